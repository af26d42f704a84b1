/// Sums on values, in whole numbers and thousandths.
///
/// What is too large, or divided by zero, is absent.
enum Arithmetic {
  static func negate(_ value: Value) -> Value {
    switch value {
    case .integer(let number): number == .min ? .absent : .integer(-number)
    case .number(let thousandths): thousandths == .min ? .absent : .number(thousandths: -thousandths)
    default: .absent
    }
  }

  /// A number in thousandths.
  static func thousandths(_ value: Value) -> Int? {
    switch value {
    case .integer(let number):
      let (result, overflow) = number.multipliedReportingOverflow(by: 1000)
      return overflow ? nil : result
    case .number(let thousandths): return thousandths
    default: return nil
    }
  }

  static func compute(_ left: Value, _ right: Value, _ mode: UInt8) -> Value {
    guard let mode = ArithmeticMode(rawValue: mode) else { return .absent }
    if case .integer(let a) = left, case .integer(let b) = right {
      return integer(a, b, mode).map { .integer($0) } ?? .absent
    }
    guard let a = thousandths(left), let b = thousandths(right) else { return .absent }
    return number(a, b, mode).map { .number(thousandths: $0) } ?? .absent
  }

  private static func integer(_ a: Int, _ b: Int, _ mode: ArithmeticMode) -> Int? {
    let (result, overflow) =
      switch mode {
      case .plus: a.addingReportingOverflow(b)
      case .minus: a.subtractingReportingOverflow(b)
      case .times: a.multipliedReportingOverflow(by: b)
      case .dividedBy: (floor(a, b)?.quotient ?? 0, floor(a, b) == nil)
      case .modulo: (floor(a, b)?.remainder ?? 0, floor(a, b) == nil)
      }
    return overflow ? nil : result
  }

  private static func number(_ a: Int, _ b: Int, _ mode: ArithmeticMode) -> Int? {
    switch mode {
    case .plus, .minus: return integer(a, b, mode)
    case .times:
      let (product, overflow) = a.multipliedReportingOverflow(by: b)
      guard !overflow else { return nil }
      let half = product < 0 ? -500 : 500
      let (rounded, tooLarge) = product.addingReportingOverflow(half)
      return tooLarge ? nil : rounded / 1000
    case .dividedBy:
      guard let quotient = floor(a, b)?.quotient else { return nil }
      let (result, overflow) = quotient.multipliedReportingOverflow(by: 1000)
      return overflow ? nil : result
    case .modulo: return floor(a, b)?.remainder
    }
  }

  /// Division towards minus infinity, with a remainder of the divisor's sign, as in Python.
  static func floor(_ a: Int, _ b: Int) -> (quotient: Int, remainder: Int)? {
    guard b != 0, !(a == .min && b == -1) else { return nil }
    let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
    return remainder != 0 && (remainder < 0) != (b < 0)
      ? (quotient - 1, remainder + b) : (quotient, remainder)
  }

  enum Rounding { case common, ceil, floor }

  /// Rounds thousandths to a number of decimals.
  ///
  /// A number that lies half-way goes where Python takes it: Python rounds the binary fraction that is
  /// nearest to the decimal one, so 2.675 becomes 2.67, and goes to the even digit only where the two are
  /// the same.
  static func round(_ value: Int, decimals: Int, _ rounding: Rounding) -> Int? {
    guard decimals < 3 else { return value }
    guard decimals > -15 else { return 0 }
    var unit = 1
    for _ in 0..<(3 - decimals) { unit *= 10 }
    guard let (quotient, remainder) = floor(value, unit), remainder != 0 else { return value }
    let isUp: Bool
    switch rounding {
    case .ceil: isUp = true
    case .floor: isUp = false
    case .common:
      if remainder * 2 != unit {
        isUp = remainder * 2 > unit
      } else {
        let nearest = Double(value) / 1000
        let excess = (-Double(value)).addingProduct(nearest, 1000)
        isUp = excess == 0 ? quotient % 2 != 0 : excess > 0
      }
    }
    let (result, overflow) = (isUp ? quotient + 1 : quotient).multipliedReportingOverflow(by: unit)
    return overflow ? nil : result
  }
}
