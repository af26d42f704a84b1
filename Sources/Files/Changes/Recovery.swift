/// Whether a killed command left something to bring to an end, or to remove; `FolderLock.recover` does that.
///
/// Content must not be read before: it may be half changed. Nothing is written, and no lock is needed; while
/// another command is at work the answer is that there is something.
///
/// - Complexity: two system calls.
package func needsRecovery(below folder: String) -> Bool {
  fileExists(ChangeRecord.path(in: folder)) || fileExists(ChangeRecord.temporaryPath(in: folder))
}

extension FolderLock {
  /// Brings to an end what a killed command had decided, and removes what it left.
  ///
  /// It may itself be killed at any instant, and be called again.
  ///
  /// - Returns: whether there was something to do.
  /// - Throws: `UnfinishedChangeError`, `FileError`.
  @discardableResult
  package func recover() throws -> Bool {
    precondition(isHeld, "a folder is changed only by who has locked it")
    guard needsRecovery(below: folder) else { return false }
    try removeTree(ChangeRecord.temporaryPath(in: folder))
    let path = ChangeRecord.path(in: folder)
    guard let bytes = try readFile(path) else { return true }
    guard let record = ChangeRecord(bytes) else { throw UnfinishedChangeError(path: path, reason: .damaged) }
    try record.finish(in: folder)
    return true
  }
}

extension ChangeRecord {
  /// The name of the temporary file of a step, in the same folder as the step's file.
  static func temporaryPath(ofStep number: Int, _ path: String) -> String {
    joined(parentFolder(of: path), "\(StagedFolder.namePrefix)new-\(number)")
  }

  /// Does all that is left to do, and removes the record.
  ///
  /// - Throws: `UnfinishedChangeError`, `FileError`; then the record stays for the next attempt.
  func finish(in folder: String) throws {
    let resolver = PathResolver(root: folder)
    var changed: Set<String> = []
    let areDue = try steps.isEmpty || isDue(resolver, folder: folder)
    for (number, step) in steps.enumerated() where areDue {
      if try carryOut(step, number, resolver, folder: folder) { changed.insert(parentFolder(of: step.path)) }
    }
    for path in changed where fileExists(joined(folder, path)) { try syncFolder(joined(folder, path)) }
    for path in leftovers {
      _ = try resolver.resolve(parentsOf: path)
      try removeTree(joined(folder, path))
    }
    for path in prunable where (try? resolver.resolve(parentsOf: path)) == path {
      removeFolderIfEmpty(joined(folder, path))
    }
    try Self.remove(in: folder)
  }

  /// Whether the steps have been decided upon; otherwise nothing has happened, and nothing will.
  private func isDue(_ resolver: PathResolver, folder: String) throws -> Bool {
    guard let condition else { return true }
    guard try resolver.resolve(parentsOf: condition.path) == condition.path else { return false }
    return try readFile(joined(folder, condition.path)).map(Self.sum(of:)) == condition.new
  }

  /// - Returns: whether there was something to do.
  private func carryOut(_ step: Step, _ number: Int, _ resolver: PathResolver, folder: String) throws -> Bool {
    guard try resolver.resolve(parentsOf: step.path) == step.path else {
      throw UnfinishedChangeError(path: Self.path(in: folder), reason: .changedSince(step.path))
    }
    let path = joined(folder, step.path)
    let status = FileStatus(ofLink: path)
    let present = status == nil ? nil : try readFile(path)
    if present == step.new { return false }
    guard present.map(Self.sum(of:)) == step.old else {
      throw UnfinishedChangeError(path: Self.path(in: folder), reason: .changedSince(step.path))
    }
    guard let new = step.new else {
      try removeFile(path)
      return true
    }
    let temporary = joined(folder, Self.temporaryPath(ofStep: number, step.path))
    if try readFile(temporary) != new {
      try makeFolders(parentFolder(of: path))
      try removeTree(temporary)
      try writeLasting(temporary, new, like: status)
    }
    try moveFile(temporary, to: path)
    return true
  }
}
