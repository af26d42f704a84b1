import Testing

@testable import FuzzInvariants

@Suite("Reading the tags of a page")
struct ReadingTagsTests {
  private func seen(_ page: String) -> [String] {
    var browser = BrowserTags(Array(page.utf8))
    var tags: [String] = []
    while let tag = browser.next() {
      tags.append(([tag.name] + tag.attributes.map { "\($0.name)=\($0.value)" }).joined(separator: " "))
    }
    return tags
  }

  static let pages: [(String, [String])] = [
    ("<p>a &lt; b</p>", ["p"]),
    ("<P CLASS=\"x y\" hidden id='z'>", ["p class=xy hidden= id=z"]),
    ("<a href = java&colon;x ><b/c=d>", ["a href=java:x", "b c=d"]),
    ("<!-- <a> --><!--><b><!x <c><?y <d>></e f=g><h>", ["b", "h"]),
    ("<script><a></SCRIPT><title></a><b></title><c>", ["script", "title", "c"]),
    ("1 < 2 <3 </4 <5", []),
    ("<a title=\"<b>", []),
  ]

  @Test("A browser's tags are seen, and nothing else", arguments: pages)
  func browser(_ page: String, _ tags: [String]) {
    #expect(seen(page) == tags)
  }

  @Test(
    "Whatever is not written as Registrar writes it is a violation",
    arguments: [
      "<p>", "</p>", "<b><i></b></i>", "a < b", "<p class=x></p>", "<p class='x'></p>", "<p a=\"1\" a=\"2\"></p>",
      "<p title=\"<\"></p>", "<p title=\"", "<p", "</p id=\"x\">", "<p\"></p>",
    ])
  func strict(_ page: String) {
    #expect(throws: Violation.self) { try HTMLTags(Array(page.utf8)) }
  }

  @Test("What Registrar writes is read as it is")
  func written() throws {
    let page = "<!DOCTYPE html>\n<!-- < --><p class=\"a\" hidden>b<br />c<img src=\"d\"><script>1 < 2</script></p>"
    let tags = try HTMLTags(Array(page.utf8)).tags
    #expect(tags.map(\.name) == ["p", "br", "img", "script"])
    #expect(tags[0].attributes.map(\.name) == ["class", "hidden"])
  }
}
