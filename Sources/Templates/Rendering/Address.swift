/// Addresses that may stand in a page.
enum Address {
  /// Whether an address is relative, http, https or mailto, as a browser would read it.
  ///
  /// Browsers skip control characters and spaces at the start, and tabs and line ends anywhere (WHATWG URL,
  /// section 4.4), so they are skipped here before the scheme is compared.
  /// In a list of addresses (`isListed`), white space and commas would end one, so there they are harmful
  /// too.
  static func isHarmless(_ text: UnsafeBufferPointer<UInt8>, isListed: Bool) -> Bool {
    if isListed, text.contains(where: { $0 <= 0x20 || $0 == UInt8(ascii: ",") }) { return false }
    // What leads out of a folder is most of all addresses.
    if text.count >= 3, text[0] == UInt8(ascii: "."), text[1] == UInt8(ascii: "."), text[2] == UInt8(ascii: "/") {
      return true
    }
    // The longest scheme that is allowed has six letters.
    var scheme: UInt64 = 0
    var length = 0
    for byte in text {
      switch byte {
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\\"): return true
      case UInt8(ascii: ":"): return length <= 6 && (scheme == http || scheme == https || scheme == mailto)
      case 0x09, 0x0A, 0x0D: continue
      case 0...0x20 where length == 0: continue
      default:
        length += 1
        if length <= 6 { scheme = scheme << 8 | UInt64((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) }
      }
    }
    return true
  }

  private static let http = packed("http")
  private static let https = packed("https")
  private static let mailto = packed("mailto")

  private static func packed(_ text: StaticString) -> UInt64 {
    var result: UInt64 = 0
    for index in 0..<text.utf8CodeUnitCount { result = result << 8 | UInt64(text.utf8Start[index]) }
    return result
  }
}
