import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Files

@Suite("Locking a folder") struct FolderLockTests {
  @Test("Who comes second is told who was first, and has it as soon as that one is done")
  func excluding() throws {
    try withTemporaryFolder { folder in
      let first = try FolderLock(folder.path, purpose: "enroll")
      let error = #expect(throws: LockedFolderError.self) {
        try FolderLock(folder.path, purpose: "rename", waitingAtMost: 0)
      }
      #expect(error == LockedFolderError(folder: folder.path, holder: "process \(getpid()): enroll"))
      #expect(
        error?.description == "another registrar (process \(getpid()): enroll) is changing '\(folder.path)'; "
          + "nothing was written, run the command again when that one has ended")
      first.release()
      first.release()
      let second = try FolderLock(folder.path, purpose: "rename", waitingAtMost: 0)
      #expect(second.isHeld && !first.isHeld)
    }
  }

  @Test("A lock ends with its last reference")
  func ending() throws {
    try withTemporaryFolder { folder in
      do { _ = try FolderLock(folder.path, purpose: "enroll") }
      #expect(try FolderLock(folder.path, purpose: "rename", waitingAtMost: 0).isHeld)
    }
  }

  @Test("Whoever waits long enough to notice hears once whom for")
  func waiting() throws {
    try withTemporaryFolder { folder in
      let first = try FolderLock(folder.path, purpose: "import of\u{1B} students")
      var heard: [String] = []
      #expect(throws: LockedFolderError.self) {
        try FolderLock(folder.path, purpose: "x", waitingAtMost: 1) { heard.append($0) }
      }
      #expect(heard.count == 1 && heard[0].hasPrefix("process \(getpid()): import of"))
      #expect(heard.allSatisfy { !$0.contains("\u{1B}") })
      first.release()
    }
  }

  @Test("The lock holds when something removes its file, and a new one serves the next command")
  func removedFile() throws {
    try withTemporaryFolder { folder in
      let first = try FolderLock(folder.path, purpose: "enroll")
      try folder.remove(".registrar/lock")
      let second = try FolderLock(folder.path, purpose: "rename", waitingAtMost: 0)
      #expect(first.isHeld && second.isHeld)
      #expect(throws: LockedFolderError.self) { try FolderLock(folder.path, purpose: "x", waitingAtMost: 0) }
    }
  }

  @Test("Nothing is locked through a link, or where no folder can be made")
  func impossible() throws {
    try withTemporaryFolder { folder in
      try folder.write(["file": "", "a/.registrar/x": ""])
      try folder.link("a/.registrar/lock", to: "../../file")
      #expect(throws: FileError("lock", folder.path(of: "a/.registrar/lock"), code: ELOOP)) {
        try FolderLock(folder.path(of: "a"), purpose: "x")
      }
      #expect(throws: FileError("create the folder", folder.path(of: "file/.registrar"), code: ENOTDIR)) {
        try FolderLock(folder.path(of: "file"), purpose: "x")
      }
    }
  }

  @Test("Any number may read at a time, and nobody changes anything meanwhile")
  func reading() throws {
    try withTemporaryFolder { folder in
      // Nobody has ever changed anything there, and reading leaves no trace.
      let early = try ReadingLock(folder.path)
      #expect(folder.files() == [])
      try FolderLock(folder.path, purpose: "enroll").release()
      let first = try ReadingLock(folder.path, waitingAtMost: 0)
      let second = try ReadingLock(folder.path, waitingAtMost: 0)
      let error = #expect(throws: LockedFolderError.self) {
        try FolderLock(folder.path, purpose: "enroll", waitingAtMost: 0)
      }
      #expect(error?.holder == nil)
      #expect(error?.description.hasPrefix("another registrar is reading '\(folder.path)'") == true)
      for lock in [early, first, second] { lock.release() }
      let change = try FolderLock(folder.path, purpose: "enroll", waitingAtMost: 0)
      #expect(throws: LockedFolderError.self) { try ReadingLock(folder.path, waitingAtMost: 0) }
      change.release()
    }
  }

  @Test("Who reads first heals what a killed command left")
  func healing() throws {
    try withTemporaryFolder { folder in
      try folder.write(["a/.registrar-staged-1/x": "x", "b": "old"])
      try FolderLock(folder.path, purpose: "enroll").release()
      let record = ChangeRecord(
        leftovers: ["a/.registrar-staged-1"],
        steps: [ChangeRecord.Step(path: "b", old: ChangeRecord.sum(of: Array("old".utf8)), new: Array("new".utf8))])
      try record.save(in: folder.path)
      let lock = try ReadingLock(folder.path, waitingAtMost: 0)
      #expect(try folder.visible() == ["b": "new"])
      #expect(folder.leftovers() == [])
      lock.release()
    }
  }

  @Test("Of what two processes change at once, nothing is lost")
  func together() async throws {
    try await withTemporaryFolder { folder in
      try folder.write(["content/one": "", "content/two": ""])
      try await withThrowingTaskGroup(of: Int32.self) { group in
        for word in ["a", "b", "c"] {
          group.addTask {
            try execute(productsFolder.path(of: "ApplyChanges"), ["append", folder.path, word, "20"]).status
          }
        }
        for try await status in group { #expect(status == 0) }
      }
      for name in ["content/one", "content/two"] {
        let words = try folder.text(of: name).split(separator: "\n")
        #expect(words.sorted() == ["a", "b", "c"].flatMap { Array(repeating: $0[...], count: 20) })
      }
      #expect(folder.leftovers() == [])
    }
  }
}
