internal import CSystemCalls

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the system tells of changes in a source folder: a watch for each folder in it.
///
/// It serves one thread.
final class FolderNotifications {
  let descriptor: Int32
  private let root: String
  private let places: WatchedPlaces
  /// The path of each folder that is watched, relative to the root.
  private var paths: [Int32: String] = [:]
  private var numbers: [String: Int32] = [:]

  private static let events =
    C_WATCH_ATTRIBUTES | C_WATCH_WRITTEN | C_WATCH_MOVED_AWAY | C_WATCH_MOVED_HERE | C_WATCH_CREATED | C_WATCH_DELETED
    | C_WATCH_DELETED_ITSELF | C_WATCH_MOVED_ITSELF | C_WATCH_ONLY_FOLDERS

  /// - Throws: `FileError` when the system does not tell, or not of so many folders.
  init(_ root: String, _ places: WatchedPlaces) throws(FileError) {
    self.root = root
    self.places = places
    descriptor = c_watch_open()
    guard descriptor >= 0 else { throw FileError("watch", root) }
    try watch("", isRoot: true)
    for folder in places.folders { try watchAll(below: folder) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  private func place(_ path: String) -> String { path.isEmpty ? root : "\(root)/\(path)" }

  private func watch(_ path: String, isRoot: Bool = false) throws(FileError) {
    let number = c_watch_add(descriptor, place(path), Self.events)
    if number < 0 {
      let error = FileError("watch", place(path))
      // What is no longer there needs no watch, and what may not be looked into is reported when it is read.
      if !isRoot, error.isMissing || error.isRefusal { return }
      throw error
    }
    if let old = paths[number], old != path { numbers[old] = nil }
    paths[number] = path
    numbers[path] = number
  }

  /// Watches a folder and all that are in it; the watch comes before the look, so that nothing is missed.
  private func watchAll(below path: String, depth: Int = 0) throws(FileError) {
    try watch(path)
    guard depth < 64, let stream = opendir(place(path)) else { return }
    defer { closedir(stream) }
    var folders: [String] = []
    while let entry = readdir(stream) {
      let type = Int32(entry.pointee.d_type)
      guard type == Int32(DT_DIR) || type == Int32(DT_UNKNOWN) else { continue }
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { folders.append("\(path)/\(name)") }
    }
    for folder in folders { try watchAll(below: folder, depth: depth + 1) }
  }

  /// Forgets the watches of a folder that is no longer where it was, and of all in it.
  private func forget(below path: String) {
    for (other, number) in numbers where other == path || other.hasPrefix("\(path)/") {
      numbers[other] = nil
      paths[number] = nil
      _ = c_watch_remove(descriptor, number)
    }
  }

  /// Whether a name in a folder is of interest.
  private func isWatched(_ name: String, in folder: String, isFolder: Bool) -> Bool {
    if !folder.isEmpty { return !name.hasPrefix(".") }
    return isFolder ? places.folders.contains(name) : places.files.contains(name) || places.folders.contains(name)
  }

  /// What has been told so far.
  func read() throws(FileError) -> FileChanges {
    var changes = FileChanges()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 8)
    defer { buffer.deallocate() }
    while true {
      let count = systemRead(descriptor, buffer.baseAddress, buffer.count)
      if count < 0, errno != EAGAIN { throw FileError("watch", root) }
      if count <= 0 { return changes }
      var offset = 0
      // wd, mask, cookie and the length of the name, 32 bits each.
      while offset + 16 <= count {
        let number = buffer.load(fromByteOffset: offset, as: Int32.self)
        let mask = buffer.load(fromByteOffset: offset + 4, as: UInt32.self)
        let length = Int(buffer.load(fromByteOffset: offset + 12, as: UInt32.self))
        let name = buffer[(offset + 16)..<min(count, offset + 16 + length)].prefix { $0 != 0 }
        offset += 16 + length
        try take(number, mask, String(decoding: name, as: UTF8.self), &changes)
      }
    }
  }

  private func take(_ number: Int32, _ mask: UInt32, _ name: String, _ changes: inout FileChanges) throws(FileError) {
    if mask & C_WATCH_OVERFLOW != 0 {
      // Something happened, and nobody can say where.
      changes.folders.insert("")
      for folder in places.folders { try watchAll(below: folder) }
      return
    }
    guard let folder = paths[number] else { return }
    if mask & C_WATCH_IGNORED != 0 {
      paths[number] = nil
      if numbers[folder] == number { numbers[folder] = nil }
      return
    }
    // The folder that holds it tells as well, but for the root.
    if mask & (C_WATCH_DELETED_ITSELF | C_WATCH_MOVED_ITSELF) != 0 { return }
    let isFolder = mask & C_WATCH_IS_FOLDER != 0
    guard !name.isEmpty, isWatched(name, in: folder, isFolder: isFolder) else { return }
    let path = folder.isEmpty ? name : "\(folder)/\(name)"
    guard isFolder else {
      changes.files.insert(path)
      return
    }
    changes.folders.insert(path)
    // Under its name there may be another folder now.
    if mask & (C_WATCH_MOVED_AWAY | C_WATCH_MOVED_HERE | C_WATCH_DELETED) != 0 { forget(below: path) }
    if mask & (C_WATCH_MOVED_HERE | C_WATCH_CREATED) != 0 { try watchAll(below: path) }
  }
}
