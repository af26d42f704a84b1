import Dispatch
import Synchronization

/// A line on a terminal that says what is being done once that takes over a second, and that leaves no trace.
final class ProgressLine: Sendable {
  private enum State {
    case waiting, shown, ended
  }

  private let console: Console
  private let stages: Stages
  private let state = Mutex(State.waiting)

  /// - Parameters:
  ///   - stages: what is being done.
  ///   - console: where the line stands; without a terminal, or when it is quiet, there is none.
  init(_ stages: Stages, on console: Console) {
    self.console = console
    self.stages = stages
    if !console.isQuiet, console.isTerminal(.error) { schedule(after: .seconds(1)) }
  }

  /// Erases the line; what is printed afterwards starts where it stood.
  func end() {
    state.withLock { state in
      if state == .shown { console.erase(andWrite: "") }
      state = .ended
    }
  }

  private func schedule(after interval: DispatchTimeInterval) {
    DispatchQueue.global(qos: .utility).asyncAfter(deadline: .now() + interval) { [weak self] in
      self?.update()
    }
  }

  private func update() {
    let isOver = state.withLock { state in
      if state == .ended { return true }
      if let line = Self.text(of: stages.current) {
        console.erase(andWrite: console.paint(on: .error)(.quiet, line))
        state = .shown
      }
      return false
    }
    if !isOver { schedule(after: .milliseconds(100)) }
  }

  static func text(of state: Stages.State) -> String? {
    guard let stage = state.stage else { return nil }
    guard state.total > 0 else { return stage.activity + " ..." }
    let percent = state.done * 100 / state.total
    return "\(stage.activity)  \(grouped(state.done)) of \(grouped(state.total))  \(percent) %"
  }
}

/// A number with a comma between each three digits.
func grouped(_ number: Int) -> String {
  let digits = Array(String(abs(number)).utf8)
  var text = number < 0 ? "-" : ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { text += "," }
    text.unicodeScalars.append(Unicode.Scalar(digit))
  }
  return text
}
