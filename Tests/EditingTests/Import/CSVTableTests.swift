import Foundation
import TestSupport
import Testing

@testable import Editing

@Suite("A file of comma-separated values")
struct CSVTableTests {
  private func rows(_ text: String, delimiter: UInt8? = nil) -> [[String]] {
    let table = CSVTable(Array(text.utf8), delimiter: delimiter)
    return (0..<table.rowCount).map { row in table.row(row).map { table.text($0) } }
  }

  @Test(
    "is read as RFC 4180 says, and as spreadsheets write it",
    arguments: [
      ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
      ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
      ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
      ("\u{FEFF}a,b\n", [["a", "b"]]),
      ("a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]),
      ("a\tb\n1\t\n", [["a", "b"], ["1", ""]]),
      ("a|b\n", [["a", "b"]]),
      ("sep=;\na;b,c,d\n", [["a", "b,c,d"]]),
      ("\"a,b,c\";d\n", [["a,b,c", "d"]]),
      ("\"say \"\"hi\"\"\",\"\"\n", [["say \"hi\"", ""]]),
      ("\"two\r\nlines\",x\n", [["two\r\nlines", "x"]]),
      (" a , \"b\" ,c\n", [["a", "b", "c"]]),
      ("6' 2\" tall,b\n", [["6' 2\" tall", "b"]]),
      ("a\n\n , \n,\"\"\nb\n", [["a"], ["b"]]),
      ("a,b\n1\n1,2,3\n", [["a", "b"], ["1"], ["1", "2", "3"]]),
      ("a,\u{301}b\n", [["a", "\u{301}b"]]),
      ("\u{A0}a\u{2009},b\u{2028}c\n", [["a", "b\u{2028}c"]]),
      ("", []), ("\u{FEFF}", []), ("\n\r\n", []),
    ] as [(String, [[String]])])
  func isRead(text: String, expected: [[String]]) {
    #expect(rows(text) == expected)
  }

  @Test("is parted by what the user says")
  func takesDelimiter() {
    #expect(rows("a,b;c\n", delimiter: UInt8(ascii: ";")) == [["a,b", "c"]])
    #expect(rows("a:b\n", delimiter: UInt8(ascii: ":")) == [["a", "b"]])
  }

  @Test(
    "does not guess where a quote is wrong",
    arguments: [
      ("a\n\"b\nc\n", 2..<3, "the quote that opens here is never closed"),
      (
        "a\n\"b\"c,d\n", 5..<6,
        "text follows the quote that closes the cell; a quote inside a quoted cell is written twice"
      ),
      ("\"\"\"", 0..<1, "the quote that opens here is never closed"),
    ])
  func faults(text: String, range: Range<Int>, message: String) {
    #expect(CSVTable(Array(text.utf8)).faults == [CSVTable.Fault(range: range, message: message)])
  }

  @Test(
    "must be text in UTF-8",
    arguments: [
      ([0x50, 0x4B, 0x03, 0x04], "workbook"), ([0xD0, 0xCF, 0x11, 0xE0], "workbook"), ([0xFF, 0xFE, 0x61], "UTF-16"),
      ([0xFE, 0xFF, 0x61], "UTF-16"), ([0x61, 0x00], "NUL"), ([0x61, 0xEB, 0x62], "0xEB is not UTF-8"),
    ] as [([UInt8], String)])
  func encodings(bytes: [UInt8], word: String) {
    #expect(encodingFault(of: bytes)?.message.contains(word) == true)
    #expect(encodingFault(of: Array("Zoë".utf8)) == nil)
    #expect(encodingFault(of: []) == nil)
  }

  @Test("is read as Python's csv module reads it")
  func agreesWithPython() throws {
    guard let python = PythonPackages.require([]) else { return }
    var random = SplitMix64(seed: 7)
    let pieces = [
      "a", "b c", "é", "東", ",", ",", "\n", "\r\n", "\"", "\"\"", "\"x\"", "\"a,b\"", "\"1\n2\"", " ", ";", "'",
    ]
    var texts: [String] = []
    for _ in 0..<3000 {
      // Line ends are line feeds or both; alone, carriage returns end lines only where there are no others.
      let count = Int.random(in: 1...12, using: &random)
      texts.append((0..<count).compactMap { _ in pieces.randomElement(using: &random) }.joined() + "\n")
    }
    let input = try String(decoding: JSONEncoder().encode(texts), as: UTF8.self)
    let result = try python.run(
      """
      import csv, io, json, sys
      answers = []
      for text in json.load(sys.stdin):
          try:
              rows = [[c.strip() for c in r] for r in
                      csv.reader(io.StringIO(text, newline=''), strict=True, skipinitialspace=True)]
              answers.append([r for r in rows if any(r)])
          except csv.Error:
              answers.append(None)
      json.dump(answers, sys.stdout)
      """, input: input)
    try #require(result.status == 0, "\(result.errorText)")
    let answers = try JSONDecoder().decode([[[String]]?].self, from: Data(result.output))
    try #require(answers.count == texts.count)
    var accepted = 0
    for (text, answer) in zip(texts, answers) {
      let table = CSVTable(Array(text.utf8), delimiter: UInt8(ascii: ","))
      // Blanks between a closing quote and the delimiter are accepted here and refused there.
      guard let answer else {
        #expect(!table.faults.isEmpty || text.contains("\" "), "\(text.debugDescription)")
        continue
      }
      accepted += 1
      #expect(table.faults == [], "\(text.debugDescription)")
      #expect(rows(text, delimiter: UInt8(ascii: ",")) == answer, "\(text.debugDescription)")
    }
    #expect(accepted > 1000)
  }
}
