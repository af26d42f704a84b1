/// How many columns of a terminal a text takes.
package func displayWidth(of text: String) -> Int {
  var measure = DisplayWidth()
  return text.unicodeScalars.reduce(0) { $0 + measure.add($1) }
}

/// Tells how many columns of a terminal the characters of a text take, one after the other.
///
/// No terminal agrees with another on everything; this follows Unicode's East Asian Width (UAX #11) and
/// emoji data, as the common ones do.
struct DisplayWidth {
  private var previous: Unicode.Scalar?
  private var previousWidth = 0

  /// The columns that a character adds to what came before it.
  mutating func add(_ scalar: Unicode.Scalar) -> Int {
    let width = added(by: scalar)
    previous = scalar
    previousWidth = width
    return width
  }

  private func added(by scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    let properties = scalar.properties
    if scalar == "\u{FE0F}" {
      // The selector asks for the coloured, wide form of a narrow symbol.
      return previousWidth == 1 && previous?.properties.isEmoji == true ? 1 : 0
    }
    if properties.isEmojiModifier, previous?.properties.isEmojiModifierBase == true { return 0 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    // Vowels and final consonants of Hangul that join the syllable before them.
    if (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FB).contains(scalar.value) { return 0 }
    return Self.isWide(scalar) ? 2 : 1
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x1100 { return false }
    // Of the letters that make flags, two make one.
    let isFlagLetter = (0x1F1E6...0x1F1FF).contains(scalar.value)
    if scalar.properties.isEmojiPresentation, !isFlagLetter { return true }
    return wideRanges.contains { $0.contains(scalar.value) }
  }

  /// What Unicode calls Wide or Fullwidth beside emoji, in blocks as a whole.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0xA4CF, 0xA960...0xA97C,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
    0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x16FF1, 0x17000...0x18CFF,
    0x18D00...0x18DFF, 0x1AFF0...0x1B2FF, 0x1D300...0x1D376, 0x1F200...0x1F265, 0x20000...0x3FFFD,
  ]
}
