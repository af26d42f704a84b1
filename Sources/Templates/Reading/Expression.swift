/// An expression as it was written.
///
/// Trees are at most ``Parser/depthLimit`` deep, so walking them is safe.
struct Expression {
  var kind: Kind
  /// Where it stands in its file.
  var range: Range<Int>
  /// How many expressions lie nested within, itself counted.
  var depth: Int

  indirect enum Kind {
    case name(String)
    case field(Expression, name: String, at: Range<Int>)
    case item(Expression, Expression)
    case text([UInt8])
    case integer(Int)
    /// In thousandths.
    case number(Int)
    case boolean(Bool)
    case none
    case list([Expression])
    case negation(Expression)
    case not(Expression)
    case arithmetic(Arithmetic, Expression, Expression)
    case and(Expression, Expression)
    case or(Expression, Expression)
    case comparison(Expression, [Comparison])
    case concatenation([Expression])
    case condition(test: Expression, then: Expression, otherwise: Expression?)
    case filter(Expression, Call)
    case test(Expression, Call, isNegated: Bool)
    case call(Expression, [Argument])
    /// What could not be read and has been reported.
    case invalid
  }

  enum Arithmetic: String {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case dividedBy = "//"
    case modulo = "%"
  }

  struct Comparison {
    enum Operator: String {
      case equal = "=="
      case notEqual = "!="
      case less = "<"
      case lessOrEqual = "<="
      case greater = ">"
      case greaterOrEqual = ">="
      case isIn = "in"
      case isNotIn = "not in"
    }

    var `operator`: Operator
    var right: Expression
  }

  /// A filter or test by its name, and what stands between its parentheses.
  struct Call {
    var name: String
    var range: Range<Int>
    var arguments: [Argument]
  }

  struct Argument {
    var name: String?
    var nameRange: Range<Int>
    var value: Expression
  }
}
