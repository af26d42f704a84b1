/// A piece of a template: literal text, a delimiter, or a word of an expression.
struct Token {
  enum Kind: UInt8 {
    case text
    case outputOpen, outputClose
    case tagOpen, tagClose
    case name, string, integer, decimal
    case plus, minus, star, slash, doubleSlash, percent, doubleStar, tilde
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    case assign, dot, comma, colon, pipe
    case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
    /// The end of the file, so that a reader can always look at a token.
    case end
  }

  var kind: Kind
  /// Where the token stands in its file.
  var start: Int32
  var end: Int32

  init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    start = Int32(truncatingIfNeeded: range.lowerBound)
    end = Int32(truncatingIfNeeded: range.upperBound)
  }

  var range: Range<Int> { Int(start)..<Int(end) }
}
