/// The words of a text, one after another: letters and digits of any script, with everything else between
/// them.
///
/// It looks at bytes only. Beyond ASCII every character counts as part of a word, but for the spaces and
/// punctuation marks of the blocks Latin-1 Supplement, General Punctuation and CJK Symbols and Punctuation.
struct Words {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var next = 0

  init(of bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// A word and the hash of its bytes (FNV-1a).
  struct Word {
    var start: Int
    var end: Int
    var hash: UInt64
  }

  @inline(__always)
  mutating func nextWord() -> Word? {
    while next < bytes.count {
      let gap = Self.separator(in: bytes, at: next)
      if gap == 0 { break }
      next += gap
    }
    guard next < bytes.count else { return nil }
    let start = next
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    while next < bytes.count, Self.separator(in: bytes, at: next) == 0 {
      hash = (hash ^ UInt64(bytes[next])) &* 0x0000_0100_0000_01b3
      next += 1
    }
    return Word(start: start, end: next, hash: hash)
  }

  /// The length of the separator at an offset; 0 in a word.
  @inline(__always)
  static func separator(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let byte = bytes[index]
    if byte < 0x80 {
      let letter = byte | 0x20
      let isWord = (letter &- 0x61 < 26 && byte >= 0x41) || byte &- 0x30 < 10
      return isWord ? 0 : 1
    }
    switch byte {
    case 0xC2:
      // Feminine and masculine ordinal and the micro sign are letters.
      guard index + 1 < bytes.count else { return 1 }
      let second = bytes[index + 1]
      return second == 0xAA || second == 0xB5 || second == 0xBA ? 0 : 2
    case 0xE2 where index + 1 < bytes.count && (bytes[index + 1] == 0x80 || bytes[index + 1] == 0x81):
      return 3
    case 0xE3 where index + 1 < bytes.count && bytes[index + 1] == 0x80: return 3
    default: return 0
    }
  }
}
