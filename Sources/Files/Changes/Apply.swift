/// How changes came about.
package enum AppliedChanges: Sendable {
  /// There was nothing to do.
  case nothing
  /// One file took the place of another.
  case file
  /// One folder took the place of another, so that at no instant there was half of the changes.
  case folder
  /// File after file, with a record of what is to be done, because their folders cannot be exchanged in one step.
  case steps
}

extension FolderLock {
  /// Changes several files below the folder, all or none.
  ///
  /// A process that is killed, at whatever instant, leaves the files as they were or as they are to be; when the changes
  /// came in steps, that holds once `recover` has run, which this calls first. Permissions stay, and symbolic links
  /// go on leading to the files that are changed. A folder that becomes empty is removed, but for the outermost two.
  ///
  /// - Throws: `RefusedChangeError`, `UnfinishedChangeError`, `FileError`; then the files are as they were. Only where
  ///   the system fails while it takes the last step of several, `recover` has to finish what was begun.
  @discardableResult
  package func apply(_ changes: [FileChange]) throws -> AppliedChanges {
    try recover()
    let targets = try ChangeTargets(changes, below: folder)
    guard let first = targets.targets.first else { return .nothing }
    if targets.targets.count == 1 {
      try applyOne(first, targets)
      return .file
    }
    let common = targets.commonFolder
    // Where the common folder itself is missing, the outermost missing one is made, with all in it, in one step.
    let whole = targets.missingFolders.first { common == $0 || common.hasPrefix($0 + "/") } ?? common
    if !whole.isEmpty, try exchange(whole, targets) { return .folder }
    // Settings and content: the content goes first, and once it has, the settings follow.
    if let content = targets.onlyFolder, try exchange(content, targets) { return .steps }
    try applyInSteps(targets)
    return .steps
  }

  private func applyOne(_ target: ChangeTarget, _ targets: ChangeTargets) throws {
    let temporary = ChangeRecord.temporaryPath(ofStep: 0, target.path)
    let path = joined(targets.root, target.path)
    let missing = targets.missingFolders
    let record = ChangeRecord(leftovers: [temporary], prunable: missing.reversed() + targets.emptiedFolders)
    try record.save(in: folder)
    try undoing(record) {
      if let new = target.change.new {
        try make(missing, below: targets.root)
        try writeLasting(joined(targets.root, temporary), new, like: target.status)
        try targets.checkAgain()
        try moveFile(joined(targets.root, temporary), to: path)
      } else {
        try targets.checkAgain()
        try removeFile(path)
      }
    }
    // It has happened, whatever becomes of the rest, which the next command does otherwise.
    try? syncFolder(parentFolder(of: path))
    try? record.finish(in: folder)
  }

  /// Exchanges a folder, and then the files that lie outside of it.
  ///
  /// - Parameter path: the folder to exchange, or to make; relative to the root, like all paths of targets.
  /// - Returns: whether that was possible; otherwise nothing has changed.
  private func exchange(_ path: String, _ targets: ChangeTargets) throws -> Bool {
    let whole = joined(targets.root, path)
    let (inside, outside) = targets.split(by: path)
    var record = ChangeRecord(
      leftovers: [StagedFolder.path(for: path)], prunable: targets.emptiedFolders)
    if !outside.isEmpty, let witness = inside.first {
      // Only the exchange decides whether they happen.
      record.steps = outside.map(ChangeRecord.Step.init)
      record.condition = ChangeRecord.Condition(path: witness.path, new: witness.change.new.map(ChangeRecord.sum(of:)))
    }
    for (number, target) in outside.enumerated() where target.change.new != nil {
      record.leftovers.append(ChangeRecord.temporaryPath(ofStep: number, target.path))
    }
    try record.save(in: folder)
    do {
      try undoing(record) {
        var staged = try StagedFolder(for: whole)
        if fileExists(whole) { try staged.linkAll() }
        for target in inside {
          let inner = String(target.path.dropFirst(path.count + 1))
          if let new = target.change.new {
            try staged.write(inner, new, like: target.status)
          } else {
            try staged.remove(inner)
          }
        }
        for emptied in targets.emptiedFolders where emptied.hasPrefix(path + "/") {
          _ = staged.removeIfEmpty(folder: String(emptied.dropFirst(path.count + 1)))
        }
        for (number, target) in outside.enumerated() {
          guard let new = target.change.new else { continue }
          let temporary = ChangeRecord.temporaryPath(ofStep: number, target.path)
          try writeLasting(joined(targets.root, temporary), new, like: target.status)
        }
        try targets.checkAgain()
        try staged.takePlace()
      }
    } catch let error as FileError where error.isUnsupported {
      return false
    }
    if outside.isEmpty { try? record.finish(in: folder) } else { try record.finish(in: folder) }
    return true
  }

  private func applyInSteps(_ targets: ChangeTargets) throws {
    let missing = targets.missingFolders
    var record = ChangeRecord(prunable: missing.reversed() + targets.emptiedFolders)
    for (number, target) in targets.targets.enumerated() where target.change.new != nil {
      record.leftovers.append(ChangeRecord.temporaryPath(ofStep: number, target.path))
    }
    try record.save(in: folder)
    // Everything is written before the decision, so that only renaming is left after it.
    try undoing(record) {
      try make(missing, below: targets.root)
      for (number, target) in targets.targets.enumerated() {
        guard let new = target.change.new else { continue }
        let temporary = ChangeRecord.temporaryPath(ofStep: number, target.path)
        try writeLasting(joined(targets.root, temporary), new, like: target.status)
      }
      try targets.checkAgain()
      var decision = record
      decision.steps = targets.targets.map(ChangeRecord.Step.init)
      record = decision
      try decision.save(in: folder)
    }
    try record.finish(in: folder)
  }

  private func make(_ missing: [String], below root: String) throws {
    for path in missing { try makeFolders(joined(root, path)) }
  }

  /// Removes everything that was staged when the body fails.
  private func undoing(_ record: ChangeRecord, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch {
      // What cannot be removed now stays on record.
      try? record.finish(in: folder)
      throw error
    }
  }
}
