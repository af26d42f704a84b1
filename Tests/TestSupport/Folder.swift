import Foundation

/// A folder on disk, whose files are named by paths with `/` between their parts.
package struct Folder: Sendable {
  /// Absolute, without a `/` at its end.
  package let path: String

  package init(_ path: String) {
    self.path = path
  }

  package func path(of name: String) -> String {
    name.isEmpty ? path : "\(path)/\(name)"
  }

  // MARK: Writing

  /// Writes files, with the folders that they need.
  package func write(_ files: [String: String]) throws {
    for (name, text) in files { try write(Array(text.utf8), to: name) }
  }

  package func write(_ bytes: [UInt8], to name: String) throws {
    let url = url(of: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  package func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(at: url(of: name), withIntermediateDirectories: true)
  }

  /// Makes a symbolic link whose target is written as it is given.
  package func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path(of: name), withDestinationPath: target)
  }

  package func setPermissions(_ permissions: Int, of name: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path(of: name))
  }

  package func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: path(of: name))
  }

  // MARK: Reading

  /// Renames what is there, in one step and over what has the new name.
  package func rename(_ name: String, to other: String) throws {
    guard systemRename(path(of: name), path(of: other)) == 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  package func bytes(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: url(of: name)))
  }

  package func text(of name: String) throws -> String {
    String(decoding: try bytes(of: name), as: UTF8.self)
  }

  package func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: path(of: name))
  }

  /// The names of all files and symbolic links below, sorted by their bytes; folders are not among them.
  package func files(below name: String = "") -> [String] {
    let manager = FileManager.default
    var found: [String] = []
    var pending = [name]
    while let folder = pending.popLast() {
      for entry in (try? manager.contentsOfDirectory(atPath: path(of: folder))) ?? [] {
        let entry = folder.isEmpty ? entry : "\(folder)/\(entry)"
        let type = try? manager.attributesOfItem(atPath: path(of: entry))[.type] as? FileAttributeType
        if type == .typeDirectory { pending.append(entry) } else { found.append(entry) }
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The text of every file below, by name; a symbolic link is shown as `-> target`.
  package func tree(below name: String = "") throws -> [String: String] {
    var tree: [String: String] = [:]
    for file in files(below: name) {
      let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path(of: file))
      tree[file] = try target.map { "-> \($0)" } ?? text(of: file)
    }
    return tree
  }

  /// When a file was last changed, in nanoseconds since 1970.
  package func modificationTime(of name: String) throws -> Int {
    var status = stat()
    guard lstat(path(of: name), &status) == 0 else { throw CocoaError(.fileReadNoSuchFile) }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
  }

  private func url(of name: String) -> URL {
    URL(fileURLWithPath: path(of: name))
  }
}

/// Runs a body with a new folder that is removed afterwards, whatever is in it and however the body ends.
package func withTemporaryFolder<Result>(_ body: (Folder) throws -> Result) throws -> Result {
  let folder = try makeTemporaryFolder()
  defer { discard(folder) }
  return try body(folder)
}

/// Runs a body with a new folder that is removed afterwards, whatever is in it and however the body ends.
package func withTemporaryFolder<Result>(
  isolation: isolated (any Actor)? = #isolation, _ body: (Folder) async throws -> Result
) async throws -> Result {
  let folder = try makeTemporaryFolder()
  defer { discard(folder) }
  return try await body(folder)
}

private func makeTemporaryFolder() throws -> Folder {
  // The true path, because a program that runs there may print it.
  let parent = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
  let folder = Folder("\(parent)/registrar-test-\(UUID().uuidString)")
  try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
  return folder
}

/// Removes a folder, also when a test has taken away the permissions that this needs.
private func discard(_ folder: Folder) {
  if (try? folder.remove("")) != nil { return }
  let paths = FileManager.default.enumerator(atPath: folder.path)
  try? folder.setPermissions(0o700, of: "")
  while let name = paths?.nextObject() as? String { try? folder.setPermissions(0o700, of: name) }
  try? folder.remove("")
}

private func systemRename(_ old: String, _ new: String) -> Int32 { rename(old, new) }
