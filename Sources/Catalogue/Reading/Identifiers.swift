/// What ids may look like: they become file names and addresses, on disks that ignore case too.
package enum Identifier {
  /// In bytes.
  package static let longest = 128

  /// Why a text cannot be an id, or `nil` when it can.
  package static func fault(in id: UnsafeBufferPointer<UInt8>) -> String? {
    guard let first = id.first else { return "is empty" }
    guard id.count <= longest else { return "is longer than \(longest) bytes" }
    guard isAlphanumeric(first) else { return "does not start with a letter or digit" }
    for byte in id where !isAlphanumeric(byte) {
      switch byte {
      case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): continue
      default: return "holds something other than letters of a to z, digits, '.', '_' and '-'"
      }
    }
    if id.count == 5, zip(id, "index".utf8).allSatisfy({ folded($0) == $1 }) {
      return "is the name of a folder's own page"
    }
    return nil
  }

  @inline(__always)
  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    let letter = byte | 0x20
    return (letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z"))
      || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
  }

  @inline(__always)
  package static func folded(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
  }
}

/// Finds records of one kind by their ids.
///
/// An open-addressing hash table with linear probing, at most half full. Ids that differ only in case have the
/// same hash, so that one look tells both whether an id is taken and whether a reference is exact.
package struct IdentifierTable: Sendable {
  /// The number of an id in the lower half, and half of its hash in the upper one, so that an id is compared only
  /// when it is most likely the right one.
  private var slots: [UInt64] = []
  private var ids: [Text] = []
  private var mask = 0
  /// Whether some id is claimed more than once, ignoring case.
  package private(set) var hasRepeats = false

  private static let empty = UInt64.max
  private static let tagBits: UInt64 = 0xFFFF_FFFF_0000_0000
  /// How many ids that differ only in case are told apart.
  private static let variantLimit = 16

  init() {}

  /// Enters ids in order; of those that are equal but for case, the first one comes first.
  ///
  /// - Complexity: O(*n*).
  init(_ ids: [Text]) {
    self.ids = ids
    var capacity = 16
    while capacity < ids.count * 2 { capacity *= 2 }
    slots = [UInt64](repeating: Self.empty, count: capacity)
    mask = capacity - 1
    for (number, id) in ids.enumerated() {
      let hash = Self.hash(id.bytes)
      var slot = Int(truncatingIfNeeded: hash) & mask
      var variants = 0
      while slots[slot] != Self.empty {
        let other = ids[Self.number(slots[slot])]
        if slots[slot] & Self.tagBits == hash & Self.tagBits, Self.equalButForCase(other, id) {
          hasRepeats = true
          variants += 1
          if other == id || variants == Self.variantLimit { break }
        }
        slot = (slot + 1) & mask
      }
      if slots[slot] == Self.empty { slots[slot] = hash & Self.tagBits | UInt64(number) }
    }
  }

  /// The number of the record with exactly this id, or `Reference.unresolved`.
  package func find(_ id: Text) -> Int32 {
    guard !slots.isEmpty else { return Reference.unresolved }
    let hash = Self.hash(id.bytes)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != Self.empty {
      if slots[slot] & Self.tagBits == hash & Self.tagBits, ids[Self.number(slots[slot])] == id {
        return Int32(Self.number(slots[slot]))
      }
      slot = (slot + 1) & mask
    }
    return Reference.unresolved
  }

  /// As above, for references that come in the order of the records: it looks where the last one was, and behind it.
  @inline(__always)
  package func find(_ id: Text, near last: Int32) -> Int32 {
    if !hasRepeats {
      let next = Int(last) + 1
      if next >= 0, next < ids.count, ids[next] == id { return Int32(next) }
      if last >= 0, last < ids.count, ids[Int(last)] == id { return last }
    }
    return find(id)
  }

  /// The number of the first record whose id differs at most in case, or `Reference.unresolved`.
  package func findIgnoringCase(_ id: Text) -> Int32 {
    guard !slots.isEmpty else { return Reference.unresolved }
    let hash = Self.hash(id.bytes)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != Self.empty {
      if slots[slot] & Self.tagBits == hash & Self.tagBits,
        Self.equalButForCase(ids[Self.number(slots[slot])], id)
      {
        return Int32(Self.number(slots[slot]))
      }
      slot = (slot + 1) & mask
    }
    return Reference.unresolved
  }

  @inline(__always)
  private static func number(_ slot: UInt64) -> Int { Int(slot & ~tagBits) }

  private static func equalButForCase(_ a: Text, _ b: Text) -> Bool {
    guard a.count == b.count else { return false }
    if a == b { return true }
    return zip(a.bytes, b.bytes).allSatisfy { Identifier.folded($0) == Identifier.folded($1) }
  }

  /// Eight folded bytes at a time; the last ones overlap those before.
  ///
  /// The product of two words holds every bit of both, and its halves together every bit in both halves of the hash:
  /// the lower one picks the slot, the upper one is the tag.
  @inline(__always)
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(bytes)
    let count = raw.count
    var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    if count >= 8 {
      var offset = 0
      while offset + 8 < count {
        hash = mixed(hash, raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        offset += 8
      }
      return mixed(hash, raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
    }
    if count >= 4 {
      let first = UInt64(raw.loadUnaligned(as: UInt32.self))
      return mixed(hash, first | UInt64(raw.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)) << 32)
    }
    var word: UInt64 = 0
    for byte in raw { word = word << 8 | UInt64(byte) }
    return mixed(hash, word)
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ folded(word) ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
  }

  /// Turns the capital letters among eight bytes into small ones.
  @inline(__always)
  private static func folded(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    // No sum carries into the next byte: a high bit says that a byte is at least A, or that it is past Z.
    let low = word & (ones &* 0x7F)
    let fromA = low &+ ones &* (0x80 - 0x41)
    let pastZ = low &+ ones &* (0x80 - 0x5B)
    let capitals = fromA & ~pastZ & ~word & (ones &* 0x80)
    return word | capitals >> 2
  }
}
