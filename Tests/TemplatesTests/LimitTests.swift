import Diagnostics
import Templates
import Testing

/// Templates that are large, deep, circular or broken end in a page or in a diagnostic.
@Suite("Hostile templates")
struct LimitTests {
  private func messages(_ files: [String: String]) -> [String] {
    Fixtures.compile(files).diagnostics.map { "\($0.path): \($0.message)" }
  }

  private func nested(_ count: Int, _ open: String, _ close: String, _ inner: String = "x") -> String {
    String(repeating: open, count: count) + inner + String(repeating: close, count: count)
  }

  @Test("Tags nested a hundred deep are rendered, deeper ones are refused once")
  func nestedTags() {
    #expect(Fixtures.render(["main.html": nested(100, "{% if open %}", "{% endif %}")]) == "x")
    #expect(
      messages(["main.html": nested(101, "{% if open %}", "{% endif %}")]).first
        == "templates/main.html: tags are nested too deep")
    #expect(messages(["main.html": nested(2000, "{% for n in numbers %}", "{% endfor %}")]).count <= 500)
  }

  @Test(
    "Expressions nested too deep are refused",
    arguments: [
      ("(", ")"), ("[", "]"), ("not ", ""), ("-", ""), ("1 + ", ""), ("1 if 2 else ", ""), ("", "|abs"),
      ("", ".x"),
      ("", "[0]"), ("", "()"), ("", " and 1"), ("", " or 1"), ("", " if 1 else 2"), ("tags|join(", ")"),
    ])
  func nestedExpressions(open: String, close: String) {
    let faults = messages(["main.html": "{{ " + nested(5000, open, close, "1") + " }}"])
    #expect(faults == ["templates/main.html: expressions are nested too deep"])
  }

  @Test("A chain of a thousand comparisons or texts is no nesting")
  func chains() {
    #expect(
      Fixtures.render(["main.html": "{{ 1" + String(repeating: " ~ 1", count: 999) + " }}"]).count == 1000)
    #expect(
      Fixtures.render(["main.html": "{{ 'y' if 1" + String(repeating: " <= 1", count: 999) + " }}"]) == "y")
    #expect(
      Fixtures.render(["main.html": "{{ [1" + String(repeating: ", 1", count: 999) + "]|sum }}"]) == "1000")
  }

  @Test("An expression with more values than can be counted is refused")
  func longExpressions() {
    let list = "[1" + String(repeating: ",1", count: 70_000) + "]"
    let text = "1" + String(repeating: "~1", count: 70_000)
    #expect(
      messages(["main.html": "{{ \(list)|sum }}{{ \(text) }}"])
        == Array(repeating: "templates/main.html: there are too many values in one expression", count: 2))
  }

  @Test("A template that includes or extends itself is refused")
  func circles() {
    #expect(
      messages(["main.html": "{% include \"main.html\" %}"]) == [
        "templates/main.html: 'main.html' includes itself"
      ])
    #expect(
      messages(["main.html": "{% include \"a.html\" %}", "a.html": "{% include \"main.html\" %}"])
        == ["templates/a.html: 'main.html' includes itself"])
    #expect(
      messages(["main.html": "{% extends \"main.html\" %}"]) == [
        "templates/main.html: 'main.html' extends itself"
      ])
    #expect(
      messages(["main.html": "{% extends \"a.html\" %}", "a.html": "{% extends \"main.html\" %}"])
        == ["templates/a.html: 'main.html' extends itself"])
    #expect(
      messages([
        "main.html": "{% extends \"a.html\" %}{% block b %}{% block a %}{% endblock %}{% endblock %}",
        "a.html": "{% block a %}{% block b %}{% endblock %}{% endblock %}",
      ]) == ["templates/main.html: the block 'a' stands inside itself"])
  }

  @Test("Templates that include each other many times over are refused instead of growing without bound")
  func explosion() {
    var files = ["main.html": "{% include \"p0.html\" %}", "p40.html": "x"]
    for number in 0..<40 {
      let next = "{% include \"p\(number + 1).html\" %}"
      files["p\(number).html"] = "\(next){% set v\(number) = 1 %}\(next)"
    }
    let faults = Fixtures.compile(files, stepLimit: 20_000).diagnostics
    #expect(
      faults.map(\.message) == ["the templates are too large, or include each other too many times over"])
  }

  @Test("Many branches that set many variables are refused instead of taking minutes")
  func manyBranches() {
    let branches = (0..<20_000).map { "{% elif open %}{% set a\($0) = 1 %}" }.joined()
    #expect(
      messages(["main.html": "{% if open %}\(branches){% endif %}"])
        == ["templates/main.html: the templates are too large, or include each other too many times over"])
  }

  @Test("Includes that double at each level cost nothing when they see the same names")
  func doubling() {
    var files = ["main.html": "{% include \"p0.html\" %}", "p16.html": "x"]
    for number in 0..<16 {
      let next = "{% include \"p\(number + 1).html\" %}"
      files["p\(number).html"] = next + next
    }
    #expect(Fixtures.render(files) == String(repeating: "x", count: 1 << 16))
  }

  @Test("Files nested a hundred deep are refused")
  func nestedFiles() {
    var files = ["main.html": "{% include \"p0.html\" %}", "p150.html": "x"]
    for number in 0..<150 { files["p\(number).html"] = "{% include \"p\(number + 1).html\" %}" }
    #expect(messages(files) == ["templates/p98.html: includes are nested too deep"])
    for number in 0..<150 {
      files["p\(number).html"] = nested(
        50, "{% if open %}", "{% endif %}", "{% include \"p\(number + 1).html\" %}")
    }
    #expect(messages(files).allSatisfy { $0.hasSuffix("templates and tags are nested too deep") })
  }

  @Test("A template of a megabyte is rendered")
  func large() {
    let row = "<p title=\"{{ count }}\">{% if open %}{{ zero }}{% endif %} some text\r\n</p>\n"
    let page = Fixtures.render(["main.html": String(repeating: row, count: 14_000)])
    #expect(page.utf8.count == 14_000 * "<p title=\"42\">0 some text\n</p>\n".utf8.count - 1)
    #expect(
      Fixtures.render(["main.html": String(repeating: "x", count: 4_000_000)]).utf8.count == 4_000_000)
  }

  @Test("At most five hundred faults of a file are reported")
  func manyFaults() {
    #expect(messages(["main.html": String(repeating: "{{ x }}", count: 2000)]).count == 500)
    #expect(messages(["main.html": String(repeating: "{{ ) }}", count: 2000)]).count == 500)
  }

  @Test("A template that is not UTF-8 is reported at its first wrong byte")
  func invalidEncoding() {
    let (set, diagnostics) = TemplateSet.compile(
      [TemplateFile(name: "main.html", bytes: Array("a\nbé".utf8) + [0xFF] + Array("{{ x".utf8))],
      pages: [PageTemplate("main.html", root: 0)], schema: Fixtures.schema)
    #expect(set == nil)
    #expect(diagnostics.map(\.message) == ["the template is not valid UTF-8"])
    #expect(diagnostics.map(\.start) == [Position(line: 2, column: 4)])
  }

  @Test("A byte-order mark is no text, and an empty file is an empty page")
  func byteOrderMark() {
    #expect(Fixtures.render(["main.html": "\u{FEFF}{{ zero }}"]) == "0")
    #expect(Fixtures.render(["main.html": ""]) == "")
    #expect(Fixtures.render(["main.html": "\n"]) == "")
  }

  @Test("A page's template that does not exist is reported, with the one that was meant")
  func missingPage() {
    let (set, diagnostics) = TemplateSet.compile(
      [TemplateFile(name: "main.htm", bytes: [])], pages: [PageTemplate("main.html", root: 0)],
      schema: Fixtures.schema)
    #expect(set == nil)
    #expect(diagnostics.map(\.rule) == [TemplateMissing.rule.id])
    #expect(diagnostics.map(\.path) == ["templates/main.html"])
    #expect(diagnostics.map { $0.suggestion?.replacement } == ["main.htm"])
  }

  @Test("A mutilated template ends in a page or in a diagnostic", arguments: 0..<8)
  func mutilated(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let pieces = [
      "{{", "}}", "{%", "%}", "-", "\"", "'", "(", ")", "<", ">", "=", "|", ".", "{#", "\\", "\u{0}", "if",
      "é",
    ]
    let data = FixtureData(Fixtures.page, schema: Fixtures.schema)
    for _ in 0..<150 {
      var bytes = Array(random.pick(JinjaCases.all)["main.html", default: ""].utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let start = Int.random(in: 0...bytes.count, using: &random)
        let end = min(bytes.count, start + Int.random(in: 0...6, using: &random))
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.removeSubrange(start..<end)
        case 1: bytes.insert(contentsOf: random.pick(pieces).utf8, at: start)
        case 2:
          bytes.insert(contentsOf: bytes[start..<end], at: Int.random(in: 0...bytes.count, using: &random))
        default: if start < bytes.count { bytes[start] = UInt8.random(in: 0...255, using: &random) }
        }
      }
      let files = Fixtures.partials.filter { $0.key != "main.html" }.map {
        TemplateFile(name: $0.key, bytes: Array($0.value.utf8))
      }
      let (set, diagnostics) = TemplateSet.compile(
        files + [TemplateFile(name: "main.html", bytes: bytes)], pages: [PageTemplate("main.html", root: 0)],
        schema: Fixtures.schema)
      #expect((set == nil) == !diagnostics.isEmpty)
      guard let set else { continue }
      var page: [UInt8] = []
      Renderer(set).render(template: 0, root: data.root, data: data, into: &page)
      #expect(String(validating: page, as: UTF8.self) != nil)
    }
  }
}
