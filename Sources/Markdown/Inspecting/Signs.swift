/// The few characters without which a body holds no link, no heading or no raw HTML.
///
/// Most bodies have none of them: they are looked for 32 bytes at a time.
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
        while next < body.count, body[next] == UInt8(ascii: " ") || body[next] == UInt8(ascii: "\t") { next += 1 }
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
    while index + 32 <= bytes.count {
      let chunk = bytes.loadUnaligned(fromByteOffset: index, as: SIMD32<UInt8>.self)
      if any((chunk .== a) .| (chunk .== b) .| (chunk .== c)) { break }
      index += 32
    }
    while index < bytes.count {
      if bytes[index] == a || bytes[index] == b || bytes[index] == c { return index }
      index += 1
    }
    return nil
  }
}
