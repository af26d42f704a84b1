import Foundation
import Testing

@testable import Files

@Suite struct FileErrorTests {
  @Test(
    "An error says what was attempted, on which path, why it failed and what to do",
    arguments: [
      (ENOSPC, "No space left on device; free some space and run the command again, nothing else is needed"),
      (EACCES, "Permission denied; check who owns it and its permissions"),
      (EPERM, "Operation not permitted; check who owns it and its permissions"),
      (EROFS, "Read-only file system; it is on a read-only file system"),
      (EMFILE, "Too many open files; too many files are open, raise the limit (ulimit -n)"),
      (EISDIR, "Is a directory"),
    ])
  func texts(code: Int32, words: String) {
    #expect(
      FileError("write", "public/index.html", code: code).description == "cannot write 'public/index.html': \(words)")
  }

  @Test("Only what is not there is missing")
  func missing() {
    #expect(
      [ENOENT, ENOTDIR, EACCES, EISDIR, ELOOP].filter { FileError("read", "a", code: $0).isMissing } == [
        ENOENT, ENOTDIR,
      ])
  }

  @Test("A call that a signal interrupts is made again")
  func interruption() {
    var calls = 0
    let result: Int = retrying {
      calls += 1
      guard calls < 3 else { return 42 }
      errno = EINTR
      return -1
    }
    #expect(result == 42 && calls == 3)
    let failed: Int32 = retrying {
      calls += 1
      errno = calls < 6 ? EINTR : EIO
      return -1
    }
    #expect(failed == -1 && calls == 6)
  }
}
