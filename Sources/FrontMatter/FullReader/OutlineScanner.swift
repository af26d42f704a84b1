/// One token of YAML, as libyaml would cut it.
struct OutlineToken: BitwiseCopyable {
  enum Kind: UInt8 {
    case documentStart, documentEnd, directive
    case blockSequenceStart, blockMappingStart, blockEnd
    case flowSequenceStart, flowSequenceEnd, flowMappingStart, flowMappingEnd
    case blockEntry, flowEntry, key, value
    case alias, anchor, tag, scalar
    case streamEnd
  }

  var kind: Kind
  var style: Node.Style = .plain
  var start: Int32
  var end: Int32
}

/// Cuts YAML into tokens by libyaml's rules, without reading their texts.
///
/// It serves two ends: the bounds are checked on its tokens before libyaml sees anything, and libyaml's
/// nodes, which have no ends and whose aliases have no place, get their ranges from it. The rules are those of
/// libyaml's scanner, down to which characters break a line. At the first thing that is no YAML it stops.
///
/// The bytes must be well-formed UTF-8 without control characters.
struct OutlineScanner {
  let base: UnsafePointer<UInt8>
  let end: Int
  var i: Int

  // Counted as libyaml does, in characters.
  var line = 0
  var column = 0
  var index = 0

  var indent = -1
  var indents: [Int] = []
  var flowLevel = 0
  var simpleKeys: [SimpleKey] = [SimpleKey()]
  var isSimpleKeyAllowed = true

  var tokens: [OutlineToken] = []
  /// Where the source stops being YAML.
  var problem: Int?
  /// The bound that the source exceeds, and where.
  var excess: (range: Range<Int>, message: String)?

  /// A place where a key may have started.
  struct SimpleKey {
    var isPossible = false
    var isRequired = false
    var token = 0
    var offset = 0
    var line = 0
    var column = 0
    var index = 0
  }

  /// No value takes more tokens than this, with all its indicators and properties.
  private static let tokensPerValue = 6

  init(_ base: UnsafePointer<UInt8>, _ range: Range<Int>) {
    self.base = base
    i = range.lowerBound
    end = range.upperBound
  }

  /// Reads all tokens, or those before the first problem or excess.
  ///
  /// - Complexity: O(*n*).
  mutating func scan() {
    while problem == nil, excess == nil, fetchToken() {
      if indents.count + flowLevel > Bounds.nesting {
        excess = (lastTokenRange, LimitExceeded.nesting)
      } else if tokens.count > Bounds.values * Self.tokensPerValue {
        excess = (lastTokenRange, LimitExceeded.values)
      }
    }
  }

  private var lastTokenRange: Range<Int> {
    guard let token = tokens.last else { return i..<i }
    return Int(token.start)..<max(Int(token.end), Int(token.start) + 1)
  }
}

// MARK: Characters

extension OutlineScanner {
  /// The byte at a distance; past the end, zero, as in libyaml.
  func peek(_ distance: Int = 0) -> UInt8 {
    let at = i + distance
    return at < end ? base[at] : 0
  }

  /// The length in bytes of the line break at a distance, or 0.
  func lineBreak(_ distance: Int = 0) -> Int {
    switch peek(distance) {
    case .lineFeed: 1
    case .carriageReturn: peek(distance + 1) == .lineFeed ? 2 : 1
    case 0xC2: peek(distance + 1) == 0x85 ? 2 : 0
    case 0xE2: peek(distance + 1) == 0x80 && peek(distance + 2) & 0xFE == 0xA8 ? 3 : 0
    default: 0
    }
  }

  func isBlank(_ distance: Int = 0) -> Bool { peek(distance) == .space || peek(distance) == .tab }

  func isBreakOrEnd(_ distance: Int = 0) -> Bool { i + distance >= end || lineBreak(distance) > 0 }

  func isBlankOrEnd(_ distance: Int = 0) -> Bool { isBlank(distance) || isBreakOrEnd(distance) }

  var isWordCharacter: Bool {
    switch peek() {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), .hyphen:
      return true
    default: return false
    }
  }

  /// Whether `---` or `...` stands here, at the start of a line and by itself.
  var isAtDocumentMark: Bool {
    column == 0 && (peek() == .hyphen || peek() == .period) && peek(1) == peek() && peek(2) == peek()
      && isBlankOrEnd(3)
  }

  /// Passes one character that does not break a line.
  mutating func skip() {
    guard i < end else { return }
    i += 1
    while i < end, base[i] & 0xC0 == 0x80 { i += 1 }
    index += 1
    column += 1
  }

  mutating func skip(_ count: Int) {
    for _ in 0..<count where i < end { skip() }
  }

  mutating func skipLineBreak() {
    let length = lineBreak()
    guard length > 0 else { return }
    index += peek() == .carriageReturn && length == 2 ? 2 : 1
    i += length
    line += 1
    column = 0
  }
}

// MARK: Tokens

extension OutlineScanner {
  mutating func fail() { if problem == nil { problem = i } }

  mutating func append(_ kind: OutlineToken.Kind, length: Int = 0) {
    let start = i
    skip(length)
    append(kind, from: start, to: i)
  }

  mutating func append(
    _ kind: OutlineToken.Kind, style: Node.Style = .plain, from start: Int, to end: Int
  ) {
    tokens.append(
      OutlineToken(
        kind: kind, style: style, start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end)
      ))
  }

  /// Reads one token, and those that its place implies.
  ///
  /// - Returns: `false` at the end.
  private mutating func fetchToken() -> Bool {
    skipToToken()
    dropStaleSimpleKeys()
    unrollIndent(to: column)
    if problem != nil { return false }
    if i >= end {
      unrollIndent(to: -1)
      removeSimpleKey()
      append(.streamEnd)
      return false
    }
    if column == 0, peek() == UInt8(ascii: "%") {
      startDocumentPart()
      let start = i
      while !isBreakOrEnd() { skip() }
      append(.directive, from: start, to: i)
      return true
    }
    if isAtDocumentMark {
      startDocumentPart()
      append(peek() == .hyphen ? .documentStart : .documentEnd, length: 3)
      return true
    }
    fetchContent()
    return true
  }

  private mutating func startDocumentPart() {
    unrollIndent(to: -1)
    removeSimpleKey()
    isSimpleKeyAllowed = false
  }

  private mutating func fetchContent() {
    let isInFlow = flowLevel > 0
    switch peek() {
    case .openBracket: startFlow(.flowSequenceStart)
    case .openBrace: startFlow(.flowMappingStart)
    case .closeBracket: endFlow(.flowSequenceEnd)
    case .closeBrace: endFlow(.flowMappingEnd)
    case .comma:
      removeSimpleKey()
      isSimpleKeyAllowed = true
      append(.flowEntry, length: 1)
    case .hyphen where isBlankOrEnd(1): fetchIndicator(.blockEntry, opening: .blockSequenceStart)
    case UInt8(ascii: "?") where isInFlow || isBlankOrEnd(1):
      fetchIndicator(.key, opening: .blockMappingStart)
    case .colon where isInFlow || isBlankOrEnd(1): fetchValue()
    case UInt8(ascii: "*"): fetchName(.alias)
    case UInt8(ascii: "&"): fetchName(.anchor)
    case UInt8(ascii: "!"): fetchTag()
    case UInt8(ascii: "|") where !isInFlow: fetchBlockScalar(.literal)
    case UInt8(ascii: ">") where !isInFlow: fetchBlockScalar(.folded)
    case .singleQuote: fetchQuotedScalar(.singleQuoted)
    case .doubleQuote: fetchQuotedScalar(.doubleQuoted)
    default:
      if startsPlainScalar { fetchPlainScalar() } else { fail() }
    }
  }

  private var startsPlainScalar: Bool {
    switch peek() {
    case .hyphen: return !isBlank(1)
    case UInt8(ascii: "?"), .colon: return flowLevel == 0 && !isBlankOrEnd(1)
    case .tab, .numberSign, UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "%"), UInt8(ascii: "@"),
      UInt8(ascii: "`"):
      return false
    default: return true
    }
  }

  private mutating func startFlow(_ kind: OutlineToken.Kind) {
    saveSimpleKey()
    simpleKeys.append(SimpleKey())
    flowLevel += 1
    isSimpleKeyAllowed = true
    append(kind, length: 1)
  }

  private mutating func endFlow(_ kind: OutlineToken.Kind) {
    removeSimpleKey()
    if flowLevel > 0 {
      flowLevel -= 1
      simpleKeys.removeLast()
    }
    isSimpleKeyAllowed = false
    append(kind, length: 1)
  }

  /// Reads `-` or `?`.
  private mutating func fetchIndicator(_ kind: OutlineToken.Kind, opening: OutlineToken.Kind) {
    if flowLevel == 0 {
      guard isSimpleKeyAllowed else { return fail() }
      rollIndent(to: column, opening: opening, at: tokens.count, offset: i)
    }
    removeSimpleKey()
    isSimpleKeyAllowed = kind == .blockEntry || flowLevel == 0
    append(kind, length: 1)
  }

  private mutating func fetchValue() {
    let key = simpleKeys[simpleKeys.count - 1]
    if key.isPossible {
      let offset = Int32(truncatingIfNeeded: key.offset)
      tokens.insert(OutlineToken(kind: .key, start: offset, end: offset), at: key.token)
      rollIndent(to: key.column, opening: .blockMappingStart, at: key.token, offset: key.offset)
      simpleKeys[simpleKeys.count - 1].isPossible = false
      isSimpleKeyAllowed = false
    } else {
      if flowLevel == 0 {
        guard isSimpleKeyAllowed else { return fail() }
        rollIndent(to: column, opening: .blockMappingStart, at: tokens.count, offset: i)
      }
      isSimpleKeyAllowed = flowLevel == 0
    }
    append(.value, length: 1)
  }

  private mutating func skipToToken() {
    while true {
      if column == 0, peek() == 0xEF, peek(1) == 0xBB, peek(2) == 0xBF { skip() }
      while peek() == .space || (peek() == .tab && (flowLevel > 0 || !isSimpleKeyAllowed)) { skip() }
      if peek() == .numberSign {
        while !isBreakOrEnd() { skip() }
      }
      guard lineBreak() > 0 else { return }
      skipLineBreak()
      if flowLevel == 0 { isSimpleKeyAllowed = true }
    }
  }
}

// MARK: Keys and indentation

extension OutlineScanner {
  mutating func saveSimpleKey() {
    guard isSimpleKeyAllowed else { return }
    let key = SimpleKey(
      isPossible: true, isRequired: flowLevel == 0 && indent == column, token: tokens.count, offset: i,
      line: line, column: column, index: index)
    removeSimpleKey()
    simpleKeys[simpleKeys.count - 1] = key
  }

  mutating func removeSimpleKey() {
    let top = simpleKeys.count - 1
    if simpleKeys[top].isPossible, simpleKeys[top].isRequired { fail() }
    simpleKeys[top].isPossible = false
  }

  /// A key stands on one line and is at most 1024 characters long.
  private mutating func dropStaleSimpleKeys() {
    for level in simpleKeys.indices
    where simpleKeys[level].isPossible
      && (simpleKeys[level].line < line || simpleKeys[level].index + 1024 < index)
    {
      if simpleKeys[level].isRequired { fail() }
      simpleKeys[level].isPossible = false
    }
  }

  private mutating func rollIndent(to column: Int, opening: OutlineToken.Kind, at token: Int, offset: Int) {
    guard flowLevel == 0, indent < column else { return }
    indents.append(indent)
    indent = column
    let offset = Int32(truncatingIfNeeded: offset)
    tokens.insert(OutlineToken(kind: opening, start: offset, end: offset), at: token)
  }

  private mutating func unrollIndent(to column: Int) {
    guard flowLevel == 0 else { return }
    while indent > column, let outer = indents.popLast() {
      append(.blockEnd)
      indent = outer
    }
  }
}
