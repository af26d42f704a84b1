import Diagnostics
import Dispatch
import Files
import NIOPosix

/// Does work that blocks, one piece after the other, on a thread that nobody else waits for.
struct WorkQueue: Sendable {
  private let queue: DispatchQueue

  init(_ name: String) { queue = DispatchQueue(label: "registrar.\(name)") }

  /// - Throws: `Refusal`, also for what the system refuses.
  func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try refusing(work) }) }
    }
  }
}

/// Does work that blocks for a moment, such as reading a file, beside other such work.
///
/// - Throws: `Refusal`, also for what the system refuses.
func briefly<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
  try await NIOThreadPool.singleton.runIfActive { try refusing(work) }
}

/// Does work of which every error is a `Refusal`: what the system refuses becomes one of the server's own faults.
private func refusing<Value>(_ work: () throws -> Value) throws -> Value {
  do {
    return try work()
  } catch let error as Refusal {
    throw error
  } catch let error as LockedFolderError {
    throw Refusal(status: 503, code: "locked", message: error.description)
  } catch {
    throw Refusal(status: 500, code: "system-refused", message: String(describing: error))
  }
}
