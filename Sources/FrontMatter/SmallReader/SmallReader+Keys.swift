// Keys that stand twice in one mapping are an error, which is the full reader's to report.
extension SmallReader {
  /// Remembers a key.
  ///
  /// - Returns: `false` when the mapping has this key already, or may have.
  @inline(__always)
  mutating func addKey(_ key: ScalarToken, firstKey: Int) -> Bool {
    // Keys with escapes are rare. So are keys beyond ASCII, which Swift's strings, and with them Yams, hold
    // to be equal when they differ in normalisation only.
    if key.flags.contains(.decoded) || !key.isASCII { return false }
    let signature = signature(of: key.textStart..<key.textEnd)
    let count = keys.count
    if count - firstKey < Self.fewKeys {
      for i in firstKey..<count where keys[i].signature == signature {
        if isSameText(keys[i], key) { return false }
      }
    }
    keys.append(
      KeyMark(
        signature: signature, start: Int32(truncatingIfNeeded: key.textStart),
        end: Int32(truncatingIfNeeded: key.textEnd)))
    return true
  }

  /// Forgets a mapping's keys.
  ///
  /// - Returns: `false` when two of them are, or may be, the same.
  @inline(__always)
  mutating func closeKeys(from firstKey: Int) -> Bool {
    let count = keys.count - firstKey
    if count > Self.fewKeys, !areManyKeysDistinct(from: firstKey) { return false }
    keys.removeLast(count)
    return true
  }

  /// Sorts the keys by a hash of all their bytes; equal neighbours are not looked into.
  private mutating func areManyKeysDistinct(from firstKey: Int) -> Bool {
    var hashes: [UInt64] = []
    hashes.reserveCapacity(keys.count - firstKey)
    for key in keys[firstKey...] {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325  // FNV-1a
      for i in Int(key.start)..<Int(key.end) { hash = (hash ^ UInt64(base[i])) &* 0x100_0000_01B3 }
      hashes.append(hash)
    }
    hashes.sort()
    for i in 1..<hashes.count where hashes[i - 1] == hashes[i] { return false }
    return true
  }

  /// A number that equal texts share and that others rarely do: the first eight bytes, mixed with the length.
  @inline(__always)
  private func signature(of text: Range<Int>) -> UInt64 {
    var word: UInt64 = 0
    if text.lowerBound + 8 <= limit {
      // An unaligned load of 8 bytes that lie within the file; those past the text are masked out.
      word = UnsafeRawPointer(base + text.lowerBound).loadUnaligned(as: UInt64.self).littleEndian
      if text.count < 8 { word &= (1 << UInt64(8 * text.count)) - 1 }
    } else {
      for i in text.reversed() { word = word << 8 | UInt64(base[i]) }
    }
    return word &+ UInt64(truncatingIfNeeded: text.count) &* 0x9E37_79B9_7F4A_7C15
  }

  private func isSameText(_ a: KeyMark, _ b: ScalarToken) -> Bool {
    let count = Int(a.end - a.start)
    guard count == b.textEnd - b.textStart else { return false }
    for i in 0..<count where base[Int(a.start) + i] != base[b.textStart + i] { return false }
    return true
  }
}
