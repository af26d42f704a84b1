import Diagnostics

/// Literals, names and what stands between parentheses or brackets.
extension Parser {
  mutating func primary() throws -> Expression {
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

  mutating func integer(_ token: Token) throws -> Expression {
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
