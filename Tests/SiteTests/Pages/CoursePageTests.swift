import Catalogue
import TestSupport
import Testing

@testable import Site

@Suite struct CoursePageTests {
  // MARK: Prerequisites

  @Test(
    "Prerequisites read as a sentence",
    arguments: [
      ("[]", ""),
      ("[a]", "A"),
      ("[a, b]", "A and B"),
      ("[a, b, c]", "A, B, and C"),
      ("[{any: [a, b]}]", "one of A or B"),
      ("[{any: [a, b, c]}]", "one of A, B, or C"),
      ("[{all: [a, b]}]", "A and B"),
      ("[{all: [a, b, c]}, d]", "(A, B, and C) and D"),
      ("[a, {any: [b, c]}]", "A and one of B or C"),
      ("[{any: [a, b]}, {any: [c, d]}]", "one of A or B and one of C or D"),
      ("[{any: [a, {all: [b, c]}]}]", "one of A or (B and C)"),
      ("[a, {any: [b, {all: [c, {any: [d, e]}]}]}]", "A and one of B or (C and (D or E))"),
      ("[{all: [{any: [a, b]}, {any: [c, d]}]}]", "(A or B) and (C or D)"),
      ("[{any: [a]}]", "A"),
      ("[{all: [a]}, {any: [b]}]", "A and B"),
      ("[{any: [{all: [a, b]}]}]", "A and B"),
      ("[{any: [{all: [a, b]}]}, c]", "(A and B) and C"),
      ("[{any: [{any: [{all: [a]}]}, b]}]", "one of A or B"),
    ])
  func prerequisites(text: String, sentence: String) throws {
    var files = ["courses/x.md": "title: X\nprerequisites: \(text)"]
    for id in ["a", "b", "c", "d", "e"] { files["courses/\(id).md"] = "title: \(id)" }
    let site = try TestSite(
      content(files)
        + bare(["course.html": "{% for t in course.prerequisites %}{{ t.text }}{{ t.course.code }}{% endfor %}"]))
    try #require(site.catalogue.findings.isEmpty)
    #expect(try site.page("courses/x.html") == sentence)
  }

  @Test("A draft among the prerequisites is named without an address")
  func draftPrerequisite() throws {
    let site = try TestSite(
      content(["courses/x.md": "title: X\nprerequisites: [d]", "courses/d.md": "title: D\ncode: D-1\ndraft: true"])
        + bare([
          "course.html":
            "{% for t in course.prerequisites %}{{ t.course.code }}|{{ t.course.url }}|{{ t.course.title }}|{% endfor %}"
        ]))
    #expect(try site.page("courses/x.html") == "D-1||D|")
    #expect(try site.page("courses/d.html") == nil)
  }

  // MARK: Fields

  @Test(
    "A course without a code goes by its id in capitals, and credits read as one number or two",
    arguments: [
      ("title: T", "CS-101.x||||"),
      ("title: T\ncode: lower", "lower||||"),
      ("title: T\ncredits: 6", "CS-101.x|6|6|6|"),
      ("title: T\ncredits: 7.50", "CS-101.x|7.5|7.5|7.5|"),
      ("title: T\ncredits: {min: 3, max: 6.5}", "CS-101.x|3–6.5|3|6.5|"),
      ("title: T\nsummary: Short", "CS-101.x||||Short"),
    ])
  func fields(matter: String, expected: String) throws {
    let site = try TestSite(
      content(["courses/cs-101.x.md": matter])
        + bare([
          "course.html":
            "{{ course.code }}|{{ course.credits }}|{{ course.credits_min }}|{{ course.credits_max }}|{{ course.summary }}"
        ]))
    #expect(try site.page("courses/cs-101.x.html") == expected.replacing("CS-101.x", with: "CS-101.X"))
  }

  @Test("A course without a summary is described by the start of its text, redacted as the page is")
  func description() throws {
    let files =
      content([
        "courses/a.md":
          "---\ntitle: A\n---\n# Head\n\nWith *[Ada](../students/ada.md)* & [B](b.md). \(String(repeating: "word ", count: 60))",
        "courses/b.md": "---\ntitle: B\nsummary: Own words\n---\nText", "courses/c.md": "title: C",
        "students/ada.md": "name: Ada",
      ]) + bare(["course.html": "{{ course.description }}"])
    let site = try TestSite(files, audience: .public)
    let description = try #require(try site.page("courses/a.html"))
    #expect(description.hasPrefix("With a student &amp; B. word word") && description.hasSuffix("word…"))
    #expect(try site.page("courses/b.html") == "Own words")
    #expect(try site.page("courses/c.html") == "")
  }

  // MARK: Terms and offerings

  private static let terms = [
    "terms/t1.md": "title: One\nstarts: 2026-01-01\nends: 2026-02-01", "terms/t2.md": "title: Two\nstarts: 2026-03-01",
    "terms/t3.md": "title: Three\nstarts: 2026-05-01",
    "students/zoe.md": "name: Zoe\nvisibility: public", "students/ada.md": "name: Ada\nvisibility: public",
    "students/ivo.md": "name: Ivo",
  ]

  private static let termTemplate = [
    "course.html": """
    {% for part in course.terms %}{{ part.title }}{% if part.is_current %}*{% endif %} {{ part.roster_count }}\
    [{% for offering in part.offerings %}{{ offering.section }}{% if not loop.last %} {% endif %}{% endfor %}]\
    ({% for enrollment in part.roster %}{{ enrollment.student.name }}{% if not loop.last %}, {% endif %}{% endfor %})\
    {% if not loop.last %}; {% endif %}{% endfor %}
    """
  ]

  @Test(
    "A course's terms come newest first, each with what was given and who took it",
    arguments: [
      (.public, "Three [](Ada); Two* [B](); One [A C](Ada, Zoe); No term [](Zoe)"),
      (.internal, "Three 1[](Ada); Two* 1[B](Ivo); One 2[A C](Ada, Zoe); No term 1[](Zoe)"),
    ] as [(Audience, String)])
  func terms(audience: Audience, expected: String) throws {
    var files = Self.terms
    files["courses/a.md"] =
      "title: A\nofferings: [{term: t1, section: A}, {term: t2, section: B}, {term: t1, section: C}]"
    files["enrollments/a.md"] = """
      course: a
      enrollments:
        - {student: zoe, term: t1}
        - {student: ada, term: t1}
        - {student: ivo, term: t2}
        - {student: ada, term: t3}
        - {student: zoe}
      """
    let site = try TestSite(
      content(files) + bare(Self.termTemplate) + ["catalogue.yml": "current_term: t2"], audience: audience)
    try #require(site.catalogue.findings.isEmpty && site.catalogue.unresolved.isEmpty)
    #expect(try site.page("courses/a.html") == expected)
  }

  @Test("Who waits or has left is on the roster, and does not count as attending", arguments: Audience.allCases)
  func attending(audience: Audience) throws {
    var files = Self.terms
    files["courses/a.md"] = "title: A\nofferings: [{term: t1}]"
    files["enrollments/a.md"] = """
      course: a
      term: t1
      enrollments: [zoe, {student: ada, status: waitlisted}, {student: ivo, status: dropped}]
      """
    let site = try TestSite(
      content(files)
        + bare([
          "course.html": "{% for part in course.terms %}{{ part.attending }} of {{ part.roster_count }}{% endfor %}"
        ]),
      audience: audience)
    #expect(try site.page("courses/a.html") == (audience == .internal ? "1 of 3" : " of "))
  }

  @Test("An offering with more students than seats says how many, and no more than full as a bar")
  func overbooked() throws {
    var files = Self.terms
    files["courses/a.md"] = "title: A\nofferings: [{term: t1, capacity: 1}]"
    files["courses/b.md"] = "title: B\nofferings: [{term: t1, capacity: 2}]"
    files["enrollments/a.md"] = "course: a\nterm: t1\nenrollments: [zoe, ada]"
    files["enrollments/b.md"] = "course: b\nterm: t1\nenrollments: [zoe, ada]"
    let site = try TestSite(content(files), audience: .public)
    let page = try #require(try site.page("courses/a.html"))
    #expect(page.contains("2 of 1 seats taken") && page.contains("<meter max=\"1\" value=\"1\">"))
    #expect(try #require(try site.page("courses/b.html")).contains("All 2 seats taken"))
  }

  @Test("An offering takes from its term and its course what it does not say itself")
  func offering() throws {
    var files = Self.terms
    files["courses/a.md"] = """
      title: A
      instructors: [Ann]
      offerings:
        - {term: t1, capacity: 1, meetings: [{days: [wed, mon], starts: 9:00, ends: 10:05}], location: Hall}
        - {term: t1, section: B, capacity: 0, instructors: [Bob], starts: 2026-01-05, ends: 2026-01-06, mode: in-person,
           meetings: [{days: [sun], location: Lab, every: 2, from: 2026-01-07, until: 2026-01-08}]}
        - {term: t2, mode: hybrid, capacity: 9}
        - {term: t3, mode: online}
      """
    files["enrollments/a.md"] =
      "course: a\nterm: t1\nenrollments: [zoe, {student: ivo, section: B, status: waitlisted}]"
    let template = """
      {% for o in course.offerings %}{{ o.term.title }} {{ o.section }}|{% for i in o.instructors %}{{ i.title }}{% endfor %}|\
      {{ o.capacity }}|{{ o.seats_taken }}|{{ o.seats_free }}|{{ o.waitlisted }}|{% if o.is_full %}full{% endif %}|\
      {{ o.location }}|{{ o.mode }}|{{ o.starts }}|{{ o.ends }}|{% for m in o.meetings %}{{ m.days }} {{ m.starts }}-{{ m.ends }} \
      {{ m.location }} {{ m.from }} {{ m.until }} {{ m.every }}{% endfor %}
      {% endfor %}
      """
    func page(_ audience: Audience) throws -> String? {
      try TestSite(content(files) + bare(["course.html": template]), audience: audience).page("courses/a.html")
    }
    #expect(
      try page(.public) == """
        One |Ann|1|1|0||full|Hall||2026-01-01|2026-02-01|Mon, Wed 09:00-10:05 Hall   1
        One B|Bob|0|0|0||full||in-person|2026-01-05|2026-01-06|Sun - Lab 2026-01-07 2026-01-08 2
        Two |Ann|9|0|9||||hybrid|2026-03-01||
        Three |Ann||0|||||online|2026-05-01||

        """)
    #expect(try page(.internal)?.contains("One B|Bob|0|0|0|1|full") == true)
  }

  @Test(
    "Seats are counted with internal students and without hidden ones, in either build", arguments: Audience.allCases)
  func seats(audience: Audience) throws {
    let site = try TestSite(
      content([
        "courses/a.md": "title: A\nofferings: [{term: t, capacity: 2}]", "students/p.md": "name: P\nvisibility: public",
        "students/i.md": "name: I", "students/h.md": "name: H\nvisibility: hidden",
        "enrollments/a.md": "course: a\nterm: t\nenrollments: [p, i, h]",
      ])
        + bare([
          "course.html":
            "{% for o in course.offerings %}{{ o.seats_taken }} {{ o.seats_free }} {% if o.is_full %}full{% endif %}{% endfor %}"
        ]),
      audience: audience)
    #expect(try site.page("courses/a.html") == "2 0 full")
  }
}
