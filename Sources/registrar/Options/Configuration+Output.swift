import Catalogue

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
}
