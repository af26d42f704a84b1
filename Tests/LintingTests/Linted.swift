import Catalogue
import Diagnostics
import Files
import TestSupport

@testable import Linting

/// Reads a folder as a source folder, with its settings, and lints it.
func lint(_ folder: Folder, _ options: LintOptions = LintOptions()) throws -> [Diagnostic] {
  let bytes = try readFile(folder.path(of: SettingsFile.name))
  let file = bytes.map { SettingsFile(bytes: $0) } ?? SettingsFile()
  let catalogue = try Catalogue(
    folder: folder.path, settings: file.settings, workers: options.workers)
  return lint(catalogue, settingsFile: file, options: options)
}

/// Lints files whose faults stand between `«` and `»`.
///
/// - Returns: what was reported, and the places that were marked.
func lint(
  _ files: KeyValuePairs<String, String>, _ options: LintOptions = LintOptions()
) throws -> (found: [Diagnostic], marked: [TestSupport.Place]) {
  let example = Rule.Example("", files.map { Rule.Example.File($0.key, $0.value) })
  return try withTemporaryFolder { folder in
    try folder.write(example)
    return (try lint(folder, options), example.places(of: .brokenLink))
  }
}

extension Folder {
  /// Writes the files of an example without their marks; a path that ends with `/` is a folder.
  func write(_ example: Rule.Example) throws {
    try makeFolder(Catalogue.contentFolder)
    for (file, source) in zip(example.files, example.sources) {
      if file.path.hasSuffix("/") {
        try makeFolder(file.path)
      } else {
        try write(source.bytes, to: file.path)
      }
    }
  }
}

extension Diagnostic {
  /// What a test compares: place, rule and message, and the suggestion.
  var summary: String {
    let suggestion = suggestion.map { " (\($0.replacement)\($0.label.map { ", \($0)" } ?? ""))" } ?? ""
    return "\(path):\(start.line):\(start.column): \(rule): \(message)\(suggestion)"
  }
}
