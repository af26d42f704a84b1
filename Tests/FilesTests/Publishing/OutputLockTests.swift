import TestSupport
import Testing

@testable import Files

@Suite("The lock of an output") struct OutputLockTests {
  @Test("A second one has to wait, and is told why when the time is over", arguments: ["public", "missing/public"])
  func excludes(name: String) throws {
    try withTemporaryFolder { folder in
      try folder.makeFolder("public")
      let output = folder.path(of: name)
      let lock = try OutputLock(output)
      let error = #expect(throws: LockedFolderError.self) { try OutputLock(output, waitingAtMost: 0) }
      #expect(error?.description.contains("another registrar (build) is changing '\(output)'") == true)
      lock.release()
      _ = try OutputLock(output, waitingAtMost: 0)
    }
  }

  @Test("Outputs beside one another do not wait for each other, and the same one by two names does")
  func others() throws {
    try withTemporaryFolder { folder in
      try folder.makeFolder("a")
      try folder.makeFolder("b")
      try folder.link("link", to: "a")
      let lock = try OutputLock(folder.path(of: "a"))
      let other = try OutputLock(folder.path(of: "b"), waitingAtMost: 0)
      #expect(throws: LockedFolderError.self) { try OutputLock(folder.path(of: "link"), waitingAtMost: 0) }
      #expect(lock.path == folder.path(of: "a") && other.path == folder.path(of: "b"))
    }
  }

  @Test("The folder that takes the output's place is locked, too")
  func next() throws {
    try withTemporaryFolder { folder in
      let lock = try OutputLock(folder.path(of: "public"))
      try folder.makeFolder("stage")
      lock.hold(next: folder.path(of: "stage"))
      try moveFile(folder.path(of: "stage"), to: folder.path(of: "public"))
      #expect(throws: LockedFolderError.self) { try OutputLock(folder.path(of: "public"), waitingAtMost: 0) }
      lock.release()
      _ = try OutputLock(folder.path(of: "public"), waitingAtMost: 0)
    }
  }

  @Test("Who waits for long is told so once, and comes next")
  func waiting() throws {
    try withTemporaryFolder { folder in
      try folder.makeFolder("public")
      let lock = try OutputLock(folder.path(of: "public"))
      var calls = 0
      _ = try OutputLock(folder.path(of: "public")) {
        calls += 1
        lock.release()
      }
      #expect(calls == 1)
    }
  }
}
