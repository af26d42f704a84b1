package import Files

/// What lies in `content/`, told apart from anything else that may lie there without being understood.
package struct ContentListing: Sendable, Equatable {
  /// What `Catalogue.contentDigest` is when the same content is read.
  package let digest: ContentDigest
  /// Files that are no records, relative to the source folder.
  package let attachments: [String]

  /// Reads every file once, and keeps none.
  ///
  /// - Parameter folder: the source folder.
  /// - Returns: nothing where there is anything that a catalogue would report because of the file system: what cannot be
  ///   read, or is in no record's place.
  /// - Throws: `FileError` when `content/` cannot be listed.
  /// - Complexity: O(*n*) in bytes.
  package init?(folder: String, workers: Workers) throws {
    let content = "\(folder)/\(Catalogue.contentFolder)"
    let tree = try FileTree(root: content, changes: PlannedChanges([], below: Catalogue.contentFolder))
    let files = try FileReader(folder: content)
    let inventory = Inventory(tree: tree)
    guard inventory.findings.isEmpty else { return nil }
    attachments = inventory.attachments
    for path in attachments where readingError("\(folder)/\(path)") != nil { return nil }

    let memory = ByteArena.Store()
    let entries = inventory.files
    let digests = workers.map(
      entries.count, chunk: 128, state: { ReadingState(files: files, tree: tree, memory: memory) }
    ) { state, range in
      state.digest(of: range, of: entries)
    }
    var digest = ContentDigest(names: tree.folders + attachments)
    for part in digests {
      guard let part else { return nil }
      digest.insert(part)
    }
    self.digest = digest
  }
}

extension ContentDigest {
  /// Stands for some names and the order that they are in.
  init(names: [String]) {
    self.init()
    for name in names { combine(name) }
  }
}
