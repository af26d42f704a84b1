/// Something that only those know who are meant to.
///
/// Its description does not tell it, so that it cannot slip into a log.
package struct Secret: Sendable, CustomStringConvertible, CustomReflectable {
  private let bytes: [UInt8]

  package init(_ text: String) { bytes = Array(text.utf8) }

  /// A new one of 256 random bits, in the letters of base64url (RFC 4648, section 5).
  package static func random() -> Secret {
    var generator = SystemRandomNumberGenerator()
    return random(using: &generator)
  }

  static func random(using generator: inout some RandomNumberGenerator) -> Secret {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    // 43 letters of 6 bits: the last one has only 4 that count.
    let letters = (0..<43).map { position in
      let bits = UInt8.random(in: 0..<64, using: &generator)
      return alphabet[Int(position == 42 ? bits & 0b111100 : bits)]
    }
    return Secret(String(decoding: letters, as: UTF8.self))
  }

  package var description: String { "(secret)" }
  package var customMirror: Mirror { Mirror(self, children: []) }

  /// What has to be told, once, to those who are meant to know.
  package var revealed: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether a text is the secret, found out in a time that depends on the text's length alone.
  package func isSame(as text: some Sequence<UInt8>) -> Bool {
    var difference: UInt8 = bytes.isEmpty ? 1 : 0
    var count = 0
    for byte in text {
      difference |= byte ^ (bytes.isEmpty ? 0 : bytes[count % bytes.count])
      count += 1
    }
    return difference == 0 && count == bytes.count
  }
}
