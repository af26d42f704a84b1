/// What becomes of one file: it is created, changed or removed.
package struct FileChange: Sendable, Hashable {
  /// Relative to the folder that the change is made in.
  package let path: String
  /// What the file holds now; nothing where there is no such file.
  package let old: [UInt8]?
  /// What it is to hold; nothing where it is to go.
  package let new: [UInt8]?

  package init(path: String, old: [UInt8]?, new: [UInt8]?) {
    self.path = path
    self.old = old
    self.new = new
  }
}
