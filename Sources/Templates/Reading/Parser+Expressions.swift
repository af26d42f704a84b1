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

  mutating func node(
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
}
