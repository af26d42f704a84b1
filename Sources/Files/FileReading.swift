#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What came of reading one file.
package enum FileRead {
  /// All its bytes, which live as long as the arena that they were read into.
  case bytes(UnsafeRawBufferPointer)
  /// It is larger than the limit; nothing was kept.
  case tooLarge
  case failed(FileError)
}

/// A folder that has been opened, so that its files are found without a search for it.
package final class OpenFolder: Sendable {
  private let descriptor: Descriptor
  fileprivate var number: Int32 { descriptor.number }

  fileprivate init(_ descriptor: consuming Descriptor) { self.descriptor = descriptor }
}

/// Reads files below one folder, path by path, into an arena.
package final class FileReader: Sendable {
  private let root: Descriptor
  private let rootPath: String

  /// - Throws: `FileError` when the folder cannot be opened.
  package init(folder: String) throws {
    guard let root = Descriptor(opening: folder, flags: O_RDONLY | O_DIRECTORY) else {
      throw FileError("open the folder", folder)
    }
    self.root = root
    rootPath = folder
  }

  /// Opens a folder for reading many of its files.
  ///
  /// - Parameter path: zero-terminated, relative to the reader's folder.
  /// - Returns: nothing when it cannot be opened; reading its files by their whole paths says why.
  package func openFolder(_ path: UnsafePointer<CChar>) -> OpenFolder? {
    guard let folder = Descriptor(opening: path, flags: O_RDONLY | O_DIRECTORY, under: root.number) else { return nil }
    return OpenFolder(folder)
  }

  /// Reads a regular file.
  ///
  /// Its size is not asked for: one call reads what there is, up to the end of the arena's block, and the bytes are
  /// what the file held at that moment, however it grows or shrinks.
  ///
  /// - Parameters:
  ///   - path: zero-terminated, relative to the reader's folder.
  ///   - start: where in `path` the part begins that is relative to `folder`.
  ///   - folder: the folder that the rest of the path starts from; nothing for the reader's own.
  ///   - limit: the largest size, in bytes, that is accepted.
  ///   - followsLinks: whether the last part of the path may be a symbolic link.
  package func read(
    _ path: UnsafePointer<CChar>, from start: Int = 0, in folder: OpenFolder? = nil, limit: Int,
    followsLinks: Bool = false, into arena: ByteArena
  ) -> FileRead {
    // O_NONBLOCK: a file may have been exchanged for a pipe since the folder was listed.
    let flags = O_RDONLY | O_NONBLOCK | (followsLinks ? 0 : O_NOFOLLOW)
    let parent = folder?.number ?? root.number
    guard let file = Descriptor(opening: path + start, flags: flags, under: parent) else {
      return .failed(FileError("read", "\(rootPath)/\(String(cString: path))"))
    }
    var capacity = 16 << 10
    var count = 0
    while true {
      let room = arena.reserve(capacity)
      let wanted = min(room.count, limit + 1)
      let got = retrying { pread(file.number, room.baseAddress, wanted, 0) }
      guard got >= 0 else { return .failed(FileError("read", "\(rootPath)/\(String(cString: path))")) }
      count = got
      if count > limit { return .tooLarge }
      if count < wanted {
        arena.commit(count)
        return .bytes(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(room)[..<count]))
      }
      // It filled the room: ask for more and read again from the start, so that the bytes lie together.
      capacity = wanted * 4
    }
  }
}

/// Reads a whole file.
///
/// - Returns: its bytes, or `nil` when there is no such file.
/// - Throws: `FileError` when it exists and cannot be read.
package func readFile(_ path: String) throws -> [UInt8]? {
  guard let file = Descriptor(opening: path, flags: O_RDONLY | O_NONBLOCK) else {
    let error = FileError("read", path)
    if error.isMissing { return nil }
    throw error
  }
  var status = stat()
  guard fstat(file.number, &status) == 0 else { throw FileError("read", path) }
  guard status.st_mode & S_IFMT == S_IFREG else {
    throw FileError("read", path, code: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
  }
  var bytes: [UInt8] = []
  var size = Int(status.st_size)
  while true {
    let start = bytes.count
    let room = size + 1
    var got = 0
    bytes.reserveCapacity(start + room)
    let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, initialized in
      got = systemRead(file.number, buffer.baseAddress, room)
      initialized = max(got, 0)
    }
    guard got >= 0 else { throw FileError("read", path) }
    if got == 0 { return bytes }
    if start == 0 { bytes = chunk } else { bytes.append(contentsOf: chunk) }
    size = max(4096, bytes.count)
    if got < room, bytes.count == Int(status.st_size) { return bytes }
  }
}

/// Why a file must not be read, if so.
package func readingError(_ path: String) -> FileError? {
  access(path, R_OK) == 0 ? nil : FileError("read", path)
}

/// Whether a path leads to a folder.
///
/// - Throws: `FileError` when that cannot be told.
package func isFolder(_ path: String) throws -> Bool {
  var status = stat()
  guard stat(path, &status) == 0 else {
    let error = FileError("look at", path)
    if error.isMissing { return false }
    throw error
  }
  return status.st_mode & S_IFMT == S_IFDIR
}

/// Makes sure that a folder, if it is one, may be looked into.
///
/// - Throws: `FileError` when the system refuses.
package func requireListable(_ path: String) throws {
  guard (try? isFolder(path)) == true else { return }
  guard access(path, R_OK | X_OK) == 0 else { throw FileError("list the folder", path) }
}
