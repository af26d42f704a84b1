/// What filters do with texts: bytes in, bytes out, as Python does it.
enum Texts {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  static func isASCII(_ text: Bytes) -> Bool { text.allSatisfy { $0 < 0x80 } }

  static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  /// The number of characters, which are Unicode scalars.
  static func length(_ text: Bytes) -> Int {
    var count = 0
    for byte in text where !isContinuation(byte) { count += 1 }
    return count
  }

  /// The offset at which character number `index` starts, or the end of the text.
  static func offset(ofCharacter index: Int, in text: Bytes) -> Int {
    var seen = -1
    for (offset, byte) in text.enumerated() where !isContinuation(byte) {
      seen += 1
      if seen == index { return offset }
    }
    return text.count
  }

  static func part(of text: Bytes, _ range: Range<Int>) -> Bytes { Bytes(rebasing: text[range]) }

  static func firstPlace(of part: Bytes, in text: Bytes, from start: Int) -> Int? {
    guard let first = part.first else { return start <= text.count ? start : nil }
    var i = start
    while i + part.count <= text.count {
      if text[i] == first, Machine.order(Self.part(of: text, i..<(i + part.count)), part) == 0 { return i }
      i += 1
    }
    return nil
  }

  /// The character at an offset, and its length in bytes.
  ///
  /// Text is valid UTF-8; what is not is skipped bytewise.
  static func scalar(at offset: Int, in text: Bytes) -> (scalar: Unicode.Scalar, length: Int) {
    let first = text[offset]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard offset + length <= text.count else { return ("\u{FFFD}", 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for i in 1..<length { value = value << 6 | UInt32(text[offset + i] & 0x3F) }
    return Unicode.Scalar(value).map { ($0, length) } ?? ("\u{FFFD}", 1)
  }

  // MARK: Trimming, replacing, cutting

  /// The text without white space, or without the characters of another text, at its ends.
  static func trimmed(_ text: Bytes, of characters: Bytes?) -> Bytes {
    guard let characters else {
      var start = 0
      while case let n = Whitespace.length(at: start, to: text.count, in: text), n > 0 { start += n }
      return part(of: text, Whitespace.trimmingEnd(of: start..<text.count, in: text))
    }
    func isTrimmed(_ range: Range<Int>) -> Bool {
      var i = 0
      while i < characters.count {
        let length = scalar(at: i, in: characters).length
        if Machine.order(part(of: characters, i..<(i + length)), part(of: text, range)) == 0 { return true }
        i += length
      }
      return false
    }
    var start = 0
    while start < text.count {
      let length = scalar(at: start, in: text).length
      guard isTrimmed(start..<(start + length)) else { break }
      start += length
    }
    var end = text.count
    while end > start {
      var last = end - 1
      while last > start, isContinuation(text[last]) { last -= 1 }
      guard isTrimmed(last..<end) else { break }
      end = last
    }
    return part(of: text, start..<end)
  }

  /// Writes the text with one part replaced by another, `limit` times at most.
  static func replace(
    _ old: Bytes, by new: Bytes, in text: Bytes, limit: Int?, to buffer: inout ByteBuffer
  ) {
    var left = limit.flatMap { $0 < 0 ? nil : $0 } ?? Int.max
    var i = 0
    while left > 0, let place = firstPlace(of: old, in: text, from: i) {
      buffer.append(part(of: text, i..<place))
      buffer.append(new)
      left -= 1
      i = place + old.count
      if old.isEmpty {
        // An empty text stands before each character and at the end.
        guard i < text.count else { return }
        let length = scalar(at: i, in: text).length
        buffer.append(part(of: text, i..<(i + length)))
        i += length
      }
    }
    buffer.append(part(of: text, i..<text.count))
  }

  /// Writes the text cut to a number of characters, as Jinja's `truncate` does.
  static func truncate(
    _ text: Bytes, length: Int, cutsWords: Bool, end: Bytes, leeway: Int, to buffer: inout ByteBuffer
  ) {
    let limit = max(0, length)
    let (most, overflow) = limit.addingReportingOverflow(max(0, leeway))
    if overflow || Self.length(text) <= most { return buffer.append(text) }
    var cut = part(of: text, 0..<offset(ofCharacter: max(0, limit - Self.length(end)), in: text))
    if !cutsWords, let space = cut.lastIndex(of: UInt8(ascii: " ")) { cut = part(of: cut, 0..<space) }
    buffer.append(cut)
    buffer.append(end)
  }

  static func reverse(_ text: Bytes, to buffer: inout ByteBuffer) {
    var end = text.count
    while end > 0 {
      var start = end - 1
      while start > 0, isContinuation(text[start]) { start -= 1 }
      buffer.append(part(of: text, start..<end))
      end = start
    }
  }

  static func urlEncode(_ text: Bytes, to buffer: inout ByteBuffer) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        buffer.append(byte)
      default:
        buffer.append(UInt8(ascii: "%"))
        buffer.append(hexDigit(byte >> 4, isCapital: true))
        buffer.append(hexDigit(byte & 15, isCapital: true))
      }
    }
  }

  static func hexDigit(_ value: UInt8, isCapital: Bool) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: isCapital ? "A" : "a") + value - 10
  }

  /// The number of words: runs of letters, digits and underscores.
  static func wordCount(_ text: Bytes) -> Int {
    var count = 0
    var isInWord = false
    var i = 0
    while i < text.count {
      let (scalar, length) = scalar(at: i, in: text)
      let isWord = isWordCharacter(scalar)
      if isWord, !isInWord { count += 1 }
      isInWord = isWord
      i += length
    }
    return count
  }

  private static func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      true
    default: scalar == "_"
    }
  }
}
