// Keys that stand twice in one mapping are an error, which is the full reader's to report.
extension SmallReader {
  /// Remembers a key.
  ///
  /// - Returns: `false` when the mapping has this key already, or may have.
  @inline(__always)
  mutating func addKey(_ key: ScalarToken, firstKey: Int) -> Bool {
    // Keys with escapes are rare. So are keys beyond ASCII, which Swift's strings, and with them Yams, hold
    // to be equal when they differ in normalisation only.
    if key.flags.contains(.decoded) { return false }
    guard let signature = signature(of: key.textStart..<key.textEnd) else { return false }
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

  /// The first seven bytes and the length of an ASCII text, or nothing when it is not ASCII.
  @inline(__always)
  private func signature(of text: Range<Int>) -> UInt64? {
    var signature = UInt64(truncatingIfNeeded: text.count) << 56
    var all: UInt8 = 0
    var shift: UInt64 = 0
    for i in text {
      all |= base[i]
      if shift < 56 {
        signature |= UInt64(base[i]) << shift
        shift += 8
      }
    }
    return all < 0x80 ? signature : nil
  }

  private func isSameText(_ a: KeyMark, _ b: ScalarToken) -> Bool {
    let count = Int(a.end - a.start)
    guard count == b.textEnd - b.textStart else { return false }
    for i in 0..<count where base[Int(a.start) + i] != base[b.textStart + i] { return false }
    return true
  }
}
