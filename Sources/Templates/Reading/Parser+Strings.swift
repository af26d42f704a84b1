import Diagnostics

extension Parser {
  /// The text that a string literal stands for, with Python's escapes and with line ends as LF.
  mutating func unescaped(_ token: Token) throws -> [UInt8] {
    let end = token.range.upperBound - 1
    var i = token.range.lowerBound + 1
    var result: [UInt8] = []
    while i < end {
      let byte = source.bytes[i]
      if byte == UInt8(ascii: "\r") {
        result.append(UInt8(ascii: "\n"))
        i += i + 1 < end && source.bytes[i + 1] == UInt8(ascii: "\n") ? 2 : 1
        continue
      }
      guard byte == UInt8(ascii: "\\"), i + 1 < end else {
        result.append(byte)
        i += 1
        continue
      }
      i = try escape(at: i, to: end, into: &result)
    }
    return result
  }

  /// Reads an escape, and answers where it ends.
  private mutating func escape(at start: Int, to end: Int, into result: inout [UInt8]) throws -> Int {
    let bytes = source.bytes
    switch bytes[start + 1] {
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "v"): result.append(0x0B)
    case UInt8(ascii: "a"): result.append(0x07)
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): result.append(bytes[start + 1])
    case UInt8(ascii: "\n"): break
    case UInt8(ascii: "x"): return try scalar(start, digits: 2, radix: 16, to: end, into: &result)
    case UInt8(ascii: "u"): return try scalar(start, digits: 4, radix: 16, to: end, into: &result)
    case UInt8(ascii: "U"): return try scalar(start, digits: 8, radix: 16, to: end, into: &result)
    case UInt8(ascii: "N"), UInt8(ascii: "0")...UInt8(ascii: "7"):
      throw fault(start..<(start + 2), TemplateSyntax.unknownEscape)
    default:
      // Python keeps the backslash of an escape that it does not know.
      result.append(bytes[start])
      return start + 1
    }
    return start + 2
  }

  private mutating func scalar(
    _ start: Int, digits: Int, radix: Int, to end: Int, into result: inout [UInt8]
  ) throws -> Int {
    let range = (start + 2)..<min(start + 2 + digits, end)
    let text = String(decoding: source.bytes[range], as: UTF8.self)
    guard range.count == digits, !text.hasPrefix("+"), !text.hasPrefix("-"),
      let value = UInt32(text, radix: radix), let scalar = Unicode.Scalar(value)
    else {
      throw fault(start..<range.upperBound, TemplateSyntax.unknownEscape)
    }
    result.append(contentsOf: String(Character(scalar)).utf8)
    return range.upperBound
  }
}
