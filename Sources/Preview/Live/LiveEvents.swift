import Synchronization

/// Passes on what happens to a site to all browsers that show it.
final class LiveEvents: Sendable {
  enum Event: Sendable, Hashable {
    /// Pages may look different now.
    case changed(version: String)
    /// What is wrong with the catalogue, in JSON.
    case problems(String)
    /// Nothing happened; whoever has gone away is noticed.
    case beat
  }

  private struct State {
    var listeners: [Int: AsyncStream<Event>.Continuation] = [:]
    var next = 0
    /// What those are told first who come now.
    var version: String?
    var problems: String?
    var isEnded = false
  }

  private let state = Mutex(State())

  /// Tells all who listen.
  func send(_ event: Event) {
    state.withLock { state in
      switch event {
      case .changed(let version): state.version = version
      case .problems(let json): state.problems = json
      case .beat: break
      }
      for listener in state.listeners.values { listener.yield(event) }
    }
  }

  /// What happens from now on, and before it what matters of what has happened.
  func listen() -> AsyncStream<Event> {
    AsyncStream(bufferingPolicy: .bufferingNewest(64)) { continuation in
      state.withLock { state in
        guard !state.isEnded else { return continuation.finish() }
        let number = state.next
        state.next += 1
        state.listeners[number] = continuation
        continuation.onTermination = { [weak self] _ in
          self?.state.withLock { $0.listeners[number] = nil }
        }
        if let version = state.version { continuation.yield(.changed(version: version)) }
        if let problems = state.problems { continuation.yield(.problems(problems)) }
      }
    }
  }

  /// How many listen.
  var listenerCount: Int { state.withLock { $0.listeners.count } }

  /// Says that nothing more will happen.
  func end() {
    let listeners = state.withLock { state in
      state.isEnded = true
      return Array(state.listeners.values)
    }
    for listener in listeners { listener.finish() }
  }
}

extension LiveEvents.Event {
  /// As `text/event-stream` has it (HTML, section 9.2).
  var lines: String {
    switch self {
    case .changed(let version): "event: change\ndata: \(version)\n\n"
    // Our JSON has no line breaks but between its members.
    case .problems(let json): "event: problems\ndata: \(json.replacing("\n", with: " "))\n\n"
    case .beat: ": still here\n\n"
    }
  }
}
