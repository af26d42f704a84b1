import Markdown
import TestSupport
import Testing

/// Bodies in which the destination of each reference stands between `«` and `»`.
struct LocatingCase: Sendable, CustomTestStringConvertible {
  let name: String
  let marked: String
  /// Which mark each reference points at; by default, each at the next one.
  let order: [Int]?

  init(_ name: String, _ marked: String, order: [Int]? = nil) {
    self.name = name
    self.marked = marked
    self.order = order
  }

  var testDescription: String { name }

  static let all: [LocatingCase] = [
    LocatingCase("a link", "See [Logic](«../courses/ma-110.md»)."),
    LocatingCase("a link with a title", "[a](«b.md» \"c (d)\") and [e](«f» 'g')"),
    LocatingCase("an image", "![alt](«plan.png»)"),
    LocatingCase("angle brackets", "[a](<«b c.md»>) [d](<«#e»>) [f](< g) <h> [i](«j»)"),
    LocatingCase("an empty destination", "[a](«») [b]( «») [c](<«»>)"),
    LocatingCase("the same destination three times", "[a](«x») `[b](x)` [c](«x») \\[d](x) [e](«x»)"),
    LocatingCase("a code span in front", "`[a](x)` [a](«x») ``[b](`y`)`` [b](«y»)"),
    LocatingCase("an escaped bracket", "\\[a](x) [a\\]](«x») [b\\](c](«d»)"),
    LocatingCase("nested brackets", "[a [b] c](«x») [[d](«y»)](z)"),
    LocatingCase("parentheses", "[a](«b(c)d») [e](«f\\)g»)"),
    LocatingCase("entities and escapes", "[a](«b&amp;c\\_d»)"),
    LocatingCase("raw HTML in front", "<i title=\"[a](x)\">[a](«x»)</i> <!-- [b](y) --> [b](«y»)"),
    LocatingCase("an image in a link", "[![a](«i.png»)](«p.md»)", order: [1, 0]),
    LocatingCase("a link in an image", "![a [b](«c») d](«e»)", order: [1, 0]),
    LocatingCase("links in a heading", "# [a](«b») *[c](«d»)*\n\n[e](«f»)\n===\n"),
    LocatingCase("autolinks", "<«https://a.example/?b&amp;c»> and <«ada@example.edu»> and <«course:cs-101»>"),
    LocatingCase("an autolink in angle brackets", "[a](<«https://b.example»>) c](<«https://d.example»>)"),
    LocatingCase(
      "a link over several lines", "One [two\nthree\nfour](«five») six\n[seven](\n  «eight»\n  'nine')"),
    LocatingCase("destinations at the start of a line", "[a](\n«#b») [c](\n<«d»>) [e](\n«f») [g](\n«-h»)"),
    LocatingCase("a reference", "[a][b] and [b]\n\n[b]: «c.md» 'd'", order: [0, 0]),
    LocatingCase("a reference used before and after", "[a]: «b»\n\n[a] [a][] ![a]", order: [0, 0, 0]),
    LocatingCase("definitions in another order", "[x] [y]\n\n[y]: «1»\n[x]: «2»", order: [1, 0]),
    LocatingCase("the first of two definitions", "[a]\n\n[a]: «b»\n[A]: b"),
    LocatingCase("a definition in a block quote", "> [a]: <«b»>\n> text\n\n[a]"),
    LocatingCase("a definition in a list", "[a]\n\n- text\n\n  [a]: «b»\n"),
    LocatingCase("a definition over lines", "[a]:\n  «b»\n  'c'\n\n[a]"),
    LocatingCase("a definition in front of the paragraph", "[a]: «/u»\n[a] [b](«c»)", order: [0, 1]),
    LocatingCase("what looks like a definition", "text\n[a]: b [c](«d»)"),
    LocatingCase("block quotes", "> [a](«b»)\n> > [c\n> > d](«e»)\n> > [f](\n> > «g»)\nlazy [h](«i»)"),
    LocatingCase("lists", "- [a](«b»)\n  1. [c](«d»)\n\n     [e\n     f](«g»)\n"),
    LocatingCase("fenced code in front", "```\n[a](b)\n```\n[a](«b»)\n\n    [a](b)\n\n[a](«b»)"),
    LocatingCase("CRLF and tabs", "[a](\t«b»\t\"c\")\r\n[d\r\ne](«f»)\r\n\r\n[g]:\t«h»\r\n\r\n[g]"),
    LocatingCase("an HTML block", "<div>\n[a](b)\n</div>\n\n[a](«b»)"),
    LocatingCase("emphasis behind a bracket", "# a](*b*) [c](«_d_»)"),
    LocatingCase("an autolink in a label", "[<https://a.example>]: /b\n\n[c](«d») <«https://e.example»>"),
    LocatingCase("letters of many scripts", "[数学](«数学.md») [é](«é»)"),
    LocatingCase("a task list", "- [ ] [a](«b»)\n- [x]: not\n- [c](«d»)"),
    LocatingCase("an unfinished link in front", "[a](b \"c) [d](«e») [f](<g [h](«i»)"),
    LocatingCase("a comment behind a bracket", "x](<!-- [a](b) -->) [c](«d»)"),
    LocatingCase("a colon behind a bracket in a destination", "[a](«b]:» ) [c](«d]:» \"e\")\n\n[a](«]:»\n)"),
    LocatingCase("a comment in the form of an address", "<!--@a>\n[b](c)\n\n-->\n[d](«e») <«!--@f»>"),
    LocatingCase("a NUL", "a\u{0}[b](«c») <«ab:\u{0}»>"),
  ]
}

@Suite("Locating destinations")
struct LocatingTests {
  @Test("Each reference points at the bytes of its destination", arguments: LocatingCase.all)
  func pointsAtDestination(_ example: LocatingCase) {
    let marked = Marked(example.marked)
    let expected = example.order.map { $0.map { marked.ranges.sorted { $0.lowerBound < $1.lowerBound }[$0] } }
    let found = inspection(of: marked.text).references.map(\.range)
    #expect(found == expected ?? marked.ranges)
  }

  @Test("A body with references is never thought to have none", arguments: LocatingCase.all)
  func signsAreSeen(_ example: LocatingCase) {
    #expect(mayHoldReferences(Marked(example.marked).text))
  }

  @Test("Destinations are decoded, ranges are not")
  func decodes() {
    let text = "![a](b&amp;c\\_d.png) <a&amp;b:c> <ada@example.edu> <https://x.example/&amp;>"
    let references = inspection(of: text).references
    #expect(references.map(\.destination) == ["b&c_d.png", "mailto:ada@example.edu", "https://x.example/&"])
    #expect(references.map(\.kind) == [.image, .link, .link])
    #expect(references.map(\.isAutolink) == [false, true, true])
  }

  @Test("A link whose text is its address is an autolink only without brackets")
  func autolinks() {
    let references = inspection(of: "[a:b](<aa:b>) [aa:b](<aa:b>) <aa:b>").references
    #expect(references.map(\.isAutolink) == [false, false, true])
  }

  @Test("Where the place cannot be told it is the block's first line")
  func fallsBack() {
    // The mark in front of the list would hide it, and with it the definition.
    #expect(places(in: "[a](\n- [r]: x\n\n[r] [d](\ne)") == ["x", "[r] [d]("])
    #expect(places(in: "[a](\n- [r]: x\n\n- > [r] [d](\n  > e)") == ["x", "[r] [d]("])
    #expect(places(in: "[<aa:b>]: /u\n\n[<aa:b>] c\nd <ee:f>").last == "[<aa:b>] c")
  }

  @Test("A text that holds every mark is still inspected")
  func marksAllTaken() {
    let letters = "abcdefgh".unicodeScalars
    let taken = letters.flatMap { a in letters.map { b in "qxzq\(a)\(b)" } }.joined(separator: " ")
    #expect(places(in: taken + "\n\n[a](b)\n[c](d)") == ["[a](b)", "[a](b)"])
    #expect(places(in: "qxzqaa [a](qxzqab)") == ["qxzqab"])
  }
}
