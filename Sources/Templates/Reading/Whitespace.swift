/// Whitespace as Python sees it, because trimming in Jinja is Python's.
enum Whitespace {
  /// The length in bytes of the whitespace character that starts at an index, or 0.
  static func length(at i: Int, to end: Int, in bytes: [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { length(at: i, to: end, in: $0) }
  }

  static func length(at i: Int, to end: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard i < end else { return 0 }
    switch bytes[i] {
    case 0x09...0x0D, 0x1C...0x1F, 0x20: return 1
    case 0xC2:
      guard i + 1 < end else { return 0 }
      return bytes[i + 1] == 0x85 || bytes[i + 1] == 0xA0 ? 2 : 0
    case 0xE1...0xE3:
      guard i + 2 < end else { return 0 }
      let scalar =
        UInt32(bytes[i] & 0x0F) << 12 | UInt32(bytes[i + 1] & 0x3F) << 6 | UInt32(bytes[i + 2] & 0x3F)
      switch scalar {
      case 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return 3
      default: return 0
      }
    default: return 0
    }
  }

  static func skip(from start: Int, to end: Int, in bytes: [UInt8]) -> Int {
    var i = start
    while case let n = length(at: i, to: end, in: bytes), n > 0 { i += n }
    return i
  }

  static func trimmingEnd(of range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    bytes.withUnsafeBufferPointer { trimmingEnd(of: range, in: $0) }
  }

  static func trimmingEnd(of range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound {
      var start = end - 1
      while start > range.lowerBound, bytes[start] & 0xC0 == 0x80 { start -= 1 }
      guard length(at: start, to: end, in: bytes) == end - start else { break }
      end = start
    }
    return range.lowerBound..<end
  }

  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
