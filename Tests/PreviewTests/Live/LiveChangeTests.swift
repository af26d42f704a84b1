import Dispatch
import Files
import Foundation
import TestSupport
import Testing

@testable import Preview

@Suite("A site that changes while it is served") struct LiveChangeTests {
  /// Each edit is followed by a build; machines that test every change need not wait for as many.
  private static let editCount = ProcessInfo.processInfo.environment["CI"] == nil ? 25 : 8

  @Test("After any edits it is the site that a build would make", arguments: [1, 2, 3, 4] as [UInt64])
  func randomEdits(seed: UInt64) throws {
    try withTemporaryFolder { folder in
      let live = try LiveFolder(folder, GeneratedCatalogue(studentCount: 16, courseCount: 5, seed: seed).files)
      #expect(try live.differences() == [])
      var editor = RandomEditor(folder: folder, seed: seed)
      for _ in 0..<Self.editCount {
        let edit = try editor.next()
        try live.change(edit)
        let differences = try live.differences()
        #expect(differences == [], "after \(edit)")
        if !differences.isEmpty { return }
      }
    }
  }

  @Test("What a broken file said before stays, with its faults over it, until it is mended")
  func broken() async throws {
    try await withTemporaryFolder { folder in
      let live = try LiveFolder(
        folder, ["content/students/ada.md": "---\nname: Ada\n---\n", "content/courses/cs.md": "---\ntitle: CS\n---\n"])
      #expect(await live.problems() == [])
      try live.change(["content/students/ada.md": "---\nname: [Ada\n---\n"])
      #expect(live.page("students/ada.html")?.contains("Ada") == true)
      #expect(await live.problems() == ["front-matter-syntax content/students/ada.md:2"])
      try live.change(["content/students/ada.md": "---\nname: Ada King\n---\n"])
      #expect(live.page("students/ada.html")?.contains("Ada King") == true)
      #expect(await live.problems() == [])
    }
  }

  @Test("A dangling reference is reported where it stands, and resolves when its record comes")
  func dangling() async throws {
    try await withTemporaryFolder { folder in
      let live = try LiveFolder(
        folder,
        [
          "content/students/ada.md": "---\nname: Ada\n---\n", "content/courses/cs.md": "---\ntitle: CS\n---\n",
          "content/enrollments/f/cs.md": "---\ncourse: cs\nterm: f\nenrollments:\n  - ada\n---\n",
        ])
      try live.change([
        "content/enrollments/f/cs.md": "---\ncourse: cs\nterm: f\nenrollments:\n  - ada\n  - alan\n---\n"
      ])
      #expect(await live.problems() == ["dangling-reference content/enrollments/f/cs.md:6"])
      #expect(live.page("courses/cs.html")?.contains("Ada") == true)
      try live.change(["content/students/alan.md": "---\nname: Alan\n---\n"])
      #expect(await live.problems() == [])
      #expect(live.page("courses/cs.html")?.contains("Alan") == true)
    }
  }

  @Test("A broken template leaves the last one, and a broken setting the last ones")
  func brokenTheme() async throws {
    try await withTemporaryFolder { folder in
      let live = try LiveFolder(
        folder, ["content/courses/cs.md": "---\ntitle: CS\n---\n", "templates/course.html": "One {{ course.title }}"])
      #expect(live.page("courses/cs.html") == "One CS")
      try live.change(["templates/course.html": "Two {{ course.titel }}"])
      #expect(live.page("courses/cs.html") == "One CS")
      #expect(await live.problems() == ["template-unknown-name templates/course.html:1"])
      try live.change(["templates/course.html": "Three {{ site.title }}"])
      #expect(live.page("courses/cs.html") == "Three Course catalogue")
      #expect(await live.problems() == [])
      try live.change(["catalogue.yml": "title: College\n"])
      #expect(live.page("courses/cs.html") == "Three College")
      try live.change(["templates/course.html": nil])
      #expect(live.page("courses/cs.html")?.hasPrefix("<!doctype html>") == true)
    }
  }

  @Test(
    "Whoever listens is told of a saved file by the system, or by a look where the system tells nothing",
    arguments: [true, false])
  func watched(isTold: Bool) async throws {
    try await withTemporaryFolder { folder in
      let live = try LiveFolder(folder, ["content/courses/cs.md": "---\ntitle: CS\n---\n"])
      let watch = try FileWatch(folder.path, LiveSite.places, interval: 1, mayBeTold: isTold)
      // A thread of its own: it waits for the system.
      let (ends, end) = AsyncStream.makeStream(of: Void.self)
      DispatchQueue.global().async {
        live.site.follow(watch)
        end.finish()
      }
      var events = live.site.events.listen().makeAsyncIterator()
      let first = await events.next()
      try folder.write(["content/courses/cs.md": "---\ntitle: Programming\n---\n"])
      while let event = await events.next() {
        if case .changed = event, event != first { break }
      }
      #expect(live.page("courses/cs.html")?.contains("Programming") == true)
      watch.end()
      for await _ in ends {}
      live.site.end()
      while await events.next() != nil {}
    }
  }
}

/// Edits a generated catalogue at random, in ways that leave it sound.
private struct RandomEditor {
  let folder: Folder
  var random: SplitMix64
  var count = 0

  init(folder: Folder, seed: UInt64) {
    self.folder = folder
    random = SplitMix64(seed: seed &+ 1000)
  }

  private mutating func pick(_ folder: String) throws -> String {
    try self.folder.tree(below: folder).keys.sorted().randomElement(using: &random) ?? ""
  }

  mutating func next() throws -> [String: String?] {
    count += 1
    switch Int.random(in: 0..<15, using: &random) {
    case 0, 1:
      let path = try pick("content/students")
      let name = ["Zoë Åberg", "aaron", "Mallory <b>", "李", "Ada Lovelace"].randomElement(using: &random) ?? ""
      return [path: try folder.text(of: path).replacing(/name: .*/, with: "name: '\(name) \(count)'")]
    case 2:
      let path = try pick("content/students")
      let text = try folder.text(of: path)
      return [path: text + "More \(count), see [about](../pages/about.md).\n"]
    case 3:
      let path = try pick("content/students")
      return [path: try folder.text(of: path).replacing(/program: .*/, with: "program: Label \(count % 3)")]
    case 4:
      let path = try pick("content/courses")
      return [path: try folder.text(of: path).replacing(/title: .*/, with: "title: Title \(count)")]
    case 5:
      let path = try pick("content/courses")
      return [path: try folder.text(of: path).replacing(/department: .*/, with: "department: New \(count)")]
    case 6:
      let path = try pick("content/courses")
      // Rosters of other sections dangle, or resolve again.
      let section = Bool.random(using: &random) ? "\"001\"" : "\"009\""
      return [path: try folder.text(of: path).replacing(/section: "00[19]"/, with: "section: \(section)")]
    case 7, 8:
      let path = try pick("content/enrollments")
      let text = try folder.text(of: path)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let items = lines.indices.filter {
        lines[$0].hasPrefix("  - ") && !lines[$0].contains("student: ") || lines[$0].hasPrefix("  - {")
      }
      guard let item = items.randomElement(using: &random) else { return [path: text + "A note \(count).\n"] }
      var rest = lines
      rest.remove(at: item)
      return [path: rest.joined(separator: "\n")]
    case 9:
      let path = try pick("content/enrollments")
      return [path: try folder.text(of: path) + "A note \(count).\n"]
    case 10:
      return ["content/students/new-\(count).md": "---\nname: New \(count)\nprogram: Physics\n---\n"]
    case 11:
      let student = try pick("content/students").split(separator: "/").last?.dropLast(3) ?? ""
      let course = try pick("content/courses").split(separator: "/").last?.dropLast(3) ?? ""
      let term = "2031-t\(count)"
      return [
        "content/terms/\(term).md":
          "---\ntitle: Term \(count)\nstarts: 2031-01-01\nends: 2031-02-0\(1 + count % 9)\n---\n",
        "content/enrollments/\(term)/\(course).md":
          "---\ncourse: \(course)\nterm: \(term)\nenrollments:\n  - \(student)\n---\n",
      ]
    case 12:
      return ["content/courses/new-\(count).md": "---\ntitle: New course \(count)\nprerequisites: [as-101]\n---\n"]
    case 13:
      let path = try pick("content/enrollments")
      return [path: nil]
    default:
      let title = "College \(count)"
      return [
        "catalogue.yml": "title: \(title)\naudience: internal\ncurrent_term: 2026-fall\npage_size: \(3 + count % 4)\n"
      ]
    }
  }
}
