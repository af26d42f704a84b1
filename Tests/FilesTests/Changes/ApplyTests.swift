import Foundation
import TestSupport
import Testing

@testable import Files

@Suite("Changing files all or none") struct ApplyTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var changes: [FileChange]
    var way: AppliedChanges
    var result: [String: String]
  }

  private static let before = [
    "catalogue.yml": "title: A\n", "content/students/ada.md": "a\r\nb\r\n", "content/students/alan.md": "alan",
    "content/terms/fall/one.md": "1", "content/terms/fall/two.md": "2", "content/terms/spring/one.md": "1",
  ]

  private static let cases: [Case] = [
    Case(testDescription: "nothing", changes: [], way: .nothing, result: before),
    Case(
      testDescription: "no difference", changes: [change("catalogue.yml", "title: A\n", "title: A\n")], way: .nothing,
      result: before),
    Case(
      testDescription: "a changed file, with its line ends",
      changes: [change("content/students/ada.md", "a\r\nb\r\n", "a\r\nx\n\r\n")], way: .file,
      result: before.merging(["content/students/ada.md": "a\r\nx\n\r\n"]) { $1 }),
    Case(
      testDescription: "a new file in new folders", changes: [FileChange(creating: "a/b/c/d.md", "new")], way: .file,
      result: before.merging(["a/b/c/d.md": "new"]) { $1 }),
    Case(
      testDescription: "a removed file",
      changes: [FileChange(removing: "content/students/ada.md", holding: Array("a\r\nb\r\n".utf8))], way: .file,
      result: before.filter { $0.key != "content/students/ada.md" }),
    Case(
      testDescription: "two files of a folder",
      changes: [change("content/students/ada.md", "a\r\nb\r\n", ""), change("content/students/alan.md", "alan", "x")],
      way: .folder,
      result: before.merging(["content/students/ada.md": "", "content/students/alan.md": "x"]) { $1 }),
    Case(
      testDescription: "created, changed and removed ones in several folders",
      changes: [
        change("content/students/ada.md", "a\r\nb\r\n", nil), change("content/terms/fall/one.md", "1", "one"),
        change("content/new/deep/er.md", nil, "new"),
      ], way: .folder,
      result: before.filter { $0.key != "content/students/ada.md" }
        .merging(["content/terms/fall/one.md": "one", "content/new/deep/er.md": "new"]) { $1 }),
    Case(
      testDescription: "a new folder with several files",
      changes: [change("content/x/y/1.md", nil, "1"), change("content/x/y/2.md", nil, "2")], way: .folder,
      result: before.merging(["content/x/y/1.md": "1", "content/x/y/2.md": "2"]) { $1 }),
    Case(
      testDescription: "files beside the content, too",
      changes: [
        change("catalogue.yml", "title: A\n", "title: B\n"), change("content/students/alan.md", "alan", nil),
        change("new/file.md", nil, "new"),
      ], way: .steps,
      result: before.filter { $0.key != "content/students/alan.md" }
        .merging(["catalogue.yml": "title: B\n", "new/file.md": "new"]) { $1 }),
  ]

  @Test("Files are created, changed and removed", arguments: cases)
  func applying(_ example: Case) throws {
    try withTemporaryFolder { folder in
      try folder.write(Self.before)
      #expect(try applied(example.changes, in: folder) == example.way)
      #expect(try folder.visible() == example.result)
    }
  }

  @Test(
    "A folder that becomes empty goes, with those above it, but not the outermost two",
    arguments: [["1.md"], ["1.md", "2.md"], ["1.md", "2.md", "../y/3.md"]])
  func emptied(names: [String]) throws {
    try withTemporaryFolder { folder in
      let paths = names.map { $0.hasPrefix("../") ? "content/terms/a/y/3.md" : "content/terms/a/x/\($0)" }
      for path in paths { try folder.write([path: "x"]) }
      try folder.makeFolder("content/terms/a/empty")
      try applied(paths.map { change($0, "x", nil) }, in: folder)
      #expect(folder.exists("content/terms/a/empty"))
      #expect(!folder.exists("content/terms/a/x"))
      try folder.remove("content/terms/a/empty")
      try folder.write(["content/terms/a/x/1.md": "x"])
      try applied([change("content/terms/a/x/1.md", "x", nil)], in: folder)
      #expect(folder.exists("content/terms") && !folder.exists("content/terms/a"))
    }
  }

  @Test("In steps, too, a folder that becomes empty goes")
  func emptiedInSteps() throws {
    try withTemporaryFolder { folder in
      try folder.write(["top": "x", "a/b/c/d/file": "x", "a/b/e/file": "x", "a/b/f": "x"])
      let changes = [change("top", "x", "y"), change("a/b/c/d/file", "x", nil), change("a/b/e/file", "x", nil)]
      #expect(try applied(changes, in: folder) == .steps)
      #expect(try folder.visible() == ["top": "y", "a/b/f": "x"])
      #expect(!folder.exists("a/b/c") && !folder.exists("a/b/e"))
    }
  }

  @Test("What does not change keeps its inode and its time, and what changes its permissions")
  func metadata() throws {
    try withTemporaryFolder { folder in
      try folder.write(["a/same": "same", "a/one": "1", "a/b/two": "2", "a/.hidden": "h", "c/one": "1", "top": "1"])
      try folder.link("a/b/link", to: "../same")
      try folder.link("a/dangling", to: "nowhere")
      try folder.setPermissions(0o640, of: "a/one")
      try folder.setPermissions(0o2750, of: "a/b")
      try folder.setPermissions(0o600, of: "c/one")
      try folder.setPermissions(0o751, of: "a")
      let names = ["a/same", "a/.hidden"]
      let before = try names.map { try folder.status(of: $0) }
      #expect(try applied([change("a/one", "1", "one"), change("a/b/two", "2", "two")], in: folder) == .folder)
      let after = try names.map { try folder.status(of: $0) }
      #expect(after == before)
      try applied([change("c/one", "1", "one")], in: folder)
      #expect(try applied([change("c/one", "one", "1"), change("top", "1", "one")], in: folder) == .steps)
      #expect(try folder.status(of: "a/one").mode & 0o7777 == 0o640)
      #expect(try folder.status(of: "a/b").mode & 0o7777 == 0o2750)
      #expect(try folder.status(of: "a").mode & 0o7777 == 0o751)
      #expect(try folder.status(of: "c/one").mode & 0o7777 == 0o600)
      #expect(
        try folder.visible() == [
          "a/same": "same", "a/one": "one", "a/b/two": "two", "a/.hidden": "h", "c/one": "1", "top": "one",
          "a/b/link": "-> ../same", "a/dangling": "-> nowhere",
        ])
    }
  }

  @Test("A link stays, and the file that it leads to is changed; one that is removed goes itself")
  func links() throws {
    try withTemporaryFolder { folder in
      try folder.write(["content/real/a.md": "1", "content/real/b.md": "2", "content/real/c.md": "3"])
      try folder.makeFolder("content/linked")
      for name in ["a.md", "b.md", "c.md"] { try folder.link("content/linked/\(name)", to: "../real/\(name)") }
      try folder.link("content/folder", to: "real")
      try applied([change("content/linked/a.md", "1", "one")], in: folder)
      try applied(
        [
          change("content/linked/b.md", "2", "two"), change("content/real/b.md", "2", "two"),
          change("content/linked/c.md", "3", nil), change("content/folder/new.md", nil, "new"),
        ], in: folder)
      #expect(
        try folder.visible() == [
          "content/real/a.md": "one", "content/real/b.md": "two", "content/real/c.md": "3",
          "content/real/new.md": "new", "content/folder": "-> real", "content/linked/a.md": "-> ../real/a.md",
          "content/linked/b.md": "-> ../real/b.md",
        ])
      #expect(throws: RefusedChangeError(path: "content/real/b.md", reason: .givenTwice)) {
        try applied(
          [change("content/linked/b.md", "two", "2"), change("content/real/b.md", "two", "3")], in: folder)
      }
    }
  }

  @Test("The folder itself may be reached through a link")
  func linkedRoot() throws {
    try withTemporaryFolder { folder in
      try folder.write(["real/a/1": "1", "real/a/2": "2"])
      try folder.link("root", to: "real")
      let root = Folder(folder.path(of: "root"))
      #expect(try applied([change("a/1", "1", "one"), change("a/2", "2", "two")], in: root) == .folder)
      #expect(try folder.text(of: "real/a/2") == "two")
    }
  }

  @Test("The folder is made where it is missing")
  func missingRoot() throws {
    try withTemporaryFolder { folder in
      let root = Folder(folder.path(of: "new/college"))
      let way = try applied([change("catalogue.yml", nil, "x"), change("content/a.md", nil, "y")], in: root)
      #expect(way == .steps)
      #expect(try root.visible() == ["catalogue.yml": "x", "content/a.md": "y"])
    }
  }
}
