internal import CSystemCalls
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Waits for changes of files, told by the system where it can, and by looking again and again where it cannot.
///
/// One thread waits; any thread may end the waiting.
package final class FileWatch: Sendable {
  /// How changes are found out.
  package enum Method: Sendable, Hashable {
    case told
    /// By looking, because the system tells nothing; why, as a sentence's end.
    case looking(reason: String)
  }

  private enum Source {
    case notifications(FolderNotifications)
    case comparison(FolderComparison)
  }

  private let source: Mutex<Source>
  private let alarm: Alarm
  private let folder: String
  private let places: WatchedPlaces
  /// How long nothing must happen before changes are passed on, in milliseconds: programs write a file beside the old one,
  /// rename it and remove a third, and all of that is one change.
  private let calm: Int32
  /// How often is looked at most where the system tells nothing, in milliseconds.
  private let interval: Int32
  private let state = Mutex(Method.told)

  package var method: Method { state.withLock { $0 } }

  /// Watches from now on.
  ///
  /// - Parameters:
  ///   - folder: the source folder.
  ///   - mayBeTold: whether the system may be asked to tell.
  /// - Throws: `FileError` when the folder cannot be looked at.
  /// - Complexity: O(*n*) in files.
  package init(
    _ folder: String, _ places: WatchedPlaces, calm: Int32 = 4, interval: Int32 = 1000, mayBeTold: Bool = true
  ) throws {
    self.folder = folder
    self.places = places
    self.calm = calm
    self.interval = interval
    alarm = try Alarm()
    do {
      guard mayBeTold else { throw FileError("watch", folder, code: ENOSYS) }
      source = Mutex(.notifications(try FolderNotifications(folder, places)))
    } catch let error as FileError where !error.isMissing {
      source = Mutex(.comparison(try FolderComparison(folder, places)))
      state.withLock { $0 = .looking(reason: Self.reason(of: error)) }
    }
  }

  private static func reason(of error: FileError) -> String {
    switch error.code {
    case ENOSPC: "fs.inotify.max_user_watches allows no more watches"
    case EMFILE: "fs.inotify.max_user_instances allows no more watchers"
    case ENOSYS: "it does not tell of changes"
    default: error.reason
    }
  }

  /// Ends the waiting, now and for good.
  package func end() { alarm.ring() }

  /// Waits until something has changed and nothing more happens.
  ///
  /// - Returns: what may have changed; `nil` once the waiting has been ended.
  package func next() -> FileChanges? {
    source.withLock { source -> FileChanges? in
      while true {
        switch source {
        case .notifications(let notifications):
          do throws(FileError) {
            return try next(notifications)
          } catch {
            // What happened meanwhile is unknown.
            guard let comparison = try? FolderComparison(folder, places) else { return nil }
            source = .comparison(comparison)
            state.withLock { $0 = .looking(reason: Self.reason(of: error)) }
            return FileChanges(folders: [""])
          }
        case .comparison(var comparison):
          // Looking at many files takes its time, and must not be most of what the machine does.
          let pause = max(interval, Int32(min(60_000, comparison.duration * 10)))
          if wait(on: nil, pause) == .ended { return nil }
          let changes = comparison.changes()
          source = .comparison(comparison)
          if !changes.isEmpty { return changes }
        }
      }
    }
  }

  private func next(_ notifications: FolderNotifications) throws(FileError) -> FileChanges? {
    var changes = FileChanges()
    // Where there is no end to it, what is there is passed on all the same.
    var patience = 25
    while true {
      switch wait(on: notifications.descriptor, changes.isEmpty ? -1 : calm) {
      case .ended: return nil
      case .silent: if !changes.isEmpty { return changes }
      case .ready:
        changes.formUnion(try notifications.read())
        patience -= 1
        if patience <= 0, !changes.isEmpty { return changes }
      }
    }
  }

  private enum Wakening {
    case ready, silent, ended
  }

  /// - Parameter timeout: in milliseconds; none below zero.
  private func wait(on descriptor: Int32?, _ timeout: Int32) -> Wakening {
    var waited = [
      pollfd(fd: alarm.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: descriptor ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    let count = retrying { poll(&waited, nfds_t(waited.count), timeout) }
    if waited[0].revents != 0 { return .ended }
    return count > 0 ? .ready : .silent
  }
}

/// Something that a waiting thread hears: a pipe.
private final class Alarm: Sendable {
  let descriptor: Int32
  private let input: Int32

  init() throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw FileError("open", "a pipe") }
    descriptor = ends[0]
    input = ends[1]
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  }

  deinit {
    close(descriptor)
    close(input)
  }

  func ring() {
    var byte: UInt8 = 1
    _ = systemWrite(input, &byte, 1)
  }
}
