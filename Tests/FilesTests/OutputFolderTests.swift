import Foundation
import TestSupport
import Testing

@testable import Files

private func put(_ text: String, _ file: String, in folder: OutputFolder, mayExist: Bool = true) throws -> PutResult {
  try folder.put(file, Array(text.utf8), mayExist: mayExist)
}

@Suite struct OutputFolderTests {
  @Test("A file is created, changed, and left alone where it holds the same bytes")
  func putting() throws {
    try withTemporaryFolder { folder in
      let output = try OutputFolder(folder.path)
      #expect(try put("one", "a", in: output) == .created)
      #expect(try put("one", "a", in: output) == .unchanged)
      #expect(try put("two", "a", in: output) == .changed)
      #expect(try put("longer", "a", in: output) == .changed)
      #expect(try put("", "a", in: output) == .changed)
      #expect(try put("", "a", in: output) == .unchanged)
      #expect(try put("", "empty", in: output, mayExist: false) == .created)
      #expect(try folder.tree() == ["a": "", "empty": ""])
    }
  }

  @Test("Files longer than a buffer are compared to their end", arguments: [65_536, 65_537, 200_000])
  func longFiles(count: Int) throws {
    try withTemporaryFolder { folder in
      let output = try OutputFolder(folder.path)
      var bytes = [UInt8](repeating: 7, count: count)
      #expect(try output.put("a", bytes, mayExist: true) == .created)
      #expect(try output.put("a", bytes, mayExist: true) == .unchanged)
      bytes[count - 1] = 8
      #expect(try output.put("a", bytes, mayExist: true) == .changed)
      #expect(try folder.bytes(of: "a") == bytes)
    }
  }

  @Test("A file that does not change keeps its modification time")
  func modificationTime() throws {
    try withTemporaryFolder { folder in
      let output = try OutputFolder(folder.path)
      _ = try put("one", "a", in: output)
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1000)], ofItemAtPath: folder.path(of: "a"))
      _ = try put("one", "a", in: output)
      #expect(try folder.modificationTime(of: "a") == 1_000_000_000_000)
      _ = try put("two", "a", in: output)
      #expect(try folder.modificationTime(of: "a") != 1_000_000_000_000)
    }
  }

  @Test("A file that is said not to be there, and is, is exchanged all the same")
  func unexpected() throws {
    try withTemporaryFolder { folder in
      try folder.write(["a": "old"])
      #expect(try put("new", "a", in: OutputFolder(folder.path), mayExist: false) == .created)
      #expect(try folder.tree() == ["a": "new"])
    }
  }

  @Test(
    "A link in the output is replaced, and what it leads to stays as it is",
    arguments: ["../outside", "inside", "nowhere", "a"], [true, false])
  func links(target: String, mayExist: Bool) throws {
    try withTemporaryFolder { folder in
      try folder.write(["outside": "theirs", "output/inside": "mine"])
      try folder.link("output/a", to: target)
      let output = try OutputFolder(folder.path(of: "output"))
      _ = try put("theirs", "a", in: output, mayExist: mayExist)
      #expect(try folder.tree() == ["outside": "theirs", "output/inside": "mine", "output/a": "theirs"])
    }
  }

  @Test("A folder in the place of a file is an error, and nothing is left behind")
  func folderInPlaceOfFile() throws {
    try withTemporaryFolder { folder in
      try folder.write(["a/b": "kept"])
      let output = try OutputFolder(folder.path)
      let error = #expect(throws: FileError.self) { try put("x", "a", in: output) }
      #expect(error?.attempt == "replace" && error?.path == folder.path(of: "a"))
      #expect(try folder.tree() == ["a/b": "kept"])
    }
  }

  @Test("A file in a folder that is not there is an error", arguments: [true, false])
  func missingFolder(mayExist: Bool) throws {
    try withTemporaryFolder { folder in
      let output = try OutputFolder(folder.path)
      #expect(throws: FileError("write", folder.path(of: "a/b"), code: ENOENT)) {
        try put("x", "a/b", in: output, mayExist: mayExist)
      }
    }
  }

  @Test("What an interrupted exchange left does not stand in the way")
  func leftovers() throws {
    try withTemporaryFolder { folder in
      try folder.write(["a": "old", "a.registrar-new": "half"])
      #expect(try put("new", "a", in: OutputFolder(folder.path)) == .changed)
      #expect(try folder.tree() == ["a": "new"])
    }
  }

  @Test("A folder is made once, and never in the place of a file or by a link")
  func makingFolders() throws {
    try withTemporaryFolder { folder in
      try folder.write(["output/file": "", "elsewhere/kept": ""])
      try folder.link("output/link", to: "../elsewhere")
      let output = try OutputFolder(folder.path(of: "output"))
      try output.makeFolder("courses")
      try output.makeFolder("courses")
      try output.makeFolder("courses/page")
      for name in ["file", "link"] {
        #expect(throws: FileError("write below", folder.path(of: "output/\(name)"), code: ENOTDIR)) {
          try output.makeFolder(name)
        }
      }
      #expect(throws: FileError("create the folder", folder.path(of: "output/a/b"), code: ENOENT)) {
        try output.makeFolder("a/b")
      }
      #expect(try isFolder(folder.path(of: "output/courses/page")))
      #expect(folder.files() == ["elsewhere/kept", "output/file", "output/link"])
    }
  }

  @Test("A file is removed if it is there, a link without what it leads to, and a folder only when empty")
  func removing() throws {
    try withTemporaryFolder { folder in
      try folder.write(["a": "", "b/c": "", "target": ""])
      try folder.link("link", to: "target")
      let output = try OutputFolder(folder.path)
      try output.remove("a")
      try output.remove("a")
      try output.remove("link")
      #expect(!output.removeIfEmpty(folder: "b"))
      try output.remove("b/c")
      #expect(output.removeIfEmpty(folder: "b"))
      #expect(!output.removeIfEmpty(folder: "b"))
      try output.makeFolder("d")
      let error = #expect(throws: FileError.self) { try output.remove("d") }
      #expect(error?.attempt == "remove")
      #expect(try folder.tree() == ["target": ""])
    }
  }

  @Test("The folder and those above it are made, and it says whether it is new")
  func opening() throws {
    try withTemporaryFolder { folder in
      let path = folder.path(of: "a/b/c")
      #expect(try OutputFolder(path).isNew)
      #expect(try !OutputFolder(path).isNew)
      #expect(try OutputFolder(path).path == path)
      #expect(try OutputFolder("\(folder.path)//d/").isNew)
      try folder.write(["file": ""])
      try folder.link("dangling", to: "nowhere")
      #expect(throws: FileError("create the folder", folder.path(of: "file"), code: ENOTDIR)) {
        try OutputFolder(folder.path(of: "file"))
      }
      #expect(throws: FileError("create the folder", folder.path(of: "dangling"), code: ENOENT)) {
        try OutputFolder(folder.path(of: "dangling"))
      }
      #expect(throws: FileError("create the folder", folder.path(of: "file/x"), code: ENOTDIR)) {
        try OutputFolder(folder.path(of: "file/x"))
      }
      #expect(throws: FileError("create the folder", "", code: ENOENT)) { try makeFolders("") }
    }
  }

  @Test("An output that may not be written is an error that says what to do")
  func readOnly() throws {
    if getuid() == 0 { return }  // Nothing is closed to root.
    try withTemporaryFolder { folder in
      try folder.write(["a": "old"])
      let output = try OutputFolder(folder.path)
      try folder.setPermissions(0o555, of: "")
      let error = #expect(throws: FileError.self) { try put("new", "a", in: output) }
      #expect(error?.description.hasSuffix("; check who owns it and its permissions") == true)
      #expect(throws: FileError("remove", folder.path(of: "a"), code: EACCES)) { try output.remove("a") }
      #expect(throws: FileError("create the folder", folder.path(of: "b"), code: EACCES)) {
        try output.makeFolder("b")
      }
      #expect(try folder.text(of: "a") == "old")
    }
  }

  @Test("A whole file is written with the folders above it, and exchanged in one step")
  func writingFiles() throws {
    try withTemporaryFolder { folder in
      try writeFile(folder.path(of: "a/b/file.txt"), Array("one".utf8))
      try writeFile(folder.path(of: "a/b/file.txt"), Array("two".utf8))
      #expect(try folder.tree() == ["a/b/file.txt": "two"])
    }
  }

  @Test("A path is made absolute as far as it exists, links resolved")
  func absolutePaths() throws {
    try withTemporaryFolder { folder in
      try folder.makeFolder("a/b")
      try folder.link("link", to: "a")
      #expect(absolutePath(folder.path(of: "link/b")) == folder.path(of: "a/b"))
      #expect(absolutePath(folder.path(of: "link/new/deeper")) == folder.path(of: "a/new/deeper"))
      #expect(absolutePath(folder.path(of: "a/b/..")) == folder.path(of: "a"))
      #expect(absolutePath("/") == "/")
      #expect(absolutePath("/no-such-folder-anywhere/x") == "/no-such-folder-anywhere/x")
      let current = FileManager.default.currentDirectoryPath
      #expect(absolutePath("no-such-file-here") == absolutePath(current) + "/no-such-file-here")
      #expect(absolutePath(".") == absolutePath(current))
      #expect(absolutePath("") == "")
    }
  }
}
