import Catalogue
import Files
import TestSupport
import Testing

@Suite("The digest of a catalogue's content")
struct CatalogueDigestTests {
  private let files = [
    "content/index.md": "Welcome.\n",
    "content/courses/cs-101.md": "---\ntitle: Programs\n---\n",
    "content/students/ada.md": "---\nname: Ada\n---\n",
    "content/enrollments/ada.md": "---\nstudent: ada\ncourse: cs-101\n---\n",
    "content/students/ada.png": "a picture",
  ]

  /// The digest of some files, after something was done to their folder.
  private func digest(jobs: Int = 1, _ change: (Folder) throws -> Void = { _ in }) throws -> ContentDigest {
    try withTemporaryFolder { folder in
      try folder.write(files)
      try change(folder)
      return try read(folder, jobs: jobs).contentDigest
    }
  }

  @Test("is the same in any folder, and for any number of workers", arguments: [1, 2, 7])
  func isStable(jobs: Int) throws {
    #expect(try digest(jobs: jobs) == digest())
  }

  @Test(
    "changes with one byte of any Markdown file",
    arguments: ["index.md", "courses/cs-101.md", "students/ada.md", "enrollments/ada.md"])
  func seesBytes(path: String) throws {
    let before = try digest()
    let after = try digest { folder in
      let path = "content/\(path)"
      try folder.write([path: folder.text(of: path) + " "])
    }
    #expect(before != after)
  }

  @Test("changes when a file gets another name, and when two exchange what they hold")
  func seesNames() throws {
    let before = try digest()
    let renamed = try digest { folder in
      try folder.write(["content/students/bob.md": folder.text(of: "content/students/ada.md")])
      try folder.remove("content/students/ada.md")
    }
    let exchanged = try digest { folder in
      let (student, course) = ("content/students/ada.md", "content/courses/cs-101.md")
      let (first, second) = (try folder.text(of: student), try folder.text(of: course))
      try folder.write([student: second, course: first])
    }
    #expect(Set([before, renamed, exchanged]).count == 3)
  }

  @Test("changes when there is another file, another folder, or a link in place of a file")
  func seesNamesOfEverything() throws {
    let digests = [
      try digest(),
      try digest { try $0.remove("content/students/ada.png") },
      try digest { try $0.write(["content/students/bob.md": ""]) },
      try digest { try $0.makeFolder("content/terms") },
      try digest { folder in
        try folder.write(["content/students/bob.md": folder.text(of: "content/students/ada.md")])
      },
      try digest { try $0.link("content/students/bob.md", to: "ada.md") },
    ]
    #expect(Set(digests).count == digests.count)
  }

  @Test("covers what is planned as if it had been written")
  func coversPlans() throws {
    let path = "content/students/ada.md"
    let written = try digest { try $0.write([path: "---\nname: Ada L.\n---\n"]) }
    let planned = try withTemporaryFolder { folder in
      try folder.write(files)
      let change = FileChange(path, from: try folder.bytes(of: path), to: Array("---\nname: Ada L.\n---\n".utf8))
      return try Catalogue(
        folder: folder.path, settings: Settings(), workers: Workers(jobs: 1), changes: [change]
      ).contentDigest
    }
    #expect(written == planned)
  }
}
