/// The start tags of a page as a browser would see them, whatever else the page is.
///
/// The states of the HTML standard, section 13.2.5, as far as they tell tags, attributes and text apart.
struct BrowserTags: IteratorProtocol {
  struct Tag {
    /// In small letters, as are the names of attributes.
    var name: String
    /// Values without white space and control characters, in small letters and with references resolved, as far as
    /// those matter to an address.
    var attributes: [(name: String, value: String)]
    /// What stands in an element that holds no markup; empty otherwise.
    var content = ""
  }

  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private static let plain: Set<String> = [
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript",
  ]

  mutating func next() -> Tag? {
    while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = start + 1
      guard index < bytes.count else { return nil }
      let byte = bytes[index]
      if starts(with: "!--") {
        index += 3
        skip(behind: starts(with: ">") ? ">" : starts(with: "->") ? "->" : "-->")
      } else if byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") {
        skip(behind: ">")
      } else if byte == UInt8(ascii: "/"), index + 1 < bytes.count, Self.isLetter(bytes[index + 1]) {
        index += 1
        _ = tag()
      } else if Self.isLetter(byte) {
        guard var tag = tag() else { return nil }
        if tag.name == "plaintext" { index = bytes.count }
        if Self.plain.contains(tag.name) { tag.content = content(of: tag.name) }
        return tag
      }
    }
    return nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
  }

  private func starts(with text: String) -> Bool { bytes[index...].starts(with: text.utf8) }

  private mutating func skip(behind text: String) {
    while index < bytes.count, !starts(with: text) { index += 1 }
    index = min(bytes.count, index + text.utf8.count)
  }

  /// Takes bytes up to one for which a condition holds.
  private mutating func take(until isEnd: (UInt8) -> Bool) -> String {
    let start = index
    while index < bytes.count, !isEnd(bytes[index]) { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  /// The tag whose name starts here; nothing where the page ends within it.
  private mutating func tag() -> Tag? {
    let name = take { Self.isSpace($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ">") }
    var tag = Tag(name: name.lowercased(), attributes: [])
    while true {
      _ = take { !Self.isSpace($0) && $0 != UInt8(ascii: "/") }
      guard index < bytes.count else { return nil }
      if bytes[index] == UInt8(ascii: ">") {
        index += 1
        return tag
      }
      let start = index
      index += 1
      _ = take { Self.isSpace($0) || [UInt8(ascii: "/"), UInt8(ascii: ">"), UInt8(ascii: "=")].contains($0) }
      let name = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
      _ = take { !Self.isSpace($0) }
      var value = ""
      if index < bytes.count, bytes[index] == UInt8(ascii: "=") {
        index += 1
        _ = take { !Self.isSpace($0) }
        guard index < bytes.count else { return nil }
        let quote = bytes[index]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
          index += 1
          value = take { $0 == quote }
          index += 1
        } else {
          value = take { Self.isSpace($0) || $0 == UInt8(ascii: ">") }
        }
        guard index <= bytes.count else { return nil }
      }
      tag.attributes.append((name, Self.decoded(value)))
    }
  }

  /// The text up to the end tag of an element that holds no markup.
  private mutating func content(of name: String) -> String {
    let start = index
    while index < bytes.count {
      if starts(with: "</"), bytes[(index + 2)...].prefix(name.utf8.count).map({ $0 | 0x20 }).elementsEqual(name.utf8) {
        break
      }
      index += 1
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private static func decoded(_ value: String) -> String {
    var value = value.lowercased()
    for (reference, character) in [("&colon;", ":"), ("&#58;", ":"), ("&#x3a;", ":"), ("&tab;", ""), ("&newline;", "")]
    {
      value = value.replacing(reference, with: character)
    }
    return String(String.UnicodeScalarView(value.unicodeScalars.filter { $0.value > 0x20 }))
  }
}
