import Catalogue
import Diagnostics
import Editing
import Files
import TestSupport

/// What came of an import.
struct Imported {
  var outcome: ImportOutcome
  /// The content afterwards, by path.
  var files: [String: String]
}

/// Imports a table into a catalogue of files, twice, and makes sure that the second time changes nothing.
func importing(
  _ csv: String, as kind: RecordKind, into files: [String: String], settings: String = "",
  _ configure: (inout ImportRequest) -> Void = { _ in }
) throws -> Imported {
  try withTemporaryFolder { folder in
    try folder.makeFolder("content")
    try folder.write(files)
    var request = ImportRequest(kind: kind, path: "table.csv", bytes: Array(csv.utf8))
    configure(&request)
    let sheet = try ImportSheet(request)
    let place = EditingPlace(
      folder: folder.path, settings: SettingsFile(bytes: Array(settings.utf8)).settings, purpose: "import")
    func run() throws -> ImportOutcome {
      var outcome = ImportOutcome(kind: kind)
      _ = try edit(at: place) { catalogue in
        outcome = try plan(sheet, in: catalogue, at: place)
        return outcome.edit
      }
      return outcome
    }
    let first = try run()
    let tree = try folder.tree(below: "content")
    let second = try run()
    guard second.edit.changes.isEmpty, second.created == 0, second.changed == 0,
      try folder.tree(below: "content") == tree
    else { throw ChangedAgain(files: second.edit.changes.map(\.path)) }
    return Imported(outcome: first, files: tree)
  }
}

struct ChangedAgain: Error {
  var files: [String]
}

/// Why an import is refused, a line for each problem: `12: unknown-student: message (suggestion)`.
func refusing(
  _ csv: String, as kind: RecordKind, into files: [String: String], settings: String = "",
  _ configure: (inout ImportRequest) -> Void = { _ in }
) throws -> [String] {
  do {
    let imported = try importing(csv, as: kind, into: files, settings: settings, configure)
    return ["not refused: \(imported.outcome.sentence)"]
  } catch let refusal as ImportRefusal {
    return refusal.diagnostics.map { diagnostic in
      let path = diagnostic.path == "table.csv" ? "" : "\(diagnostic.path):"
      let meant = diagnostic.suggestion.map { " (\($0.replacement))" } ?? ""
      return "\(path)\(diagnostic.start.line): \(diagnostic.rule): \(diagnostic.message)\(meant)"
    }
  } catch let refusal as Refusal {
    return ["\(refusal.status) \(refusal.code): \(refusal.message)"]
  }
}

/// Runs a body with an empty catalogue.
func withCatalogue<Result>(_ body: (Catalogue) throws -> Result) throws -> Result {
  try withTemporaryFolder { folder in
    try folder.makeFolder("content")
    return try body(Catalogue(folder: folder.path, settings: Settings(), workers: Workers()))
  }
}
