import ArgumentParser
import Diagnostics
import Editing

/// What commands that write content take.
struct WritingOptions: ParsableArguments {
  @Flag(help: "Print what would change, as a diff, and write nothing.")
  var dryRun = false
}

extension ChangeSet {
  /// Writes the files, or only tells what would change; a program is told all of it.
  ///
  /// - Parameters:
  ///   - folder: the source folder.
  ///   - isDry: whether nothing is to be written.
  /// - Returns: whether files were written and nobody has been told yet.
  /// - Throws: `FileError`, `ChangeError`.
  func carryOut(below folder: String, isDry: Bool, format: ResultFormat, _ console: Console) throws -> Bool {
    if !isDry { try write(below: folder) }
    switch format {
    case .json:
      var edit = Edit()
      edit.changes = changes
      var json = JSONWriter()
      json.object(.many) { edit.writeChanges(isDry: isDry, to: &$0) }
      json.endLine()
      try console.print(json.bytes)
      return false
    case .text:
      if isDry { try console.print(diff(console.paint(on: .output))) }
      return !isDry
    }
  }
}
