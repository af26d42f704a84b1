package import Catalogue
import Diagnostics
import Files
import FrontMatter

/// Give a record another id, or another word in place of a label.
package struct Rename: Sendable, Hashable {
  package var kind: RecordKind
  package var old: String
  package var new: String
  /// Whether the old id is noted among the record's aliases, so that its old address leads to the new one.
  package var leavesAlias = true

  package init(_ kind: RecordKind, _ old: String, to new: String) {
    self.kind = kind
    self.old = old
    self.new = new
  }
}

/// What a renaming amounts to.
package struct RenameOutcome: Sendable {
  package var edit = Edit()
  /// How many references and links name the record, in how many files.
  package var places = 0
  package var files = 0
  /// The paths of files that get another name, and that name.
  package var moves: [(from: String, to: String)] = []

  package init() {}
}

/// Works out what a renaming changes.
///
/// The record's file gets another name, every reference and link to it another word, and the old id becomes an alias.
/// A roster whose file or folder bears the old id is renamed along, where nothing is in the way.
///
/// - Parameters:
///   - catalogue: as it was just read.
///   - place: the folder that it was read from.
/// - Throws: `Refusal`; `FileError` when the settings or the content cannot be read.
/// - Complexity: that of reading and checking the catalogue once more.
package func rename(_ request: Rename, in catalogue: Catalogue, at place: EditingPlace) throws -> RenameOutcome {
  let target = try Target(request.kind, request.old, in: catalogue)
  let record = try RecordRenaming(request, target, in: catalogue, at: place)
  let renaming = Renaming(target: target, new: request.new, stem: record.stem)
  var outcome = RenameOutcome()
  var contents: [Int32: [UInt8]] = [:]
  var naming: Set<Int32> = []
  let renamed = mentions(of: target, in: catalogue, workers: place.workers) { $0.renamed(renaming, in: catalogue) }
  for file in renamed {
    switch file {
    case .changed(let number, let bytes, let places):
      contents[number] = bytes
      naming.insert(number)
      outcome.places += places
      outcome.files += places > 0 ? 1 : 0
    case .impossible(let path, let line, let reason): throw Refusal.unsafeEdit(path, line: line, reason)
    case .unreadable(let path):
      outcome.edit.notes.append("\(path) cannot be read as a whole, and may still name '\(request.old)'")
    }
  }
  var settings = try EditedSettings(folder: place.folder)
  let settingPlaces = try settings.rename(renaming, in: catalogue)
  outcome.places += settingPlaces
  outcome.files += settingPlaces > 0 ? 1 : 0

  var paths: [Int32: String] = [:]
  if target.file >= 0 {
    contents[target.file] = try record.edited(contents[target.file] ?? catalogue.bytes(ofFile: target.file))
    paths[target.file] = record.path
    if let note = record.note { outcome.edit.notes.append(note) }
  }
  paths.merge(rosterMoves(renaming, naming: naming, in: catalogue, at: place)) { first, _ in first }
  for file in Set(contents.keys).union(paths.keys).sorted() {
    let old = catalogue.bytes(ofFile: file)
    let new = contents[file] ?? old
    let path = catalogue.path(ofFile: file)
    if let newPath = paths[file], newPath != path {
      outcome.moves.append((path, newPath))
      outcome.edit.changes.append(FileChange(path: path, old: old, new: nil))
      outcome.edit.changes.append(FileChange(path: newPath, old: nil, new: new))
    } else if new != old {
      outcome.edit.changes.append(FileChange(path: path, old: old, new: new))
    }
  }
  if let change = settings.change { outcome.edit.changes.append(change) }
  outcome.edit.changes.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }

  let after = try Catalogue(
    folder: place.folder, settings: settings.applied(to: catalogue.settings), workers: place.workers,
    changes: outcome.edit.changes)
  let moves = outcome.moves
  try refuseNewErrors(
    before: catalogue, after: after, settings: (settings.before, settings.after), workers: place.workers
  ) { error in
    var error = error
    for move in moves {
      if error.path == move.from { error.path = move.to }
      error.message = error.message.replacing(move.from, with: move.to)
    }
    error.message = error.message.replacingWord(request.old, with: request.new)
    return error
  }
  return outcome
}

extension String {
  /// The text with another word wherever one stands that is not part of an id.
  fileprivate func replacingWord(_ old: String, with new: String) -> String {
    func isPart(_ character: Character?) -> Bool {
      guard let character else { return false }
      return character.isLetter || character.isNumber || character == "-" || character == "_"
    }
    var text = ""
    var rest = self[...]
    while let range = rest.firstRange(of: old) {
      let isWord = !isPart(rest[..<range.lowerBound].last) && !isPart(rest[range.upperBound...].first)
      text += rest[..<range.lowerBound]
      text += isWord ? new : old
      rest = rest[range.upperBound...]
    }
    return text + rest
  }
}

/// Where rosters go whose file or folder bears the old id of what they are about.
private func rosterMoves(
  _ renaming: Renaming, naming files: Set<Int32>, in catalogue: Catalogue, at place: EditingPlace
) -> [Int32: String] {
  let target = renaming.target
  let isName = Array(renaming.new.utf8).withUnsafeBufferPointer { Identifier.fault(in: $0) == nil }
  guard isName else { return [:] }
  let root = "\(Catalogue.contentFolder)/\(RecordKind.enrollment.folder)"
  switch target.kind {
  case .course, .student:
    var moves: [Int32: String] = [:]
    for file in files where catalogue.files[Int(file)].kind == .enrollment {
      let path = catalogue.path(ofFile: file)
      guard path.hasSuffix("/\(target.id).md") else { continue }
      let new = "\(path.dropLast(target.id.count + 3))\(renaming.new).md"
      if !fileExists("\(place.folder)/\(new)") { moves[file] = new }
    }
    return moves
  case .term:
    let old = "\(root)/\(target.id)/"
    let new = "\(root)/\(renaming.new)"
    // What is no roster may be linked to by its path.
    guard !fileExists("\(place.folder)/\(new)"), !catalogue.attachments.contains(where: { $0.hasPrefix(old) }) else {
      return [:]
    }
    var moves: [Int32: String] = [:]
    for (number, file) in catalogue.files.enumerated() where file.kind == .enrollment {
      let path = catalogue.path(ofFile: Int32(number))
      guard path.hasPrefix(old) else { continue }
      if catalogue.isLink(Int32(number)) || file.bytes.isAbsent { return [:] }
      moves[Int32(number)] = "\(new)/\(path.dropFirst(old.count))"
    }
    return moves
  case .department, .instructor, .program, .page, .enrollment: return [:]
  }
}
