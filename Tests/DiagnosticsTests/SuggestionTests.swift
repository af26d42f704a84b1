import Diagnostics
import TestSupport
import Testing

@Suite("Suggestions")
struct SuggestionTests {
  @Test(
    "A misspelt word is answered with what was meant",
    arguments: [
      ("ada-lovelase", "ada-lovelace"),  // one letter replaced
      ("ada-lovlace", "ada-lovelace"),  // one missing
      ("ada-lovellace", "ada-lovelace"),  // one too many
      ("ada-lovealce", "ada-lovelace"),  // two neighbours swapped
      ("aad-lovealce", "ada-lovelace"),  // two swaps
      ("ADA-LOVELACE", "ada-lovelace"),  // case does not count
      ("Ada-Lovlase", "ada-lovelace"),
      ("naem", "name"),
      ("ide", "id"),
      ("cs-1O1", "cs-101"),
      ("ada\u{2013}lovelace", "ada-lovelace"),  // a dash of three bytes is one letter
      ("josé", "jose"),
      ("größse", "größe"),
    ])
  func nearMiss(wrong: String, meant: String) {
    #expect(suggestion(for: wrong, among: ["grace-hopper", "unrelated", meant, "zzz"]) == meant)
  }

  @Test(
    "A word that resembles nothing is answered with nothing",
    arguments: [
      ("ada-lovelace", ["alan-turing", "ada-lov", ""]),
      ("x", ["y", "z", "xy"]),  // all of a letter would have to change
      ("ab", ["cd", "a", ""]),
      ("abc", ["xbz-", "c"]),
      ("", ["a", "ab"]),
      ("name", [String]()),
    ])
  func tooFar(wrong: String, candidates: [String]) {
    #expect(suggestion(for: wrong, among: candidates) == nil)
  }

  @Test(
    "Of several near words the nearest wins, then the longer shared beginning, then the order of bytes",
    arguments: [
      ("cs-102", ["cs-1020", "cs-103", "CS-102"], "CS-102"),
      ("title", ["tilte", "titles", "ttle"], "titles"),
      ("section", ["sectoin", "sections"], "sections"),
      ("cs-10x", ["cs-109", "cs-101", "cs-105"], "cs-101"),
      ("abcd", ["abce", "abcf", "xbcd"], "abce"),
      ("cs-10", ["cs-109", "cs-10a", "cs-100"], "cs-100"),
    ])
  func ties(wrong: String, candidates: [String], meant: String) {
    #expect(suggestion(for: wrong, among: candidates) == meant)
    #expect(suggestion(for: wrong, among: candidates.reversed()) == meant)
  }

  @Test("Distances agree with the textbook's table over generated words")
  func differential() {
    var numbers = SplitMix64(seed: 2026)
    func word() -> [UInt8] {
      (0..<Int.random(in: 0...7, using: &numbers)).map { _ in "abc".utf8.randomElement(using: &numbers) ?? 0 }
    }
    for _ in 0..<20_000 {
      let (a, b) = (word(), word())
      let distance = damerauLevenshtein(a, b)
      let isNear = distance <= 2 && distance < min(a.count, b.count)
      #expect(
        isFound(b, for: a) == isNear, "\(String(decoding: a, as: UTF8.self)) \(b), distance \(distance)")
    }
  }

  @Test("A table of a hundred thousand ids is searched for the one that was meant")
  func manyCandidates() {
    let ids = (0..<100_000).map { Array("student-\($0 * 7)-\($0 % 10)".utf8) }
    let wrong = Array("studnet-349993-9".utf8)
    let found = wrong.withUnsafeBufferPointer { wrong in
      withBuffers(of: ids) { table in nearest(to: wrong, count: ids.count) { table[$0] } }
    }
    #expect(found == 49_999)
  }

  @Test("A table answers every word as a search without one does")
  func table() {
    var numbers = SplitMix64(seed: 7)
    func word() -> String {
      let count = Int.random(in: 0...6, using: &numbers)
      return String((0..<count).compactMap { _ in "aBb-é".randomElement(using: &numbers) })
    }
    let words = (0..<300).map { _ in word() }
    let table = SuggestionTable(words)
    for wrong in (0..<500).map({ _ in word() }) + ["a", "zzzzzz", ""] {
      #expect(table.nearest(to: wrong).map { words[$0] } == suggestion(for: wrong, among: words))
    }
    #expect(SuggestionTable([String]()).nearest(to: "a") == nil)
  }

  @Test("Bytes that are no UTF-8 and very long words are searched like any other")
  func oddWords() {
    #expect(isFound([0xFF, 0x61, 0x62, 0x63], for: [0xFE, 0x61, 0x62, 0x63]))
    #expect(!isFound([0x80, 0x80, 0x80], for: [0xC3, 0x28]))
    let long = String(repeating: "a", count: 100_000)
    #expect(suggestion(for: long, among: ["a", long + "b", long + "bcd"]) == long + "b")
  }

  private func isFound(_ candidate: [UInt8], for wrong: [UInt8]) -> Bool {
    let index = wrong.withUnsafeBufferPointer { wrong in
      candidate.withUnsafeBufferPointer { candidate in nearest(to: wrong, count: 1) { _ in candidate } }
    }
    return index == 0
  }

  private func withBuffers<Result>(
    of words: [[UInt8]], _ body: ([UnsafeBufferPointer<UInt8>]) -> Result
  ) -> Result {
    let flat = words.flatMap { $0 }
    return flat.withUnsafeBufferPointer { bytes in
      var start = 0
      return body(
        words.map { word in
          defer { start += word.count }
          return UnsafeBufferPointer(rebasing: bytes[start..<start + word.count])
        })
    }
  }

  /// The unrestricted distance, by Lowrance and Wagner's table.
  private func damerauLevenshtein(_ a: [UInt8], _ b: [UInt8]) -> Int {
    let far = a.count + b.count
    var table = Array(repeating: Array(repeating: far, count: b.count + 2), count: a.count + 2)
    for i in 0...a.count { table[i + 1][1] = i }
    for j in 0...b.count { table[1][j + 1] = j }
    var lastRow: [UInt8: Int] = [:]
    for i in a.indices {
      var lastColumn = 0
      for j in b.indices {
        let row = lastRow[b[j], default: 0]
        let column = lastColumn
        if a[i] == b[j] { lastColumn = j + 1 }
        table[i + 2][j + 2] = min(
          table[i + 1][j + 1] + (a[i] == b[j] ? 0 : 1),
          table[i + 2][j + 1] + 1,
          table[i + 1][j + 2] + 1,
          table[row][column] + (i - row) + 1 + (j - column))
      }
      lastRow[a[i]] = i + 1
    }
    return table[a.count + 1][b.count + 1]
  }
}
