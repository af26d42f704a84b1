import Catalogue
import Diagnostics
import Files
import TestSupport
import Testing

@testable import Linting

@Suite("Domain faults")
struct DomainFaultTests {
  private static let records: [String: String] = [
    "catalogue.yml": "limits: {credits_per_term: 10}\ngrades: {scale: [A, B]}\n",
    "content/terms/t.md": "---\ntitle: T\nstarts: 2026-08-31\nends: 2026-12-18\n---\n",
    "content/students/ada.md": "---\nname: Ada\n---\n", "content/students/bob.md": "---\nname: Bob\n---\n",
    "content/courses/x.md": "---\ntitle: X\ncredits: 6\nofferings: [{term: t, capacity: 1}]\n---\n",
    "content/courses/y.md": "---\ntitle: Y\ncredits: 7.5\n---\n",
  ]

  private func faults(_ more: [String: String], except off: Set<String> = []) throws -> [DomainFault] {
    try withTemporaryFolder { folder in
      try folder.write(Self.records.merging(more) { $1 })
      let settings = SettingsFile(bytes: try folder.bytes(of: SettingsFile.name)).settings
      let catalogue = try Catalogue(folder: folder.path, settings: settings, workers: Workers(jobs: 1))
      return domainFaults(in: catalogue, except: off)
    }
  }

  @Test("are told apart by what they are about, however files and lines move")
  func subjects() throws {
    let enrollments = ["  - {student: bob, course: x, term: t}", "  - {student: ada, course: x, term: t}"]
    func file(_ lines: [String]) -> [String: String] {
      [
        "content/enrollments/e.md": "---\nenrollments:\n\(lines.joined(separator: "\n"))\n---\n",
        "content/enrollments/f.md": "---\nstudent: ada\ncourse: y\nterm: t\n---\n",
      ]
    }
    let before = try faults(file(enrollments))
    #expect(before.map(\.subject) == ["capacity-exceeded ada x t", "credit-overload ada t"])
    #expect(before.map(\.excess) == [0, 3500])
    let after = try faults(
      file(["  # A comment.", "", "  - {student: bob, course: y, term: t, status: dropped}"] + enrollments))
    #expect(after.map(\.subject) == before.map(\.subject))
    #expect(after.map(\.finding.message) == before.map(\.finding.message))
    #expect(try faults(file(enrollments), except: ["credit-overload"]).map(\.subject) == ["capacity-exceeded ada x t"])
    #expect(try faults(file(enrollments), except: Set(DomainRules.ids)).isEmpty)
  }

  @Test("of a default are one, named by what its roster has in common")
  func inherited() throws {
    func messages(_ file: String) throws -> [String] {
      try faults(["content/enrollments/e.md": file], except: ["capacity-exceeded", "credit-overload"])
        .map { "\($0.finding.place.start) \($0.subject): \($0.finding.message)" }
    }
    #expect(
      try messages("---\ncourse: x\nterm: t\nenrolled_on: 2027-01-01\nenrollments: [ada, bob]\n---\n") == [
        "35 date-outside-term content/enrollments/e.md enrolled_on: 2027-01-01, the 'enrolled_on' of the roster of course "
          + "'x' in term 't', is after the end of the term on 2026-12-18"
      ])
    #expect(
      try messages("---\nstudent: ada\nterm: t\nstatus: completed\ngrade: C\nenrollments: [x, y]\n---\n") == [
        "50 grade-not-in-scale content/enrollments/e.md grade: 'C', the grade of student 'ada', is not in the scale A and B"
      ])
    // An item's own date counts, and one that is overridden has none.
    #expect(
      try messages(
        "---\nterm: t\nended_on: 2026-01-01\nstatus: withdrawn\nenrollments:\n  - {student: ada, course: x, ended_on: "
          + "2026-10-01}\n  - {student: bob, course: y, override: [{rule: date-outside-term, reason: r}]}\n---\n") == []
    )
    #expect(
      try messages(
        "---\nterm: t\nended_on: 2026-01-01\nstatus: withdrawn\nenrollments:\n  - {student: ada, course: x}\n"
          + "  - {student: bob, course: y}\n---\n") == [
          "22 date-outside-term content/enrollments/e.md ended_on: 2026-01-01, the 'ended_on' of the roster, is before the "
            + "start of the term on 2026-08-31"
        ])
  }

  @Test("are not found in what is reported as unreadable")
  func flawed() throws {
    func rules(_ items: String) throws -> [String] {
      try withTemporaryFolder { folder in
        try folder.write(Self.records)
        try folder.write(["content/enrollments/e.md": "---\nterm: t\n\(items)\n---\n"])
        return try lint(folder).map { "\($0.start.line) \($0.rule)" }
      }
    }
    #expect(
      try rules(
        "enrollments:\n  - {student: ada, course: y, status: withdrawn, ended_on: 2026-02-30}\n"
          + "  - {student: bob, course: y, status: withdrawn}") == ["4 invalid-value", "5 status-inconsistent"])
    #expect(
      try rules("grade: [A]\nstatus: completed\nenrollments:\n  - {student: ada, course: y}") == ["3 invalid-value"])
    #expect(try rules("student: ada\ncourse: y\nstatus: completed\ngrade: [A]") == ["6 invalid-value"])
  }

  @Test("of an edit's structure are what reading found, dangling references and duplicates")
  func structural() throws {
    try withTemporaryFolder { folder in
      try folder.write(Self.records)
      try folder.write([
        "content/courses/y.md": "---\ntitle: Y\n---\n[nothing](nowhere.md)\n",
        "content/enrollments/e.md":
          "---\ncourse: y\nterm: t\nenrollments: [ada, ada, alan, {student: bob, grade: [A]}]\n---\n",
      ])
      let catalogue = try Catalogue(folder: folder.path, settings: Settings(), workers: Workers(jobs: 1))
      #expect(
        enrollmentFindings(in: catalogue).map(\.rule.id).sorted() == [
          "dangling-reference", "duplicate-enrollment", "invalid-value",
        ])
    }
  }

  /// Offerings of courses, and the messages about instructors and rooms.
  private func bookings(_ courses: KeyValuePairs<String, String>) throws -> [String] {
    let files = courses.map { ("content/courses/\($0).md", "---\ntitle: T\n\($1)\n---\n") }
    return try faults(Dictionary(files) { $1 }).map { "\($0.subject): \($0.finding.message)" }
  }

  @Test("of instructors and rooms name both offerings, once for a pair")
  func doubleBookings() throws {
    let meetings = "meetings: [{days: [mon], starts: 9:00, ends: 10:00}, {days: [tue], starts: 9:00, ends: 10:00}]"
    #expect(
      try bookings([
        "y": "offerings: [{term: t, section: 1, instructors: [I, J], \(meetings)}]",
        "x": "offerings: [{term: t, instructors: [I, J], \(meetings)}]",
      ]) == [
        "instructor-double-booked x t - y t 1: instructor 'I' has section '1' of course 'y' in term 't' (mon 09:00–10:00) "
          + "at the time of course 'x' in term 't' (mon 09:00–10:00), at content/courses/x.md:3"
      ])
    // A course's own instructor gives one of its sections only; a section is not in its own way.
    let sections = "offerings: [{term: t, section: 1, \(meetings)}, {term: t, section: 2, \(meetings)}]"
    #expect(try bookings(["x": "instructors: [I]\n\(sections)"]) == [])
    #expect(try bookings(["x": "instructors: [I]\n\(sections)", "y": "instructors: [I, J]\n\(sections)"]) == [])
    #expect(try bookings(["x": "instructors: [I]\n\(sections)", "y": "instructors: [I]\n\(sections)"]).count == 4)
    #expect(
      try bookings(["x": sections.replacing("term: t,", with: "term: t, instructors: [I],")]).map { $0.prefix(45) } == [
        "instructor-double-booked x t 1 x t 2: instruc"
      ])
    let room = sections.replacing("term: t,", with: "term: t, location: Hall,")
    #expect(
      try bookings(["x": room]) == [
        "room-double-booked x t 1 x t 2: room 'Hall' has section '2' of course 'x' in term 't' (mon 09:00–10:00) at the "
          + "time of section '1' of course 'x' in term 't' (mon 09:00–10:00), at content/courses/x.md:3"
      ])
    #expect(try bookings(["x": room.replacing("Hall", with: "To be announced")]) == [])
    #expect(try bookings(["x": room.replacing("Hall,", with: "Hall, mode: online,")]) == [])
    #expect(try bookings(["x": room.replacing("section: 2,", with: "section: 1,")]) == [])
    // Three codes of one class.
    let shared = "offerings: [{term: t, location: Hall, \(meetings)}]"
    #expect(
      try bookings([
        "x": "cross_listed: [y, z]\n\(shared)", "y": "cross_listed: [x]\n\(shared)",
        "z": "cross_listed: [x]\n\(shared)",
      ]) == [])
    let later = shared.replacing("starts: 9:00", with: "starts: 9:30")
    #expect(try bookings(["x": "cross_listed: [y]\n\(shared)", "y": "cross_listed: [x]\n\(later)"]).count == 1)
  }
}
