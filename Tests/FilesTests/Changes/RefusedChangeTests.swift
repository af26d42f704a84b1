import Foundation
import TestSupport
import Testing

@testable import Files

@Suite("Changes that are refused") struct RefusedChangeTests {
  @Test(
    "A file that does not hold what the change was made for stops all, and nothing is written",
    arguments: [
      change("content/a.md", "other", "new"), change("content/a.md", nil, "new"), change("content/a.md", "other", nil),
      change("content/missing.md", "old", "new"), change("content/missing.md", "old", nil),
      change("content/dangling", nil, "new"), change("content/folder", nil, "new"), change("content/a.md", "x", "x"),
    ])
  func changedMeanwhile(_ faulty: FileChange) throws {
    try withTemporaryFolder { folder in
      try folder.write(["content/a.md": "old", "content/folder/b.md": "b", "content/c.md": "c"])
      try folder.link("content/dangling", to: "nowhere")
      let before = try folder.visible()
      for changes in [[faulty], [change("content/c.md", "c", "new"), faulty], [change("top", nil, "new"), faulty]] {
        #expect(throws: RefusedChangeError(path: faulty.path, reason: .changedMeanwhile)) {
          try applied(changes, in: folder)
        }
        #expect(try folder.visible() == before)
      }
    }
  }

  @Test(
    "A path that leaves the folder stops all",
    arguments: [
      "../x", "/x", "", ".", "..", "a/../x", "a//x", "a/./x", "a/", "out/x", "out/new/x", "file-out", "a\0b",
      ".registrar/lock", ".registrar/x", "state/x", "self",
    ])
  func leaving(path: String) throws {
    try withTemporaryFolder { outside in
      try outside.write(["out/x": "out", "root/a/x": "x", "root/.registrar/x": ""])
      let folder = Folder(outside.path(of: "root"))
      try folder.link("out", to: "../out")
      try folder.link("file-out", to: "../out/x")
      try folder.link("state", to: ".registrar")
      try folder.link("self", to: ".")
      let before = try outside.tree().filter { !$0.key.hasSuffix("/lock") }
      let lock = try FolderLock(folder.path, purpose: "test")
      for old in [[], Array("out".utf8)] {
        #expect(throws: RefusedChangeError(path: path, reason: .leavesFolder)) {
          try lock.apply([change("new", nil, "x"), FileChange(path, from: old, to: [1])])
        }
      }
      #expect(try outside.tree().filter { !$0.key.hasSuffix("/lock") } == before)
    }
  }

  @Test("A file in the place of a folder, a folder in that of a file and a link to nowhere are told apart")
  func kinds() throws {
    try withTemporaryFolder { folder in
      try folder.write(["file": "x", "folder/x": "x"])
      try folder.link("dangling", to: "nowhere")
      #expect(throws: FileError("write below", folder.path(of: "file"), code: ENOTDIR)) {
        try applied([change("file/x", nil, "x")], in: folder)
      }
      #expect(throws: FileError("read", folder.path(of: "folder"), code: EISDIR)) {
        try applied([change("folder", "x", "y")], in: folder)
      }
      for path in ["dangling", "dangling/x"] {
        #expect(throws: FileError("follow the link", folder.path(of: "dangling"), code: ENOENT)) {
          try applied([change(path, "x", "y")], in: folder)
        }
      }
      let long = String(repeating: "x", count: 300)
      #expect(throws: FileError("look at", folder.path(of: long), code: ENAMETOOLONG)) {
        try applied([change("\(long)/x", nil, "y")], in: folder)
      }
      #expect(throws: FileError.self) { try applied([change(long, nil, "y")], in: folder) }
      #expect(throws: FileError.self) {
        try applied([change("a/\(long)", nil, "y"), change("a/b", nil, "y")], in: folder)
      }
      #expect(throws: FileError.self) {
        try applied([change("a/\(long)", nil, "y"), change("b", nil, "y")], in: folder)
      }
      #expect(!folder.exists("a") && !folder.exists("b"))
    }
  }

  @Test("An error says what happened, that nothing was written and what to do")
  func texts() {
    #expect(
      RefusedChangeError(path: "a.md", reason: .changedMeanwhile).description
        == "'a.md' was changed by something else meanwhile; nothing was written, run the command again")
    #expect(
      RefusedChangeError(path: "../a", reason: .leavesFolder).description
        == "'../a' does not lie in the folder that is being changed; nothing was written")
    #expect(
      RefusedChangeError(path: "a.md", reason: .givenTwice).description
        == "'a.md' would be changed twice in one step; nothing was written")
  }

  @Test("Where nothing may be written, nothing is, and the error says so")
  func readOnly() throws {
    guard geteuid() != 0 else {
      print("skipped, because permissions do not hold for root")
      return
    }
    try withTemporaryFolder { folder in
      try folder.write(["content/a/1": "1", "content/a/2": "2"])
      let lock = try FolderLock(folder.path, purpose: "test")
      try folder.setPermissions(0o500, of: "content/a")
      try folder.setPermissions(0o500, of: "content")
      let error = #expect(throws: FileError.self) {
        try lock.apply([change("content/a/1", "1", "x"), change("content/a/2", "2", "x")])
      }
      #expect(error?.isRefusal == true)
      #expect(try folder.visible() == ["content/a/1": "1", "content/a/2": "2"])
      #expect(folder.leftovers() == [])
    }
  }
}
