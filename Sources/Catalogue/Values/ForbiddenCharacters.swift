/// The characters that must not stand in HTML: controls other than white space, and noncharacters (HTML Standard,
/// section 13.2.3.5, "control-character-in-input-stream" and "noncharacter-in-input-stream").
package enum ForbiddenCharacters {
  /// The first of them in a text, as `U+0007`; `nil` when there is none.
  package static func first(in bytes: some Sequence<UInt8>) -> String? {
    for scalar in String(decoding: Array(bytes), as: UTF8.self).unicodeScalars where isForbidden(scalar.value) {
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
    return nil
  }

  private static func isForbidden(_ value: UInt32) -> Bool {
    switch value {
    case 0x09, 0x0A, 0x0C, 0x0D: false
    case 0x00...0x1F, 0x7F...0x9F, 0xFDD0...0xFDEF: true
    default: value & 0xFFFE == 0xFFFE
    }
  }
}
