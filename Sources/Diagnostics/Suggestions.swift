/// The most edits between a word and what is suggested for it.
private let editLimit = 2

/// The candidate that a misspelt word most likely meant, if one is near enough.
///
/// - Parameters:
///   - wrong: The word as it stands.
///   - candidates: What would have been right.
/// - Returns: The candidate with the fewest edits, as ``nearest(to:count:candidate:)`` counts them.
/// - Complexity: O(*n*) comparisons that allocate nothing, where *n* is the number of candidates.
package func suggestion(for wrong: String, among candidates: some Sequence<String>) -> String? {
  var search = Spelling(of: Array(wrong.utf8).span)
  var best: String?
  for var candidate in candidates {
    let isBetter = candidate.withUTF8 { search.consider($0.span) }
    if isBetter { best = candidate }
  }
  return best
}

/// The index of the candidate that a misspelt word most likely meant, over words that lie in a table of
/// bytes.
///
/// An edit inserts, deletes or replaces a character (a Unicode scalar) or swaps two neighbours, and what was
/// swapped may be edited again (Damerau and Levenshtein's distance, not the restricted one). Upper and lower
/// case of ASCII letters are the same letter. A candidate is near enough within two edits, if that leaves a
/// letter of either word in place. Among equally near ones the longer shared beginning wins, then the order
/// of bytes, so that the answer never depends on the order of the table.
///
/// - Parameters:
///   - wrong: The word as it stands, in UTF-8.
///   - count: The number of candidates.
///   - candidate: Gives the UTF-8 of a candidate; it must stay valid until the next call.
/// - Returns: The nearest candidate, or `nil` where none is near enough.
/// - Complexity: O(`count`) comparisons that allocate nothing; far candidates are dismissed by their length
///   and their set of letters.
package func nearest(
  to wrong: UnsafeBufferPointer<UInt8>, count: Int, candidate: (Int) -> UnsafeBufferPointer<UInt8>
) -> Int? {
  var search = Spelling(of: wrong.span)
  var best: Int?
  for index in 0..<count where search.consider(candidate(index).span) { best = index }
  return best
}

/// Words that misspelt ones are looked up among, again and again.
///
/// It keeps what ``nearest(to:count:candidate:)`` would compute of each candidate at every search, so a
/// search takes a fraction of the time: for the ids of a large catalogue, of which thousands may be misspelt
/// in one run.
package struct SuggestionTable: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var counts: [Int32] = []
  private var signatures: [UInt64] = []

  /// - Complexity: O(*n*), where *n* is the number of bytes of all words.
  package init(_ words: some Sequence<String>) {
    var scalars: [UInt32] = []
    for var word in words {
      word.withUTF8 { word in
        signatures.append(fold(word.span, into: &scalars))
        bytes.append(contentsOf: word)
      }
      counts.append(Int32(clamping: scalars.count))
      ends.append(bytes.count)
    }
  }

  /// The index of the word that was most likely meant, as ``nearest(to:count:candidate:)`` would choose it.
  package func nearest(to wrong: String) -> Int? {
    var search = Spelling(of: Array(wrong.utf8).span)
    let table = bytes.span
    var best: Int?
    for index in signatures.indices where search.mayBeNear(signatures[index], count: Int(counts[index])) {
      let start = index == 0 ? 0 : ends[index - 1]
      if search.consider(table.extracting(start..<ends[index])) { best = index }
    }
    return best
  }
}

/// A search for the nearest word, which holds the best one seen so far.
private struct Spelling {
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
private func fold(_ bytes: Span<UInt8>, into scalars: inout [UInt32]) -> UInt64 {
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

/// The distance between two ranges of letters, or a number above `limit` when it exceeds that.
///
/// Equal beginnings are skipped; at the first difference each possible edit is tried. Skipping is safe: where
/// two words begin alike, some shortest way between them leaves that beginning alone. With two edits at most,
/// a dozen short branches beat a table.
private func edits(
  _ a: Span<UInt32>, _ aStart: Int, _ aEnd: Int, _ b: Span<UInt32>, _ bStart: Int, _ bEnd: Int, _ limit: Int
) -> Int {
  var i = aStart
  var j = bStart
  while i < aEnd, j < bEnd, a[i] == b[j] {
    i += 1
    j += 1
  }
  let aLeft = aEnd - i
  let bLeft = bEnd - j
  if aLeft == 0 || bLeft == 0 { return max(aLeft, bLeft) }
  if limit == 0 || abs(aLeft - bLeft) > limit { return limit + 1 }

  var best = limit + 1
  /// Tries a first step of some cost that uses up letters on either side.
  func attempt(_ cost: Int, _ aUsed: Int, _ bUsed: Int) {
    guard cost < best else { return }
    best = min(best, cost + edits(a, i + aUsed, aEnd, b, j + bUsed, bEnd, best - 1 - cost))
  }
  if aLeft > 1, bLeft > 1, a[i] == b[j + 1], a[i + 1] == b[j] { attempt(1, 2, 2) }
  attempt(1, 1, 1)
  attempt(1, 1, 0)
  attempt(1, 0, 1)
  // Two letters change places, and a letter between them goes or comes.
  if aLeft > 2, bLeft > 1, a[i] == b[j + 1], a[i + 2] == b[j] { attempt(2, 3, 2) }
  if aLeft > 1, bLeft > 2, a[i] == b[j + 2], a[i + 1] == b[j] { attempt(2, 2, 3) }
  return best
}
