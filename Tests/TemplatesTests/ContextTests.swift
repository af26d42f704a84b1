import Diagnostics
import Templates
import Testing

@Suite("Values and where they stand in HTML")
struct ContextTests {
  @Test("A value in text or in a quoted attribute is escaped", arguments: ContextCases.safe)
  func safe(template: String, page: String) {
    #expect(Fixtures.render(["main.html": template]) == page)
  }

  @Test("A value anywhere else is refused", arguments: ContextCases.unsafe)
  func unsafe(faulty: Faulty) { CheckingTests().check(faulty) }

  @Test("A partial is checked at each place where it is included")
  func partials() {
    let (_, diagnostics) = Fixtures.compile([
      "main.html":
        """
      {% include \"p.html\" %}<p title=\"{% include \"p.html\" %}\"><script>{% include \
      \"p.html\" %}</script>
      """,
      "p.html": "{{ title }}",
    ])
    #expect(diagnostics.map(\.message) == ["a value cannot stand in <script>"])
    #expect(diagnostics.map(\.path) == ["templates/p.html"])
  }

  @Test("An included template goes on where the includer stands, and the includer where it ends")
  func flow() {
    let page = Fixtures.render([
      "main.html": "{% include \"open.html\" %}{{ danger }}{% include \"close.html\" %}{{ zero }}",
      "open.html": "<a href=\"", "close.html": "\">",
    ])
    #expect(page == "<a href=\"#\">0")
  }

  @Test("A block stands where its parent puts it")
  func blocks() {
    let files = [
      "main.html": "{% extends \"p.html\" %}{% block a %}{{ danger }}{% endblock %}",
      "p.html": "<a href=\"{% block a %}{% endblock %}\">",
    ]
    #expect(Fixtures.render(files) == "<a href=\"#\">")
  }

  @Test("Where nothing includes a partial, its place is not known and not checked")
  func unused() {
    let (set, diagnostics) = Fixtures.compile(["main.html": "x", "p.html": "title={{ title }} {{ x|uper }}>"])
    #expect(set == nil)
    #expect(diagnostics.map(\.message) == ["'uper' is not a filter"])
  }
}
