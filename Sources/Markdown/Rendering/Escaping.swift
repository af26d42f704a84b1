extension [UInt8] {
  @inline(__always)
  mutating func append(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends text for an element's content or a quoted attribute.
  mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
    // The four characters that need an entity are all below 64: one shift tells them apart from the rest.
    let special: UInt64 = 1 << 0x22 | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E
    var start = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 64, special >> UInt64(byte) & 1 != 0 {
        append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
        switch byte {
        case UInt8(ascii: "\""): append("&quot;")
        case UInt8(ascii: "&"): append("&amp;")
        case UInt8(ascii: "<"): append("&lt;")
        default: append("&gt;")
        }
        start = index + 1
      }
      index += 1
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }

  /// Appends a URL for a quoted attribute: what may not stand in a URL is percent-encoded.
  ///
  /// It keeps what libcmark keeps, but for a `%` that starts no escape, which HTML does not allow.
  mutating func append(escapingURL url: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for index in 0..<url.count {
      let byte = url[index]
      if isSafeInURL(byte), byte != UInt8(ascii: "%") || startsEscape(url, at: index) { continue }
      append(contentsOf: UnsafeBufferPointer(rebasing: url[start..<index]))
      start = index + 1
      switch byte {
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "'"): append("&#x27;")
      default:
        append(UInt8(ascii: "%"))
        append(hexDigit(byte >> 4))
        append(hexDigit(byte & 15))
      }
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: url[start...]))
  }
}

private func startsEscape(_ url: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
  index + 2 < url.count && url[index + 1].isHexDigit && url[index + 2].isHexDigit
}

/// The ASCII characters that stay as they are, one bit each: letters, digits and `-_.+!*(),%#@?=;:/$~`.
private let safeInURL: (low: UInt64, high: UInt64) = {
  var bits: (low: UInt64, high: UInt64) = (0, 0)
  for byte in UInt8(0)..<128 where byte.isLetter || byte.isDigit || "-_.+!*(),%#@?=;:/$~".utf8.contains(byte) {
    if byte < 64 { bits.low |= 1 << UInt64(byte) } else { bits.high |= 1 << UInt64(byte - 64) }
  }
  return bits
}()

private func isSafeInURL(_ byte: UInt8) -> Bool {
  let bits = byte < 64 ? safeInURL.low : safeInURL.high
  return byte < 128 && bits >> UInt64(byte & 63) & 1 != 0
}

private func hexDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
}

extension UInt8 {
  fileprivate var isHexDigit: Bool {
    isDigit || (lowercased >= UInt8(ascii: "a") && lowercased <= UInt8(ascii: "f"))
  }
}
