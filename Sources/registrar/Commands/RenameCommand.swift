import ArgumentParser
import Catalogue
import Diagnostics
import Editing

/// `registrar rename`: change an id wherever it stands.
struct RenameCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename",
    abstract: "Change a record's id, its file's name, and every reference and link to it.",
    usage: "registrar rename <kind> <old> <new> [<options>]",
    discussion: """
      The old id becomes an alias, so that its old address leads to the new one. A roster whose file or folder bears \
      the old id is renamed along. Only the ids change: comments, quotes and line ends stay as they are.

        registrar rename course cs-101 cs-110
        registrar rename student ada-byron ada-lovelace
        registrar rename term 2026-fall 2026-autumn --dry-run
        registrar rename department CS Computing

      A department, an instructor, a program or a term that is a plain word is changed wherever the word stands.
      """)

  @Argument(help: ArgumentHelp("What it is.", valueName: "kind"))
  var kind: RecordKind

  @Argument(help: ArgumentHelp("The id that it has.", valueName: "old"))
  var old: String

  @Argument(help: ArgumentHelp("The id that it gets.", valueName: "new"))
  var new: String

  @OptionGroup var writing: WritingOptions

  @Option(help: ArgumentHelp("The form of the result.", valueName: "form"))
  var format = ResultFormat.text

  @OptionGroup var global: GlobalOptions

  var console: Console { global.console }

  /// Files with new names that are told one by one.
  private static let toldMoves = 5

  func run() throws {
    var outcome = RenameOutcome()
    try console.carryOut(
      global, as: "rename", isDry: writing.dryRun, format: format,
      json: { json($0, outcome) }, text: { _ in report(outcome) },
      plan: { catalogue, place in
        outcome = try rename(Rename(kind, old, to: new), in: catalogue, at: place)
        return outcome.edit
      })
  }

  private func report(_ outcome: RenameOutcome) -> String {
    let paint = console.paint(on: .output)
    var lines = ["\(paint(.good, "renamed"))  \(kind.name) \(disarmed(old)) to \(disarmed(new))"]
    lines += outcome.moves.prefix(Self.toldMoves).map { move in
      "\(paint(.quiet, "moved"))    \(disarmed(move.from)) to \(disarmed(move.to))"
    }
    let more = outcome.moves.count - Self.toldMoves
    if more > 0 { lines.append("\(paint(.quiet, "moved"))    \(counted(more, "file")) more") }
    if outcome.places > 0 {
      lines.append(
        "\(paint(.quiet, "changed"))  \(counted(outcome.places, "reference")) in \(counted(outcome.files, "file"))")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func json(_ edit: Edit, _ outcome: RenameOutcome) -> [UInt8] {
    var json = JSONWriter()
    json.object(.many) { json in
      json.field("kind", kind.name)
      json.field("old", old)
      json.field("new", new)
      json.field("references", outcome.places)
      edit.writeChanges(isDry: writing.dryRun, to: &json)
    }
    json.endLine()
    return json.bytes
  }
}
