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
    var i = start
    scan: while i < limit {
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
      case 0x80...: guard isOrdinary(at: i) else { return .aside }
      default: break
      }
      i += 1
    }
    while i > start, base[i - 1] == .space { i -= 1 }
    let isTilde = i == start + 1 && base[start] == .tilde
    return ScalarToken(
      style: .plain, flags: isTilde ? .absent : [], end: i, textStart: start, textEnd: i)
  }

  private mutating func scanSingleQuoted(at start: Int) -> ScalarToken {
    let text = start + 1
    var i = text
    var decodedStart = -1
    while i < limit {
      let byte = base[i]
      if byte == .singleQuote {
        guard i + 1 < limit, base[i + 1] == .singleQuote else {
          return quotedToken(.singleQuoted, text..<i, decodedStart)
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
    while i < limit {
      var byte = base[i]
      if byte == .doubleQuote { return quotedToken(.doubleQuoted, text..<i, decodedStart) }
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
  private func quotedToken(_ style: Node.Style, _ text: Range<Int>, _ decodedStart: Int) -> ScalarToken {
    if decodedStart >= 0 {
      return ScalarToken(
        style: style, flags: .decoded, end: text.upperBound + 1, textStart: decodedStart,
        textEnd: document.decoded.count)
    }
    return ScalarToken(
      style: style, flags: [], end: text.upperBound + 1, textStart: text.lowerBound, textEnd: text.upperBound)
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
