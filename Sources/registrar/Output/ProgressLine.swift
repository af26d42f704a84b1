import Dispatch

/// A line on a terminal that says what is being done once that takes over a second, and that leaves no trace.
final class ProgressLine {
  private static let patience = Duration.seconds(1)

  private let queue = DispatchQueue(label: "registrar.progress")
  private let timer: (any DispatchSourceTimer)?
  private let console: Console

  /// - Parameters:
  ///   - stages: what is being done.
  ///   - console: where the line stands; without a terminal, or when it is quiet, there is none.
  init(_ stages: Stages, on console: Console) {
    self.console = console
    guard !console.isQuiet, console.isTerminal(.error) else {
      timer = nil
      return
    }
    let timer = DispatchSource.makeTimerSource(queue: queue)
    timer.schedule(deadline: .now() + 1, repeating: .milliseconds(100))
    timer.setEventHandler {
      guard stages.elapsed >= Self.patience, let line = Self.text(of: stages.current) else { return }
      console.erase(andWrite: console.paint(on: .error)(.quiet, line))
    }
    timer.resume()
    self.timer = timer
  }

  /// Erases the line; what is printed afterwards starts where it stood.
  func end() {
    guard let timer else { return }
    timer.cancel()
    // What the timer has begun ends before this does.
    queue.sync { console.erase(andWrite: "") }
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
