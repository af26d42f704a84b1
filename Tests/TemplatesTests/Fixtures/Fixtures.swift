import Diagnostics
import Templates

/// The schema and the values that all tests share: a small catalogue, and a value of each kind.
enum Fixtures {
  static let schema = Schema(
    records: [
      RecordSchema(
        name: "page", summary: "What a page's template sees.",
        fields: [
          FieldSchema("site", .record(1), summary: "The site."),
          FieldSchema("student", .record(2), summary: "The student."),
          FieldSchema("course", .record(3), summary: "The course."),
          FieldSchema("courses", .list(.record(3)), summary: "All courses."),
          FieldSchema("tags", .list(.text), summary: "Words."),
          FieldSchema("numbers", .list(.integer), summary: "Whole numbers."),
          FieldSchema("prices", .list(.number), summary: "Numbers with decimals."),
          FieldSchema("empty", .list(.text), summary: "No words."),
          FieldSchema("title", .text, summary: "A text."),
          FieldSchema("markup", .text, summary: "A text full of special characters."),
          FieldSchema("words", .text, summary: "A text in many scripts."),
          FieldSchema("blank", .text, summary: "A text without characters."),
          FieldSchema("nickname", .text, isOptional: true, summary: "A text that is absent."),
          FieldSchema("body", .html, summary: "Rendered Markdown."),
          FieldSchema("count", .integer, summary: "A whole number."),
          FieldSchema("zero", .integer, summary: "Zero."),
          FieldSchema("price", .number, summary: "A number."),
          FieldSchema("opened", .date, summary: "A day."),
          FieldSchema("closed", .date, isOptional: true, summary: "A day that is absent."),
          FieldSchema("days", .list(.date), summary: "Days around the ends of years, and leap days."),
          FieldSchema("open", .boolean, summary: "True."),
          FieldSchema("full", .boolean, summary: "False."),
          FieldSchema("link", .url, summary: "An address."),
          FieldSchema("danger", .text, summary: "A text that looks like an address."),
          FieldSchema("extra", .mapping, summary: "What no schema declares."),
          FieldSchema("anything", .dynamic, isOptional: true, summary: "A value of any type."),
        ]),
      RecordSchema(
        name: "site", summary: "The site.",
        fields: [
          FieldSchema("title", .text, summary: "Its title."),
          FieldSchema("home", .url, summary: "Its address."),
        ]),
      RecordSchema(
        name: "student", summary: "A student.",
        fields: [
          FieldSchema("name", .text, summary: "The name."),
          FieldSchema("program", .text, isOptional: true, summary: "The programme."),
          FieldSchema("courses", .list(.record(3)), summary: "The courses."),
          FieldSchema("advisor", .record(2), isOptional: true, summary: "Another person."),
        ]),
      RecordSchema(
        name: "course", summary: "A course.",
        fields: [
          FieldSchema("code", .text, summary: "The code."),
          FieldSchema("title", .text, summary: "The title."),
          FieldSchema("credits", .number, isOptional: true, summary: "The credits."),
          FieldSchema("term", .text, isOptional: true, summary: "The term."),
          FieldSchema("url", .url, summary: "The page."),
          FieldSchema("level", .integer, summary: "The level."),
        ]),
    ],
    filters: [
      FilterSchema(
        "asset", summary: "The address of an asset.",
        input: FilterSchema.Parameter("name", .text, isLiteral: true) { name in
          name == "style.css"
            ? nil : FilterSchema.Fault(message: "no asset '\(name)'", suggestion: "style.css")
        }, result: .url),
      FilterSchema(
        "crop", summary: "A part of a picture.", input: FilterSchema.Parameter("picture", .url),
        parameters: [
          FilterSchema.Parameter("width", .integer),
          FilterSchema.Parameter("height", .integer, isOptional: true),
        ], result: .url),
    ])

  private static func course(
    _ code: String, _ title: String, credits: Fixture, term: Fixture, level: Int
  ) -> Fixture {
    .record(
      "course",
      [
        "code": .text(code), "title": .text(title), "credits": credits, "term": term,
        "level": .integer(level),
        "url": .url("courses/\(code).html"),
      ])
  }

  private static let courses: [Fixture] = [
    course("CS-101", "Computing & You", credits: .number(thousandths: 6000), term: "2026-fall", level: 1),
    course("ma-110", "Logic", credits: .number(thousandths: 7500), term: "2026-spring", level: 2),
    course("PH-200", "Optics <advanced>", credits: .absent, term: "2026-fall", level: 1),
    course("BI-300", "Æther", credits: .number(thousandths: 3000), term: "2025-fall", level: 3),
  ]

  private static let student: Fixture = .record(
    "student",
    [
      "name": "Ada \"The\" O'Lovelace", "program": "Mathematics", "courses": .list(Array(courses[0..<2])),
      "advisor": .record(
        "student", ["name": "Mary <Somerville>", "program": .absent, "courses": [], "advisor": .absent]),
    ])

  static let page: Fixture = .record(
    "page",
    [
      "site": .record("site", ["title": "Analytical College", "home": .url("../")]),
      "student": student, "course": courses[0], "courses": .list(courses),
      "tags": ["beta", "Alpha", "alpha", "<gamma>", "Delta"],
      "numbers": [3, 1, 2, 10, -4, 3],
      "prices": [.number(thousandths: 2500), .number(thousandths: 1250), .number(thousandths: -125)],
      "empty": [],
      "title": "a quiet introduction to-day (with logic)",
      "markup":
        "<b>\"Fish\" & 'chips'</b> <script>alert(1)</script> and enough & more text to go on for a while",
      "words": "Straße ΟΔΟΣ ΟΔΥΣΣΕΥΣ Ⅷ ĳssel ǆ 日本語 e\u{301}t\u{E9} \u{1F600}!",
      "blank": "", "nickname": .absent,
      "body": .html("<p>It &amp; <em>this</em></p>"),
      "count": 42, "zero": 0, "price": .number(thousandths: 12_345),
      "opened": .date("2026-09-01"), "closed": .absent,
      "days": .list(
        (1999...2030).flatMap { year in
          ["01-01", "01-04", "02-28", "03-01", "12-28", "12-31"].map { .date("\(year)-\($0)") }
        } + [.date("2000-02-29"), .date("2024-02-29"), .date("1969-12-31"), .date("1900-03-01")]),
      "open": true, "full": false,
      "link": .url("courses/cs-101.html?a=1&b=2"), "danger": "JavaScript:alert(1)",
      "extra": .mapping([
        ("color", "red & blue"), ("rooms", .list([1, 2])), ("deep", .mapping([("name", "x")])), ("size", 12),
        ("ready", true),
      ]),
      "anything": .absent,
    ])

  /// The templates that all tests can include or extend.
  static let partials: [String: String] = [
    "base.html":
      """
    <title>{% block title %}Base{% endblock %}</title>\n<main>{% block main %}<p>{{ site.title \
    }}</p>{% endblock %}</main>\n
    """,
    "partials/name.html": "<b>{{ student.name }}</b>\n",
    "partials/course.html": "<li>{{ course.code }}: {{ course.title }}</li>\n",
  ]

  static func compile(
    _ files: [String: String], stepLimit: Int = 1_000_000
  ) -> (set: TemplateSet?, diagnostics: [Diagnostic]) {
    let all = partials.merging(files) { $1 }
    return TemplateSet.compile(
      all.sorted { $0.key < $1.key }.map { TemplateFile(name: $0.key, bytes: Array($0.value.utf8)) },
      pages: [PageTemplate("main.html", root: 0)], schema: schema, stepLimit: stepLimit)
  }

  /// The page that a template makes, or its faults, one on a line.
  static func render(_ files: [String: String]) -> String {
    let (set, diagnostics) = compile(files)
    guard let set else {
      return diagnostics.map { "\($0.path):\($0.start.line):\($0.start.column): \($0.message)" }
        .joined(separator: "\n")
    }
    return Self.page(of: set, FixtureData(page, schema: schema))
  }

  static func page(of set: TemplateSet, _ data: FixtureData) -> String {
    var output: [UInt8] = []
    Renderer(set).render(template: 0, root: data.root, data: data, into: &output)
    return String(decoding: output, as: UTF8.self)
  }
}
