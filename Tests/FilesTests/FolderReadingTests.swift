import TestSupport
import Testing

@testable import Files

/// What was found, as a value that can be compared.
private enum Outcome: Equatable {
  case file(String)
  case folder, missing, noFolder
  case failed(Int32)
}

private func look(_ parts: [String], below folder: String) -> Outcome {
  do {
    switch try open(parts, below: folder) {
    case .file(let file): return .file(String(decoding: try file.read(at: 0, count: file.size), as: UTF8.self))
    case .folder: return .folder
    case .missing: return .missing
    case .noFolder: return .noFolder
    }
  } catch let error as FileError {
    return .failed(error.code)
  } catch {
    return .failed(-1)
  }
}

@Suite struct FolderReadingTests {
  @Test(
    "A path is followed below the folder, and nowhere else",
    arguments: [
      (["a"], .file("A")), (["b", "c"], .file("C")), (["b"], .folder), ([], .folder), (["x"], .missing),
      (["a", "x"], .missing), (["b", "x"], .missing), ([".."], .missing), (["b", "..", "a"], .missing),
      (["."], .missing), ([""], .missing), (["b", ""], .missing), (["b/c"], .missing), (["a\0"], .missing),
      (["a\0b"], .missing), (["outside"], .missing), (["outside", "secret"], .missing), (["inside"], .missing),
      (["folder", "c"], .missing), (["loop"], .missing), (["pipe"], .missing),
      ([String(repeating: "n", count: 300)], .missing),
    ] as [([String], Outcome)])
  private func paths(parts: [String], outcome: Outcome) throws {
    try withTemporaryFolder { folder in
      try folder.write(["site/a": "A", "site/b/c": "C", "elsewhere/secret": "S"])
      try folder.link("site/outside", to: "../elsewhere")
      try folder.link("site/inside", to: "a")
      try folder.link("site/folder", to: "b")
      try folder.link("site/loop", to: "loop")
      #expect(try execute("mkfifo", [folder.path(of: "site/pipe")]).status == 0)
      #expect(look(parts, below: folder.path(of: "site")) == outcome)
      try folder.link("link", to: "site")
      #expect(look(parts, below: folder.path(of: "link")) == outcome, "the folder itself may be reached by a link")
    }
  }

  @Test("A folder that is not there is not taken for an empty one")
  func noFolder() throws {
    try withTemporaryFolder { folder in
      try folder.write(["file": ""])
      #expect(look(["a"], below: folder.path(of: "none")) == .noFolder)
      #expect(look(["a"], below: folder.path(of: "file")) == .noFolder)
    }
  }

  @Test("What may not be read is an error that names it")
  func refused() throws {
    try withTemporaryFolder { folder in
      try folder.write(["closed": "A", "dark/a": "A"])
      try folder.setPermissions(0, of: "closed")
      try folder.setPermissions(0, of: "dark")
      // Nothing is closed to the superuser.
      guard readingError(folder.path(of: "closed")) != nil else { return }
      for parts in [["closed"], ["dark", "a"]] {
        #expect(throws: FileError.self) { try open(parts, below: folder.path) }
      }
      #expect(throws: FileError.self) { try open(["a"], below: folder.path(of: "dark")) }
    }
  }

  @Test("A file is read in pieces, up to its end")
  func pieces() throws {
    try withTemporaryFolder { folder in
      let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 8) }
      try folder.write(bytes, to: "a")
      guard case .file(let file) = try open(["a"], below: folder.path) else {
        Issue.record("there is a file")
        return
      }
      #expect(file.size == bytes.count)
      #expect(file.modified == (try folder.modificationTime(of: "a")))
      #expect(try file.read(at: 10, count: 20) == Array(bytes[10..<30]))
      #expect(try file.read(at: 99_990, count: 20) == Array(bytes[99_990...]))
      #expect(try file.read(at: 200_000, count: 20) == [])
      #expect(try file.read(at: 0, count: 0) == [])
    }
  }
}
