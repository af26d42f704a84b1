import Catalogue
import TestSupport
import Testing

@testable import Site

@Suite struct TermTests {
  private static let files =
    content([
      "terms/t.md":
        "---\ntitle: Fall\nstarts: 2026-09-01\nholidays: [2026-10-02, 2026-10-01]\nupdated: 2026-08-01\n---\nText",
      "terms/e.md": "title: Empty", "instructors/i.md": "name: Ida",
      "courses/a.md":
        "title: A\ncode: ZZ\ninstructors: [i]\nofferings: [{term: t, section: \"1\"}, {term: t, section: \"2\"}]",
      "courses/b.md": "title: B\ncode: AA\nofferings: [{term: t, instructors: [i]}, {term: t, section: X}]",
      "courses/c.md": "title: C\nofferings: [{term: t}]\ndraft: true",
      "students/p.md": "name: P\nvisibility: public", "students/i.md": "name: I",
      "enrollments/a.md": "course: a\nterm: t\nsection: \"1\"\nenrollments: [p, i]",
    ])
    + bare([
      "term.html": """
      {{ term.title }} {{ term.starts }} {% for h in term.holidays %}{{ h }},{% endfor %} {{ term.updated }} [{{ term.enrollment_count }}] \
      {% for c in term.courses %}{{ c.code }} {% endfor %}| \
      {% for l in term.listing %}{{ l.course.code }}: {% for o in l.offerings %}{{ o.section }},{% endfor %} {% endfor %}| \
      {{ term.offerings | length }}
      """,
      "group.html":
        "{% for l in group.listing %}{{ l.course.code }}: {% for o in l.offerings %}{{ o.section }},{% endfor %} {% endfor %}",
    ])

  @Test(
    "A term shows what is given in it, by course",
    arguments: [(.public, ""), (.internal, "2")] as [(Audience, String)])
  func term(audience: Audience, count: String) throws {
    let site = try TestSite(Self.files, audience: audience)
    #expect(
      try site.page("terms/t.html")
        == "Fall 2026-09-01 2026-10-02,2026-10-01, 2026-08-01 [\(count)] AA ZZ | AA: ,X, ZZ: 1,2, | 4")
    #expect(try site.page("terms/e.html") == "Empty    [\(count.isEmpty ? "" : "0")] | | 0")
  }

  @Test("Days without classes are put together where they follow one another, across the end of a year")
  func breaks() throws {
    let site = try TestSite(
      content([
        "terms/t.md":
          "title: T\nholidays: [2027-01-01, 2026-10-05, 2026-12-31, 2026-10-02, 2026-10-02, 2027-01-02]",
        "terms/n.md": "title: None",
      ])
        + bare([
          "term.html": "{% for b in term.breaks %}{{ b.starts }}{% if b.ends %} to {{ b.ends }}{% endif %};{% endfor %}"
        ]))
    #expect(try site.page("terms/t.html") == "2026-10-02;2026-10-05;2026-12-31 to 2027-01-02;")
    #expect(try site.page("terms/n.html") == "")
  }

  @Test("An instructor's page lists what they teach, by course")
  func instructor() throws {
    #expect(try TestSite(Self.files).page("instructors/i.html") == "AA: , ZZ: 1,2, ")
  }
}
