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
    if let problem = textProblem(value) { return problem }
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

/// Why a text cannot be a title, as the rest of a sentence about it; `nil` when it can.
///
/// Content is held to the same: control characters other than white space have no place in HTML.
func textProblem(_ text: String) -> String? {
  if text.allSatisfy(\.isWhitespace) { return "must not be empty" }
  for byte in text.utf8 where byte < 0x20 && ![0x09, 0x0A, 0x0D].contains(byte) || byte == 0x7F {
    let digits = String(byte, radix: 16, uppercase: true)
    return "must not hold the control character U+00\(digits.utf8.count == 1 ? "0" : "")\(digits)"
  }
  return nil
}
