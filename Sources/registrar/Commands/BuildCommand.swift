import ArgumentParser
import Catalogue
import Diagnostics
import Files
import Site

/// `registrar build`: lint, then regenerate the site.
struct BuildCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Lint, then regenerate the site.",
    usage: "registrar build [<options>]",
    discussion: """
      With an error nothing is written, and the exit status is 1. What was found goes to standard error, a summary \
      to standard output.

        registrar build
        registrar build --audience public --base-url https://catalogue.example.edu/
        registrar build --source college --output /srv/www/catalogue

      Files of the output that did not change are not touched. What an earlier build wrote and this one does not \
      want is removed; a file that no build wrote is left alone, or stops the build where it would be published \
      with the site.
      """)

  @OptionGroup var global: GlobalOptions

  @Option(
    help: ArgumentHelp("The folder that the site goes into.", valueName: "dir"), completion: .directory)
  var output: String?

  @OptionGroup var settings: SettingOptions
  @OptionGroup var check: CheckOptions

  @Flag(help: "Remove what stands in the site's own folders and no build is known to have written.")
  var clean = false

  @Option(help: ArgumentHelp("The form of the summary.", valueName: "form"))
  var format = ResultFormat.text

  var console: Console { global.console }

  /// How long another build of the same output is waited for, in seconds.
  private static let patience = 600

  func run() throws {
    let configuration = try Configuration(source: global.source, flags: settings.values(global, output: output))
    configuration.tell(console)
    // Before the content is read: of two builds, the one that publishes last has read last.
    let lock = try OutputLock(configuration.output, waitingAtMost: Self.patience) {
      console.note("waiting for another registrar (build)")
    }
    defer { lock.release() }
    let stages = Stages()
    let progress = ProgressLine(stages, on: console)
    defer { progress.end() }
    let last = executableIdentity().flatMap { _ in BuildRecord(source: global.source, lock: lock) }
    var facts = last.flatMap { BuildFacts(lines: $0.facts) }
    var content: ContentListing?
    if let last, let facts, facts.isSilent {
      // Where nothing has changed since, and nothing was to report, the content need not be understood.
      stages.begin(.read)
      let listing = try Workspace.listing(configuration, options: check)
      if let listing, let counts = unchanged(last, listing.inputs, listing.content.attachments, lock) {
        let summary = BuildSummary(
          configuration, facts, counts, stages.finish(), total: stages.elapsed, warnings: [])
        progress.end()
        return try summarize(summary)
      }
      content = listing?.content
    }
    var done: PublicationCounts?
    let workspace = try Workspace(configuration, options: check, stages: stages, content: content) {
      inputs, catalogue in
      guard let last, facts != nil else { return false }
      done = unchanged(last, inputs, catalogue.attachments, lock)
      return done != nil
    }
    keepUntilExit(workspace)
    guard let templates = workspace.templates, !workspace.hasErrors else {
      progress.end()
      try reportErrors(workspace)
      throw ExitCode.failure
    }
    stages.begin(.write)
    if let site = workspace.site {
      let counts = try site.write(
        source: global.source, output: configuration.output, lock: lock, templates: templates, removesForeign: clean,
        progress: { done, total in stages.advance(done, of: total) })
      let made = BuildFacts(workspace, site)
      if !workspace.hasCollisions, counts.unkeptList == nil {
        BuildRecord(inputs: workspace.inputs, counts, facts: made.lines).save(source: global.source, lock: lock)
      }
      facts = made
      done = counts
    }
    guard let facts, let done else { return }
    let summary = BuildSummary(
      configuration, facts, done, stages.finish(), total: stages.elapsed,
      warnings: workspace.warningsByRule)
    progress.end()
    if tell(workspace.diagnostics, of: workspace, isComplete: console.isVerbose), format == .text, !console.isQuiet {
      console.tell("")
    }
    try summarize(summary)
  }

  private func summarize(_ summary: BuildSummary) throws {
    switch format {
    case .text:
      if !console.isQuiet { try console.print(summary.text(console.paint(on: .output), console.width(of: .output))) }
    case .json: try console.print(summary.json())
    }
  }

  /// What the build would do, where that is nothing.
  private func unchanged(
    _ last: BuildRecord, _ inputs: ContentDigest, _ attachments: [String], _ lock: OutputLock
  ) -> PublicationCounts? {
    last.unchanged(
      inputs: inputs, source: global.source, lock: lock,
      places: Set(attachments.map { String($0.dropFirst(Catalogue.contentFolder.utf8.count + 1)) }),
      workers: Workers(jobs: check.jobs))
  }

  /// Says why nothing was written.
  private func reportErrors(_ workspace: Workspace) throws {
    switch format {
    case .text:
      tell(workspace.diagnostics, of: workspace, isComplete: console.isVerbose)
      let sentence = workspace.summary.sentence
      console.tell(
        "\n"
          + console.paint(on: .error)(
            .error, "Nothing was written: \(sentence)"))
    case .json:
      try console.print(
        render(workspace.diagnostics, summary: workspace.summary, rules: allRules, as: .json))
    }
  }

  /// Tells what was found, of warnings some of each rule.
  ///
  /// - Returns: whether there was something to tell.
  @discardableResult
  private func tell(_ diagnostics: [Diagnostic], of workspace: Workspace, isComplete: Bool) -> Bool {
    let shown = console.isQuiet ? diagnostics.filter { $0.severity == .error } : diagnostics
    if shown.isEmpty { return false }
    let options = PrinterOptions(
      color: console.usesColor(on: .error), warningsPerRule: isComplete ? nil : 20, closesWithSummary: false,
      width: console.width(of: .error))
    console.tell(
      bytes: render(shown, summary: workspace.summary, rules: allRules, as: .text, options: options))
    return true
  }
}
