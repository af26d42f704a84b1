/// What one file of a catalogue holds by now.
package struct ChangedFile: Sendable {
  /// Relative to the source folder.
  package var path: String
  /// Nothing where the file is gone.
  package var bytes: [UInt8]?

  package init(path: String, bytes: [UInt8]?) {
    self.path = path
    self.bytes = bytes
  }
}

/// What is different between a catalogue and the one that it was before some files changed.
///
/// Records that stay keep their numbers.
package struct CatalogueChange: Sendable {
  /// The numbers of the records that were read anew, by kind.
  package var records: [RecordKind: Set<Int32>] = [:]
  /// Whether enrollments were read anew.
  package var hasEnrollments = false
  /// The enrollment files that were read anew.
  package var rosters: Set<Int32> = []
  /// Whether a file was read anew of which nothing could be made, so that less is known than before.
  package var isLossy = false

  package init() {}
}
