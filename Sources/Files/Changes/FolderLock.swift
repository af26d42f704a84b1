import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Another command changes the folder, and has not ended in the time that this one would wait.
///
/// Nothing was written.
package struct LockedFolderError: ChangeError, Hashable {
  package let folder: String
  /// The command that holds it, such as `process 1234: enroll`, if it says so.
  package let holder: String?

  package var description: String {
    "another registrar\(holder.map { " (\($0))" } ?? "") is changing '\(folder)'; nothing was written, "
      + "run the command again when that one has ended"
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

  /// How often a lock is tried again, and from when on waiting is worth a word, in nanoseconds.
  private static let interval: Int64 = 20_000_000
  private static let patience: Int64 = 500_000_000

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
    let path = "\(try StateFolder.make(in: folder))/lock"
    let start = Self.now()
    var isSilent = true
    while true {
      guard let file = Descriptor(opening: path, flags: O_RDWR | O_CREAT | O_NOFOLLOW, mode: 0o666) else {
        throw FileError("lock", path)
      }
      if retrying({ flock(file.number, LOCK_EX | LOCK_NB) }) == 0 {
        // Something may have removed the file, and another command may have locked the next one of this name.
        guard Self.leads(path, to: file) else { continue }
        Self.sign(file, "\(getpid()) \(purpose)\n")
        self.file = Mutex(consume file)
        return
      }
      guard errno == EWOULDBLOCK else { throw FileError("lock", path) }
      let waited = Self.now() - start
      if waited / 1_000_000_000 >= Int64(seconds) {
        throw LockedFolderError(folder: folder, holder: Self.holder(in: file))
      }
      if isSilent, waited >= Self.patience {
        isSilent = false
        onWait(Self.holder(in: file) ?? "another registrar")
      }
      var pause = timespec(tv_sec: 0, tv_nsec: Int(Self.interval))
      nanosleep(&pause, nil)
    }
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

  /// Whether the lock has not been released.
  var isHeld: Bool { file.withLock { $0 != nil } }

  private static func leads(_ path: String, to file: borrowing Descriptor) -> Bool {
    var open = stat()
    var named = stat()
    return fstat(file.number, &open) == 0 && lstat(path, &named) == 0 && open.st_ino == named.st_ino
      && open.st_dev == named.st_dev
  }

  /// Notes who holds the lock; where there is no room for it, others are told less.
  private static func sign(_ file: borrowing Descriptor, _ text: String) {
    ftruncate(file.number, 0)
    _ = text.utf8.withContiguousStorageIfAvailable { pwrite(file.number, $0.baseAddress, $0.count, 0) }
  }

  private static func holder(in file: borrowing Descriptor) -> String? {
    let number = file.number
    let bytes = [UInt8](unsafeUninitializedCapacity: 256) { buffer, count in
      count = max(0, pread(number, buffer.baseAddress, 256, 0))
    }
    let parts = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first?.split(
      separator: " ", maxSplits: 1)
    guard let parts, parts.count == 2, let process = Int(parts[0]) else { return nil }
    return "process \(process): \(parts[1])"
  }

  private static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
