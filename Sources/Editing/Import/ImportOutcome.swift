package import Catalogue
import Diagnostics

/// What an import amounts to, worked out and checked before anything is written.
package struct ImportOutcome: Sendable {
  package var kind: RecordKind
  /// Records, or enrollments, by what becomes of them.
  package var created = 0
  package var changed = 0
  package var unchanged = 0
  /// Rows that are about something else, such as a teacher among students.
  package var skipped = 0
  package var edit = Edit()

  package init(kind: RecordKind) { self.kind = kind }

  /// The counts in words: `students: 2 created, 1 changed, 774 unchanged`.
  package var sentence: String {
    var parts = ["\(created) created", "\(changed) changed", "\(unchanged) unchanged"]
    if skipped > 0 { parts.append("\(skipped) skipped") }
    return "\(kind.folder): \(parts.joined(separator: ", "))"
  }

  /// What programs read.
  ///
  /// - Parameter isDry: whether nothing was written.
  package func json(isDry: Bool) -> [UInt8] {
    var json = JSONWriter()
    json.object(.many) { json in
      json.field("created", created)
      json.field("changed", changed)
      json.field("unchanged", unchanged)
      json.field("skipped", skipped)
      edit.writeChanges(isDry: isDry, to: &json)
    }
    json.endLine()
    return json.bytes
  }
}

/// Works out what an import changes, and refuses what would break the catalogue.
///
/// Existing records keep every byte but the values that the file gives and that differ; empty cells change nothing,
/// and nothing is ever deleted.
///
/// - Parameters:
///   - sheet: the rows to import.
///   - catalogue: as it was just read from `place`.
/// - Throws: ``ImportRefusal``, `Refusal`; `FileError` when the system refuses.
/// - Complexity: O(*n*) in rows and in enrollments.
package func plan(_ sheet: ImportSheet, in catalogue: Catalogue, at place: EditingPlace) throws -> ImportOutcome {
  if sheet.request.kind == .enrollment {
    var enrollments = EnrollmentImport(sheet, catalogue)
    return try enrollments.plan()
  }
  var records = RecordImport(sheet, catalogue)
  return try records.plan(at: place)
}
