import Files

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Changes a folder, to be killed at it or to be set upon another one.
///
///     ApplyChanges once <folder> <a>              makes the folder like the folder <a>
///     ApplyChanges toggle <folder> <a> <b>        makes it like <a>, says so, then like <b>, like <a>, … for ever
///     ApplyChanges append <folder> <word> <count> adds the word to two files, again and again
@main
enum ApplyChanges {
  static func main() throws {
    let arguments = CommandLine.arguments
    switch arguments[1] {
    case "once":
      do {
        let lock = try FolderLock(arguments[2], purpose: "once")
        try lock.apply(changes(from: contents(of: arguments[2]), to: contents(of: arguments[3])))
      } catch {
        print(error)
        exit(1)
      }
    case "toggle":
      let lock = try FolderLock(arguments[2], purpose: "toggle")
      let sides = try [arguments[3], arguments[4]].map(contents)
      try lock.apply(changes(from: contents(of: arguments[2]), to: sides[0]))
      print("ready")
      fflush(nil)
      let steps = [changes(from: sides[0], to: sides[1]), changes(from: sides[1], to: sides[0])]
      while true {
        for step in steps { try lock.apply(step) }
      }
    default:
      for _ in 0..<(Int(arguments[4]) ?? 0) { try append(arguments[3], to: arguments[2]) }
    }
  }

  private static func contents(of folder: String) throws -> [String: [UInt8]] {
    // On one thread, so that the system calls of every run come in the same order.
    let tree = try FileTree(root: folder, workers: Workers(jobs: 1))
    if let faulty = tree.entries.first(where: { $0.kind != .file && $0.kind != .folder }) {
      throw FileError("list the folder", "\(folder)/\(tree.path(faulty))", code: faulty.code)
    }
    var files: [String: [UInt8]] = [:]
    for number in tree.pathOrder {
      let path = tree.path(tree.entries[number])
      files[path] = try readFile("\(folder)/\(path)")
    }
    return files
  }

  private static func changes(from old: [String: [UInt8]], to new: [String: [UInt8]]) -> [FileChange] {
    Set(old.keys).union(new.keys).sorted().map { FileChange(path: $0, old: old[$0], new: new[$0]) }
  }

  private static func append(_ word: String, to folder: String) throws {
    let lock = try FolderLock(folder, purpose: "append", waitingAtMost: 60)
    defer { lock.release() }
    try lock.recover()
    try lock.apply(
      ["content/one", "content/two"].map { path in
        let old = try readFile("\(folder)/\(path)") ?? []
        return FileChange(path, from: old, to: old + Array("\(word)\n".utf8))
      })
  }
}
