import Catalogue
import Diagnostics
import Files
import Foundation
import TestSupport
import Testing

@Suite("A hostile folder")
struct HostileTreeTests {
  private func found(in prepare: (Folder) throws -> Void) throws -> [String] {
    try withTemporaryFolder { folder in
      try folder.makeFolder("content/courses")
      try prepare(folder)
      return try read(folder).found
    }
  }

  @Test("may have the name of a file")
  func folderNamedAsFile() throws {
    let found = try found { folder in
      try folder.write(["content/courses/x.md/y.md": "---\ntitle: Y\n---\n"])
    }
    #expect(
      found == ["content/courses/x.md:1:1: unreadable-file: this is a folder, and its name is that of a file"]
    )
  }

  @Test("may link out of the content, into it and nowhere")
  func links() throws {
    let found = try found { folder in
      try folder.write([
        "secret.md": "---\ntitle: Secret\n---\n", "content/courses/a.md": "---\ntitle: A\n---\n",
      ])
      try folder.link("content/courses/b.md", to: "a.md")
      try folder.link("content/courses/c.md", to: "../../secret.md")
      try folder.link("content/courses/d.md", to: "nowhere.md")
      try folder.link("content/courses/e.md", to: "/etc/passwd")
      try folder.link("content/courses/picture.png", to: "/dev/zero")
      try folder.link("content/courses/everything", to: "/")
      try folder.link("content/courses/self.md", to: "self.md")
    }
    let message = "this symbolic link does not lead to a file below content/, and is not followed"
    let names = ["c.md", "d.md", "e.md", "everything", "picture.png", "self.md"]
    #expect(found == names.map { "content/courses/\($0):1:1: unreadable-file: \(message)" })
  }

  @Test("gives a link into it a record of its own")
  func linkToFile() throws {
    let catalogue = try withTemporaryFolder { folder in
      try folder.write(["content/courses/a.md": "---\ntitle: A\n---\n"])
      try folder.link("content/courses/b.md", to: "a.md")
      try folder.link("content/courses/c.md", to: "../../outside.md")
      try folder.link("content/courses/d.txt", to: "/etc/hostname")
      return try read(folder)
    }
    #expect(catalogue.courses.map(\.id.string) == ["a", "b", "c"])
    #expect(catalogue.courses.map(\.title.string) == ["A", "A", ""])
    #expect(catalogue.attachments == [])
  }

  @Test("may hold files that are empty, too large or no text")
  func contents() throws {
    let found = try found { folder in
      try folder.write([], to: "content/courses/empty.md")
      try folder.write([UInt8](repeating: 0x61, count: (4 << 20) + 1), to: "content/courses/huge.md")
      try folder.write(Array("---\ntitle: X\n---\n".utf8) + [0xFF, 0xFE], to: "content/courses/latin.md")
      try folder.write(Array("---\ntitle: X\u{0}\n---\n".utf8), to: "content/courses/zero.md")
    }
    #expect(
      found.map { $0.split(separator: ":")[..<4].joined(separator: ":") } == [
        "content/courses/empty.md:1:1: front-matter-missing", "content/courses/huge.md:1:1: limit-exceeded",
        "content/courses/latin.md:4:1: invalid-encoding", "content/courses/zero.md:2:9: front-matter-syntax",
      ])
  }

  @Test("may have a long line, and one value after another in it")
  func longLine() throws {
    let found = try found { folder in
      let items = (0..<200_000).map { "t\($0)" }.joined(separator: ", ")
      try folder.write(["content/courses/a.md": "---\ntitle: A\ntags: [\(items)]\ncredits: x\n---\n"])
    }
    #expect(
      found == [
        "content/courses/a.md:4:10: invalid-value: 'credits' must be a number that is not negative, not 'x'"
      ])
  }

  @Test("may be deep, and hidden names are left out")
  func depth() throws {
    let catalogue = try withTemporaryFolder { folder in
      let deep = Array(repeating: "d", count: 40).joined(separator: "/")
      try folder.write([
        "content/courses/\(deep)/a.md": "---\ntitle: A\n---\n", "content/.git/b.md": "x",
        "content/courses/.c.md": "x",
        "content/courses/plan.svg": "<svg/>", "content/readme.txt": "x",
      ])
      return try read(folder)
    }
    #expect(catalogue.courses.map(\.id.string) == ["a"])
    #expect(catalogue.attachments == ["content/courses/plan.svg", "content/readme.txt"])
    #expect(catalogue.found == [])
  }

  @Test("may be deeper than anything a person makes")
  func tooDeep() throws {
    let found = try found { folder in
      let deep = Array(repeating: "d", count: 80).joined(separator: "/")
      try folder.write(["content/courses/\(deep)/a.md": "---\ntitle: A\n---\n"])
    }
    #expect(found.count == 1)
    #expect(found.allSatisfy { $0.contains("unreadable-file: this folder cannot be listed") })
  }

  @Test("may keep its files to itself", .enabled(if: getuid() != 0, "root may read everything"))
  func permissions() throws {
    let found = try found { folder in
      try folder.write([
        "content/courses/a.md": "---\ntitle: A\n---\n", "content/courses/b/c.md": "---\ntitle: C\n---\n",
      ])
      try folder.setPermissions(0, of: "content/courses/a.md")
      try folder.setPermissions(0, of: "content/courses/b")
    }
    #expect(
      found == [
        "content/courses/a.md:1:1: unreadable-file: the file cannot be read: Permission denied",
        "content/courses/b:1:1: unreadable-file: this folder cannot be listed: Permission denied",
      ])
  }

  @Test("may be no folder at all, which is an error of the environment")
  func missing() throws {
    try withTemporaryFolder { folder in
      #expect(throws: FileError.self) { try read(folder) }
    }
  }
}
