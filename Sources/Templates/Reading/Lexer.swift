import Diagnostics

/// Splits a template into tokens, with Jinja's rules for whitespace control, raw blocks and line ends.
///
/// It never fails: what it cannot read is reported and left out. It takes time proportional to the file.
struct Lexer {
  private let bytes: [UInt8]
  private let source: SourceText
  private var position: Int
  private let end: Int
  private var tokens: [Token] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Where the literal text after the last tag starts.
  private var textStart: Int

  private init(_ source: SourceText) {
    self.source = source
    bytes = source.bytes
    // A byte-order mark is no text, and, as in Jinja, neither is the last line's end.
    position = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    textStart = position
    var end = source.bytes.count
    if end > position, source.bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    if end > position, source.bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    self.end = end
  }

  static func tokens(of source: SourceText) -> (tokens: [Token], diagnostics: [Diagnostic]) {
    var lexer = Lexer(source)
    lexer.run()
    return (lexer.tokens, lexer.diagnostics)
  }

  private mutating func run() {
    while let open = nextDelimiter(from: position) {
      switch bytes[open + 1] {
      case UInt8(ascii: "#"): comment(at: open)
      case UInt8(ascii: "%"): if !raw(at: open) { tag(at: open, .tagOpen, .tagClose) }
      default: tag(at: open, .outputOpen, .outputClose)
      }
    }
    endText(at: end, trimmed: false)
    tokens.append(Token(.end, end..<end))
  }

  // MARK: Text

  /// The next `{{`, `{%` or `{#`.
  private func nextDelimiter(from start: Int) -> Int? {
    var i = start
    while i + 1 < end {
      if bytes[i] == UInt8(ascii: "{") {
        let next = bytes[i + 1]
        if next == UInt8(ascii: "{") || next == UInt8(ascii: "%") || next == UInt8(ascii: "#") { return i }
      }
      i += 1
    }
    return nil
  }

  /// Ends the literal text before a tag; `{%-` trims its end.
  private mutating func endText(at textEnd: Int, trimmed: Bool) {
    guard textStart < textEnd else { return }
    let shown =
      trimmed ? Whitespace.trimmingEnd(of: textStart..<textEnd, in: bytes) : textStart..<textEnd
    if !shown.isEmpty { tokens.append(Token(.text, shown)) }
  }

  private func isAt(_ byte: UInt8, _ index: Int) -> Bool { index < end && bytes[index] == byte }

  /// Reads on after a tag; `-%}` trims what follows.
  private mutating func resume(at index: Int, trimmed: Bool) {
    position = trimmed ? Whitespace.skip(from: index, to: end, in: bytes) : index
    textStart = position
  }

  // MARK: Comments and raw blocks

  private mutating func comment(at open: Int) {
    endText(at: open, trimmed: isAt(UInt8(ascii: "-"), open + 2))
    var i = open + 2
    while i + 1 < end, !(bytes[i] == UInt8(ascii: "#") && bytes[i + 1] == UInt8(ascii: "}")) { i += 1 }
    guard i + 1 < end else { return unclosed(at: open, "comment", "#}") }
    resume(at: i + 2, trimmed: i > open + 2 && bytes[i - 1] == UInt8(ascii: "-"))
  }

  /// Reads `{% raw %}` … `{% endraw %}`, if that is what starts here.
  private mutating func raw(at open: Int) -> Bool {
    guard let begin = wordTag("raw", at: open) else { return false }
    endText(at: open, trimmed: begin.trimsBefore)
    var start = begin.end
    if begin.trimsAfter { start = Whitespace.skip(from: start, to: end, in: bytes) }
    var search = start
    while search + 1 < end {
      if bytes[search] == UInt8(ascii: "{"), bytes[search + 1] == UInt8(ascii: "%"),
        let close = wordTag("endraw", at: search)
      {
        textStart = start
        endText(at: search, trimmed: close.trimsBefore)
        resume(at: close.end, trimmed: close.trimsAfter)
        return true
      }
      search += 1
    }
    unclosed(at: open, "raw block", "{% endraw %}")
    return true
  }

  /// A tag that holds nothing but `word`.
  private func wordTag(
    _ word: StaticString, at open: Int
  ) -> (trimsBefore: Bool, end: Int, trimsAfter: Bool)? {
    var i = open + 2
    let trimsBefore = isAt(UInt8(ascii: "-"), i)
    if trimsBefore || isAt(UInt8(ascii: "+"), i) { i += 1 }
    i = Whitespace.skip(from: i, to: end, in: bytes)
    let length = word.utf8CodeUnitCount
    guard i + length <= end else { return nil }
    for offset in 0..<length where bytes[i + offset] != word.utf8Start[offset] { return nil }
    i = Whitespace.skip(from: i + length, to: end, in: bytes)
    let trimsAfter = isAt(UInt8(ascii: "-"), i)
    if trimsAfter || isAt(UInt8(ascii: "+"), i) { i += 1 }
    guard isAt(UInt8(ascii: "%"), i), isAt(UInt8(ascii: "}"), i + 1) else { return nil }
    return (trimsBefore, i + 2, trimsAfter)
  }

  private mutating func unclosed(at open: Int, _ what: String, _ close: String) {
    report(open..<(open + 2), TemplateSyntax.unclosed(what, close))
    resume(at: end, trimmed: false)
  }

  private mutating func report(_ range: Range<Int>, _ message: String) {
    // A diagnostic costs as much as its line is long, so there must be an end to them.
    guard diagnostics.count < Parser.reportLimit else { return }
    diagnostics.append(source.diagnostic(TemplateSyntax.rule, at: range, message))
  }

  // MARK: Tags

  private mutating func tag(at open: Int, _ openKind: Token.Kind, _ closeKind: Token.Kind) {
    let firstToken = tokens.count
    var i = open + 2
    let trims = isAt(UInt8(ascii: "-"), i)
    endText(at: open, trimmed: trims)
    if trims || isAt(UInt8(ascii: "+"), i) { i += 1 }
    let tokenCount = tokens.count
    tokens.append(Token(openKind, open..<i))
    let closer = openKind == .tagOpen ? UInt8(ascii: "%") : UInt8(ascii: "}")
    var braces = 0
    while true {
      i = Whitespace.skip(from: i, to: end, in: bytes)
      guard i < end else { break }
      let byte = bytes[i]
      if braces == 0 {
        var close = i
        if byte == UInt8(ascii: "-") || (byte == UInt8(ascii: "+") && openKind == .tagOpen) { close += 1 }
        if isAt(closer, close), isAt(UInt8(ascii: "}"), close + 1) {
          tokens.append(Token(closeKind, i..<(close + 2)))
          return resume(at: close + 2, trimmed: byte == UInt8(ascii: "-"))
        }
      }
      // Another tag can only start here when this one was never closed.
      if byte == UInt8(ascii: "{"), isAt(UInt8(ascii: "%"), i + 1) || isAt(UInt8(ascii: "{"), i + 1) { break }
      switch word(at: i) {
      case .token(let token):
        if token.kind == .leftBrace { braces += 1 }
        if token.kind == .rightBrace { braces = max(0, braces - 1) }
        tokens.append(token)
        i = Int(token.end)
      case .unclosedString:
        report(i..<(i + 1), TemplateSyntax.unclosedString)
        tokens.removeSubrange(tokenCount...)
        return abandon(after: i + 1, closer)
      case .unknown(let range):
        let text = String(decoding: bytes[range], as: UTF8.self)
        report(range, TemplateSyntax.unexpectedCharacter(text))
        tokens.removeSubrange(tokenCount...)
        return abandon(after: range.upperBound, closer)
      }
    }
    tokens.removeSubrange(max(firstToken, tokenCount)...)
    let close = openKind == .tagOpen ? "%}" : "}}"
    report(open..<(open + 2), TemplateSyntax.unclosed("tag", close))
    resume(at: i, trimmed: false)
  }

  /// Leaves a tag that cannot be read, at its end or at the next tag.
  private mutating func abandon(after start: Int, _ closer: UInt8) {
    var i = start
    while i + 1 < end {
      if bytes[i] == closer, bytes[i + 1] == UInt8(ascii: "}") { return resume(at: i + 2, trimmed: false) }
      if bytes[i] == UInt8(ascii: "{"),
        bytes[i + 1] == UInt8(ascii: "%") || bytes[i + 1] == UInt8(ascii: "{")
      {
        return resume(at: i, trimmed: false)
      }
      i += 1
    }
    resume(at: end, trimmed: false)
  }

  // MARK: Words

  private enum Word {
    case token(Token)
    case unclosedString
    case unknown(Range<Int>)
  }

  private func word(at start: Int) -> Word {
    let byte = bytes[start]
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
      var i = start + 1
      while i < end, Whitespace.isNameByte(bytes[i]) { i += 1 }
      return .token(Token(.name, start..<i))
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return .token(number(at: start))
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      var i = start + 1
      while i < end, bytes[i] != byte { i += bytes[i] == UInt8(ascii: "\\") ? 2 : 1 }
      return i < end ? .token(Token(.string, start..<(i + 1))) : .unclosedString
    default:
      if let (kind, length) = sign(at: start) { return .token(Token(kind, start..<(start + length))) }
      var i = start + 1
      while i < end, bytes[i] & 0xC0 == 0x80 { i += 1 }
      return .unknown(start..<i)
    }
  }

  private func number(at start: Int) -> Token {
    func isDigit(_ index: Int) -> Bool {
      index < end && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index])
    }
    func skipDigits(_ index: Int) -> Int {
      var i = index
      while isDigit(i) || (isAt(UInt8(ascii: "_"), i) && isDigit(i + 1)) { i += 1 }
      return i
    }
    let whole = skipDigits(start)
    // `list.0.name` holds no decimals: a number after a dot is a place in a list.
    let followsDot = start > 0 && bytes[start - 1] == UInt8(ascii: ".")
    guard !followsDot, isAt(UInt8(ascii: "."), whole), isDigit(whole + 1) else {
      return Token(.integer, start..<whole)
    }
    return Token(.decimal, start..<skipDigits(whole + 1))
  }

  private func sign(at i: Int) -> (Token.Kind, Int)? {
    func pair(_ second: Unicode.Scalar, _ double: Token.Kind, else single: Token.Kind?) -> (Token.Kind, Int)? {
      isAt(UInt8(ascii: second), i + 1) ? (double, 2) : single.map { ($0, 1) }
    }
    switch bytes[i] {
    case UInt8(ascii: "+"): return (.plus, 1)
    case UInt8(ascii: "-"): return (.minus, 1)
    case UInt8(ascii: "*"): return pair("*", .doubleStar, else: .star)
    case UInt8(ascii: "/"): return pair("/", .doubleSlash, else: .slash)
    case UInt8(ascii: "%"): return (.percent, 1)
    case UInt8(ascii: "~"): return (.tilde, 1)
    case UInt8(ascii: "="): return pair("=", .equal, else: .assign)
    case UInt8(ascii: "!"): return pair("=", .notEqual, else: nil)
    case UInt8(ascii: "<"): return pair("=", .lessOrEqual, else: .less)
    case UInt8(ascii: ">"): return pair("=", .greaterOrEqual, else: .greater)
    case UInt8(ascii: "."): return (.dot, 1)
    case UInt8(ascii: ","): return (.comma, 1)
    case UInt8(ascii: ":"): return (.colon, 1)
    case UInt8(ascii: "|"): return (.pipe, 1)
    case UInt8(ascii: "("): return (.leftParenthesis, 1)
    case UInt8(ascii: ")"): return (.rightParenthesis, 1)
    case UInt8(ascii: "["): return (.leftBracket, 1)
    case UInt8(ascii: "]"): return (.rightBracket, 1)
    case UInt8(ascii: "{"): return (.leftBrace, 1)
    case UInt8(ascii: "}"): return (.rightBrace, 1)
    default: return nil
    }
  }
}
