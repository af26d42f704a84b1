/// A run of small letters that occurs nowhere in a body, with a number behind it.
struct Mark {
  /// The bytes of a mark, its number included.
  static let length = prefixLength + digits
  /// How many numbers there are.
  static let limit = 26 * 26 * 26 * 26 * 26

  private static let prefixLength = 6
  private static let digits = 5
  private static let attempts = 64

  private let prefix: [UInt8]

  /// - Returns: `nil` if every attempt occurs in the body, which only a text made for the purpose achieves.
  /// - Complexity: O(*n*), where *n* is the number of bytes.
  init?(absentFrom body: UnsafeBufferPointer<UInt8>) {
    for attempt in 0..<Self.attempts {
      var prefix = Array("qxzqjv".utf8)
      prefix[4] = UInt8(ascii: "a") + UInt8(attempt % 8)
      prefix[5] = UInt8(ascii: "a") + UInt8(attempt / 8)
      if Self.first(prefix, in: body, from: 0) == nil {
        self.prefix = prefix
        return
      }
    }
    return nil
  }

  func append(number: Int, to text: inout [UInt8]) {
    text.append(contentsOf: prefix)
    var rest = number
    for _ in 0..<Self.digits {
      text.append(UInt8(ascii: "a") + UInt8(truncatingIfNeeded: rest % 26))
      rest /= 26
    }
  }

  /// A text of the probe's without its marks, and the number of the first one.
  func strip(_ text: UnsafeBufferPointer<UInt8>) -> (text: [UInt8], number: Int?) {
    var stripped: [UInt8] = []
    var number: Int?
    var start = 0
    while let place = Self.first(prefix, in: text, from: start), place + Self.length <= text.count {
      stripped.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<place]))
      if number == nil { number = Self.number(text[(place + Self.prefixLength)...].prefix(Self.digits)) }
      start = place + Self.length
    }
    stripped.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    return (stripped, number)
  }

  private static func number(_ digits: some BidirectionalCollection<UInt8>) -> Int? {
    var number = 0
    for digit in digits.reversed() {
      guard digit.isLetter, digit == digit.lowercased else { return nil }
      number = number * 26 + Int(digit - UInt8(ascii: "a"))
    }
    return number
  }

  private static func first(_ prefix: [UInt8], in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index + prefixLength <= text.count {
      if text[index] == prefix[0], text[index + 1] == prefix[1],
        text[index..<(index + prefixLength)].elementsEqual(prefix)
      {
        return index
      }
      index += 1
    }
    return nil
  }
}
