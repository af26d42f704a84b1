import Catalogue
import Files

extension Configuration {
  /// Tells notes, and where settings come from when the user wants to know.
  func tell(_ console: Console) {
    for note in notes { console.note(note) }
    guard console.isVerbose else { return }
    let width = Setting.allCases.map(\.rawValue.utf8.count).max() ?? 0
    for setting in Setting.allCases {
      guard let value = value(of: setting) else { continue }
      let gap = String(repeating: " ", count: width - setting.rawValue.utf8.count + 2)
      console.detail("\(setting.rawValue)\(gap)\(value)  (\((origins[setting] ?? .standard).subject))")
    }
  }

  private func value(of setting: Setting) -> String? {
    switch setting {
    case .title: settings.title
    case .baseURL: settings.baseURL
    case .output: output
    case .audience: settings.audience.rawValue
    case .currentTerm: settings.currentTerm
    }
  }

  /// Makes sure that the site cannot be written over what it is made from.
  ///
  /// The output's own folders have the names of those in `content/`, so that cleaning the one could empty the
  /// other.
  ///
  /// - Throws: `UsageError`.
  func requireUsableOutput() throws {
    let target = absolutePath(output)
    var problem: String?
    if lies(absolutePath(source), in: target) { problem = "holds the source folder" }
    for own in [Catalogue.contentFolder, "templates", ".registrar", ".git"] where problem == nil {
      let folder = absolutePath("\(source)/\(own)")
      if lies(target, in: folder) || lies(folder, in: target) { problem = "overlaps with \(own)/ of the source folder" }
    }
    guard let problem else { return }
    throw UsageError("the output folder '\(output)' \(problem); choose another with --output, such as 'public'")
  }

  /// Whether one folder is another, or lies somewhere in it; both paths are absolute.
  private func lies(_ folder: String, in other: String) -> Bool {
    folder == other || folder.hasPrefix(other == "/" ? "/" : "\(other)/")
  }
}
