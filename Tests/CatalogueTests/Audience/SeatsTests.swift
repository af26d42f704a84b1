import TestSupport
import Testing

@testable import Catalogue

@Suite struct SeatsTests {
  private static let students = [
    "students/p.md": "---\nname: P\nvisibility: public\n---\n",
    "students/i.md": "---\nname: I\nvisibility: internal\n---\n",
    "students/h.md": "---\nname: H\nvisibility: hidden\n---\n",
    "students/d.md": "---\nname: D\nvisibility: public\ndraft: true\n---\n",
  ]

  private func seats(
    _ offerings: String, _ enrollments: [String], audience: Audience = .public, more: [String: String] = [:]
  ) throws -> [[Int32]] {
    var files = Self.students
    files["courses/c.md"] = "---\ntitle: C\nofferings: \(offerings)\n---\n"
    files["enrollments/c.md"] = "---\ncourse: c\nenrollments:\n\(enrollments.map { "  - \($0)\n" }.joined())---\n"
    let viewed = try Viewed(files.merging(more) { $1 }, audience: audience)
    try #require(viewed.catalogue.findings.isEmpty && viewed.catalogue.unresolved.isEmpty)
    return viewed.view.seats.map { [$0.taken, $0.waitlisted] }
  }

  @Test("All but hidden students take a seat, for either audience", arguments: Audience.allCases)
  func visibility(audience: Audience) throws {
    let enrollments = ["p", "i", "h", "d"].map { "{student: \($0), term: t}" }
    #expect(try seats("[{term: t}]", enrollments, audience: audience) == [[3, 0]])
  }

  @Test(
    "Who is enrolled or has completed takes a seat, who waits is counted apart",
    arguments: [
      ("enrolled", [1, 0]), ("completed", [1, 0]), ("waitlisted", [0, 1]), ("withdrawn", [0, 0]), ("dropped", [0, 0]),
    ] as [(String, [Int32])])
  func statuses(status: String, expected: [Int32]) throws {
    #expect(try seats("[{term: t}]", ["{student: p, term: t, status: \(status)}"]) == [expected])
  }

  @Test(
    "An enrollment belongs to its sections, or to the offering that can only be meant",
    arguments: [
      ("[{term: t, section: A}, {term: t, section: B}]", "{student: p, term: t, section: B}", [0, 1]),
      ("[{term: t, section: A}, {term: t, section: B}]", "{student: p, term: t, section: [A, B]}", [1, 1]),
      ("[{term: t, section: A}, {term: t, section: B}]", "{student: p, term: t}", [0, 0]),
      ("[{term: t, section: A}, {term: u, section: B}]", "{student: p, term: t}", [1, 0]),
      ("[{term: t, section: A}, {term: t}]", "{student: p, term: t}", [0, 1]),
      ("[{term: t}, {term: u}]", "{student: p, term: u}", [0, 1]),
      ("[{term: t}]", "{student: p, term: v}", [0]),
      ("[{term: t}]", "{student: p}", [0]),
    ] as [(String, String, [Int32])])
  func sections(offerings: String, enrollment: String, expected: [Int32]) throws {
    #expect(try seats(offerings, [enrollment]).map { $0[0] } == expected)
  }

  @Test("Seats of a course that is a draft are nobody else's", arguments: ["b", "z"])
  func drafts(id: String) throws {
    let draft = [
      "courses/\(id).md": "---\ntitle: D\ndraft: true\nofferings: [{term: t}, {term: t, section: A}]\n---\n",
      "enrollments/d.md": "---\ncourse: \(id)\nterm: t\nenrollments: [p, i]\n---\n",
    ]
    #expect(try seats("[{term: t}]", ["{student: p, term: t}"], more: draft) == [[1, 0]])
  }
}
