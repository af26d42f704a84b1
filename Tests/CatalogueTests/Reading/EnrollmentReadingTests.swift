import Catalogue
import Diagnostics
import TestSupport
import Testing

@Suite("Reading enrollments")
struct EnrollmentReadingTests {
  private static let records: [(String, String)] = [
    ("content/students/ada.md", "---\nname: Ada\n---\n"),
    ("content/students/alan.md", "---\nname: Alan\n---\n"),
    (
      "content/courses/cs.md",
      "---\ntitle: CS\nofferings: [{term: t1, section: 001}, {term: t1, section: T2}, {term: t2}]\n---\n"
    ),
    ("content/courses/ma.md", "---\ntitle: MA\n---\n"),
  ]

  private func read(_ roster: String) throws -> Catalogue {
    try withTemporaryFolder { folder in
      for (path, text) in Self.records { try folder.write([path: text]) }
      try folder.write(["content/enrollments/roster.md": roster])
      return try CatalogueTests.read(folder)
    }
  }

  /// An enrollment as `student course term sections status grade`.
  private func describe(_ enrollment: Enrollment, _ catalogue: Catalogue) -> String {
    [
      catalogue.students[Int(enrollment.student)].id.string,
      catalogue.courses[Int(enrollment.course)].id.string,
      enrollment.term >= 0 ? catalogue.terms[Int(enrollment.term)].id.string : "-",
      enrollment.sections.map(\.string).joined(separator: "+"), enrollment.status.name,
      enrollment.grade.string,
    ].joined(separator: " ")
  }

  @Test("takes every field of a file with one enrollment")
  func single() throws {
    let catalogue = try read(
      """
      ---
      student: ada
      course: cs
      term: t1
      section: [001, T2]
      status: withdrawn
      grade: NO
      credits: 2.5
      enrolled_on: 2026-09-01
      ended_on: 2026-10-01
      override:
        - {rule: capacity-exceeded, reason: Dean's list, by: GH, on: 2026-08-01}
      ---
      A note.
      """)
    #expect(catalogue.found == [])
    let enrollment = try #require(catalogue.enrollments.first)
    #expect(describe(enrollment, catalogue) == "ada cs t1 001+T2 withdrawn NO")
    #expect(enrollment.credits?.description == "2.5")
    #expect(enrollment.enrolledOn?.description == "2026-09-01")
    #expect(enrollment.endedOn?.description == "2026-10-01")
    #expect(enrollment.status.takesSeat == false)
    #expect(enrollment.place == .fileStart)
    let override = try #require(enrollment.overrides.first)
    #expect(override.rule == "capacity-exceeded")
    #expect(override.reason == "Dean's list")
    #expect(override.by == "GH")
    #expect(override.on?.description == "2026-08-01")
    #expect(String(decoding: catalogue.body(ofFile: enrollment.file), as: UTF8.self) == "A note.")
  }

  @Test(
    "gives the file's own fields to each item, unless it has its own",
    arguments: [
      (
        "a course's roster",
        "course: cs\nterm: t1\nsection: 001\nenrollments: [ada, {student: alan, section: T2, status: waitlisted}]",
        ["ada cs t1 001 enrolled ", "alan cs t1 T2 waitlisted "]
      ),
      (
        "a student's courses",
        "student: ada\nstatus: completed\ngrade: A\nenrollments:\n  - cs\n  - {course: ma, grade: ~}",
        ["ada cs -  completed A", "ada ma -  completed "]
      ),
      (
        "a term's",
        "term: t2\nenrollments:\n- {student: ada, course: cs}\n- {student: alan, course: ma, term: t9}",
        ["ada cs t2  enrolled ", "alan ma t9  enrolled "]
      ),
      (
        "a list in a style of its own", "student: ada\nenrollments: [{course: cs}, {course: \"ma\"}]",
        ["ada cs -  enrolled ", "ada ma -  enrolled "]
      ),
      ("an empty list", "course: cs\nenrollments: []", []),
      ("no list at all", "course: cs\nenrollments:", []),
      (
        "every status",
        "course: cs\nenrollments: [{student: ada, status: enrolled}, {student: alan, status: dropped}]",
        ["ada cs -  enrolled ", "alan cs -  dropped "]
      ),
    ])
  func rosters(title: String, yaml: String, expected: [String]) throws {
    let catalogue = try read("---\n\(yaml)\n---\n")
    #expect(catalogue.found == [])
    #expect(catalogue.unresolved.isEmpty)
    #expect(catalogue.enrollments.map { describe($0, catalogue) } == expected)
    #expect(catalogue.unresolvedEnrollmentCount == 0)
  }

  @Test(
    "reports what an enrollment lacks or cannot mean, once and where it stands",
    arguments: [
      (
        "",
        [
          "1:1: missing-field: an enrollment needs the field 'course'",
          "1:1: missing-field: an enrollment needs the field 'student'",
        ]
      ),
      ("student: ada", ["1:1: missing-field: an enrollment needs the field 'course'"]),
      (
        "enrollments: [ada]", ["1:1: missing-field: a roster of bare ids needs the field 'course', or 'student'"]
      ),
      (
        "term: t\nenrollments: [ada, alan, cs]",
        ["1:1: missing-field: a roster of bare ids needs the field 'course', or 'student'"]
      ),
      (
        "term: t\nenrollments:\n  - student: ada\n  - {student: alan}",
        ["1:1: missing-field: a roster needs the field 'course', which none of its items has"]
      ),
      (
        "term: t\nenrollments:\n  - {student: ada, course: cs}\n  - {student: alan}\n  - {student: alan}",
        [
          "5:5: missing-field: an enrollment needs the field 'course'",
          "6:5: missing-field: an enrollment needs the field 'course'",
        ]
      ),
      (
        "course: cs\nstudent: ada\nenrollments: [alan, ada]",
        [
          "4:15: invalid-value: a bare id stands for the student or the course that the file leaves open, but the file names both"
        ]
      ),
      (
        "student: ada\ncourse: cs\nenrollments: [alan]",
        [
          "4:15: invalid-value: a bare id stands for the student or the course that the file leaves open, but the file names both"
        ]
      ),
      (
        "course: cs\nenrollments: [[ada]]",
        ["3:15: invalid-value: an item of 'enrollments' must be an id or a mapping"]
      ),
      (
        "course: cs\nenrollments:\n  -",
        ["4:4: invalid-value: an item of 'enrollments' must be an id or a mapping"]
      ),
      (
        "course: cs\nenrollments: ada",
        ["3:14: invalid-value: 'enrollments' must be a list of ids and enrollments, not 'ada'"]
      ),
      (
        "course: cs\nenrollments:\n  - status: dropped",
        ["4:5: missing-field: an enrollment needs the field 'student'"]
      ),
      (
        "course: cs\nenrollments:\n  - {student: ada, enrollments: []}",
        ["4:20: unknown-field: an enrollment holds no 'enrollments' of its own; a roster is one list"]
      ),
      (
        "student: [ada]\ncourse: cs",
        ["2:10: invalid-value: 'student' must be the id of a student, not a sequence"]
      ),
      (
        "student: ada\ncourse: cs\nstatus: enroled",
        [
          "4:9: invalid-value: 'status' must be one of enrolled, waitlisted, completed, withdrawn, dropped, not 'enroled' (enrolled?)"
        ]
      ),
      (
        "student: ada\ncourse: cs\ncredits: -1",
        ["4:10: invalid-value: 'credits' must be a number that is not negative, not '-1'"]
      ),
      (
        "student: ada\ncourse: cs\noverride: [{rule: capacity-exeeded, reason: x}]",
        [
          "4:19: invalid-value: no rule that can be overridden has the id 'capacity-exeeded' (capacity-exceeded?)"
        ]
      ),
      (
        "student: ada\ncourse: cs\noverride: [{rule: schedule-conflict}]",
        ["4:12: missing-field: an override needs the field 'reason'"]
      ),
      (
        "student: ada\ncourse: cs\noverride: [x]",
        ["4:12: invalid-value: 'override' must be a mapping, not 'x'"]
      ),
    ])
  func faults(yaml: String, expected: [String]) throws {
    let catalogue = try read("---\n\(yaml)\n---\n")
    #expect(catalogue.found == expected.map { "content/enrollments/roster.md:\($0)" })
  }

  @Test(
    "reports a key under a wrong name, and nothing that would follow from it",
    arguments: [
      (
        "studnet: ada\ncourse: cs", "2:1: unknown-field: an enrollment file has no field 'studnet' (student?)"
      ),
      (
        "cuorse: cs\nterm: t1\nenrollments: [ada, alan]",
        "2:1: unknown-field: an enrollment file has no field 'cuorse' (course?)"
      ),
      (
        "course: cs\nenrolments: [ada, alan]",
        "3:1: unknown-field: an enrollment file has no field 'enrolments' (enrollments?)"
      ),
      (
        "course: cs\nenrollments:\n  - {studnt: ada}",
        "4:6: unknown-field: an enrollment has no field 'studnt' (student?)"
      ),
      (
        "course: cs\nstudent: ada\ntrem: t1",
        "4:1: unknown-field: an enrollment file has no field 'trem' (term?)"
      ),
    ])
  func misspeltKeys(yaml: String, expected: String) throws {
    let catalogue = try read("---\n\(yaml)\n---\n")
    #expect(catalogue.found == ["content/enrollments/roster.md:\(expected)"])
    #expect(catalogue.unresolved.isEmpty)
    #expect(catalogue.enrollments.isEmpty)
  }

  @Test("keeps an enrollment of which a reference dangles out of every further check")
  func unresolved() throws {
    let catalogue = try read(
      "---\ncourse: cs\nterm: t1\nenrollments: [ada, alna, {student: alan, course: xx}]\n---\n")
    #expect(catalogue.enrollments.count == 1)
    #expect(catalogue.unresolvedEnrollmentCount == 2)
    #expect(catalogue.unresolved.map(\.text.string) == ["alna", "xx"])
  }

  @Test("reports a default that dangles once, and a section of the defaults too")
  func inherited() throws {
    let term = try read("---\ncourse: xx\nterm: t1\nenrollments: [ada, alan]\n---\n")
    #expect(term.unresolved.map(\.text.string) == ["xx"])
    let section = try read(
      "---\ncourse: cs\nterm: t1\nsection: [001, 009]\nenrollments: [ada, {student: alan, section: 008}]\n---\n"
    )
    #expect(section.unresolved.map(\.text.string) == ["008", "009"])
    #expect(section.unresolvedEnrollmentCount == 2)
  }

  @Test("lets any section stand where the course lists no offering for the term")
  func openSections() throws {
    let catalogue = try read(
      "---\ncourse: cs\nenrollments:\n- {student: ada, term: t3, section: 5}\n- {student: alan, section: 5}\n---\n"
    )
    #expect(catalogue.unresolved.isEmpty)
    #expect(catalogue.enrollments.count == 2)
  }

  @Test(
    "blames a faulty offering for its fault, and not the enrollments in it",
    arguments: [
      "{trem: t1, section: 001}", "{term: [t1], section: 001}", "{term: t1, secton: 001}",
      "{term: t1, section: [001]}",
    ])
  func faultyOffering(offering: String) throws {
    let catalogue = try CatalogueTests.read([
      "content/students/ada.md": "---\nname: Ada\n---\n",
      "content/courses/cs.md": "---\ntitle: CS\nofferings: [{term: t1, section: 002}, \(offering)]\n---\n",
      "content/enrollments/ada.md": "---\nstudent: ada\ncourse: cs\nterm: t1\nsection: 001\n---\n",
    ])
    #expect(catalogue.found.count == 1)
    #expect(catalogue.unresolved.isEmpty)
    #expect(catalogue.unresolvedEnrollmentCount == 1)
  }
}
