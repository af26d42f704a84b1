/// The few ways in which a text on a terminal stands out; without colour there is none.
struct Style {
  let color: Bool

  /// ANSI "select graphic rendition" codes, from the sixteen colours that every theme of a terminal defines.
  enum Role: String {
    case error = "1;31"
    case warning = "1;33"
    case location = "1"
    case quiet = "2"
    case suggestion = "32"
    case success = "1;32"

    init(_ severity: Severity) {
      self = severity == .error ? .error : .warning
    }
  }

  func callAsFunction(_ role: Role, _ text: String) -> String {
    color && !text.isEmpty ? "\u{1B}[\(role.rawValue)m\(text)\u{1B}[0m" : text
  }
}
