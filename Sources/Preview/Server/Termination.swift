import UnixSignals

/// The wish of a person or of the system that the program ends: Ctrl-C, or the signal that `kill` sends.
package struct Termination: Sendable {
  private let wishes: AsyncStream<Void>

  /// From now on these signals do not end the program by themselves.
  package init() async {
    let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
    let (wishes, continuation) = AsyncStream.makeStream(of: Void.self)
    self.wishes = wishes
    // The signals can be waited for once only, and the stream again and again.
    Task {
      for await _ in signals { continuation.yield() }
    }
  }

  /// Returns with the next signal, or when the task is cancelled.
  package func next() async {
    for await _ in wishes { return }
  }
}
