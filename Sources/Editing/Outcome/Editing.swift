package import Catalogue
import Diagnostics
package import Files

/// Where and how a catalogue is edited.
package struct EditingPlace: Sendable {
  /// The source folder.
  package var folder: String
  package var settings: Settings
  package var workers: Workers
  /// What the command does, for others that have to wait for it, such as `enroll`.
  package var purpose: String
  /// Whether the edit is only worked out, and nothing is written.
  package var isDry: Bool
  /// Whether content of an older format can be edited, as `migrate` does.
  package var acceptsOldFormats = false

  package init(
    folder: String, settings: Settings, workers: Workers = Workers(), purpose: String, isDry: Bool = false
  ) {
    self.folder = folder
    self.settings = settings
    self.workers = workers
    self.purpose = purpose
    self.isDry = isDry
  }

  /// How long a command waits for another one, in seconds: an import of many thousand rows takes a few.
  package static let patience = 30
}

/// Reads a catalogue, works out an edit of it and carries it out, while no other command can edit it.
///
/// - Parameters:
///   - place: the folder, and whether anything is written.
///   - onWait: is told, once, that another command is at work.
///   - plan: works out the edit.
/// - Returns: the edit, which has been carried out unless the place says that it is dry.
/// - Throws: `FileError` when the system refuses, a `ChangeError` when another command is in the way, and whatever
///   `plan` throws; then nothing has been written.
package func edit(
  at place: EditingPlace, onWait: (String) -> Void = { _ in }, plan: (Catalogue) throws -> Edit
) throws -> Edit {
  func read() throws -> Catalogue {
    let catalogue = try Catalogue(folder: place.folder, settings: place.settings, workers: place.workers)
    if !place.acceptsOldFormats { try requireCurrentFormat(catalogue) }
    return catalogue
  }
  if place.isDry {
    let lock = try ReadingLock(place.folder, waitingAtMost: EditingPlace.patience, onWait: onWait)
    defer { lock.release() }
    return try plan(read())
  }
  let lock = try FolderLock(
    place.folder, purpose: place.purpose, waitingAtMost: EditingPlace.patience, onWait: onWait)
  defer { lock.release() }
  try lock.recover()
  let edit = try plan(read())
  try lock.apply(edit.changes)
  return edit
}

/// - Throws: `Refusal` for content of another format, of which part would be passed over.
package func requireCurrentFormat(_ catalogue: Catalogue) throws {
  guard let problem = catalogue.formatProblem else { return }
  throw Refusal(status: 409, code: "invalid-setting", message: problem, details: [.init(field: "schema_version")])
}
