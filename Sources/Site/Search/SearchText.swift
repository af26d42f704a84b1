import Catalogue

/// Turns texts into the words by which readers find them.
///
/// `templates/assets/search/text.js` says the same in JavaScript, character by character; a test holds the two to
/// the same answers.
enum SearchText {
  /// The longest word that tells texts apart, in code points; what follows is not looked at.
  static let wordLength = 32
  /// How many words of a text count.
  static let wordLimit = 12

  /// Adds the words of a text to `output`, lower-case and without diacritics, each followed by a space.
  ///
  /// A word is made of letters, digits and symbols. `+` and `#` belong to the word that they follow (`c++`), apostrophes
  /// and what is invisible to none (`obrien`), and everything else stands between words.
  /// - Complexity: O(*n*), without allocation beyond `output`'s own and that of `folded`, a buffer.
  static func appendWords(
    of text: UnsafeBufferPointer<UInt8>, folded: inout [UInt8], to output: inout [UInt8], limit: Int = wordLimit
  ) {
    folded.removeAll(keepingCapacity: true)
    Folding.append(text, to: &folded)
    var count = 0
    var words = 0
    folded.withUnsafeBufferPointer { folded in
      var index = 0
      while index < folded.count {
        let byte = folded[index]
        if byte < 0x80 {
          index += 1
          switch fate(ofASCII: byte, inWord: count > 0) {
          case .letter:
            if count < wordLength { output.append(byte) }
            count += 1
          case .nothing: break
          case .gap:
            guard count > 0 else { continue }
            output.append(UInt8(ascii: " "))
            (count, words) = (0, words + 1)
            if words == limit { return }
          }
          continue
        }
        let scalar = decodedScalar(folded, &index)
        switch fate(of: scalar) {
        case .letter:
          if count < wordLength { append(scalar, to: &output) }
          count += 1
        case .nothing: break
        case .gap:
          guard count > 0 else { continue }
          output.append(UInt8(ascii: " "))
          (count, words) = (0, words + 1)
          if words == limit { return }
        }
      }
      if count > 0 { output.append(UInt8(ascii: " ")) }
    }
  }

  /// The words of a text.
  static func words(_ text: String, limit: Int = wordLimit) -> [String] {
    var (folded, output): ([UInt8], [UInt8]) = ([], [])
    var text = text
    text.withUTF8 { appendWords(of: $0, folded: &folded, to: &output, limit: limit) }
    return output.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether a character stands in a script that has no spaces between words, so that any of its characters may start one.
  static func startsAnywhere(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3040..<0x3100, 0x3400..<0x4DC0, 0x4E00..<0xA000, 0xAC00..<0xD7B0, 0xF900..<0xFB00, 0x20000..<0x40000: true
    default: false
    }
  }

  // MARK: Characters

  private enum Fate { case letter, gap, nothing }

  private static func fate(ofASCII byte: UInt8, inWord: Bool) -> Fate {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): .letter
    case UInt8(ascii: "+"), UInt8(ascii: "#"): inWord ? .letter : .gap
    case UInt8(ascii: "'"), UInt8(ascii: "`"): .nothing
    default: .gap
    }
  }

  private static func fate(of scalar: Unicode.Scalar) -> Fate {
    switch scalar {
    case "\u{2018}", "\u{2019}", "\u{2BC}", "\u{B4}": return .nothing
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .spacingMark, .otherSymbol:
      return .letter
    case .nonspacingMark, .enclosingMark, .format: return .nothing
    default: return .gap
    }
  }

  /// Adds a letter that is not Latin in the form in which it is looked for.
  private static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
    switch scalar.value {
    // The wide forms of ASCII that Japanese keyboards give.
    case 0xFF01...0xFF5E: return output.append(Identifier.folded(UInt8(truncatingIfNeeded: scalar.value - 0xFEE0)))
    case 0x2E80..<0xA640, 0xAC00..<0xD7B0, 0x20000..<0x40000: return output.append(contentsOf: scalar.utf8)
    default: break
    }
    for lower in scalar.properties.lowercaseMapping.unicodeScalars {
      if (0x300..<0x370).contains(lower.value) { continue }
      output.append(contentsOf: plain(lower).utf8)
    }
  }

  /// Greek and Cyrillic letters without the marks that people leave out when they type.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "ά": "α"
    case "έ": "ε"
    case "ή": "η"
    case "ί", "ϊ", "ΐ": "ι"
    case "ό": "ο"
    case "ύ", "ϋ", "ΰ": "υ"
    case "ώ": "ω"
    case "ς": "σ"
    case "ё": "е"
    case "й": "и"
    case "ї": "і"
    case "ґ", "ѓ": "г"
    case "ќ": "к"
    case "ў": "у"
    default: scalar
    }
  }

  /// Reads the character at `index`, which is not ASCII, and goes on to the next one.
  static func decodedScalar(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Unicode.Scalar {
    let byte = bytes[index]
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0x80 ? 2 : 1
    let end = min(bytes.count, index + length)
    var value = length == 1 ? UInt32(byte) : UInt32(byte) & (0xFF >> UInt32(length + 1))
    for next in (index + 1)..<max(end, index + 1) { value = value << 6 | UInt32(bytes[next] & 0x3F) }
    index = end
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }
}
