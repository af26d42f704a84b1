import Diagnostics
import Testing

@Suite("Source text")
struct SourceTextTests {
  @Test(
    "An offset has a line and a column in bytes",
    arguments: [
      ("", 0, 1, 1), ("abc", 0, 1, 1), ("abc", 3, 1, 4), ("abc", 99, 1, 4), ("abc", -1, 1, 1),
      ("a\nb", 1, 1, 2), ("a\nb", 2, 2, 1), ("a\r\nb", 3, 2, 1), ("é\n\nx", 4, 3, 1), ("a\n", 2, 2, 1),
    ])
  func positions(text: String, offset: Int, line: Int, column: Int) {
    let source = SourceText(path: "a.md", bytes: Array(text.utf8))
    #expect(source.position(at: offset) == Position(line: line, column: column))
  }

  @Test("A line's range leaves out its end, whether LF or CR LF")
  func lines() {
    let source = SourceText(path: "a.md", bytes: Array("ab\r\n\ncd\r".utf8))
    #expect(source.range(ofLine: 1) == 0..<2)
    #expect(source.range(ofLine: 2) == 4..<4)
    #expect(source.range(ofLine: 3) == 5..<7)
    #expect(source.range(ofLine: 4) == 8..<8)
    #expect(source.range(ofLine: 0) == 8..<8)
  }

  @Test("An excerpt is the line, and of a long line what stands around the fault")
  func excerpts() {
    let short = Samples.report(Samples.dangling, "a.md", "x\na: «b» c\n", "m")
    #expect(short.excerpt == Excerpt(text: "a: b c", column: 1, mark: 3..<4))

    let before = String(repeating: "é", count: 300)
    let long = Samples.report(Samples.dangling, "a.md", "\(before)«b»\(before)", "m")
    #expect(
      long.excerpt
        == Excerpt(
          text: String(before.prefix(20)) + "b" + before.prefix(80), column: 561, characterColumn: 281,
          mark: 40..<41, isCutBefore: true, isCutAfter: true))
  }

  @Test("A byte-order mark counts in columns but is not shown")
  func byteOrderMark() {
    let diagnostic = Samples.report(Samples.dangling, "a.md", "\u{FEFF}a: «b»", "m")
    #expect(diagnostic.start == Position(line: 1, column: 7))
    #expect(
      diagnostic.excerpt
        == Excerpt(text: "a: b", column: 4, characterColumn: 2, mark: 3..<4, isCutBefore: false))
    let alone = SourceText(path: "a.md", bytes: [0xEF, 0xBB, 0xBF])
    #expect(alone.diagnostic(Samples.dangling, at: 0..<3, "m").excerpt?.text == "")
  }

  @Test("Bytes that are no UTF-8 keep the mark in its place")
  func invalidBytes() {
    let source = SourceText(path: "a.md", bytes: [0xFF, 0xC3, 0x61, 0xFF, 0x62])
    let diagnostic = source.diagnostic(Samples.dangling, at: 3..<4, "m")
    #expect(diagnostic.start.column == 4)
    #expect(diagnostic.excerpt?.text == "\u{FFFD}\u{FFFD}a\u{FFFD}b")
    #expect(diagnostic.excerpt?.mark == 7..<10)
  }

  @Test("A line of ten million continuation bytes has a short excerpt")
  func hostileLine() {
    let source = SourceText(path: "a.md", bytes: Array(repeating: 0x80, count: 10_000_000))
    let excerpt = source.diagnostic(Samples.dangling, at: 5_000_000..<5_000_001, "m").excerpt
    #expect((excerpt?.text.utf8.count ?? .max) < 1_000)
  }

  @Test("Diagnostics are sorted by file, place, rule and message")
  func order() {
    func at(_ path: String, _ line: Int, _ column: Int, _ end: Int, _ message: String) -> Diagnostic {
      Diagnostic(
        rule: Samples.dangling, path: path, start: Position(line: line, column: column),
        end: Position(line: line, column: end), message: message)
    }
    let sorted = [
      at("B.md", 9, 1, 1, "m"), at("a.md", 1, 1, 1, "m"), at("a.md", 1, 2, 2, "m"), at("a.md", 1, 2, 3, "a"),
      at("a.md", 1, 2, 3, "b"), at("a.md", 2, 1, 1, "m"), at("a/b.md", 1, 1, 1, "m"),
    ]
    #expect(sorted.reversed().sorted() == sorted)
  }

  @Test("Marks are taken out of a text and become ranges")
  func markedText() {
    let marked = MarkedText("a«bc»«»é«d«e»»")
    #expect(marked.text == "abcéde")
    #expect(marked.ranges == [1..<3, 3..<3, 6..<7, 5..<7])
    #expect(MarkedText("a»b«c").ranges.isEmpty)
  }
}
