import Diagnostics
import Testing

@Suite("The text printer")
struct TextPrinterTests {
  @Test("A report shows each fault with its line, its mark and its suggestion, and closes with a count")
  func wholeReport() {
    #expect(
      Samples.print(as: .text) == """
        content/enrollments/cs-101.md:3:14: error: no student has the id 'ada-lovelase' [dangling-reference]
          3 |   - student: ada-lovelase
            |              ^~~~~~~~~~~~ did you mean 'ada-lovelace' (Ada Lovelace)?
        content/enrollments/cs-101.md:10:7: warning: 'cs-101' has 3 students for 2 seats [capacity-exceeded]
          10 | term: 2026-fall
             |       ^~~~~~~~~

        content/x.md:1:1: error: the file cannot be read: permission denied [unreadable-file]

        2 errors and 1 warning in 24 students, 14 courses and 90 enrollments

        """)
  }

  @Test("Colours are there when they are asked for, and take nothing away")
  func colors() {
    let plain = Samples.print(as: .text)
    let colored = Samples.print(as: .text, options: PrinterOptions(color: true))
    #expect(!plain.contains("\u{1B}"))
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    #expect(
      colored.hasPrefix(
        "\u{1B}[1mcontent/enrollments/cs-101.md:3:14:\u{1B}[0m \u{1B}[1;31merror:\u{1B}[0m "
          + "no student has the id 'ada-lovelase' \u{1B}[2m[dangling-reference]\u{1B}[0m\n"
          + "\u{1B}[2m  3 |\u{1B}[0m   - student: ada-lovelase\n"
          + "\u{1B}[2m    |\u{1B}[0m              \u{1B}[1;31m^~~~~~~~~~~~\u{1B}[0m "
          + "\u{1B}[32mdid you mean 'ada-lovelace' (Ada Lovelace)?\u{1B}[0m\n"))
    #expect(colored.contains("\u{1B}[1;33mwarning:\u{1B}[0m"))
  }

  @Test(
    "The mark stands under the fault whatever the width of the characters before and in it",
    arguments: [
      ("name: «x»", "name: x", "      ^"),
      ("a: «»", "a: ", "   ^"),
      ("a«»", "a", " ^"),
      ("«»", "", "^"),
      ("\ta: «bc»", "    a: bc", "       ^~"),
      ("ab\t«c\td»", "ab  c   d", "    ^~~~~"),
      ("é: «naïve»", "é: naïve", "   ^~~~~"),
      ("e\u{301}: «a\u{308}b»", "e\u{301}: a\u{308}b", "   ^~"),
      ("名前: «太郎»", "名前: 太郎", "      ^~~~"),
      ("한글 «ｆｕ»", "한글 ｆｕ", "     ^~~~"),
      ("\u{1112}\u{1161}\u{11AB}: «x»", "\u{1112}\u{1161}\u{11AB}: x", "    ^"),
      ("😀 «👍🏽»!", "😀 👍🏽!", "   ^~"),
      ("❤\u{FE0F} «x»", "❤\u{FE0F} x", "   ^"),
      ("🇩🇪 «x»", "🇩🇪 x", "   ^"),
      ("a\u{202E}b: «x»", #"a\u{202E}b: x"#, "            ^"),
      ("a: «\u{1B}[2J»", #"a: \u{1B}[2J"#, "   ^~~~~~~~~"),
    ])
  func marks(marked: String, shown: String, mark: String) {
    let lines = printedLines(Samples.report(Samples.dangling, "a.md", marked, "m"))
    #expect(lines[1] == (shown.isEmpty ? "  1 |" : "  1 | \(shown)"))
    #expect(lines[2] == "    | \(mark)")
  }

  @Test("Of a long line only the part around the fault is shown")
  func longLines() {
    let long = String(repeating: "abcdefghij", count: 30)
    let cases = [
      ("«x»\(long)", 40, "x\(long.prefix(39))...", "^"),
      ("\(long)«xyz»\(long)", 60, "...\(long.suffix(30))xyz\(long.prefix(27))...", pad(33) + "^~~"),
      ("\(long)«x»", 40, "...\(long.suffix(39))x", pad(42) + "^"),
      ("\(long.prefix(35))«\(long)»", 60, "...\(long.prefix(35).suffix(30))\(long.prefix(30))...", nil),
      (
        "\(long.prefix(20))«x»\(long.prefix(100))", 100, "\(long.prefix(20))x\(long.prefix(79))...",
        pad(20) + "^"
      ),
    ]
    for (marked, width, shown, mark) in cases {
      let diagnostic = Samples.report(Samples.dangling, "a.md", marked, "m")
      let lines = printedLines(diagnostic, width: width)
      #expect(lines[1] == "  1 | \(shown)")
      #expect(lines[2] == "    | \(mark ?? pad(33) + "^" + String(repeating: "~", count: 29))")
    }
  }

  @Test("A long line is never cut inside a character or before a combining mark")
  func longLinesOfWideCharacters() {
    let wide = String(repeating: "漢", count: 60)
    let lines = printedLines(
      Samples.report(Samples.dangling, "a.md", "\(wide)a\u{301}«b»\(wide)", "m"), width: 41)
    #expect(lines[1] == "  1 | ...\(wide.prefix(13))a\u{301}b\(wide.prefix(6))...")
    #expect(lines[2] == "    | \(pad(30))^")
    let combining = "\(String(repeating: "e\u{301}", count: 60))«x»"
    let cut = printedLines(Samples.report(Samples.dangling, "a.md", combining, "m"), width: 31)
    #expect(cut[1].unicodeScalars.dropFirst(9).first == "e")
  }

  @Test("A fault over several lines is marked to the end of its first")
  func severalLines() {
    let lines = printedLines(Samples.report(Samples.dangling, "a.md", "a: «[b,\n  c]»\n", "m"))
    #expect(lines[0] == "a.md:1:4: error: m [dangling-reference]")
    #expect(Array(lines[1...2]) == ["  1 | a: [b,", "    |    ^~~"])
    var handMade = Samples.report(Samples.dangling, "a.md", "a: «b»c", "m")
    handMade.end = Position(line: 2, column: 1)
    handMade.excerpt = Excerpt(text: "a: bc", column: 1)
    #expect(printedLines(handMade)[2] == "    |    ^~")
    handMade.excerpt = Excerpt(text: "bc", column: 4)
    #expect(Array(printedLines(handMade)[1...2]) == ["  1 | ...bc", "    |    ^~"])
  }

  @Test("A suggestion without an excerpt stands in the first line")
  func suggestionWithoutExcerpt() {
    let diagnostic = Diagnostic(
      rule: Samples.dangling, path: "catalogue.yml", message: "no term has the id '2026-fal'",
      suggestion: Suggestion("2026-fall"))
    #expect(
      printedLines(diagnostic).first
        == "catalogue.yml:1:1: error: no term has the id '2026-fal'; did you mean '2026-fall'? "
        + "[dangling-reference]")
  }

  @Test(
    "No more warnings of a rule are shown than asked for, and what is left out is counted; errors all stay")
  func limits() {
    let warnings = (1...5).map { line in
      Diagnostic(
        rule: Samples.capacity, path: "a.md", start: Position(line: line, column: 1), message: "full")
    }
    let errors = (6...8).map { line in
      Diagnostic(
        rule: Samples.dangling, path: "a.md", start: Position(line: line, column: 1), message: "gone")
    }
    func lines(_ limit: Int) -> [Substring] {
      Samples.print(
        warnings + errors, as: .text,
        options: PrinterOptions(warningsPerRule: limit, closesWithSummary: false)
      )
      .split(separator: "\n")
    }
    #expect(lines(5).count == 8)
    #expect(
      lines(3) == [
        "a.md:1:1: warning: full [capacity-exceeded]",
        "a.md:2:1: warning: full [capacity-exceeded]",
        "a.md:3:1: warning: full [capacity-exceeded]",
        "a.md:6:1: error: gone [dangling-reference]",
        "a.md:7:1: error: gone [dangling-reference]",
        "a.md:8:1: error: gone [dangling-reference]",
        "... and 2 more warnings of capacity-exceeded; 'registrar lint' prints all",
      ])
    #expect(lines(4).last == "... and 1 more warning of capacity-exceeded; 'registrar lint' prints all")
  }

  @Test("Many faults are followed by how many there are of each rule: errors first, then what there is most of")
  func table() {
    func faults(_ rule: Rule, _ count: Int, files: Int) -> [Diagnostic] {
      (0..<count).map { Diagnostic(rule: rule, path: "\($0 % files).md", message: "m") }
    }
    let few = faults(Samples.capacity, 10, files: 3)
    #expect(!Samples.print(few, as: .text).contains("  10 "))
    let many =
      faults(Samples.capacity, 120, files: 7) + faults(Samples.dangling, 1, files: 1)
      + faults(Samples.unreadable, 3, files: 2)
    let lines = Samples.print(many, as: .text).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines.suffix(6) == [
        "    3 errors    unreadable-file     in 2 files",
        "    1 error     dangling-reference  in 1 file",
        "  120 warnings  capacity-exceeded   in 7 files",
        "",
        "2 errors and 1 warning in 24 students, 14 courses and 90 enrollments",
        "",
      ])
    let colored = Samples.print(many, as: .text, options: PrinterOptions(color: true))
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == Samples.print(many, as: .text))
  }

  @Test(
    "The closing line counts in good English",
    arguments: [
      (Summary(), "No errors and no warnings in 0 students, 0 courses and 0 enrollments"),
      (
        Summary(errors: 1, students: 1, courses: 1, enrollments: 1),
        "1 error in 1 student, 1 course and 1 enrollment"
      ),
      (Summary(warnings: 2, students: 2), "2 warnings in 2 students, 0 courses and 0 enrollments"),
      (Summary(errors: 2, warnings: 1), "2 errors and 1 warning in 0 students, 0 courses and 0 enrollments"),
    ])
  func closingLine(summary: Summary, expected: String) {
    let bytes = render([], summary: summary, rules: [], as: .text)
    #expect(String(decoding: bytes, as: UTF8.self) == expected + "\n")
  }

  private func printedLines(_ diagnostic: Diagnostic, width: Int = 100) -> [String] {
    Samples.print([diagnostic], as: .text, options: PrinterOptions(closesWithSummary: false, width: width))
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private func pad(_ count: Int) -> String {
    String(repeating: " ", count: count)
  }
}
