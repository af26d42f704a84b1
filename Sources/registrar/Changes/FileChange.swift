import Diagnostics
import Files

/// What a command wants a file to hold.
struct FileChange: Hashable {
  /// Relative to the source folder.
  var path: String
  /// What it holds now; nothing where there is no such file.
  var old: [UInt8]?
  var new: [UInt8]

  init(creating path: String, _ text: String) {
    self.path = path
    new = Array(text.utf8)
  }

  init(_ path: String, from old: [UInt8], to new: [UInt8]) {
    self.path = path
    self.old = old
    self.new = new
  }
}

/// Everything that a command is going to write, made up before any of it is written.
struct ChangeSet {
  var changes: [FileChange] = []

  /// Writes the files below a folder, all or none.
  ///
  /// - Throws: `FileError`, after undoing what was written before it.
  func write(below folder: String) throws {
    var written: [FileChange] = []
    do {
      for change in changes {
        let path = Self.path(of: change, below: folder)
        if change.old == nil { try createFile(path, change.new) } else { try replaceFile(path, change.new) }
        written.append(change)
      }
    } catch {
      for change in written.reversed() {
        let path = Self.path(of: change, below: folder)
        if let old = change.old { try? replaceFile(path, old) } else { try? removeFile(path) }
      }
      throw error
    }
  }

  /// Every change as a unified diff, which `git apply` and `patch -p1` take.
  func diff(_ paint: Paint = Paint(isOn: false)) -> String {
    changes.map { UnifiedDiff($0).text(paint) }.joined()
  }

  private static func path(of change: FileChange, below folder: String) -> String { "\(folder)/\(change.path)" }
}
