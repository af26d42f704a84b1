/// A decimal number with up to three places, such as credits: exact, so that sums are.
public struct Decimal: Sendable, Hashable, Comparable, BitwiseCopyable {
  @usableFromInline
  package let thousandths: Int64

  @inlinable
  package init(thousandths: Int64) { self.thousandths = thousandths }

  /// Reads digits with an optional sign and fraction: `6`, `7.5`, `-1`, `0.125`.
  ///
  /// - Returns: `nil` for anything else, for more than three places, and beyond ±999,999,999,999.
  public init?(_ text: some Collection<UInt8>) {
    var isNegative = false
    var value: Int64 = 0
    var digits = 0
    var places: Int?
    for (position, byte) in text.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where position == 0, UInt8(ascii: "+") where position == 0:
        isNegative = byte == UInt8(ascii: "-")
      case UInt8(ascii: ".") where places == nil && digits > 0: places = 0
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        value = value * 10 + Int64(byte - UInt8(ascii: "0"))
        digits += 1
        if let count = places { places = count + 1 }
        guard value <= 999_999_999_999, places ?? 0 <= 3 else { return nil }
      default: return nil
      }
    }
    guard digits > 0, places != 0 else { return nil }
    for _ in (places ?? 0)..<3 { value *= 10 }
    thousandths = isNegative ? -value : value
  }

  /// The shortest way to write it: `6`, `7.5`.
  public var description: String {
    let magnitude = thousandths.magnitude
    var text = (thousandths < 0 ? "-" : "") + String(magnitude / 1000)
    var fraction = magnitude % 1000
    guard fraction > 0 else { return text }
    text += "."
    var unit: UInt64 = 100
    while fraction > 0 {
      text += String(fraction / unit)
      fraction %= unit
      unit /= 10
    }
    return text
  }

  /// Whether one is below the other.
  @inlinable
  public static func < (a: Decimal, b: Decimal) -> Bool { a.thousandths < b.thousandths }
  @inlinable
  package static func + (a: Decimal, b: Decimal) -> Decimal { Decimal(thousandths: a.thousandths + b.thousandths) }
  @inlinable
  package static func += (a: inout Decimal, b: Decimal) { a = a + b }
  @inlinable
  package static var zero: Decimal { Decimal(thousandths: 0) }
}

/// A time of day, in minutes since midnight.
package struct ClockTime: Sendable, Hashable, Comparable, BitwiseCopyable {
  package let minutes: Int16

  /// Reads `9:00` or `09:00`; `24:00`, as the end of a day, is not accepted.
  package init?(_ text: some Collection<UInt8>) {
    var parts = (hours: 0, minutes: 0)
    var digits = (0, 0)
    var isMinutes = false
    for byte in text {
      switch byte {
      case UInt8(ascii: ":") where !isMinutes: isMinutes = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digit = Int(byte - UInt8(ascii: "0"))
        if isMinutes {
          parts.minutes = parts.minutes * 10 + digit
          digits.1 += 1
        } else {
          parts.hours = parts.hours * 10 + digit
          digits.0 += 1
        }
        guard digits.0 <= 2, digits.1 <= 2 else { return nil }
      default: return nil
      }
    }
    guard digits.0 >= 1, digits.1 == 2, parts.hours < 24, parts.minutes < 60 else { return nil }
    minutes = Int16(parts.hours * 60 + parts.minutes)
  }

  /// `09:00`, on a clock of 24 hours.
  package var description: String {
    let hours = minutes / 60
    let rest = minutes % 60
    return "\(hours < 10 ? "0" : "")\(hours):\(rest < 10 ? "0" : "")\(rest)"
  }

  package static func < (a: ClockTime, b: ClockTime) -> Bool { a.minutes < b.minutes }
}

/// Days of the week as a set of bits, Monday first.
package struct Weekdays: OptionSet, Sendable, Hashable, BitwiseCopyable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// What `days` may hold, in the order of the week.
  package static let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  /// The days in the order of the week, Monday being 0.
  package var indices: [Int] { (0..<7).filter { rawValue & (1 << UInt8($0)) != 0 } }
}
