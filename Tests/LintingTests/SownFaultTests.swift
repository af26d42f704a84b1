import Catalogue
import Diagnostics
import Files
import Foundation
import TestSupport
import Testing

@testable import Linting

/// Faults sown into a sound catalogue, and what must be reported of each.
///
/// Each goes into a file of its own, so that none hides or moves another.
private struct Sowing {
  let folder: Folder
  /// Reports as `path:line:column rule suggestion`.
  private(set) var expected: [String] = []
  private var students: [String]
  private var courses: [String]
  private var rosters: [String]

  init(_ folder: Folder) {
    self.folder = folder
    func files(_ kind: String) -> [String] {
      folder.files(below: "content/\(kind)").reversed()
    }
    students = files("students")
    courses = files("courses")
    // Rosters with several items, each on a line of its own.
    rosters = files("enrollments").filter { path in
      ((try? folder.text(of: path)) ?? "").split(separator: "\n").count { $0.hasPrefix("  - ") } >= 3
    }
  }

  /// Changes a file to a text that is marked where a rule must report.
  private mutating func sow(
    _ rule: Rule, in path: String, _ marked: String, suggesting suggestion: String? = nil
  ) throws {
    let text = MarkedText(marked)
    let source = SourceText(path: path, bytes: Array(text.text.utf8))
    for range in text.ranges { expect(rule, path, source.position(at: range.lowerBound), suggestion) }
    #expect(!text.ranges.isEmpty)
    try folder.write(source.bytes, to: path)
  }

  private mutating func expect(
    _ rule: Rule, _ path: String, _ start: Position = Position(line: 1, column: 1),
    _ suggestion: String? = nil
  ) {
    expected.append("\(path):\(start.line):\(start.column) \(rule.id) \(suggestion ?? "-")")
  }

  /// Adds a line to the front matter of the next unused file of a kind.
  private mutating func sow(
    _ rule: Rule, inNext files: WritableKeyPath<Sowing, [String]>, suggesting suggestion: String? = nil,
    line: String
  ) throws {
    try sow(rule, inNext: files, suggesting: suggestion) { text in
      text.replacing("---\n", with: "---\n\(line)\n", maxReplacements: 1)
    }
  }

  private mutating func sow(
    _ rule: Rule, inNext files: WritableKeyPath<Sowing, [String]>, suggesting suggestion: String? = nil,
    _ change: (String) -> String
  ) throws {
    let path = try next(files)
    try sow(rule, in: path, change(try folder.text(of: path)), suggesting: suggestion)
  }

  private mutating func next(_ files: WritableKeyPath<Sowing, [String]>) throws -> String {
    let path = self[keyPath: files].popLast()
    return try #require(path)
  }

  private static func id(of path: String) -> String {
    String(path.split(separator: "/").last?.dropLast(3) ?? "")
  }

  /// A rule that this target cannot name, because it lives two floors below.
  private func rule(_ id: String) throws -> Rule { try #require(Rules.all.first { $0.id == id }) }

  // MARK: Faults

  mutating func sowFields() throws {
    for key in ["emial", "eamil", "emaill"] {
      try sow(.unknownField, inNext: \.students, suggesting: "email") {
        $0.replacing("\nemail:", with: "\n«\(key)»:")
      }
    }
    for key in ["nmae", "nam", "names"] {
      try sow(.unknownField, inNext: \.students, suggesting: "name") {
        $0.replacing("\nname:", with: "\n«\(key)»:")
      }
    }
    try sow(.unknownField, inNext: \.courses, suggesting: "prerequisites", line: "«prerequisits»: []")
    try sow(.unknownField, inNext: \.courses, line: "«colour»: red")
    try sow(.unknownField, inNext: \.courses, suggesting: "title") {
      $0.replacing("\ntitle:", with: "\n«titel»:")
    }
    try sow(.unknownField, inNext: \.rosters, suggesting: "course") {
      $0.replacing("\ncourse:", with: "\n«coarse»:")
    }
    try sow(.unknownField, inNext: \.rosters, suggesting: "enrollments") {
      $0.replacing("\nenrollments:", with: "\n«enrolments»:")
    }
    for _ in 0..<3 {
      try sow(.missingField, inNext: \.students) { "«»" + Self.without("name", $0) }
    }
    try sow(.missingField, inNext: \.courses) { "«»" + Self.without("title", $0) }
    try sow(.missingField, inNext: \.rosters) { text in
      text.replacing("enrollments:\n", with: "enrollments:\n  - «status: dropped»\n")
    }
    try sow(.invalidValue, inNext: \.students, suggesting: "hidden", line: "visibility: «hiden»")
    try sow(.invalidValue, inNext: \.students, line: "admitted: «2026-02-30»")
    try sow(.invalidValue, inNext: \.students, line: "tags: «honours»")
    try sow(.invalidValue, inNext: \.students, line: "draft: «yes»")
    try sow(.invalidValue, inNext: \.courses, line: "tags: [«{a: b}»]")
    try sow(.invalidValue, inNext: \.courses, line: "level: «[1]»")
    try sow(.invalidValue, inNext: \.rosters, suggesting: "completed", line: "status: «complete»")
    try sow(.invalidValue, inNext: \.rosters, line: "credits: «-1»")
    try sow(.invalidValue, inNext: \.rosters, line: "override: [{rule: capacity-exceeded, reason: «\"\"»}]")
    try sow(.invalidIdentifier, inNext: \.students, line: "aliases: [«a b»]")
    try sow(.invalidIdentifier, inNext: \.courses, line: "id: «../../x»")
  }

  private static func without(_ key: String, _ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("\(key):") }
      .joined(separator: "\n")
  }

  mutating func sowSyntax() throws {
    try sow(rule("front-matter-missing"), inNext: \.students) { "«# A heading»\n" + $0 }
    try sow(rule("front-matter-missing"), inNext: \.rosters) { _ in "«»" }
    try sow(rule("front-matter-syntax"), inNext: \.students) { $0.replacing("\nname:", with: "\nname: A«:»") }
    try sow(rule("front-matter-syntax"), inNext: \.students) {
      $0.replacing("\nname:", with: "\nadvisor: A\n«advisor»: B\nname:")
    }
    try sow(rule("front-matter-syntax"), inNext: \.rosters) {
      $0.replacing("\nterm:", with: "\nsection: «[»001\nterm:")
    }
    try sow(rule("limit-exceeded"), inNext: \.students, line: "extra: {a: &a b, «*a» : c}")
    let path = try next(\.students)
    let bytes = try folder.bytes(of: path)
    try folder.write(bytes + Array("Malm".utf8) + [0xF6, 0x0A], to: path)
    let last = SourceText(path: path, bytes: bytes).position(at: bytes.count)
    expect(try rule("invalid-encoding"), path, Position(line: last.line, column: last.column + 4))
  }

  mutating func sowFiles() throws {
    try sow(.unknownKind, in: "content/studnets/new.md", "«»---\nname: New\n---\n", suggesting: "students")
    try sow(.unknownKind, in: "content/stray.md", "«»---\ntitle: Stray\n---\n")
    try sow(.invalidIdentifier, in: "content/students/some one.md", "«»---\nname: Someone\n---\n")
    try sow(.invalidIdentifier, in: "content/courses/index.md", "«»---\ntitle: Index\n---\n")
    try folder.makeFolder("content/courses/folder.md")
    expect(.unreadableFile, "content/courses/folder.md")
    try folder.link("content/students/link.md", to: "../../../secret.md")
    expect(.unreadableFile, "content/students/link.md")
    try folder.write([0x25], to: "content/pages/unused.pdf")
    expect(.unusedFile, "content/pages/unused.pdf")
    for _ in 0..<3 {
      let path = try next(\.students)
      expect(.duplicateIdentifier, path)
      let copy = "content/students/copies/\(Self.id(of: path).uppercased()).md"
      try sow(.duplicateIdentifier, in: copy, "«»---\nname: Copy\n---\n")
    }
  }

  mutating func sowReferences() throws {
    for _ in 0..<6 {
      var student = ""
      let path = try next(\.rosters)
      var text = try folder.text(of: path)
      let range = try #require(text.firstRange(of: /(?m)^  - (?:\{?student: )?([a-z]+-[a-z]+)/))
      let item = text[range]
      student = String(item.split(whereSeparator: { " {:".contains($0) }).last ?? "")
      // Two letters in the middle change places, which leaves no doubt about who was meant.
      var letters = Array(student)
      let middle = try #require(letters.firstIndex(of: "-")) + 2
      letters.swapAt(middle, middle + 1)
      if letters == Array(student) { letters.insert("x", at: middle) }
      text.replaceSubrange(range, with: item.dropLast(student.count) + "«\(String(letters))»")
      try sow(.danglingReference, in: path, text, suggesting: student)
    }
    for key in ["course", "term"] {
      for _ in 0..<2 {
        let path = try next(\.rosters)
        let text = try folder.text(of: path)
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("\(key): ") })
        let id = String(line.dropFirst(key.count + 2))
        try sow(
          .danglingReference, in: path, text.replacing(line, with: "\(key): «\(id.uppercased())x»"),
          suggesting: "\(id)")
      }
    }
    for _ in 0..<3 {
      let course = try #require(courses.last)
      try sow(
        .danglingReference, inNext: \.courses, suggesting: Self.id(of: course),
        line: "corequisites: [«\(Self.id(of: course))q»]")
    }
    for _ in 0..<3 {
      // The catalogue's rosters say which sections there are.
      let path = try #require(
        rosters.last { path in
          ((try? folder.text(of: path)) ?? "").contains("\"001\"")
        })
      rosters.removeAll { $0 == path }
      let text = try folder.text(of: path)
      try sow(
        .danglingReference, in: path,
        text.replacing("\"001\"", with: "«\"Z01\"»", maxReplacements: 1), suggesting: "001")
    }
  }

  mutating func sowGraph() throws {
    for _ in 0..<4 {
      try sow(.duplicateEnrollment, inNext: \.rosters) { text in
        let item = text.split(separator: "\n").first { $0.hasPrefix("  - ") } ?? ""
        let end = text.range(of: "\n---", options: .backwards)?.lowerBound ?? text.endIndex
        let copy = "\n  - «\(item.dropFirst(4))»"
        return text[..<end] + copy + text[end...]
      }
    }
    for _ in 0..<3 {
      try sow(.duplicateOffering, inNext: \.courses) { text in
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let start = lines.firstIndex { $0.hasPrefix("  - ") } ?? 0
        let end = lines[(start + 1)...].firstIndex { !$0.hasPrefix("    ") } ?? start + 1
        var copy = lines[start..<end].map(String.init)
        copy[0] = "  - «\(copy[0].dropFirst(4))»"
        return (lines[..<end].map(String.init) + copy + lines[end...].map(String.init)).joined(
          separator: "\n")
      }
    }
    for _ in 0..<2 {
      let pair = [try next(\.courses), try next(\.courses)].sorted()
      let text = try pair.map { try folder.text(of: $0) }
      let other = text[1].replacing(
        "---\n", with: "---\nprerequisites: [\(Self.id(of: pair[0]))]\n", maxReplacements: 1)
      try folder.write([pair[1]: other])
      try sow(
        .prerequisiteCycle, in: pair[0],
        text[0].replacing(
          "---\n", with: "---\nprerequisites: [«\(Self.id(of: pair[1]))»]\n", maxReplacements: 1))
    }
  }

  mutating func sowTexts() throws {
    let course = Self.id(of: try #require(courses.last))
    for (link, meant) in [
      ("../courses/\(course)x.md", "../courses/\(course).md"),
      ("../courses/\(course).html", "../courses/\(course).md"),
      ("course:\(course)x", "course:\(course)"), ("/courses/\(course).md", "../courses/\(course).md"),
      ("../../README.md", nil), ("#nowhere", nil), ("../enrollments/", nil),
    ] as [(String, String?)] {
      try sow(.brokenLink, inNext: \.students, suggesting: meant) { $0 + "\nSee [this](«\(link)»).\n" }
    }
  }

  mutating func sowSettings() throws {
    try sow(
      .invalidSetting, in: "catalogue.yml",
      "title: Sown\npage_size: «many»\naudience: internal\nnav: [«../README.md»]\n"
        + (folder.exists("catalogue.yml") ? folder.text(of: "catalogue.yml") : ""))
  }
}

@Suite("Faults sown into a sound catalogue")
struct SownFaultTests {
  private func sow(into folder: Folder) throws {
    #expect(try lint(folder).map(\.summary) == [])
    var sowing = Sowing(folder)
    try sowing.sowFields()
    try sowing.sowSyntax()
    try sowing.sowReferences()
    try sowing.sowGraph()
    try sowing.sowTexts()
    try sowing.sowFiles()
    try sowing.sowSettings()
    let found = try lint(folder).map { diagnostic in
      "\(diagnostic.path):\(diagnostic.start.line):\(diagnostic.start.column) \(diagnostic.rule) "
        + (diagnostic.suggestion?.replacement ?? "-")
    }
    let expected = sowing.expected.sorted()
    #expect(expected.count >= 70)
    #expect(Set(expected.map { $0.split(separator: " ")[1] }).count >= 15)
    #expect(Set(found).subtracting(expected).sorted() == [], "reported, but not sown")
    #expect(Set(expected).subtracting(found).sorted() == [], "sown, but not reported")
    #expect(found.count == expected.count)
  }

  @Test("are each reported where they are, with what was meant, and nothing else is")
  func generated() throws {
    try withTemporaryFolder { folder in
      try folder.write(GeneratedCatalogue().files)
      try folder.write(["catalogue.yml": ""])
      try sow(into: folder)
    }
  }

  @Test(
    "are found in a catalogue of the real world too",
    .enabled(if: RealCatalogue.path != nil, Comment(rawValue: RealCatalogue.isMissing)))
  func realWorld() throws {
    try withTemporaryFolder { folder in
      try RealCatalogue.copy(into: folder)
      // Real students repeat what they have passed, and real registrars forget to enter grades.
      try folder.write(["catalogue.yml": "lint: {repeated-course: off, status-inconsistent: off}\n"])
      try sow(into: folder)
    }
  }
}
