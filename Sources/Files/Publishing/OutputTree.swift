#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Everything that an output holds, hidden files too, in the order of the bytes of the paths.
package struct OutputTree: Sendable {
  package enum Kind: UInt8, Sendable {
    case file, link
    /// A device, a pipe, a socket, or a folder that this user may not look into.
    case other
  }

  struct Folder: Sendable {
    let path: String
    let parent: Int
    let status: FileStatus
  }

  /// All that is no folder.
  package private(set) var paths = PathList()
  private(set) var kinds: [Kind] = []
  /// The number by which the file system knows each, and the folder that it lies in.
  private(set) var numbers: [UInt64] = []
  private(set) var parents: [Int32] = []
  /// Parents first; the first one is the output itself.
  private(set) var folders: [Folder] = []

  private static let deepest = 128

  /// Nothing.
  package init() {}

  /// - Throws: `FileError` when the folder itself cannot be listed.
  package init(_ path: String) throws {
    guard let root = Descriptor(opening: path, flags: O_RDONLY | O_DIRECTORY) else {
      throw FileError("open the folder", path)
    }
    guard let status = FileStatus(of: root) else { throw FileError("look at", path) }
    folders.append(Folder(path: "", parent: -1, status: status))
    try list(try FolderEntries(root, path), 0, [], root, path, depth: 0)
  }

  package func kind(_ index: Int) -> Kind { kinds[index] }

  /// The paths of all folders in it, parents first.
  package var folderPaths: some Sequence<String> { folders.lazy.dropFirst().map(\.path) }

  private mutating func list(
    _ entries: FolderEntries, _ folder: Int, _ path: [UInt8], _ root: borrowing Descriptor, _ name: String, depth: Int
  ) throws {
    var entries = entries
    entries.sort()
    for index in entries.indices {
      var inner = path
      if !inner.isEmpty { inner.append(UInt8(ascii: "/")) }
      entries.withBytes(index) { inner.append(contentsOf: $0) }
      var kind = Kind.other
      switch entries.kind(index) {
      case .file: kind = .file
      case .link: kind = .link
      case .other: break
      case .folder:
        if let text = String(validating: inner, as: UTF8.self), depth < Self.deepest,
          let opened = Descriptor(opening: text, flags: O_RDONLY | O_DIRECTORY | O_NOFOLLOW, under: root.number),
          let status = FileStatus(of: opened), let inside = try? FolderEntries(opened, "\(name)/\(text)")
        {
          folders.append(Folder(path: text, parent: folder, status: status))
          try list(inside, folders.count - 1, inner, root, name, depth: depth + 1)
          continue
        }
      }
      inner.withUnsafeBufferPointer { paths.append($0) }
      kinds.append(kind)
      numbers.append(entries.number(index))
      parents.append(Int32(folder))
    }
  }
}

extension OutputTree {
  /// Adds up what the system knows about files now.
  ///
  /// - Parameters:
  ///   - files: their numbers.
  ///   - path: where the output lies.
  /// - Returns: what the seals of `StagedOutput.put` come to for the same files, untouched; nothing where one is gone.
  package func seal(of files: [Int], at path: String, _ workers: Workers) -> ContentDigest? {
    guard let folder = Descriptor(opening: path, flags: O_RDONLY | O_DIRECTORY) else { return nil }
    let number = folder.number
    let parts = workers.map(files.count, chunk: 512) { range -> ContentDigest? in
      var seal = ContentDigest()
      for file in files[range] {
        let isThere = paths.withName(file) { name in
          var status = stat()
          guard fstatat(number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return false }
          seal.insert(name, status)
          return true
        }
        if !isThere { return nil }
      }
      return seal
    }
    var seal = ContentDigest()
    for part in parts {
      guard let part else { return nil }
      seal.insert(part)
    }
    return seal
  }
}
