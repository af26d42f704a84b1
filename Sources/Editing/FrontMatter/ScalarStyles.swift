import FrontMatter

/// How the values of each key are quoted in a list, so that new ones look like them.
struct ScalarStyles {
  private var styles: [String: Node.Style] = [:]

  /// Notes the style of a value, unless the key has one.
  mutating func note(_ key: String, _ node: Node) {
    if node.kind == .scalar, !node.isAbsent, !node.isAliased, styles[key] == nil { styles[key] = node.style }
  }

  /// A text as a scalar that looks like other values of the key.
  func scalar(_ text: String, of key: String) -> String {
    let plain = yamlScalar(text)
    guard plain == text else { return plain }
    switch styles[key] {
    case .singleQuoted:
      // By scalars: a quote and an accent upon it are one character.
      let parts = text.unicodeScalars.split(separator: "'", omittingEmptySubsequences: false)
      return "'\(parts.map { String($0) }.joined(separator: "''"))'"
    case .doubleQuoted: return "\"\(text)\""
    default: return plain
    }
  }

  /// A value on one line.
  func yaml(_ value: PlainValue, of key: String) -> String {
    switch value {
    case .text(let text): scalar(text, of: key)
    case .list(let items): "[\(items.map { yaml($0, of: key) }.joined(separator: ", "))]"
    case .absent, .mapping: value.yaml
    }
  }
}
