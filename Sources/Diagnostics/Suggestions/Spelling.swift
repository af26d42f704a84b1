/// The most edits between a word and what is suggested for it.
private let editLimit = 2

/// A search for the nearest word, which holds the best one seen so far.
struct Spelling {
  private let wrong: [UInt8]
  private let letters: [UInt32]
  private let signature: UInt64
  /// The folded scalars of the candidate at hand, kept to use their memory again.
  private var candidate: [UInt32] = []

  private var bestDistance = editLimit + 1
  private var bestPrefix = 0
  private var best: [UInt8] = []

  init(of word: Span<UInt8>) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(word.count)
    for index in word.indices { bytes.append(word[index]) }
    wrong = bytes
    var scalars: [UInt32] = []
    signature = fold(word, into: &scalars)
    letters = scalars
    // A candidate that is longer than this is dismissed before it is decoded.
    candidate.reserveCapacity(4 * (scalars.count + editLimit))
    best.reserveCapacity(4 * (scalars.count + editLimit))
  }

  /// Whether a candidate is better than every one before it.
  mutating func consider(_ bytes: Span<UInt8>) -> Bool {
    // A scalar has one to four bytes.
    guard bytes.count + editLimit >= letters.count, bytes.count <= 4 * (letters.count + editLimit) else {
      return false
    }
    // Most candidates are ASCII and too different, which needs no decoding to see.
    if let other = asciiSignature(bytes), !mayBeNear(other, count: bytes.count) { return false }
    let other = fold(bytes, into: &candidate)
    guard mayBeNear(other, count: candidate.count) else { return false }
    let limit = limit(for: candidate.count)
    let distance = distance(limit: limit)
    guard distance <= limit else { return false }
    let prefix = sharedPrefix(bytes)
    if distance == bestDistance {
      if prefix < bestPrefix { return false }
      if prefix == bestPrefix, !precedesBest(bytes) { return false }
    }
    bestDistance = distance
    bestPrefix = prefix
    best.removeAll(keepingCapacity: true)
    for index in bytes.indices { best.append(bytes[index]) }
    return true
  }

  /// The most edits that still make a candidate of so many letters worth a look; negative where none do.
  private func limit(for count: Int) -> Int {
    min(bestDistance, editLimit, letters.count - 1, count - 1)
  }

  /// Whether length and letters allow a candidate to be near enough.
  func mayBeNear(_ other: UInt64, count: Int) -> Bool {
    let limit = limit(for: count)
    // An edit takes at most one letter away and brings at most one in.
    return limit >= 0 && abs(letters.count - count) <= limit
      && (signature & ~other).nonzeroBitCount <= limit && (other & ~signature).nonzeroBitCount <= limit
  }

  private func distance(limit: Int) -> Int {
    let a = letters.span
    let b = candidate.span
    // What both words end with is never edited; what they begin with is skipped below.
    var aEnd = a.count
    var bEnd = b.count
    while aEnd > 0, bEnd > 0, a[aEnd - 1] == b[bEnd - 1] {
      aEnd -= 1
      bEnd -= 1
    }
    return edits(a, 0, aEnd, b, 0, bEnd, limit)
  }

  private func sharedPrefix(_ bytes: Span<UInt8>) -> Int {
    let end = min(wrong.count, bytes.count)
    var count = 0
    while count < end, wrong[count] == bytes[count] { count += 1 }
    return count
  }

  private func precedesBest(_ bytes: Span<UInt8>) -> Bool {
    for index in 0..<min(bytes.count, best.count) where bytes[index] != best[index] {
      return bytes[index] < best[index]
    }
    return bytes.count < best.count
  }
}

/// Decodes UTF-8 into scalars with ASCII letters in lower case, and gives the set of letters as a bit mask.
///
/// Malformed bytes stand for themselves, which is good enough for a distance.
func fold(_ bytes: Span<UInt8>, into scalars: inout [UInt32]) -> UInt64 {
  scalars.removeAll(keepingCapacity: true)
  var signature: UInt64 = 0
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    index += 1
    var scalar = UInt32(byte)
    if byte >= 0x80 {
      while index < bytes.count, bytes[index] & 0xC0 == 0x80 {
        scalar = scalar << 6 ^ UInt32(bytes[index])
        index += 1
      }
    } else {
      scalar = UInt32(lowercased(byte))
    }
    scalars.append(scalar)
    signature |= 1 << slot(of: scalar)
  }
  return signature
}

/// The set of letters of a word, or `nil` where they are not all ASCII.
private func asciiSignature(_ bytes: Span<UInt8>) -> UInt64? {
  var signature: UInt64 = 0
  for index in bytes.indices {
    let byte = bytes[index]
    if byte >= 0x80 { return nil }
    signature |= 1 << slot(of: UInt32(lowercased(byte)))
  }
  return signature
}

private func lowercased(_ byte: UInt8) -> UInt8 {
  byte &- 0x41 < 26 ? byte | 0x20 : byte
}

/// One of 64 places in a set of letters; lower-case letters, digits and `-._` have a place of their own.
private func slot(of scalar: UInt32) -> UInt64 {
  UInt64(scalar & 0x1F | (scalar & 0x40) >> 1)
}
