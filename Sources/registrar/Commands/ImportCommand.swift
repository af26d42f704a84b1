import ArgumentParser
import Catalogue
import Diagnostics
import Editing
import Files

/// `registrar import`: take over records and enrollments from a spreadsheet.
struct ImportCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take over students, courses or enrollments from a CSV file.",
    usage: "registrar import <kind> <file> [<options>]",
    discussion: """
      The first row names the columns; the names that spreadsheets, Canvas and OneRoster use are known. What is there \
      already is changed where the file says otherwise, an empty cell changes nothing, and nothing is ever deleted, so \
      that importing a file again changes nothing.

        registrar import students users.csv --dry-run
        registrar import courses courses.csv --map "Course no.=code" --map Notes=-
        registrar import enrollments enrollments.csv --term 2026-fall

      Every problem of the file is told in one run, with its line, and then nothing is written. An id that cannot be a \
      file's name is rewritten: 'S-12@x' as 's-12-x'. Enrollments find their student by id or e-mail address, and their \
      course by id or code.
      """)

  @Argument(help: ArgumentHelp("What the rows are about.", valueName: "kind"))
  var kind: ImportKind

  @Argument(
    help: ArgumentHelp("The CSV file.", valueName: "file"), completion: .file(extensions: ["csv", "tsv", "txt"]))
  var file: String

  @Option(
    name: .customLong("map"),
    help: ArgumentHelp("The field that a column fills; '-' for none. May be repeated.", valueName: "column=field"))
  var mappings: [ColumnMapping] = []

  @Option(help: ArgumentHelp("What stands between cells; found out unless given.", valueName: "character"))
  var delimiter: Delimiter?

  @Option(help: ArgumentHelp("How to read dates such as 03/04/2026.", valueName: "order"))
  var dates: DateOrder?

  @Option(help: ArgumentHelp("The term of enrollments whose row names none.", valueName: "id"))
  var term: String?

  @OptionGroup var writing: WritingOptions

  @Option(help: ArgumentHelp("The form of the result.", valueName: "form"))
  var format = ResultFormat.text

  @OptionGroup var global: GlobalOptions

  var console: Console { global.console }

  func validate() throws {
    if term != nil, kind.kind != .enrollment { throw ValidationError("--term is for enrollments only") }
  }

  func run() throws {
    guard let bytes = try readFile(file) else { throw UsageError("there is no file '\(disarmed(file))'") }
    try Workspace.requireContent(in: global.source)
    let configuration = try Configuration(source: global.source, flags: global.values)
    configuration.tell(console)
    var request = ImportRequest(kind: kind.kind, path: file, bytes: bytes)
    request.mappings = mappings
    request.delimiter = delimiter?.byte
    request.dateOrder = dates
    request.term = term
    let place = EditingPlace(
      folder: global.source, settings: configuration.settings, purpose: "import", isDry: writing.dryRun)
    do {
      let sheet = try ImportSheet(request)
      try console.answer(as: format) { try carryOut(sheet, at: place) }
    } catch let error as ColumnError {
      throw UsageError(disarmed(error.description))
    } catch let refusal as ImportRefusal {
      try tell(refusal)
    }
  }

  private func carryOut(_ sheet: ImportSheet, at place: EditingPlace) throws {
    var outcome = ImportOutcome(kind: kind.kind)
    _ = try Editing.edit(at: place, onWait: { console.note("waiting for another registrar (\($0))") }) { catalogue in
      outcome = try plan(sheet, in: catalogue, at: place)
      return outcome.edit
    }
    for line in outcome.edit.notes { console.note(disarmed(line)) }
    switch format {
    case .json: try console.print(outcome.json(isDry: place.isDry))
    case .text where place.isDry:
      try console.print(outcome.edit.changes.diff(console.paint(on: .output)))
      console.note("\(outcome.sentence); nothing was written")
    case .text:
      if !console.isQuiet {
        try console.print("\(outcome.sentence)\n\(outcome.edit.changes.isEmpty ? "nothing to change\n" : "")")
      }
    }
  }

  /// Most problems of one kind that are shown to people.
  private static let shownOfAKind = 20

  private func tell(_ refusal: ImportRefusal) throws {
    if format == .json {
      try console.print(refusal.refusal.json())
      throw ExitCode.failure
    }
    var counts: [String: Int] = [:]
    let shown = refusal.diagnostics.filter { diagnostic in
      counts[diagnostic.rule, default: 0] += 1
      return console.isVerbose || counts[diagnostic.rule, default: 0] <= Self.shownOfAKind
    }
    let options = PrinterOptions(
      color: console.usesColor(on: .error), closesWithSummary: false, width: console.width(of: .error))
    let summary = Summary(of: refusal.diagnostics, students: 0, courses: 0, enrollments: 0)
    console.tell(bytes: render(shown, summary: summary, rules: allRules, as: .text, options: options))
    for (rule, count) in counts.sorted(by: { $0.key < $1.key }) where count > Self.shownOfAKind && !console.isVerbose {
      console.tell("... and \(count - Self.shownOfAKind) more of \(rule); --verbose shows all")
    }
    console.fail("nothing was imported: \(counted(refusal.diagnostics.count, "problem"))")
    throw ExitCode.failure
  }
}

/// What can be imported.
struct ImportKind: ExpressibleByArgument {
  let kind: RecordKind

  private static let kinds: [RecordKind] = [
    .student, .course, .enrollment, .term, .department, .instructor, .program,
  ]

  init?(argument: String) {
    guard let kind = Self.kinds.first(where: { $0.name == argument || $0.folder == argument }) else { return nil }
    self.kind = kind
  }

  static var allValueStrings: [String] { kinds.map(\.folder) }
}

/// A character between cells.
struct Delimiter: ExpressibleByArgument {
  let byte: UInt8

  init?(argument: String) {
    switch argument {
    case "tab", "\\t": byte = UInt8(ascii: "\t")
    case "comma": byte = UInt8(ascii: ",")
    case "semicolon": byte = UInt8(ascii: ";")
    default:
      guard argument.utf8.count == 1, let only = argument.utf8.first, only < 0x80,
        !"\"\r\n \0".utf8.contains(only)
      else { return nil }
      byte = only
    }
  }
}

extension ColumnMapping: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}

extension DateOrder: ExpressibleByArgument {}
