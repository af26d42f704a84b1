import Files
import Testing

@Suite("A content digest")
struct ContentDigestTests {
  private func digest(_ parts: [[UInt8]]) -> ContentDigest {
    var digest = ContentDigest()
    for part in parts { part.withUnsafeBytes { digest.combine($0) } }
    return digest
  }

  private func digest(_ text: String) -> ContentDigest { digest([Array(text.utf8)]) }

  /// Bytes without a pattern that a sum could fall for.
  private func noise(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: ($0 &* 0x9E37_79B1 &+ 0x85EB_CA77) >> 13) }
  }

  // As the reference implementation, XXH64 with the seed 0, has them.
  @Test(
    "holds XXH64 in its lower half",
    arguments: [
      ("", 0xEF46_DB37_51D8_E999),
      ("a", 0xD24E_C4F1_A98C_6E5B),
      ("abc", 0x44BC_2CF5_AD77_0999),
      ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
      ("Call me Ishmael. Some years ago--never mind how long precisely-", 0x02A2_E854_70D6_FD96),
    ] as [(String, UInt64)])
  func agreesWithTheReference(_ text: String, _ expected: UInt64) {
    #expect(digest(text).low == expected)
  }

  @Test("is the same for the same bytes, wherever they lie")
  func dependsOnBytesOnly() {
    let bytes = noise(200)
    for shift in 0..<16 {
      let moved = [UInt8](repeating: 7, count: shift) + bytes
      var digest = ContentDigest()
      moved.withUnsafeBytes { digest.combine(UnsafeRawBufferPointer(rebasing: $0[shift...])) }
      #expect(digest == self.digest([bytes]))
    }
  }

  @Test("differs in both halves for any one bit that is turned", arguments: [1, 7, 8, 12, 31, 32, 33, 100])
  func seesOneBit(_ count: Int) {
    let bytes = noise(count)
    var lows: Set<UInt64> = [digest([bytes]).low]
    var highs: Set<UInt64> = [digest([bytes]).high]
    for bit in 0..<(count * 8) {
      var turned = bytes
      turned[bit / 8] ^= 1 << UInt8(bit % 8)
      lows.insert(digest([turned]).low)
      highs.insert(digest([turned]).high)
    }
    #expect(lows.count == count * 8 + 1)
    #expect(highs.count == count * 8 + 1)
  }

  @Test("changes half of its bits when one bit is turned")
  func spreadsOneBit() {
    let bytes = noise(300)
    let before = digest([bytes])
    var changed = 0
    for bit in 0..<2400 {
      var turned = bytes
      turned[bit / 8] ^= 1 << UInt8(bit % 8)
      let after = digest([turned])
      changed += (before.low ^ after.low).nonzeroBitCount + (before.high ^ after.high).nonzeroBitCount
    }
    #expect(abs(Double(changed) / 2400 - 64) < 1)
  }

  @Test("tells lengths of the same byte apart")
  func tellsLengthsApart() {
    let digests = (0..<300).map { digest([[UInt8](repeating: 0, count: $0)]) }
    #expect(Set(digests.map(\.low)).count == 300)
    #expect(Set(digests.map(\.high)).count == 300)
  }

  @Test("tells where one part ends and the next one starts")
  func tellsPartsApart() {
    let splits = [["abc"], ["a", "bc"], ["ab", "c"], ["a", "b", "c"], ["", "abc"], ["abc", ""]]
    #expect(Set(splits.map { digest($0.map { Array($0.utf8) }) }).count == splits.count)
  }

  @Test("its halves do not follow from one another")
  func hasIndependentHalves() {
    // Two contents with an equal lower half when started alike must not have equal upper halves when not.
    let shorter = digest([noise(40), noise(64)])
    let longer = digest([noise(41), noise(64)])
    #expect(shorter.low != longer.low)
    #expect(shorter.high != longer.high)
    #expect(shorter.low != shorter.high)
  }

  @Test("of a set is the same in whatever order its members come")
  func standsForSets() {
    let members = (0..<50).map { digest("member \($0)") }
    var forwards = ContentDigest()
    var backwards = ContentDigest()
    for member in members { forwards.insert(member) }
    for member in members.reversed() { backwards.insert(member) }
    #expect(forwards == backwards)
    backwards.remove(members[17])
    #expect(forwards != backwards)
    backwards.insert(members[17])
    #expect(forwards == backwards)
    #expect(ContentDigest(low: forwards.low, high: forwards.high) == forwards)
  }
}
