import Diagnostics
import TestSupport
import Testing

@testable import Linting

@Suite("Duplicates")
struct DuplicateTests {
  @Test("of an id name the other claimants at each of them")
  func identifiers() throws {
    let (found, _) = try lint([
      "content/courses/a/x.md": "---\ntitle: X\n---\n", "content/courses/b/X.md": "---\ntitle: X\n---\n",
      "content/courses/c/y.md": "---\ntitle: X\nid: x\n---\n",
      "content/courses/d/x.md": "---\ntitle: X\n---\n",
      "content/courses/x.md": "---\ntitle: X\n---\n",
      "content/pages/x.md": "---\ntitle: X\n---\n", "content/pages/a/x.md": "---\ntitle: X\n---\n",
    ])
    #expect(
      found.map(\.summary) == [
        "content/courses/a/x.md:1:1: duplicate-identifier: the course id 'x' is claimed by content/courses/b/X.md, "
          + "content/courses/c/y.md and 2 more too",
        "content/courses/b/X.md:1:1: duplicate-identifier: the course id 'X' is claimed by content/courses/a/x.md, "
          + "content/courses/c/y.md and 2 more too",
        "content/courses/c/y.md:1:1: duplicate-identifier: the course id 'x' is claimed by content/courses/a/x.md, "
          + "content/courses/b/X.md and 2 more too",
        "content/courses/d/x.md:1:1: duplicate-identifier: the course id 'x' is claimed by content/courses/a/x.md, "
          + "content/courses/b/X.md and 2 more too",
        "content/courses/x.md:1:1: duplicate-identifier: the course id 'x' is claimed by content/courses/a/x.md, "
          + "content/courses/b/X.md and 2 more too",
      ])
  }

  @Test("of an enrollment are reported at each later one, naming the first")
  func enrollments() throws {
    let (found, marked) = try lint([
      "content/students/ada.md": "---\nname: Ada\n---\n",
      "content/students/alan.md": "---\nname: Alan\n---\n",
      "content/courses/cs.md":
        "---\ntitle: CS\nofferings: [{term: f, section: 001}, {term: f, section: 002}, {term: g}]\n---\n",
      "content/courses/ma.md": "---\ntitle: MA\n---\n",
      "content/enrollments/b.md": """
      ---
      course: cs
      term: f
      enrollments:
        - «ada»
        - {student: alan, section: 001}
        - «{student: alan, section: 002, status: dropped}»
        - {student: ada, term: g}
      ---
      """,
      "content/enrollments/a.md": "---\nstudent: ada\ncourse: cs\nterm: f\n---\n",
      "content/enrollments/c.md": "«»---\nstudent: ada\ncourse: cs\nterm: f\nsection: 001\n---\n",
      "content/enrollments/d.md":
        "---\nstudent: ada\nenrollments:\n  - ma\n  - {course: ma, term: f}\n  - «ma»\n---\n",
    ])
    #expect(found.map(\.place) == marked.sorted())
    #expect(
      found.map(\.message) == [
        "student 'ada' is enrolled in course 'cs' in term 'f' already, at content/enrollments/a.md:1",
        "student 'alan' is enrolled in course 'cs' in term 'f' already, at content/enrollments/b.md:6",
        "student 'ada' is enrolled in course 'cs' in term 'f' already, at content/enrollments/a.md:1",
        "student 'ada' is enrolled in course 'ma' already, at content/enrollments/d.md:4",
      ])
  }

  @Test("of enrollments whose references dangle are not looked for")
  func unresolvedEnrollments() throws {
    let (found, marked) = try lint([
      "content/courses/cs.md": "---\ntitle: CS\n---\n",
      "content/enrollments/a.md": "---\ncourse: cs\nenrollments: [«ada», «ada»]\n---\n",
    ])
    #expect(found.map(\.place) == marked)
    #expect(found.allSatisfy { $0.rule == "dangling-reference" })
  }

  @Test("of an offering are told by term and section")
  func offerings() throws {
    let (found, marked) = try lint([
      "content/terms/f.md": "---\ntitle: F\n---\n", "content/terms/g.md": "---\ntitle: G\n---\n",
      "content/courses/cs.md": """
      ---
      title: CS
      offerings:
        - {term: f, section: 1}
        - {term: g, section: 1}
        - {term: f}
        - {term: f, section: 2}
        - «{term: f, section: 1}»
        - «{term: f, section: ""}»
        - {term: «x», section: 1}
        - {term: «x», section: 1}
      ---
      """,
    ])
    #expect(found.map(\.place) == marked)
    #expect(
      found.filter { $0.rule == "duplicate-offering" }.map(\.message) == [
        "course 'cs' has section '1' in term 'f' already, at line 4",
        "course 'cs' has an offering without a section in term 'f' already, at line 6",
      ])
  }
}

@Suite("Prerequisites in a circle")
struct PrerequisiteCycleTests {
  /// Courses, each with what it needs.
  private func cycles(_ courses: KeyValuePairs<String, String>) throws -> [String] {
    let diagnostics = try withTemporaryFolder { folder in
      for (id, needs) in courses {
        try folder.write(["content/courses/\(id).md": "---\ntitle: \(id)\nprerequisites: [\(needs)]\n---\n"])
      }
      return try lint(folder)
    }
    #expect(diagnostics.allSatisfy { $0.rule == "prerequisite-cycle" })
    return diagnostics.map {
      "\($0.path.dropFirst("content/courses/".count)):\($0.start.column) \($0.message)"
    }
  }

  @Test("are reported once, at the smallest id, with the shortest way round")
  func once() throws {
    #expect(
      try cycles(["b": "c", "c": "a", "a": "b"]) == [
        "a.md:17 course 'a' is its own prerequisite: a → b → c → a"
      ])
    #expect(try cycles(["a": "a"]) == ["a.md:17 course 'a' is its own prerequisite: a → a"])
    #expect(
      try cycles(["a": "x, b", "b": "a", "x": "y", "y": "a"]) == [
        "a.md:20 course 'a' is its own prerequisite: a → b → a"
      ])
    #expect(
      try cycles(["a": "b", "b": "a, c", "c": "d", "d": "c", "e": "a"]) == [
        "a.md:17 course 'a' is its own prerequisite: a → b → a",
        "c.md:17 course 'c' is its own prerequisite: c → d → c",
      ])
    #expect(try cycles(["a": "b, c", "b": "d", "c": "d", "d": ""]) == [])
  }

  @Test("count alternatives, however deep")
  func alternatives() throws {
    #expect(
      try cycles(["a": "{any: [b, {all: [c, b]}]}", "b": "", "c": "a"]) == [
        "a.md:34 course 'a' is its own prerequisite: a → c → a"
      ])
  }

  @Test("of many courses show where they begin and end")
  func long() throws {
    try withTemporaryFolder { folder in
      let count = 600
      for number in 0..<count {
        let next = (number + 1) % count
        try folder.write(["content/courses/c\(number).md": "---\ntitle: x\nprerequisites: [c\(next)]\n---\n"])
      }
      let found = try lint(folder)
      #expect(
        found.map(\.summary) == [
          "content/courses/c0.md:3:17: prerequisite-cycle: course 'c0' is its own prerequisite: "
            + "c0 → c1 → c2 → c3 → c4 → c5 → … (593 more) → c599 → c0"
        ])
    }
  }

  @Test("do not include corequisites, but no course is its own")
  func corequisites() throws {
    let (found, marked) = try lint([
      "content/courses/a.md": "---\ntitle: A\ncorequisites: [b, «a»]\ncross_listed: [«a»]\n---\n",
      "content/courses/b.md": "---\ntitle: B\ncorequisites: [a]\nprerequisites: []\n---\n",
    ])
    #expect(found.map(\.place) == marked)
    #expect(
      found.map(\.message) == [
        "'corequisites' of course 'a' names the course itself",
        "'cross_listed' of course 'a' names the course itself",
      ])
  }
}
