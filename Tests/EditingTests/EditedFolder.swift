import Catalogue
import Diagnostics
import Files
import Linting
import TestSupport
import Testing

@testable import Editing

/// A source folder that edits of whole records are tried on.
struct EditedFolder {
  let folder: Folder

  /// Runs a body with files in a new folder.
  static func with(_ files: [String: String], _ body: (EditedFolder) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try folder.makeFolder(Catalogue.contentFolder)
      try folder.write(files)
      try body(EditedFolder(folder: folder))
    }
  }

  private func place() throws -> EditingPlace {
    var place = EditingPlace(
      folder: folder.path, settings: try settings().settings, workers: Workers(jobs: 2), purpose: "test")
    place.acceptsOldFormats = true
    return place
  }

  private func settings() throws -> SettingsFile {
    try readFile(folder.path(of: SettingsFile.name)).map { SettingsFile(bytes: $0) } ?? SettingsFile()
  }

  func catalogue() throws -> Catalogue {
    try Catalogue(folder: folder.path, settings: settings().settings, workers: Workers(jobs: 2))
  }

  /// The errors that the folder has.
  func errors() throws -> [Diagnostic] {
    try lint(catalogue(), settingsFile: settings()).filter { $0.severity == .error }
  }

  @discardableResult
  func rename(_ kind: RecordKind, _ old: String, to new: String, leavesAlias: Bool = true) throws -> RenameOutcome {
    var request = Rename(kind, old, to: new)
    request.leavesAlias = leavesAlias
    let place = try place()
    var outcome = RenameOutcome()
    _ = try edit(at: place) { catalogue in
      outcome = try Editing.rename(request, in: catalogue, at: place)
      return outcome.edit
    }
    return outcome
  }

  @discardableResult
  func remove(_ kind: RecordKind, _ id: String, withEnrollments: Bool = false) throws -> Edit {
    let place = try place()
    return try edit(at: place) {
      try Editing.remove(Remove(kind, id, removesEnrollments: withEnrollments), from: $0, at: place)
    }
  }

  @discardableResult
  func migrate() throws -> MigrationOutcome {
    let place = try place()
    var outcome: MigrationOutcome?
    _ = try edit(at: place) { catalogue in
      let done = try Editing.migrate(catalogue, at: place)
      outcome = done
      return done.edit
    }
    return try #require(outcome)
  }

  /// The files, without what registrar keeps beside them.
  func tree() throws -> [String: String] {
    try folder.tree().filter { !$0.key.hasPrefix(".registrar") && !$0.key.hasPrefix(".git") }
  }
}

/// The refusal that a body ends with.
func refusal(_ body: () throws -> Void) -> Refusal? {
  do {
    try body()
    return nil
  } catch {
    return error as? Refusal
  }
}
