import Catalogue
import Files

/// What one run looks at: a catalogue, and what of it is published.
struct Scope: Sendable {
  /// What becomes of a file's text.
  enum TextStatus: UInt8, Sendable, BitwiseCopyable {
    case published
    /// The audience may not see it.
    case unpublished
    case draft
  }

  let catalogue: Catalogue
  let includesDrafts: Bool
  let workers: Workers
  /// Whether each student is withheld from the audience.
  let withheld: [Bool]
  let withholdsAny: Bool
  /// Whether some record is a draft and drafts are left out.
  let hasDrafts: Bool
  private let statuses: [TextStatus]

  /// - Complexity: O(*n*) in records.
  init(_ catalogue: Catalogue, includesDrafts: Bool, workers: Workers) {
    self.catalogue = catalogue
    self.includesDrafts = includesDrafts
    self.workers = workers
    let settings = catalogue.settings
    let isPublic = settings.audience == .public
    func shows(_ field: Privacy.PublicField) -> Bool {
      !isPublic || settings.privacy.publicFields.contains(field)
    }
    let withheld = catalogue.students.map { catalogue.withholds($0, from: settings.audience) }
    self.withheld = withheld
    withholdsAny = withheld.contains(true)

    let showsNotes = shows(.note)
    var statuses = catalogue.files.map { file in
      file.kind == .enrollment && !showsNotes ? TextStatus.unpublished : .published
    }
    let showsBodies = shows(.body)
    var hasDrafts = false
    catalogue.forEachHeader { kind, number, header in
      if header.isDraft, !includesDrafts {
        hasDrafts = true
        statuses[Int(header.file)] = .draft
      } else if kind == .student, withheld[number] || !showsBodies {
        statuses[Int(header.file)] = .unpublished
      }
    }
    self.hasDrafts = hasDrafts
    self.statuses = statuses
  }

  func status(ofFile file: Int32) -> TextStatus { statuses[Int(file)] }

  func isDraft(_ kind: RecordKind, _ number: Int) -> Bool {
    hasDrafts && catalogue.header(of: kind, number).isDraft
  }
}
