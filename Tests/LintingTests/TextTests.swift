import Diagnostics
import TestSupport
import Testing

@testable import Linting

@Suite("Links in texts")
struct LinkTests {
  @Test("are followed in the texts of every kind")
  func everyText() throws {
    let link = "[x](«course:nothing»)\n"
    let (found, marked) = try lint([
      "content/index.md": "\(link)",
      "content/courses/c.md": "---\ntitle: C\n---\n\(link)",
      "content/courses/d.md": "---\ntitle: D\ndraft: true\n---\n\(link)",
      "content/students/s.md": "---\nname: S\nvisibility: hidden\n---\n\(link)",
      "content/terms/t.md": "---\ntitle: T\n---\n\(link)",
      "content/departments/d.md": "---\ntitle: D\n---\n\(link)",
      "content/instructors/i.md": "---\nname: I\n---\n\(link)",
      "content/programs/p.md": "---\ntitle: P\n---\n\(link)",
      "content/pages/p.md": "---\ntitle: P\n---\n\(link)",
      "content/enrollments/e.md": "---\nstudent: s\ncourse: c\n---\n\(link)",
    ])
    #expect(found.map(\.place) == marked.sorted())
    #expect(found.allSatisfy { $0.rule == "broken-link" && $0.message == "no course has the id 'nothing'" })
  }

  @Test("are reported at their destination, whatever form they have")
  func forms() throws {
    let (found, marked) = try lint([
      "content/pages/p.md": """
      ---
      title: P
      ---
      # One

      An [inline](«a.md» "title"), an ![image](«b.png»), an <«course:c»> and a [reference][r] link, [twice][r].
      > * [nested](<«d e.md»>)

      `[code](f.md)` and \\[none](g.md).

      [r]: «../h.md»
      [web](https://example.edu/) [top](#top) [here](#one) [there](«#two») [self](p.md#one) [other](«p.md#to»)
      """
    ])
    #expect(found.map(\.place) == marked)
    #expect(
      found.map { "\($0.message) \($0.suggestion?.replacement ?? "-")" } == [
        "there is no file 'content/pages/a.md' -", "there is no file 'content/pages/b.png' -",
        "no course has the id 'c' -",
        "there is no file 'content/pages/d e.md' -", "there is no file 'content/h.md' -",
        "this text has no heading '#two' -",
        "the text of page 'p' has no heading '#to' -",
      ])
  }

  @Test(
    "say what is wrong with them",
    arguments: [
      (
        "/courses/c.md",
        "'/courses/c.md' starts with '/'; a link is relative to its own file, so that the site works anywhere",
        "../courses/sub/c.md"
      ),
      ("../../x.md", "'../../x.md' leads out of content/, and nothing from there is published", nil),
      ("../courses/sub/", "the folder 'content/courses/sub' has no page of its own", nil),
      (
        "../enrollments/e.md",
        "'content/enrollments/e.md' holds enrollments and has no page of its own; link to the course or the student",
        nil
      ),
      ("../other/o.md", "'content/other/o.md' cannot be read", nil),
      ("coarse:c", "'coarse:' is neither a kind of record nor a scheme that is known", "course:c"),
      ("course:c#contents", "the text of course 'c' has no heading '#contents'", "course:c#content"),
      (
        "../courses/sub/c.md#Content", "the text of course 'c' has no heading '#Content'",
        "../courses/sub/c.md#content"
      ),
      ("../courses/#c", "the list of courses has no heading '#c'", nil),
      ("../index.md#news", "the home page's text has no heading '#news'", nil),
      ("../#news", "the home page's text has no heading '#news'", nil),
      ("term:2026#x", "the text of term '2026' has no heading '#x'", nil),
    ] as [(String, String, String?)])
  func messages(destination: String, message: String, suggestion: String?) throws {
    let (found, _) = try lint([
      "content/index.md": "Welcome\n",
      "content/courses/sub/c.md": "---\ntitle: C\nofferings: [{term: 2026}]\n---\n## Content\n",
      "content/students/s.md": "---\nname: S\n---\n",
      "content/enrollments/e.md": "---\nstudent: s\ncourse: c\n---\n",
      "content/pages/p.md": "---\ntitle: P\n---\n[x](\(destination))\n",
      "content/other/o.md": "---\n---\n",
    ])
    let links = found.filter { $0.rule == "broken-link" }
    #expect(links.map(\.message) == [message])
    #expect(links.map(\.suggestion?.replacement) == [suggestion])
  }

  @Test("without a destination are broken, as images too")
  func empty() throws {
    let (found, _) = try lint(["content/index.md": "[a]() ![b]()\n"])
    #expect(found.map(\.message) == ["the link has no destination", "the link has no destination"])
  }

  @Test("are not followed in a text that is too involved to be parsed")
  func limits() throws {
    let deep = String(repeating: ">", count: 5000)
    let (found, _) = try lint([
      "content/courses/c.md": "---\ntitle: C\n---\n\n\(deep) [x](nothing.md)\n",
      "content/courses/d.md": "---\ntitle: D\n---\n[c](c.md#anything)\n",
    ])
    #expect(
      found.map { "\($0.path):\($0.start.line) \($0.rule)" } == ["content/courses/c.md:5 limit-exceeded"])
  }

  @Test("by the thousand, with as many headings, are told apart in time")
  func many() throws {
    let headings = (0..<3000).map { "## Heading \($0)\n\n[x](#heading-\($0)) [y](#heding-\($0))\n" }.joined()
    let (found, _) = try lint(["content/pages/p.md": "---\ntitle: P\n---\n\(headings)"])
    #expect(found.count == 3000)
    #expect(found.count { $0.suggestion != nil } == 500)
  }
}

@Suite("Files that are not Markdown")
struct UnusedFileTests {
  private static let files: KeyValuePairs<String, String> = [
    "content/courses/c.md": "---\ntitle: C\n---\n[a](used.pdf) ![b](used.png)\n",
    "content/courses/d.md": "---\ntitle: D\ndraft: true\n---\n[a](draft.pdf)\n",
    "content/students/s.md": "---\nname: S S\nvisibility: hidden\n---\n[a](hidden.pdf)\n",
    "content/students/t.md": "---\nname: T T\n---\n[a](internal.pdf)\n",
    "content/enrollments/e.md": "---\nstudent: s\ncourse: c\n---\n[a](note.pdf)\n",
    "content/courses/used.pdf": "x", "content/courses/used.png": "x", "content/courses/draft.pdf": "x",
    "content/courses/nobody.pdf": "x", "content/students/hidden.pdf": "x",
    "content/students/internal.pdf": "x",
    "content/enrollments/note.pdf": "x",
  ]

  private func unused(_ settings: String, _ options: LintOptions = LintOptions()) throws -> [String] {
    try withTemporaryFolder { folder in
      for (path, text) in Self.files { try folder.write([path: text]) }
      try folder.write(["catalogue.yml": settings])
      let found = try lint(folder, options)
      #expect(found.allSatisfy { $0.rule == "unused-file" && $0.start == Position(line: 1, column: 1) })
      return found.map { String($0.path.dropFirst("content/".count)) }
    }
  }

  @Test("are unused when no published text links to them, and what is published depends on the audience")
  func audience() throws {
    #expect(try unused("") == ["courses/draft.pdf", "courses/nobody.pdf", "students/hidden.pdf"])
    #expect(
      try unused("audience: public") == [
        "courses/draft.pdf", "courses/nobody.pdf", "enrollments/note.pdf", "students/hidden.pdf",
        "students/internal.pdf",
      ])
    #expect(
      try unused("audience: public\nprivacy: {default_visibility: public, public_fields: [name, body, note]}")
        == [
          "courses/draft.pdf", "courses/nobody.pdf", "students/hidden.pdf",
        ])
    #expect(
      try unused("", LintOptions(includesDrafts: true)) == ["courses/nobody.pdf", "students/hidden.pdf"])
  }

  @Test("are no concern of settings that turn the rule off")
  func off() throws {
    #expect(try unused("lint: {unused-file: off}") == [])
  }
}

@Suite("Drafts")
struct DraftTests {
  private static let files: KeyValuePairs<String, String> = [
    "catalogue.yml":
      "nav: [«pages/p.md», courses/]\nextra: {course: {head: reference(instructor), all: list(reference(course))}}\n",
    "content/terms/t.md": "---\ntitle: T\ndraft: true\n---\n",
    "content/departments/d.md": "---\ntitle: D\ndraft: true\n---\n",
    "content/instructors/i.md": "---\nname: I\ndraft: true\ndepartment: d\n---\n",
    "content/instructors/j.md": "---\nname: J\ndepartment: «d»\n---\n",
    "content/programs/p.md": "---\ntitle: P\ndraft: true\n---\n",
    "content/programs/q.md":
      "---\ntitle: Q\ndepartment: «d»\nrequirements: [{title: R, from: [«x», c]}]\n---\n",
    "content/pages/p.md": "---\ntitle: P\ndraft: true\n---\n[c](course:x)\n",
    "content/courses/x.md": "---\ntitle: X\ndraft: true\n---\n",
    "content/courses/c.md": """
    ---
    title: C
    department: «d»
    instructors: [«i», j]
    prerequisites: [{any: [«x»]}]
    corequisites: [«x»]
    cross_listed: [«x»]
    offerings: [{term: «t», instructors: [«i»]}]
    extra: {head: «i», all: [«x», c]}
    ---
    [x](«x.md») [p](«../pages/p.md») [c](c.md)
    """,
    "content/students/s.md": "---\nname: S\nprogram: «p»\ndraft: false\n---\n",
    "content/students/z.md": "---\nname: Z\ndraft: true\n---\n",
    "content/enrollments/a.md": "---\nstudent: «z»\ncourse: «x»\nterm: «t»\n---\n",
    "content/enrollments/b.md":
      "---\ncourse: «x»\nenrollments:\n  - s\n  - «z»\n  - {student: s, course: c, term: «t»}\n---\n",
  ]

  @Test("are reported where something published refers to them")
  func everywhere() throws {
    let (found, marked) = try lint(Self.files)
    #expect(found.map(\.place).sorted() == marked.sorted())
    #expect(found.allSatisfy { $0.rule == "draft-referenced" && $0.severity == .warning })
    #expect(found.first?.message == "page 'p' is a draft, and is shown without a link")
  }

  @Test("are as good as published when they are included")
  func included() throws {
    #expect(try lint(Self.files, LintOptions(includesDrafts: true)).found == [])
  }
}

@Suite("Severities")
struct SeverityTests {
  private func severities(_ settings: String, isStrict: Bool = false) throws -> [String] {
    let (found, _) = try lint(
      [
        "catalogue.yml": settings, "content/courses/c.md": "---\ntitle: C\n---\n[x](nothing.md)\n",
        "content/courses/plan.svg": "<svg/>",
      ], LintOptions(isStrict: isStrict))
    return found.map { "\($0.rule) \($0.severity)" }
  }

  @Test("of warnings are for settings to decide, and for --strict")
  func warnings() throws {
    #expect(try severities("") == ["broken-link error", "unused-file warning"])
    #expect(try severities("lint: {unused-file: error}") == ["broken-link error", "unused-file error"])
    #expect(try severities("lint: {unused-file: off}") == ["broken-link error"])
    #expect(try severities("", isStrict: true) == ["broken-link error", "unused-file error"])
    #expect(try severities("lint: {unused-file: off}", isStrict: true) == ["broken-link error"])
  }

  @Test("of what settings get wrong are reported with the rest, in order")
  func settings() throws {
    #expect(
      try severities("lint: {broken-link: off}") == [
        "invalid-setting error", "broken-link error", "unused-file warning",
      ])
  }
}
