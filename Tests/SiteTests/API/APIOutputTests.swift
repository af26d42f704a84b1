import Catalogue
import Diagnostics
import TestSupport
import Testing

@testable import Site

@Suite("The JSON API among the files of a site")
struct APIOutputTests {
  @Test("a build writes it, the same bytes on one core or two, and removes it when settings leave it out")
  func writing() throws {
    try withTemporaryFolder { folder in
      try folder.write(RichCatalogue.with("\npage_size: 2"))
      try build(folder, to: folder.path(of: "one"), jobs: 1)
      try build(folder, to: folder.path(of: "two"), jobs: 2)
      let first = try output(folder, "one")
      #expect(first == (try output(folder, "two")))
      #expect(first.keys.filter { $0.hasPrefix("api/v1/") }.count > 15)
      #expect(first["api/v1/students/pia/courses.json"]?.contains("\"Pia Public\"") == true)
      #expect(first["api/v1/enrollments/page/2.json"] != nil)

      try folder.write(["catalogue.yml": RichCatalogue.settings + "\noutputs: []"])
      let counts = try build(folder, to: folder.path(of: "one"))
      let second = try output(folder, "one")
      #expect(second.keys.filter { $0.hasPrefix("api/") } == [])
      #expect(counts.removed > 15)
      #expect(!folder.exists("one/api"))
    }
  }

  @Test("what stands in its folder and is nobody's stops a build")
  func foreign() throws {
    try withTemporaryFolder { folder in
      try folder.write(RichCatalogue.files)
      try build(folder)
      try folder.write(["public/api/v1/mine.json": "{}"])
      #expect(throws: ForeignFilesError.self) { try build(folder) }
    }
  }

  @Test("progress is told up to the number of pages, documents, calendars and files of the search")
  func progress() throws {
    try withTemporaryFolder { folder in
      try folder.write(RichCatalogue.files)
      let site = try TestSite(folder: folder)
      let templates = try #require(site.templates)
      let calls = Calls()
      _ = try site.build.write(
        source: folder.path, output: folder.path(of: "public"), templates: templates, removesForeign: false
      ) { calls.add($0, $1) }
      let others = (site.build.calendars?.count ?? 0) + (site.build.search?.count ?? 0)
      let total = site.paths.count + (try site.documents().count) + others
      #expect(calls.last == [total, total])
    }
  }

  private static let collisions: [(files: [String: String], audience: Audience, messages: [String])] = [
    (
      ["students/a.md": "name: A", "students/a.json.md": "name: B", "students/b.json.md": "name: C"], .internal,
      [
        "content/students/a.json.md: the student 'a.json' needs a folder 'api/v1/students/a.json', which is the path of the "
          + "student 'a' in the JSON API"
      ]
    ),
    (
      ["courses/X.md": "title: A", "courses/x.JSON.md": "title: B"], .public,
      [
        "content/courses/x.JSON.md: the course 'x.JSON' needs a folder 'api/v1/courses/x.JSON', which is the path of the "
          + "course 'X' in the JSON API"
      ]
    ),
    // Who is not on the site is in nobody's way, and neither is a draft.
    (["students/a.md": "name: A", "students/a.json.md": "name: B"], .public, []),
    (["courses/a.md": "title: A\ndraft: true", "courses/a.json.md": "title: B"], .internal, []),
    (
      [
        "index.md": "---\n---\n[a](api/v1/students.json) [b](api/v1/openapi.json/x.txt) [c](api/notes.txt)",
        "api/v1/students.json": "", "api/v1/openapi.json/x.txt": "", "api/notes.txt": "",
      ], .internal,
      [
        "content/api/v1/openapi.json/x.txt: this file and the JSON API would both be 'api/v1/openapi.json/x.txt'",
        "content/api/v1/students.json: this file and the JSON API would both be 'api/v1/students.json'",
      ]
    ),
    (
      ["index.md": "---\n---\n[a](api)", "api": ""], .internal,
      ["content/api: this file and the JSON API would both be 'api'"]
    ),
  ]

  @Test("what would be in its way is found before anything is written", arguments: collisions.indices)
  func inTheWay(number: Int) throws {
    let (files, audience, messages) = Self.collisions[number]
    let site = try TestSite(content(files), audience: audience)
    #expect(site.build.collisions(in: site.catalogue).map { "\($0.path): \($0.message)" }.sorted() == messages)
    let without = try TestSite(content(files) + ["catalogue.yml": "outputs: []"], audience: audience)
    #expect(site.catalogue.canCollide)
    #expect(without.build.collisions(in: without.catalogue).isEmpty)
  }
}
