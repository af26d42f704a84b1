import Foundation
import TestSupport
import Testing

@testable import Files

/// Applies changes as a command does, and looks whether anything but the lock is left over.
@discardableResult
func applied(_ changes: [FileChange], in folder: Folder) throws -> AppliedChanges {
  let lock = try FolderLock(folder.path, purpose: "test")
  defer { lock.release() }
  defer { #expect(folder.leftovers() == []) }
  return try lock.apply(changes)
}

extension Folder {
  /// The files that a user sees: all but what registrar keeps for itself.
  func visible() throws -> [String: String] {
    try tree().filter { !$0.key.split(separator: "/").contains { $0.hasPrefix(".registrar") } }
  }

  /// What a command should have removed when it ended.
  func leftovers() -> [String] {
    let paths = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return paths.filter { path in
      path.split(separator: "/").contains { $0.hasPrefix(".registrar") }
        && ![".registrar", ".registrar/.gitignore", ".registrar/lock"].contains(path)
    }
  }

  func status(of name: String) throws -> FileStatus { try #require(FileStatus(ofLink: path(of: name))) }
}

func change(_ path: String, _ old: String?, _ new: String?) -> FileChange {
  FileChange(path: path, old: old.map { Array($0.utf8) }, new: new.map { Array($0.utf8) })
}
