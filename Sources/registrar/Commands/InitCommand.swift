import ArgumentParser
import Catalogue
import Diagnostics
import Files

/// `registrar init`: start a catalogue.
struct InitCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Start a catalogue: a small one that builds as it is.",
    usage: "registrar init [<dir>] [<options>]",
    discussion: """
      Writes settings, a few courses, students and enrollments to replace by your own, and a workflow that checks and \
      publishes on GitHub. A file that is there already is never changed, and where content/ holds something already, \
      nothing is added to it.

        registrar init college --title "Analytical College"
        registrar build --source college
      """)

  @Argument(
    help: ArgumentHelp("The folder; the one of --source by default.", valueName: "dir"),
    completion: .directory)
  var folder: String?

  @Option(help: ArgumentHelp("The catalogue's title.", valueName: "text"))
  var title = "Course catalogue"

  @OptionGroup var global: GlobalOptions
  @OptionGroup var writing: WritingOptions

  @Option(help: ArgumentHelp("The form of the result.", valueName: "form"))
  var format = ResultFormat.text

  var console: Console { global.console }

  func run() throws {
    if let problem = textProblem(title) { throw UsageError("--title \(problem)") }
    let folder = folder ?? global.source
    if folder.isEmpty { throw UsageError("the folder must not be empty; '.' is the current one") }
    var wanted = Starter.setUp(title: title, output: "public")
    let content = "\(folder)/\(Catalogue.contentFolder)"
    let hasContent = try isFolder(content) && !FileTree(root: content).entries.isEmpty
    if !hasContent { wanted += Starter.content }
    let kept = wanted.filter { fileExists("\(folder)/\($0.path)") }.map(\.path)
    let changes = ChangeSet(changes: wanted.filter { !kept.contains($0.path) })
    if try changes.carryOut(below: folder, isDry: writing.dryRun, format: format, console), !console.isQuiet {
      try console.print(report(changes, in: folder))
    }
    for path in kept { console.note("\(path) was there already and stays as it is") }
    if hasContent { console.note("\(Catalogue.contentFolder)/ holds something already, and nothing was added to it") }
    if kept.contains(".gitignore") { try noteMissingIgnores(in: folder) }
  }

  private func report(_ changes: ChangeSet, in folder: String) -> String {
    let paint = console.paint(on: .output)
    if changes.changes.isEmpty { return "There is a catalogue in \(disarmed(folder)) already; nothing was written\n" }
    var lines = [paint(.good, "Started") + " a catalogue in \(paint(.strong, disarmed(folder)))", ""]
    lines += changes.changes.map { "  \($0.path)" }
    let option = folder == "." ? "" : " --source \(shellWord(folder))"
    lines += [
      "", "Build it, and open \(disarmed(folder == "." ? "" : "\(folder)/"))public/index.html:", "",
      "  registrar build\(disarmed(option))",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The output and what registrar remembers must not be committed by accident.
  private func noteMissingIgnores(in folder: String) throws {
    guard let bytes = try readFile("\(folder)/.gitignore") else { return }
    let lines = Set(String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map(ignoredName))
    let missing = Starter.ignored(output: "public").filter { !lines.contains(ignoredName($0[...])) }
    if !missing.isEmpty { console.note("add to .gitignore: \(missing.joined(separator: " "))") }
  }

  private func ignoredName(_ line: Substring) -> Substring {
    var name = line.trimmed
    if name.first == "/" { name.removeFirst() }
    if name.last == "/" { name.removeLast() }
    return name
  }
}

/// A word as a shell takes it for itself.
func shellWord(_ word: String) -> String {
  let isPlain = word.utf8.allSatisfy { byte in
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || "./_-+,:@%=".utf8.contains(byte)
  }
  return isPlain && !word.isEmpty ? word : "'\(word.replacing("'", with: "'\\''"))'"
}
