package import Catalogue
import Diagnostics
import Files
import FrontMatter
import Linting
import Markdown

/// Take a record away.
package struct Remove: Sendable, Hashable {
  package var kind: RecordKind
  package var id: String
  /// Whether the enrollments of the student, in the course or in the term go too.
  package var removesEnrollments = false

  package init(_ kind: RecordKind, _ id: String, removesEnrollments: Bool = false) {
    self.kind = kind
    self.id = id
    self.removesEnrollments = removesEnrollments
  }
}

/// Works out what the removal of a record changes.
///
/// - Parameters:
///   - catalogue: as it was just read.
///   - place: the folder that it was read from.
/// - Returns: the edit, with the enrollments that go.
/// - Throws: `Refusal` that lists, by file and line, what still refers to the record; `FileError`.
/// - Complexity: that of reading and checking the catalogue once more.
package func remove(_ request: Remove, from catalogue: Catalogue, at place: EditingPlace) throws -> Edit {
  let target = try Target(request.kind, request.id, in: catalogue)
  guard target.file >= 0 else {
    throw Refusal(
      status: 409, code: "unsafe-edit",
      message: "the \(request.kind.name) '\(request.id)' is a plain word, which has no file to remove",
      details: [.init(field: "id", value: request.id)])
  }
  var edit = Edit()
  var removal = EnrollmentRemoval(of: target, from: catalogue)
  if request.removesEnrollments { try removal.carryOut() }
  edit.enrollments = removal.removed
  edit.changes = removal.changes

  let settings = try EditedSettings(folder: place.folder)
  var references = settings.references(to: target, in: catalogue)
  references += mentions(of: target, in: catalogue, workers: place.workers) { [removal] file in
    removal.remaining(in: file, of: target, catalogue)
  }.joined()
  if !references.isEmpty { throw Refusal.stillNamed(target, references, isEnrolled: removal.isEnrolled(references)) }

  let path = catalogue.path(ofFile: target.file)
  edit.changes.append(FileChange(path: path, old: catalogue.bytes(ofFile: target.file), new: nil))
  edit.changes.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  let after = try Catalogue(
    folder: place.folder, settings: catalogue.settings, workers: place.workers, changes: edit.changes)
  try refuseNewErrors(
    before: catalogue, after: after, settings: (settings.before, settings.before), workers: place.workers)
  return edit
}

/// A place that names a record which is to go.
struct RemainingReference: Sendable {
  let path: String
  let line: Int
  let isInEnrollments: Bool
}

/// The enrollments that go with a record.
private struct EnrollmentRemoval: Sendable {
  private let catalogue: Catalogue
  private let target: Target
  private(set) var removed: [EnrollmentRecord] = []
  private(set) var changes: [FileChange] = []
  /// The places of the items that go, by file; those of a file that goes as a whole are not among them.
  private var items: [Int32: [Range<Int>]] = [:]
  private var files: Set<Int32> = []

  init(of target: Target, from catalogue: Catalogue) {
    self.target = target
    self.catalogue = catalogue
  }

  /// - Throws: `Refusal` where a file cannot be edited safely.
  mutating func carryOut() throws {
    var rosters = RosterFiles(catalogue)
    let number = Int32(target.number)
    for enrollment in catalogue.enrollments {
      let isMeant =
        switch target.kind {
        case .student: enrollment.student == number
        case .course: enrollment.course == number
        case .term: enrollment.term == number
        default: false
        }
      guard isMeant else { continue }
      removed.append(EnrollmentRecord(enrollment, in: catalogue))
      try rosters.remove(enrollment)
      items[enrollment.file, default: []].append(enrollment.place.range)
    }
    for roster in try rosters.replacements() {
      guard let file = roster.file else { continue }
      if roster.bytes == nil { files.insert(file) }
      changes.append(FileChange(path: roster.path, old: catalogue.bytes(ofFile: file), new: roster.bytes))
    }
  }

  /// The places of a file that name the record and do not go with it.
  func remaining(in file: FileMentions, of target: Target, _ catalogue: Catalogue) -> [RemainingReference] {
    if file.file == target.file || files.contains(file.file) { return [] }
    let source = catalogue.source(ofFile: file.file)
    let going = items[file.file] ?? []
    let values = file.values.filter { value in
      // An adviser's name is a text, which names nobody when there is no such instructor.
      !file.isAdvisor(value)
    }.map { file.document[$0].range }.filter { range in !going.contains { $0.overlaps(range) } }
    let isRoster = catalogue.files[Int(file.file)].kind == .enrollment
    return values.map { reference($0, source, isRoster) } + file.links.map { reference($0.range, source, false) }
  }

  private func reference(_ range: Range<Int>, _ source: SourceText, _ isInEnrollments: Bool) -> RemainingReference {
    RemainingReference(
      path: source.path, line: source.position(at: range.lowerBound).line, isInEnrollments: isInEnrollments)
  }

  /// Whether nothing but enrollments stands in the way, and they could go too.
  func isEnrolled(_ references: [RemainingReference]) -> Bool {
    removed.isEmpty && references.allSatisfy(\.isInEnrollments)
      && [.student, .course, .term].contains(target.kind)
  }
}

extension FileMentions {
  /// Whether a value is a student's adviser.
  fileprivate func isAdvisor(_ value: Int) -> Bool {
    document.value(of: "advisor", in: bytes.span) == value
  }
}

extension EditedSettings {
  /// Where the settings name a record.
  fileprivate func references(to target: Target, in catalogue: Catalogue) -> [RemainingReference] {
    guard let bytes else { return [] }
    var reader = DocumentReader()
    guard reader.readMapping(bytes.span).isUsable else { return [] }
    let document = reader.document
    return places(of: target, in: catalogue, document: document) { _ in "" }.map { place in
      let line = before.source.position(at: document[place.node].range.lowerBound).line
      return RemainingReference(path: SettingsFile.name, line: line, isInEnrollments: false)
    }
  }
}

extension Refusal {
  /// How many places a message tells; the details have all.
  private static let toldPlaces = 20

  /// A record that cannot go, because something names it.
  fileprivate static func stillNamed(
    _ target: Target, _ references: [RemainingReference], isEnrolled: Bool
  ) -> Refusal {
    let places = references.map { "\($0.path):\($0.line)" }
    let more = places.count > toldPlaces ? " and \(places.count - toldPlaces) more" : ""
    return Refusal(
      status: 409, code: Rule.danglingReference.id,
      message: "the \(target.kind.name) '\(target.id)' is still named, at "
        + "\(places.prefix(toldPlaces).joined(separator: ", "))\(more)"
        + (isEnrolled ? "; --with-enrollments removes the enrollments too" : ""),
      details: places.map { Detail(field: "reference", value: $0) })
  }
}
