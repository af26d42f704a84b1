#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What putting a file did.
package enum PutResult: UInt8, Sendable {
  case created
  case changed
  /// It held the same bytes already and was not touched.
  case unchanged
}

/// A folder that files are written into, and nothing outside of it.
///
/// Paths are relative to it. A symbolic link inside it is never followed to a file: it is replaced.
package final class OutputFolder: Sendable {
  /// What a file's name ends with while it is being exchanged.
  package static let temporarySuffix = ".registrar-new"

  package let path: String
  /// Whether the folder was not there before: then nothing in it has to be compared.
  package let isNew: Bool
  private let root: Descriptor

  /// Opens the folder, and makes it and those above it where they are missing.
  ///
  /// - Throws: `FileError`.
  package init(_ path: String) throws {
    self.path = path
    isNew = try makeFolders(path)
    guard let root = Descriptor(opening: path, flags: O_RDONLY | O_DIRECTORY) else {
      throw FileError("open the folder", path)
    }
    self.root = root
  }

  /// Opens a folder that is there.
  ///
  /// - Parameter shown: what errors call it.
  /// - Throws: `FileError`.
  init(existing path: String, shownAs shown: String) throws {
    self.path = shown
    isNew = false
    guard let root = Descriptor(opening: path, flags: O_RDONLY | O_DIRECTORY) else {
      throw FileError("open the folder", shown)
    }
    self.root = root
  }

  /// The folder for system calls; only as long as this object lives.
  var number: Int32 { root.number }

  /// Makes a folder, whose parent must be there.
  ///
  /// - Throws: `FileError`, also where something else has the name, such as a link that leads elsewhere.
  package func makeFolder(_ relative: String) throws {
    if mkdirat(root.number, relative, 0o777) == 0 { return }
    guard errno == EEXIST else { throw FileError("create the folder", "\(path)/\(relative)") }
    var status = stat()
    guard fstatat(root.number, relative, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      throw FileError("create the folder", "\(path)/\(relative)")
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw FileError("write below", "\(path)/\(relative)", code: ENOTDIR)
    }
  }

  /// Makes a file hold some bytes.
  ///
  /// A file that changes is exchanged for the new one in one step.
  ///
  /// - Parameters:
  ///   - file: zero-terminated, relative to the folder; the folder that it lies in must be there.
  ///   - mayExist: whether there can be a file already; without that nothing is compared.
  /// - Throws: `FileError`.
  package func put(
    _ file: UnsafePointer<CChar>, _ bytes: UnsafeRawBufferPointer, mayExist: Bool
  ) throws -> PutResult {
    if mayExist {
      switch compare(file, bytes) {
      case .same: return .unchanged
      case .missing: break
      case .different:
        try replace(file, bytes)
        return .changed
      }
    }
    try create(file, bytes)
    return .created
  }

  package func put(_ file: String, _ bytes: [UInt8], mayExist: Bool) throws -> PutResult {
    try file.withCString { name in try bytes.withUnsafeBytes { try put(name, $0, mayExist: mayExist) } }
  }

  /// Removes a file, if it is there.
  ///
  /// - Throws: `FileError`.
  package func remove(_ file: String) throws {
    if unlinkat(root.number, file, 0) != 0, errno != ENOENT { throw FileError("remove", "\(path)/\(file)") }
  }

  /// Removes a folder if it is empty, and says whether it was.
  @discardableResult
  package func removeIfEmpty(folder: String) -> Bool {
    unlinkat(root.number, folder, Int32(AT_REMOVEDIR)) == 0
  }

  enum Comparison {
    case same, different, missing
  }

  func compare(_ file: UnsafePointer<CChar>, _ bytes: UnsafeRawBufferPointer) -> Comparison {
    var status = stat()
    return compare(file, bytes, &status)
  }

  /// Compares a file with some bytes.
  ///
  /// - Parameter status: gets what the system knows about the file, if they are the same.
  func compare(
    _ file: UnsafePointer<CChar>, _ bytes: UnsafeRawBufferPointer, _ status: inout stat
  ) -> Comparison {
    guard let old = Descriptor(opening: file, flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK, under: root.number) else {
      return errno == ENOENT ? .missing : .different
    }
    guard fstat(old.number, &status) == 0, status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) == bytes.count
    else { return .different }
    return withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: 16) { buffer in
      var offset = 0
      while offset < bytes.count {
        let got = retrying { read(old.number, buffer.baseAddress, min(buffer.count, bytes.count - offset)) }
        guard got > 0, let new = bytes.baseAddress, let there = buffer.baseAddress,
          memcmp(new + offset, there, got) == 0
        else { return .different }
        offset += got
      }
      return .same
    }
  }

  /// Writes a file that must not be there.
  ///
  /// - Parameter status: gets what the system knows about it.
  /// - Throws: `FileError`; then there is no such file.
  func write(
    new file: UnsafePointer<CChar>, _ bytes: UnsafeRawBufferPointer, _ status: inout stat
  ) throws {
    guard
      let new = Descriptor(
        opening: file, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o666, under: root.number)
    else { throw FileError("write", "\(path)/\(String(cString: file))") }
    do {
      try write(bytes, to: new, file)
      guard fstat(new.number, &status) == 0 else { throw FileError("write", "\(path)/\(String(cString: file))") }
    } catch {
      unlinkat(root.number, file, 0)
      throw error
    }
  }

  private func create(_ file: UnsafePointer<CChar>, _ bytes: UnsafeRawBufferPointer) throws {
    guard
      let new = Descriptor(
        opening: file, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o666, under: root.number)
    else {
      if errno == EEXIST {
        try replace(file, bytes)
        return
      }
      throw FileError("write", "\(path)/\(String(cString: file))")
    }
    do {
      try write(bytes, to: new, file)
    } catch {
      unlinkat(root.number, file, 0)
      throw error
    }
  }

  /// Writes beside the old file and then takes its place.
  private func replace(_ file: UnsafePointer<CChar>, _ bytes: UnsafeRawBufferPointer) throws {
    let name = String(cString: file)
    let temporary = name + Self.temporarySuffix
    unlinkat(root.number, temporary, 0)
    guard
      let new = Descriptor(
        opening: temporary, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o666, under: root.number)
    else { throw FileError("write", "\(path)/\(name)") }
    do {
      try write(bytes, to: new, file)
      guard renameat(root.number, temporary, root.number, file) == 0 else {
        throw FileError("replace", "\(path)/\(name)")
      }
    } catch {
      unlinkat(root.number, temporary, 0)
      throw error
    }
  }

  private func write(
    _ bytes: UnsafeRawBufferPointer, to file: borrowing Descriptor, _ name: UnsafePointer<CChar>
  ) throws {
    var offset = 0
    let number = file.number
    while offset < bytes.count {
      let rest = bytes.baseAddress.map { $0 + offset }
      let count = retrying { systemWrite(number, rest, bytes.count - offset) }
      guard count > 0 else { throw FileError("write", "\(path)/\(String(cString: name))") }
      offset += count
    }
  }
}

/// Makes a folder and those above it.
///
/// - Returns: whether it was not there before.
/// - Throws: `FileError`.
@discardableResult
package func makeFolders(_ path: String) throws -> Bool {
  if mkdir(path, 0o777) == 0 { return true }
  switch errno {
  case EEXIST:
    var status = stat()
    guard stat(path, &status) == 0 else { throw FileError("create the folder", path) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw FileError("create the folder", path, code: ENOTDIR) }
    return false
  case ENOENT:
    let parts = path.split(separator: "/", omittingEmptySubsequences: true)
    guard parts.count > 1 || path.hasPrefix("/") else { throw FileError("create the folder", path, code: ENOENT) }
    let parent = (path.hasPrefix("/") ? "/" : "") + parts.dropLast().joined(separator: "/")
    guard parent != path, !parent.isEmpty else { throw FileError("create the folder", path, code: ENOENT) }
    try makeFolders(parent)
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw FileError("create the folder", path) }
    return true
  default: throw FileError("create the folder", path)
  }
}

/// Writes a whole file in one step: a reader sees the old one or the new one.
///
/// - Throws: `FileError`.
package func writeFile(_ path: String, _ bytes: [UInt8]) throws {
  let parts = path.split(separator: "/", omittingEmptySubsequences: false)
  let folder = parts.count > 1 ? parts.dropLast().joined(separator: "/") : "."
  let output = try OutputFolder(folder.isEmpty ? "/" : folder)
  _ = try output.put(String(parts.last ?? ""), bytes, mayExist: true)
}

/// The path with every symbolic link resolved; of what does not exist, as much as does.
package func absolutePath(_ path: String) -> String {
  if let real = realpath(path, nil) {
    defer { free(real) }
    return String(cString: real)
  }
  let parts = path.split(separator: "/", omittingEmptySubsequences: true)
  guard let last = parts.last else { return path }
  let parent = parts.dropLast().joined(separator: "/")
  let base = path.hasPrefix("/") ? "/\(parent)" : parent.isEmpty ? "." : parent
  guard base != path else { return path }
  let real = absolutePath(base)
  return real == "/" ? "/\(last)" : "\(real)/\(last)"
}
