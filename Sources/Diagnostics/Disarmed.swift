/// A text in which nothing can act on a terminal, on a log viewer or on a reader's eyes.
///
/// Messages, paths and excerpts hold what strangers wrote. Shown as visible escapes are:
/// - control characters (C0, DEL, C1), which move cursors, ring bells and start new lines:
///   `\n`, `\r`, `\t`, else `\u{1B}`
/// - format characters, which are invisible or turn the direction of text: U+200B–U+200F, U+202A–U+202E,
///   U+2066–U+2069, U+061C, U+FEFF, soft hyphens, tags and the rest of Unicode's category *Cf*
/// - line and paragraph separators, U+2028 and U+2029, and characters that Unicode promises never to assign
/// - the second `#` of `##[` and `##vso[`, which start commands in the logs of several CI systems
///
/// A backslash stays as it is, so the result is for people and not to be parsed back.
///
/// - Complexity: O(*n*); a text with nothing to disarm is returned as it is.
package func disarmed(_ text: String) -> String {
  let isHarmless = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") }
  if isHarmless { return text }
  var result = ""
  result.reserveCapacity(text.utf8.count + 16)
  for (scalar, escape) in DisarmedScalars(text) {
    if let escape { result += escape } else { result.unicodeScalars.append(scalar) }
  }
  return result
}

/// The scalars of a text, each with the escape that must be shown in its place, if it is a dangerous one.
struct DisarmedScalars: Sequence, IteratorProtocol {
  private let scalars: String.UnicodeScalarView
  private var index: String.UnicodeScalarView.Index
  private var previous: Unicode.Scalar = " "

  init(_ text: String) {
    scalars = text.unicodeScalars
    index = scalars.startIndex
  }

  mutating func next() -> (scalar: Unicode.Scalar, escape: String?)? {
    guard index < scalars.endIndex else { return nil }
    let scalar = scalars[index]
    index = scalars.index(after: index)
    defer { previous = scalar }
    if scalar == "#", previous == "#", startsCommand() { return (scalar, #"\u{23}"#) }
    return (scalar, escape(for: scalar))
  }

  /// Whether the rest is like the rest of `##[error]` or `##vso[task]`.
  private func startsCommand() -> Bool {
    let name = scalars[index...].prefix { ("a"..."z").contains($0) || ("A"..."Z").contains($0) }
    return name.endIndex < scalars.endIndex && scalars[name.endIndex] == "["
  }

  private func escape(for scalar: Unicode.Scalar) -> String? {
    if (0x20..<0x7F).contains(scalar.value) { return nil }
    switch scalar {
    case "\n": return #"\n"#
    case "\r": return #"\r"#
    case "\t": return #"\t"#
    default: break
    }
    guard scalar.isDangerous else { return nil }
    return #"\u{"# + String(scalar.value, radix: 16, uppercase: true) + "}"
  }
}

extension Unicode.Scalar {
  /// Whether a character acts, hides or reorders instead of being seen.
  var isDangerous: Bool {
    if value < 0x7F { return value < 0x20 }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    case .unassigned: return properties.isNoncharacterCodePoint
    default: return false
    }
  }
}
