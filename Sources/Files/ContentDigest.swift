/// 128 bits that stand for some bytes: two digests are equal when what they were made of is, and, but for one chance
/// in 2⁶⁴ and less, only then.
///
/// It tells what changed by accident or by editing; it is no protection against somebody who looks for two contents
/// with the same digest.
///
/// Both halves come from one pass of XXH64 over the bytes. `low` is XXH64 itself; `high` is made of the same four
/// lanes, put together in another order, and so differs where `low` does not. Each step of a lane is reversible, so
/// that contents that differ in only one word always differ in a lane. Source: Yann Collet, "xxHash fast digest
/// algorithm", https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md
package struct ContentDigest: Sendable, Hashable, BitwiseCopyable {
  package private(set) var low: UInt64
  package private(set) var high: UInt64

  /// The digest of nothing.
  package init() {
    low = 0
    high = 0
  }

  /// What `low` and `high` were, for a digest that was written down.
  package init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// Goes on with some more bytes.
  ///
  /// Where one call's bytes end and the next one's start counts: `ab` and `c` are not the same as `a` and `bc`.
  ///
  /// - Complexity: O(*n*), some 10 GB a second.
  package mutating func combine(_ bytes: UnsafeRawBufferPointer) {
    var low = low
    var high = high
    var rest = bytes[...]
    if bytes.count >= Lanes.width {
      var lanes = Lanes(seed: low)
      lanes.combine(bytes)
      rest = bytes[(bytes.count / Lanes.width * Lanes.width)...]
      high = lanes.mergedBackwards &+ high
      low = lanes.merged
    } else {
      high = (high ^ low) &+ Prime.second
      low = low &+ Prime.fifth
    }
    low = low &+ UInt64(bytes.count)
    high = high &+ UInt64(bytes.count)
    let tail = UnsafeRawBufferPointer(rebasing: rest)
    var offset = 0
    while offset + 8 <= tail.count {
      let lane = Lanes.round(0, word(tail, offset))
      low = rotated(low ^ lane, 27) &* Prime.first &+ Prime.fourth
      high = rotated(high ^ lane, 29) &* Prime.second &+ Prime.third
      offset += 8
    }
    if offset + 4 <= tail.count {
      let half = UInt64(UInt32(littleEndian: tail.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
      low = rotated(low ^ half &* Prime.first, 23) &* Prime.second &+ Prime.third
      high = rotated(high ^ half &* Prime.first, 25) &* Prime.third &+ Prime.fifth
      offset += 4
    }
    while offset < tail.count {
      let byte = UInt64(tail[offset])
      low = rotated(low ^ byte &* Prime.fifth, 11) &* Prime.first
      high = rotated(high ^ byte &* Prime.fifth, 13) &* Prime.second
      offset += 1
    }
    self.low = avalanche(low)
    self.high = avalanche(high)
  }

  /// Adds a member to a set that the digest stands for, in whatever order.
  ///
  /// Each member should be the digest of a name and of what has that name, so that no two are the same.
  package mutating func insert(_ member: ContentDigest) {
    low = low &+ member.low
    high = high &+ member.high
  }

  /// Takes out a member that was inserted.
  package mutating func remove(_ member: ContentDigest) {
    low = low &- member.low
    high = high &- member.high
  }
}

/// The four sums of XXH64, each of which takes one word of eight bytes in turn.
private struct Lanes {
  /// The bytes of one turn.
  static let width = 32

  private var a: UInt64
  private var b: UInt64
  private var c: UInt64
  private var d: UInt64

  init(seed: UInt64) {
    a = seed &+ Prime.first &+ Prime.second
    b = seed &+ Prime.second
    c = seed
    d = seed &- Prime.first
  }

  /// Takes all whole turns of the bytes; four sums at a time keep the processor's multipliers busy.
  mutating func combine(_ bytes: UnsafeRawBufferPointer) {
    var (a, b, c, d) = (a, b, c, d)
    var offset = 0
    while offset + Self.width <= bytes.count {
      a = Self.round(a, word(bytes, offset))
      b = Self.round(b, word(bytes, offset + 8))
      c = Self.round(c, word(bytes, offset + 16))
      d = Self.round(d, word(bytes, offset + 24))
      offset += Self.width
    }
    (self.a, self.b, self.c, self.d) = (a, b, c, d)
  }

  @inline(__always)
  static func round(_ sum: UInt64, _ word: UInt64) -> UInt64 {
    rotated(sum &+ word &* Prime.second, 31) &* Prime.first
  }

  var merged: UInt64 { Self.merged(a, b, c, d) }

  var mergedBackwards: UInt64 { Self.merged(d, c, b, a) }

  private static func merged(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64) -> UInt64 {
    var sum = rotated(a, 1) &+ rotated(b, 7) &+ rotated(c, 12) &+ rotated(d, 18)
    sum = (sum ^ round(0, a)) &* Prime.first &+ Prime.fourth
    sum = (sum ^ round(0, b)) &* Prime.first &+ Prime.fourth
    sum = (sum ^ round(0, c)) &* Prime.first &+ Prime.fourth
    return (sum ^ round(0, d)) &* Prime.first &+ Prime.fourth
  }
}

/// The five constants of XXH64.
private enum Prime {
  static let first: UInt64 = 0x9E37_79B1_85EB_CA87
  static let second: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  static let third: UInt64 = 0x1656_67B1_9E37_79F9
  static let fourth: UInt64 = 0x85EB_CA77_C2B2_AE63
  static let fifth: UInt64 = 0x27D4_EB2F_1656_67C5
}

@inline(__always)
private func rotated(_ word: UInt64, _ count: UInt64) -> UInt64 { word &<< count | word &>> (64 &- count) }

@inline(__always)
private func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
  UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
}

/// Lets every bit of a sum depend on every other one.
@inline(__always)
private func avalanche(_ sum: UInt64) -> UInt64 {
  var sum = sum
  sum = (sum ^ sum >> 33) &* Prime.second
  sum = (sum ^ sum >> 29) &* Prime.third
  return sum ^ sum >> 32
}
