package import Catalogue
import Diagnostics
import Files
import FrontMatter
import Linting

/// What bringing a catalogue to the current format amounts to.
package struct MigrationOutcome: Sendable {
  /// How many records of a sort there are.
  package struct Counts: Sendable, Hashable {
    package var students: Int
    package var courses: Int
    package var enrollments: Int
  }

  package var edit = Edit()
  package var before: Counts
  package var after: Counts
}

/// Works out how a catalogue of format 1 becomes one of format 2.
///
/// In format 1 a student's own file lists `courses`. Each such list becomes a file of the student's enrollments, its
/// lines as they are; every other byte of the student's file stays. What the lists say is read apart from the
/// catalogue, and compared with what the catalogue says afterwards.
///
/// References that dangle in a list dangle afterwards, and stop nothing.
///
/// - Parameters:
///   - catalogue: as it was just read; it may be migrated in part.
///   - place: the folder that it was read from.
/// - Throws: `Refusal` that lists, by file and line, what cannot be moved; `FileError`.
/// - Complexity: that of reading and checking the catalogue once more.
package func migrate(_ catalogue: Catalogue, at place: EditingPlace) throws -> MigrationOutcome {
  var settings = try EditedSettings(folder: place.folder)
  try settings.migrate()
  let moves = place.workers.map(catalogue.students.count, chunk: 64) { range in
    range.compactMap { StudentMove(of: catalogue.students[$0], in: catalogue) }
  }.joined()
  let faults = moves.flatMap(\.faults).sorted()
  if !faults.isEmpty { throw Refusal.unmovable(faults) }

  let total = catalogue.enrollments.count + catalogue.unresolvedEnrollmentCount
  let counts = MigrationOutcome.Counts(
    students: catalogue.students.count, courses: catalogue.courses.count,
    enrollments: total + moves.reduce(0) { $0 + $1.records.count })
  var outcome = MigrationOutcome(before: counts, after: counts)
  var names = FreeNames(in: catalogue, at: place)
  for move in moves {
    let path = catalogue.path(ofFile: move.file)
    outcome.edit.changes.append(FileChange(path: path, old: catalogue.bytes(ofFile: move.file), new: move.rest))
    if let bytes = move.enrollments {
      outcome.edit.changes.append(FileChange(path: names.take(move.student), old: nil, new: bytes))
    }
  }
  if let change = settings.change { outcome.edit.changes.append(change) }
  outcome.edit.changes.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  if outcome.edit.changes.isEmpty { return outcome }

  let after = try Catalogue(
    folder: place.folder, settings: settings.applied(to: catalogue.settings), workers: place.workers,
    changes: outcome.edit.changes)
  outcome.after = MigrationOutcome.Counts(
    students: after.students.count, courses: after.courses.count,
    enrollments: after.enrollments.count + after.unresolvedEnrollmentCount)
  let expected = catalogue.enrollments.map { EnrollmentRecord($0, in: catalogue) } + moves.flatMap(\.records)
  guard outcome.after == outcome.before, after.holds(only: expected) else {
    throw Refusal(
      status: 409, code: "unsafe-edit",
      message: "the enrollments would not be the same afterwards; please report this, with the catalogue if you can")
  }
  let errors = lint(after, settingsFile: settings.after, options: LintOptions(workers: place.workers))
    .count { $0.severity == .error }
  if errors > 0 {
    outcome.edit.notes.append(
      "\(counted(errors, "error")) with no bearing on the format \(errors == 1 ? "is" : "are") left: run 'registrar lint'"
    )
  }
  return outcome
}

/// What becomes of one student's file.
private struct StudentMove: Sendable {
  let file: Int32
  let student: String
  var records: [EnrollmentRecord] = []
  var rest: [UInt8] = []
  var enrollments: [UInt8]?
  var faults: [Diagnostic] = []

  /// - Returns: `nil` for a file without a list of courses.
  init?(of record: Student, in catalogue: Catalogue) {
    file = record.header.file
    student = record.header.id.string
    let content = catalogue.files[Int(file)]
    guard !content.bytes.isAbsent, !catalogue.isLink(file),
      Target.contains(content.bytes.bytes, Array(CourseList.key.utf8))
    else { return nil }
    let source = catalogue.source(ofFile: file)
    func fault(_ rule: Rule, _ range: Range<Int>, _ message: String) -> Diagnostic {
      source.diagnostic(rule, at: range, message)
    }
    guard let editor = FrontMatterEditor(source.bytes) else {
      // Whether it lists courses cannot be told, and half a migration would be none.
      faults = [fault(.unreadableFile, 0..<0, "the front matter cannot be read; mend it first")]
      return
    }
    guard let list = CourseList(editor, student: student) else { return nil }
    records = list.records
    faults = list.faults.map { fault(.invalidValue, $0.range, $0.message) }
    if !faults.isEmpty { return }
    guard let moved = list.moved() else {
      faults = [fault(.unreadableFile, 0..<0, "its front matter is laid out in an unusual way; move 'courses' by hand")]
      return
    }
    (rest, enrollments) = moved
  }
}

/// Names for new files of enrollments.
private struct FreeNames {
  private var taken: Set<String>
  private let folder = "\(Catalogue.contentFolder)/\(RecordKind.enrollment.folder)"
  private let source: String

  init(in catalogue: Catalogue, at place: EditingPlace) {
    source = place.folder
    taken = Set(
      catalogue.files.indices.lazy.filter { catalogue.files[$0].kind == .enrollment }.map {
        catalogue.path(ofFile: Int32($0)).lowercased()
      })
  }

  /// `content/enrollments/<student>.md`, with a number behind it where that is taken.
  mutating func take(_ student: String) -> String {
    // The id of a faulty record may be no name for a file.
    let isName = Array(student.utf8).withUnsafeBufferPointer { Identifier.fault(in: $0) == nil }
    let stem = "\(folder)/\(isName ? student : "student")"
    var path = "\(stem).md"
    var number = 2
    while taken.contains(path.lowercased()) || fileExists("\(source)/\(path)") {
      path = "\(stem)-\(number).md"
      number += 1
    }
    taken.insert(path.lowercased())
    return path
  }
}

extension EditedSettings {
  /// Lets the settings say the current format, where they name an older one.
  ///
  /// - Throws: `Refusal` where they name a newer one, or only a person can change them.
  fileprivate mutating func migrate() throws {
    let version = before.settings.schemaVersion
    if version > CatalogueFormat.current {
      throw Refusal(
        status: 409, code: "invalid-setting",
        message: "this registrar reads format \(CatalogueFormat.current), not \(version); use a newer one")
    }
    guard let bytes, version < CatalogueFormat.current else { return }
    var reader = DocumentReader()
    guard reader.readMapping(bytes.span).isUsable,
      let value = reader.document.value(of: "schema_version", in: bytes.span)
    else { return }
    let document = reader.document
    let text = "\(CatalogueFormat.current)"
    var edits = ByteEdits()
    edits.replace(document[value], with: text, in: bytes)
    guard let result = edits.applied(to: bytes), reader.readMapping(result.span).isUsable,
      document.says((reader.document, result), after: bytes, but: [value: text])
    else { throw Refusal.unsafeEdit(SettingsFile.name, line: 1, "it is laid out in an unusual way") }
    change(to: result)
  }
}

extension Catalogue {
  /// Whether its enrollments are some of those given, each as often at most, and all others are unresolved.
  fileprivate func holds(only expected: [EnrollmentRecord]) -> Bool {
    var left: [EnrollmentRecord: Int] = [:]
    for var record in expected {
      record.courseCredits = nil
      left[record, default: 0] += 1
    }
    for enrollment in enrollments {
      var record = EnrollmentRecord(enrollment, in: self)
      record.courseCredits = nil
      guard let count = left[record], count > 0 else { return false }
      left[record] = count - 1
    }
    return true
  }
}

extension Refusal {
  /// How many faults a message tells; the details have all.
  private static let toldFaults = 20

  /// Lists of format 1 that hold what cannot be moved.
  fileprivate static func unmovable(_ faults: [Diagnostic]) -> Refusal {
    let told = faults.prefix(toldFaults).map { "\($0.path):\($0.start.line): \($0.message)" }
    let more = faults.count > toldFaults ? "; and \(faults.count - toldFaults) more" : ""
    return Refusal(
      status: 409, code: faults.first?.rule ?? Rule.invalidValue.id,
      message: "nothing was moved: \(told.joined(separator: "; "))\(more)",
      details: faults.map { Detail(field: "\($0.path):\($0.start.line)", value: $0.message) })
  }
}
