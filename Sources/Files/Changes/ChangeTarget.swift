#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A change, and the file that it is about once all symbolic links are followed.
struct ChangeTarget {
  let change: FileChange
  /// Relative to the folder; no part of it is a symbolic link, unless that link itself is removed.
  let path: String
  /// What was there when it was compared, if anything.
  let status: FileStatus?
}

/// The changes that a command asks for, found to be possible.
struct ChangeTargets {
  /// The folder, as it was given.
  let root: String
  private(set) var targets: [ChangeTarget] = []
  private let resolver: PathResolver
  private var seen: [String: FileChange] = [:]

  /// Looks at every file, and writes nothing.
  ///
  /// - Throws: `RefusedChangeError`, `FileError`.
  init(_ changes: [FileChange], below root: String) throws {
    self.root = root
    resolver = PathResolver(root: root)
    for change in changes { try append(change) }
  }

  private mutating func append(_ change: FileChange) throws {
    var path = try resolver.resolve(parentsOf: change.path)
    var status = try PathResolver.status(joined(root, path))
    let isLink = status?.isLink ?? false
    if isLink, change.old != nil {
      let file = try resolver.follow(path, of: change.path)
      // A link that is to be removed is removed, and what it leads to stays.
      if change.new != nil {
        path = file
        status = FileStatus(ofLink: joined(root, path))
      }
    }
    if let other = seen.updateValue(change, forKey: path) {
      // A file and a link to it may be given the same change.
      guard other.old == change.old, other.new == change.new else {
        throw RefusedChangeError(path: change.path, reason: .givenTwice)
      }
      return
    }
    if let old = change.old {
      guard status != nil, try readFile(joined(root, path)) == old else {
        throw RefusedChangeError(path: change.path, reason: .changedMeanwhile)
      }
    } else if status != nil {
      throw RefusedChangeError(path: change.path, reason: .changedMeanwhile)
    }
    if change.old == change.new { return }
    targets.append(ChangeTarget(change: change, path: path, status: status))
  }

  /// Whether all files are the same as when they were compared.
  ///
  /// - Throws: `RefusedChangeError`; `FileError` where a file cannot have that name, too long a one for example.
  func checkAgain() throws {
    for target in targets {
      let now = try PathResolver.status(joined(root, target.path))
      guard target.status.map({ $0.isSameState(as: now) }) ?? (now == nil) else {
        throw RefusedChangeError(path: target.change.path, reason: .changedMeanwhile)
      }
    }
  }

  /// The one folder that all changes lie below which are not of the root's own files; nothing where there are several.
  var onlyFolder: String? {
    let folders = Set(targets.compactMap { target in target.path.firstIndex(of: "/").map { target.path[..<$0] } })
    return folders.count == 1 ? folders.first.map(String.init) : nil
  }

  /// The changes below a folder, and the others.
  func split(by folder: String) -> (inside: [ChangeTarget], outside: [ChangeTarget]) {
    let isInside = { (target: ChangeTarget) in target.path.hasPrefix(folder + "/") }
    return (targets.filter(isInside), targets.filter { !isInside($0) })
  }

  /// The deepest folder that all changes lie in, be it there or not; the empty path is the folder itself.
  var commonFolder: String {
    guard let first = targets.first else { return "" }
    var common = Array(parentFolder(of: first.path).split(separator: "/"))
    for target in targets.dropFirst() {
      let parts = target.path.split(separator: "/").dropLast()
      let shared = zip(common, parts).prefix { $0 == $1 }.count
      common.removeLast(common.count - shared)
    }
    return common.joined(separator: "/")
  }

  /// The folders that must be made for the changes, parents first.
  var missingFolders: [String] {
    var missing: Set<String> = []
    for target in targets where target.change.new != nil {
      var folder = parentFolder(of: target.path)
      while !folder.isEmpty, !missing.contains(folder), !fileExists(joined(root, folder)) {
        missing.insert(folder)
        folder = parentFolder(of: folder)
      }
    }
    return missing.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The folders that the changes may leave empty, deepest first.
  ///
  /// A folder of the outermost two stages is none: `content/` and those of the kinds of records stay, whether
  /// there is a record or not.
  var emptiedFolders: [String] {
    var folders: Set<String> = []
    for target in targets where target.change.new == nil {
      var folder = parentFolder(of: target.path)
      while folder.split(separator: "/").count > 2, folders.insert(folder).inserted {
        folder = parentFolder(of: folder)
      }
    }
    return folders.sorted { $1.utf8.lexicographicallyPrecedes($0.utf8) }
  }
}

/// Follows symbolic links, as long as they stay below a folder.
struct PathResolver {
  let root: String
  /// The folder with all symbolic links followed, and a `/` at its end.
  private let prefix: String

  init(root: String) {
    self.root = root
    let real = absolutePath(root)
    prefix = real == "/" ? real : real + "/"
  }

  /// Whether a path can be one below a folder, as far as its words tell.
  static func isProper(_ path: String) -> Bool {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.allSatisfy { !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8) }
      && !path.utf8.contains(0) && !parts[0].elementsEqual(StateFolder.name.utf8)
  }

  /// The path with all symbolic links followed but one at its end; folders on the way may be missing.
  ///
  /// - Throws: `RefusedChangeError` where it leaves the folder; `FileError`.
  func resolve(parentsOf path: String) throws -> String {
    guard Self.isProper(path) else { throw RefusedChangeError(path: path, reason: .leavesFolder) }
    var parts = path.split(separator: "/")[...]
    let name = parts.removeLast()
    var folder = ""
    while let part = parts.popFirst() {
      let next = joined(folder, String(part))
      guard let status = try Self.status(joined(root, next)) else {
        return joined(([next] + parts.map(String.init)).joined(separator: "/"), String(name))
      }
      folder = status.isLink ? try follow(next, of: path) : next
      guard FileStatus(ofLink: joined(root, folder))?.isFolder ?? false else {
        throw FileError("write below", joined(root, next), code: ENOTDIR)
      }
    }
    return joined(folder, String(name))
  }

  /// What is known of what has a path; nothing where there is no such thing.
  ///
  /// - Throws: `FileError` where that cannot be told.
  static func status(_ path: String) throws -> FileStatus? {
    if let status = FileStatus(ofLink: path) { return status }
    let error = FileError("look at", path)
    guard error.code == ENOENT else { throw error }
    return nil
  }

  /// What a link leads to, relative to the folder.
  ///
  /// - Parameter path: what the error names.
  /// - Throws: `RefusedChangeError` where it leaves the folder; `FileError` where it leads nowhere.
  func follow(_ link: String, of path: String) throws -> String {
    guard let real = realpath(joined(root, link), nil) else { throw FileError("follow the link", joined(root, link)) }
    defer { free(real) }
    let target = String(cString: real)
    guard target.hasPrefix(prefix), Self.isProper(String(target.dropFirst(prefix.count))) else {
      throw RefusedChangeError(path: path, reason: .leavesFolder)
    }
    return String(target.dropFirst(prefix.count))
  }
}
