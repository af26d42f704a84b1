import Files

/// A student's place in a course, in a term.
///
/// All of a catalogue's enrollments lie in one array, sorted by student; see `EnrollmentGraph`.
///
/// Unchecked: the pointer leads into the catalogue's memory, of which no byte changes any more.
public struct Enrollment: @unchecked Sendable, BitwiseCopyable {
  /// What has become of an enrollment.
  public enum Status: UInt8, Sendable, CaseIterable, BitwiseCopyable {
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

    // Spelled out to be inlinable: what the compiler writes is a call through a table wherever another module compares.
    /// Whether both are the same.
    @inlinable
    @inline(__always)
    public static func == (a: Status, b: Status) -> Bool { a.code == b.code }

    @inlinable
    var code: UInt8 {
      switch self {
      case .enrolled: 0
      case .waitlisted: 1
      case .completed: 2
      case .withdrawn: 3
      case .dropped: 4
      }
    }

    /// Whether the enrollment takes up one of the offering's seats.
    @inlinable
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
  /// Where what most enrollments have nothing of lies; `nil` where there is nothing.
  var details: UnsafePointer<Details>?
  package var grade = Text.absent
  package var file: Int32
  /// Where the item stands in its file; empty at the start for a file of one enrollment.
  package var place: Place

  /// - Parameter details: where they lie in the catalogue's memory; `nil` where there is none of them.
  init(
    student: Int32 = -1, course: Int32 = -1, term: Int32 = -1, details: UnsafePointer<Details>? = nil, file: Int32,
    place: Place
  ) {
    self.student = student
    self.course = course
    self.term = term
    self.details = details
    self.file = file
    self.place = place
  }

  package var sections: Run<Text> { details?.pointee.sections ?? Run() }
  package var credits: Decimal? { details?.pointee.credits }
  package var enrolledOn: CalendarDate? { details?.pointee.enrolledOn }
  package var endedOn: CalendarDate? { details?.pointee.endedOn }
  package var overrides: Run<Override> { details?.pointee.overrides ?? Run() }
}

extension Enrollment {
  /// What most enrollments have nothing of.
  ///
  /// There are more enrollments than all else, and each is read for the pages of its student and of its course: without
  /// these each one is no longer than a line of the processor's cache.
  struct Details: Sendable, BitwiseCopyable {
    var sections = Run<Text>()
    var credits: Decimal?
    var enrolledOn: CalendarDate?
    var endedOn: CalendarDate?
    var overrides = Run<Override>()

    var isEmpty: Bool {
      sections.isEmpty && credits == nil && enrolledOn == nil && endedOn == nil && overrides.isEmpty
    }

    /// Where they lie from now on, as long as `memory` does; `nil` where there is nothing.
    func kept(in memory: ByteArena) -> UnsafePointer<Details>? {
      if isEmpty { return nil }
      let kept = memory.allocate(Details.self, count: 1)
      kept[0] = self
      return UnsafePointer(kept.baseAddress)
    }
  }
}

/// Why a rule does not apply to an enrollment.
package struct Override: Sendable, BitwiseCopyable {
  package var rule = Text.absent
  package var reason = Text.absent
  package var by = Text.absent
  package var on: CalendarDate?
}
