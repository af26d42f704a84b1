import Catalogue
import Diagnostics
import Editing
import Files
import TestSupport
import Testing

@Suite("Enrolling")
struct EnrollingTests {
  static let roster = "content/enrollments/2026-fall/cs-101.md"

  // MARK: What the old service named

  @Test("a student in a course succeeds")
  func enrollStudentInCourse() throws {
    try Rig.with { rig in
      let edit = try rig.carryOut(rig.enroll("ada-lovelace", "cs-101"))
      #expect(edit.enrollments.map(\.courseID) == ["cs-101"])
      #expect(edit.enrollments.map(\.status) == [.enrolled])
      #expect(
        try rig.rosters() == [
          Self.roster: "---\ncourse: cs-101\nterm: 2026-fall\nenrollments:\n  - ada-lovelace\n---\n"
        ])
      #expect(try rig.graph() == ["ada-lovelace cs-101 2026-fall enrolled"])
    }
  }

  @Test(
    "with an id that nobody has is refused, and says what was most likely meant",
    arguments: [
      ("ada-lovelase", "cs-101", "unknown-student", "student_id", "ada-lovelase", "ada-lovelace"),
      ("ada-lovelace", "cs-1O1", "unknown-course", "course_id", "cs-1O1", "cs-101"),
      ("ada-lovelace", "CS-101", "unknown-course", "course_id", "CS-101", "cs-101"),
      ("", "cs-101", "unknown-student", "student_id", "", nil),
    ] as [(String, String, String, String, String, String?)])
  func enrollInvalidID(
    student: String, course: String, code: String, field: String, value: String, suggestion: String?
  ) throws {
    try Rig.with { rig in
      let refusal = try #require(rig.refusal(of: rig.enroll(student, course)))
      #expect(refusal.status == 400)
      #expect(refusal.code == code)
      #expect(refusal.details == [.init(field: field, value: value, suggestion: suggestion)])
      #expect(try rig.rosters().isEmpty)
    }
  }

  // MARK: Many courses

  @Test("in many courses is one change of all their files")
  func enrollsInMany() throws {
    try Rig.with([Self.roster: "---\ncourse: cs-101\nterm: 2026-fall\nenrollments: [alan-turing]\n---\n"]) { rig in
      let edit = try rig.carryOut(rig.enroll("ada-lovelace", "ma-110", "cs-101"))
      #expect(edit.enrollments.map(\.courseID) == ["ma-110", "cs-101"])
      #expect(edit.changes.map(\.path) == [Self.roster, "content/enrollments/2026-fall/ma-110.md"])
      #expect(
        try rig.rosters()[Self.roster]
          == "---\ncourse: cs-101\nterm: 2026-fall\nenrollments: [ada-lovelace, alan-turing]\n---\n")
    }
  }

  @Test("in many courses of which one is unknown changes nothing, and names each that is")
  func refusesUnknownAmongMany() throws {
    try Rig.with { rig in
      let refusal = try #require(rig.refusal(of: rig.enroll("ada-lovelace", "cs-101", "ma-11", "xyz")))
      #expect(refusal.code == "unknown-course")
      #expect(refusal.details.map(\.value) == ["ma-11", "xyz"])
      #expect(refusal.details.map(\.suggestion) == ["ma-110", nil])
      #expect(try rig.rosters().isEmpty)
    }
  }

  @Test("in no course at all is a missing field")
  func refusesNothing() throws {
    try Rig.with { rig in
      #expect(rig.refusal(of: rig.enroll("ada-lovelace"))?.code == "missing-field")
    }
  }

  @Test("twice is refused, in the catalogue and within one request")
  func refusesDuplicates() throws {
    try Rig.with { rig in
      let twice = try #require(rig.refusal(of: rig.enroll("ada-lovelace", "cs-101", "cs-101")))
      #expect(twice.status == 409)
      #expect(twice.code == "duplicate-enrollment")
      try rig.carryOut(rig.enroll("ada-lovelace", "cs-101"))
      let again = try #require(rig.refusal(of: rig.enroll("ada-lovelace", "ma-110", "cs-101")))
      #expect(again.code == "duplicate-enrollment")
      #expect(again.message.contains("\(Self.roster):5"))
      #expect(again.details == [.init(field: "course_id", value: "cs-101")])
      #expect(try rig.graph() == ["ada-lovelace cs-101 2026-fall enrolled"])
    }
  }

  // MARK: Terms and sections

  @Test("without a term takes the current one, and is refused where there is none, listing the terms")
  func findsTheTerm() throws {
    try Rig.with { rig in
      let refusal = try #require(rig.refusal(of: rig.enroll("ada-lovelace", "cs-101", term: nil)))
      #expect(refusal.code == "ambiguous-term")
      #expect(refusal.details.map(\.value) == ["2026-spring", "2026-fall"])
      rig.settings.currentTerm = "2026-fall"
      try rig.carryOut(rig.enroll("ada-lovelace", "cs-101", term: nil))
      #expect(try rig.graph() == ["ada-lovelace cs-101 2026-fall enrolled"])
      #expect(rig.refusal(of: rig.enroll("ada-lovelace", "ma-110", term: "2026-fal"))?.code == "unknown-term")
    }
  }

  @Test("takes any word for a term as long as terms are plain words, the current one among them")
  func takesLabels() throws {
    try withTemporaryFolder { folder in
      try folder.write(["content/students/a.md": "---\nname: A\n---\n", "content/courses/c.md": "---\ntitle: C\n---\n"])
      var rig = Rig(folder: folder)
      rig.settings.currentTerm = "Fall 2026"
      try rig.carryOut(rig.enroll("a", "c", term: nil))
      try rig.carryOut(rig.enroll("a", "c", term: "t9"))
      #expect(
        try rig.rosters() == [
          "content/enrollments/fall-2026/c.md": "---\ncourse: c\nterm: Fall 2026\nenrollments:\n  - a\n---\n",
          "content/enrollments/t9/c.md": "---\ncourse: c\nterm: t9\nenrollments:\n  - a\n---\n",
        ])
      #expect(rig.refusal(of: rig.enroll("a", "c", term: "t9"))?.code == "duplicate-enrollment")
      #expect(rig.refusal(of: rig.enroll("a", "c", term: " "))?.code == "invalid-value")
    }
  }

  @Test("needs no term where the catalogue has none")
  func needsNoTerm() throws {
    try withTemporaryFolder { folder in
      try folder.write(["content/students/a.md": "---\nname: A\n---\n", "content/courses/c.md": "---\ntitle: C\n---\n"])
      let rig = Rig(folder: folder)
      try rig.carryOut(rig.enroll("a", "c", term: nil))
      #expect(
        try rig.rosters() == ["content/enrollments/c.md": "---\ncourse: c\nenrollments:\n  - a\n---\n"])
    }
  }

  @Test("in a section that the course does not have is refused with the sections that it has")
  func refusesUnknownSection() throws {
    try Rig.with { rig in
      let refusal = try #require(
        rig.refusal(of: rig.enroll("ada-lovelace", "cs-101") { $0.details.sections = ["003"] }))
      #expect(refusal.status == 400)
      #expect(refusal.code == "invalid-value")
      #expect(refusal.details.map(\.field) == ["section"])
      #expect(refusal.message.contains("001, 002"))
      try rig.carryOut(rig.enroll("ada-lovelace", "cs-101") { $0.details.sections = ["002"] })
      #expect(try rig.rosters()[Self.roster]?.contains("  - {student: ada-lovelace, section: \"002\"}\n") == false)
      #expect(try rig.rosters()[Self.roster]?.contains("  - {student: ada-lovelace, section: 002}\n") == true)
    }
  }

  // MARK: Where it goes

  @Test(
    "writes where the person would",
    arguments: [
      // The roster of the course, though there is a file of the student too.
      (
        [
          Self.roster: "---\ncourse: cs-101\nterm: 2026-fall\nenrollments:\n  - alan-turing\n---\n",
          "content/enrollments/ada.md": "---\nstudent: ada-lovelace\nterm: 2026-fall\nenrollments: [ma-110]\n---\n",
        ], Self.roster, "  - ada-lovelace\n  - alan-turing\n"
      ),
      // The student's file of the term.
      (
        ["content/enrollments/ada.md": "---\nstudent: ada-lovelace\nterm: 2026-fall\nenrollments: [ma-110]\n---\n"],
        "content/enrollments/ada.md", "enrollments: [cs-101, ma-110]"
      ),
      // The student's file of all terms.
      (
        [
          "content/enrollments/ada.md":
            "---\nstudent: ada-lovelace\nenrollments:\n  - {course: ma-110, term: 2026-spring}\n---\n"
        ],
        "content/enrollments/ada.md", "  - {course: cs-101, term: 2026-fall}\n"
      ),
      // A list of everybody's.
      (
        [
          "content/enrollments/all.md":
            "---\nterm: 2026-fall\nenrollments:\n  - {student: alan-turing, course: cs-101}\n---\n"
        ],
        "content/enrollments/all.md", "  - {student: ada-lovelace, course: cs-101}\n"
      ),
      // A roster whose defaults say something else, so that it has to be said.
      (
        [Self.roster: "---\ncourse: cs-101\nterm: 2026-fall\nstatus: completed\nenrollments:\n  - alan-turing\n---\n"],
        Self.roster, "  - {student: ada-lovelace, status: enrolled}\n"
      ),
      // A roster of a section that nobody asked for.
      (
        [
          "content/enrollments/2026-fall/cs-101.md":
            "---\ncourse: cs-101\nterm: 2026-fall\nsection: 001\nenrollments:\n  - alan-turing\n---\n"
        ], "content/enrollments/2026-fall/cs-101-2.md", "enrollments:\n  - ada-lovelace\n"
      ),
      // A roster of which nobody is left.
      (
        [Self.roster: "---\ncourse: cs-101\nterm: 2026-fall\nenrollments: []\n---\nNotes.\n"],
        Self.roster, "enrollments: [ada-lovelace]\n---\nNotes.\n"
      ),
    ] as [([String: String], String, String)])
  func choosesTheFile(files: [String: String], path: String, text: String) throws {
    try Rig.with(files) { rig in
      let edit = try rig.carryOut(rig.enroll("ada-lovelace", "cs-101"))
      #expect(edit.changes.map(\.path) == [path])
      #expect(try rig.folder.text(of: path).contains(text))
    }
  }

  @Test("into a file with comments and CRLF adds exactly one line")
  func addsOneLine() throws {
    let lines = [
      "---", "# The roster", "course: cs-101   # programming", "term: '2026-fall'", "enrollments:", "  # early birds",
      "  - alan-turing  # first", "  - grace-hopper", "---", "", "Notes.", "",
    ]
    try Rig.with([Self.roster: lines.joined(separator: "\r\n")]) { rig in
      try rig.carryOut(rig.enroll("ada-lovelace", "cs-101"))
      var expected = lines
      expected.insert("  - ada-lovelace", at: 5)
      #expect(try rig.folder.text(of: Self.roster) == expected.joined(separator: "\r\n"))
    }
  }

  // MARK: Rules

  @Test("refuses what would break a rule, and records why it may")
  func overrides() throws {
    try Rig.with { rig in
      let refusal = try #require(rig.refusal(of: rig.enroll("ada-lovelace", "ph-200")))
      #expect(refusal.status == 409)
      #expect(refusal.code == "prerequisite-unmet")
      #expect(try rig.rosters().isEmpty)
      let edit = try rig.carryOut(
        rig.enroll("ada-lovelace", "ph-200") {
          $0.details.overrides = [OverrideRecord(rule: "prerequisite-unmet", reason: "She wrote the book: twice")]
        })
      #expect(edit.enrollments[0].overrides.map(\.rule) == ["prerequisite-unmet"])
      #expect(
        try rig.rosters()["content/enrollments/2026-fall/ph-200.md"]?.contains(
          "  - {student: ada-lovelace, override: [{rule: prerequisite-unmet, reason: \"She wrote the book: twice\"}]}\n"
        )
          == true)
    }
  }

  @Test("goes on where the catalogue had the fault before, and where settings turn the rule off")
  func ignoresOldFaults() throws {
    let old = "---\nstudent: alan-turing\nterm: 2026-fall\nenrollments: [ph-200, nothing]\n---\n"
    try Rig.with(["content/enrollments/alan.md": old]) { rig in
      try rig.carryOut(rig.enroll("ada-lovelace", "ma-110"))
      try rig.carryOut(rig.enroll("alan-turing", "ma-110"))
      rig.settings.lint = ["prerequisite-unmet": .off]
      try rig.carryOut(rig.enroll("ada-lovelace", "ph-200"))
    }
  }

  @Test("counts seats, of which a place on the waitlist takes none")
  func countsSeats() throws {
    try Rig.with { rig in
      try rig.carryOut(rig.enroll("ada-lovelace", "cs-101") { $0.details.sections = ["002"] })
      let request = rig.enroll("alan-turing", "cs-101") { $0.details.sections = ["002"] }
      #expect(rig.refusal(of: request)?.code == "capacity-exceeded")
      try rig.carryOut(
        rig.enroll("alan-turing", "cs-101") {
          $0.details.sections = ["002"]
          $0.details.status = .waitlisted
        })
      #expect(rig.refusal(of: rig.set("alan-turing", "cs-101") { $0.status = .enrolled })?.code == "capacity-exceeded")
      try rig.carryOut(rig.withdraw("ada-lovelace", "cs-101", deletes: true))
      try rig.carryOut(rig.set("alan-turing", "cs-101") { $0.status = .enrolled })
      #expect(try rig.graph() == ["alan-turing cs-101 2026-fall enrolled"])
    }
  }

  @Test(
    "with a value that is none is refused",
    arguments: [
      (OverrideRecord(rule: "capacity", reason: "x"), "invalid-value"),
      (OverrideRecord(rule: "dangling-reference", reason: "x"), "invalid-value"),
      (OverrideRecord(rule: "capacity-exceeded", reason: " "), "missing-field"),
    ])
  func refusesWrongOverrides(override: OverrideRecord, code: String) throws {
    try Rig.with { rig in
      let request = rig.enroll("ada-lovelace", "cs-101") { $0.details.overrides = [override] }
      #expect(rig.refusal(of: request)?.code == code)
    }
  }

  @Test("of an older format is refused until it is migrated")
  func refusesOldFormat() throws {
    try Rig.with(["content/students/mary.md": "---\nname: Mary\ncourses: [cs-101]\n---\n"]) { rig in
      let refusal = try #require(rig.refusal(of: rig.enroll("ada-lovelace", "cs-101")))
      #expect(refusal.message.contains("registrar migrate"))
    }
  }

  @Test("in a dry run works everything out and writes nothing")
  func dryRun() throws {
    try Rig.with { rig in
      let before = try rig.folder.tree()
      let edit = try rig.carryOut(rig.enroll("ada-lovelace", "cs-101"), isDry: true)
      #expect(edit.changes.map(\.path) == [Self.roster])
      #expect(try rig.folder.tree() == before)
    }
  }
}
