import Markdown
import Testing

@Suite("Plain text")
struct PlainTextTests {
  private func text(
    _ body: String, limit: Int = 1000, of parts: PlainTextParts = .prose,
    resolve: (MarkdownLink) -> LinkResolution = { _ in .keep }
  ) -> String {
    plainText(Array(body.utf8).span, limit: limit, of: parts, resolve: resolve)
  }

  static let bodies: [(String, String)] = [
    ("", ""),
    ("a *b* **c** `d`  \ne\nf", "a b c d e f"),
    ("# a\n\nb\n\nc\n===\n\nd", "b d"),
    ("- a\n- b\n\n> c\n\n***\n1. d", "a b c d"),
    ("[a *b*](c 'd') ![e](f) <https://g.example>", "a b e https://g.example"),
    ("a <b>c</b><!-- d -->\n\n<div>e</div>\n\nf &lt; g", "a c f < g"),
    ("a\n\n```swift\nb\n```\n\n    c\n\nd", "a d"),
    ("a\t b &#10; c", "a b c"),
    ("in*ter*twined", "intertwined"),
  ]

  @Test("Prose keeps its words and loses its markup", arguments: bodies)
  func prose(_ body: String, _ expected: String) {
    #expect(text(body) == expected)
  }

  @Test("A search sees headings and code too")
  func everything() {
    #expect(text("# a\n\nb\n\n```swift\nc  d\n```\n\n> e", of: .everything) == "a b c d e")
  }

  static let cuts: [(Int, String)] = [
    (100, "One two, three – four"), (21, "One two, three – four"), (20, "One two, three –…"),
    (15, "One two, three…"), (14, "One two…"), (9, "One two…"), (8, "One…"), (7, "One…"), (4, "One…"),
    (3, "On…"),
    (1, "…"), (0, ""), (-1, ""),
  ]

  @Test("A long text is cut behind a word and no longer than the limit", arguments: cuts)
  func cutsText(_ limit: Int, _ expected: String) {
    let result = text("One two,\nthree – *four*", limit: limit)
    #expect(result == expected)
    #expect(result.unicodeScalars.count <= max(0, limit))
  }

  @Test("What is redacted on the page is redacted here")
  func redacts() {
    let body = "On [Ada *L*](hidden) and ![Ada](hidden) and [Bob](shown)"
    #expect(
      text(body) { $0.destination == "hidden" ? .redact(text: "a student") : .unlink }
        == "On a student and a student and Bob")
  }
}
