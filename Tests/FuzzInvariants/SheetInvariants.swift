import Catalogue
import Diagnostics
import Editing
import Files
import TestSupport

/// A table to import: its cells are parts of it, and what is imported is imported once.
///
/// The first byte says what the rows are about; the rest is the table.
func checkSheet(_ bytes: [UInt8]) throws {
  guard let first = bytes.first else { return }
  let kind = RecordKind.allCases[Int(first) % RecordKind.allCases.count]
  let bytes = Array(bytes.dropFirst())
  try checkTable(CSVTable(bytes), of: bytes)
  let college = try College.shared.get()
  let settings = College.settings.settings
  let request = ImportRequest(kind: kind, path: "table.csv", bytes: bytes)
  do {
    let sheet = try ImportSheet(request)
    let place = EditingPlace(
      folder: college.folder.path, settings: settings, workers: Workers(jobs: 1), purpose: "import", isDry: true)
    let before = try college.catalogue(settings)
    let outcome = try plan(sheet, in: before, at: place)
    try checkChanges(outcome.edit.changes)
    var files: [String: [UInt8]] = [:]
    for change in outcome.edit.changes { files[change.path] = change.new }
    let after = try college.catalogue(settings, with: files)
    try require(!after.findings.contains { $0.rule.family == .structure }, "the catalogue cannot be read afterwards")
    let again = try plan(sheet, in: after, at: place)
    try require(again.edit.changes.isEmpty, "importing again changes \(again.edit.changes.map(\.path))")
  } catch let refusal as ImportRefusal {
    try require(!refusal.diagnostics.isEmpty, "refused without a reason")
    try checkDiagnostics(refusal.diagnostics.sorted(), sources: [request.path: bytes])
  } catch let error as ColumnError {
    try require(!error.description.isEmpty, "refused without a word")
  } catch let refusal as Refusal {
    try require(!refusal.message.isEmpty, "refused without a word")
  }
}

private func checkTable(_ table: CSVTable, of bytes: [UInt8]) throws {
  var last = 0
  for row in 0..<table.rowCount {
    try require(!table.row(row).isEmpty, "a row without cells")
    for cell in table.row(row) {
      try require(
        last <= cell.range.lowerBound && cell.range.upperBound <= bytes.count, "a cell at \(cell.range), after \(last)")
      last = cell.range.upperBound
    }
  }
  guard table.faults.isEmpty, String(validating: bytes, as: UTF8.self) != nil else {
    for fault in table.faults { try require(fault.range.upperBound <= bytes.count, "a fault at \(fault.range)") }
    return
  }
  // The same cells in another form.
  let rows = (0..<table.rowCount).map { table.row($0).map { table.text($0) } }
  // By scalars: a quote and the mark that follows it are one character.
  let quoted = rows.map { row in
    row.map { text in
      let parts = text.unicodeScalars.split(separator: "\"", omittingEmptySubsequences: false)
      return "\"\(parts.map { String($0) }.joined(separator: "\"\""))\""
    }.joined(separator: ",") + "\n"
  }.joined()
  let again = CSVTable(Array(quoted.utf8), delimiter: UInt8(ascii: ","))
  try require(again.faults.isEmpty, "what is quoted has faults: \(again.faults)")
  let visible = rows.filter { $0.contains { !$0.utf8.allSatisfy { $0 <= 0x20 } } }
  try require(
    (0..<again.rowCount).map { again.row($0).map { again.text($0) } } == visible, "\(rows) is read as something else")
}

/// Changes are of content alone, and of what is there.
private func checkChanges(_ changes: [FileChange]) throws {
  for change in changes {
    try require(change.path.hasPrefix("content/") && !change.path.contains(".."), "a change of \(change.path)")
    try require(
      change.old.map { String(decoding: $0, as: UTF8.self) } == College.files[change.path],
      "a change of what is not there")
  }
}
