import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The right to exchange an output, which one build has at a time.
///
/// The lock lies on the folder itself, so it needs no file and no right to write; on the nearest folder above it where
/// there is no output yet. It ends with the process, however that ends. On file systems without locks it is none.
package final class OutputLock: Sendable {
  /// Where the output really lies, all links followed.
  package let path: String
  private let current: Mutex<Descriptor?>
  private let next = Mutex<Descriptor?>(nil)

  /// - Parameters:
  ///   - output: the output folder, which need not be there.
  ///   - seconds: how long to wait for another build.
  ///   - onWait: is called once when that takes long.
  /// - Throws: `LockedFolderError` when the time is over.
  package init(_ output: String, waitingAtMost seconds: Int = 600, onWait: () -> Void = {}) throws {
    var wait = LockWait()
    while true {
      let path = absolutePath(output)
      let place = Self.nearestFolder(path)
      guard let folder = Descriptor(opening: place, flags: O_RDONLY | O_DIRECTORY) else {
        self.path = path
        current = Mutex(nil)
        return
      }
      let number = folder.number
      let isBusy = retrying({ flock(number, LOCK_EX | LOCK_NB) }) != 0 && errno == EWOULDBLOCK
      if !isBusy {
        // The build that was waited for may have put another folder in its place.
        let isStill =
          absolutePath(output) == path && Self.nearestFolder(path) == place
          && FileStatus(of: folder)?.number == FileStatus(ofLink: place)?.number
        guard isStill else { continue }
        self.path = path
        current = Mutex(consume folder)
        return
      }
      guard wait.goOn(atMost: seconds, onWait: onWait) else {
        throw LockedFolderError(folder: output, holder: "build")
      }
    }
  }

  /// Locks the folder that is about to take the output's place as well, so that nobody takes the new one for free.
  func hold(next path: String) {
    next.withLock { next in
      next = Descriptor(opening: path, flags: O_RDONLY | O_DIRECTORY)
      if let number = next?.number { _ = retrying { flock(number, LOCK_EX | LOCK_NB) } }
    }
  }

  /// Lets the next build have the output.
  package func release() {
    current.withLock { $0 = nil }
    next.withLock { $0 = nil }
  }

  private static func nearestFolder(_ path: String) -> String {
    var path = path
    while path.count > 1, (try? isFolder(path)) != true { path = parentFolder(of: path) }
    return path.isEmpty ? "." : path
  }
}
