#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A system call that failed: what was attempted, on which path, and why the system refused.
package struct FileError: Error, Hashable, CustomStringConvertible {
  /// What was attempted, as the object of "cannot …": "read", "create the folder".
  package var attempt: String
  package var path: String
  /// The system's `errno`.
  package var code: Int32
  /// What that leaves behind, if anything is no longer as it was.
  package var consequence: String?

  package init(_ attempt: String, _ path: String, code: Int32) {
    self.attempt = attempt
    self.path = path
    self.code = code
  }

  /// The error of the system call that just failed.
  init(_ attempt: String, _ path: String) {
    self.init(attempt, path, code: errno)
  }

  /// The system's own words for the error.
  package var reason: String { String(cString: strerror(code)) }

  package var description: String {
    let advice =
      switch code {
      case ENOSPC, EDQUOT: "; free some space and run the command again, nothing else is needed"
      case EFBIG: "; files may not become that large here (ulimit -f)"
      case EACCES, EPERM: "; check who owns it and its permissions"
      case EROFS: "; it is on a read-only file system"
      case EMFILE, ENFILE: "; too many files are open, raise the limit (ulimit -n)"
      default: ""
      }
    return "cannot \(attempt) '\(path)': \(reason)\(advice)" + (consequence.map { "; \($0)" } ?? "")
  }

  /// Whether the system forbids it, as opposed to being unable to.
  package var isRefusal: Bool { code == EACCES || code == EPERM || code == EROFS }

  package var isMissing: Bool { code == ENOENT || code == ENOTDIR }

  /// Whether somebody else has the address that was asked for.
  package var isTaken: Bool { code == Self.taken }
  package static let taken = EADDRINUSE
}

/// Runs a system call again as long as a signal interrupts it.
@inline(__always)
func retrying(_ call: () -> Int) -> Int {
  while true {
    let result = call()
    if result != -1 || errno != EINTR { return result }
  }
}

@inline(__always)
func retrying(_ call: () -> Int32) -> Int32 {
  while true {
    let result = call()
    if result != -1 || errno != EINTR { return result }
  }
}

/// An open file, closed when it goes out of scope.
struct Descriptor: ~Copyable, Sendable {
  let number: Int32

  init?(opening path: UnsafePointer<CChar>, flags: Int32, mode: mode_t = 0, under folder: Int32 = AT_FDCWD) {
    let number = retrying { openat(folder, path, flags | O_CLOEXEC, mode) }
    guard number >= 0 else { return nil }
    self.number = number
  }

  deinit { close(number) }
}

/// `read(2)`, under a name that methods called `read` do not hide.
@inline(__always)
func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  retrying { read(descriptor, buffer, count) }
}

/// `write(2)`, under a name that methods called `write` do not hide.
@inline(__always)
func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  #if canImport(Glibc)
    Glibc.write(descriptor, bytes, count)
  #elseif canImport(Musl)
    Musl.write(descriptor, bytes, count)
  #else
    Darwin.write(descriptor, bytes, count)
  #endif
}
