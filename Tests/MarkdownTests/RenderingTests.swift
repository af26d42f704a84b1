import Markdown
import Testing

/// A body and the HTML it becomes.
struct RenderingCase: Sendable, CustomTestStringConvertible {
  let name: String
  let body: String
  let html: String

  init(_ name: String, _ body: String, _ html: String) {
    self.name = name
    self.body = body
    self.html = html
  }

  var testDescription: String { name }
}

@Suite("Rendering")
struct RenderingTests {
  /// Answers by the address: `new:…` is replaced, `hidden:…` redacted, `draft:…` loses its link.
  private func resolve(_ link: MarkdownLink) -> LinkResolution {
    if link.destination.hasPrefix("new:") { return .replace("../\(link.destination.dropFirst(4)).html?a&b") }
    if link.destination.hasPrefix("hidden:") { return .redact(text: "a <student>") }
    if link.destination.hasPrefix("draft:") { return .unlink }
    if link.destination.hasPrefix("evil:") { return .replace("JavaScript:alert(1)") }
    return .keep
  }

  static let rewriting: [RenderingCase] = [
    RenderingCase("a link", "[a *b*](new:c)", "<p><a href=\"../c.html?a&amp;b\">a <em>b</em></a></p>\n"),
    RenderingCase(
      "a link with a title", "[a](new:c \"d & 'e'\")",
      "<p><a href=\"../c.html?a&amp;b\" title=\"d &amp; 'e'\">a</a></p>\n"),
    RenderingCase("an image", "![a](new:c)", "<p><img src=\"../c.html?a&amp;b\" alt=\"a\" /></p>\n"),
    RenderingCase("an autolink", "<new:c>", "<p><a href=\"../c.html?a&amp;b\">new:c</a></p>\n"),
    RenderingCase(
      "a reference", "[a] [b][a]\n\n[a]: new:c",
      "<p><a href=\"../c.html?a&amp;b\">a</a> <a href=\"../c.html?a&amp;b\">b</a></p>\n"),
    RenderingCase(
      "an image in a link", "[![a](new:b)](new:c)",
      "<p><a href=\"../c.html?a&amp;b\"><img src=\"../b.html?a&amp;b\" alt=\"a\" /></a></p>\n"),
    RenderingCase(
      "a link in a heading", "## [a](new:b)", "<h2 id=\"a\"><a href=\"../b.html?a&amp;b\">a</a></h2>\n"),
  ]

  static let redaction: [RenderingCase] = [
    RenderingCase("a link", "[Ada *L*](hidden:x \"Ada\")!", "<p>a &lt;student&gt;!</p>\n"),
    RenderingCase("an autolink", "<hidden:ada>", "<p>a &lt;student&gt;</p>\n"),
    RenderingCase("an image", "![Ada](hidden:x \"Ada\")", "<p>a &lt;student&gt;</p>\n"),
    RenderingCase("a link around an image", "[![Ada](i.png)](hidden:x)", "<p>a &lt;student&gt;</p>\n"),
    RenderingCase(
      "an image in a link", "[b ![Ada](hidden:x)](c)", "<p><a href=\"c\">b a &lt;student&gt;</a></p>\n"),
    RenderingCase(
      "a link in an image", "![b [Ada](hidden:x) c](d)",
      "<p><img src=\"d\" alt=\"b a &lt;student&gt; c\" /></p>\n"),
    RenderingCase(
      "a link in a heading", "## On [Ada](hidden:x)", "<h2 id=\"on-a-student\">On a &lt;student&gt;</h2>\n"),
    RenderingCase("a reference", "[Ada]\n\n[Ada]: hidden:x 'Ada'", "<p>a &lt;student&gt;</p>\n"),
  ]

  static let unlinking: [RenderingCase] = [
    RenderingCase("a link", "[a *b*](draft:c 't')", "<p>a <em>b</em></p>\n"),
    RenderingCase("an image", "![a *b* \"c\"](draft:c 't')", "<p>a b &quot;c&quot;</p>\n"),
    RenderingCase("an image in a link", "[![a](draft:b)](c)", "<p><a href=\"c\">a</a></p>\n"),
    RenderingCase("an autolink", "<draft:b>", "<p>draft:b</p>\n"),
    RenderingCase("an unsafe answer", "[a](evil:b) ![c](evil:d)", "<p>a c</p>\n"),
  ]

  @Test("Links and images are rewritten, redacted and unlinked", arguments: rewriting + redaction + unlinking)
  func resolves(_ example: RenderingCase) {
    #expect(html(example.body, resolve: resolve) == example.html)
  }

  static let unsafe = [
    "javascript:x", "JaVaScRiPt:x", "vbscript:x", "file:///etc/passwd", "data:text/html,x", "data:,x",
    "&#106;avascript:x", "java&#10;script:x", "java&Tab;script:x", "&#1;javascript:x", "javascript&colon;x",
    "javascript\\:x", "data:image/svg+xml,x", "&#32;javascript:x", "data:image/pn",
  ]

  @Test("Unsafe addresses are never written", arguments: unsafe)
  func disarms(_ address: String) {
    #expect(html("[a](\(address)) ![b](\(address) 't')") == "<p>a b</p>\n")
    #expect(html("[a](<\(address)>)", allowsRawHTML: true) == "<p>a</p>\n")
    #expect(html("[a]\n\n[a]: \(address)") == "<p>a</p>\n")
  }

  static let safe = [
    "https://example.edu/?a=b#c", "mailto:ada@example.edu", "data:image/png;base64,AAAA", "DATA:IMAGE/webp,x",
    "javascript", "a/javascript:x", "filesystem:x", "./file:x", "#javascript:", "data:image/jpeg,x",
  ]

  @Test("Safe addresses stay", arguments: safe)
  func keeps(_ address: String) {
    #expect(html("[a](\(address)) ![b](\(address))").split(separator: "=\"\(address)\"").count == 3)
  }

  static let rawHTML: [RenderingCase] = [
    RenderingCase("in a line", "a <b>c</b> d", "<p>a c d</p>\n"),
    RenderingCase("a block", "a\n\n<div>\nb\n</div>\n\nc", "<p>a</p>\n<p>c</p>\n"),
    RenderingCase("a comment", "<!-- a -->\n\nb <!-- c --> d", "<p>b  d</p>\n"),
    RenderingCase("a paragraph of tags alone", "a\n\n<b></b> <br>\n*<i></i>*\n\nb", "<p>a</p>\n<p>b</p>\n"),
    RenderingCase("a list of tags alone", "- <b></b>\n- c", "<ul>\n<li></li>\n<li>c</li>\n</ul>\n"),
    RenderingCase("an empty paragraph without tags", "&#32;\n\n1 < 2", "<p> </p>\n<p>1 &lt; 2</p>\n"),
    RenderingCase("in an image", "![a <b>c](d)", "<p><img src=\"d\" alt=\"a c\" /></p>\n"),
    RenderingCase("a script", "<script>alert(1)</script>\n\n<style>a{}</style>", ""),
  ]

  @Test("Raw HTML leaves no trace", arguments: rawHTML)
  func dropsRawHTML(_ example: RenderingCase) {
    #expect(html(example.body) == example.html)
  }

  @Test("Raw HTML is passed on where it is allowed")
  func passesRawHTML() {
    #expect(html("a <b>c</b>\n\n<hr>\n", allowsRawHTML: true) == "<p>a <b>c</b></p>\n<hr>\n")
    #expect(html("![<b>](c)", allowsRawHTML: true) == "<p><img src=\"c\" alt=\"&lt;b&gt;\" /></p>\n")
  }

  @Test("HTML is valid where CommonMark's own is not")
  func isValid() {
    #expect(html("[a <https://b.example>](c)") == "<p><a href=\"c\">a https://b.example</a></p>\n")
    #expect(html("![a]()") == "<p>a</p>\n")
    #expect(html("[a](100%) [b](%41%4)") == "<p><a href=\"100%25\">a</a> <a href=\"%41%254\">b</a></p>\n")
  }

  @Test("The body is appended to what the page holds")
  func appends() {
    var page = Array("<main>".utf8)
    renderMarkdown(Array("a".utf8).span, into: &page) { _ in .keep }
    renderMarkdown(Array("".utf8).span, into: &page) { _ in .keep }
    #expect(String(decoding: page, as: UTF8.self) == "<main><p>a</p>\n")
  }

  @Test("Each link is asked about once, in the order of the text")
  func asksOnce() {
    var asked: [String] = []
    _ = html("# [a](1)\n\n[![b](3)](2) <ab:4> [c](hidden:5) [![d](6)](hidden:7)") {
      asked.append($0.isAutolink ? "auto \($0.destination)" : $0.destination)
      return resolve($0)
    }
    #expect(asked == ["1", "2", "3", "auto ab:4", "hidden:5", "hidden:7"])
  }
}
