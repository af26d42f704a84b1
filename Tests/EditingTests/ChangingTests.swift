import Catalogue
import Diagnostics
import Editing
import TestSupport
import Testing

@Suite("Changing enrollments")
struct ChangingTests {
  static let roster = "content/enrollments/2026-fall/cs-101.md"
  static let text = "---\ncourse: cs-101\nterm: 2026-fall\nenrollments:\n  - ada-lovelace # A.\n  - alan-turing\n---\n"

  // MARK: Set

  @Test("a status and a grade are set where the enrollment stands")
  func sets() throws {
    try Rig.with([Self.roster: Self.text]) { rig in
      let edit = try rig.carryOut(
        rig.set("ada-lovelace", "cs-101") {
          $0.status = .completed
          $0.grade = "A"
        })
      #expect(edit.enrollments.map(\.grade) == ["A"])
      #expect(
        try rig.folder.text(of: Self.roster)
          == Self.text.replacing("- ada-lovelace #", with: "- {student: ada-lovelace, status: completed, grade: A} #"))
    }
  }

  @Test("what is so already changes nothing")
  func setsNothing() throws {
    try Rig.with([Self.roster: Self.text]) { rig in
      let edit = try rig.carryOut(rig.set("ada-lovelace", "cs-101") { $0.status = .enrolled })
      #expect(edit.changes.isEmpty)
      #expect(edit.enrollments.map(\.studentID) == ["ada-lovelace"])
    }
  }

  @Test("an enrollment that is taken up again has not ended")
  func takesUpAgain() throws {
    let text = Self.text.replacing(
      "- alan-turing", with: "- {student: alan-turing, status: withdrawn, ended_on: 2026-10-01}")
    try Rig.with([Self.roster: text]) { rig in
      try rig.carryOut(rig.set("alan-turing", "cs-101") { $0.status = .enrolled })
      #expect(
        try rig.folder.text(of: Self.roster)
          == Self.text.replacing("- alan-turing", with: "- {student: alan-turing, status: enrolled}"))
    }
  }

  @Test("a day on which it ended stays with an enrollment that is completed, and goes with a note where it goes")
  func keepsTheDay() throws {
    let text = Self.text.replacing(
      "- alan-turing", with: "- {student: alan-turing, status: withdrawn, ended_on: 2026-10-01}")
    try Rig.with([Self.roster: text]) { rig in
      let completed = try rig.carryOut(
        rig.set("alan-turing", "cs-101") {
          $0.status = .completed
          $0.grade = "A"
        })
      #expect(completed.enrollments[0].endedOn?.description == "2026-10-01")
      #expect(completed.notes == [])
      try rig.folder.write([Self.roster: text])
      let open = try rig.carryOut(rig.set("alan-turing", "cs-101") { $0.status = .waitlisted })
      #expect(open.notes.contains { $0.contains("2026-10-01") })
    }
  }

  @Test("a grade that the file says of all goes from one enrollment")
  func removesInheritedGrade() throws {
    let text = Self.text.replacing("enrollments:", with: "status: completed\ngrade: A\nenrollments:")
    try Rig.with([Self.roster: text]) { rig in
      try rig.carryOut(
        rig.set("alan-turing", "cs-101") {
          $0.status = .enrolled
          $0.grade = ""
        })
      #expect(
        try rig.folder.text(of: Self.roster)
          == text.replacing("- alan-turing", with: "- {student: alan-turing, status: enrolled, grade: ~}"))
    }
  }

  @Test("a grade and a section go when they are set to nothing")
  func removesFields() throws {
    let text = Self.text.replacing("- alan-turing", with: "- {student: alan-turing, section: '001', grade: A}")
    try Rig.with([Self.roster: text]) { rig in
      try rig.carryOut(
        rig.set("alan-turing", "cs-101") {
          $0.grade = ""
          $0.sections = []
        })
      #expect(
        try rig.folder.text(of: Self.roster) == Self.text.replacing("- alan-turing", with: "- {student: alan-turing}"))
    }
  }

  @Test("to two sections writes a list")
  func setsSections() throws {
    try Rig.with([Self.roster: Self.text]) { rig in
      try rig.carryOut(rig.set("alan-turing", "cs-101") { $0.sections = ["001", "002"] })
      #expect(try rig.folder.text(of: Self.roster).contains("- {student: alan-turing, section: [001, 002]}\n"))
    }
  }

  @Test("what leaves the record contradicting itself is refused")
  func refusesContradictions() throws {
    try Rig.with([Self.roster: Self.text]) { rig in
      let refusal = try #require(rig.refusal(of: rig.set("ada-lovelace", "cs-101") { $0.status = .completed }))
      #expect(refusal.code == "status-inconsistent")
      #expect(try rig.folder.text(of: Self.roster) == Self.text)
    }
  }

  // MARK: Which one

  @Test("the only enrollment that matches is found without a term; among several one must be named")
  func findsTheOne() throws {
    let spring = "---\ncourse: cs-101\nterm: 2026-spring\nenrollments: [alan-turing]\n---\n"
    try Rig.with([Self.roster: Self.text, "content/enrollments/spring.md": spring]) { rig in
      let request = rig.set("alan-turing", "cs-101") { $0.enrolledOn = CalendarDate(days: 20_000) }
      let refusal = try #require(rig.refusal(of: request))
      #expect(refusal.status == 409)
      #expect(refusal.code == "ambiguous-term")
      #expect(Set(refusal.details.map(\.value)) == ["2026-fall", "2026-spring"])
      rig.settings.currentTerm = "2026-spring"
      #expect(try rig.carryOut(request).enrollments.map(\.term) == ["2026-spring"])
      #expect(rig.refusal(of: try rig.withdraw("ada-lovelace", "cs-101"))?.message.contains("2026-fall") == true)
    }
  }

  @Test("one that does not exist is not enrolled, with status 404")
  func refusesMissing() throws {
    try Rig.with([Self.roster: Self.text]) { rig in
      for request in [
        rig.set("grace-hopper", "cs-101") { $0.grade = "A" },
        try rig.withdraw("grace-hopper", "cs-101"),
        try rig.withdraw("ada-lovelace", "cs-101", term: "2026-spring", deletes: true),
      ] {
        let refusal = try #require(rig.refusal(of: request))
        #expect(refusal.status == 404)
        #expect(refusal.code == "not-enrolled")
      }
      #expect(rig.refusal(of: rig.set("ada-lovelace", "cs-101") { _ in })?.code == "missing-field")
    }
  }

  // MARK: Withdraw

  @Test("a withdrawal keeps the enrollment, with its date")
  func withdraws() throws {
    try Rig.with([Self.roster: Self.text]) { rig in
      let day = try #require(CalendarDate(year: 2026, month: 10, day: 2))
      let edit = try rig.carryOut(rig.withdraw("alan-turing", "cs-101", on: day))
      #expect(edit.enrollments.map(\.status) == [.withdrawn])
      #expect(
        try rig.folder.text(of: Self.roster)
          == Self.text.replacing(
            "- alan-turing", with: "- {student: alan-turing, status: withdrawn, ended_on: 2026-10-02}"))
      let again = try rig.carryOut(rig.withdraw("alan-turing", "cs-101"))
      #expect(again.changes.isEmpty)
      #expect(again.notes.count == 1)
    }
  }

  @Test("a day outside the term is refused where it was named, and told where it is merely today")
  func checksTheDay() throws {
    try Rig.with([Self.roster: Self.text]) { rig in
      let day = try #require(CalendarDate(year: 2027, month: 3, day: 1))
      #expect(rig.refusal(of: try rig.withdraw("alan-turing", "cs-101", on: day))?.code == "date-outside-term")
      var request = Withdraw(student: "alan-turing", courses: ["cs-101"], on: day, isDateGiven: false)
      request.overrides = [OverrideRecord(rule: "date-outside-term", reason: "late")]
      let edit = try rig.carryOut(.withdraw(request))
      #expect(edit.notes.count == 1)
      #expect(try rig.folder.text(of: Self.roster).contains("override: [{rule: date-outside-term, reason: late}]"))
    }
  }

  @Test("a deletion takes out the line, and the file with the last of them")
  func deletes() throws {
    try Rig.with([Self.roster: Self.text.replacing(" # A.", with: "")]) { rig in
      let edit = try rig.carryOut(rig.withdraw("alan-turing", "cs-101", deletes: true))
      #expect(edit.deletesEnrollments)
      #expect(edit.enrollments.map(\.studentID) == ["alan-turing"])
      #expect(
        try rig.folder.text(of: Self.roster)
          == "---\ncourse: cs-101\nterm: 2026-fall\nenrollments:\n  - ada-lovelace\n---\n")
      try rig.carryOut(rig.withdraw("ada-lovelace", "cs-101", deletes: true))
      #expect(try rig.rosters().isEmpty)
    }
  }

  @Test("a file of one enrollment goes with it")
  func deletesSingle() throws {
    try Rig.with(["content/enrollments/x.md": "---\nstudent: ada-lovelace\ncourse: ma-110\nterm: 2026-fall\n---\n"]) {
      rig in
      try rig.carryOut(rig.set("ada-lovelace", "ma-110") { $0.grade = "A" })
      #expect(
        try rig.folder.text(of: "content/enrollments/x.md")
          == "---\nstudent: ada-lovelace\ncourse: ma-110\nterm: 2026-fall\ngrade: A\n---\n")
      try rig.carryOut(rig.withdraw("ada-lovelace", "ma-110", deletes: true))
      #expect(try rig.rosters().isEmpty)
    }
  }

  // MARK: Replace

  @Test("courses that replace the others are the only ones of their term")
  func replaces() throws {
    let student = "---\nstudent: ada-lovelace\nenrollments:\n  - {course: ma-110, term: 2026-spring, grade: B}\n---\n"
    try Rig.with([Self.roster: Self.text, "content/enrollments/ada.md": student]) { rig in
      let request = rig.enroll("ada-lovelace", "ma-110") { $0.replacesOthers = true }
      let edit = try rig.carryOut(request)
      #expect(edit.enrollments.map(\.courseID) == ["ma-110"])
      #expect(!edit.deletesEnrollments)
      #expect(
        try rig.graph() == [
          "ada-lovelace ma-110 2026-fall enrolled", "ada-lovelace ma-110 2026-spring enrolled",
          "alan-turing cs-101 2026-fall enrolled",
        ])
      #expect(try rig.carryOut(request).changes.isEmpty)
    }
  }

  @Test("one of those that replace the others is taken up again where it had ended")
  func replacesWithdrawn() throws {
    let text = Self.text.replacing(
      "- alan-turing", with: "- {student: alan-turing, status: withdrawn, ended_on: 2026-10-01}")
    try Rig.with([Self.roster: text]) { rig in
      try rig.carryOut(rig.enroll("alan-turing", "cs-101") { $0.replacesOthers = true })
      #expect(try rig.graph().contains("alan-turing cs-101 2026-fall enrolled"))
    }
  }

  @Test("no courses at all replace all of them")
  func replacesWithNothing() throws {
    try Rig.with([Self.roster: Self.text]) { rig in
      try rig.carryOut(rig.enroll("ada-lovelace") { $0.replacesOthers = true })
      #expect(try rig.graph() == ["alan-turing cs-101 2026-fall enrolled"])
    }
  }
}
