import UnixSignals

/// Waits for the person or the system that ends the program: Ctrl-C, or the signal that `kill` sends.
package struct Termination: Sendable {
  private let signals: UnixSignalsSequence

  /// From now on these signals do not end the program by themselves.
  package init() async { signals = await UnixSignalsSequence(trapping: .sigint, .sigterm) }

  /// Returns with the next signal, or when the task is cancelled.
  package func next() async {
    for await _ in signals { return }
  }
}
