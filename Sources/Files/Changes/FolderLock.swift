import Diagnostics
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Another command is at work in the folder, and has not ended in the time that this one would wait.
///
/// Nothing was written.
package struct LockedFolderError: ChangeError, Hashable {
  package let folder: String
  /// The command that changes it, such as `process 1234: enroll`; nothing where it is only read.
  package let holder: String?

  package var description: String {
    let who = holder.map { "another registrar (\($0)) is changing" } ?? "another registrar is reading"
    return "\(who) '\(folder)'; nothing was written, run the command again when that one has ended"
  }
}

/// The right to change a folder's content, which one command has at a time.
///
/// It lasts until it is released, the last reference goes or the process ends, however it ends. Two locks on
/// one folder exclude each other within a process, too.
package final class FolderLock: Sendable {
  /// The folder, as it was given.
  package let folder: String
  private let file: Mutex<Descriptor?>

  /// Locks a folder, once it is free.
  ///
  /// - Parameters:
  ///   - folder: it is made where it is missing.
  ///   - purpose: what the others are told: the command's name.
  ///   - seconds: how long to wait for another command.
  ///   - onWait: called once, as soon as the wait is long enough to be noticed, with the words for who has the lock,
  ///     such as `process 1234: enroll`.
  /// - Throws: `LockedFolderError` when the time is over; `FileError`.
  package init(
    _ folder: String, purpose: String, waitingAtMost seconds: Int = 10, onWait: (String) -> Void = { _ in }
  ) throws {
    self.folder = folder
    try StateFolder.make(in: folder)
    let file = try LockFile(of: folder).lock(O_RDWR | O_CREAT, LOCK_EX, waitingAtMost: seconds, onWait: onWait)
    LockFile.sign(file, "\(getpid()) \(purpose)\n")
    self.file = Mutex(consume file)
  }

  /// Lets the next command have the folder.
  ///
  /// The file stays: were it removed, two commands could hold locks on two files of the same name.
  package func release() {
    file.withLock { file in
      if let number = file?.number { ftruncate(number, 0) }
      file = nil
    }
  }

  deinit { release() }

  /// Whether the lock has not been released.
  var isHeld: Bool { file.withLock { $0 != nil } }
}

/// The right to read a folder's content undisturbed, which any number of commands have at a time.
///
/// Without it, files may vanish from under a command that reads them while another one exchanges their folder.
package final class ReadingLock: Sendable {
  private let file: Mutex<Descriptor?>

  /// Locks a folder once nobody changes it, and heals first what a killed command left.
  ///
  /// Where there is nothing to heal, nothing is written.
  ///
  /// - Throws: `LockedFolderError` when the time is over; `UnfinishedChangeError`, `FileError`.
  package init(
    _ folder: String, waitingAtMost seconds: Int = 10, onWait: (String) -> Void = { _ in }
  ) throws {
    while true {
      let file = try Self.lock(folder, seconds, onWait)
      if !needsRecovery(below: folder) {
        self.file = Mutex(consume file)
        return
      }
      // The other lock is refused as long as this one is held.
      _ = consume file
      try FolderLock(folder, purpose: "recovery", waitingAtMost: seconds, onWait: onWait).recover()
    }
  }

  /// Lets others change the folder.
  package func release() { file.withLock { $0 = nil } }

  /// - Returns: nothing where no command has ever changed the folder, or where this one may not know.
  private static func lock(_ folder: String, _ seconds: Int, _ onWait: (String) -> Void) throws -> Descriptor? {
    do {
      return try LockFile(of: folder).lock(O_RDONLY, LOCK_SH, waitingAtMost: seconds, onWait: onWait)
    } catch let error as FileError where error.isMissing || error.isRefusal {
      return nil
    }
  }
}

/// The file that locks are held on: `.registrar/lock`.
private struct LockFile {
  let folder: String
  let path: String

  init(of folder: String) {
    self.folder = folder
    path = "\(StateFolder.path(in: folder))/lock"
  }

  func lock(
    _ flags: Int32, _ operation: Int32, waitingAtMost seconds: Int, onWait: (String) -> Void
  ) throws -> Descriptor {
    var wait = LockWait()
    while true {
      guard let file = Descriptor(opening: path, flags: flags | O_NOFOLLOW, mode: 0o666) else {
        throw FileError("lock", path)
      }
      let number = file.number
      if retrying({ flock(number, operation | LOCK_NB) }) == 0 {
        // Something may have removed the file, and another command may have locked the next one of this name.
        if FileStatus(of: file)?.number == FileStatus(ofLink: path)?.number { return file }
        continue
      }
      guard errno == EWOULDBLOCK else { throw FileError("lock", path) }
      guard wait.goOn(atMost: seconds, onWait: { onWait(Self.signature(file) ?? "another registrar") }) else {
        throw LockedFolderError(folder: folder, holder: Self.signature(file))
      }
    }
  }

  /// Notes who holds the lock; where there is no room for it, others are told less.
  static func sign(_ file: borrowing Descriptor, _ text: String) {
    let number = file.number
    let bytes = Array(text.utf8)
    ftruncate(number, 0)
    _ = bytes.withUnsafeBytes { pwrite(number, $0.baseAddress, $0.count, 0) }
  }

  private static func signature(_ file: borrowing Descriptor) -> String? {
    let number = file.number
    let bytes = [UInt8](unsafeUninitializedCapacity: 256) { buffer, count in
      count = max(0, pread(number, buffer.baseAddress, 256, 0))
    }
    let line = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    let parts = line.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let process = Int(parts[0]) else { return nil }
    return disarmed("process \(process): \(parts[1])")
  }
}

/// Waiting for a lock that another command holds.
struct LockWait {
  /// How often a lock is tried again, and from when on waiting is worth a word, in nanoseconds.
  private static let interval = 20_000_000
  private static let patience: Int64 = 500_000_000

  private let start = Self.now()
  private var isSilent = true

  /// Waits a little.
  ///
  /// - Parameters:
  ///   - seconds: how long it may last altogether.
  ///   - onWait: is called once, when it has lasted for half a second.
  /// - Returns: false when the time is over.
  mutating func goOn(atMost seconds: Int, onWait: () -> Void) -> Bool {
    let waited = Self.now() - start
    if waited / 1_000_000_000 >= Int64(seconds) { return false }
    if isSilent, waited >= Self.patience {
      isSilent = false
      onWait()
    }
    var pause = timespec(tv_sec: 0, tv_nsec: Self.interval)
    nanosleep(&pause, nil)
    return true
  }

  private static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
