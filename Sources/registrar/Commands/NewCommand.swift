import ArgumentParser
import Catalogue
import Diagnostics
import Editing
import Files

/// `registrar new`: add records.
struct NewCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Add a course, a student, a term or another record.",
    usage: "registrar new <kind> <id>... [<options>]",
    discussion: """
      Writes the record's file, with the fields that it may have as comments. An id is the file's name: letters, \
      digits, '.', '_' and '-'. The id of a page may name folders.

        registrar new course cs-103 --title "Algorithms"
        registrar new student grace-hopper --name "Grace Hopper"
        registrar new page handbook/fees
        registrar new term 2027-spring --from 2026-fall

      With --from, every course that is offered in the old term is offered in the new one too: sections, capacities, \
      rooms and meetings are copied, dates are not, because they belong to the old term.
      """)

  @Argument(
    help: ArgumentHelp("What it is.", valueName: "kind"))
  var kind: RecordKind

  @Argument(help: ArgumentHelp("The new record's id; several make several.", valueName: "id"))
  var ids: [String]

  @Option(
    name: [.long, .customLong("name")],
    help: ArgumentHelp("Its title or name; made from the id when it is not given.", valueName: "text"))
  var title: String?

  @Option(help: ArgumentHelp("A term whose offerings the new term gets, too.", valueName: "term"))
  var from: String?

  @OptionGroup var global: GlobalOptions
  @OptionGroup var writing: WritingOptions

  @Option(help: ArgumentHelp("The form of the result.", valueName: "form"))
  var format = ResultFormat.text

  var console: Console { global.console }

  func validate() throws {
    if let problem = title.flatMap(textProblem) { throw ValidationError("--title \(problem)") }
    if ids.count > 1, title != nil { throw ValidationError("--title is for one record; several ids are given") }
    if from != nil, kind != .term || ids.count > 1 { throw ValidationError("--from is for one new term") }
  }

  func run() throws {
    try Workspace.requireContent(in: global.source)
    let configuration = try Configuration(source: global.source, flags: global.values)
    let catalogue = try Workspace.readContent(configuration)
    try requireCurrentFormat(catalogue)
    let records = NewRecords(kind: kind, ids: ids, catalogue: catalogue, source: global.source)
    var changes = ChangeSet()
    var copy: OfferingCopy?
    if let from {
      copy = try OfferingCopy(from: from, to: ids[0], in: catalogue)
      // Where terms are plain words, offerings are all that there is of one.
      if records.labels.isEmpty { changes.changes = try records.files(title: title) }
    } else {
      changes.changes = try records.files(title: title)
    }
    changes.changes += copy?.changes ?? []
    if try changes.carryOut(below: global.source, isDry: writing.dryRun, format: format, console), !console.isQuiet {
      try console.print(report(changes))
    }
    for note in copy?.notes ?? [] { console.note(note) }
  }

  private func report(_ changes: ChangeSet) -> String {
    let paint = console.paint(on: .output)
    return changes.changes.map { change in
      let word = change.old == nil ? paint(.good, "created") : paint(.warning, "changed")
      return "\(word)  \(change.path)\n"
    }.joined()
  }
}

extension RecordKind: ExpressibleByArgument {
  /// The kinds that have records with an id.
  private static var named: [RecordKind] { allCases.filter { $0 != .enrollment } }

  package init?(argument: String) {
    guard let kind = Self.named.first(where: { $0.name == argument }) else { return nil }
    self = kind
  }

  package var defaultValueDescription: String { name }

  package static var allValueStrings: [String] { named.map(\.name) }
}
