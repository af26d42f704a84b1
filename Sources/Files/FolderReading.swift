#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a path below a folder leads to.
package enum FolderEntry: Sendable {
  case file(OpenFile)
  case folder
  /// Nothing, something that is neither, or something behind a symbolic link.
  case missing
  /// There is not even the folder.
  case noFolder
}

/// A regular file that has been opened to be read, in part or whole.
package final class OpenFile: Sendable {
  private let descriptor: Descriptor
  private let path: String
  /// In bytes, when it was opened.
  package let size: Int
  /// When it was last changed, in nanoseconds since 1970.
  package let modified: Int

  fileprivate init(_ descriptor: consuming Descriptor, _ path: String, _ status: stat) {
    self.descriptor = descriptor
    self.path = path
    size = Int(status.st_size)
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    modified = Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
  }

  /// Reads some bytes; fewer, or none, where the file ends.
  ///
  /// - Throws: `FileError`.
  package func read(at offset: Int, count: Int) throws -> [UInt8] {
    var error: FileError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      while initialized < count {
        let got = retrying {
          pread(
            descriptor.number, buffer.baseAddress.map { $0 + initialized }, count - initialized,
            off_t(offset + initialized))
        }
        if got < 0 { error = FileError("read", path) }
        if got <= 0 { return }
        initialized += got
      }
    }
    if let error { throw error }
    return bytes
  }
}

/// Opens what a path below a folder leads to, and never anything outside of it.
///
/// The path is walked part by part from the opened folder, and no part may be a symbolic link, so nothing that is
/// exchanged meanwhile can lead the walk astray. The folder itself may be reached through links.
///
/// - Parameters:
///   - folder: the folder, from the working directory.
///   - parts: the names on the way; none for the folder itself. What cannot be a name, such as `..`, leads to nothing.
/// - Throws: `FileError` when the system refuses, apart from what is missing.
package func open(_ parts: [String], below folder: String) throws -> FolderEntry {
  guard var current = Descriptor(opening: folder, flags: O_RDONLY | O_DIRECTORY) else {
    let error = FileError("open the folder", folder)
    if error.isMissing { return .noFolder }
    throw error
  }
  guard parts.allSatisfy(isPlainName) else { return .missing }
  guard let name = parts.last else { return .folder }
  var path = folder
  for part in parts.dropLast() {
    path += "/\(part)"
    guard let next = Descriptor(opening: part, flags: O_RDONLY | O_DIRECTORY | O_NOFOLLOW, under: current.number) else {
      return try missing(FileError("open the folder", path))
    }
    current = next
  }
  path += "/\(name)"
  // O_NONBLOCK: opening a pipe must not wait for somebody who writes to it.
  guard let last = Descriptor(opening: name, flags: O_RDONLY | O_NONBLOCK | O_NOFOLLOW, under: current.number) else {
    return try missing(FileError("read", path))
  }
  var status = stat()
  guard fstat(last.number, &status) == 0 else { throw FileError("read", path) }
  switch status.st_mode & S_IFMT {
  case S_IFREG: return .file(OpenFile(last, path, status))
  case S_IFDIR: return .folder
  default: return .missing
  }
}

/// Takes for missing what no file can be behind: a symbolic link, a name that is too long, a socket.
private func missing(_ error: FileError) throws -> FolderEntry {
  if error.isMissing || [ELOOP, EMLINK, ENAMETOOLONG, ENXIO].contains(error.code) { return .missing }
  throw error
}

/// Whether a text can be the name of an entry of a folder.
private func isPlainName(_ name: String) -> Bool {
  !name.isEmpty && name != "." && name != ".." && !name.utf8.contains { $0 == 0 || $0 == UInt8(ascii: "/") }
}
