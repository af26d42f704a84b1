import Diagnostics

/// Writes the language of Graphviz (https://graphviz.org/doc/info/lang.html) as bytes.
struct DOTWriter {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Hands over what has been written since the last time.
  mutating func drain(_ body: ([UInt8]) throws -> Void) rethrows {
    try body(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Writes a quoted text that Graphviz shows as it is.
  mutating func quote(_ text: Span<UInt8>) {
    append("\"")
    escape(text)
    append("\"")
  }

  /// Writes two texts as one, quoted.
  mutating func quote(_ first: StaticString, _ second: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: UnsafeBufferPointer(start: first.utf8Start, count: first.utf8CodeUnitCount))
    escape(second.span)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes what stands between quotes.
  ///
  /// In there Graphviz reads backslashes and the entities of HTML. What could act on a terminal becomes such an entity, and
  /// line breaks become spaces.
  mutating func escape(_ text: Span<UInt8>) {
    var isPlain = true
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "&"), 0..<0x20, 0x7F...0xFF: isPlain = false
      default: continue
      }
    }
    if isPlain { return text.withUnsafeBufferPointer { bytes.append(contentsOf: $0) } }
    let string = text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"", "\\": append("\\\(scalar)")
      case "&": append("&amp;")
      case "\u{0}"..."\u{1F}": append(" ")
      default:
        let isHarmless = scalar.isASCII && scalar.value != 0x7F || disarmed(String(scalar)) == String(scalar)
        append(isHarmless ? String(scalar) : "&#\(scalar.value);")
      }
    }
  }
}
