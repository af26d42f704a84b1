import Diagnostics

/// Turns tokens into nodes.
///
/// It never fails: what it cannot read is reported and left out, and reading goes on after the tag.
struct Parser {
  /// How deep tags and expressions may be nested.
  static let depthLimit = 100
  /// How many faults of one file are reported.
  static let reportLimit = 500

  let source: SourceText
  private let tokens: [Token]
  private var index = 0
  private(set) var diagnostics: [Diagnostic]
  var blocks: [String: Node.Block] = [:]
  var parent: Node.TemplateName?
  /// The tags that are open, innermost last.
  var open: [OpenTag] = []
  /// The ends of tags that this language refuses: reported with their start, so not again.
  var refusedEnds: [String] = []
  /// Where the filter or test that was read last ends.
  var lastEnd = 0
  /// How deep the expression at hand is nested in parentheses, brackets and operators.
  var expressionDepth = 0

  struct OpenTag {
    var word: String
    var range: Range<Int>
  }

  /// A tag could not be read: it has been reported, and the rest of it is skipped.
  struct Unreadable: Error {}

  private init(_ source: SourceText) {
    self.source = source
    (tokens, diagnostics) = Lexer.tokens(of: source)
  }

  static func parse(_ source: SourceText) -> (template: ParsedTemplate, diagnostics: [Diagnostic]) {
    if let offset = firstInvalidByte(of: source.bytes) {
      let fault = source.diagnostic(
        TemplateSyntax.rule, at: offset..<(offset + 1), TemplateSyntax.invalidEncoding)
      return (ParsedTemplate(nodes: [], blocks: [:], isSound: false), [fault])
    }
    var parser = Parser(source)
    let nodes = parser.nodes()
    let template = ParsedTemplate(
      nodes: nodes, blocks: parser.blocks, parent: parser.parent, isSound: parser.diagnostics.isEmpty)
    return (template, parser.diagnostics)
  }

  private static func firstInvalidByte(of bytes: [UInt8]) -> Int? {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    // The standard library's validation is fast but says nothing of places, so it goes first.
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error: return offset
      }
    }
  }

  // MARK: Tokens

  var token: Token { tokens[index] }
  var tokenAhead: Token { tokens[min(index + 1, tokens.count - 1)] }

  mutating func advance() {
    if index + 1 < tokens.count { index += 1 }
  }

  func text(of token: Token) -> String { String(decoding: source.bytes[token.range], as: UTF8.self) }

  func isAt(_ kind: Token.Kind) -> Bool { token.kind == kind }

  func isAt(word: String) -> Bool {
    token.kind == .name && source.bytes[token.range].elementsEqual(word.utf8)
  }

  mutating func skip(_ kind: Token.Kind) -> Bool {
    guard isAt(kind) else { return false }
    advance()
    return true
  }

  mutating func skip(word: String) -> Bool {
    guard isAt(word: word) else { return false }
    advance()
    return true
  }

  /// What stands here, as a message names it.
  var found: String {
    switch token.kind {
    case .end: "the end of the file"
    case .tagClose, .outputClose: "the end of the tag"
    default: "'\(text(of: token))'"
    }
  }

  mutating func expect(_ kind: Token.Kind, _ what: String) throws -> Token {
    let token = token
    guard token.kind == kind else { throw unexpected(what) }
    advance()
    return token
  }

  // MARK: Faults

  mutating func report(_ range: Range<Int>, _ message: String, suggestion: String? = nil) {
    guard diagnostics.count < Self.reportLimit else { return }
    diagnostics.append(
      source.diagnostic(
        TemplateSyntax.rule, at: range, message, suggestion: suggestion.map { Suggestion($0) }))
  }

  mutating func unexpected(_ expected: String) -> Unreadable {
    fault(token.range, TemplateSyntax.unexpected(found, expected: expected))
  }

  mutating func fault(_ range: Range<Int>, _ message: String, suggestion: String? = nil) -> Unreadable {
    report(range, message, suggestion: suggestion)
    return Unreadable()
  }

  /// Skips the rest of a tag, its end included.
  mutating func skipTag() {
    while !isAt(.tagClose), !isAt(.outputClose), !isAt(.end), !isAt(.text), !isAt(.tagOpen),
      !isAt(.outputOpen)
    {
      advance()
    }
    if isAt(.tagClose) || isAt(.outputClose) { advance() }
  }

  /// Reads the end of a tag, or reports what stands in its place.
  mutating func endTag(_ kind: Token.Kind = .tagClose) {
    if isAt(kind) { return advance() }
    _ = unexpected("the end of the tag")
    skipTag()
  }
}
