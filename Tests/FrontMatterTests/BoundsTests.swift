import Diagnostics
import FrontMatter
import TestSupport
import Testing

@Suite("Bounds hold before anything expensive runs")
struct BoundsTests {
  private func faults(_ text: String) -> [Fault] {
    var reader = DocumentReader()
    // A time limit of the testing library counts the time that a test waits for its turn.
    let start = ContinuousClock.now
    let outcome = reader.read(mapping: Array(text.utf8))
    #expect(ContinuousClock.now - start < .seconds(20))
    #expect(outcome.isUsable == reader.faults.isEmpty)
    return reader.faults
  }

  private func isExceeded(_ text: String) -> Bool {
    let faults = faults(text)
    #expect(faults.isEmpty || faults.count == 1)
    return faults.contains { $0.rule == .limitExceeded }
  }

  @Test("A file may have 4 MiB and no byte more")
  func fileSize() {
    var bytes = Array("---\na: b\n---\n".utf8)
    bytes += Array(repeating: UInt8(ascii: "x"), count: Bounds.fileSize - bytes.count)
    var reader = DocumentReader()
    #expect(reader.read(file: bytes).isUsable)
    bytes.append(UInt8(ascii: "x"))
    #expect(!reader.read(file: bytes).isUsable)
    let message = "the file is 4194305 bytes long, and a file may have 4194304"
    #expect(reader.faults == [Fault(rule: .limitExceeded, range: 0..<0, message: message)])
    #expect(!reader.read(mapping: bytes).isUsable)
    bytes = Array(repeating: UInt8(ascii: "["), count: 10 << 20)
    #expect(!reader.read(file: bytes).isUsable)
    #expect(reader.faults.map(\.rule) == [.limitExceeded])
  }

  /// Ways to open `n` collections, the root included.
  static let nestings: [@Sendable (Int) -> String] = [
    { "a: " + String(repeating: "[", count: $0 - 1) + String(repeating: "]", count: $0 - 1) },
    { "a: " + String(repeating: "{b: ", count: $0 - 1) + "c" + String(repeating: "}", count: $0 - 1) },
    {
      "a: " + String(repeating: "[{b: ", count: ($0 - 1) / 2) + ($0 % 2 == 0 ? "[]" : "c")
        + String(repeating: "}]", count: ($0 - 1) / 2)
    },
    { "a:\n  " + String(repeating: "- ", count: $0 - 1) + "x" },
    { "a:\n" + String(repeating: "- ", count: $0 - 1) + "x" },
    { (0..<$0).map { String(repeating: " ", count: $0) + "a:\n" }.joined() },
    { "a: &x " + String(repeating: "[", count: $0 - 1) + String(repeating: "]", count: $0 - 1) },
    { "a: !t\n  " + String(repeating: "- ", count: $0 - 1) + "x" },
    { "a: !t\n" + String(repeating: "- ", count: $0 - 1) + "x" },
    { (0..<$0).map { String(repeating: " ", count: $0) + "a: !t\n" }.joined() },
    { "a: " + String(repeating: "[", count: $0 - 2) + "b: c" + String(repeating: "]", count: $0 - 2) },
    {
      "a: " + String(repeating: "[x: ", count: ($0 - 1) / 2) + ($0 % 2 == 0 ? "[]" : "y")
        + String(repeating: "]", count: ($0 - 1) / 2)
    },
    { "a:\n" + String(repeating: "- ", count: $0 - 2) + "b: c" },
  ]

  @Test("Collections may be nested 64 deep and no deeper", arguments: nestings.indices)
  func nesting(_ way: Int) {
    let nested = Self.nestings[way]
    for depth in [3, 4, 63, 64] { #expect(faults(nested(depth)).isEmpty, "\(nested(depth))") }
    for depth in [65, 66, 200, 10_000] where way < 5 || depth < 1000 { #expect(isExceeded(nested(depth))) }
    #expect(faults(nested(65))[0].message == "lists and mappings are nested deeper than 64 here")
  }

  @Test("Depth is counted through a key whose sequence stands below it")
  func indentlessNesting() {
    // Each step opens a mapping and, at its own column, a sequence.
    let step = { (n: Int) in String(repeating: " ", count: 2 * n) }
    let nested = { (depth: Int) in
      "a: !t\n" + (0..<(depth / 2)).map { step($0) + "- b:\n" }.joined()
    }
    #expect(faults(nested(62)).isEmpty)
    #expect(isExceeded(nested(66)))
  }

  @Test("Aliases may stand for 10,000 values in all and no more")
  func aliases() {
    let flat = { (count: Int) in
      "a: &x [" + Array(repeating: "y", count: 99).joined(separator: ", ") + "]\nb: ["
        + Array(repeating: "*x", count: count).joined(separator: ", ") + "]\n"
    }
    #expect(faults(flat(100)).isEmpty)
    #expect(isExceeded(flat(101)))
    #expect(faults(flat(101))[0].message == "aliases up to here stand for more than 10,000 values")
  }

  @Test("An alias bomb is refused at the alias that is too much")
  func bomb() throws {
    var text = "l0: &l0 [x, x, x, x, x, x, x, x, x, x]\n"
    for n in 1..<40 {
      text += "l\(n): &l\(n) [" + Array(repeating: "*l\(n - 1)", count: 10).joined(separator: ", ") + "]\n"
    }
    let fault = try #require(faults(text).first)
    #expect(fault.rule == .limitExceeded)
    #expect(String(decoding: Array(text.utf8)[fault.range], as: UTF8.self) == "*l2")
  }

  @Test(
    "An alias is never a key",
    arguments: [
      "a: &x b\n«*x» : c", "a: &x b\n? «*x»\n: c", "a: &x b\nc: {«*x» : d}", "a: &x b\nc: {? «*x» : d}",
      "a: &x b\nc: [«*x» : d]", "a: &x b\nc: {«*x» }", "a: &x b\nc:\n  - «*x» : d",
      "a: &x {b: c}\n? «*x»\n: d",
      "a: &x b\nc: {d: e, «*x»: f}", "«*x»: b", "a: &x b\nc: [? «*x»]",
    ])
  func aliasAsKey(_ text: String) {
    let marked = Marked(text)
    #expect(
      faults(marked.text) == [
        Fault(rule: .limitExceeded, range: marked.ranges[0], message: "an alias cannot be a key")
      ])
  }

  @Test("Indicators in texts and comments mean nothing")
  func noFalseAlarms() {
    let brackets = String(repeating: "[{", count: 100)
    let aliases = String(repeating: "*x : ", count: 100)
    let dashes = String(repeating: "- ", count: 100)
    for text in [
      "a: &x b\nc: \"\(brackets)\"", "a: &x b\nc: '\(brackets)'", "a: &x b\nc: x\(brackets)",
      "a: &x b # \(brackets)", "a: &x b\nc: |\n  \(brackets)\n  \(brackets)", "a: &x b\nc: >\n  \(dashes)",
      "a: &x b\nc: \"\(aliases)\"", "a: &x b\nc: '\(aliases)'", "a: &x b # \(aliases)",
      "a: &x b\nc: |\n  \(aliases)", "a: &x b\nc: \"\n  \(brackets)\n  \(dashes)\"",
      "a: &x b\nc: 'x''\(brackets)'",
      "a: &x b\nc: \"\\\"\(brackets)\"", "a: &x b\nc: x\n  \(dashes)", "a: &x b\n# \(brackets)\nc: *x",
      "a: &x b\nc: x#\(brackets)", "a: &x b\nc: |\n  x\n # no\nd: \"\(brackets)\"",
      "a: &x b\nc: x*y",
      "a: &x b\nc: [x#\(String(repeating: "&y", count: 99)), *x]",
      "a: &x b\nc: x\(dashes)y",
    ] {
      #expect(faults(text).isEmpty, "\(text)")
    }
  }

  @Test("A roster of 20,000 items is read, by either reader")
  func longRosters() {
    let items = (0..<20_000).map { "  - {student: student-\($0), section: \"001\", status: enrolled}\n" }
      .joined()
    for start in ["enrollments:\n", "enrollments: &all\n"] {
      var reader = DocumentReader()
      let bytes = Array("---\n\(start)\(items)---\n".utf8)
      #expect(reader.read(file: bytes).isUsable)
      #expect(reader.wasCertain == (start == "enrollments:\n"))
      #expect(reader.document.nodes.count == 140_003)
      #expect(reader.document[2].count == 20_000)
    }
  }

  @Test("A mapping of very many keys is read, and its duplicate is found")
  func manyKeys() {
    let text = (0..<5000).map { "k\($0): v\n" }.joined()
    var reader = DocumentReader()
    #expect(reader.read(mapping: Array(text.utf8)).isUsable)
    #expect(reader.wasCertain)
    let marked = text + "k77: w\n"
    #expect(!reader.read(mapping: Array(marked.utf8)).isUsable)
    #expect(reader.faults.map(\.range) == [text.utf8.count..<(text.utf8.count + 3)])
    #expect(reader.faults.map(\.message) == ["the key 'k77' is already on line 78"])
    let flow = "a: {" + (0..<5000).map { "k\($0): v, " }.joined() + "}"
    #expect(reader.read(mapping: Array(flow.utf8)).isUsable)
    #expect(reader.wasCertain)
  }

  @Test("Beyond the common shape there is a bound on the number of values")
  func values() {
    // All but the root, `a` and the list may be items.
    let within = faults("a: !t\n" + String(repeating: "-\n", count: Bounds.values - 3))
    #expect(within.isEmpty)
    let beyond = faults("a: !t\n" + String(repeating: "-\n", count: Bounds.values - 2))
    #expect(beyond.map(\.rule) == [.limitExceeded])
    #expect(beyond.map(\.message) == ["the front matter holds more than 250,000 values up to here"])
    #expect(isExceeded((0..<(Bounds.values / 3 + 1)).map { "k\($0): &x v\n" }.joined()))
    #expect(isExceeded("a: " + String(repeating: "],", count: 800_000)))
  }

  /// Short texts that a hostile file may repeat.
  static let pieces = [
    "[", "]", "{", "}", "a:\n", "- ", "-\n", "\"", "\"\" ", "'", "&a", "&a ", "*a ", "!", "!a ", "|", ">",
    "? ", "?\n",
    "? a\n", ": ", ":\n", ",", "#", " ", "\n", "\t", "a", "é", "a b ", "- - a\n", "- &a x\n- *a\n", "[]\n",
    "[[],",
    "{a: ", "a: [", "[a, ", "{a, ", "\\", "%", "---\n", "...\n", "\u{FEFF}", "\u{2028}", "\u{85}", "\r", "\0",
    "''",
    "- |\n", "- \"a\\\n  b\"\n", "? - ", "- !t &a\n", "[?", "[:", "[a: ", "a: &a [ ",
  ]

  @Test("Whatever a file repeats, it is read or refused", arguments: pieces)
  func repeated(_ piece: String) {
    let repeated = String(repeating: piece, count: 2000)
    for start in ["", "a: ", "a:\n ", "a: \"", "a: '", "a: !t [", "a: !t {", "a: |\n ", "a: &a\n  - "] {
      var reader = DocumentReader()
      let bytes = Array((start + repeated).utf8)
      #expect(reader.read(mapping: bytes).isUsable == reader.faults.isEmpty)
      #expect(reader.faults.allSatisfy { $0.range.upperBound <= bytes.count })
      let outcome = reader.read(file: (Array("---\n".utf8) + bytes + Array("\n---\n".utf8)))
      #expect(outcome.isUsable == reader.faults.isEmpty)
    }
  }
}
