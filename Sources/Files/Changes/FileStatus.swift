internal import CSystemCalls

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the system knows about a file or folder beside its bytes, as far as it matters for changing it.
package struct FileStatus: Sendable, Hashable {
  let device: dev_t
  let number: ino_t
  let mode: mode_t
  let owner: uid_t
  let group: gid_t
  let size: off_t
  /// When its bytes or names changed, in nanoseconds.
  let changed: Int64

  init(_ status: stat) {
    device = status.st_dev
    number = status.st_ino
    mode = status.st_mode
    owner = status.st_uid
    group = status.st_gid
    size = status.st_size
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    changed = Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// Of what has a path, without following a link at its end.
  init?(ofLink path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  init?(of file: borrowing Descriptor) { self.init(number: file.number) }

  /// Of an open file.
  init?(number: Int32) {
    var status = stat()
    guard fstat(number, &status) == 0 else { return nil }
    self.init(status)
  }

  var isFolder: Bool { mode & S_IFMT == S_IFDIR }
  var isLink: Bool { mode & S_IFMT == S_IFLNK }

  /// Whether it is the same thing, and nothing has been written into it in between.
  func isSameState(as other: FileStatus?) -> Bool {
    other.map { $0.device == device && $0.number == number && $0.size == size && $0.changed == changed } ?? false
  }

  /// Gives a file or folder the same permissions and, where that is allowed, the same owner.
  func assign(to file: borrowing Descriptor) {
    // The owner first: changing it takes away the bits that lend rights.
    _ = fchown(file.number, owner, group)
    _ = fchmod(file.number, mode & 0o7777)
  }
}

extension FileError {
  /// Whether the system is unable to exchange or link these folders, while it may well be able to write the files
  /// one by one.
  var isUnsupported: Bool {
    [EXDEV, EINVAL, ENOSYS, ENOTSUP, EOPNOTSUPP, EPERM, EACCES, EMLINK, EBUSY].contains(code)
  }
}

/// Writes a new file and makes it last, before it gets its name.
///
/// - Parameters:
///   - status: whose permissions and owner it gets.
///   - isSynced: whether it lasts at once; otherwise somebody has to see to that.
/// - Throws: `FileError`; then there is no such file.
func writeLasting(
  _ path: String, _ bytes: [UInt8], like status: FileStatus? = nil, isSynced: Bool = true
) throws {
  guard
    let file = Descriptor(
      opening: path, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: status == nil ? 0o666 : 0o600)
  else { throw FileError("write", path) }
  do {
    try writeAll(bytes, to: file.number, path)
    status?.assign(to: file)
    if isSynced { try sync(file, path) }
  } catch {
    unlink(path)
    throw error
  }
}

/// Makes what was written last, even if the power fails.
///
/// - Throws: `FileError`.
func sync(_ file: borrowing Descriptor, _ path: String) throws {
  let number = file.number
  // Some file systems have nothing to do for a folder, and say so.
  guard retrying({ fsync(number) }) == 0 || errno == EINVAL || errno == ENOTSUP else {
    throw FileError("write", path)
  }
}

/// Makes what a file holds last.
///
/// - Throws: `FileError`.
func syncFile(_ path: String) throws {
  guard let file = Descriptor(opening: path, flags: O_RDONLY) else { throw FileError("open", path) }
  try sync(file, path)
}

/// Makes all that was written to a folder's file system last.
///
/// - Returns: whether the system can do that.
func syncFileSystem(of path: String) -> Bool {
  guard let folder = Descriptor(opening: path, flags: O_RDONLY | O_DIRECTORY) else { return false }
  let number = folder.number
  return retrying({ Int(c_syncfs(number)) }) == 0
}

/// Makes the names in a folder last; the empty path is the current folder.
///
/// - Throws: `FileError`.
func syncFolder(_ path: String) throws {
  guard let folder = Descriptor(opening: path.isEmpty ? "." : path, flags: O_RDONLY | O_DIRECTORY) else {
    throw FileError("open the folder", path)
  }
  try sync(folder, path)
}

/// A path below another one, either of which may be empty.
func joined(_ path: String, _ name: String) -> String {
  path.isEmpty ? name : name.isEmpty ? path : path == "/" ? "/\(name)" : "\(path)/\(name)"
}

/// What a path's last part lies in; of a single name, the empty path.
func parentFolder(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "" }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}
