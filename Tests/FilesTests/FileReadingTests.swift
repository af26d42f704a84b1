import Dispatch
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Files

/// What came of reading, as a value that can be compared.
private enum Outcome: Equatable {
  case bytes([UInt8])
  case tooLarge
  case failed(Int32)
}

private func read(
  _ path: String, in folder: Folder, limit: Int = 4 << 20, followsLinks: Bool = false,
  into arena: ByteArena = ByteArena()
) throws -> Outcome {
  switch try FileReader(folder: folder.path).read(path, limit: limit, followsLinks: followsLinks, into: arena) {
  case .bytes(let bytes): .bytes(Array(bytes))
  case .tooLarge: .tooLarge
  case .failed(let error): .failed(error.code)
  }
}

private func sample(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) } }

@Suite struct FileReadingTests {
  @Test(
    "A file of any size is read whole",
    arguments: [0, 1, 100, 16383, 16384, 16385, 65535, 65536, 65537, 300_000, 1 << 20, (1 << 20) + 1, 3_000_000])
  func sizes(count: Int) throws {
    try withTemporaryFolder { folder in
      let bytes = sample(count)
      try folder.write(bytes, to: "a/file")
      #expect(try read("a/file", in: folder) == .bytes(bytes))
      #expect(try readFile(folder.path(of: "a/file")) == bytes)
    }
  }

  @Test("A file of exactly the limit is read, and one byte more is refused", arguments: [0, 1, 1000, 16384, 200_000])
  func limit(count: Int) throws {
    try withTemporaryFolder { folder in
      let bytes = sample(count)
      try folder.write(bytes, to: "exact")
      try folder.write(bytes + [0], to: "more")
      #expect(try read("exact", in: folder, limit: count) == .bytes(bytes))
      #expect(try read("more", in: folder, limit: count) == .tooLarge)
    }
  }

  @Test("What was read stays as it is while more is read into the same arena")
  func arena() throws {
    try withTemporaryFolder { folder in
      let arena = ByteArena()
      let sizes = [10, 0, 40_000, 1, 900_000, 200_000, 5, 2_000_000, 3]
      for (number, size) in sizes.enumerated() { try folder.write(sample(size), to: "\(number)") }
      let reader = try FileReader(folder: folder.path)
      let texts = sizes.indices.map { number -> UnsafeRawBufferPointer? in
        guard case .bytes(let bytes) = reader.read("\(number)", limit: 4 << 20, into: arena) else { return nil }
        return bytes
      }
      #expect(texts.map { $0.map(Array.init) } == sizes.map(sample))
    }
  }

  @Test("A file that keeps growing is refused at the limit, and never waited for")
  func endless() throws {
    // The system offers no end to it, as if it grew faster than it can be read.
    let arena = ByteArena()
    guard case .tooLarge = try FileReader(folder: "/dev").read("zero", limit: 100_000, into: arena) else {
      // A system whose devices cannot be read at a place refuses it, which is as well.
      guard case .failed = try FileReader(folder: "/dev").read("zero", limit: 100_000, into: arena) else {
        Issue.record("it was read")
        return
      }
      return
    }
  }

  @Test("A link is followed only where that is wanted")
  func links() throws {
    try withTemporaryFolder { folder in
      try folder.write(["real": "text"])
      try folder.link("link", to: "real")
      #expect(try read("link", in: folder) == .failed(ELOOP))
      #expect(try read("link", in: folder, followsLinks: true) == .bytes(Array("text".utf8)))
    }
  }

  @Test("A file is found in a folder that was opened before, and its error names the whole path")
  func openedFolder() throws {
    try withTemporaryFolder { folder in
      try folder.write(["a/b/file": "text", "file": "another"])
      try folder.link("a/b/link", to: "file")
      let reader = try FileReader(folder: folder.path)
      let arena = ByteArena()
      let opened = try #require(reader.openFolder("a/b"))
      func read(_ name: String) -> Outcome {
        switch reader.read("a/b/\(name)", from: 4, in: opened, limit: 100, into: arena) {
        case .bytes(let bytes): .bytes(Array(bytes))
        case .tooLarge: .tooLarge
        case .failed(let error): error.path == folder.path(of: "a/b/\(name)") ? .failed(error.code) : .tooLarge
        }
      }
      #expect(read("file") == .bytes(Array("text".utf8)))
      #expect(read("missing") == .failed(ENOENT))
      #expect(read("link") == .failed(ELOOP))
      #expect(reader.openFolder("a/b/file") == nil && reader.openFolder("missing") == nil)
    }
  }

  @Test("A file that grows, shrinks and vanishes meanwhile is read as it was at some moment, or is an error")
  func changingFile() throws {
    try withTemporaryFolder { folder in
      // Whatever is in the file, it is made of one letter: what it is made of and how long it is belong together.
      let contents = (0..<8).map {
        [UInt8](repeating: UInt8(ascii: "a") + UInt8($0), count: [0, 7, 900, 30_000][$0 % 4])
      }
      let path = folder.path(of: "a/file")
      try folder.write(contents[1], to: "a/file")
      let isDone = Atomic(false)
      let reader = try FileReader(folder: folder.path)
      let strange = Mutex<[String]>([])
      DispatchQueue.concurrentPerform(iterations: 2) { iteration in
        if iteration == 0 {
          for round in 0..<400 {
            let bytes = contents[round % contents.count]
            switch round % 3 {
            case 0: _ = try? replaceFile(path, bytes)
            case 1: truncate(path, off_t(bytes.count / 2))
            default:
              _ = try? removeFile(path)
              _ = try? createFile(path, bytes)
            }
          }
          isDone.store(true, ordering: .releasing)
          return
        }
        let opened = reader.openFolder("a")
        while !isDone.load(ordering: .acquiring) {
          let arena = ByteArena()
          switch reader.read("a/file", from: 2, in: opened, limit: 1 << 20, into: arena) {
          case .bytes(let bytes):
            // What a file was truncated to be longer by is zero bytes.
            let letters = Set(bytes).subtracting([0])
            if letters.count > 1 || bytes.count > 30_000 { strange.withLock { $0.append("\(bytes.count) bytes") } }
          case .tooLarge: strange.withLock { $0.append("too large") }
          case .failed(let error): if !error.isMissing { strange.withLock { $0.append(error.description) } }
          }
        }
      }
      #expect(strange.withLock { $0 } == [])
    }
  }

  @Test("What is no file is refused at once", arguments: ["folder", "pipe", "missing", "file/below"])
  func noFile(name: String) throws {
    try withTemporaryFolder { folder in
      try folder.makeFolder("folder")
      try folder.write(["file": ""])
      try #require(mkfifo(folder.path(of: "pipe"), 0o644) == 0)
      let expected: [String: Int32] = ["folder": EISDIR, "pipe": ESPIPE, "missing": ENOENT, "file/below": ENOTDIR]
      #expect(try read(name, in: folder) == expected[name].map { .failed($0) })
    }
  }

  @Test("A failure names the whole path")
  func failure() throws {
    try withTemporaryFolder { folder in
      guard case .failed(let error) = try FileReader(folder: folder.path).read("a/b.md", limit: 1, into: ByteArena())
      else {
        Issue.record("it was read")
        return
      }
      #expect(error == FileError("read", folder.path(of: "a/b.md"), code: ENOENT))
    }
  }

  @Test("A reader needs a folder", arguments: ["missing", "file"])
  func noFolder(name: String) throws {
    try withTemporaryFolder { folder in
      try folder.write(["file": ""])
      let path = folder.path(of: name)
      let error = #expect(throws: FileError.self) { try FileReader(folder: path) }
      #expect(error?.path == path && error?.attempt == "open the folder")
    }
  }

  @Test("A missing file is no error, and one that cannot be read is")
  func readFileFailures() throws {
    try withTemporaryFolder { folder in
      try folder.makeFolder("folder")
      try #require(mkfifo(folder.path(of: "pipe"), 0o644) == 0)
      #expect(try readFile(folder.path(of: "missing")) == nil)
      #expect(throws: FileError("read", folder.path(of: "folder"), code: EISDIR)) {
        try readFile(folder.path(of: "folder"))
      }
      #expect(throws: FileError("read", folder.path(of: "pipe"), code: EINVAL)) {
        try readFile(folder.path(of: "pipe"))
      }
      try folder.link("loop", to: "loop")
      #expect(throws: FileError("read", folder.path(of: "loop"), code: ELOOP)) {
        try readFile(folder.path(of: "loop"))
      }
    }
  }

  #if os(Linux)
    @Test("A file whose size the system does not tell is read to its end")
    func unknownSize() throws {
      let bytes = try #require(try readFile("/proc/self/status"))
      #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("Name:"))
      #expect(bytes.count > 100 && bytes.last == UInt8(ascii: "\n"))
    }
  #endif

  @Test("A folder is told from a file, from nothing, and from what cannot be looked at")
  func folders() throws {
    try withTemporaryFolder { folder in
      try folder.write(["a/file": ""])
      try folder.link("link", to: "a")
      try folder.link("loop", to: "loop")
      #expect(try isFolder(folder.path(of: "a")))
      #expect(try isFolder(folder.path(of: "link")))
      #expect(try !isFolder(folder.path(of: "a/file")))
      #expect(try !isFolder(folder.path(of: "b")))
      #expect(try !isFolder(folder.path(of: "a/file/c")))
      #expect(throws: FileError("look at", folder.path(of: "loop"), code: ELOOP)) {
        try isFolder(folder.path(of: "loop"))
      }
    }
  }
}
