extension Texts {
  /// How a character is written.
  enum Case { case upper, lower, title }

  static func write(_ scalar: Unicode.Scalar, as letters: Case, to buffer: inout ByteBuffer) {
    if scalar.isASCII {
      let byte = UInt8(truncatingIfNeeded: scalar.value)
      switch letters {
      case .lower: return buffer.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
      case .upper, .title: return buffer.append((0x61...0x7A).contains(byte) ? byte & 0xDF : byte)
      }
    }
    let properties = scalar.properties
    let mapping =
      switch letters {
      case .upper: properties.uppercaseMapping
      case .lower: properties.lowercaseMapping
      case .title: properties.titlecaseMapping
      }
    for byte in mapping.utf8 { buffer.append(byte) }
  }

  static func upper(_ text: Bytes, to buffer: inout ByteBuffer) {
    var i = 0
    while i < text.count {
      let (scalar, length) = scalar(at: i, in: text)
      write(scalar, as: .upper, to: &buffer)
      i += length
    }
  }

  /// Writes a text, or a part of it, in small letters.
  static func lower(_ text: Bytes, _ range: Range<Int>, to buffer: inout ByteBuffer) {
    var i = range.lowerBound
    while i < range.upperBound {
      let byte = text[i]
      if byte < 0x80 {
        buffer.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        i += 1
        continue
      }
      let (scalar, length) = scalar(at: i, in: text)
      // A sigma at the end of a word has a form of its own (Unicode 3.13, Final_Sigma).
      if scalar == "\u{3A3}" {
        buffer.append(scalar: isFinal(at: i, in: text, range) ? "\u{3C2}" : "\u{3C3}")
      } else {
        write(scalar, as: .lower, to: &buffer)
      }
      i += length
    }
  }

  private static func isFinal(at place: Int, in text: Bytes, _ range: Range<Int>) -> Bool {
    var follows = false
    var i = place
    while i > range.lowerBound {
      i -= 1
      while i > range.lowerBound, isContinuation(text[i]) { i -= 1 }
      let properties = scalar(at: i, in: text).scalar.properties
      if properties.isCaseIgnorable { continue }
      follows = properties.isCased
      break
    }
    guard follows else { return false }
    i = place + 2
    while i < range.upperBound {
      let (scalar, length) = scalar(at: i, in: text)
      if !scalar.properties.isCaseIgnorable { return !scalar.properties.isCased }
      i += length
    }
    return true
  }

  /// Writes a part of a text with a capital first and small letters after it.
  static func capitalize(
    _ text: Bytes, _ range: Range<Int>, as first: Case, to buffer: inout ByteBuffer
  ) {
    guard !range.isEmpty else { return }
    let (scalar, length) = scalar(at: range.lowerBound, in: text)
    write(scalar, as: first, to: &buffer)
    lower(text, (range.lowerBound + length)..<range.upperBound, to: &buffer)
  }

  /// Writes each word with a capital first; words start after white space and `-`, `(`, `{`, `[`, `<`.
  static func title(_ text: Bytes, to buffer: inout ByteBuffer) {
    var start = 0
    var i = 0
    while i < text.count {
      let length = separatorLength(at: i, in: text)
      if length == 0 {
        i += scalar(at: i, in: text).length
        continue
      }
      capitalize(text, start..<i, as: .upper, to: &buffer)
      buffer.append(part(of: text, i..<(i + length)))
      i += length
      start = i
    }
    capitalize(text, start..<text.count, as: .upper, to: &buffer)
  }

  private static func separatorLength(at i: Int, in text: Bytes) -> Int {
    switch text[i] {
    case UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "<"): 1
    default: Whitespace.length(at: i, to: text.count, in: text)
    }
  }
}
