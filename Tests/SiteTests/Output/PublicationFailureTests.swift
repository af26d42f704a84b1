import Catalogue
import Files
import TestSupport
import Testing

@testable import Site

@Suite struct PublicationFailureTests {
  @Test("A link in the place of a folder stops the build, and nothing is written through it")
  func linkedFolder() throws {
    try SmallCatalogue.inFolder { folder in
      try folder.makeFolder("elsewhere")
      try folder.makeFolder("public")
      try folder.link("public/courses", to: "../elsewhere")
      let error = #expect(throws: BlockedPathsError.self) { try build(folder, clean: true) }
      #expect(error?.paths == ["courses"])
      #expect(folder.files(below: "elsewhere") == [] && folder.files(below: "public") == ["public/courses"])
    }
  }

  @Test("A link in the place of a page is replaced, and what it leads to stays as it is")
  func linkedPage() throws {
    try SmallCatalogue.inFolder { folder in
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
    try SmallCatalogue.inFolder { folder in
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

  @Test("A build that cannot write one of its files leaves everything as it was")
  func fullDisk() throws {
    try SmallCatalogue.inFolder { folder in
      try build(folder)
      try folder.write(["public/CNAME": "example.edu"])
      let before = try output(folder)
      let times = try before.keys.sorted().map { try folder.modificationTime(of: "public/\($0)") }
      let long = String(repeating: "x", count: 100_000)
      try folder.write([
        "templates/course.html": "{{ course.title }} \(long)", "content/courses/new.md": "---\ntitle: New\n---\n",
      ])
      // A limit on the size of files fails as a full disk does, in the midst of one.
      let result = try execute(
        "sh",
        [
          "-c", "ulimit -f 100; exec \"$0\" build --source \"$1\"", productsFolder.path(of: "registrar"), folder.path,
        ],
        // A profile that is cut off could not be merged with the others.
        environment: ["LLVM_PROFILE_FILE": "/dev/null"])
      #expect(result.status == 74)
      #expect(result.errorText.contains("cannot write '\(folder.path(of: "public/courses/"))"))
      #expect(result.errorText.contains("ulimit -f"))
      #expect(try output(folder) == before)
      #expect(try before.keys.sorted().map { try folder.modificationTime(of: "public/\($0)") } == times)
      #expect(!folder.exists(".public.registrar"))
      try build(folder)
      #expect(try output(folder).filter { $0.key != "CNAME" } == cleanBuild(of: folder))
    }
  }

  @Test(
    "An output in which a build would write over its sources is refused",
    arguments: ["", "..", "content", "content/courses", "templates", "templates/x", ".registrar", ".git/x", "/"])
  func outputInSources(place: String) throws {
    try SmallCatalogue.inFolder { folder in
      let before = try folder.tree()
      let path = place.hasPrefix("/") ? place : folder.path(of: place)
      let error = #expect(throws: OutputInSourcesError.self) { try build(folder, to: path, clean: true) }
      #expect(error?.description.hasPrefix("the output '\(path)' must not be the ") == true)
      #expect(try folder.tree() == before)
    }
  }

  @Test(
    "The output may lie anywhere else, folders that are missing included",
    arguments: ["public", "a/b/c", "contents", "../beside"])
  func places(place: String) throws {
    try withTemporaryFolder { outer in
      try outer.write(Dictionary(uniqueKeysWithValues: SmallCatalogue.files.map { ("source/\($0)", $1) }))
      let folder = Folder(outer.path(of: "source"))
      try build(folder, to: folder.path(of: place))
      #expect(try outer.tree(below: "source/\(place)").count == cleanBuild(of: folder).count)
    }
  }
}
