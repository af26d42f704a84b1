import Diagnostics

/// Expressions, with Jinja's precedence: `if`, `or`, `and`, `not`, comparisons, `+ -`, `~`, `* // %`, signs,
/// and closest of all fields, filters and tests.
extension Parser {
  static let keywords: Set<String> = [
    "and", "or", "not", "in", "is", "if", "else", "true", "false", "none", "True", "False", "None", "loop",
    "super",
    "self",
  ]

  mutating func expression(allowsCondition: Bool = true) throws -> Expression {
    expressionDepth += 1
    defer { expressionDepth -= 1 }
    guard expressionDepth < Self.depthLimit else {
      throw fault(token.range, TemplateSyntax.tooDeep("expressions"))
    }
    var value = try disjunction()
    guard allowsCondition else { return value }
    while skip(word: "if") {
      let test = try disjunction()
      let otherwise = skip(word: "else") ? try expression() : nil
      value = try node(
        .condition(test: test, then: value, otherwise: otherwise),
        value.range.lowerBound..<(otherwise ?? test).range.upperBound,
        over: [value, test] + (otherwise.map { [$0] } ?? []))
    }
    return value
  }

  private mutating func node(
    _ kind: Expression.Kind, _ range: Range<Int>, over parts: [Expression]
  ) throws -> Expression {
    let depth = 1 + (parts.map(\.depth).max() ?? 0)
    guard depth < Self.depthLimit else { throw fault(range, TemplateSyntax.tooDeep("expressions")) }
    return Expression(kind: kind, range: range, depth: depth)
  }

  private mutating func binary(
    _ kind: Expression.Kind, _ left: Expression, _ right: Expression
  ) throws -> Expression {
    try node(kind, left.range.lowerBound..<right.range.upperBound, over: [left, right])
  }

  private mutating func disjunction() throws -> Expression {
    var left = try conjunction()
    while skip(word: "or") {
      let right = try conjunction()
      left = try binary(.or(left, right), left, right)
    }
    return left
  }

  private mutating func conjunction() throws -> Expression {
    var left = try inversion()
    while skip(word: "and") {
      let right = try inversion()
      left = try binary(.and(left, right), left, right)
    }
    return left
  }

  private mutating func inversion() throws -> Expression {
    let start = token.range.lowerBound
    // Counted instead of called, so that a thousand of them are a diagnostic and not a deep stack.
    var count = 0
    while isAt(word: "not") {
      advance()
      count += 1
    }
    var value = try comparison()
    for _ in 0..<count { value = try node(.not(value), start..<value.range.upperBound, over: [value]) }
    return value
  }

  private mutating func comparisonOperator() -> Expression.Comparison.Operator? {
    switch token.kind {
    case .equal: return .equal
    case .notEqual: return .notEqual
    case .less: return .less
    case .lessOrEqual: return .lessOrEqual
    case .greater: return .greater
    case .greaterOrEqual: return .greaterOrEqual
    case .name:
      if isAt(word: "in") { return .isIn }
      if isAt(word: "not"), tokenAhead.kind == .name, text(of: tokenAhead) == "in" {
        advance()
        return .isNotIn
      }
      return nil
    default: return nil
    }
  }

  private mutating func comparison() throws -> Expression {
    let left = try sum()
    var comparisons: [Expression.Comparison] = []
    while let comparison = comparisonOperator() {
      advance()
      comparisons.append(Expression.Comparison(operator: comparison, right: try sum()))
    }
    guard let last = comparisons.last else { return left }
    return try node(
      .comparison(left, comparisons), left.range.lowerBound..<last.right.range.upperBound,
      over: [left] + comparisons.map(\.right))
  }

  private mutating func sum() throws -> Expression {
    var left = try concatenation()
    while isAt(.plus) || isAt(.minus) {
      let operation: Expression.Arithmetic = isAt(.plus) ? .plus : .minus
      advance()
      let right = try concatenation()
      left = try binary(.arithmetic(operation, left, right), left, right)
    }
    return left
  }

  private mutating func concatenation() throws -> Expression {
    let first = try product()
    var parts = [first]
    while skip(.tilde) { parts.append(try product()) }
    guard parts.count > 1, let last = parts.last else { return first }
    return try node(
      .concatenation(parts), first.range.lowerBound..<last.range.upperBound, over: parts)
  }

  private mutating func product() throws -> Expression {
    var left = try signed()
    while true {
      let operation: Expression.Arithmetic
      switch token.kind {
      case .star: operation = .times
      case .doubleSlash: operation = .dividedBy
      case .percent: operation = .modulo
      case .slash, .doubleStar: throw fault(token.range, TemplateSyntax.notOffered(operator: text(of: token)))
      default: return left
      }
      advance()
      let right = try signed()
      left = try binary(.arithmetic(operation, left, right), left, right)
    }
  }

  /// A value with its signs, fields, filters and tests: `-x|abs` takes the absolute value of `-x`.
  private mutating func signed() throws -> Expression {
    let start = token.range.lowerBound
    var signs: [Token.Kind] = []
    while isAt(.minus) || isAt(.plus) {
      signs.append(token.kind)
      advance()
    }
    var value = try fields(of: try primary())
    for sign in signs.reversed() where sign == .minus {
      value = try node(.negation(value), start..<value.range.upperBound, over: [value])
    }
    return try filters(of: value)
  }

  // MARK: Fields, filters, tests

  private mutating func fields(of base: Expression) throws -> Expression {
    var value = base
    while true {
      let start = value.range.lowerBound
      if skip(.dot) {
        let part = token
        switch part.kind {
        case .name:
          advance()
          value = try node(
            .field(value, name: text(of: part), at: part.range), start..<Int(part.end), over: [value])
        case .integer:
          let index = try integer(part)
          advance()
          value = try node(.item(value, index), start..<Int(part.end), over: [value])
        default: throw unexpected("the name of a field")
        }
      } else if skip(.leftBracket) {
        let item = try expression()
        if isAt(.colon) { throw fault(token.range, TemplateSyntax.slice) }
        let close = try expect(.rightBracket, "']'")
        if case .text(let bytes) = item.kind {
          let name = String(decoding: bytes, as: UTF8.self)
          value = try node(
            .field(value, name: name, at: item.range), start..<Int(close.end), over: [value])
        } else {
          value = try node(.item(value, item), start..<Int(close.end), over: [value, item])
        }
      } else if isAt(.leftParenthesis) {
        let (arguments, end) = try arguments()
        value = try node(.call(value, arguments), start..<end, over: [value] + arguments.map(\.value))
      } else {
        return value
      }
    }
  }

  private mutating func filters(of base: Expression) throws -> Expression {
    var value = base
    while true {
      if skip(.pipe) {
        let call = try filterCall()
        value = try node(
          .filter(value, call), value.range.lowerBound..<max(call.range.upperBound, lastEnd),
          over: [value] + call.arguments.map(\.value))
      } else if skip(word: "is") {
        let isNegated = skip(word: "not")
        let call = try testCall()
        value = try node(
          .test(value, call, isNegated: isNegated),
          value.range.lowerBound..<max(call.range.upperBound, lastEnd),
          over: [value] + call.arguments.map(\.value))
      } else {
        return value
      }
    }
  }

  private mutating func filterCall() throws -> Expression.Call {
    let name = try expect(.name, "the name of a filter")
    lastEnd = Int(name.end)
    var call = Expression.Call(name: text(of: name), range: name.range, arguments: [])
    if isAt(.leftParenthesis) { (call.arguments, lastEnd) = try arguments() }
    return call
  }

  private mutating func testCall() throws -> Expression.Call {
    let name = try expect(.name, "the name of a test")
    lastEnd = Int(name.end)
    var call = Expression.Call(name: text(of: name), range: name.range, arguments: [])
    switch token.kind {
    case .leftParenthesis: (call.arguments, lastEnd) = try arguments()
    case .string, .integer, .decimal, .leftBracket, .name:
      // `is divisibleby 3`: one argument may stand without parentheses.
      if token.kind == .name {
        let word = text(of: token)
        if ["and", "or", "not", "in", "is", "if", "else", "recursive"].contains(word) { break }
      }
      let value = try fields(of: try primary())
      lastEnd = value.range.upperBound
      call.arguments = [Expression.Argument(name: nil, nameRange: value.range, value: value)]
    default: break
    }
    return call
  }

  /// Reads arguments in parentheses, and answers where they end.
  private mutating func arguments() throws -> ([Expression.Argument], end: Int) {
    _ = try expect(.leftParenthesis, "'('")
    var arguments: [Expression.Argument] = []
    while !isAt(.rightParenthesis) {
      if !arguments.isEmpty {
        _ = try expect(.comma, "',' or ')'")
        if isAt(.rightParenthesis) { break }
      }
      let start = token
      var name: String?
      if start.kind == .name, tokenAhead.kind == .assign {
        name = text(of: start)
        advance()
        advance()
      } else if arguments.last?.name != nil {
        throw fault(start.range, TemplateSyntax.unnamedArgument)
      }
      arguments.append(Expression.Argument(name: name, nameRange: start.range, value: try expression()))
    }
    let close = try expect(.rightParenthesis, "')'")
    return (arguments, Int(close.end))
  }

  // MARK: Values

  private mutating func primary() throws -> Expression {
    let start = token
    switch start.kind {
    case .name:
      advance()
      return Expression(kind: try word(start), range: start.range, depth: 1)
    case .string:
      var bytes: [UInt8] = []
      var end = start.range.upperBound
      // Adjacent literals are one, as in Python.
      while isAt(.string) {
        bytes += try unescaped(token)
        end = token.range.upperBound
        advance()
      }
      return Expression(kind: .text(bytes), range: start.range.lowerBound..<end, depth: 1)
    case .integer:
      advance()
      return try integer(start)
    case .decimal:
      advance()
      return try decimal(start)
    case .leftParenthesis:
      advance()
      var value = try expression()
      if isAt(.comma) { throw fault(token.range, TemplateSyntax.tuple) }
      let close = try expect(.rightParenthesis, "')'")
      value.range = start.range.lowerBound..<Int(close.end)
      return value
    case .leftBracket:
      advance()
      var items: [Expression] = []
      while !isAt(.rightBracket) {
        if !items.isEmpty {
          _ = try expect(.comma, "',' or ']'")
          if isAt(.rightBracket) { break }
        }
        items.append(try expression())
      }
      let close = try expect(.rightBracket, "']'")
      return try node(.list(items), start.range.lowerBound..<Int(close.end), over: items)
    case .leftBrace: throw fault(start.range, TemplateSyntax.mappingLiteral)
    default: throw unexpected("a value")
    }
  }

  private mutating func word(_ token: Token) throws -> Expression.Kind {
    let word = text(of: token)
    switch word {
    case "true", "True": return .boolean(true)
    case "false", "False": return .boolean(false)
    case "none", "None": return .none
    case "and", "or", "not", "in", "is", "if", "else":
      throw fault(token.range, TemplateSyntax.unexpected("'\(word)'", expected: "a value"))
    default: return .name(word)
    }
  }

  private func digits(of token: Token) -> String { text(of: token).filter { $0 != "_" } }

  private mutating func integer(_ token: Token) throws -> Expression {
    let digits = digits(of: token)
    // Like Python, which no longer reads a leading zero as octal.
    if digits.hasPrefix("0"), digits.contains(where: { $0 != "0" }) {
      throw fault(token.range, TemplateSyntax.leadingZero)
    }
    guard let value = Int(digits), value <= Self.largestInteger else {
      throw fault(token.range, TemplateSyntax.numberTooLarge)
    }
    return Expression(kind: .integer(value), range: token.range, depth: 1)
  }

  /// Thousandths of it still fit an integer.
  static let largestInteger = Int.max / 1000 - 1

  private mutating func decimal(_ token: Token) throws -> Expression {
    let parts = digits(of: token).split(separator: ".", maxSplits: 1)
    guard parts.count == 2, let whole = Int(parts[0]), whole < Self.largestInteger else {
      throw fault(token.range, TemplateSyntax.numberTooLarge)
    }
    let fraction = String(parts[1])
    guard fraction.utf8.count <= 3,
      let thousandths = Int(fraction + String(repeating: "0", count: 3 - fraction.utf8.count))
    else {
      throw fault(token.range, TemplateSyntax.tooManyDecimals)
    }
    return Expression(kind: .number(whole * 1000 + thousandths), range: token.range, depth: 1)
  }
}
