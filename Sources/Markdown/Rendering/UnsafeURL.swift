/// Whether an address could run a script or reach into the reader's own machine.
///
/// These are the schemes that libcmark's safe mode refuses: `javascript:`, `vbscript:`, `file:`, and `data:` but for
/// four types of images. Unlike libcmark this overlooks white space and control characters, in front and inside,
/// as browsers do.
func isUnsafeURL(_ url: UnsafeBufferPointer<UInt8>) -> Bool {
  switch scheme(of: url) {
  case "javascript", "vbscript", "file": true
  case "data": !isImageData(url)
  default: false
  }
}

/// The scheme in lower case without white space and control characters, or "" if it is longer than the unsafe ones.
private func scheme(of url: UnsafeBufferPointer<UInt8>) -> StaticScheme {
  var scheme = StaticScheme()
  for byte in url {
    if byte == UInt8(ascii: ":") { return scheme }
    if byte <= 0x20 || byte == 0x7F { continue }
    guard byte.isLetter, scheme.append(byte.lowercased) else { return StaticScheme() }
  }
  return StaticScheme()
}

private func isImageData(_ url: UnsafeBufferPointer<UInt8>) -> Bool {
  for type: StaticString in ["data:image/png", "data:image/gif", "data:image/jpeg", "data:image/webp"]
  where url.count >= type.utf8CodeUnitCount {
    let start = UnsafeBufferPointer(rebasing: url[..<type.utf8CodeUnitCount])
    let type = UnsafeBufferPointer(start: type.utf8Start, count: type.utf8CodeUnitCount)
    if start.elementsEqual(type, by: { $0.lowercased == $1 }) { return true }
  }
  return false
}

/// Up to sixteen ASCII letters in a number, so that comparing schemes needs no memory.
private struct StaticScheme: Equatable, ExpressibleByStringLiteral {
  private var letters: UInt128 = 0

  init() {}

  init(stringLiteral value: StaticString) {
    for index in 0..<value.utf8CodeUnitCount { _ = append(value.utf8Start[index]) }
  }

  /// - Returns: whether there was room for the letter.
  mutating func append(_ letter: UInt8) -> Bool {
    guard letters >> 120 == 0 else { return false }
    letters = letters << 8 | UInt128(letter)
    return true
  }
}
