#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Copying a tree of folders with hard links in place of files.
struct FolderCopy {
  /// A folder of the copy, and what the one that it was made from looked like.
  struct Folder {
    /// Relative to the copy's root, which is empty.
    let path: String
    /// Nothing for a folder that is new.
    let status: FileStatus?

    init(path: String, status: FileStatus? = nil) {
      self.path = path
      self.status = status
    }

    /// Gives it its lasting permissions, and makes its names last.
    func seal(below root: String) throws {
      let path = joined(root, path)
      guard let folder = Descriptor(opening: path, flags: O_RDONLY | O_DIRECTORY) else {
        throw FileError("open the folder", path)
      }
      status?.assign(to: folder)
      try sync(folder, path)
    }

    /// Whether the one that it was made from holds the same names as then.
    func isUnchanged(below root: String) -> Bool {
      status.map { $0.isSameState(as: FileStatus(ofLink: joined(root, path))) } ?? true
    }
  }

  /// Folders inside one another, past which nothing is copied; each holds a few descriptors open.
  private static let deepest = 64

  private var folders: [Folder] = []
  private let root: String
  private let device: dev_t

  /// Copies what a folder holds into another one, which is empty.
  ///
  /// - Returns: the copy's folders, parents first.
  /// - Throws: `FileError`, with ENOTSUP where something cannot be copied: devices, pipes, sockets, folders of other
  ///   owners, names that are not UTF-8, trees on several file systems or too deep.
  static func copy(_ root: String, to copy: String) throws -> [Folder] {
    guard let source = Descriptor(opening: root, flags: O_RDONLY | O_DIRECTORY | O_NOFOLLOW) else {
      throw FileError("open the folder", root)
    }
    guard let target = Descriptor(opening: copy, flags: O_RDONLY | O_DIRECTORY | O_NOFOLLOW) else {
      throw FileError("open the folder", copy)
    }
    guard let status = FileStatus(of: source) else { throw FileError("look at", root) }
    var work = FolderCopy(root: root, device: status.device)
    try work.copy(source, to: target, path: "", depth: 0)
    return work.folders
  }

  private init(root: String, device: dev_t) {
    self.root = root
    self.device = device
  }

  private mutating func copy(
    _ source: borrowing Descriptor, to target: borrowing Descriptor, path: String, depth: Int
  ) throws {
    // Looked at before it is listed: what happens in between makes it look changed.
    guard let status = FileStatus(of: source) else { throw FileError("look at", joined(root, path)) }
    guard depth < Self.deepest, status.device == device, geteuid() == 0 || status.owner == geteuid() else {
      throw FileError("copy the folder", joined(root, path), code: ENOTSUP)
    }
    folders.append(Folder(path: path, status: status))
    let entries = try FolderEntries(source, joined(root, path))
    for index in entries.indices {
      let kind = entries.kind(index)
      try entries.withName(index) { name in
        switch kind {
        case .file:
          guard linkat(source.number, name, target.number, name, 0) == 0 else {
            throw FileError("link", joined(root, joined(path, String(cString: name))))
          }
        case .link: try copyLink(name, from: source, to: target, path: path)
        case .folder: try copyFolder(name, from: source, to: target, path: path, depth: depth)
        case .other: throw FileError("copy", joined(root, joined(path, String(cString: name))), code: ENOTSUP)
        }
      }
    }
  }

  private func copyLink(
    _ name: UnsafePointer<CChar>, from source: borrowing Descriptor, to target: borrowing Descriptor, path: String
  ) throws {
    let number = source.number
    try withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX) + 1) { buffer in
      let count = readlinkat(number, name, buffer.baseAddress.unsafelyUnwrapped, Int(PATH_MAX))
      guard count >= 0 else { throw FileError("read", joined(root, joined(path, String(cString: name)))) }
      buffer[count] = 0
      guard symlinkat(buffer.baseAddress.unsafelyUnwrapped, target.number, name) == 0 else {
        throw FileError("create", joined(root, joined(path, String(cString: name))))
      }
    }
  }

  private mutating func copyFolder(
    _ name: UnsafePointer<CChar>, from source: borrowing Descriptor, to target: borrowing Descriptor, path: String,
    depth: Int
  ) throws {
    guard let text = String(validatingCString: name) else {
      throw FileError("copy the folder", joined(root, joined(path, String(cString: name))), code: ENOTSUP)
    }
    let inner = joined(path, text)
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW
    // It gets its own permissions when it is full.
    guard mkdirat(target.number, name, 0o700) == 0,
      let copied = Descriptor(opening: name, flags: flags, under: target.number)
    else { throw FileError("create the folder", joined(root, inner)) }
    guard let old = Descriptor(opening: name, flags: flags, under: source.number) else {
      throw FileError("open the folder", joined(root, inner))
    }
    try copy(old, to: copied, path: inner, depth: depth + 1)
  }
}

/// What a folder holds, read at once, so that the folder may be changed while one goes through it.
struct FolderEntries {
  enum Kind: UInt8 {
    case file, folder, link, other
  }

  /// Zero-terminated, one after another.
  private var names: [CChar] = []
  private var entries: [(name: Int, length: Int, kind: Kind, number: UInt64)] = []

  /// - Throws: `FileError`.
  init(_ folder: borrowing Descriptor, _ path: String) throws {
    let copy = openat(folder.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0, let stream = fdopendir(copy) else { throw FileError("list the folder", path) }
    defer { closedir(stream) }
    errno = 0
    while let entry = readdir(stream) {
      let type = entry.pointee.d_type
      let number = UInt64(entry.pointee.d_ino)
      withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { name in
          if strcmp(name, ".") == 0 || strcmp(name, "..") == 0 { return }
          let length = strlen(name)
          entries.append((names.count, length, Self.kind(type, name, in: folder), number))
          names.append(contentsOf: UnsafeBufferPointer(start: name, count: length + 1))
        }
      }
      errno = 0
    }
    guard errno == 0 else { throw FileError("list the folder", path) }
  }

  var indices: Range<Int> { entries.indices }

  func kind(_ index: Int) -> Kind { entries[index].kind }

  /// By which the file system knows the file.
  func number(_ index: Int) -> UInt64 { entries[index].number }

  /// Sorts by name, a folder's as if it ended with `/`: the order that whole paths are in.
  ///
  /// - Complexity: O(*n* log *n*); names are compared by eight bytes behind what all start with.
  mutating func sort() {
    guard let first = entries.first else { return }
    var shared = first.length
    names.withUnsafeBufferPointer { names in
      for entry in entries {
        var length = 0
        while length < min(shared, entry.length), names[entry.name + length] == names[first.name + length] {
          length += 1
        }
        shared = length
      }
      func byte(_ index: Int, _ offset: Int) -> UInt8 {
        let entry = entries[index]
        if offset < entry.length { return UInt8(bitPattern: names[entry.name + offset]) }
        return offset == entry.length && entry.kind == .folder ? UInt8(ascii: "/") : 0
      }
      var keyed = entries.indices.map { index in
        (key: (0..<8).reduce(UInt64(0)) { $0 << 8 | UInt64(byte(index, shared + $1)) }, index: index)
      }
      keyed.sort { a, b in
        if a.key != b.key { return a.key < b.key }
        for offset in shared + 8..<max(shared + 8, max(entries[a.index].length, entries[b.index].length) + 1) {
          let (one, other) = (byte(a.index, offset), byte(b.index, offset))
          if one != other { return one < other }
        }
        return false
      }
      entries = keyed.map { entries[$0.index] }
    }
  }

  /// The bytes of a name, behind which a zero stands.
  func withBytes(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    names.withUnsafeBytes { names in
      let entry = entries[index]
      body(UnsafeRawBufferPointer(rebasing: names[entry.name..<entry.name + entry.length]).bindMemory(to: UInt8.self))
    }
  }

  func withName(_ index: Int, _ body: (UnsafePointer<CChar>) throws -> Void) rethrows {
    try names.withUnsafeBufferPointer { try body($0.baseAddress.unsafelyUnwrapped + entries[index].name) }
  }

  private static func kind(_ type: UInt8, _ name: UnsafePointer<CChar>, in folder: borrowing Descriptor) -> Kind {
    switch Int32(type) {
    case Int32(DT_REG): return .file
    case Int32(DT_DIR): return .folder
    case Int32(DT_LNK): return .link
    case Int32(DT_UNKNOWN):
      // Some file systems tell it only of each file.
      var status = stat()
      guard fstatat(folder.number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return .other }
      switch status.st_mode & S_IFMT {
      case S_IFREG: return .file
      case S_IFDIR: return .folder
      case S_IFLNK: return .link
      default: return .other
      }
    default: return .other
    }
  }
}

/// Removes whatever has a path, with all that is in it; a symbolic link itself, never what it leads to.
///
/// - Throws: `FileError`.
func removeTree(_ path: String) throws {
  if unlink(path) == 0 || errno == ENOENT || errno == ENOTDIR { return }
  // Linux says that it is a folder, others that it is not permitted.
  guard errno == EISDIR || errno == EPERM else { throw FileError("remove", path) }
  // The permissions of a folder of ours may forbid it.
  if access(path, R_OK | W_OK | X_OK) != 0 { chmod(path, 0o700) }
  do {
    guard let folder = Descriptor(opening: path, flags: O_RDONLY | O_DIRECTORY | O_NOFOLLOW) else {
      throw FileError("remove", path)
    }
    let entries = try FolderEntries(folder, path)
    for index in entries.indices {
      let isFolder = entries.kind(index) == .folder
      try entries.withName(index) { name in
        if !isFolder, unlinkat(folder.number, name, 0) == 0 { return }
        try removeTree(joined(path, String(cString: name)))
      }
    }
  }
  guard rmdir(path) == 0 else { throw FileError("remove", path) }
}
