import TestSupport
import Testing

@testable import Catalogue

/// A student whose every field, and whose every enrollment, can be told by its words.
private func student(_ word: String, visibility: String) -> [String: String] {
  let id = word.lowercased()
  return [
    "students/\(id).md": """
    ---
    name: \(word)-name
    sort_name: \(word)-sort
    email: \(word)@example.edu
    program: \(word)-program
    year: \(word)-year
    advisor: \(word)-advisor
    admitted: 2020-01-02
    visibility: \(visibility)
    tags: [\(word)-tag]
    updated: 2021-03-04
    aliases: [\(id)-alias]
    extra: {\(word)-key: [\(word)-extra, {deep: \(word)-deep}]}
    ---
    \(word)-body
    """,
    "enrollments/\(id).md": """
    ---
    student: \(id)
    enrollments:
      - {course: a, term: \(word)-term, status: completed, grade: \(word)-grade, credits: 77}
      - course: b
        term: now
        enrolled_on: 2026-01-01
        ended_on: 2026-01-02
        override: [{rule: schedule-conflict, reason: \(word)-reason, by: \(word)-by, on: 2026-01-03}]
    ---
    \(word)-note
    """,
  ]
}

private let courses = [
  "courses/a.md": """
  ---
  title: A
  offerings: [{term: now, capacity: 9}]
  extra: {lead: hidden, tutors: [shown, internal, hidden, other], pairs: [[hidden, shown], [internal]], room: R1}
  ---
  """,
  "courses/b.md": "---\ntitle: B\n---\n",
  "students/other.md": "---\nname: Other\nvisibility: public\n---\n",
]

private let declaration =
  "extra: {course: {lead: reference(student), tutors: list(reference(student)), "
  + "pairs: list(list(reference(student))), room: text}}\n"

private var files: [String: String] {
  [
    student("SHOWN", visibility: "public"), student("INTERNAL", visibility: "internal"),
    student("HIDDEN", visibility: "hidden"), courses,
  ].reduce(into: [:]) { all, some in all.merge(some) { $1 } }
}

@Suite struct RedactionTests {
  @Test("Of a student whom the audience may not see, nothing can be reached", arguments: Audience.allCases)
  func withheld(audience: Audience) throws {
    let viewed = try Viewed(files, settings: declaration, audience: audience)
    try #require(viewed.catalogue.findings.isEmpty && viewed.catalogue.unresolved.isEmpty)
    let withheld = audience == .public ? ["INTERNAL", "HIDDEN"] : ["HIDDEN"]
    for word in withheld {
      let leaks = viewed.texts.filter { $0.lowercased().contains(word.lowercased()) }
      #expect(leaks.isEmpty)
      let number = try #require(viewed.number(.student, word.lowercased()))
      #expect(viewed.view.isWithheld(.student, number) && !viewed.view.isPublished(.student, number))
      #expect(
        !viewed.view.order.students.lazy.filter { viewed.view.isPublished(.student, Int($0)) }.contains(Int32(number)))
      #expect(viewed.view.graph.byStudent[number].isEmpty)
    }
    #expect(viewed.view.withheldStudentCount == withheld.count)
    #expect(viewed.reaches("SHOWN-name") && viewed.reaches("Other") && viewed.reaches("R1"))
    #expect(viewed.reaches("INTERNAL-name") == (audience == .internal))
  }

  @Test("A declared reference to a withheld student is taken out, and what stands around it stays")
  func declaredReferences() throws {
    func extra(_ audience: Audience) throws -> [(shape: ExtraNode.Shape, text: String, next: Int)] {
      let viewed = try Viewed(files, settings: declaration, audience: audience)
      let course = try #require(viewed.number(.course, "a"))
      return viewed.view.courses[course].header.extra.map { ($0.shape, $0.text.string, Int($0.next)) }
    }
    let seen = try extra(.public)
    #expect(seen.map(\.text) == ["", "tutors", "", "shown", "other", "pairs", "", "", "shown", "", "room", "R1"])
    #expect(
      seen.map(\.shape) == [
        .mapping, .scalar, .sequence, .scalar, .scalar, .scalar, .sequence, .sequence, .scalar, .sequence, .scalar,
        .scalar,
      ])
    #expect(seen.map(\.next) == [12, 2, 5, 4, 5, 6, 10, 9, 9, 10, 11, 12])
    #expect(try extra(.internal).map(\.text).contains("internal"))
    #expect(try !extra(.internal).map(\.text).contains("hidden"))
  }

  /// What of a public student's record a view shows, by the names of fields.
  private func shownFields(of viewed: Viewed) throws -> Set<String> {
    let view = viewed.view
    let student = view.students[try #require(viewed.number(.student, "shown"))]
    let words = [
      "name": "SHOWN-name", "sort_name": "SHOWN-sort", "email": "SHOWN@", "program": "SHOWN-program",
      "year": "SHOWN-year",
      "advisor": "SHOWN-advisor", "tags": "SHOWN-tag", "body": "SHOWN-body", "extra": "SHOWN-extra",
      "grade": "SHOWN-grade",
      "override": "SHOWN-reason", "note": "SHOWN-note",
    ]
    var shown = Set(words.filter { viewed.reaches($0.value) }.keys)
    if student.admitted != nil { shown.insert("admitted") }
    if view.enrollments.contains(where: { $0.credits != nil }) { shown.insert("credits") }
    if view.enrollments.contains(where: \.isPassed) { shown.insert("passed") }
    if view.enrollments.contains(where: { $0.enrolledOn != nil }) { shown.insert("enrolled_on") }
    if view.enrollments.contains(where: { $0.endedOn != nil }) { shown.insert("ended_on") }
    if view.enrollments.contains(where: { $0.status == .withdrawn || $0.status == .dropped }) {
      shown.insert("withdrawn")
    }
    if view.enrollments.contains(where: { $0.status == .waitlisted }) { shown.insert("waitlisted") }
    if student.header.updated != nil { shown.insert("updated") }
    if student.visibility != nil { shown.insert("visibility") }
    return shown
  }

  private var publicFiles: [String: String] {
    student("SHOWN", visibility: "public").merging(courses) { $1 }.merging([
      "courses/a.md": "---\ntitle: A\n---\n",
      "enrollments/more.md": """
      ---
      student: shown
      term: before
      enrollments: [{course: a, status: withdrawn}, {course: b, status: waitlisted}]
      ---
      """,
      "enrollments/dropped.md": "---\nstudent: shown\ncourse: a\nterm: once\nstatus: dropped\n---\n",
    ]) { $1 }
  }

  @Test("The public sees of a student only what settings release", arguments: Privacy.PublicField.allCases)
  func publicFields(field: Privacy.PublicField) throws {
    let viewed = try Viewed(publicFiles, settings: "privacy: {public_fields: [\(field.rawValue)]}\n")
    try #require(viewed.catalogue.findings.isEmpty)
    let expected: Set<String> =
      switch field {
      case .credits: ["credits", "passed"]
      case .calendar: []
      default: [field.rawValue]
      }
    #expect(try shownFields(of: viewed) == expected)
  }

  @Test("Without a setting the public sees name, programme and year, and an internal build everything")
  func defaults() throws {
    #expect(try shownFields(of: Viewed(publicFiles)) == ["name", "program", "year"])
    let everything = Set(Privacy.PublicField.allCases.map(\.rawValue)).subtracting(["calendar"])
    #expect(
      try shownFields(of: Viewed(publicFiles, audience: .internal))
        == everything.union(["passed", "updated", "visibility"]))
    #expect(try shownFields(of: Viewed(publicFiles, settings: "privacy: {public_fields: []}\n")) == [])
  }

  @Test(
    "The default visibility counts where a record says none",
    arguments: [("hidden", 0, 0), ("internal", 0, 1), ("public", 1, 1)])
  func defaultVisibility(visibility: String, public: Int, internal: Int) throws {
    let files = ["students/a.md": "---\nname: A\n---\n"]
    for (audience, expected) in [(Audience.public, `public`), (.internal, `internal`)] {
      let viewed = try Viewed(
        files, settings: "privacy: {default_visibility: \(visibility)}\n", audience: audience)
      #expect(viewed.view.published(.student, in: viewed.view.order.students).count == expected)
    }
  }

  @Test("A visibility that cannot be read shows nothing")
  func unreadableVisibility() throws {
    let viewed = try Viewed(["students/a.md": "---\nname: NAME\nvisibility: pubic\n---\n"], audience: .internal)
    #expect(!viewed.reaches("NAME"))
  }

  @Test("A public student is listed where a name that is shown puts them, not one that is not")
  func orderOfRedacted() throws {
    let files = [
      "students/a.md": "---\nname: Zoe\nsort_name: Alpha\nvisibility: public\n---\n",
      "students/b.md": "---\nname: Ben\nsort_name: Zulu\nvisibility: public\n---\n",
    ]
    func order(_ fields: String) throws -> [Int32] {
      try Viewed(files, settings: "privacy: {public_fields: [\(fields)]}\n").view.order.students
    }
    #expect(try order("name") == [1, 0])
    #expect(try order("sort_name") == [0, 1])
    #expect(try order("year") == [0, 1])
  }
}
