#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finds changes in a source folder by looking at all of its files again.
struct FolderComparison {
  private let root: String
  private let places: WatchedPlaces
  private var known: [String: FileSignature]
  /// How long the last look took, in milliseconds.
  private(set) var duration = 0

  /// - Throws: `FileError` when the folder cannot be looked at.
  init(_ root: String, _ places: WatchedPlaces) throws {
    self.root = root
    self.places = places
    guard try isFolder(root) else { throw FileError("watch", root, code: ENOENT) }
    known = [:]
    known = look()
  }

  /// What is different from the last time.
  mutating func changes() -> FileChanges {
    let now = look()
    var changes = FileChanges()
    for (path, signature) in now where known[path] != signature { changes.files.insert(path) }
    for path in known.keys where now[path] == nil { changes.files.insert(path) }
    known = now
    return changes
  }

  private mutating func look() -> [String: FileSignature] {
    let start = ContinuousClock.now
    var found: [String: FileSignature] = [:]
    found.reserveCapacity(known.count)
    for file in places.files { found[file] = FileSignature("\(root)/\(file)") }
    for folder in places.folders {
      // What cannot be listed is as if it were not there; reading says why.
      guard let tree = try? FileTree(root: "\(root)/\(folder)") else { continue }
      for number in tree.pathOrder {
        let path = "\(folder)/\(tree.path(tree.entries[number]))"
        found[path] = FileSignature("\(root)/\(path)")
      }
    }
    duration = Int((ContinuousClock.now - start) / .milliseconds(1))
    return found
  }
}

/// What changes when a file does, as long as nobody sets its time back.
private struct FileSignature: Hashable {
  private let inode: UInt64
  private let size: Int
  private let modified: Int
  private let changed: Int

  init?(_ path: String) {
    var status = stat()
    // Of a link, what it leads to counts as well; that is a file of its own here.
    guard lstat(path, &status) == 0 else { return nil }
    inode = UInt64(status.st_ino)
    size = Int(status.st_size)
    #if canImport(Darwin)
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    self.modified = Int(modified.tv_sec) * 1_000_000_000 + Int(modified.tv_nsec)
    self.changed = Int(changed.tv_sec) * 1_000_000_000 + Int(changed.tv_nsec)
  }
}
