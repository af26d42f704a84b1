import Catalogue
import Diagnostics
import TestSupport
import Testing

@testable import Linting

/// A small catalogue of which each test changes a part: three terms, two students, and courses.
private func found(
  settings: String = "", terms: [String: String] = [:], courses: [String: String], _ enrollments: String
) throws -> [String] {
  try withTemporaryFolder { folder in
    let standard = [
      "a": "starts: 2026-01-05\nends: 2026-05-29", "b": "starts: 2026-08-31\nends: 2026-12-18",
      "c": "starts: 2027-01-04\nends: 2027-05-28",
    ]
    try folder.write([
      "catalogue.yml": settings, "content/students/ada.md": "---\nname: Ada\n---\n",
      "content/students/bob.md": "---\nname: Bob\n---\n",
      "content/enrollments/all.md": "---\nenrollments:\n\(enrollments)\n---\n",
    ])
    for (id, fields) in standard.merging(terms, uniquingKeysWith: { $1 }) {
      try folder.write(["content/terms/\(id).md": "---\ntitle: \(id)\n\(fields)\n---\n"])
    }
    for (id, fields) in courses {
      try folder.write(["content/courses/\(id).md": "---\ntitle: \(id)\n\(fields)\n---\n"])
    }
    return try lint(folder).map { "\($0.path.split(separator: "/").last ?? ""):\($0.start.line) \($0.rule)" }
  }
}

/// What is written of one student in one course of a term, for a list of enrollments.
private func item(_ student: String, _ course: String, _ term: String, _ more: String = "") -> String {
  "  - {student: \(student), course: \(course), term: \(term)\(more.isEmpty ? "" : ", \(more)")}"
}

@Suite("The domain rules")
struct DomainRuleTests {
  @Test("are those that settings and overrides may name, in the same order")
  func ids() {
    #expect(Rules.domain.map(\.id) == DomainRules.ids)
    #expect(Rules.domain.allSatisfy { $0.family == .domain && $0.severity == .warning })
    let adjustable = Rules.all.filter { $0.family == .domain }.map(\.id)
    #expect(Set(adjustable) == Set(DomainRules.adjustable))
  }

  @Test(
    "ask for prerequisites passed in an earlier term",
    arguments: [
      ("[x]", ["x a completed"], true), ("[x]", ["x b completed"], false), ("[x]", ["x c completed"], false),
      ("[x]", ["x a enrolled"], false), ("[x]", ["x u completed"], true), ("[x]", ["x - completed"], true),
      ("[x, y]", ["x a completed"], false), ("[x, y]", ["x a completed", "y a completed"], true),
      ("[{any: [x, y]}]", ["y a completed"], true), ("[{any: [x, y]}]", [], false),
      ("[{any: [x, {all: [y, z]}]}]", ["y a completed"], false),
      ("[{any: [x, {all: [y, z]}]}]", ["y a completed", "z a completed"], true), ("[]", [], true),
    ] as [(String, [String], Bool)])
  func prerequisites(needs: String, passed: [String], isMet: Bool) throws {
    let before = passed.map { text in
      let words = text.split(separator: " ").map(String.init)
      let grade = words[2] == "completed" ? ", grade: A" : ""
      let term = words[1] == "-" ? "" : "term: \(words[1]), "
      return "  - {student: ada, course: \(words[0]), \(term)status: \(words[2])\(grade)}"
    }
    let all = [item("ada", "n", "b"), item("ada", "n", "u")] + before
    let found = try found(
      terms: ["u": ""], courses: ["n": "prerequisites: \(needs)", "x": "", "y": "", "z": ""],
      all.joined(separator: "\n"))
    // An enrollment in a term without dates is not checked.
    #expect(found == (isMet ? [] : ["all.md:3 prerequisite-unmet"]))
  }

  @Test(
    "say which prerequisites are lacking",
    arguments: [
      ("[x]", "'x'"), ("[x, y]", "'x' and 'y'"), ("[{any: [x, y]}]", "'x' or 'y'"),
      ("[{any: [x, {all: [y, z]}]}, y]", "('x' or ('y' and 'z')) and 'y'"),
      ("[{all: [{any: [x, y]}, z]}]", "('x' or 'y') and 'z'"),
    ])
  func lacking(needs: String, words: String) throws {
    let (found, _) = try lint([
      "content/terms/b.md": "---\ntitle: B\nstarts: 2026-08-31\n---\n",
      "content/students/ada.md": "---\nname: Ada\n---\n",
      "content/courses/n.md": "---\ntitle: N\nprerequisites: \(needs)\n---\n",
      "content/courses/x.md": "---\ntitle: X\n---\n", "content/courses/y.md": "---\ntitle: Y\n---\n",
      "content/courses/z.md": "---\ntitle: Z\n---\n",
      "content/enrollments/e.md": "---\nstudent: ada\ncourse: n\nterm: b\n---\n",
    ])
    #expect(
      found.map(\.message) == ["student 'ada' takes course 'n' in term 'b' without having passed \(words) before"])
  }

  @Test(
    "ask for corequisites at the same time or before",
    arguments: [
      ("enrolled", "b", "enrolled", true), ("enrolled", "b", "waitlisted", false),
      ("waitlisted", "b", "waitlisted", true),
      ("waitlisted", "b", "enrolled", true), ("enrolled", "b", "withdrawn", false),
      ("enrolled", "b", "completed", true),
      ("enrolled", "a", "enrolled", true), ("enrolled", "a", "completed", true), ("enrolled", "a", "dropped", false),
      ("enrolled", "c", "enrolled", false), ("enrolled", "u", "enrolled", true), ("dropped", "c", "dropped", true),
    ])
  func corequisites(status: String, term: String, other: String, isMet: Bool) throws {
    let more = ["completed": ", grade: A", "withdrawn": ", ended_on: 2026-10-01"][other] ?? ""
    let found = try found(
      terms: ["u": ""], courses: ["n": "corequisites: [x]", "x": ""],
      item("ada", "n", "b", "status: \(status)") + "\n" + item("ada", "x", term, "status: \(other)\(more)"))
    #expect(found == (isMet ? [] : ["all.md:3 corequisite-unmet"]))
  }

  @Test("count what was failed as neither a prerequisite nor a repetition")
  func failed() throws {
    let found = try found(
      settings: "grades: {passing: [A]}", courses: ["n": "prerequisites: [x]", "x": ""],
      [
        item("ada", "x", "a", "status: completed, grade: F"), item("ada", "x", "b", "status: completed, grade: A"),
        item("ada", "n", "b"), item("ada", "x", "c"), item("ada", "n", "c", "status: withdrawn, ended_on: 2027-02-01"),
      ].joined(separator: "\n"))
    #expect(found == ["all.md:5 prerequisite-unmet", "all.md:6 repeated-course"])
  }

  /// Meetings of two courses, and whether one student can go to both.
  @Test(
    "compare meetings by real dates",
    arguments: [
      ("days: [mon], starts: 9:00, ends: 10:00", "days: [mon], starts: 9:59, ends: 11:00", true),
      ("days: [mon], starts: 9:00, ends: 10:00", "days: [mon], starts: 10:00, ends: 11:00", false),
      ("days: [mon], starts: 9:00, ends: 10:00", "days: [tue], starts: 9:00, ends: 10:00", false),
      ("days: [mon], starts: 9:00, ends: 12:00", "days: [sun, mon], starts: 10:00, ends: 10:30", true),
      ("days: [mon], starts: 9:00, ends: 10:00", "days: [mon], starts: 9:00", false),
      ("days: [mon], starts: 9:00, ends: 10:00", "starts: 9:00, ends: 10:00", false),
      (
        "days: [mon], starts: 9:00, ends: 10:00, until: 2026-10-04",
        "days: [mon], starts: 9:00, ends: 10:00, from: 2026-10-05", false
      ),
      (
        "days: [mon], starts: 9:00, ends: 10:00, until: 2026-10-05",
        "days: [mon], starts: 9:00, ends: 10:00, from: 2026-10-05", true
      ),
      (
        "days: [mon], starts: 9:00, ends: 10:00, every: 2",
        "days: [mon], starts: 9:00, ends: 10:00, every: 2, from: 2026-09-07", false
      ),
      (
        "days: [mon], starts: 9:00, ends: 10:00, every: 2",
        "days: [mon], starts: 9:00, ends: 10:00, every: 3, from: 2026-09-07", true
      ),
    ])
  func meetings(first: String, second: String, clash: Bool) throws {
    let found = try found(
      courses: [
        "x": "offerings: [{term: b, meetings: [{\(first)}]}]", "y": "offerings: [{term: b, meetings: [{\(second)}]}]",
      ], item("ada", "x", "b") + "\n" + item("ada", "y", "b"))
    #expect(found == (clash ? ["all.md:4 schedule-conflict"] : []))
  }

  @Test("compare meetings across terms, by the week where dates are open, and only of those who take part")
  func timetable() throws {
    let meeting = "meetings: [{days: [mon], starts: 9:00, ends: 10:00}]"
    func found(_ x: String, _ y: String, _ enrollments: String...) throws -> [String] {
      try LintingTests.found(
        terms: ["u": "", "v": "", "w": "starts: 2026-12-01\nends: 2027-02-01"],
        courses: ["x": "offerings: [\(x)]", "y": "offerings: [\(y)]"], enrollments.joined(separator: "\n"))
    }
    let conflict = ["all.md:4 schedule-conflict"]
    #expect(
      try found("{term: b, \(meeting)}", "{term: w, \(meeting)}", item("ada", "x", "b"), item("ada", "y", "w"))
        == conflict)
    #expect(
      try found("{term: b, \(meeting)}", "{term: c, \(meeting)}", item("ada", "x", "b"), item("ada", "y", "c")) == [])
    #expect(
      try found("{term: u, \(meeting)}", "{term: u, \(meeting)}", item("ada", "x", "u"), item("ada", "y", "u"))
        == conflict)
    #expect(
      try found("{term: u, \(meeting)}", "{term: v, \(meeting)}", item("ada", "x", "u"), item("ada", "y", "v")) == [])
    let (x, y) = ("{term: b, \(meeting)}", "{term: b, section: 1, \(meeting)}, {term: b, section: 2}")
    #expect(try found(x, y, item("ada", "x", "b"), item("ada", "y", "b", "section: [2, 1]")) == conflict)
    #expect(try found(x, y, item("ada", "x", "b"), item("ada", "y", "b", "section: 2")) == [])
    #expect(try found(x, y, item("ada", "x", "b"), item("ada", "y", "b")) == [])
    #expect(try found(x, y, item("ada", "x", "b", "status: waitlisted"), item("ada", "y", "b", "section: 1")) == [])
    #expect(try found(x, y, item("bob", "x", "b"), item("ada", "y", "b", "section: 1")) == [])
  }

  @Test("look at the current term and later ones, where there is one")
  func currentTerm() throws {
    let offerings = "offerings: [{term: a, capacity: 0}, {term: b, capacity: 0}, {term: c, capacity: 0}]"
    let all = ["a", "b", "c", "u"].map { item("ada", "x", $0) } + ["  - {student: bob, course: y, status: completed}"]
    func found(_ settings: String) throws -> [String] {
      try LintingTests.found(
        settings: settings, terms: ["u": ""], courses: ["x": offerings, "y": ""], all.joined(separator: "\n"))
    }
    #expect(
      try found("") == [
        "all.md:3 capacity-exceeded", "all.md:4 capacity-exceeded", "all.md:5 capacity-exceeded",
        "all.md:6 course-not-offered", "all.md:7 status-inconsistent",
      ])
    #expect(
      try found("current_term: b") == [
        "all.md:4 capacity-exceeded", "all.md:5 capacity-exceeded", "all.md:6 course-not-offered",
      ])
    #expect(try found("lint: {capacity-exceeded: off, status-inconsistent: off}") == ["all.md:6 course-not-offered"])
  }

  @Test("give seats by section, else by what any section has left")
  func seats() throws {
    func found(_ offerings: String, _ students: String...) throws -> [String] {
      try withTemporaryFolder { folder in
        try folder.write([
          "content/courses/x.md": "---\ntitle: X\nofferings: [\(offerings)]\n---\n",
          "content/enrollments/x.md":
            "---\ncourse: x\nterm: t\nenrollments:\n\(students.map { "  - {\($0)}\n" }.joined())---\n",
        ])
        for id in "abcd" { try folder.write(["content/students/\(id).md": "---\nname: \(id)\n---\n"]) }
        return try lint(folder).map { "\($0.start.line) \($0.message)" }
      }
    }
    let two = "{term: t, section: A, capacity: 1}, {term: t, section: B, capacity: 1}"
    #expect(
      try found(two, "student: a, section: A", "student: b, section: A", "student: c", "student: d") == [
        "6 section 'A' of course 'x' in term 't' has no seat for student 'b': its only seat is taken",
        "8 course 'x' in term 't' has no seat for student 'd': the seats of all its sections are taken",
      ])
    #expect(
      try found(two + ", {term: t, section: C}", "student: a", "student: b", "student: c", "student: d") == [])
    #expect(
      try found("{term: t, section: A, capacity: 0}", "student: a", "student: b, status: dropped") == [
        "5 section 'A' of course 'x' in term 't' has no seat for student 'a': it has no seats"
      ])
    #expect(
      try found(
        two + ", {term: t, capacity: 2}", "student: a", "student: b", "student: c, section: [A, B]", "student: d") == [
          "8 course 'x' in term 't' has no seat for student 'd': its 2 seats are taken"
        ])
  }
}
