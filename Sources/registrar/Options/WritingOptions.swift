import ArgumentParser

/// What commands that write content take.
struct WritingOptions: ParsableArguments {
  @Flag(help: "Print what would change, as a diff, and write nothing.")
  var dryRun = false
}

extension ChangeSet {
  /// Writes the files, or prints what would change.
  ///
  /// - Parameters:
  ///   - folder: the source folder.
  ///   - isDry: whether nothing is to be written.
  /// - Returns: whether files were written.
  /// - Throws: `FileError`.
  func carryOut(below folder: String, isDry: Bool, _ console: Console) throws -> Bool {
    if isDry {
      try console.print(diff(console.paint(on: .output)))
      return false
    }
    try write(below: folder)
    return true
  }
}
