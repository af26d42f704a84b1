import Catalogue
import Files
import TestSupport
import Testing

@testable import Site

@Suite struct BuildRecordTests {
  private let inputs = ContentDigest(low: 1, high: 2)

  /// Builds, and asks after a change whether there is nothing to do.
  private func isUnchanged(
    inputs: ContentDigest? = nil, _ change: (Folder) throws -> Void = { _ in }
  ) throws -> PublicationCounts? {
    var result: PublicationCounts?
    try SmallCatalogue.inFolder { folder in
      try folder.write([
        "content/map.png": "map", "content/courses/b.md": "---\ntitle: B\n---\n[x](../map.png)",
      ])
      let counts = try build(folder, jobs: 2)
      let lock = try OutputLock(folder.path(of: "public"))
      BuildRecord(inputs: self.inputs, counts, facts: ["a b", "c"]).save(source: folder.path, lock: lock)
      try change(folder)
      let record = try #require(BuildRecord(source: folder.path, lock: lock))
      #expect(record.facts == ["a b", "c"])
      result = record.unchanged(
        inputs: inputs ?? self.inputs, source: folder.path, lock: lock, places: ["map.png", "other.png"],
        workers: Workers(jobs: 2))
    }
    return result
  }

  @Test("Where nothing has changed, that is seen, and the numbers are those of the build")
  func unchanged() throws {
    let counts = try #require(try isUnchanged { try $0.write(["public/CNAME": "x", "public/courses/.htaccess": "y"]) })
    #expect(counts.unchanged > 0 && counts.created + counts.changed + counts.removed == 0 && counts.bytes > 0)
  }

  @Test("Other inputs are a change")
  func inputsChange() throws { #expect(try isUnchanged(inputs: ContentDigest(low: 1, high: 3)) == nil) }

  @Test(
    "Whatever happened to the output is a change",
    arguments: [
      ["public/courses/a.html": "X"], ["public/courses/foreign.html": "X"], ["public/sitemap-9.xml": "X"],
      ["public/other.png": "X"], ["public/x.registrar-new": "X"], ["content/map.png": "par"],
      [".public.registrar/of": "1"], ["public/.registrar-build/of": "1"],
    ])
  func outputChange(files: [String: String]) throws { #expect(try isUnchanged { try $0.write(files) } == nil) }

  @Test("So is a file that is gone, or another one with the same bytes", arguments: [false, true])
  func replaced(isBack: Bool) throws {
    let counts = try isUnchanged { folder in
      let text = try folder.text(of: "public/courses/a.html")
      try folder.write(["keep": ""])
      try folder.remove("public/courses/a.html")
      if isBack { try folder.write(["public/courses/a.html": text]) }
    }
    #expect(counts == nil)
  }

  @Test("What was noted reads as it was, and in part not at all")
  func text() throws {
    var counts = PublicationCounts()
    counts.unchanged = 7
    counts.bytes = 8
    counts.seal = ContentDigest(low: .max, high: 0)
    counts.attachments = ["a b.png", "c"]
    let record = BuildRecord(inputs: inputs, counts, facts: ["x y", ""])
    #expect(BuildRecord(record.text) == record)
    for count in record.text.indices { #expect(BuildRecord(String(record.text[..<count])) == nil) }
  }
}

@Suite struct OutputPlaceTests {
  @Test("A link to the output stays one, and the folder that it leads to is exchanged")
  func linked() throws {
    try SmallCatalogue.inFolder { folder in
      try folder.makeFolder("elsewhere/site")
      try folder.link("public", to: "elsewhere/site")
      try build(folder)
      try folder.remove("content/courses/a.md")
      try build(folder)
      #expect(try folder.tree()["public"] == "-> elsewhere/site")
      #expect(try folder.tree(below: "elsewhere/site").count == cleanBuild(of: folder).count)
    }
  }

  @Test("A build that cannot exchange the output changes it file by file, and says why")
  func steps() throws {
    try SmallCatalogue.inFolder { folder in
      try build(folder)
      // Nothing links a pipe.
      #expect(try execute("mkfifo", [folder.path(of: "public/pipe")]).status == 0)
      #expect(try build(folder).reasonForSteps == nil)
      try folder.remove("content/courses/a.md")
      let counts = try build(folder)
      #expect(counts.reasonForSteps != nil && counts.removed == 2)
      try folder.remove("public/pipe")
      #expect(try output(folder) == cleanBuild(of: folder))
    }
  }

  @Test("What is no folder is refused as an output", arguments: ["file", "dangling"])
  func noFolder(name: String) throws {
    try SmallCatalogue.inFolder { folder in
      try folder.write(["file": "x"])
      try folder.link("dangling", to: "nowhere/at/all")
      #expect(throws: FileError.self) { try build(folder, to: folder.path(of: name)) }
      #expect(try folder.text(of: "file") == "x")
    }
  }
}
