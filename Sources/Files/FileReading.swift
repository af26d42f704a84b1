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

  /// Reads a regular file.
  ///
  /// - Parameters:
  ///   - path: zero-terminated, relative to the folder.
  ///   - limit: the largest size, in bytes, that is accepted.
  ///   - followsLinks: whether the last part of the path may be a symbolic link.
  package func read(
    _ path: UnsafePointer<CChar>, limit: Int, followsLinks: Bool = false, into arena: ByteArena
  ) -> FileRead {
    // O_NONBLOCK: a file may have been exchanged for a pipe since the folder was listed.
    let flags = O_RDONLY | O_NONBLOCK | (followsLinks ? 0 : O_NOFOLLOW)
    guard let file = Descriptor(opening: path, flags: flags, under: root.number) else {
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
