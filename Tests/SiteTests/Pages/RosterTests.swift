import Catalogue
import TestSupport
import Testing

@testable import Site

@Suite struct RosterTests {
  private static let template = """
    {% for t in course.terms %}{{ t.title }}: {% for p in t.roster_parts %}{{ p.status }} {{ p.count }} \
    ({% for e in p.roster %}{{ e.student.name }},{% endfor %}) {% endfor %}\
    {{ t.enrolled }}/{{ t.waitlisted }}/{{ t.completed }}/{{ t.withdrawn }} {{ t.seats_taken }} of {{ t.capacity }}; {% endfor %}
    """

  private func page(_ audience: Audience) throws -> String? {
    try TestSite(DrawnCatalogue.files + bare(["course.html": Self.template]), audience: audience)
      .page("courses/hub.html")
  }

  @Test("A roster is read by status, with counts in internal builds, and hidden students in none")
  func parts() throws {
    #expect(
      try page(.internal) == """
        Fall: enrolled 2 (Student 1,Student 4,) waitlisted 1 (Student 2,) withdrawn 1 (Student 3,) dropped 1 (Student 5,) \
        2/1/0/2 2 of 3; Spring: completed 1 (Student 1,) 0/0/1/0 1 of 9; 
        """)
  }

  @Test("The public sees who is enrolled and how many seats are taken, and no other number")
  func publicRoster() throws {
    #expect(
      try page(.public) == """
        Fall: enrolled  (Student 1,Student 4,) /// 2 of 3; Spring: completed  (Student 1,) /// 1 of 9; 
        """)
  }

  @Test("Seats are not summed up where one offering does not say how many it has")
  func unknownCapacity() throws {
    let files = content([
      "courses/x.md": "title: X\nofferings: [{term: t, section: a, capacity: 3}, {term: t, section: b}]"
    ])
    let site = try TestSite(
      files + bare(["course.html": "{% for t in course.terms %}{{ t.seats_taken }}|{{ t.capacity }}{% endfor %}"]))
    #expect(try site.page("courses/x.html") == "|")
  }
}
