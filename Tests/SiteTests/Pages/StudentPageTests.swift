import Catalogue
import TestSupport
import Testing

@testable import Site

@Suite struct StudentPageTests {
  private static let files =
    content([
      "terms/t1.md": "title: One\nstarts: 2026-01-01", "terms/t2.md": "title: Two\nstarts: 2026-03-01",
      "courses/a.md": """
      title: A
      credits: 6
      offerings:
        - {term: t1, section: L, location: Hall, meetings: [{days: [fri, mon], starts: 9:00, ends: 10:00}]}
        - {term: t1, section: T, meetings: [{days: [mon], starts: 8:30, ends: 9:00, location: Lab}]}
        - {term: t1, section: X, meetings: [{days: [sun], starts: 7:00, ends: 8:00}]}
      """,
      "courses/b.md":
        "title: B\ncredits: 3.5\nofferings: [{term: t1, meetings: [{days: [mon], starts: 9:00, ends: 9:30}, {days: [tue]}]}]",
      "courses/c.md": "title: C\ncredits: {min: 1, max: 9}",
      "courses/d.md": "title: D\ncredits: 10",
      "students/ada.md": "name: Ada\nvisibility: public",
      "students/new.md": "name: New\nvisibility: public",
      "enrollments/ada.md": """
      student: ada
      enrollments:
        - {course: a, term: t1, section: [L, T]}
        - {course: b, term: t1, status: completed, grade: A}
        - {course: c, term: t1, status: completed, grade: F}
        - {course: c, term: t2, status: completed, grade: A, credits: 2}
        - {course: d, term: t2, status: withdrawn}
        - {course: a, term: t2, status: waitlisted}
        - {course: d}
      """,
    ]) + ["catalogue.yml": "grades: {passing: [A]}\ncurrent_term: t2"]

  private func page(
    _ template: String, of student: String = "ada", _ audience: Audience = .internal, settings: String = ""
  ) throws -> String? {
    var files = Self.files + bare(["student.html": template])
    files["catalogue.yml", default: ""] += settings
    let site = try TestSite(files, audience: audience)
    try #require(site.catalogue.findings.isEmpty && site.catalogue.unresolved.isEmpty)
    return try site.page("students/\(student).html")
  }

  @Test(
    "Enrollments come by term, newest first, then by course; the public sees those under way and completed",
    arguments: [
      (
        .internal,
        "Two*: A waitlisted, C completed A, D withdrawn, | One: A enrolled, B completed A, C completed F, | No term: D enrolled, | "
      ),
      (.public, "Two*: C completed, | One: A enrolled, B completed, C completed, | No term: D enrolled, | "),
    ] as [(Audience, String)])
  func terms(audience: Audience, expected: String) throws {
    let template = """
      {% for part in student.terms %}{{ part.title }}{% if part.is_current %}*{% endif %}: \
      {% for e in part.enrollments %}{{ e.course.code }} {{ e.status }}{% if e.grade %} {{ e.grade }}{% endif %}, {% endfor %}| {% endfor %}
      """
    #expect(try page(template, audience) == expected)
  }

  @Test("Credits are the enrollment's own, or the course's where those are one number; sums say only what is known")
  func credits() throws {
    let sums = "{{ student.credits_attempted }} {{ student.credits_earned }} {{ student.credits_in_progress }}"
    #expect(try page(sums) == "21.5 5.5 16")
    #expect(try page(sums, .public) == "19.5  16")
    #expect(try page(sums, .public, settings: "\nprivacy: {public_fields: [credits]}") == "21.5 5.5 16")
    #expect(try page(sums, of: "new") == "  ")
    let byTerm = "{% for p in student.terms %}{{ p.credits_attempted }} {{ p.credits_earned }};{% endfor %}"
    #expect(try page(byTerm) == "2 2;9.5 3.5;10 ;")
    let each = "{% for e in student.enrollments %}{{ e.credits }};{% endfor %}"
    #expect(try page(each) == "6;2;10;6;3.5;;10;")
  }

  @Test("A timetable is sorted by day and time, and holds only the sections that the student attends")
  func timetable() throws {
    let template = """
      {% for part in student.terms %}{% for s in part.week.slots %}{{ s.day | date("%A") }} {{ s.starts }}-{{ s.ends }} \
      {{ s.course.code }} {{ s.section }} {{ s.location }};{% endfor %}{% endfor %}
      """
    #expect(
      try page(template)
        == "Monday 08:30-09:00 A T Lab;Monday 09:00-09:30 B  ;Monday 09:00-10:00 A L Hall;Tuesday - B  ;"
        + "Friday 09:00-10:00 A L Hall;")
  }

  @Test("An enrollment says what it is in words and in conditions")
  func statuses() throws {
    let template = """
      {% for e in student.enrollments %}{{ e.section }} {% if e.is_waitlisted %}w{% endif %}{% if e.is_completed %}c{% endif %}\
      {% if e.is_withdrawn %}x{% endif %};{% endfor %}
      """
    #expect(try page(template) == " w; c; x;L, T ; c; c; ;")
  }

  @Test(
    "A page is not indexed in any build, and says nothing of visibility to the public", arguments: Audience.allCases)
  func privacy(audience: Audience) throws {
    let template = "{% if page.is_indexed %}indexed{% endif %}[{{ student.visibility }}][{{ page.updated }}]"
    #expect(try page(template, audience) == (audience == .public ? "[][]" : "[public][]"))
  }

  @Test("The adviser is called by name where the id is an instructor's")
  func advisor() throws {
    let site = try TestSite(
      content([
        "students/a.md": "name: A\nadvisor: emmy", "students/b.md": "name: B\nadvisor: Somebody",
        "students/c.md": "name: C",
        "instructors/emmy.md": "name: Emmy Noether",
      ]) + bare(["student.html": "[{{ student.advisor }}]{{ student.advisor_url }}"]), audience: .internal)
    #expect(try site.page("students/a.html") == "[Emmy Noether]../instructors/emmy.html")
    #expect(try site.page("students/b.html") == "[Somebody]")
    #expect(try site.page("students/c.html") == "[]")
  }

  @Test("A name that settings keep from the public is replaced by the id")
  func nameless() throws {
    #expect(
      try page("{{ student.name }} {{ student.sort_name }}", .public, settings: "\nprivacy: {public_fields: []}")
        == "ada ada")
  }
}
