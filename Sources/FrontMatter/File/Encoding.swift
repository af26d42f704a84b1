/// Finds the first byte that is not part of well-formed UTF-8.
///
/// Text is mostly ASCII, so 32 or 8 bytes are looked at together as long as none has its high bit set.
///
/// - Parameters:
///   - base: The first byte.
///   - count: The number of bytes that may be read from `base` on.
/// - Returns: The offset of the first byte of the first ill-formed sequence, or nothing.
/// - Complexity: O(*n*).
package func firstInvalidUTF8(_ base: UnsafePointer<UInt8>, count: Int) -> Int? {
  var i = 0
  while i < count {
    // Unaligned loads of bytes that lie within the buffer.
    let bytes = UnsafeRawPointer(base + i)
    if i + 32 <= count {
      let a = bytes.loadUnaligned(as: UInt64.self)
      let b = bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
      let c = bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
      let d = bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
      if (a | b | c | d) & 0x8080_8080_8080_8080 == 0 {
        i += 32
        continue
      }
    }
    if i + 8 <= count, bytes.loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
      i += 8
      continue
    }
    let byte = base[i]
    if byte < 0x80 {
      i += 1
      continue
    }
    let length = lengthOfUTF8Sequence(base + i, available: count - i)
    if length == 0 { return i }
    i += length
  }
  return nil
}

/// The length of the well-formed UTF-8 sequence of two bytes or more that starts at a pointer, or 0.
///
/// The ranges are those of table 3-7 of the Unicode Standard: no overlong forms, no surrogates, nothing past
/// U+10FFFF.
private func lengthOfUTF8Sequence(_ p: UnsafePointer<UInt8>, available: Int) -> Int {
  func isContinuation(_ i: Int) -> Bool { p[i] & 0xC0 == 0x80 }
  switch p[0] {
  case 0xC2...0xDF:
    return available >= 2 && isContinuation(1) ? 2 : 0
  case 0xE0...0xEF:
    guard available >= 3, isContinuation(1), isContinuation(2) else { return 0 }
    if p[0] == 0xE0, p[1] < 0xA0 { return 0 }
    if p[0] == 0xED, p[1] > 0x9F { return 0 }
    return 3
  case 0xF0...0xF4:
    guard available >= 4, isContinuation(1), isContinuation(2), isContinuation(3) else { return 0 }
    if p[0] == 0xF0, p[1] < 0x90 { return 0 }
    if p[0] == 0xF4, p[1] > 0x8F { return 0 }
    return 4
  default:
    return 0
  }
}
