import Catalogue

/// A setting that can also be given outside of `catalogue.yml`.
enum Setting: String, CaseIterable, Sendable {
  case title
  case baseURL = "base_url"
  case output
  case audience
  case currentTerm = "current_term"

  /// The environment variable, which `.env` may hold too.
  var variable: String { EnvironmentFile.prefix + rawValue.uppercased() }

  var flag: String { "--" + rawValue.replacing("_", with: "-") }

  /// Puts a value into settings.
  ///
  /// - Returns: why it cannot be used, as the rest of a sentence about it; `nil` when it can.
  func apply(_ value: String, to settings: inout Settings) -> String? {
    if value.isEmpty { return "must not be empty" }
    switch self {
    case .title: settings.title = value
    case .output: settings.output = value
    case .baseURL:
      guard let url = BaseURL.normalized(value) else {
        return "must be an absolute address such as https://catalogue.example.edu/, not '\(value)'"
      }
      settings.baseURL = url
    case .audience:
      guard let audience = Audience(rawValue: value) else { return "must be internal or public, not '\(value)'" }
      settings.audience = audience
    case .currentTerm:
      settings.currentTerm = value
      // It no longer stands in the file, so a fault of it is not the file's.
      settings.currentTermPlace = nil
    }
    return nil
  }
}

/// Who gave a setting.
enum SettingOrigin: Hashable, Sendable {
  case flag(String)
  case environment(String)
  /// A variable in a line of `.env`.
  case environmentFile(String, line: Int)
  case file
  case standard

  /// As the subject of a sentence about the value.
  var subject: String {
    switch self {
    case .flag(let flag): flag
    case .environment(let variable): "the environment variable \(variable)"
    case .environmentFile(let variable, let line): "\(EnvironmentFile.name):\(line): \(variable)"
    case .file: SettingsFile.name
    case .standard: "the default"
    }
  }
}
