/// A build that stopped because of what it found in the output folder.
///
/// Nothing was written.
package struct ForeignFilesError: Error, CustomStringConvertible {
  /// Relative to the output, in order.
  package let files: [String]
  package let output: String

  package var description: String {
    let shown = files.prefix(20).map { "  \(output)/\($0)" }.joined(separator: "\n")
    let more = files.count > 20 ? "\n  … and \(files.count - 20) more" : ""
    let what =
      files.count == 1
      ? "this file stands in a folder that registrar generates, and no build is known to have written it:"
      : "these files stand in folders that registrar generates, and no build is known to have written them:"
    return """
      \(what)
      \(shown)\(more)
      move what you want to keep, or build with --clean to remove it
      """
  }
}

/// Things that stand where the site wants to put a file, and that a build never removes.
///
/// Nothing was written.
package struct BlockedPathsError: Error, CustomStringConvertible {
  /// Relative to the output, in order.
  package let paths: [String]
  package let output: String

  package var description: String {
    let shown = paths.prefix(20).map { "  \(output)/\($0)" }.joined(separator: "\n")
    return
      "the site has a file of its own for each of these, and what stands there is not registrar's:\n\(shown)\nmove it away"
  }
}

/// An output folder in which a build would write over its own sources.
///
/// Nothing was written.
package struct OutputInSourcesError: Error, CustomStringConvertible {
  package let output: String
  package let folder: String

  package var description: String {
    "the output '\(output)' must not be \(folder): choose one of its own, such as public"
  }
}
