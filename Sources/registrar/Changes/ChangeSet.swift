import Diagnostics
import Editing
import Files

/// Everything that a command is going to write, made up before any of it is written.
struct ChangeSet {
  var changes: [FileChange] = []

  /// Writes the files below a folder, all or none.
  ///
  /// - Throws: `FileError`, `LockedFolderError`, `RefusedChangeError`; then nothing was written.
  func write(below folder: String) throws {
    let lock = try FolderLock(folder, purpose: "change")
    defer { lock.release() }
    try lock.apply(changes)
  }

  /// Every change as a unified diff, which `git apply` and `patch -p1` take.
  func diff(_ paint: Paint = Paint(isOn: false)) -> String {
    changes.diff(paint)
  }
}

extension [FileChange] {
  /// Every change as a unified diff, which `git apply` and `patch -p1` take.
  func diff(_ paint: Paint = Paint(isOn: false)) -> String {
    map { change in
      UnifiedDiff(change).text { role, text in
        switch role {
        case .file: paint(.strong, text)
        case .place: paint(.place, text)
        case .removed: paint(.removed, text)
        case .added: paint(.added, text)
        }
      }
    }.joined()
  }
}
