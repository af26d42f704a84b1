import Catalogue
import Files
import TestSupport
import Testing

@testable import Site

@Suite struct ForeignFileTests {
  @Test("A file that no build wrote, in a folder that registrar owns, stops the build before anything is written")
  func foreign() throws {
    try SmallCatalogue.inFolder { folder in
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
      (1, "this file stands in", false), (2, "these files stand in", false), (20, "these files", false),
      (23, "and 3 more", true),
    ])
  func foreignMessage(count: Int, words: String, isCut: Bool) {
    let error = ForeignFilesError(files: (0..<count).map { "courses/\($0).html" }, output: "public")
    #expect(error.description.contains(words) && error.description.contains("  public/courses/0.html\n"))
    #expect(error.description.hasSuffix("move what you want to keep, or build with --clean to remove it"))
    #expect(error.description.contains("… and") == isCut)
  }

  @Test("A folder in the place of a page stops the build before anything is written, also with --clean")
  func blocked() throws {
    try SmallCatalogue.inFolder { folder in
      try folder.makeFolder("public/courses/b.html")
      for clean in [false, true] {
        let error = #expect(throws: BlockedPathsError.self) { try build(folder, clean: clean) }
        #expect(error?.paths == ["courses/b.html"])
        #expect(error?.description.contains("/courses/b.html") == true)
      }
      #expect(folder.files(below: "public") == [])
    }
  }

  @Test("A published file never takes the place of one that no build wrote")
  func stray() throws {
    try SmallCatalogue.inFolder { folder in
      try folder.write([
        "content/CNAME": "ours", "content/courses/b.md": "---\ntitle: B\n---\n[x](../CNAME)", "public/CNAME": "theirs",
      ])
      let error = #expect(throws: BlockedPathsError.self) { try build(folder) }
      #expect(error?.paths == ["CNAME"])
      #expect(try folder.text(of: "public/CNAME") == "theirs")
      try folder.write(["public/CNAME": "ours"])
      try build(folder)
      try folder.write(["content/CNAME": "ours anew"])
      try build(folder)
      #expect(try folder.text(of: "public/CNAME") == "ours anew")
    }
  }

  @Test(
    "What an internal build published of files beside the records is not left to the public, whatever folder it is in")
  func attachmentLeftBehind() throws {
    try SmallCatalogue.inFolder { folder in
      try folder.write([
        "content/images/ivo.png": "secret", "content/students/ivo.md": "---\nname: Ivo\n---\n![x](../images/ivo.png)",
      ])
      try build(folder, audience: .internal)
      #expect(try folder.text(of: "public/images/ivo.png") == "secret")
      try folder.remove(".registrar")
      let error = #expect(throws: ForeignFilesError.self) { try build(folder) }
      #expect(error?.files == ["images/ivo.png", "students/ivo.html"])
      try build(folder, clean: true)
      #expect(try output(folder) == cleanBuild(of: folder))
    }
  }

  @Test(
    "Files outside of the folders that registrar owns, and hidden ones, are never touched", arguments: [false, true])
  func elsewhere(clean: Bool) throws {
    let theirs = [
      "public/CNAME": "example.edu", "public/.well-known/security.txt": "mail", "public/.nojekyll": "",
      "public/mine/a.html": "x",
      "public/courses/.htaccess": "deny", "public/index.htm": "old", "public/notes.xml": "x",
    ]
    try SmallCatalogue.inFolder { folder in
      try folder.write(theirs)
      try build(folder, clean: clean)
      try folder.remove("content/courses/a.md")
      try build(folder, clean: clean)
      for (path, text) in theirs { #expect(try folder.text(of: path) == text, "\(path)") }
    }
  }

  @Test("A lost list stops the build at what the site no longer wants, and not at what it does")
  func lostManifest() throws {
    try SmallCatalogue.inFolder { folder in
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

  @Test(
    "A list that cannot be understood counts as lost",
    arguments: ["", "something else\ncourses/mine.html\n", "\u{0}\u{0}"])
  func brokenManifest(text: String) throws {
    try SmallCatalogue.inFolder { folder in
      try build(folder)
      let list = try #require(folder.files(below: ".registrar").first)
      try folder.write([list: text, "public/courses/mine.html": "mine"])
      #expect(throws: ForeignFilesError.self) { try build(folder) }
      #expect(try folder.text(of: "public/courses/mine.html") == "mine")
    }
  }

  @Test("Two outputs of one source do not know of each other's files")
  func twoOutputs() throws {
    try SmallCatalogue.inFolder { folder in
      try build(folder, to: folder.path(of: "public"))
      try build(folder, to: folder.path(of: "staff"), audience: .internal)
      #expect(folder.files(below: ".registrar").filter { $0.contains("written-") }.count == 2)
      #expect(folder.exists("staff/students/ivo.html") && !folder.exists("public/students/ivo.html"))
      try folder.write(["public/students/ivo.html": "foreign"])
      #expect(throws: ForeignFilesError.self) { try build(folder) }
    }
  }

  @Test("Source and output may move together")
  func moved() throws {
    try withTemporaryFolder { outer in
      try outer.write(Dictionary(uniqueKeysWithValues: SmallCatalogue.files.map { ("one/\($0)", $1) }))
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
    try SmallCatalogue.inFolder { folder in
      let odd = "x\nCNAME"
      try folder.write([
        "content/pages/p.md": "---\ntitle: P\n---\n[f](x%0ACNAME) [g](back%5Cslash%5Cn.txt)",
        "content/pages/\(odd)": "odd",
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
}
