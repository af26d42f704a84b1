internal import CSystemCalls
import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How work is spread over the cores: a few workers, each with buffers of its own, that take chunks in turn.
///
/// A task per page would cost more than the page. What a chunk yields is stored under the chunk's number, so
/// that the result does not depend on who did it when.
package struct Workers: Sendable {
  package let count: Int

  /// - Parameter jobs: the number of workers; by default as many as there are cores that the process may use.
  package init(jobs: Int? = nil) {
    count = max(1, jobs ?? Self.usableCores)
  }

  /// The cores that the process may use, which `taskset` and containers can make fewer than the machine has.
  private static var usableCores: Int {
    let cores = Int(c_usable_cores())
    return cores > 0 ? cores : Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }

  /// Splits `0..<total` into chunks and turns each into a result; results come in the order of the chunks.
  ///
  /// - Parameters:
  ///   - size: how many items a chunk holds, the last one excepted.
  ///   - makeState: buffers for one worker, made on the worker that uses them.
  ///   - body: the work on one chunk.
  package func map<State, Result: Sendable>(
    _ total: Int, chunk size: Int, state makeState: @Sendable () -> State,
    _ body: @Sendable (inout State, Range<Int>) -> Result
  ) -> [Result] {
    let chunks = (total + size - 1) / size
    guard chunks > 0 else { return [] }
    @Sendable func range(_ chunk: Int) -> Range<Int> { chunk * size..<min(total, (chunk + 1) * size) }
    let workers = min(count, chunks)
    if workers == 1 {
      var state = makeState()
      return (0..<chunks).map { body(&state, range($0)) }
    }
    let next = Atomic(0)
    let results = Mutex([Result?](repeating: nil, count: chunks))
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      var state = makeState()
      while true {
        let chunk = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard chunk < chunks else { return }
        let result = body(&state, range(chunk))
        results.withLock { $0[chunk] = result }
      }
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  /// As above, for work that needs no buffers.
  package func map<Result: Sendable>(
    _ total: Int, chunk size: Int, _ body: @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    map(total, chunk: size, state: {}) { _, range in body(range) }
  }

  /// Does two things that do not depend on one another, at the same time where there are two workers.
  package func both<First: Sendable, Second: Sendable>(
    _ first: @Sendable () -> First, _ second: @Sendable () -> Second
  ) -> (First, Second) {
    guard count > 1 else { return (first(), second()) }
    let results = Mutex<(First?, Second?)>((nil, nil))
    DispatchQueue.concurrentPerform(iterations: 2) { iteration in
      if iteration == 0 {
        let result = first()
        results.withLock { $0.0 = result }
      } else {
        let result = second()
        results.withLock { $0.1 = result }
      }
    }
    guard case let (first?, second?) = results.withLock({ $0 }) else { preconditionFailure("both have been done") }
    return (first, second)
  }
}
