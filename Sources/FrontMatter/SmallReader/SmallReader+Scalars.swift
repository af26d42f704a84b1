// Plain and quoted scalars, each on one line.
extension SmallReader {
  /// A scalar that was found in the source.
  struct ScalarToken: BitwiseCopyable {
    var style: Node.Style
    var flags: Node.Flags
    /// Where the scalar ends, quotes included; `aside` when the reader is not certain of it.
    var end: Int
    var textStart: Int
    var textEnd: Int
    var isASCII = true

    static let aside = ScalarToken(style: .plain, flags: [], end: SmallReader.aside, textStart: 0, textEnd: 0)
  }

  @inline(__always)
  mutating func append(_ token: ScalarToken, start: Int) {
    appendScalar(
      style: token.style, flags: token.flags, start: start, end: token.end, textStart: token.textStart,
      textEnd: token.textEnd)
  }

  /// Reads the scalar at an offset, which is not a blank and not a line end.
  @inline(__always)
  mutating func scanScalar(at start: Int, inFlow: Bool) -> ScalarToken {
    switch base[start] {
    case .doubleQuote: return scanDoubleQuoted(at: start)
    case .singleQuote: return scanSingleQuoted(at: start)
    default:
      guard canStartPlain(at: start) else { return .aside }
      return scanPlain(at: start, inFlow: inFlow)
    }
  }

  /// Whether a plain scalar starts here, for certain.
  @inline(__always)
  private func canStartPlain(at start: Int) -> Bool {
    switch base[start] {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      return true
    case .hyphen:
      // A number or a word; a dash before anything else has rules of its own.
      guard start + 1 < limit else { return false }
      switch base[start + 1] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), .period:
        return true
      default: return false
      }
    case UInt8(ascii: "$"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "+"), .period,
      UInt8(ascii: "/"), UInt8(ascii: ";"), UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: "^"),
      UInt8(ascii: "_"), .tilde, .backslash:
      return true
    case 0x80...: return isOrdinary(at: start)
    default: return false
    }
  }

  @inline(__always)
  private func scanPlain(at start: Int, inFlow: Bool) -> ScalarToken {
    let base = base
    let limit = limit
    var isASCII = true
    var i = start
    scan: while i < limit {
      // Most bytes mean nothing but themselves: they are passed eight at a time.
      if i + 8 <= limit {
        let special = Self.specialBytes(UnsafeRawPointer(base + i).loadUnaligned(as: UInt64.self), inFlow)
        if special == 0 {
          i += 8
          continue
        }
        i += special.trailingZeroBitCount >> 3
      }
      let byte = base[i]
      switch byte {
      case .lineFeed, .carriageReturn: break scan
      case .colon:
        if isBlankOrEnd(i + 1) { break scan }
        if inFlow, isFlowIndicator(base[i + 1]) { return .aside }
      case .numberSign:
        // A comment starts after a blank only; elsewhere the sign is text.
        if i > start, base[i - 1] == .space { break scan }
      case .comma, .openBracket, .closeBracket, .openBrace, .closeBrace:
        if inFlow { break scan }
      case UInt8(ascii: "?"):
        if inFlow { return .aside }
      case 0..<0x20, 0x7F: return .aside
      case 0x80...:
        guard isOrdinary(at: i) else { return .aside }
        isASCII = false
      default: break
      }
      i += 1
    }
    while i > start, base[i - 1] == .space { i -= 1 }
    let isTilde = i == start + 1 && base[start] == .tilde
    return ScalarToken(
      style: .plain, flags: isTilde ? .absent : [], end: i, textStart: start, textEnd: i, isASCII: isASCII)
  }

  /// Marks the bytes of a word at which a plain scalar may end: the high bit of the first such byte is set,
  /// and no bit below it.
  ///
  /// They are controls, `#`, `:`, DEL and all beyond ASCII; in brackets or braces also `,`, `?`, `[`, `]`,
  /// `{` and `}`. The arithmetic is the usual one for finding a zero byte in a word: a borrow may mark bytes
  /// above a marked one wrongly, never below.
  @inline(__always)
  private static func specialBytes(_ bytes: UInt64, _ inFlow: Bool) -> UInt64 {
    let word = bytes.littleEndian
    let ones: UInt64 = 0x0101_0101_0101_0101
    func equal(_ word: UInt64, _ byte: UInt8) -> UInt64 {
      let difference = word ^ (ones &* UInt64(byte))
      return (difference &- ones) & ~difference
    }
    // Adding one carries DEL into the high bit.
    var marks = word | (word &+ ones) | ((word &- ones &* 0x20) & ~word)
    marks |= equal(word, .colon) | equal(word, .numberSign)
    if inFlow {
      // The brackets differ from the braces in one bit.
      let braces = word | ones &* 0x20
      marks |= equal(word, .comma) | equal(word, UInt8(ascii: "?"))
      marks |= equal(braces, .openBrace) | equal(braces, .closeBrace)
    }
    return marks & (ones &* 0x80)
  }

  private mutating func scanSingleQuoted(at start: Int) -> ScalarToken {
    let text = start + 1
    var i = text
    var decodedStart = -1
    var bits: UInt8 = 0
    while i < limit {
      let byte = base[i]
      bits |= byte
      if byte == .singleQuote {
        guard i + 1 < limit, base[i + 1] == .singleQuote else {
          return quotedToken(.singleQuoted, text..<i, decodedStart, isASCII: bits < 0x80)
        }
        if decodedStart < 0 { decodedStart = startDecoding(text..<i) }
        i += 1
      } else if !isOrdinary(at: i) {
        return .aside
      }
      if decodedStart >= 0 { document.decoded.append(byte) }
      i += 1
    }
    return .aside
  }

  private mutating func scanDoubleQuoted(at start: Int) -> ScalarToken {
    let text = start + 1
    var i = text
    var decodedStart = -1
    var bits: UInt8 = 0
    while i < limit {
      var byte = base[i]
      bits |= byte
      if byte == .doubleQuote {
        return quotedToken(.doubleQuoted, text..<i, decodedStart, isASCII: bits < 0x80)
      }
      if byte == .backslash {
        if decodedStart < 0 { decodedStart = startDecoding(text..<i) }
        i += 1
        guard i < limit else { return .aside }
        switch base[i] {
        case .doubleQuote, .backslash, UInt8(ascii: "/"): byte = base[i]
        case UInt8(ascii: "n"): byte = .lineFeed
        case UInt8(ascii: "t"): byte = .tab
        default: return .aside
        }
      } else if !isOrdinary(at: i) {
        return .aside
      }
      if decodedStart >= 0 { document.decoded.append(byte) }
      i += 1
    }
    return .aside
  }

  /// Copies what was read of a quoted scalar so far, before its first escape.
  private mutating func startDecoding(_ range: Range<Int>) -> Int {
    let start = document.decoded.count
    document.decoded.append(
      contentsOf: UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
    return start
  }

  @inline(__always)
  private func quotedToken(
    _ style: Node.Style, _ text: Range<Int>, _ decodedStart: Int, isASCII: Bool
  ) -> ScalarToken {
    if decodedStart >= 0 {
      return ScalarToken(
        style: style, flags: .decoded, end: text.upperBound + 1, textStart: decodedStart,
        textEnd: document.decoded.count, isASCII: isASCII)
    }
    return ScalarToken(
      style: style, flags: [], end: text.upperBound + 1, textStart: text.lowerBound, textEnd: text.upperBound,
      isASCII: isASCII)
  }

  @inline(__always)
  func isFlowIndicator(_ byte: UInt8) -> Bool {
    switch byte {
    case .comma, .openBracket, .closeBracket, .openBrace, .closeBrace, UInt8(ascii: "?"): return true
    default: return false
    }
  }

  /// Whether the character at an offset is printable, and nothing that YAML gives a meaning of its own: no
  /// tab, no control character, no line break of any kind, no byte-order mark.
  ///
  /// At a continuation byte the answer is yes: its character was judged at its first byte.
  @inline(__always)
  func isOrdinary(at i: Int) -> Bool {
    let byte = base[i]
    if byte < 0x80 { return byte >= 0x20 && byte != 0x7F }
    switch byte {
    case 0xC2: return base[i + 1] >= 0xA0  // C1 controls, NEL among them
    case 0xE2: return !(base[i + 1] == 0x80 && base[i + 2] & 0xFE == 0xA8)  // U+2028, U+2029
    case 0xEF:  // the byte-order mark, U+FFFE, U+FFFF
      return !(base[i + 1] == 0xBB && base[i + 2] == 0xBF) && !(base[i + 1] == 0xBF && base[i + 2] >= 0xBE)
    default: return true
    }
  }
}
