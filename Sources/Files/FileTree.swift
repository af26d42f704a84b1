#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a name in a folder stands for.
package enum EntryKind: UInt8, Sendable {
  case file
  case folder
  /// A symbolic link to a file that lies below the listed root, and that would be listed itself.
  case linkToFile
  /// A symbolic link that leads out of the root, to a folder, to what a dot hides, or nowhere.
  case linkElsewhere
  /// A device, a pipe or a socket.
  case special
  /// A folder that could not be listed, be it that its name is not UTF-8.
  case unreadableFolder
}

/// Every name below a folder, sorted by the bytes of its path, whatever order the file system gives.
///
/// Names lie in one byte array, so that a tree of 200,000 files is a handful of allocations.
package struct FileTree: Sendable {
  package struct Entry: Sendable {
    package var folder: Int32
    package var kind: EntryKind
    /// The system's `errno`, for what could not be listed.
    package var code: Int32
    /// Whether its own name ends with `.md`, and holds more than that.
    package let isMarkdown: Bool
    /// Where the name stands among the tree's names; a folder's is followed by `/`, as it is in paths.
    var name: Range<UInt32>
    /// The number of the folder that this entry is, or -1.
    var child: Int32 = -1
    /// The number of the bytes that it is taken to hold, whatever the disk says, or -1.
    var planned: Int32 = -1

    var bounds: Range<Int> { Int(name.lowerBound)..<Int(name.upperBound) }
  }

  /// Relative to the root, without a closing `/`; the root itself is empty.
  package private(set) var folders: [String] = [""]
  package internal(set) var entries: [Entry] = []
  private var names: [UInt8] = []
  /// The entries of each folder.
  private var ranges: [Range<Int>] = [0..<0]
  /// What files are taken to hold.
  private var contents: [[UInt8]] = []

  package init() {}

  /// What an entry is taken to hold although it has not been written.
  package func plannedBytes(of entry: Entry) -> [UInt8]? {
    entry.planned >= 0 ? contents[Int(entry.planned)] : nil
  }

  /// The numbers of all entries but folders that could be listed, in the order of their paths.
  package var pathOrder: [Int] {
    var order: [Int] = []
    order.reserveCapacity(entries.count)
    var open = [ranges[0]]
    while let range = open.popLast() {
      var next = range.lowerBound
      while next < range.upperBound {
        let entry = entries[next]
        next += 1
        if entry.child >= 0 {
          open.append(next..<range.upperBound)
          open.append(ranges[Int(entry.child)])
          break
        }
        order.append(next - 1)
      }
    }
    return order
  }

  /// The bytes of an entry's own name.
  package func name(_ entry: Entry) -> ArraySlice<UInt8> {
    let name = names[entry.bounds]
    return name.last == UInt8(ascii: "/") ? name.dropLast() : name
  }

  /// An entry's path, relative to the root.
  package func path(_ entry: Entry) -> String {
    let name = String(decoding: name(entry), as: UTF8.self)
    let folder = folders[Int(entry.folder)]
    return folder.isEmpty ? name : "\(folder)/\(name)"
  }

  /// The number of the entry with a path, which is relative to the root.
  ///
  /// - Complexity: O(*m* log *n*) in the parts of the path and the entries of a folder.
  package func entry(at path: String) -> Int? {
    var range = ranges[0]
    var rest = Array(path.utf8)[...]
    while true {
      let slash = rest.firstIndex(of: UInt8(ascii: "/"))
      // The names of folders end with their slash, here and in `names`.
      let name = rest[..<(slash.map { $0 + 1 } ?? rest.endIndex)]
      var (low, high) = (range.lowerBound, range.upperBound)
      while low < high {
        let middle = (low + high) / 2
        if names[entries[middle].bounds].lexicographicallyPrecedes(name) { low = middle + 1 } else { high = middle }
      }
      guard low < range.upperBound, names[entries[low].bounds] == name else { return nil }
      guard let slash else { return low }
      guard entries[low].child >= 0 else { return nil }
      range = ranges[Int(entries[low].child)]
      rest = rest[(slash + 1)...]
    }
  }

  /// Adds what leads from the root into a folder to `buffer`: nothing, or a path with a closing `/`.
  package func appendFolderPath(_ folder: Int32, to buffer: inout [CChar]) {
    let folder = folders[Int(folder)]
    if folder.isEmpty { return }
    for byte in folder.utf8 { buffer.append(CChar(bitPattern: byte)) }
    buffer.append(CChar(bitPattern: UInt8(ascii: "/")))
  }

  /// Adds an entry's own name to `buffer`.
  package func appendName(_ entry: Entry, to buffer: inout [CChar]) {
    names.withUnsafeBytes { names in
      let isFolder = names[entry.bounds].last == UInt8(ascii: "/")
      let name = UnsafeRawBufferPointer(rebasing: names[entry.bounds.dropLast(isFolder ? 1 : 0)])
      name.withMemoryRebound(to: CChar.self) { buffer.append(contentsOf: $0) }
    }
  }

  /// Adds an entry; those of one folder must follow one another, and be sorted when the folder is complete.
  package mutating func append(name: some Collection<UInt8>, kind: EntryKind, folder: Int32, code: Int32 = 0) {
    let start = UInt32(names.count)
    names.append(contentsOf: name)
    // Asked for later, it would be a trip to memory for each name: the entries are sorted then, and the names are not.
    let isMarkdown = name.count > 3 && names[(names.count - 3)...].elementsEqual(".md".utf8)
    if kind == .folder { names.append(UInt8(ascii: "/")) }
    entries.append(
      Entry(folder: folder, kind: kind, code: code, isMarkdown: isMarkdown, name: start..<UInt32(names.count)))
  }

  /// Adds a folder and returns its number.
  package mutating func append(folder path: String) -> Int32 {
    folders.append(path)
    ranges.append(0..<0)
    return Int32(folders.count - 1)
  }

  /// Sorts the entries of each folder by name.
  ///
  /// Entries of one folder must lie together.
  ///
  /// - Complexity: O(*n* log *n*); names of which many start alike are compared eight bytes at a time.
  package mutating func sort(entriesIn range: Range<Int>) {
    guard range.count > 1 else { return }
    let shared = sharedPrefix(of: range)
    var keyed: [(key: UInt64, entry: Entry)] = []
    keyed.reserveCapacity(range.count)
    for entry in entries[range] { keyed.append((key(of: entry, from: shared), entry)) }
    let names = names
    names.withUnsafeBytes { bytes in
      keyed.sort { a, b in
        if a.key != b.key { return a.key < b.key }
        return precedes(a.entry, b.entry, from: shared, in: bytes)
      }
    }
    for (offset, item) in keyed.enumerated() { entries[range.lowerBound + offset] = item.entry }
  }

  private func sharedPrefix(of range: Range<Int>) -> Int {
    let first = names[entries[range.lowerBound].bounds]
    var shared = first.count
    for entry in entries[range] {
      let name = names[entry.bounds]
      var length = 0
      while length < min(shared, name.count),
        name[name.startIndex + length] == first[first.startIndex + length]
      { length += 1 }
      shared = length
    }
    return shared
  }

  private func key(of entry: Entry, from start: Int) -> UInt64 {
    var key: UInt64 = 0
    let end = Int(entry.name.upperBound)
    var index = Int(entry.name.lowerBound) + start
    for _ in 0..<8 {
      key = key << 8 | (index < end ? UInt64(names[index]) : 0)
      index += 1
    }
    return key
  }

  private func precedes(_ a: Entry, _ b: Entry, from start: Int, in bytes: UnsafeRawBufferPointer) -> Bool {
    let countA = a.name.count - start
    let countB = b.name.count - start
    let order = memcmp(
      bytes.baseAddress.unsafelyUnwrapped + Int(a.name.lowerBound) + start,
      bytes.baseAddress.unsafelyUnwrapped + Int(b.name.lowerBound) + start, min(countA, countB))
    return order != 0 ? order < 0 : countA < countB
  }
}

extension FileTree {
  /// Folders inside one another, past which a tree is refused.
  private static let deepest = 64

  /// Lists everything below a folder.
  ///
  /// Names that start with a dot are left out, links are not followed.
  ///
  /// - Parameters:
  ///   - root: the folder.
  ///   - changes: what is taken for done although it has not been written.
  ///   - workers: who lists.
  /// - Throws: `FileError` when the root itself cannot be listed.
  package init(root: String, changes: PlannedChanges = PlannedChanges(), workers: Workers = Workers()) throws {
    self.init()
    contents = changes.contents
    guard let real = realpath(root, nil) else { throw FileError("list the folder", root) }
    defer { free(real) }
    let realRoot = String(cString: real)
    let outermost = Self.listOutermost(root, root: realRoot, workers)
    entries.reserveCapacity(outermost.values.reduce(64) { $0 + $1.entries.count })
    names.reserveCapacity(outermost.values.reduce(1024) { $0 + $1.names.count })
    try list(folder: 0, at: root, root: realRoot, changes, depth: 0, outermost)
    if !changes.isEmpty { followLinks(changes, root: realRoot) }
  }

  /// Lists the folders in the root at the same time: two of them hold nearly all files of a catalogue, and the workers
  /// have nothing else to do yet.
  ///
  /// - Returns: the sorted entries of each folder by its name; not of one that could not be listed, which the walk reports.
  private static func listOutermost(_ path: String, root: String, _ workers: Workers) -> [String: FileTree] {
    var top = FileTree()
    guard (try? top.listNames(folder: 0, at: path, root: root)) != nil else { return [:] }
    let listed = top
    let parts = workers.map(listed.entries.count, chunk: 1) { range -> (name: String, tree: FileTree)? in
      let entry = listed.entries[range.lowerBound]
      guard entry.kind == .folder, let name = String(validating: listed.name(entry), as: UTF8.self) else { return nil }
      var tree = FileTree()
      guard (try? tree.listNames(folder: 0, at: "\(path)/\(name)", root: root)) != nil else { return nil }
      tree.sort(entriesIn: tree.entries.indices)
      return (name, tree)
    }
    return Dictionary(parts.lazy.compactMap { $0 }.map { ($0.name, $0.tree) }, uniquingKeysWith: { first, _ in first })
  }

  /// Adds the entries of a folder that was listed by itself.
  private mutating func append(entriesOf tree: FileTree, folder: Int32) {
    let shift = UInt32(names.count)
    names += tree.names
    entries.append(
      contentsOf: tree.entries.lazy.map { known in
        var entry = known
        entry.folder = folder
        entry.name = known.name.lowerBound + shift..<known.name.upperBound + shift
        return entry
      })
  }

  private mutating func list(
    folder: Int32, at path: String, root: String, _ changes: PlannedChanges, depth: Int,
    _ outermost: [String: FileTree] = [:]
  ) throws {
    guard depth < Self.deepest else { throw FileError("list the folder", path, code: ELOOP) }
    let start = entries.count
    let fates = changes.isEmpty ? nil : changes.fates[folders[Int(folder)]]
    let known = depth == 1 ? outermost[folders[Int(folder)]] : nil
    do {
      if let known {
        append(entriesOf: known, folder: folder)
      } else {
        try listNames(folder: folder, at: path, root: root)
      }
    } catch let error as FileError where error.isMissing && fates != nil && folder != 0 {
      // A planned file will make it.
    }
    if let fates { apply(fates, toEntriesIn: start..<entries.count, folder: folder) }
    let range = start..<entries.count
    if known == nil || fates != nil { sort(entriesIn: range) }
    ranges[Int(folder)] = range
    for index in range where entries[index].kind == .folder {
      guard let name = String(validating: name(entries[index]), as: UTF8.self) else {
        entries[index].kind = .unreadableFolder
        entries[index].code = EILSEQ
        continue
      }
      let relative = self.path(entries[index])
      let number = append(folder: relative)
      entries[index].child = number
      do {
        try list(folder: number, at: "\(path)/\(name)", root: root, changes, depth: depth + 1, outermost)
      } catch let error as FileError {
        entries[index].kind = .unreadableFolder
        entries[index].child = -1
        entries[index].code = error.code
      }
    }
  }

  /// Adds the entries of one folder, as the disk has them.
  private mutating func listNames(folder: Int32, at path: String, root: String) throws {
    guard let stream = opendir(path) else { throw FileError("list the folder", path) }
    defer { closedir(stream) }
    let start = entries.count
    errno = 0
    while let entry = readdir(stream) {
      let type = entry.pointee.d_type
      withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: UInt8.self, capacity: 256) { name in
          guard name.pointee != UInt8(ascii: ".") else { return }
          let bytes = UnsafeBufferPointer(
            start: name, count: strlen(UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self)))
          append(name: bytes, kind: Self.kind(type, of: bytes, in: path, root: root), folder: folder)
        }
      }
      errno = 0
    }
    // The end of a folder and a failure look alike but for this; half a folder must not pass for all of it.
    if errno != 0 {
      let error = FileError("list the folder", path)
      entries.removeSubrange(start...)
      throw error
    }
  }

  private static func kind(
    _ type: UInt8, of name: UnsafeBufferPointer<UInt8>, in folder: String, root: String
  ) -> EntryKind {
    switch Int32(type) {
    case Int32(DT_REG): return .file
    case Int32(DT_DIR): return .folder
    case Int32(DT_LNK), Int32(DT_UNKNOWN):
      let path = "\(folder)/\(String(decoding: name, as: UTF8.self))"
      var status = stat()
      guard lstat(path, &status) == 0 else { return .special }
      switch status.st_mode & S_IFMT {
      case S_IFREG: return .file
      case S_IFDIR: return .folder
      case S_IFLNK: return target(of: path, root: root)
      default: return .special
      }
    default: return .special
    }
  }

  private static func target(of link: String, root: String) -> EntryKind {
    guard let real = realpath(link, nil) else { return .linkElsewhere }
    defer { free(real) }
    var status = stat()
    guard stat(real, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return .linkElsewhere }
    let target = String(cString: real).utf8
    let prefix = "\(root)/".utf8
    guard target.starts(with: prefix) else { return .linkElsewhere }
    let parts = target.dropFirst(prefix.count).split(separator: UInt8(ascii: "/"))
    return parts.contains { $0.first == UInt8(ascii: ".") } ? .linkElsewhere : .linkToFile
  }
}
