import Synchronization

/// How long each stage of a command took, and what it is doing now.
///
/// The progress line reads it from another thread.
final class Stages: Sendable {
  enum Stage: Int, CaseIterable {
    case read, check, plan, write

    /// What a summary calls it.
    var name: String {
      switch self {
      case .read: "read"
      case .check: "check"
      case .plan: "plan"
      case .write: "render and write"
      }
    }

    /// What a person is told while it lasts.
    var activity: String {
      switch self {
      case .read: "Reading content"
      case .check: "Checking"
      case .plan: "Planning pages"
      case .write: "Writing pages"
      }
    }
  }

  struct State {
    var stage: Stage?
    var done = 0
    var total = 0
    fileprivate(set) var started: ContinuousClock.Instant
    fileprivate(set) var durations: [(stage: Stage, duration: Duration)] = []
  }

  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private let state: Mutex<State>

  init() {
    start = clock.now
    state = Mutex(State(started: start))
  }

  var current: State { state.withLock { $0 } }

  var elapsed: Duration { clock.now - start }

  /// Ends one stage and begins the next.
  func begin(_ stage: Stage) { end(with: stage) }

  /// Ends the last stage.
  ///
  /// - Returns: how long each stage took.
  @discardableResult
  func finish() -> [(stage: Stage, duration: Duration)] {
    end(with: nil)
    return current.durations
  }

  /// Notes how much of the current stage is done.
  func advance(_ done: Int, of total: Int) {
    state.withLock { state in
      state.done = max(state.done, done)
      state.total = total
    }
  }

  private func end(with next: Stage?) {
    let now = clock.now
    state.withLock { state in
      if let stage = state.stage {
        if let known = state.durations.firstIndex(where: { $0.stage == stage }) {
          state.durations[known].duration += now - state.started
        } else {
          state.durations.append((stage, now - state.started))
        }
      }
      state.stage = next
      state.started = now
      state.done = 0
      state.total = 0
    }
  }
}
