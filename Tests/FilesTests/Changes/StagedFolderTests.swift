import Foundation
import TestSupport
import Testing

@testable import Files

@Suite("A staged folder") struct StagedFolderTests {
  @Test("It takes the place of another, with links of what stays")
  func exchanging() throws {
    try withTemporaryFolder { folder in
      try folder.write(["a/same": "same", "a/b/changed": "old", "a/gone": "x", "a/c/gone": "x"])
      try folder.link("a/link", to: "same")
      let before = try folder.status(of: "a/same")
      var staged = try StagedFolder(for: folder.path(of: "a"))
      try staged.linkAll()
      try staged.write("b/changed", Array("new".utf8))
      try staged.write("d/e/new", Array("new".utf8))
      try staged.remove("gone")
      try staged.remove("c/gone")
      #expect(staged.removeIfEmpty(folder: "c") && !staged.removeIfEmpty(folder: "b"))
      #expect(try folder.visible()["a/b/changed"] == "old")
      try staged.takePlace()
      #expect(
        try folder.visible() == ["a/same": "same", "a/b/changed": "new", "a/d/e/new": "new", "a/link": "-> same"])
      #expect(try folder.status(of: "a/same") == before)
      #expect(Folder(staged.path).files() == ["b/changed", "c/gone", "gone", "link", "same"])
      try staged.discard()
      #expect(folder.leftovers() == [])
    }
  }

  @Test("What a process of the same number left is removed first")
  func leftover() throws {
    try withTemporaryFolder { folder in
      let path = StagedFolder.path(for: folder.path(of: "new"))
      try Folder(path).write(["old/file": "x"])
      var staged = try StagedFolder(for: folder.path(of: "new"))
      try staged.write("file", [])
      try staged.takePlace()
      #expect(try folder.visible() == ["new/file": ""])
    }
  }

  @Test("A folder to which something was added meanwhile keeps its place")
  func changedMeanwhile() throws {
    try withTemporaryFolder { folder in
      try folder.write(["a/b/file": "x"])
      var staged = try StagedFolder(for: folder.path(of: "a"))
      try staged.linkAll()
      try folder.write(["a/b/other": "y"])
      // The times of a file system may be as coarse as a clock's tick.
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: folder.path(of: "a/b"))
      #expect(throws: RefusedChangeError(path: folder.path(of: "a/b"), reason: .changedMeanwhile)) {
        try staged.takePlace()
      }
      try staged.discard()
      #expect(try folder.tree() == ["a/b/file": "x", "a/b/other": "y"])
    }
  }

  @Test(
    "A folder that holds what cannot be linked is not staged, and changed in steps",
    arguments: ["pipe", "deep", "name"])
  func impossible(what: String) throws {
    try withTemporaryFolder { folder in
      try folder.write(["a/1": "1", "a/2": "2"])
      switch what {
      case "pipe": try #require(mkfifo(folder.path(of: "a/pipe"), 0o600) == 0)
      case "deep": try folder.makeFolder("a/" + Array(repeating: "d", count: 70).joined(separator: "/"))
      default:
        let path = Array(folder.path(of: "a/").utf8CString.dropLast()) + [CChar(bitPattern: 0xFF), 0]
        try #require(mkdir(path, 0o700) == 0)
      }
      var staged = try StagedFolder(for: folder.path(of: "a"))
      let error = #expect(throws: FileError.self) { try staged.linkAll() }
      #expect(error?.code == ENOTSUP)
      try staged.discard()
      let changes = [change("a/1", "1", "one"), change("a/2", "2", nil), change("a/3", nil, "3")]
      #expect(try applied(changes, in: folder) == .steps)
      #expect(try folder.text(of: "a/1") == "one" && folder.text(of: "a/3") == "3" && !folder.exists("a/2"))
    }
  }

  @Test("A folder on another file system is changed in steps")
  func mountPoint() throws {
    try withTemporaryFolder { folder in
      try folder.makeFolder("a")
      guard let mount = Mount(at: folder.path(of: "a"), "size=1m") else { return }
      try folder.write(["a/1": "1", "a/2": "2"])
      #expect(try applied([change("a/1", "1", "one"), change("a/2", "2", "two")], in: folder) == .steps)
      try folder.write(["b": "b"])
      #expect(try applied([change("a/1", "one", "1"), change("b", "b", "c")], in: folder) == .steps)
      #expect(try folder.visible() == ["a/1": "1", "a/2": "two", "b": "c"])
      mount.end()
    }
  }

  @Test("A file for which there is no room is not written in part", arguments: ["one", "folder", "files", "steps"])
  func noRoom(way: String) throws {
    try withTemporaryFolder { folder in
      guard let mount = Mount(at: folder.path, "size=256k") else { return }
      defer { mount.end() }
      let before = ["a/1": "1", "a/2": "2", "b": "b", "c/1": "1"]
      try folder.write(before)
      let large = FileChange(path: "a/1", old: Array("1".utf8), new: [UInt8](repeating: 7, count: 1 << 20))
      let others =
        [
          "one": [], "folder": [change("a/2", "2", nil)], "files": [change("b", "b", "c")],
          "steps": [change("c/1", "1", "2")],
        ][way] ?? []
      let error = #expect(throws: FileError.self) { try applied([large] + others, in: folder) }
      #expect(error?.code == ENOSPC && error?.description.contains("free some space") == true)
      #expect(try folder.visible() == before)
      // Room for the files, but not for the record of them as well.
      let half = FileChange(path: "a/1", old: Array("1".utf8), new: [UInt8](repeating: 7, count: 150 << 10))
      if way == "steps" { #expect(throws: FileError.self) { try applied([half] + others, in: folder) } }
      #expect(try folder.visible() == before)
    }
  }

  @Test("A tree that forbids its removal is removed all the same, and what its links lead to is not")
  func removing() throws {
    try withTemporaryFolder { folder in
      try folder.write(["a/b/c": "x", "kept": "x"])
      try folder.link("a/b/link", to: "../../kept")
      try folder.setPermissions(0o500, of: "a/b")
      try folder.setPermissions(0, of: "a")
      try removeTree(folder.path(of: "a"))
      try removeTree(folder.path(of: "a"))
      try removeTree(folder.path(of: "kept/none"))
      #expect(try folder.tree() == ["kept": "x"])
    }
  }

  @Test("Without a folder to stage, without one to stage in and without a name the error says so")
  func errors() throws {
    try withTemporaryFolder { folder in
      var staged = try StagedFolder(for: folder.path(of: "missing"))
      #expect(throws: FileError("open the folder", folder.path(of: "missing"), code: ENOENT)) { try staged.linkAll() }
      #expect(throws: FileError.self) { try staged.remove("none") }
      try staged.discard()
      #expect(throws: FileError.self) { try staged.linkAll() }
      #expect(throws: FileError.self) { try staged.write("a/b", []) }
      #expect(throws: FileError.self) { try staged.takePlace() }
      #expect(throws: FileError.self) { try StagedFolder(for: folder.path(of: "none/a")) }
      #expect(throws: FileError.self) { try syncFolder(folder.path(of: "none")) }
    }
  }

  @Test("Paths are joined and taken apart")
  func paths() throws {
    #expect(joined("a", "b") == "a/b" && joined("", "b") == "b" && joined("a", "") == "a" && joined("/", "b") == "/b")
    #expect(parentFolder(of: "a/b/c") == "a/b" && parentFolder(of: "a") == "" && parentFolder(of: "/a") == "/")
    try syncFolder("")
  }
}
