import Catalogue
import Diagnostics
import TestSupport
import Testing

@testable import Linting

/// Domain faults sown into a sound catalogue, each into courses of its own, at places left to chance.
private struct DomainSowing {
  private var files: [String: String]
  private var random: SplitMix64
  private var courses: [String]
  private var students: [String]
  /// What stands in every item that is sown, besides its fault.
  private let more: String
  /// Reports as `path:line:column rule`.
  private(set) var expected: [String] = []

  private static let term = "2026-fall"

  init(seed: UInt64, overriding rule: String?) {
    var files = GeneratedCatalogue(studentCount: 500, courseCount: 40, seed: seed).files
    var random = SplitMix64(seed: seed)
    more = rule.map { ", override: [{rule: \($0), reason: Agreed}]" } ?? ""
    func ids(_ folder: String) -> [String] {
      files.keys.filter { $0.hasPrefix("content/\(folder)/") }.sorted()
        .map { String($0.split(separator: "/").last?.dropLast(3) ?? "") }
    }
    courses = ids("courses").shuffled(using: &random)
    students = ids("students").shuffled(using: &random)
    files["catalogue.yml"] = """
      title: Sown
      current_term: \(Self.term)
      grades: {scale: [A, B, F], passing: [A, B]}
      limits: {credits_per_term: 1000}

      """
    self.files = files
    self.random = random
  }

  func write(to folder: Folder) throws { try folder.write(files) }

  // MARK: Places

  private mutating func nextCourse() -> String { courses.removeLast() }
  private mutating func nextStudent() -> String { students.removeLast() }

  private mutating func sow(_ rule: String, _ path: String, _ marked: String) {
    let text = MarkedText(marked)
    let source = SourceText(path: path, bytes: Array(text.text.utf8))
    for range in text.ranges {
      let start = source.position(at: range.lowerBound)
      expected.append("\(path):\(start.line):\(start.column) \(rule)")
    }
    files[path] = text.text
  }

  /// Writes a course's roster of this term: items that are given, among others at places left to chance.
  private mutating func roster(_ rule: String, of course: String, _ items: [String], others: Int) {
    var lines = (0..<others).map { _ in "  - \(nextStudent())\n" }
    for item in items { lines.insert("  - \(item)\n", at: Int.random(in: 0...lines.count, using: &random)) }
    let path = "content/enrollments/\(Self.term)/\(course).md"
    sow(rule, path, "---\ncourse: \(course)\nterm: \(Self.term)\nenrollments:\n\(lines.joined())---\n")
  }

  /// Changes a course's fields, and what it offers in this term.
  private mutating func course(_ rule: String, _ course: String, fields: String = "", offering: String? = "") throws {
    let path = "content/courses/\(course).md"
    var text = try #require(files[path])
    let offered = "  - {term: \(Self.term), section: \"001\"}\n  - {term: \(Self.term), section: \"002\"}\n"
    try #require(text.contains(offered))
    text = text.replacing(offered, with: offering.map { "  - \($0.isEmpty ? "{term: \(Self.term)}" : $0)\n" } ?? "")
    sow(rule, path, text.replacing("\ntitle:", with: "\n\(fields.isEmpty ? "" : "\(fields)\n")title:"))
  }

  private mutating func item(_ fields: String = "") -> String {
    "{student: \(nextStudent())\(fields.isEmpty ? "" : ", \(fields)")\(more)}"
  }

  // MARK: Faults

  mutating func sowEnrollments() throws {
    for others in [3, 9] {
      let full = nextCourse()
      try course("", full, offering: "{term: \(Self.term), capacity: \(others)}")
      roster("capacity-exceeded", of: full, ["«\(item("enrolled_on: 2026-08-01"))»"], others: others)

      let needy = nextCourse()
      try course("", needy, fields: "prerequisites: [\(nextCourse())]")
      roster("prerequisite-unmet", of: needy, ["«\(item())»"], others: 0)

      let lonely = nextCourse()
      try course("", lonely, fields: "corequisites: [\(nextCourse())]")
      roster("corequisite-unmet", of: lonely, ["«\(item())»"], others: 0)

      let gone = nextCourse()
      try course("", gone, offering: nil)
      roster("course-not-offered", of: gone, ["«\(item())»"], others: 0)

      for (rule, fields) in [
        ("date-outside-term", "enrolled_on: «2027-03-01»"), ("grade-not-in-scale", "status: completed, grade: «E»"),
      ] {
        let next = nextCourse()
        try course("", next)
        roster(rule, of: next, [item(fields)], others: others)
      }
      for (rule, fields) in [
        ("credit-overload", "credits: 1001"), ("status-inconsistent", "status: completed"),
      ] {
        let next = nextCourse()
        try course("", next)
        roster(rule, of: next, ["«\(item(fields))»"], others: others)
      }

      let repeated = nextCourse()
      try course("", repeated)
      let student = item()
      roster("repeated-course", of: repeated, ["«\(student)»"], others: others)
      let id = student.dropFirst("{student: ".count).prefix { $0 != "," && $0 != "}" }
      files["content/enrollments/2025-fall/\(repeated).md"] =
        "---\ncourse: \(repeated)\nterm: 2025-fall\nenrollments:\n  - {student: \(id), status: completed, grade: B}\n---\n"
    }
  }

  mutating func sowMeetings() throws {
    let clash = [nextCourse(), nextCourse()].sorted()
    let student = item()
    for (number, id) in clash.enumerated() {
      try course(
        "", id, offering: "{term: \(Self.term), meetings: [{days: [mon], starts: \(9 + number):00, ends: 11:00}]}")
      roster("schedule-conflict", of: id, [number == 0 ? student : "«\(student)»"], others: 5)
    }
    for (rule, field) in [
      ("instructor-double-booked", "instructors: [Ida Rhodes]"), ("room-double-booked", "location: Hall 1"),
    ] {
      for (number, id) in [nextCourse(), nextCourse()].sorted().enumerated() {
        let offering =
          "{term: \(Self.term), \(field), meetings: [{days: [tue, fri], starts: 9:00, ends: 10:00, every: \(number + 1)}]}"
        try course(rule, id, offering: number == 0 ? offering : "«\(offering)»")
        roster(rule, of: id, [], others: 4)
      }
    }
    let one = nextCourse()
    try course("cross-listing-asymmetric", one, fields: "cross_listed: [«\(nextCourse())»]")
    roster("", of: one, [], others: 2)
  }
}

@Suite("Domain faults sown into a sound catalogue")
struct SownDomainFaultTests {
  private func check(seed: UInt64, overriding rule: String?) throws {
    try withTemporaryFolder { folder in
      var sowing = DomainSowing(seed: seed, overriding: rule)
      try sowing.sowEnrollments()
      try sowing.sowMeetings()
      try sowing.write(to: folder)
      let found = try lint(folder).map { "\($0.path):\($0.start.line):\($0.start.column) \($0.rule)" }
      let all = sowing.expected.sorted()
      #expect(Set(all.map { $0.split(separator: " ")[1] }) == Set(DomainRules.ids.map { $0[...] }))
      let expected = all.filter { rule == nil || !$0.hasSuffix(" \(rule ?? "")") }
      #expect(found.sorted() == expected)
    }
  }

  @Test("are each reported once where they are, and nothing else is", arguments: [1, 2, 3] as [UInt64])
  func reported(seed: UInt64) throws { try check(seed: seed, overriding: nil) }

  @Test(
    "are silenced by an enrollment's override, each by its own alone",
    arguments: DomainRules.ids.dropLast(3))
  func overridden(rule: String) throws { try check(seed: 4, overriding: rule) }

  @Test("of offerings are no enrollment's to override", arguments: DomainRules.ids.suffix(3))
  func notOverridden(rule: String) throws {
    try withTemporaryFolder { folder in
      var sowing = DomainSowing(seed: 5, overriding: rule)
      try sowing.sowMeetings()
      try sowing.write(to: folder)
      let found = try lint(folder).map { "\($0.path):\($0.start.line):\($0.start.column) \($0.rule)" }
      #expect(found.sorted() == sowing.expected.sorted())
    }
  }
}
