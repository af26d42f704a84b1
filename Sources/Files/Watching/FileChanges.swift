/// What may have changed below a folder since one last looked.
package struct FileChanges: Sendable, Hashable {
  /// Files that were written, that appeared or that went, relative to the folder.
  package var files: Set<String> = []
  /// Folders of which anything may have changed, relative to the folder; an empty one is the folder itself.
  package var folders: Set<String> = []

  package init(files: Set<String> = [], folders: Set<String> = []) {
    self.files = files
    self.folders = folders
  }

  package var isEmpty: Bool { files.isEmpty && folders.isEmpty }

  package mutating func formUnion(_ other: FileChanges) {
    files.formUnion(other.files)
    folders.formUnion(other.folders)
  }
}

/// What of a source folder is watched: some folders with all that they hold, and some files beside them.
///
/// Names that start with a dot are passed over, but for those of the files.
package struct WatchedPlaces: Sendable {
  package var folders: [String]
  package var files: [String]

  package init(folders: [String], files: [String]) {
    self.folders = folders
    self.files = files
  }
}
