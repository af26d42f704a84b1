package import Files

/// The files of `content/`, read but not understood: enough to tell whether anything has changed, and what a catalogue
/// is made of where it has.
package struct ContentListing: Sendable {
  /// What `Catalogue.contentDigest` is when the same content is read.
  package let digest: ContentDigest
  /// Files that are no records, relative to the source folder.
  package var attachments: [String] { inventory.attachments }
  let inventory: Inventory
  /// What each file holds, by its number; the memory is `memory`.
  let texts: [Text]
  let memory = ByteArena.Store()

  /// Reads every file.
  ///
  /// - Parameter folder: the source folder.
  /// - Returns: nothing where there is anything that a catalogue would report because of the file system: what cannot be
  ///   read, or is in no record's place.
  /// - Throws: `FileError` when `content/` cannot be listed.
  /// - Complexity: O(*n*) in bytes.
  package init?(folder: String, workers: Workers) throws {
    let content = "\(folder)/\(Catalogue.contentFolder)"
    let tree = try FileTree(
      root: content, changes: PlannedChanges([], below: Catalogue.contentFolder), workers: workers)
    let files = try FileReader(folder: content)
    let inventory = Inventory(tree: tree)
    guard inventory.findings.isEmpty else { return nil }
    self.inventory = inventory
    for path in inventory.attachments where readingError("\(folder)/\(path)") != nil { return nil }

    let memory = memory
    let entries = inventory.files
    let parts = workers.map(
      entries.count, chunk: 128, state: { ReadingState(files: files, tree: tree, memory: memory) }
    ) { state, range in
      state.load(range, of: entries)
    }
    var digest = ContentDigest(names: tree.folders + inventory.attachments)
    var texts: [Text] = []
    texts.reserveCapacity(entries.count)
    for part in parts {
      guard let part else { return nil }
      digest.insert(part.digest)
      texts += part.texts
    }
    self.digest = digest
    self.texts = texts
  }
}

extension ContentDigest {
  /// Stands for some names and the order that they are in.
  init(names: [String]) {
    self.init()
    for name in names { combine(name) }
  }
}
