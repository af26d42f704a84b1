internal import CSystemCalls

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder that is made beside another one, out of sight, and then takes its place in one step.
///
/// Whoever looks at the other one's path, and be it after the power failed, finds all of the old or all of the
/// new. Files that stay are hard links, so they keep their inodes and times and cost no room. A file that
/// differs must be written anew, as `write` does, never into the linked one.
package struct StagedFolder {
  /// The first part of every name that stands in a folder only while something is changed.
  static let namePrefix = ".registrar-"

  /// The folder whose place it takes.
  package let folder: String
  /// Where it lies until then; afterwards the old folder lies there, if there was one.
  package let path: String
  /// Its own folders, parents first.
  private var folders: [FolderCopy.Folder] = []
  /// The files that do not last yet.
  private var unsynced: [String] = []
  private var writtenCount = 0

  /// Up to so many files are made to last one by one, at some milliseconds each; with more, the whole file system is.
  private static let singleSyncLimit = 16

  /// Where the folder for another one is made; nobody else makes one there as long as this process lives.
  package static func path(for folder: String) -> String {
    let parent = folder.lastIndex(of: "/").map { folder[...$0] } ?? ""
    return "\(parent)\(namePrefix)staged-\(getpid())"
  }

  /// Makes an empty folder beside another one, which need not exist itself.
  ///
  /// - Throws: `FileError`.
  package init(for folder: String) throws {
    self.folder = folder
    path = Self.path(for: folder)
    try removeTree(path)
    guard mkdir(path, 0o777) == 0 else { throw FileError("create the folder", path) }
    folders.append(FolderCopy.Folder(path: ""))
  }

  /// Puts everything in that the folder holds: the same folders and symbolic links, and hard links of the files.
  ///
  /// - Throws: `FileError`, with ENOTSUP where the folder holds what cannot be linked.
  /// - Complexity: two system calls for each file at most.
  package mutating func linkAll() throws {
    folders = try FolderCopy.copy(folder, to: path)
  }

  /// Makes a file hold some bytes, with the folders that it needs; they last once it takes the folder's place.
  ///
  /// - Parameters:
  ///   - file: relative to the folder.
  ///   - status: whose permissions and owner it gets.
  /// - Throws: `FileError`.
  package mutating func write(_ file: String, _ bytes: [UInt8], like status: FileStatus? = nil) throws {
    var missing: [String] = []
    var parent = file[...]
    while let slash = parent.lastIndex(of: "/") {
      parent = parent[..<slash]
      if fileExists("\(path)/\(parent)") { break }
      missing.append(String(parent))
    }
    for folder in missing.reversed() {
      guard mkdir("\(path)/\(folder)", 0o777) == 0 else { throw FileError("create the folder", "\(path)/\(folder)") }
      folders.append(FolderCopy.Folder(path: folder))
    }
    unlink("\(path)/\(file)")
    writtenCount += 1
    let isSynced = writtenCount <= Self.singleSyncLimit
    if !isSynced { unsynced.append(file) }
    try writeLasting("\(path)/\(file)", bytes, like: status, isSynced: isSynced)
  }

  /// Makes everything last that was written.
  private func syncFiles() throws {
    if unsynced.isEmpty || syncFileSystem(of: path) { return }
    for file in unsynced where fileExists("\(path)/\(file)") { try syncFile("\(path)/\(file)") }
  }

  /// Removes a file.
  ///
  /// - Throws: `FileError`.
  package func remove(_ file: String) throws { try removeFile("\(path)/\(file)") }

  /// Removes a folder if it is empty, and says whether it was.
  package mutating func removeIfEmpty(folder: String) -> Bool {
    guard rmdir("\(path)/\(folder)") == 0 else { return false }
    folders.removeAll { $0.path == folder }
    return true
  }

  /// Takes the folder's place in one step.
  ///
  /// - Throws: `RefusedChangeError` where something was added to or removed from the folder since it was linked;
  ///   `FileError`, of which `isUnsupported` is true where the system cannot do that. The folder is as it was.
  package func takePlace() throws {
    try syncFiles()
    for folder in folders.reversed() { try folder.seal(below: path) }
    for folder in folders where !folder.isUnchanged(below: self.folder) {
      throw RefusedChangeError(path: joined(self.folder, folder.path), reason: .changedMeanwhile)
    }
    if fileExists(folder) {
      guard c_exchange(path, folder) == 0 else { throw FileError("exchange the folder", folder) }
    } else {
      guard rename(path, folder) == 0 else { throw FileError("create the folder", folder) }
    }
    // It has happened, whatever becomes of this.
    try? syncFolder(parentFolder(of: folder))
  }

  /// Removes what lies beside the folder: the old one after the exchange, else what was to become the new one.
  ///
  /// - Throws: `FileError`.
  package func discard() throws { try removeTree(path) }
}
