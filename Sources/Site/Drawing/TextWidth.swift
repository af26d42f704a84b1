/// How much room a text takes in a drawing, where nobody knows the reader's font.
enum TextWidth {
  /// What is put in place of the end of a text that is too long.
  static let ellipsis: Character = "\u{2026}"

  /// A guess at a text's width in thousandths of an em, rather too large than too small.
  ///
  /// By the widths of Liberation Sans and Noto Sans, rounded to a few classes.
  ///
  /// - Complexity: O(*n*).
  static func estimate(_ text: some StringProtocol) -> Int { text.reduce(0) { $0 + width(of: $1) } }

  /// A text that takes more bytes than this for what is drawn is no label, but a character with a thousand accents.
  private static let mostBytes = 400

  /// The text, or as much of its beginning as fits with an ellipsis.
  ///
  /// - Parameter width: in thousandths of an em.
  /// - Complexity: O(*k*) in what fits, however long the text is.
  static func fitted(_ text: String, width: Int) -> String {
    let room = width - self.width(of: ellipsis)
    var used = 0
    var bytes = 0
    var end = text.startIndex
    for index in text.indices {
      used += self.width(of: text[index])
      bytes += text[index].utf8.count
      // The last place at which an ellipsis still fits.
      if used <= room, bytes <= mostBytes { end = text.index(after: index) }
      guard used <= width, bytes <= mostBytes else {
        let kept = text[..<end]
        return String(kept.reversed().drop { $0 == " " }.reversed()) + String(ellipsis)
      }
    }
    return text
  }

  private static func width(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0..<0x20: return 0
    case 0x20..<0x7F: return ascii(UInt8(scalar.value))
    // Hangul, CJK, full-width forms, and what lies beyond the first plane, emoji among it.
    case 0x1100..<0x1200, 0x2E80..<0xD800, 0xF900..<0xFB00, 0xFE30..<0xFE70, 0xFF00..<0xFF61, 0x1F000...: return 1100
    default: return 620
    }
  }

  private static func ascii(_ byte: UInt8) -> Int {
    switch Character(UnicodeScalar(byte)) {
    case "i", "j", "l", "I", "!", "'", "|", ",", ".", ":", ";", " ", "`": 290
    case "f", "t", "r", "(", ")", "[", "]", "-", "/", "\\", "{", "}", "\"": 380
    case "m", "w", "M", "W", "@", "%": 900
    case "A"..."Z", "&", "+", "<", "=", ">", "~": 700
    default: 570
    }
  }
}
