/// The few characters without which a body holds no link, no heading or no raw HTML.
///
/// Most bodies have none of them: they are looked for eight bytes at a time.
enum Signs {
  static func mayHoldReferences(_ body: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while let sign = first(of: UInt8(ascii: "]"), UInt8(ascii: "<"), in: body, from: index) {
      // Every reference link has a definition, with `]:`, and every inline link and image has `](`.
      if body[sign] == UInt8(ascii: "]") {
        if sign + 1 < body.count, body[sign + 1] == UInt8(ascii: "(") || body[sign + 1] == UInt8(ascii: ":") {
          return true
        }
      } else if Autolink(in: body, at: sign) != nil {
        return true
      }
      index = sign + 1
    }
    return false
  }

  /// A heading has a `#` before white space or another `#`, or is underlined by a line that ends with `=` or `-`.
  static func mayHoldHeadings(_ body: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while let sign = first(of: UInt8(ascii: "#"), UInt8(ascii: "="), UInt8(ascii: "-"), in: body, from: index) {
      var next = sign + 1
      if body[sign] == UInt8(ascii: "#") {
        if next == body.count || body[next].isSpace || body[next] == UInt8(ascii: "#") { return true }
      } else {
        while next < body.count, body[next] == UInt8(ascii: " ") || body[next] == UInt8(ascii: "\t") {
          next += 1
        }
        if next == body.count || body[next] == UInt8(ascii: "\n") || body[next] == UInt8(ascii: "\r") {
          return true
        }
      }
      index = next
    }
    return false
  }

  static func mayHoldRawHTML(_ body: UnsafeBufferPointer<UInt8>) -> Bool {
    first(of: UInt8(ascii: "<"), UInt8(ascii: "<"), in: body, from: 0) != nil
  }

  private static func first(
    of a: UInt8, _ b: UInt8, _ c: UInt8? = nil, in body: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    let c = c ?? b
    var index = start
    let bytes = UnsafeRawBufferPointer(body)
    let (everyA, everyB, everyC) = (spread(a), spread(b), spread(c))
    while index + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      if hasZeroByte(word ^ everyA) || hasZeroByte(word ^ everyB) || hasZeroByte(word ^ everyC) { break }
      index += 8
    }
    while index < bytes.count {
      if bytes[index] == a || bytes[index] == b || bytes[index] == c { return index }
      index += 1
    }
    return nil
  }

  @inline(__always)
  private static func spread(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// Whether one of a word's eight bytes is zero: only then does a borrow reach a top bit that was clear.
  @inline(__always)
  private static func hasZeroByte(_ word: UInt64) -> Bool {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0
  }
}
