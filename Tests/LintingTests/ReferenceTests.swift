import Diagnostics
import TestSupport
import Testing

@testable import Linting

@Suite("References that dangle")
struct ReferenceTests {
  @Test("are reported as the manual says, with the name of what was meant")
  func message() throws {
    let (found, marked) = try lint([
      "content/students/ada-lovelace.md": "---\nname: Ada Lovelace\n---\n",
      "content/courses/cs-101.md": "---\ntitle: Programming\n---\n",
      "content/enrollments/2026-fall/cs-101.md": """
      ---
      course: cs-101
      term: 2026-fall
      # who takes it
      enrollments:

        - student: «ada-lovelase»
      ---
      """,
    ])
    #expect(found.map(\.place) == marked)
    let diagnostic = try #require(found.first)
    #expect(diagnostic.start == Position(line: 7, column: 14))
    #expect(diagnostic.end == Position(line: 7, column: 26))
    #expect(diagnostic.message == "no student has the id 'ada-lovelase'")
    #expect(diagnostic.suggestion == Suggestion("ada-lovelace", label: "Ada Lovelace"))
    #expect(diagnostic.severity == .error)
  }

  @Test("are found in every field that refers to something")
  func everyField() throws {
    let (found, marked) = try lint([
      "catalogue.yml": "extra: {course: {head: reference(instructor), others: list(reference(course))}}",
      "content/terms/t1.md": "---\ntitle: T1\n---\n",
      "content/departments/d.md": "---\ntitle: D\n---\n",
      "content/instructors/i.md": "---\nname: I\ndepartment: «xx1»\n---\n",
      "content/programs/p.md": """
      ---
      title: P
      department: «xx2»
      requirements: [{title: Core, from: [c, «xx3»]}]
      ---
      """,
      "content/students/s.md": "---\nname: S\nprogram: «xx4»\n---\n",
      "content/courses/c.md": """
      ---
      title: C
      department: «xx5»
      instructors: [i, «xx6»]
      prerequisites: [{any: [{all: [«xx7»]}, «xx8»]}]
      corequisites: [«xx9»]
      cross_listed: [«xx10»]
      offerings:
        - {term: «xx11», instructors: [«xx12»]}
      extra: {head: «xx13», others: [«xx14»]}
      ---
      """,
      "content/enrollments/a.md": "---\nstudent: «xx15»\ncourse: «xx16»\nterm: «xx17»\n---\n",
    ])
    #expect(found.map(\.place).sorted() == marked)
    #expect(found.allSatisfy { $0.rule == "dangling-reference" && $0.suggestion == nil })
  }

  @Test(
    "suggest by case, by old id, and within two edits",
    arguments: [
      ("MA-110", "no course has the id 'MA-110' (ma-110, Logic)"),
      ("ma-100", "no course has the id 'ma-100' any more (ma-110, Logic)"),
      ("am-110", "no course has the id 'am-110' (ma-110, Logic)"),
      ("ma110", "no course has the id 'ma110' (ma-110, Logic)"),
      ("m-11", "no course has the id 'm-11' (ma-110, Logic)"), ("ma-999", "no course has the id 'ma-999'"),
      ("bare", "no course has the id 'bare' (bar)"),
    ])
  func suggestions(word: String, expected: String) throws {
    let (found, _) = try lint([
      "content/courses/ma-110.md": "---\ntitle: Logic\naliases: [ma-100]\n---\n",
      "content/courses/bar.md": "---\ntitle: bar\n---\n",
      "content/courses/cs-101.md": "---\ntitle: Programming\nprerequisites: [\(word)]\n---\n",
    ])
    #expect(found.map { $0.summary.split(separator: ": ", maxSplits: 2)[2] } == [expected[...]])
  }

  @Test("to a section name the course and the term, and suggest another section")
  func sections() throws {
    let (found, marked) = try lint([
      "content/students/ada.md": "---\nname: Ada\n---\n",
      "content/students/alan.md": "---\nname: Alan\n---\n",
      "content/courses/cs-101.md":
        "---\ntitle: CS\nofferings: [{term: f, section: 001}, {term: f, section: T1}, {term: s}]\n---\n",
      "content/enrollments/r.md": """
      ---
      course: cs-101
      term: f
      section: [001, «T9»]
      enrollments:
        - ada
        - {student: alan, section: «009»}
        - {student: ada, term: s, section: «Lecture»}
      ---
      """,
    ])
    #expect(found.map(\.place).sorted() == marked)
    #expect(
      found.map { "\($0.message) \($0.suggestion?.replacement ?? "-")" } == [
        "course 'cs-101' has no section 'T9' in term 'f' T1",
        "course 'cs-101' has no section '009' in term 'f' 001",
        "course 'cs-101' has no section 'Lecture' in term 's' -",
      ])
  }

  @Test("blame a term that dangles, and not the enrollments in its offering")
  func offeringTerm() throws {
    let (found, marked) = try lint([
      "content/terms/2026-fall.md": "---\ntitle: Fall\n---\n",
      "content/students/ada.md": "---\nname: Ada\n---\n",
      "content/courses/cs.md": """
      ---
      title: CS
      offerings:
        - {term: 2026-fall, section: 001}
        - {term: «2026-fal», section: 002}
      ---
      """,
      "content/enrollments/ada.md": "---\nstudent: ada\ncourse: cs\nterm: 2026-fall\nsection: 002\n---\n",
    ])
    #expect(found.map(\.place) == marked)
    #expect(found.map(\.suggestion?.replacement) == ["2026-fall"])
  }

  @Test("by the hundred thousand take no longer than the limit of searches allows")
  func many() throws {
    let roster = (0..<20_000).map { "  - nobody-\($0)\n" }.joined()
    let (found, _) = try lint([
      "content/students/nobody-1x.md": "---\nname: Nobody\n---\n",
      "content/courses/c.md": "---\ntitle: C\n---\n",
      "content/enrollments/r.md": "---\ncourse: c\nenrollments:\n\(roster)---\n",
    ])
    #expect(found.count == 20_000)
    #expect(found.contains { $0.suggestion?.replacement == "nobody-1x" })
  }

  @Test("in settings are reported there")
  func settings() throws {
    let (found, marked) = try lint([
      "catalogue.yml": """
      current_term: «2026-fal»
      nav:
        - courses/
        - index.md
        - course:cs-101
        - pages/about.md
        - «pages/abuot.md»
        - «https://example.edu/»
        - «/courses/»
        - «programs/»
        - «courses/plan.svg»
        - «enrollments/»
        - «../README.md»
        - «student:ada»
      """,
      "content/terms/2026-fall.md": "---\ntitle: Fall\n---\n",
      "content/pages/about.md": "---\ntitle: About\n---\n",
      "content/courses/cs-101.md": "---\ntitle: CS\n---\n![](plan.svg)",
      "content/courses/plan.svg": "<svg/>",
    ])
    #expect(found.map(\.place) == marked)
    #expect(found.allSatisfy { $0.rule == "invalid-setting" })
    #expect(
      found.map(\.suggestion?.replacement) == [
        "2026-fall", "pages/about.md", nil, "courses/", nil, nil, nil, nil, nil,
      ])
    #expect(found.first?.message == "'current_term' names '2026-fal', and no term has that id")
  }

  @Test("to a current term are no fault where terms are labels")
  func currentTermLabel() throws {
    let (found, _) = try lint([
      "catalogue.yml": "current_term: soon", "content/courses/c.md": "---\ntitle: C\n---\n",
    ])
    #expect(found == [])
  }
}
