import Catalogue
import Diagnostics
import Files
import TestSupport
import Testing

@testable import Editing

@Suite("Bringing format 1 to format 2")
struct MigrateTests {
  /// A student's file of format 1, the same without its list, and the file of the enrollments.
  struct Example: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let old: String
    let student: String
    let enrollments: String?

    init(_ name: String, _ old: String, _ student: String, _ enrollments: String?) {
      (testDescription, self.old, self.student, self.enrollments) = (name, old, student, enrollments)
    }
  }

  static let examples = [
    Example(
      "a block list of ids and mappings",
      "---\nname: Ada\ncourses:\n  - cs-101\n  - {course: cs-102, term: f, grade: A}\n"
        + "  - course: cs-103\n    status: completed\nyear: 2\n---\nText\n",
      "---\nname: Ada\nyear: 2\n---\nText\n",
      "---\nstudent: ada\nenrollments:\n  - cs-101\n  - {course: cs-102, term: f, grade: A}\n"
        + "  - course: cs-103\n    status: completed\n---\n"),
    Example(
      "a list in flow style", "---\ncourses: [cs-101, \"cs-102\"] # two\nname: Ada\n---\n", "---\nname: Ada\n---\n",
      "---\nstudent: ada\nenrollments: [cs-101, \"cs-102\"] # two\n---\n"),
    Example(
      "CRLF, comments and odd indentation",
      "---\r\nname: Ada # her\r\n# What she takes\r\ncourses:   # all\r\n    # first\r\n    - 'cs-101'   # one\r\n\r\n"
        + "    # last\r\n# About the year\r\nyear: 2\r\n---\r\n",
      "---\r\nname: Ada # her\r\n# What she takes\r\n# About the year\r\nyear: 2\r\n---\r\n",
      "---\r\nstudent: ada\r\nenrollments:   # all\r\n    # first\r\n    - 'cs-101'   # one\r\n\r\n    # last\r\n---\r\n"
    ),
    Example(
      "a list that is not indented, with a comment of the next field",
      "---\ncourses:\n- cs-101\n# year\nyear: 2\nname: A\n---\n",
      "---\n# year\nyear: 2\nname: A\n---\n", "---\nstudent: ada\nenrollments:\n- cs-101\n---\n"),
    Example("an empty list", "---\nname: Ada\ncourses: []\n---\n", "---\nname: Ada\n---\n", nil),
    Example(
      "an empty list and its comment", "---\nname: Ada\ncourses: [] # none yet\nyear: 1\n---\n",
      "---\nname: Ada\n# none yet\nyear: 1\n---\n", nil),
    Example(
      "a field that was left empty", "---\nname: Ada\ncourses:\nyear: 1\n---\n", "---\nname: Ada\nyear: 1\n---\n", nil),
    Example(
      "front matter in flow style",
      "---\n{name: Ada, courses: [cs-101, {course: cs-102, grade: \"a: b\"}], year: 1}\n---\n",
      "---\n{name: Ada, year: 1}\n---\n",
      "---\nstudent: ada\nenrollments:\n  - cs-101\n  - {course: cs-102, grade: \"a: b\"}\n---\n"),
    Example(
      "an alias of something that stays",
      "---\nname: Ada\nyear: &y A\ncourses:\n  - {course: cs-101, grade: *y}\n---\n",
      "---\nname: Ada\nyear: &y A\n---\n", "---\nstudent: ada\nenrollments:\n  - {course: cs-101, grade: A}\n---\n"),
    Example(
      "every field",
      "---\nname: Ada\n\"courses\":\n  - course: cs-101\n    term: f\n    section: [a, b]\n    status: withdrawn\n"
        + "    credits: 4.5\n    enrolled_on: 2026-09-01\n    ended_on: 2026-10-01\n"
        + "    override: [{rule: capacity-exceeded, reason: Chair, by: X, on: 2026-09-01}]\n---\n",
      "---\nname: Ada\n---\n",
      "---\nstudent: ada\nenrollments:\n  - course: cs-101\n    term: f\n    section: [a, b]\n    status: withdrawn\n"
        + "    credits: 4.5\n    enrolled_on: 2026-09-01\n    ended_on: 2026-10-01\n"
        + "    override: [{rule: capacity-exceeded, reason: Chair, by: X, on: 2026-09-01}]\n---\n"),
    Example(
      "indented front matter", "---\n  name: Ada\n  courses:\n  - cs-101\n---\n", "---\n  name: Ada\n---\n",
      "---\n  student: ada\n  enrollments:\n  - cs-101\n---\n"),
  ]

  private static let courses = Dictionary(
    uniqueKeysWithValues: ["cs-101", "cs-102", "cs-103"].map {
      ("content/courses/\($0).md", "---\ntitle: \($0)\n---\n")
    })

  @Test("moves the lines of a list as they are, and leaves the rest", arguments: examples)
  func lines(_ example: Example) throws {
    let files = Self.courses.merging(["content/students/ada.md": example.old]) { $1 }
    try EditedFolder.with(files) { edited in
      let outcome = try edited.migrate()
      #expect(outcome.before == outcome.after)
      #expect(try edited.folder.text(of: "content/students/ada.md") == example.student)
      let enrollments = try edited.tree()["content/enrollments/ada.md"]
      #expect(enrollments == example.enrollments)
      #expect(try edited.errors() == [])
      #expect(try edited.migrate().edit.changes == [])
    }
  }

  @Test(
    "says the current format in the settings, where they say one",
    arguments: [
      ("title: A\nschema_version: 1 # old\n", "title: A\nschema_version: 2 # old\n"),
      ("schema_version: \"1\"\r\n", "schema_version: \"2\"\r\n"), ("title: A\n", "title: A\n"),
    ])
  func settings(before: String, after: String) throws {
    try EditedFolder.with(["catalogue.yml": before]) { edited in
      try edited.migrate()
      #expect(try edited.folder.text(of: "catalogue.yml") == after)
    }
  }

  @Test("finds a free name, and goes on where some have been moved")
  func names() throws {
    var files = Self.courses
    files["content/students/ada.md"] = "---\nname: Ada\ncourses: [cs-101]\n---\n"
    files["content/students/bob.md"] = "---\nid: ada-2\nname: Bob\ncourses: [cs-101, nowhere]\n---\n"
    files["content/enrollments/ADA.md"] = "---\nstudent: ada\ncourse: cs-102\n---\n"
    try EditedFolder.with(files) { edited in
      let outcome = try edited.migrate()
      #expect(outcome.before == MigrationOutcome.Counts(students: 2, courses: 3, enrollments: 4))
      #expect(
        try edited.tree().keys.filter { $0.hasPrefix("content/enrollments/") }.sorted() == [
          "content/enrollments/ADA.md", "content/enrollments/ada-2-2.md", "content/enrollments/ada-2.md",
        ])
      // What dangled in the list dangles now, and nobody is kept from migrating by it.
      #expect(try edited.errors().map(\.rule) == ["dangling-reference"])
      #expect(outcome.edit.notes.count == 1)
    }
  }

  @Test(
    "moves nothing when something in a list cannot be moved, and says where",
    arguments: [
      ("courses: cs-101", 3, "must be a list"), ("courses:\n  - [a]", 4, "must be the id of a course"),
      ("courses:\n  - ~", 4, "must be the id of a course"),
      ("courses:\n  - cs-101\n  - {term: f}", 5, "needs the field"),
      ("courses: [{course: a, colour: red}]", 3, "no field 'colour'"),
      ("courses: [{course: a, student: b}]", 3, "no field 'student'"),
      ("courses: [{course: a, status: done}]", 3, "not 'done'"),
      ("courses: [{course: a, credits: -1}]", 3, "not negative"),
      ("courses: [{course: a, credits: x}]", 3, "not negative"), ("courses: [{course: a, grade: [b]}]", 3, "a text"),
      ("courses: [{course: a, enrolled_on: soon}]", 3, "a date"),
      ("courses: [{course: a, section: [~]}]", 3, "is empty"),
      ("courses: [{course: a, override: x}]", 3, "a list of overrides"),
      ("courses: [{course: a, override: [{rule: x, reason: y}]}]", 3, "a rule of the domain"),
      ("courses: [{course: a, override: [{rule: capacity-exceeded, reason: y, z: 1}]}]", 3, "no field 'z'"),
      ("courses: [", 1, "cannot be read"), ("courses: &c [cs-101]\ntags: *c", 1, "unusual"),
    ])
  func faults(list: String, line: Int, message: String) throws {
    var files = Self.courses
    files["content/students/ada.md"] = "---\nname: Ada\n\(list)\n---\n"
    files["content/students/bob.md"] = "---\nname: Bob\ncourses: [cs-101]\n---\n"
    try EditedFolder.with(files) { edited in
      let before = try edited.tree()
      let answer = refusal { try edited.migrate() }
      #expect(answer?.status == 409)
      #expect(answer?.details.map(\.field) == ["content/students/ada.md:\(line)"])
      #expect(answer?.message.contains(message) == true, "\(answer?.message ?? "")")
      #expect(try edited.tree() == before)
    }
  }

  @Test("refuses a format that it does not know")
  func newerFormat() throws {
    try EditedFolder.with(["catalogue.yml": "schema_version: 3\n"]) { edited in
      #expect(refusal { try edited.migrate() }?.code == "invalid-setting")
    }
  }

  @Test("2,000 students: the same graph, every byte outside the moved lines, and nothing to do the second time")
  func manyStudents() throws {
    var random = SplitMix64(seed: 11)
    var files = ["catalogue.yml": "schema_version: 1 # so far\ntitle: College\n"]
    let courses = (100..<140).map { "cs-\($0)" }
    for course in courses { files["content/courses/\(course).md"] = "---\ntitle: \(course)\n---\n" }
    var graph: [String] = []
    var rests: [String: String] = [:]
    for number in 0..<2_000 {
      let id = "student-\(number)"
      let taken = courses.shuffled(using: &random).prefix(Int.random(in: 0...6, using: &random))
      let isFlow = number % 3 == 0
      let items = taken.map { course -> String in
        let term = Bool.random(using: &random) ? "fall" : "spring"
        switch Int.random(in: 0..<4, using: &random) {
        case 0:
          graph.append("\(id) \(course) - enrolled -")
          return course
        case 1:
          graph.append("\(id) \(course) \(term) completed A")
          return "{ course: '\(course)', term: \(term), status: completed, grade: A }"
        case 2 where !isFlow:
          graph.append("\(id) \(course) \(term) enrolled -")
          return "course: \(course) # chosen late\n    term: \"\(term)\""
        default:
          graph.append("\(id) \(course) \(term) withdrawn -")
          return "{course: \(course), term: \(term), status: withdrawn}"
        }
      }
      let list =
        isFlow
        ? "courses: [\(items.joined(separator: ", "))]\n"
        : taken.isEmpty ? "courses:\n" : "courses: # so far\n" + items.map { "  # an item\n  - \($0)\n" }.joined()
      let parts = ["---\nname: \"Student \(number)\" # name\n", list, "# year\nyear: \(number % 4)\n---\n\nText\n"]
        .map { number % 2 == 0 ? $0 : $0.replacing("\n", with: "\r\n") }
      files["content/students/\(id).md"] = parts.joined()
      rests["content/students/\(id).md"] = parts[0] + parts[2]
    }
    try EditedFolder.with(files) { edited in
      let outcome = try edited.migrate()
      let counts = MigrationOutcome.Counts(students: 2_000, courses: courses.count, enrollments: graph.count)
      #expect(outcome.before == counts && outcome.after == counts)
      let catalogue = try edited.catalogue()
      let found = catalogue.enrollments.map { enrollment in
        let record = EnrollmentRecord(enrollment, in: catalogue)
        return
          "\(record.studentID) \(record.courseID) \(record.term ?? "-") \(record.status.name) \(record.grade ?? "-")"
      }
      #expect(found.sorted() == graph.sorted())
      #expect(try edited.errors() == [])
      let tree = try edited.tree()
      #expect(rests.allSatisfy { tree[$0.key] == $0.value })
      #expect(tree["catalogue.yml"] == "schema_version: 2 # so far\ntitle: College\n")
      // The lines that were moved are in the new files as they were.
      for (path, old) in files where path.hasPrefix("content/students/") {
        guard let new = tree[path.replacing("/students/", with: "/enrollments/")] else { continue }
        let moved = new.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(3).dropLast(2)
        #expect(moved.isEmpty || old.contains(moved.joined(separator: "\n")), "\(path)")
      }
      #expect(try edited.migrate().edit.changes == [])
    }
  }
}
