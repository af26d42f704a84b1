import Catalogue
import Files
import Synchronization
import TestSupport
import Testing

@testable import Site

@Suite struct PublicationTests {
  @Test("A build writes every page, the theme's files and robots.txt, and says how many")
  func firstBuild() throws {
    try SmallCatalogue.inFolder { folder in
      let site = try TestSite(folder: folder)
      let counts = try build(folder)
      let written = try output(folder)
      // The settings leave the search out, and with it go its scripts.
      let files = site.theme.look(in: "en").files(for: try #require(site.templates))
      let assets = files.map(\.path).filter { !$0.hasPrefix("assets/search/") }
      #expect(Set(written.keys) == Set(site.paths + assets + ["robots.txt"]))
      #expect(written["courses/a.html"] == "A" && written["students/pia.html"] == "Pia")
      #expect(counts.created == written.count)
      #expect(counts.changed == 0 && counts.unchanged == 0 && counts.removed == 0)
      #expect(counts.bytes == written.values.reduce(0) { $0 + $1.utf8.count })
    }
  }

  @Test("A build with nothing changed touches nothing")
  func secondBuild() throws {
    try SmallCatalogue.inFolder { folder in
      try build(folder)
      let files = folder.files()
      let times = try files.map { try folder.modificationTime(of: $0) }
      let counts = try build(folder)
      #expect(folder.files() == files)
      #expect(try files.map { try folder.modificationTime(of: $0) } == times)
      #expect(counts.created == 0 && counts.changed == 0 && counts.removed == 0)
      #expect(counts.unchanged == folder.files(below: "public").count)
    }
  }

  @Test("A change writes the pages that it concerns and no others")
  func change() throws {
    try SmallCatalogue.inFolder { folder in
      try build(folder)
      let time = try folder.modificationTime(of: "public/courses/b.html")
      try folder.write(["content/courses/a.md": "---\ntitle: New\n---\n"])
      let counts = try build(folder)
      #expect(counts.changed == 1 && counts.created == 0 && counts.removed == 1)
      #expect(try folder.text(of: "public/courses/a.html") == "New")
      #expect(try folder.modificationTime(of: "public/courses/b.html") == time)
      #expect(try output(folder) == cleanBuild(of: folder))
    }
  }

  @Test("A page whose record is gone is removed, and its folder with the last one")
  func stale() throws {
    try SmallCatalogue.inFolder { folder in
      try build(folder)
      try folder.remove("content/courses/a.md")
      try folder.remove("content/pages/x/y.md")
      let counts = try build(folder)
      #expect(counts.removed == 3)
      #expect(!folder.exists("public/courses/a.html") && !folder.exists("public/courses/old-a.html"))
      #expect(!folder.exists("public/pages"))
      #expect(try output(folder) == cleanBuild(of: folder))
    }
  }

  @Test("After an internal build a public one into the same folder leaves nothing that it would not write")
  func narrowing() throws {
    try SmallCatalogue.inFolder { folder in
      try build(folder, audience: .internal)
      #expect(folder.exists("public/students/ivo.html"))
      try build(folder)
      #expect(try output(folder) == cleanBuild(of: folder))
    }
  }

  @Test("One worker or many, here or elsewhere, the same bytes are written", arguments: [2, 3, 7])
  func determinism(jobs: Int) throws {
    try withTemporaryFolder { outer in
      var files = RichCatalogue.files
      for number in 0..<400 {
        files["content/students/s\(number).md"] =
          "---\nname: Student \(number)\nprogram: bsc\nvisibility: public\n---\n"
        files["content/enrollments/s\(number).md"] =
          "---\nstudent: s\(number)\nterm: fall\nenrollments: [a, b, d]\n---\n"
      }
      try outer.write(Dictionary(uniqueKeysWithValues: files.map { ("one/\($0)", $1) }))
      try outer.write(Dictionary(uniqueKeysWithValues: files.map { ("elsewhere/two/\($0)", $1) }))
      try build(Folder(outer.path(of: "one")), to: outer.path(of: "x"), jobs: 1)
      try build(Folder(outer.path(of: "elsewhere/two")), to: outer.path(of: "y"), jobs: jobs)
      let first = try Folder(outer.path(of: "x")).tree()
      #expect(try first == Folder(outer.path(of: "y")).tree())
      #expect(first.count > 400)
    }
  }

  @Test("Progress is told up to the number of pages")
  func progress() throws {
    try SmallCatalogue.inFolder { folder in
      let site = try TestSite(folder: folder)
      let templates = try #require(site.templates)
      let calls = Calls()
      _ = try site.build.write(
        source: folder.path, output: folder.path(of: "public"), templates: templates, removesForeign: false
      ) { calls.add($0, $1) }
      #expect(calls.last == [site.paths.count, site.paths.count])
    }
  }

  #if os(Linux)
    @Test("A source that may not be written to is built from, and it says that nothing was noted")
    func readOnlySource() throws {
      try SmallCatalogue.inFolder { folder in
        let site = try TestSite(folder: folder)
        let templates = try #require(site.templates)
        func build() throws -> PublicationCounts {
          // Nobody may make a folder there.
          try site.build.write(
            source: "/sys", output: folder.path(of: "public"), templates: templates, removesForeign: false)
        }
        #expect(try build().unkeptList?.hasPrefix("cannot create the folder '/sys/.registrar': ") == true)
        #expect(try output(folder) == cleanBuild(of: folder))
        let again = try build()
        #expect(again.changed == 0 && again.created == 0 && again.removed == 0)
        #expect(try TestSite(folder: folder).write(from: folder, to: folder.path(of: "kept")).unkeptList == nil)
      }
    }
  #endif
}

/// The calls of a function, for looking at afterwards.
final class Calls: Sendable {
  private let calls = Mutex<[[Int]]>([])

  var last: [Int]? { calls.withLock { $0.last } }

  func add(_ done: Int, _ total: Int) { calls.withLock { $0.append([done, total]) } }
}
