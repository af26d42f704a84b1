import Dispatch
package import Editing

/// What the editing API does with a catalogue, given by whoever knows how to read and edit one.
///
/// Its functions may block, and throw `Refusal` for what a client asked in vain and anything else for what the system
/// refuses.
package struct EditingService: Sendable {
  /// Edits the catalogue, and answers with the JSON that the command prints.
  package var edit: @Sendable (EnrollmentRequest) throws -> [UInt8]
  /// The JSON of a student's courses, perhaps of one term; `nil` where there is no such student.
  package var courses: @Sendable (_ student: String, _ term: String?) throws -> [UInt8]?
  /// The OpenAPI document, with the routes of the editing API.
  package var description: @Sendable () throws -> [UInt8]

  package init(
    edit: @escaping @Sendable (EnrollmentRequest) throws -> [UInt8],
    courses: @escaping @Sendable (_ student: String, _ term: String?) throws -> [UInt8]?,
    description: @escaping @Sendable () throws -> [UInt8]
  ) {
    self.edit = edit
    self.courses = courses
    self.description = description
  }
}

/// Does work that blocks, one piece after the other, on a thread that nobody else waits for.
struct WorkQueue: Sendable {
  private let queue: DispatchQueue

  init(_ name: String) { queue = DispatchQueue(label: "registrar.\(name)") }

  func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Swift.Result(catching: work)) }
    }
  }
}
