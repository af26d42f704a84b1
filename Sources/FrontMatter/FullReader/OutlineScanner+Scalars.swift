// Scalars, and the properties before them.
extension OutlineScanner {
  /// Reads `*name` or `&name`.
  mutating func fetchName(_ kind: OutlineToken.Kind) {
    saveSimpleKey()
    isSimpleKeyAllowed = false
    let start = i
    skip()
    while isWordCharacter { skip() }
    guard i > start + 1 else { return fail() }
    switch peek() {
    case UInt8(ascii: "?"), .colon, .comma, .closeBracket, .closeBrace, UInt8(ascii: "%"), UInt8(ascii: "@"),
      UInt8(ascii: "`"):
      break
    default: guard isBlankOrEnd() else { return fail() }
    }
    append(kind, from: start, to: i)
  }

  mutating func fetchTag() {
    saveSimpleKey()
    isSimpleKeyAllowed = false
    let start = i
    let isVerbatim = peek(1) == UInt8(ascii: "<")
    skip(isVerbatim ? 2 : 1)
    while isTagCharacter(verbatim: isVerbatim) { skip() }
    if isVerbatim {
      guard peek() == UInt8(ascii: ">") else { return fail() }
      skip()
    }
    guard isBlankOrEnd() || (flowLevel > 0 && peek() == .comma) else { return fail() }
    append(.tag, from: start, to: i)
  }

  private func isTagCharacter(verbatim: Bool) -> Bool {
    if isWordCharacter { return true }
    switch peek() {
    case UInt8(ascii: ";"), UInt8(ascii: "/"), UInt8(ascii: "?"), .colon, UInt8(ascii: "@"),
      UInt8(ascii: "&"),
      UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "$"), .period, UInt8(ascii: "%"), UInt8(ascii: "!"),
      .tilde, UInt8(ascii: "*"), .singleQuote, UInt8(ascii: "("), UInt8(ascii: ")"):
      return true
    case .comma, .openBracket, .closeBracket: return verbatim
    default: return false
    }
  }

  mutating func fetchQuotedScalar(_ style: Node.Style) {
    saveSimpleKey()
    isSimpleKeyAllowed = false
    let quote: UInt8 = style == .singleQuoted ? .singleQuote : .doubleQuote
    let start = i
    skip()
    while true {
      if i >= end || isAtDocumentMark { return fail() }
      if lineBreak() > 0 {
        skipLineBreak()
        continue
      }
      let byte = peek()
      if byte == quote {
        skip()
        guard style == .singleQuoted, peek() == quote else { break }
      } else if byte == .backslash, style == .doubleQuoted {
        skip()
        if lineBreak() > 0 {
          skipLineBreak()
          continue
        }
      }
      skip()
    }
    append(.scalar, style: style, from: start, to: i)
  }

  mutating func fetchPlainScalar() {
    saveSimpleKey()
    isSimpleKeyAllowed = false
    let start = i
    var textEnd = i
    var sawLineBreak = false
    while true {
      if isAtDocumentMark || peek() == .numberSign { break }
      while !isBlankOrEnd() {
        if peek() == .colon {
          if flowLevel > 0, isFlowIndicator(peek(1)) { return fail() }
          if isBlankOrEnd(1) { break }
        } else if flowLevel > 0, peek() != UInt8(ascii: "?"), isFlowIndicator(peek()) {
          break
        }
        sawLineBreak = false
        skip()
        textEnd = i
      }
      guard i < end, isBlank() || lineBreak() > 0 else { break }
      while i < end, isBlank() || lineBreak() > 0 {
        if lineBreak() > 0 {
          skipLineBreak()
          sawLineBreak = true
        } else {
          if sawLineBreak, column < indent + 1, peek() == .tab { return fail() }
          skip()
        }
      }
      if flowLevel == 0, column < indent + 1 { break }
    }
    if sawLineBreak { isSimpleKeyAllowed = true }
    append(.scalar, style: .plain, from: start, to: textEnd)
  }

  private func isFlowIndicator(_ byte: UInt8) -> Bool {
    switch byte {
    case .comma, UInt8(ascii: "?"), .openBracket, .closeBracket, .openBrace, .closeBrace: return true
    default: return false
    }
  }

  mutating func fetchBlockScalar(_ style: Node.Style) {
    removeSimpleKey()
    isSimpleKeyAllowed = true
    let start = i
    skip()
    var increment = 0
    for _ in 0..<2 {
      switch peek() {
      case UInt8(ascii: "+"), .hyphen: skip()
      case UInt8(ascii: "1")...UInt8(ascii: "9") where increment == 0:
        increment = Int(peek() - UInt8(ascii: "0"))
        skip()
      default: break
      }
    }
    var textEnd = i
    while isBlank() { skip() }
    if peek() == .numberSign {
      while !isBreakOrEnd() { skip() }
    }
    guard isBreakOrEnd() else { return fail() }
    skipLineBreak()

    var contentIndent = increment > 0 ? max(indent, 0) + increment : 0
    skipBlockScalarBreaks(&contentIndent)
    while problem == nil, column == contentIndent, i < end {
      while !isBreakOrEnd() { skip() }
      textEnd = i
      skipLineBreak()
      skipBlockScalarBreaks(&contentIndent)
    }
    append(.scalar, style: style, from: start, to: textEnd)
  }

  /// Passes empty lines and indentation, the deepest of which, the first time, sets that of the text.
  private mutating func skipBlockScalarBreaks(_ contentIndent: inout Int) {
    var deepest = 0
    while true {
      while contentIndent == 0 || column < contentIndent, peek() == .space { skip() }
      deepest = max(deepest, column)
      if contentIndent == 0 || column < contentIndent, peek() == .tab { return fail() }
      guard lineBreak() > 0 else { break }
      skipLineBreak()
    }
    if contentIndent == 0 { contentIndent = max(deepest, indent + 1, 1) }
  }
}
