import Foundation
import TestSupport
import Testing

@testable import Files

@Suite struct FileCreationTests {
  @Test("A new file is written with the folders that it needs, and never over anything")
  func creating() throws {
    try withTemporaryFolder { folder in
      try createFile(folder.path(of: "a/b/c.md"), Array("new".utf8))
      #expect(try folder.tree() == ["a/b/c.md": "new"])
      try folder.link("link", to: "nowhere")
      for name in ["a/b/c.md", "a/b", "link"] {
        #expect(throws: FileError("create", folder.path(of: name), code: EEXIST)) {
          try createFile(folder.path(of: name), Array("x".utf8))
        }
      }
      #expect(try folder.tree() == ["a/b/c.md": "new", "link": "-> nowhere"])
    }
  }

  @Test("A file is exchanged for another that keeps its permissions, through a link too")
  func replacing() throws {
    try withTemporaryFolder { folder in
      try folder.write(["file": "old", "file.registrar-new": "left by another"])
      try folder.setPermissions(0o640, of: "file")
      try folder.link("link", to: "file")
      try replaceFile(folder.path(of: "link"), Array("new".utf8))
      #expect(try folder.tree() == ["file": "new", "link": "-> file"])
      var status = stat()
      #expect(stat(folder.path(of: "file"), &status) == 0 && status.st_mode & 0o777 == 0o640)
      #expect(throws: FileError("write", folder.path(of: "missing"), code: ENOENT)) {
        try replaceFile(folder.path(of: "missing"), [])
      }
      try folder.makeFolder("folder")
      #expect(throws: FileError.self) { try replaceFile(folder.path(of: "folder"), []) }
      #expect(folder.files() == ["file", "link"])
    }
  }

  @Test("Whatever has a path exists, and only a file is removed")
  func existing() throws {
    try withTemporaryFolder { folder in
      try folder.write(["a/file": ""])
      try folder.link("link", to: "nowhere")
      #expect(["a", "a/file", "link"].allSatisfy { fileExists(folder.path(of: $0)) })
      #expect(!fileExists(folder.path(of: "nowhere")))
      try removeFile(folder.path(of: "link"))
      try removeFile(folder.path(of: "a/file"))
      #expect(folder.files() == [])
      #expect(throws: FileError("remove", folder.path(of: "link"), code: ENOENT)) {
        try removeFile(folder.path(of: "link"))
      }
      #expect(throws: FileError.self) { try removeFile(folder.path(of: "a")) }
    }
  }
}
