import Catalogue
import Files
import TestSupport
import Testing

@testable import Site

@Suite struct PublicationTests {
  private static let files =
    content([
      "courses/a.md": "title: A\naliases: [old-a]", "courses/b.md": "title: B", "students/pia.md": "name: Pia\nvisibility: public",
      "students/ivo.md": "name: Ivo", "pages/x/y.md": "title: Y",
    ]) + bare(["course.html": "{{ course.title }}", "student.html": "{{ student.name }}"])
    + ["catalogue.yml": "audience: public"]

  /// Runs a test in a folder with a small catalogue.
  private func withCatalogue(_ body: (Folder) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try folder.write(Self.files)
      try body(folder)
    }
  }

  /// What a build into a new folder writes.
  private func cleanBuild(of folder: Folder, audience: Audience? = nil) throws -> [String: String] {
    try withTemporaryFolder { other in
      try build(folder, to: other.path(of: "fresh"), audience: audience)
      return try other.tree(below: "fresh").reduce(into: [:]) { $0[String($1.key.dropFirst("fresh/".count))] = $1.value }
    }
  }

  private func output(_ folder: Folder) throws -> [String: String] {
    try folder.tree(below: "public").reduce(into: [:]) { $0[String($1.key.dropFirst("public/".count))] = $1.value }
  }

  // MARK: What is written

  @Test("A build writes every page, the theme's files and robots.txt, and says how many")
  func firstBuild() throws {
    try withCatalogue { folder in
      let site = try TestSite(folder: folder)
      let counts = try build(folder)
      let written = try output(folder)
      #expect(Set(written.keys) == Set(site.paths + site.theme.assets.files.map(\.path) + ["robots.txt"]))
      #expect(written["courses/a.html"] == "A" && written["students/pia.html"] == "Pia")
      #expect(counts.created == written.count)
      #expect(counts.changed == 0 && counts.unchanged == 0 && counts.removed == 0)
      #expect(counts.bytes == written.values.reduce(0) { $0 + $1.utf8.count })
    }
  }

  @Test("A build with nothing changed touches nothing")
  func secondBuild() throws {
    try withCatalogue { folder in
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
    try withCatalogue { folder in
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
    try withCatalogue { folder in
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
    try withCatalogue { folder in
      try build(folder, audience: .internal)
      #expect(folder.exists("public/students/ivo.html"))
      try build(folder)
      #expect(try output(folder) == cleanBuild(of: folder))
    }
  }

  // MARK: What is not ours

  @Test("A file that no build wrote, in a folder that registrar owns, stops the build before anything is written")
  func foreign() throws {
    try withCatalogue { folder in
      try build(folder)
      try folder.write([
        "public/courses/mine.html": "mine", "public/assets/mine.css": "mine", "public/students/notes/a.txt": "mine",
        "public/sitemap-7.xml": "mine", "content/courses/c.md": "---\ntitle: C\n---\n",
      ])
      let before = try folder.tree()
      let error = #expect(throws: ForeignFilesError.self) { try build(folder) }
      #expect(error?.files == ["assets/mine.css", "courses/mine.html", "sitemap-7.xml", "students/notes/a.txt"])
      #expect(try folder.tree() == before)
      let counts = try build(folder, clean: true)
      #expect(counts.removed == 4)
      #expect(try output(folder) == cleanBuild(of: folder))
    }
  }

  @Test(
    "The error names the files, at most twenty of them, and says what to do",
    arguments: [
      (1, "this file stands in", false), (2, "these files stand in", false), (20, "these files", false), (23, "and 3 more", true),
    ])
  func foreignMessage(count: Int, words: String, isCut: Bool) {
    let error = ForeignFilesError(files: (0..<count).map { "courses/\($0).html" }, output: "public")
    #expect(error.description.contains(words) && error.description.contains("  public/courses/0.html\n"))
    #expect(error.description.hasSuffix("move what you want to keep, or build with --clean to remove it"))
    #expect(error.description.contains("… and") == isCut)
  }

  @Test("Files outside of the folders that registrar owns, and hidden ones, are never touched", arguments: [false, true])
  func elsewhere(clean: Bool) throws {
    let theirs = [
      "public/CNAME": "example.edu", "public/.well-known/security.txt": "mail", "public/.nojekyll": "", "public/mine/a.html": "x",
      "public/courses/.htaccess": "deny", "public/index.htm": "old", "public/notes.xml": "x",
    ]
    try withCatalogue { folder in
      try folder.write(theirs)
      try build(folder, clean: clean)
      try folder.remove("content/courses/a.md")
      try build(folder, clean: clean)
      for (path, text) in theirs { #expect(try folder.text(of: path) == text, "\(path)") }
    }
  }

  @Test("A lost list stops the build at what the site no longer wants, and not at what it does")
  func lostManifest() throws {
    try withCatalogue { folder in
      try build(folder, audience: .internal)
      try folder.remove(".registrar")
      let error = #expect(throws: ForeignFilesError.self) { try build(folder) }
      #expect(error?.files == ["students/ivo.html"])
      try build(folder, clean: true)
      #expect(try output(folder) == cleanBuild(of: folder))
      try folder.remove(".registrar")
      #expect(try build(folder).removed == 0)
    }
  }

  @Test("A list that cannot be understood counts as lost", arguments: ["", "something else\ncourses/mine.html\n", "\u{0}\u{0}"])
  func brokenManifest(text: String) throws {
    try withCatalogue { folder in
      try build(folder)
      let list = try #require(folder.files(below: ".registrar").first)
      try folder.write([list: text, "public/courses/mine.html": "mine"])
      #expect(throws: ForeignFilesError.self) { try build(folder) }
      #expect(try folder.text(of: "public/courses/mine.html") == "mine")
    }
  }

  @Test("Two outputs of one source do not know of each other's files")
  func twoOutputs() throws {
    try withCatalogue { folder in
      try build(folder, to: folder.path(of: "public"))
      try build(folder, to: folder.path(of: "staff"), audience: .internal)
      #expect(folder.files(below: ".registrar").count == 2)
      #expect(folder.exists("staff/students/ivo.html") && !folder.exists("public/students/ivo.html"))
      try folder.write(["public/students/ivo.html": "foreign"])
      #expect(throws: ForeignFilesError.self) { try build(folder) }
    }
  }

  @Test("Source and output may move together")
  func moved() throws {
    try withTemporaryFolder { outer in
      try outer.write(Dictionary(uniqueKeysWithValues: Self.files.map { ("one/\($0)", $1) }))
      try build(Folder(outer.path(of: "one")))
      try outer.write(["sh": ""])
      let moved = try execute("mv", [outer.path(of: "one"), outer.path(of: "two")])
      #expect(moved.status == 0)
      try outer.remove("two/content/courses/a.md")
      #expect(try build(Folder(outer.path(of: "two"))).removed == 2)
    }
  }

  @Test("Names with line ends do not make a foreign file look like one of ours")
  func lineEnds() throws {
    try withCatalogue { folder in
      let odd = "x\nCNAME"
      try folder.write([
        "content/pages/p.md": "---\ntitle: P\n---\n[f](x%0ACNAME) [g](back%5Cslash%5Cn.txt)", "content/pages/\(odd)": "odd",
        "content/pages/back\\slash\\n.txt": "odd", "public/CNAME": "example.edu",
      ])
      try build(folder)
      #expect(try folder.text(of: "public/pages/\(odd)") == "odd")
      try folder.write(["content/pages/p.md": "---\ntitle: P\n---\n"])
      #expect(try build(folder).removed == 2)
      #expect(try output(folder).filter { $0.key != "CNAME" } == cleanBuild(of: folder))
      #expect(try folder.text(of: "public/CNAME") == "example.edu")
    }
  }

  // MARK: What can go wrong

  @Test("A link in the place of a folder stops the build, and nothing is written through it")
  func linkedFolder() throws {
    try withCatalogue { folder in
      try folder.makeFolder("elsewhere")
      try folder.makeFolder("public")
      try folder.link("public/courses", to: "../elsewhere")
      #expect(throws: FileError("write below", folder.path(of: "public/courses"), code: 20)) { try build(folder) }
      #expect(folder.files(below: "elsewhere") == [])
    }
  }

  @Test("A link in the place of a page is replaced, and what it leads to stays as it is")
  func linkedPage() throws {
    try withCatalogue { folder in
      try folder.write(["outside.html": "A"])
      try folder.makeFolder("public/courses")
      try folder.link("public/courses/a.html", to: "../../outside.html")
      try build(folder)
      #expect(try folder.text(of: "outside.html") == "A")
      #expect(try output(folder) == cleanBuild(of: folder))
    }
  }

  @Test("What an interrupted build left is completed by the next one", arguments: 0..<6)
  func interrupted(seed: Int) throws {
    try withCatalogue { folder in
      var generator = SplitMix64(seed: UInt64(seed))
      if seed % 2 == 0 {
        // The build before was another one.
        try build(folder, audience: .internal)
        try folder.remove("content/courses/b.md")
      }
      try build(folder)
      // As far as a build notes what it is going to write before the first file, any part of it may be there.
      for file in folder.files(below: "public") {
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: try folder.remove(file)
        case 1: try folder.write([file: String(try folder.text(of: file).prefix(3))])
        case 2: try folder.write([file + OutputFolder.temporarySuffix: "half"])
        default: break
        }
      }
      try build(folder)
      #expect(try output(folder) == cleanBuild(of: folder))
    }
  }

  @Test("A build that stops midway leaves nothing that the next one takes for foreign")
  func stoppedMidway() throws {
    try withCatalogue { folder in
      // A folder in the place of a page cannot be replaced.
      try folder.makeFolder("public/courses/b.html")
      #expect(throws: FileError.self) { try build(folder) }
      try folder.remove("public/courses/b.html")
      try folder.remove("content/courses/a.md")
      try build(folder)
      #expect(try output(folder) == cleanBuild(of: folder))
    }
  }

  @Test("When the disk is full, what was published stays, and the next build heals the rest")
  func fullDisk() throws {
    try withCatalogue { folder in
      try build(folder)
      let before = try output(folder)
      let long = String(repeating: "x", count: 100_000)
      try folder.write(["templates/course.html": "{{ course.title }} \(long)"])
      // A limit on the size of files fails as a full disk does, in the midst of one.
      let result = try execute(
        "sh",
        ["-c", "trap '' XFSZ; ulimit -f 100; exec \"$0\" build --source \"$1\"", productsFolder.path(of: "registrar"), folder.path])
      #expect(result.status != 0)
      let after = try output(folder)
      for (path, text) in before { #expect(after[path] == text || path.hasPrefix("courses/"), "\(path)") }
      #expect(after["courses/a.html"] == "A" && after["courses/b.html"] == "B")
      try build(folder)
      #expect(try output(folder) == cleanBuild(of: folder))
    }
  }

  @Test(
    "An output in which a build would write over its sources is refused",
    arguments: ["", "..", "content", "content/courses", "templates", "templates/x", ".registrar", ".git/x", "/"])
  func outputInSources(place: String) throws {
    try withCatalogue { folder in
      let before = try folder.tree()
      let path = place.hasPrefix("/") ? place : folder.path(of: place)
      let error = #expect(throws: OutputInSourcesError.self) { try build(folder, to: path, clean: true) }
      #expect(error?.description.hasPrefix("the output '\(path)' must not be the ") == true)
      #expect(try folder.tree() == before)
    }
  }

  @Test("The output may lie anywhere else, folders that are missing included", arguments: ["public", "a/b/c", "contents", "../beside"])
  func places(place: String) throws {
    try withTemporaryFolder { outer in
      try outer.write(Dictionary(uniqueKeysWithValues: Self.files.map { ("source/\($0)", $1) }))
      let folder = Folder(outer.path(of: "source"))
      try build(folder, to: folder.path(of: place))
      #expect(try outer.tree(below: "source/\(place)").count == cleanBuild(of: folder).count)
    }
  }

  // MARK: Determinism

  @Test("One worker or many, here or elsewhere, the same bytes are written", arguments: [2, 3, 7])
  func determinism(jobs: Int) throws {
    try withTemporaryFolder { outer in
      var files = RichCatalogue.files
      for number in 0..<400 {
        files["content/students/s\(number).md"] = "---\nname: Student \(number)\nprogram: bsc\nvisibility: public\n---\n"
        files["content/enrollments/s\(number).md"] = "---\nstudent: s\(number)\nterm: fall\nenrollments: [a, b, d]\n---\n"
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
    try withCatalogue { folder in
      let site = try TestSite(folder: folder)
      let templates = try #require(site.templates)
      let calls = Calls()
      _ = try site.build.write(
        source: folder.path, output: folder.path(of: "public"), templates: templates, removesForeign: false
      ) { calls.add($0, $1) }
      #expect(calls.all.last.map { [$0.0, $0.1] } == [site.paths.count, site.paths.count])
    }
  }

  @Test("A source that may not be written to is built from, and it says that nothing was noted")
  func readOnlySource() throws {
    try withCatalogue { folder in
      // What no one may write to, root included: a file in the place of the folder of lists.
      try folder.write([".registrar": ""])
      let output = folder.path(of: "public")
      guard (try? build(folder, to: output)) == nil else { return }
      #expect(throws: FileError.self) { try build(folder, to: output) }
    }
  }
}

/// The calls of a function, for looking at afterwards.
private final class Calls: @unchecked Sendable {
  // One worker calls.
  private(set) var all: [(Int, Int)] = []

  func add(_ done: Int, _ total: Int) { all.append((done, total)) }
}
