internal import CSystemCalls

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What becomes of everything that an output holds.
package struct OutputFates: Sendable {
  package enum Fate: UInt8, Sendable {
    /// It is the site's, and stays unless the stage holds another one of its name.
    case own
    /// It is somebody else's, and stays as it is.
    case foreign
    case removed
  }

  package let tree: OutputTree
  /// Of each path of the tree.
  package var fates: [Fate]
  /// The folders, by their numbers in the tree, that go with what was in them.
  var dropped: [Int] = []

  package init(_ tree: OutputTree) {
    self.tree = tree
    fates = [Fate](repeating: .foreign, count: tree.paths.count)
  }

  package var removedCount: Int { fates.count { $0 == .removed } }

  /// Finds the folders that become empty with what is removed; one that was empty before, or is anybody else's, stays.
  ///
  /// - Parameters:
  ///   - wanted: the folders of the next state, sorted.
  ///   - isOwn: whether a folder is the site's to remove.
  package mutating func dropFolders(wanted: [String], isOwn: (String) -> Bool) {
    let wanted = Set(wanted)
    var holds = [Bool](repeating: false, count: tree.folders.count)
    var lost = holds
    for (index, fate) in fates.enumerated() {
      if fate == .removed { lost[Int(tree.parents[index])] = true } else { holds[Int(tree.parents[index])] = true }
    }
    for (number, folder) in tree.folders.enumerated().dropFirst().reversed() {
      if !holds[number], lost[number], !wanted.contains(folder.path), isOwn(folder.path) {
        dropped.append(number)
        lost[folder.parent] = true
      } else {
        holds[folder.parent] = true
      }
    }
  }
}

extension StagePlace {
  /// Finds out whether a folder can be exchanged, as far as that can be told before it is tried.
  ///
  /// - Throws: `ExchangeError`.
  func checkExchange(output: String, _ tree: OutputTree) throws {
    let parent = FileStatus(ofLink: absolutePath(joined(parentFolder(of: output), ".")))
    guard let first = tree.folders.first?.status ?? FileStatus(ofLink: output) else { return }
    // A file system of its own is mounted there.
    if let parent, parent.device != first.device { throw ExchangeError(code: EXDEV) }
    if tree.kinds.contains(.other) { throw ExchangeError(code: ENOTSUP) }
    for folder in tree.folders {
      guard folder.status.device == first.device else { throw ExchangeError(code: EXDEV) }
      guard geteuid() == 0 || folder.status.owner == geteuid() else { throw ExchangeError(code: EPERM) }
      let path = joined(output, folder.path)
      // Rights beyond owner, group and others, which the stage's folders would not have.
      if let opened = Descriptor(opening: path, flags: O_RDONLY | O_DIRECTORY), c_attributes(opened.number) > 0 {
        throw ExchangeError(code: ENOTSUP)
      }
    }
  }
}

extension StagedOutput {
  /// How many files a worker takes at a time.
  private static let chunk = 512

  /// Lets the stage become the output, in one step.
  ///
  /// - Parameters:
  ///   - fates: of what the output holds.
  ///   - known: whether a path is the site's own, in whatever state; everything else that turns up in the old output
  ///     was put there meanwhile, and is kept.
  /// - Returns: whether nothing is left of the old output; otherwise the next build has to see to that.
  /// - Throws: `FileError`; `ExchangeError` when it cannot be done in one step. Then the output is as it was.
  package func exchange(
    _ fates: OutputFates, workers: Workers, known: (UnsafeBufferPointer<UInt8>) -> Bool
  ) throws -> Bool {
    let new = try staged()
    do {
      try link(fates, into: new, workers)
      lock.hold(next: work.stage)
      // All that was written must last before it has a name that people know: the exchange could survive a power
      // cut that what is in it does not.
      try work.sync()
      try takePlace()
    } catch {
      discard()
      if let error = error as? FileError, error.isUnsupported { throw ExchangeError(code: error.code) }
      throw error
    }
    // It has happened, whatever becomes of the rest. The exchange must last before the old output goes.
    do {
      try syncFolder(parentFolder(of: path))
      removeOld(fates, workers)
      try work.rescue(into: path, known: known)
      try work.remove()
      return true
    } catch {
      return false
    }
  }

  private func takePlace() throws {
    if !fileExists(path) || isEmptyFolder {
      guard rename(work.stage, path) == 0 else { throw FileError("create the folder", shown) }
    } else {
      guard c_exchange(work.stage, path) == 0 else { throw FileError("exchange the folder", shown) }
    }
  }

  private var isEmptyFolder: Bool {
    guard let folder = Descriptor(opening: path, flags: O_RDONLY | O_DIRECTORY) else { return false }
    return (try? FolderEntries(folder, shown).indices.isEmpty) ?? false
  }

  // MARK: Before

  /// Links everything that stays, unless the stage has something of its name.
  private func link(_ fates: OutputFates, into new: OutputFolder, _ workers: Workers) throws {
    guard let old else { return }
    let tree = fates.tree
    let dropped = Set(fates.dropped)
    for (number, folder) in tree.folders.enumerated().dropFirst() where !dropped.contains(number) {
      try new.makeFolder(folder.path)
    }
    let (from, to) = (old.number, new.number)
    let shown = shown
    let failures = workers.map(tree.paths.count, chunk: Self.chunk) { range -> FileError? in
      for index in range where fates.fates[index] != .removed {
        let isLinked = tree.paths.withName(index) { name in
          if linkat(from, name, to, name, 0) == 0 || errno == EEXIST { return true }
          // Somebody has removed what was theirs.
          return errno == ENOENT && fates.fates[index] == .foreign
        }
        if !isLinked { return FileError("link", "\(shown)/\(tree.paths[index])") }
      }
      return nil
    }
    if let failure = failures.lazy.compactMap({ $0 }).first { throw failure }
    for (number, folder) in tree.folders.enumerated().dropFirst().reversed() where !dropped.contains(number) {
      try StagePlace.assign(folder.status, to: "\(work.stage)/\(folder.path)")
    }
  }

  // MARK: After

  /// Removes what the old output is known to have held; what has come since stays.
  private func removeOld(_ fates: OutputFates, _ workers: Workers) {
    guard let old else { return }
    let tree = fates.tree
    let number = old.number
    _ = workers.map(tree.paths.count, chunk: Self.chunk) { range in
      for index in range {
        tree.paths.withName(index) { name in
          if fates.fates[index] == .foreign {
            var status = stat()
            guard fstatat(number, name, &status, AT_SYMLINK_NOFOLLOW) == 0,
              UInt64(status.st_ino) == tree.numbers[index]
            else { return }
          }
          _ = unlinkat(number, name, 0)
        }
      }
    }
    for folder in tree.folders.dropFirst().reversed() { _ = unlinkat(number, folder.path, Int32(AT_REMOVEDIR)) }
  }
}

extension StagePlace {
  /// Removes an old output, and takes over into the new one what somebody put into the old one at the last instant.
  ///
  /// - Parameter known: whether a path is the site's own.
  /// - Throws: `FileError`.
  func rescue(into output: String, known: (UnsafeBufferPointer<UInt8>) -> Bool) throws {
    if rmdir(stage) == 0 || errno == ENOENT { return }
    let tree = try OutputTree(stage)
    // Nobody looks at the old folders any more, whose permissions may keep what is in them from being removed.
    for folder in tree.folders where access(joined(stage, folder.path), R_OK | W_OK | X_OK) != 0 {
      chmod(joined(stage, folder.path), 0o700)
    }
    for index in tree.paths.indices {
      let name = tree.paths[index]
      let old = "\(stage)/\(name)"
      guard let status = FileStatus(ofLink: old) else { continue }
      let there = FileStatus(ofLink: "\(output)/\(name)")
      let isStale =
        tree.paths.withPath(index, known) || there.map { $0.isFolder || $0.changed >= status.changed } ?? false
      if isStale || there?.isSameState(as: status) ?? false {
        try removeTree(old)
      } else {
        try makeFolders(parentFolder(of: "\(output)/\(name)"))
        try moveFile(old, to: "\(output)/\(name)")
      }
    }
    try removeTree(stage)
  }
}
