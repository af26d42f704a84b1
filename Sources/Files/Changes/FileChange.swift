/// What becomes of one file: it is created, changed or removed.
package struct FileChange: Sendable, Hashable {
  /// Relative to the folder that the changes are applied to, with `/` between its parts.
  package let path: String
  /// What the file held when the change was made up; nothing where there was no such file.
  package let old: [UInt8]?
  /// What it is going to hold; nothing where it is going to be removed.
  package let new: [UInt8]?

  package init(path: String, old: [UInt8]?, new: [UInt8]?) {
    self.path = path
    self.old = old
    self.new = new
  }

  package init(creating path: String, _ text: String) {
    self.init(path: path, old: nil, new: Array(text.utf8))
  }

  package init(_ path: String, from old: [UInt8], to new: [UInt8]) {
    self.init(path: path, old: old, new: new)
  }

  package init(removing path: String, holding old: [UInt8]) {
    self.init(path: path, old: old, new: nil)
  }
}

/// Why content was not changed, other than that the system refused; its words are for the user.
package protocol ChangeError: Error, CustomStringConvertible {}

/// A change that must not be applied.
///
/// Nothing was written.
package struct RefusedChangeError: ChangeError, Hashable {
  package enum Reason: Sendable {
    /// The file does not hold what the change was made for, or is there although it should not be.
    case changedMeanwhile
    /// The path is none below the folder, or a symbolic link leads out of it.
    case leavesFolder
    /// Something else has a change of its own for the same file.
    case givenTwice
  }

  /// Relative to the folder.
  package let path: String
  package let reason: Reason

  package var description: String {
    switch reason {
    case .changedMeanwhile:
      "'\(path)' was changed by something else meanwhile; nothing was written, run the command again"
    case .leavesFolder: "'\(path)' does not lie in the folder that is being changed; nothing was written"
    case .givenTwice: "'\(path)' would be changed twice in one step; nothing was written"
    }
  }
}
