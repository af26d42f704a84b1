import ArgumentParser
import Diagnostics
import Files
import Site

/// `registrar lint`: check content, settings and templates.
struct LintCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Check content, settings and templates; write nothing.",
    usage: "registrar lint [<options>]",
    discussion: """
      Every problem is reported in one run, on standard output. The exit status is 1 when there is an error, and 0 \
      when there are warnings at most.

        registrar lint
        registrar lint --strict --format github
        registrar lint --format sarif > lint.sarif

      registrar explain RULE says what a rule is about.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var settings: SettingOptions
  @OptionGroup var check: CheckOptions

  @Option(help: ArgumentHelp("The form of the report.", valueName: "form"))
  var format = DiagnosticFormat.text

  var console: Console { global.console }

  func run() throws {
    let configuration = try Configuration(source: global.source, flags: settings.values(global))
    configuration.tell(console)
    let stages = Stages()
    let progress = ProgressLine(stages, on: console)
    defer { progress.end() }
    let workspace = try Workspace(configuration, options: check, stages: stages) { _, catalogue in
      !catalogue.canCollide
    }
    keepUntilExit(workspace)
    progress.end()
    var options = PrinterOptions(
      color: console.usesColor(on: .output), width: console.width(of: .output), version: Registrar.version)
    if format == .github || format == .gitlab {
      options.pathPrefix = repositoryPrefix(of: absolutePath(global.source))
    }
    if global.quiet, format == .text {
      options.closesWithSummary = false
    }
    try console.print(
      render(workspace.diagnostics, summary: workspace.summary, rules: allRules, as: format, options: options))
    if workspace.hasErrors { throw ExitCode.failure }
  }
}

/// What leads from the root of the git repository around a folder to that folder: empty, or with a `/` at its
/// end.
///
/// - Parameter folder: an absolute path.
func repositoryPrefix(of folder: String) -> String {
  var root = folder
  while !root.isEmpty {
    // A folder, or in a linked worktree a file.
    if fileExists("\(root)/.git") { return root == folder ? "" : "\(folder.dropFirst(root.utf8.count + 1))/" }
    root = String(root[..<(root.lastIndex(of: "/") ?? root.startIndex)])
  }
  return ""
}
