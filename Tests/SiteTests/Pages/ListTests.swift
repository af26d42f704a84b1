import Catalogue
import TestSupport
import Testing

@testable import Site

@Suite struct ListTests {
  private static let pager = """
    {{ page.number }}/{{ page.count }} of {{ page.total }} [{{ page.previous_url }}|{{ page.next_url }}] \
    {% for p in page.pages %}{{ p.number }}{% if p.is_current %}*{% endif %} {{ p.url }} {{ p.first }}-{{ p.last }};{% endfor %}
    """

  private static let files =
    content([
      "courses/c.md": "title: C\ncode: M3", "courses/a.md": "title: A\ncode: m1", "courses/b.md": "title: B\ncode: M2",
      "courses/e.md": "title: E\ncode: M5", "courses/d.md": "title: D\ncode: M4",
      "courses/x.md": "title: X\ndraft: true",
      "students/s.md": "name: Sam\nsort_name: Zed, Sam", "students/t.md": "name: Tom\nsort_name: Ark, Tom",
      "terms/t1.md": "title: One\nstarts: 2026-01-01", "terms/t2.md": "title: Two\nstarts: 2026-05-01",
      "terms/t3.md": "title: Three", "instructors/i.md": "name: Ida", "programs/p.md": "title: Prog",
      "departments/d1.md": "title: Zoology", "departments/d2.md": "title: \u{C4}sthetics",
      "departments/d3.md": "title: Botany",
    ])

  @Test("A long list is paged, and every part knows its neighbours and all parts")
  func paging() throws {
    let site = try TestSite(
      Self.files + bare(["courses.html": "{% for c in courses %}{{ c.code }} {% endfor %}" + Self.pager])
        + ["catalogue.yml": "page_size: 2"])
    #expect(
      try site.page("courses/index.html")
        == "m1 M2 1/3 of 5 [|../courses/page/2.html] 1* ../courses/index.html m1-M2;2 ../courses/page/2.html M3-M4;"
        + "3 ../courses/page/3.html M5-M5;")
    #expect(
      try site.page("courses/page/2.html")
        == "M3 M4 2/3 of 5 [../../courses/index.html|../../courses/page/3.html] 1 ../../courses/index.html m1-M2;"
        + "2* ../../courses/page/2.html M3-M4;3 ../../courses/page/3.html M5-M5;")
    #expect(try site.page("courses/page/3.html")?.hasPrefix("M5 3/3 of 5 [../../courses/page/2.html|]") == true)
    #expect(try site.page("courses/page/4.html") == nil)
  }

  @Test(
    "The number of parts follows from the size of a page",
    arguments: [(1, 5), (2, 3), (4, 2), (5, 1), (6, 1), (100_000, 1)])
  func partCounts(size: Int, count: Int) throws {
    let site = try TestSite(Self.files + ["catalogue.yml": "page_size: \(size)"])
    #expect(site.paths.count { $0 == "courses/index.html" || $0.hasPrefix("courses/page/") } == count)
  }

  @Test("Lists are in their order: courses by code, students by sort name, terms newest first, groups by title")
  func orders() throws {
    let names = "{% for p in page.pages %}{{ p.first }},{% endfor %}"
    let site = try TestSite(
      Self.files
        + bare(["courses.html": names, "students.html": names, "terms.html": names, "groups.html": names])
        + ["catalogue.yml": "page_size: 1"], audience: .internal)
    #expect(try site.page("courses/index.html") == "m1,M2,M3,M5,")
    #expect(try site.page("students/index.html") == "Ark, Tom,Zed, Sam,")
    #expect(try site.page("terms/index.html") == "Three,Two,One,")
    #expect(try site.page("departments/index.html") == "\u{C4}sthetics,Botany,Zoology,")
  }

  @Test(
    "Of a list of many parts, a page links to the first, the last, and some at doubling distances",
    arguments: [(1, "1 2 3 5 9 17 20 "), (10, "1 2 6 8 9 10 11 12 14 18 20 "), (20, "1 4 12 16 18 19 20 ")])
  func nearbyParts(part: Int, expected: String) throws {
    let courses = Dictionary(uniqueKeysWithValues: (1...20).map { ("courses/c\($0).md", "title: C") })
    let site = try TestSite(
      content(courses) + bare(["courses.html": "{% for p in page.pages %}{{ p.number }} {% endfor %}"])
        + ["catalogue.yml": "page_size: 1"])
    #expect(try site.page(part == 1 ? "courses/index.html" : "courses/page/\(part).html") == expected)
  }

  @Test("Pages are titled by what they list, and say which kind of group it is")
  func titles() throws {
    let title = "{{ page.title }}|{{ page.kind }}|{{ page.group_kind }}"
    let site = try TestSite(
      Self.files + bare(Dictionary(uniqueKeysWithValues: PageKind.allCases.map { ($0.template, title) }))
        + ["catalogue.yml": "title: The College"], audience: .internal)
    let expected = [
      "index.html": "The College|home|", "courses/index.html": "Courses|courses|", "courses/a.html": "m1 A|course|",
      "students/index.html": "Students|students|", "students/s.html": "Sam|student|",
      "terms/index.html": "Terms|terms|",
      "terms/t1.html": "One|term|", "departments/index.html": "Departments|groups|department",
      "departments/d1.html": "Zoology|group|department", "programs/index.html": "Programmes|groups|program",
      "programs/p.html": "Prog|group|program", "instructors/index.html": "Instructors|groups|instructor",
      "instructors/i.html": "Ida|group|instructor", "404.html": "Page not found|not-found|",
    ]
    for (path, text) in expected { #expect(try site.page(path) == text, "\(path)") }
  }

  @Test("A site of nothing has its home page, two empty lists and an error page")
  func empty() throws {
    let site = try TestSite([:])
    #expect(site.paths == ["index.html", "courses/index.html", "students/index.html", "404.html"])
    #expect(site.build.pageCounts.map(\.kind) == [.home, .courses, .students, .notFound])
    for (path, page) in try site.pages() { #expect(page.contains("</html>"), "\(path)") }
  }

  @Test("Pages are counted by kind, in the order in which they are planned")
  func counts() throws {
    let site = try TestSite(Self.files, audience: .internal)
    let counts = site.build.pageCounts.map { "\($0.kind.name) \($0.count)" }
    #expect(
      counts == [
        "home 1", "course 5", "courses 1", "student 2", "students 1", "term 3", "terms 1", "group 5", "groups 3",
        "not-found 1",
      ])
  }
}
