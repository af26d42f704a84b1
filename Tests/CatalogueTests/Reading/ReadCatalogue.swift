import Catalogue
import Diagnostics
import Files
import TestSupport

/// Reads files as a catalogue; `catalogue.yml` among them is its settings.
func read(_ files: KeyValuePairs<String, String>) throws -> Catalogue {
  try withTemporaryFolder { folder in
    try folder.makeFolder(Catalogue.contentFolder)
    for (path, text) in files { try folder.write([path: text]) }
    return try read(folder)
  }
}

/// Reads a folder as a catalogue, on one core, so that a test says the same on any machine.
func read(_ folder: Folder, jobs: Int = 1) throws -> Catalogue {
  let bytes = try readFile(folder.path(of: SettingsFile.name))
  let settings = bytes.map { SettingsFile(bytes: $0).settings } ?? Settings()
  return try Catalogue(folder: folder.path, settings: settings, workers: Workers(jobs: jobs))
}

extension Catalogue {
  /// What reading found, one line each: place, rule, message, and what is suggested.
  var found: [String] { diagnostics(for: findings).sorted().map(\.line) }
}

extension Diagnostic {
  var line: String {
    let suggestion = suggestion.map { " (\($0.replacement)?)" } ?? ""
    return "\(path):\(start.line):\(start.column): \(rule): \(message)\(suggestion)"
  }
}
