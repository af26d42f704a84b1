import Diagnostics
import Templates
import Testing

/// A site of pages that count how often they are asked.
private final class PagesData: TemplateData {
  static let schema = Schema(
    records: [
      RecordSchema(
        name: "root", summary: "What the template sees.",
        fields: [
          FieldSchema("site", .record(1), isSteady: true, summary: "The site."),
          FieldSchema("page", .record(2), isSteady: true, summary: "The page."),
          FieldSchema("items", .list(.record(3)), summary: "Two items."),
        ]),
      RecordSchema(
        name: "site", summary: "The site.",
        fields: [
          FieldSchema("title", .text, isSteady: true, summary: "Its title, with what the family makes of it."),
          FieldSchema("nav", .list(.record(3)), isSteady: true, summary: "Two items."),
        ]),
      RecordSchema(
        name: "page", summary: "The page.",
        fields: [
          FieldSchema("title", .text, summary: "Its title."),
          FieldSchema("kind", .text, isSteady: true, summary: "What the family is."),
        ]),
      RecordSchema(
        name: "item", summary: "An item.",
        fields: [
          FieldSchema("name", .text, isSteady: true, summary: "Its name."),
          FieldSchema("note", .text, summary: "A note that names the page."),
        ]),
    ],
    filters: [
      FilterSchema("steadied", summary: "Steady.", input: .init("x", .text), result: .text, isSteady: true),
      FilterSchema("counted", summary: "Not steady.", input: .init("x", .text), result: .text),
    ])

  var page = 1
  var family = "a"
  private(set) var asked: [String: Int] = [:]
  private var texts: [UnsafeMutableBufferPointer<UInt8>] = []

  deinit { for text in texts { text.deallocate() } }

  private func text(_ text: String) -> Value {
    let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, text.utf8.count))
    _ = memory.initialize(from: text.utf8)
    texts.append(memory)
    return .text(UnsafeBufferPointer(rebasing: memory[0..<text.utf8.count]))
  }

  func value(of field: Int, in record: RecordRef) -> Value {
    let schema = Self.schema.records[Int(record.type)]
    let name = "\(schema.name).\(schema.fields[field].name)"
    asked[name, default: 0] += 1
    switch name {
    case "root.site": return .record(RecordRef(type: 1, index: 0))
    case "root.page": return .record(RecordRef(type: 2, index: 0))
    case "root.items", "site.nav": return .list(ListRef(kind: 0, count: 2))
    case "site.title": return text("Site \(family)")
    case "page.title": return text("Page \(page)")
    case "page.kind": return text(family)
    case "item.name": return text("Item \(record.index)")
    default: return text("note \(record.index) on \(page)")
    }
  }

  func element(_ index: Int, of list: ListRef) -> Value { .record(RecordRef(type: 3, index: Int32(index))) }

  func writeHTML(of field: Int, in record: RecordRef, into output: inout [UInt8]) {}

  func apply(filter: Int, to value: Value, arguments: UnsafeBufferPointer<Value>) -> Value {
    guard filter == 1, case .text(let bytes) = value else { return value }
    return text("\(String(decoding: bytes, as: UTF8.self))/\(page)")
  }
}

@Suite("Steady parts, and fields that are asked for once")
struct SteadyTests {
  private static let partials = [
    "title.html": "<b>{{ site.title }}</b>", "item.html": "{{ item.name }}{{ page.kind }}", "own.html": "{{ own }}",
    "twice.html": "{% include 'title.html' %}{% include 'title.html' %}",
  ]

  private func compile(_ template: String) throws -> TemplateSet {
    let files = Self.partials.merging(["main.html": template]) { $1 }
    let (set, diagnostics) = TemplateSet.compile(
      files.sorted { $0.key < $1.key }.map { TemplateFile(name: $0.key, bytes: Array($0.value.utf8)) },
      pages: [PageTemplate("main.html", root: 0)], schema: PagesData.schema)
    return try #require(set, "\(diagnostics.map(\.message))")
  }

  private func render(_ data: PagesData, with renderer: Renderer, family: Int?) -> String {
    renderer.withPage(template: 0, root: RecordRef(type: 0, index: 0), data: data, family: family) {
      String(decoding: $0, as: UTF8.self)
    }
  }

  static let steady = [
    "{{ site.title }}", "<p>{{ site.title }} and {{ page.kind }}</p>", "{% if site.title %}{{ site.title }}{% endif %}",
    "{% for link in site.nav %}{{ link.name }}{% if not loop.last %}, {% endif %}{% else %}-{% endfor %}{{ site.title }}",
    "{% with t = site.title %}{{ t|upper }}{% endwith %}", "{% include 'title.html' %}", "{% include 'twice.html' %}",
    "{{ 'x' if page.kind == 'a' else site.title ~ '!' }}{{ site.title|steadied }}",
    "{{ page.title }}{% for item in items %}{{ item.note }}{% endfor %}{{ site.title }}",
    "{% for item in items %}{% include 'title.html' %}{% endfor %}",
    "{{ 'y' if site.title is defined and site.title != 'x' else 'n' }}{{ [site.title]|first }}",
  ]

  @Test("What depends on nothing but steady fields is rendered once for a family", arguments: steady)
  func once(_ template: String) throws {
    let renderer = Renderer(try compile(template))
    let data = PagesData()
    _ = render(data, with: renderer, family: 1)
    let first = try #require(data.asked["site.title"])
    for page in 2...4 {
      data.page = page
      let alone = PagesData()
      alone.page = page
      #expect(
        render(data, with: renderer, family: 1) == render(alone, with: Renderer(try compile(template)), family: nil))
    }
    #expect(data.asked["site.title"] == first)
    _ = render(data, with: renderer, family: nil)
    #expect(try #require(data.asked["site.title"]) > first)
  }

  static let unsteady = [
    "{{ page.title }}", "{{ site.title }}{{ page.title }}{{ site.title }}",
    "{% if page.title == 'Page 1' %}{{ site.title }}{% else %}other{% endif %}",
    "{% for item in items %}{{ site.title }}{{ item.note }}{% endfor %}",
    "{% for item in site.nav %}{{ item.name }}{{ item.note }}{% endfor %}",
    "{% with t = page.title %}{{ site.title ~ t }}{% endwith %}", "{% set t = page.title %}{{ t }}{{ site.title }}",
    "{% for item in items %}{% include 'item.html' %}{% endfor %}", "{{ site.title|counted }}",
    "{% with own = page.title %}{% include 'own.html' %}{% endwith %}",
    "{% for page in items %}{{ page.name }}{{ site.title }}{% endfor %}",
    "{% for site in items %}{{ site.name }}{% endfor %}{{ site.title }}",
  ]

  @Test("Whatever else a template asks, pages of a family are as they are alone", arguments: unsteady + steady)
  func likeAlone(_ template: String) throws {
    let set = try compile(template)
    let renderer = Renderer(set)
    let data = PagesData()
    for (page, family) in [(1, "a"), (2, "a"), (3, "b"), (4, "b"), (5, "a"), (1, "b")] {
      let alone = PagesData()
      for data in [data, alone] { (data.page, data.family) = (page, family) }
      #expect(
        render(data, with: renderer, family: family == "a" ? 1 : 2) == render(alone, with: Renderer(set), family: nil))
    }
  }

  @Test("More families than are kept are rendered all the same")
  func manyFamilies() throws {
    let renderer = Renderer(try compile("<p>{{ site.title }}</p>"))
    let data = PagesData()
    for family in [1, 2, 200, 3, 150, 1, 200] + Array(1...200) {
      data.family = "\(family)"
      #expect(render(data, with: renderer, family: family) == "<p>Site \(family)</p>")
    }
  }

  static let conditions = [
    ("{% if page.title %}{{ page.title }}{% endif %}", "Page 1"),
    ("{% if page.title == 'x' %}a{% elif page.title == 'y' %}b{% else %}{{ page.title }}{% endif %}", "Page 1"),
    ("{% if page.title is defined %}<i title=\"{{ page.title }}\">{{ page.title|upper }}</i>{% endif %}", nil),
    ("{% if not page.title %}-{% else %}{% if page.title %}{{ page.title }}{% endif %}{% endif %}", "Page 1"),
  ]

  @Test("A field that a condition asks for is asked for once", arguments: conditions)
  func asksOnce(_ template: String, _ page: String?) throws {
    let data = PagesData()
    let output = render(data, with: Renderer(try compile(template)), family: nil)
    #expect(output == page ?? "<i title=\"Page 1\">PAGE 1</i>")
    #expect(data.asked["page.title"] == 1)
  }

  static let changes = [
    (
      "{% set i = items[0] %}{% if i.name %}{{ i.name }}{% set i = items[1] %}{{ i.name }}{% endif %}{{ i.name }}",
      "Item 0Item 1Item 1"
    ),
    ("{% if items[0].name == 'x' or page.title %}{{ items[0].name }}{% endif %}{{ page.title }}", "Item 0Page 1"),
    ("{% for i in items %}{% if i.name %}{{ i.name }}{% endif %}{% endfor %}", "Item 0Item 1"),
    (
      "{% with i = items[0] %}{% if i.name %}{% with i = items[1] %}{{ i.name }}{% endwith %}{{ i.name }}{% endif %}"
        + "{% endwith %}", "Item 1Item 0"
    ),
    (
      "{% set i = items[0] %}{% if i.name == 'x' %}{% set i = items[1] %}{% elif i.name %}{{ i.name }}"
        + "{% set i = items[1] %}{% endif %}{% if i.name %}{{ i.name }}{% endif %}", "Item 0Item 1"
    ),
  ]

  @Test("A variable that is set to another record is asked anew", arguments: changes)
  func forgets(_ template: String, _ page: String) throws {
    #expect(render(PagesData(), with: Renderer(try compile(template)), family: nil) == page)
  }

  @Test("Includes that multiply are compiled in bounded time, and print what they should")
  func multiplying() throws {
    var files: [String: String] = ["p0.html": "{{ site.title }}"]
    for level in 1...12 {
      files["p\(level).html"] = "{% include 'p\(level - 1).html' %}{% include 'p\(level - 1).html' %}"
    }
    files["main.html"] = "{% include 'p12.html' %}{{ page.title }}"
    let (set, diagnostics) = TemplateSet.compile(
      files.sorted { $0.key < $1.key }.map { TemplateFile(name: $0.key, bytes: Array($0.value.utf8)) },
      pages: [PageTemplate("main.html", root: 0)], schema: PagesData.schema)
    let page = render(PagesData(), with: Renderer(try #require(set, "\(diagnostics)")), family: 1)
    #expect(page == String(repeating: "Site a", count: 4096) + "Page 1")
  }
}
