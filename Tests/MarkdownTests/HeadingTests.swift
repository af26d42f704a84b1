import Markdown
import Testing

@Suite("Headings")
struct HeadingTests {
  static let ids: [(String, [String])] = [
    ("## Prerequisites", ["prerequisites"]),
    ("## What is *this*, `a_b`?", ["what-is-this-a_b"]),
    ("## A & B - C", ["a--b---c"]),
    ("## Ünïcode 数学 Ελληνικά", ["ünïcode-数学-ελληνικά"]),
    ("## हिन्दी ٣ Ⅳ", ["हिन्दी-٣-ⅳ"]),
    ("## !!!\n\n##\n\n## 🎓", ["section", "section-1", "section-2"]),
    ("## a\n\n## a\n\n## a-1\n\n## a", ["a", "a-1", "a-1-1", "a-2"]),
    ("## a-1\n\n## a\n\n## a", ["a-1", "a", "a-2"]),
    ("## [text](x) ![alt](y) <b>c</b> <https://d.example>", ["text-alt-c-httpsdexample"]),
    ("One\ntwo\n---\n", ["one-two"]),
    ("## \"x\" <y> 'z' &amp; \u{a0}w", ["x--z--w"]),
    ("## İstanbul É", ["i\u{307}stanbul-é"]),
    ("> ## a\n\n- ## b\n", ["a", "b"]),
  ]

  @Test("Ids are those that git hosts give", arguments: ids)
  func givesIDs(_ body: String, _ expected: [String]) {
    #expect(inspection(of: body).headings.map(\.id) == expected)
    let page = html(body)
    for id in expected { #expect(page.contains(" id=\"\(id)\">")) }
    #expect(expected.allSatisfy { !$0.contains { " \t\n\"'<>&".contains($0) } })
  }

  @Test("A heading's text is what a reader sees")
  func texts() {
    let headings = inspection(of: "## A *b* `c` ![d](e) & [f](g)\\!\n").headings
    #expect(headings == [Heading(id: "a-b-c-d--f", level: 2, text: "A b c d & f!")])
  }

  @Test("All headings move down if one is of the first level")
  func levels() {
    #expect(inspection(of: "## a\n\n> # b\n\n###### c").headings.map(\.level) == [3, 2, 6])
    #expect(inspection(of: "## a\n\n###### c").headings.map(\.level) == [2, 6])
    #expect(
      html("a\n=\n\n### b\n\n###### c")
        == "<h2 id=\"a\">a</h2>\n<h4 id=\"b\">b</h4>\n<h6 id=\"c\">c</h6>\n")
    #expect(html("### b") == "<h3 id=\"b\">b</h3>\n")
  }

  @Test("A thousand headings of the same name are numbered, and it takes no time")
  func manyOfOneName() {
    let start = ContinuousClock.now
    let ids = inspection(of: String(repeating: "# a\n", count: 1000)).headings.map(\.id)
    #expect(ContinuousClock.now - start < .seconds(20))
    #expect(ids == ["a"] + (1..<1000).map { "a-\($0)" })
  }

  @Test(
    "A body with headings is never thought to have none",
    arguments: ["#", "# a", "#\ta", "a\n=", "a\n--  \nb"])
  func signsOfHeadings(_ body: String) {
    #expect(mayHoldHeadings(body))
    #expect(mayHoldHeadings("some words in front of it\n\n" + body + "\r\nand some behind"))
  }

  @Test(
    "Prose shows no sign of headings and references",
    arguments: ["", "a", "#1 and a well-known x = y, [1] (2) {3} <b> <br/> a: b", "[ ] [x]\n- a\n- b\n"])
  func signsOfNothing(_ body: String) {
    #expect(!mayHoldHeadings(body))
    #expect(!mayHoldReferences(body))
    #expect(inspection(of: body) == MarkdownInspection())
  }
}
