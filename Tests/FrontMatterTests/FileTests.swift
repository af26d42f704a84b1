import Diagnostics
import FrontMatter
import TestSupport
import Testing

@Suite("Front matter in its file")
struct FileTests {
  @Test(
    "The body is what follows the closing line",
    arguments: [
      ("---\na: b\n---\nBody.\n", 4..<9, 13..<19), ("---\na: b\n---", 4..<9, 12..<12),
      ("---\na: b\n---\n", 4..<9, 13..<13), ("---\n---\n", 4..<4, 8..<8), ("---\n---", 4..<4, 7..<7),
      ("---  \na: b\n--- \t\nx", 6..<11, 17..<18), ("---\r\na: b\r\n---\r\nx", 5..<11, 16..<17),
      ("---\r\na: b\r\n---\r", 5..<11, 15..<15), ("\u{FEFF}---\na: b\n---\nx", 7..<12, 16..<17),
      ("---\na: b\n---\n---\nx", 4..<9, 13..<18), ("---\na: |\n  ---\n---\nx", 4..<15, 19..<20),
      ("---\na: &x b\n---\nx", 4..<12, 16..<17),
    ])
  func body(_ text: String, _ frontMatter: Range<Int>, _ body: Range<Int>) {
    for asksSmallReader in [true, false] {
      var reader = DocumentReader(asksSmallReader: asksSmallReader)
      let outcome = reader.read(file: Array(text.utf8))
      #expect(outcome == .init(frontMatter: frontMatter, body: body, isUsable: true))
      #expect(reader.faults.isEmpty)
    }
  }

  @Test("A settings file is front matter as a whole, from after a byte-order mark on")
  func settings() {
    var reader = DocumentReader()
    #expect(
      reader.read(mapping: Array("\u{FEFF}a: b\n".utf8))
        == .init(frontMatter: 3..<8, body: 8..<8, isUsable: true))
  }

  @Test(
    "A file without an opening line is told so at its first line",
    arguments: [
      "", "\u{FEFF}", "«Ada»", "«# Ada»\n---\na: b\n---\n", "\n---\na: b\n---\n", "« ---»\na: b\n---\n",
      "«----»\na: b\n---\n", "«--- a»\n---\n", "«...»\n---\n", "«---x»",
      "«--»\n",
      "«title: x»\r\n---\r\n", "«---»\ra: b\r---\r",
    ])
  func missing(_ text: String) {
    let marked = Marked(text)
    let start = marked.text.hasPrefix("\u{FEFF}") ? 3 : 0
    var reader = DocumentReader()
    let outcome = reader.read(file: Array(marked.text.utf8))
    #expect(!outcome.isUsable)
    #expect(outcome.body.isEmpty)
    #expect(
      reader.faults == [
        Fault(
          rule: .frontMatterMissing, range: marked.ranges.first ?? start..<start,
          message: "the file does not start with front matter; its first line must be '---'")
      ])
  }

  @Test(
    "Front matter that is never closed is told so at its opening line",
    arguments: [
      "«---»", "«---»\n", "«---»\na: b\n", "«---»\na: b\n----\n", "«---»\na: b\n ---\n", "\u{FEFF}«---»\r\nx",
    ])
  func unclosed(_ text: String) {
    let marked = Marked(text)
    var reader = DocumentReader()
    #expect(!reader.read(file: Array(marked.text.utf8)).isUsable)
    let message = "the front matter that starts here is never closed; a second '---' line is missing"
    #expect(reader.faults == [Fault(rule: .frontMatterSyntax, range: marked.ranges[0], message: message)])
    #expect(reader.document.nodes.count == 1)
  }

  @Test(
    "A byte that is not UTF-8 is found wherever it stands",
    arguments: [
      [0xFF], [0x80], [0xC0, 0xAF], [0xC1, 0x81], [0xC3], [0xE0, 0x80, 0x80], [0xE2, 0x82],
      [0xED, 0xA0, 0x80],
      [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
      [0xFE],
    ] as [[UInt8]])
  func invalidEncoding(_ bad: [UInt8]) {
    for before in [
      "---\nname: A", "---\nname: Åéé", "---\nname: Ada Lovelace, first of her name\n---\nIn the body ",
    ] {
      for after in ["", "x", "\n---\nlonger than eight bytes\n"] {
        let bytes = Array(before.utf8) + bad + Array(after.utf8)
        let at = before.utf8.count
        var reader = DocumentReader()
        #expect(!reader.read(file: bytes).isUsable)
        #expect(reader.faults.map(\.rule) == [.invalidEncoding])
        #expect(reader.faults.map(\.range) == [at..<(at + 1)])
        #expect(!reader.read(mapping: bytes).isUsable)
      }
    }
    var reader = DocumentReader()
    _ = reader.read(file: [0x09, 0xFF])
    #expect(reader.faults[0].message == "the byte 0xFF is not UTF-8 here; save the file as UTF-8")
  }

  @Test(
    "Well-formed UTF-8 of every length is accepted",
    arguments: [
      "\u{7E}", "\u{A1}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFD}", "\u{10000}", "\u{10FFFF}",
    ])
  func validEncoding(_ character: String) {
    for padding in 0..<9 {
      let bytes = Array(
        "---\nk: \(String(repeating: "x", count: padding))\(character)\n---\n\(character)".utf8)
      var reader = DocumentReader()
      #expect(reader.read(file: bytes).isUsable)
      #expect(reader.wasCertain)
    }
  }

  @Test("A reader starts afresh with every file")
  func reuse() {
    var reader = DocumentReader()
    let files = CommonShape.cases + Broken.cases + UnusualShape.cases
    for frontMatter in files + files.reversed() {
      var fresh = DocumentReader()
      let bytes = file(frontMatter)
      #expect(reader.reading(bytes) == fresh.reading(bytes))
    }
  }
}
