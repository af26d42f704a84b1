import Catalogue
import Editing
import Files
import TestSupport
import Testing

@Suite("Importing enrollments")
struct EnrollmentImportTests {
  private static let records = [
    "content/students/ada.md": "---\nname: Ada\nemail: ada@example.edu\n---\n",
    "content/students/s-12-x.md": "---\nname: Alan\n---\n",
    "content/students/zoe.md": "---\nname: Zoë\nemail: twin@x\n---\n",
    "content/students/yve.md": "---\nname: Yve\nemail: twin@x\n---\n",
    "content/courses/cs-101.md": "---\ntitle: A\ncode: CS 101\n---\n",
    "content/courses/ma-1.md":
      "---\ntitle: B\ncode: Logic 1\nofferings:\n  - {term: fall, section: \"001\", capacity: 1}\n---\n",
    "content/terms/fall.md": "---\ntitle: Fall 2026\nstarts: 2026-09-01\nends: 2026-12-20\n---\n",
    "content/terms/spring.md": "---\ntitle: Spring 2026\nstarts: 2026-01-10\nends: 2026-05-20\n---\n",
  ]

  private static func with(_ files: [String: String]) -> [String: String] { records.merging(files) { $1 } }

  @Test("finds students by id, by what import made of theirs and by e-mail address, and courses by id and code")
  func references() throws {
    let imported = try importing(
      """
      course_id,user_id,role,section_id,status,term_id
      CS-101,ADA@example.edu,student,,active,fall
      cs101,x,teacher,,active,fall
      logic-1,S-12@x,StudentEnrollment,001,concluded,Fall 2026
      CS 101,S-12@x,student,,deleted,Fall
      """, as: .enrollment, into: Self.records)
    #expect(imported.outcome.sentence == "enrollments: 3 created, 0 changed, 0 unchanged, 1 skipped")
    #expect(imported.outcome.edit.notes.first == "1 row skipped, whose role is not that of a student")
    #expect(
      imported.files["content/enrollments/fall/cs-101.md"]
        == "---\ncourse: cs-101\nterm: fall\nenrollments:\n  - ada\n  - {student: s-12-x, status: dropped}\n---\n")
    #expect(
      imported.files["content/enrollments/fall/ma-1.md"]
        == "---\ncourse: ma-1\nterm: fall\nenrollments:\n  - {student: s-12-x, section: 001, status: completed}\n---\n")
  }

  @Test("changes and adds where the rosters have it, and leaves every other byte")
  func changes() throws {
    let roster = """
      ---
      course: cs-101   # Kept
      term: fall
      enrollments:
        - {student: ada, grade: B}
        # Kept, too
        - yve
        - zoe
      ---
      Notes
      """
    let imported = try importing(
      """
      Student;Course;Semester;Status;Mark;Credits;Enrolled;Withdrawn on
      ada;cs-101;fall;;A;7,5;;
      zoe;cs-101;fall;W;;;;12.10.2026
      yve;cs-101;fall;;;;;
      s-12-x;cs-101;fall;waitlist;;;2026-09-02;
      """, as: .enrollment, into: Self.with(["content/enrollments/all.md": roster])
    ) { $0.mappings = [ColumnMapping("Withdrawn on=ended_on")].compactMap(\.self) }
    #expect(imported.outcome.sentence == "enrollments: 1 created, 2 changed, 1 unchanged")
    #expect(
      imported.files["content/enrollments/all.md"] == """
        ---
        course: cs-101   # Kept
        term: fall
        enrollments:
          - {student: ada, grade: A, credits: 7.5}
          - {student: s-12-x, status: waitlisted, enrolled_on: 2026-09-02}
          # Kept, too
          - yve
          - {student: zoe, status: withdrawn, ended_on: 2026-10-12}
        ---
        Notes
        """)
  }

  @Test("rows about several sections are one enrollment, and a section that was left does not end it")
  func sections() throws {
    let imported = try importing(
      """
      student,course,section,status
      ada,cs-101,L1,active
      ada,cs-101,T2,active
      ada,cs-101,L1,active
      zoe,cs-101,L1,deleted
      zoe,cs-101,L2,active
      yve,cs-101,L1,active
      yve,cs-101,L2,deleted
      yve,cs-101,L1,active
      s-12-x,cs-101,L1|T1,active
      """, as: .enrollment, into: Self.records
    ) { $0.term = "Fall 2026" }
    #expect(imported.outcome.sentence == "enrollments: 4 created, 0 changed, 0 unchanged")
    #expect(
      imported.outcome.edit.notes == [
        "2 rows said the same as an earlier one",
        "2 rows about a section that was left for another of the same course skipped",
      ])
    #expect(
      imported.files["content/enrollments/fall/cs-101.md"] == """
        ---
        course: cs-101
        term: fall
        enrollments:
          - {student: ada, section: [L1, T2]}
          - {student: s-12-x, section: [L1, T1]}
          - {student: yve, section: L1}
          - {student: zoe, section: L2}
        ---

        """)
  }

  @Test("tells everything that is wrong, with its line, and writes nothing")
  func faults() throws {
    let found = try refusing(
      """
      student,course,term,section,status,grade,enrolled_on,credits
      adda,cs-101,fall,,,,,
      ada,cs-1O1,fall,,,,,
      ada,cs-101,autumn,,,,,
      twin@x,cs-101,fall,,,,,
      ,cs-101,fall,,,,,
      ada,,fall,,,,,
      ada,ma-1,fall,002,,,,
      ada,cs-101,fall,,enroled,,soon,x
      zoe,cs-101,fall,,,A\u{7},,
      zoe,cs-101,spring,,,A,,
      zoe,cs-101,spring,,,B,,
      """, as: .enrollment, into: Self.records)
    #expect(
      found == [
        "2: unknown-student: no student has the id or e-mail address 'adda' (ada)",
        "3: unknown-course: no course has the id or code 'cs-1O1' (cs-101)",
        "4: unknown-term: no term has the id or title 'autumn'",
        "5: unknown-student: 'twin@x' could mean several students; name one by its id",
        "6: missing-field: the row names no student", "7: missing-field: the row names no course",
        "8: dangling-reference: 'ma-1' has no section '002' in 'fall'; it has 001 (001)",
        "9: invalid-value: 'status' must be one of enrolled, waitlisted, completed, withdrawn, dropped, not 'enroled' "
          + "(enrolled)", "9: invalid-value: 'enrolled_on' must be a date such as 2026-09-01, not 'soon'",
        "9: invalid-value: 'credits' must be a number that is not negative, not 'x'",
        "10: invalid-value: 'grade' holds the character U+0007, which no page can show",
        "12: duplicate-enrollment: line 11 says otherwise of 'zoe' in 'cs-101'",
      ])
  }

  @Test("needs to know the students, the courses and the term")
  func needs() throws {
    #expect(
      try refusing("course\ncs-101\n", as: .enrollment, into: Self.records)
        == ["1: missing-field: no column is known to hold the field 'student'; name it with --map COLUMN=student"])
    #expect(
      try refusing("student\nada\n", as: .enrollment, into: Self.records)
        == ["1: missing-field: no column is known to hold the field 'course'; name it with --map COLUMN=course"])
    let table = "student,course\nada,cs-101\n"
    #expect(
      try refusing(table, as: .enrollment, into: Self.records)
        == ["409 ambiguous-term: no term is given, and the settings name no current one; there are spring, fall"])
    #expect(
      try refusing(table, as: .enrollment, into: Self.records) { $0.term = "fal" }
        == ["400 unknown-term: no term has the id 'fal'"])
    let imported = try importing(
      table, as: .enrollment, into: Self.records, settings: "current_term: fall\n")
    #expect(imported.files["content/enrollments/fall/cs-101.md"] != nil)
  }

  @Test("takes any word for a term where terms are plain words, or none at all")
  func labels() throws {
    let records = Self.records.filter { !$0.key.hasPrefix("content/terms/") && !$0.key.hasSuffix("ma-1.md") }
    let imported = try importing(
      "student,course,term\nada,cs-101,Autumn 2026\nzoe,cs-101,Autumn 2026\nada,cs-101,Spring\n", as: .enrollment,
      into: records)
    #expect(
      imported.files["content/enrollments/autumn-2026/cs-101.md"]
        == "---\ncourse: cs-101\nterm: Autumn 2026\nenrollments:\n  - ada\n  - zoe\n---\n"
        || imported.files["content/enrollments/autumn-2026/cs-101.md"]
          == "---\ncourse: cs-101\nterm: \"Autumn 2026\"\nenrollments:\n  - ada\n  - zoe\n---\n"
    )
    #expect(imported.outcome.edit.notes == ["new terms, which are plain words here: 'Autumn 2026', 'Spring'"])
    let without = try importing("student,course\nada,cs-101\n", as: .enrollment, into: records)
    #expect(
      without.files["content/enrollments/cs-101.md"] == "---\ncourse: cs-101\nenrollments:\n  - ada\n---\n")
    let given = try importing("student,course\nada,cs-101\n", as: .enrollment, into: records) { $0.term = "Fall" }
    #expect(given.outcome.edit.notes == ["new terms, which are plain words here: 'Fall'"])
    #expect(
      try refusing("student,course,term\nada,cs-101,a\u{7}\n", as: .enrollment, into: records)
        == ["2: invalid-value: 'term' holds the character U+0007, which no page can show"])
  }

  @Test("history that breaks a domain rule is taken and counted, unless settings make the rule an error")
  func domainRules() throws {
    let table = "student,course,term,section\nada,ma-1,fall,001\nzoe,ma-1,fall,001\n"
    let imported = try importing(table, as: .enrollment, into: Self.records)
    #expect(imported.outcome.edit.notes == ["1 new warning; registrar lint shows them"])
    let refused = try refusing(
      table, as: .enrollment, into: Self.records, settings: "lint: {capacity-exceeded: error}\n")
    #expect(refused.count == 1)
    #expect(refused.first?.contains("capacity-exceeded") == true)
  }

  @Test("errors that were there before stop nothing")
  func oldErrors() throws {
    let imported = try importing(
      "student,course,term\nada,cs-101,fall\n", as: .enrollment,
      into: Self.with([
        "content/enrollments/old.md": "---\nstudent: nobody\ncourse: cs-101\n---\n",
        "content/students/bad.md": "---\nname: Bad\nnmae: x\n---\n",
      ]))
    #expect(imported.outcome.sentence == "enrollments: 1 created, 0 changed, 0 unchanged")
  }

  @Test("a long list that many are added to is compared line by line in good time, and the diff says so")
  func longDiff() {
    let old = (0..<6000).map { "  - student-\($0)\n" }
    var new = old
    for place in stride(from: 5990, to: 0, by: -20) { new.insert("  - new-\(place)\n", at: place) }
    new.append("  - last")
    let change = FileChange("a.md", from: Array(old.joined().utf8), to: Array(new.joined().utf8))
    let lines = UnifiedDiff(change).text().split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("+  - ") } == 301)
    #expect(lines.count { $0.hasPrefix("-  - ") } == 0)
    #expect(lines.contains("@@ -8,6 +8,7 @@"))
    let other = FileChange("a.md", from: Array(old.joined().utf8), to: Array(old.map { "x\($0)" }.joined().utf8))
    #expect(UnifiedDiff(other).text().split(separator: "\n").count { $0.hasPrefix("-  - ") } == 6000)
  }

  @Test("what programs read counts, and holds the changes")
  func json() throws {
    let imported = try importing(
      "student,course,term\nada,cs-101,fall\n", as: .enrollment, into: Self.records)
    #expect(
      String(decoding: imported.outcome.json(isDry: true), as: UTF8.self).hasPrefix(
        "{\n  \"created\": 1,\n  \"changed\": 0,\n  \"unchanged\": 0,\n  \"skipped\": 0,\n  \"changes\": [\n    {\"path\": "
      ))
  }
}
