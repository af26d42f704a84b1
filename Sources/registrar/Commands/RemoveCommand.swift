import ArgumentParser
import Catalogue
import Diagnostics
import Editing

/// `registrar remove`: take a record away.
struct RemoveCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Remove a record that nothing refers to any more.",
    usage: "registrar remove <kind> <id> [<options>]",
    discussion: """
      While a reference or a link names the record, it is refused, and every such place is listed. With \
      --with-enrollments the enrollments of the student, in the course or in the term are removed too; a roster that \
      is left with nothing to say goes as a file.

        registrar remove page old-news
        registrar remove student ada-lovelace --with-enrollments
        registrar remove course cs-101 --with-enrollments --dry-run

      To keep what a student has done, use withdraw instead.
      """)

  @Argument(help: ArgumentHelp("What it is.", valueName: "kind"))
  var kind: RecordKind

  @Argument(help: ArgumentHelp("Its id.", valueName: "id"))
  var id: String

  @Flag(help: "Remove its enrollments too.")
  var withEnrollments = false

  @OptionGroup var writing: WritingOptions

  @Option(help: ArgumentHelp("The form of the result.", valueName: "form"))
  var format = ResultFormat.text

  @OptionGroup var global: GlobalOptions

  var console: Console { global.console }

  func run() throws {
    try console.carryOut(
      global, as: "remove", isDry: writing.dryRun, format: format,
      json: { $0.json(isDry: writing.dryRun) }, text: report,
      plan: { try remove(Remove(kind, id, removesEnrollments: withEnrollments), from: $0, at: $1) })
  }

  private func report(_ edit: Edit) -> String {
    let paint = console.paint(on: .output)
    var lines = ["\(paint(.warning, "removed"))  \(kind.name) \(disarmed(id))"]
    if !edit.enrollments.isEmpty {
      let files = edit.changes.count - 1
      lines.append(
        "\(paint(.warning, "deleted"))  \(counted(edit.enrollments.count, "enrollment")) in \(counted(files, "file"))")
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
