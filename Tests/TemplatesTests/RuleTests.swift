import Diagnostics
import Templates
import TestSupport
import Testing

@Suite("Rules of templates")
struct RuleTests {
  private static let examples = TemplateRules.all.flatMap { rule in
    rule.examples.map { (rule: rule, example: $0) }
  }

  @Test("An example in a rule's manual page is reported where it is marked", arguments: examples.indices)
  func example(index: Int) {
    let (rule, example) = Self.examples[index]
    var files: [TemplateFile] = []
    var expected: [String] = []
    for file in example.files {
      let marked = Marked(file.text)
      let source = SourceText(path: file.path, bytes: Array(marked.text.utf8))
      expected += marked.ranges.map { "\(file.path) \(source.position(at: $0.lowerBound))" }
      files.append(
        TemplateFile(name: String(file.path.dropFirst("templates/".count)), bytes: source.bytes))
    }
    let (_, diagnostics) = TemplateSet.compile(
      files, pages: [PageTemplate("student.html", root: 0)], schema: Fixtures.schema)
    #expect(diagnostics.map { "\($0.path) \($0.start)" } == expected, "\(example.title)")
    #expect(diagnostics.allSatisfy { $0.rule == rule.id && $0.severity == .error })
  }

  @Test("Every rule has an example that is reported and one that is not")
  func variety() {
    for rule in TemplateRules.all {
      let isReported = rule.examples.map { $0.files.contains { $0.text.contains("«") } }
      #expect(isReported.contains(true) && isReported.contains(false), "\(rule.id)")
    }
  }

  @Test("The reference names every filter, test and field of a loop once, with a sentence")
  func reference() {
    for entries in [
      TemplateReference.tags, TemplateReference.filters, TemplateReference.tests, TemplateReference.loop,
      TemplateReference.dateDirectives,
    ] {
      #expect(Set(entries.map(\.name)).count == entries.count)
      #expect(entries.allSatisfy { !$0.usage.isEmpty && !$0.summary.isEmpty })
    }
    #expect(TemplateReference.filters.contains { $0.usage == "replace(old, new, count?)" })
    #expect(TemplateReference.tests.contains { $0.usage == "is divisibleby(n)" })
  }

  @Test("Faults of all files are reported in one run, each once, in order")
  func together() {
    let (_, diagnostics) = Fixtures.compile([
      "main.html":
        "{{ x }}{% include \"b.html\" %}{% include \"b.html\" %}\n{% set y = 1 %}{% include \"b.html\" %}",
      "b.html": "{{ z }}", "a.html": "{% if %}{% include \"zz\" %}", "c.html": "{% extends \"zzz\" %}",
    ])
    #expect(
      diagnostics.map { "\($0.path):\($0.start.line):\($0.start.column) \($0.rule)" } == [
        "templates/a.html:1:1 template-syntax", "templates/a.html:1:7 template-syntax",
        "templates/a.html:1:21 template-missing", "templates/b.html:1:4 template-unknown-name",
        "templates/c.html:1:13 template-missing", "templates/main.html:1:4 template-unknown-name",
      ])
  }

  @Test("A fault is no reason for further ones")
  func consequences() {
    let (_, diagnostics) = Fixtures.compile([
      "main.html":
        "{% set x = naem %}{{ x.y }}{% for i in x %}{{ i.j }}{% endfor %}{{ x|crop(1) ~ x|upper }}\n"
        + "{% set y, z = %}{{ y|upper ~ z }}\n"
        + "{% set v, w = title %}{{ v ~ w }}\n"
        + "{% for q on tags %}{{ q }}{% endfor %}{{ tags|sort(x)|first }}"
    ])
    #expect(
      diagnostics.map(\.start) == [
        Position(line: 1, column: 12), Position(line: 2, column: 15), Position(line: 3, column: 15),
        Position(line: 4, column: 10),
      ])
  }

  @Test("The blocks of a parent that cannot be read are not missed")
  func unreadableParent() {
    let (_, diagnostics) = Fixtures.compile([
      "main.html": "{% extends \"b.html\" %}{% block a %}{% endblock %}",
      "b.html": "{% block %}{% endblock %}",
    ])
    #expect(diagnostics.map(\.path) == ["templates/b.html"])
  }

  @Test("A block that every page replaces is checked all the same")
  func overridden() {
    let (_, diagnostics) = Fixtures.compile([
      "main.html": "{% extends \"b.html\" %}{% block x %}a{% endblock %}",
      "b.html": "{% block x %}{{ student.naem }}{% block y %}{{ z }}{% endblock %}{% endblock %}",
    ])
    #expect(diagnostics.map(\.start.column) == [25, 48])
  }

  @Test("A template is checked for each page that uses it, against what that page can see")
  func pages() {
    let files = [
      TemplateFile(name: "a.html", bytes: Array("{% include \"p.html\" %}".utf8)),
      TemplateFile(name: "b.html", bytes: Array("{% include \"p.html\" %}".utf8)),
      TemplateFile(name: "p.html", path: "theme/p.html", bytes: Array("{{ title }}{{ code }}".utf8)),
    ]
    let (_, diagnostics) = TemplateSet.compile(
      files, pages: [PageTemplate("a.html", root: 0), PageTemplate("b.html", root: 3)],
      schema: Fixtures.schema)
    #expect(diagnostics.map(\.message) == ["'code' is not a name that this template knows"])
    #expect(diagnostics.map(\.path) == ["theme/p.html"])
  }
}
