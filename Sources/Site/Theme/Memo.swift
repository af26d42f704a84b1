import Synchronization

/// Values that are made when they are first asked for, and kept.
final class Memo<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let values = Mutex<[Key: Value]>([:])

  /// - Parameter make: called once for each key; others that ask meanwhile wait.
  func value(of key: Key, _ make: () -> Value) -> Value {
    values.withLock { values in
      if let known = values[key] { return known }
      let made = make()
      values[key] = made
      return made
    }
  }
}
