/// A student's place in a course, in a term.
///
/// All of a catalogue's enrollments lie in one array, sorted by student; see `EnrollmentGraph`.
package struct Enrollment: Sendable, BitwiseCopyable {
  package enum Status: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    case enrolled
    case waitlisted
    case completed
    case withdrawn
    case dropped

    package var name: String {
      switch self {
      case .enrolled: "enrolled"
      case .waitlisted: "waitlisted"
      case .completed: "completed"
      case .withdrawn: "withdrawn"
      case .dropped: "dropped"
      }
    }

    /// Whether the enrollment takes up one of the offering's seats.
    package var takesSeat: Bool { self == .enrolled || self == .completed }
  }

  /// The numbers of the records, or -1: an enrollment of which one is missing takes part in no check.
  package var student: Int32
  package var course: Int32
  package var term: Int32
  package var status = Status.enrolled
  /// Whether every reference that the enrollment makes has been resolved.
  package var isResolved = true
  /// Whether the course was completed with a grade that passes.
  package var isPassed = false
  package var sections = Run<Text>()
  package var grade = Text.absent
  package var credits: Decimal?
  package var enrolledOn: CalendarDate?
  package var endedOn: CalendarDate?
  package var overrides = Run<Override>()
  package var file: Int32
  /// Where the item stands in its file; empty at the start for a file of one enrollment.
  package var place: Place

  init(student: Int32 = -1, course: Int32 = -1, term: Int32 = -1, file: Int32, place: Place) {
    self.student = student
    self.course = course
    self.term = term
    self.file = file
    self.place = place
  }
}

/// Why a rule does not apply to an enrollment.
package struct Override: Sendable, BitwiseCopyable {
  package var rule = Text.absent
  package var reason = Text.absent
  package var by = Text.absent
  package var on: CalendarDate?
}
