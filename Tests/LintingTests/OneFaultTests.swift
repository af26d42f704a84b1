import Diagnostics
import Files
import TestSupport
import Testing

@testable import Linting

@Suite("One fault is one report")
struct OneFaultTests {
  private func found(_ files: [String: String]) throws -> [String] {
    try withTemporaryFolder { folder in
      try folder.write(files)
      return try lint(folder).map { "\($0.path):\($0.start.line) \($0.rule)" }
    }
  }

  @Test("A type that settings misspell is no fault of the records that bear the field")
  func misspeltType() throws {
    #expect(
      try found([
        "catalogue.yml": "extra: {course: {lab_fee: nubmer}}",
        "content/courses/a.md": "---\ntitle: A\nextra: {lab_fee: 20}\n---\n",
        "content/courses/b.md": "---\ntitle: B\nextra: {lab_fee: 20}\n---\n",
      ]) == ["catalogue.yml:1 invalid-setting"])
  }

  @Test("A file is used although the front matter above the link to it is broken, and the link is followed")
  func brokenFrontMatter() throws {
    #expect(
      try found([
        "content/courses/a.md": "---\ntitle: [x\n---\n[f](plan.txt) and [g](gone.md)\n",
        "content/courses/plan.txt": "x",
      ]) == ["content/courses/a.md:2 front-matter-syntax", "content/courses/a.md:4 broken-link"])
  }

  @Test("A course that a whole roster lacks is missing once")
  func rosterWithoutCourse() throws {
    let students = ["a", "b", "c"].map { ("content/students/\($0).md", "---\nname: \($0)\n---\n") }
    #expect(
      try found(
        Dictionary(uniqueKeysWithValues: students).merging([
          "content/enrollments/x.md": "---\nenrollments:\n  - {student: a}\n  - {student: b}\n  - {student: c}\n---\n",
          "content/enrollments/y.md": "---\nterm: t\nenrollments: [a, b, c]\n---\n",
        ]) { first, _ in first })
        == ["content/enrollments/x.md:1 missing-field", "content/enrollments/y.md:1 missing-field"])
  }

  @Test("A file that pages link to and that cannot be read is found before a build is")
  func unreadableAttachment() throws {
    let found = try withTemporaryFolder { folder in
      try folder.write([
        "content/courses/a.md": "---\ntitle: A\n---\n[f](plan.txt)\n", "content/courses/plan.txt": "x",
      ])
      try folder.setPermissions(0, of: "content/courses/plan.txt")
      // Permissions do not hold for root.
      let isReadable = readingError(folder.path(of: "content/courses/plan.txt")) == nil
      return (isReadable, try lint(folder).map { "\($0.path) \($0.rule)" })
    }
    #expect(found.1 == (found.0 ? [] : ["content/courses/plan.txt unreadable-file"]))
  }
}
