import Catalogue
import TestSupport
import Testing

@testable import Site

@Suite("The search index among the files of a site")
struct SearchOutputTests {
  @Test("a build writes it, the same bytes on one core or two, and removes it when settings leave it out")
  func writing() throws {
    try withTemporaryFolder { folder in
      try folder.write(RichCatalogue.files)
      try build(folder, to: folder.path(of: "one"), jobs: 1)
      try build(folder, to: folder.path(of: "two"), jobs: 2)
      let first = try output(folder, "one")
      #expect(first == (try output(folder, "two")))
      #expect(first["search/students/root.js"]?.contains("Pia Public") == true)
      #expect(first["courses/index.html"]?.contains("role=\"search\"") == true)
      #expect(first.keys.contains { $0.hasPrefix("assets/search/page.") })

      try folder.write(["catalogue.yml": RichCatalogue.settings + "\noutputs: [api]"])
      try build(folder, to: folder.path(of: "one"))
      let second = try output(folder, "one")
      #expect(second.keys.filter { $0.hasPrefix("search/") || $0.hasPrefix("assets/search/") } == [])
      #expect(second.values.filter { $0.contains("search.query") || $0.contains("<script src") } == [])
    }
  }

  @Test("it holds only what the audience may see", arguments: [Audience.internal, .public])
  func privacy(audience: Audience) throws {
    let site = try TestSite(RichCatalogue.files, audience: audience)
    let text = try #require(site.build.search).files.values.map { String(decoding: $0, as: UTF8.self) }.joined()
    #expect(text.contains("Pia Public"))
    #expect(text.contains("Ivo Internal") == (audience == .internal))
    for absent in ["Hid Hidden", "Dan Draft", "Curves", "pia@example.edu", "rowing", "Public, Pia"] {
      #expect(!text.contains(absent))
    }
  }

  @Test("the version of the index changes with any of its files, and with nothing else")
  func version() throws {
    func overview(_ files: [String: String]) throws -> [UInt8] {
      let site = try TestSite(RichCatalogue.files + content(files))
      let index = try #require(site.build.search)
      return try #require(index.files["index"])
    }
    let now = try overview([:])
    #expect(try overview(["pages/other.md": "title: Other"]) == now)
    #expect(try overview(["students/dan.md": "name: Dan Draft"]) != now)
    #expect(try overview(["students/pia.md": "name: Pia Public\nprogram: other"]) != now)
    #expect(try overview(["courses/d.md": "title: Dynamics\ncredits: 1"]) != now)
    #expect(try overview(["courses/d.md": "title: Dynamics\ntags: [moving]"]) != now)
    #expect(try overview(["courses/d.md": "title: Dynamics\nofferings: [{term: fall}]"]) != now)
  }

  @Test("an empty catalogue has an empty index")
  func empty() throws {
    let site = try TestSite(["content/index.md": ""])
    let files = try #require(site.build.search).files
    #expect(String(decoding: files["index"] ?? [], as: UTF8.self).contains("\"courses\":0,\"students\":0"))
    guard
      let answers = try SearchReader.answers(to: [.init(text: "ada"), .init(kind: "courses", text: "x")], files: files)
    else { return }
    #expect(answers.allSatisfy { $0.results.isEmpty })
  }

  @Test("what stands in its folder and is nobody's stops a build")
  func foreign() throws {
    try withTemporaryFolder { folder in
      try folder.write(RichCatalogue.files)
      try build(folder)
      try folder.write(["public/search/mine.js": ""])
      #expect(throws: ForeignFilesError.self) { try build(folder) }
    }
  }
}
