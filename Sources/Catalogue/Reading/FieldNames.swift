/// The keys that a mapping of one kind may hold, spelled as files spell them.
protocol FieldName: RawRepresentable<String>, CaseIterable, Hashable, BitwiseCopyable, Sendable {}

/// The keys that all records but enrollments may hold.
enum HeaderField: String, FieldName {
  case id, updated, draft, aliases, extra
}

enum CourseField: String, FieldName {
  case title, code, summary, credits, department, level, language, instructors, prerequisites, corequisites
  case crossListed = "cross_listed"
  case tags, offerings
}

enum CreditField: String, FieldName {
  case min, max
}

enum ChoiceField: String, FieldName {
  case any, all
}

enum OfferingField: String, FieldName {
  case term, section, instructors, capacity, location, mode, starts, ends, meetings
}

enum MeetingField: String, FieldName {
  case days, starts, ends, location, from, until, every
}

enum StudentField: String, FieldName {
  case name
  case sortName = "sort_name"
  case email, program, year, advisor, admitted, visibility, tags
}

enum TermField: String, FieldName {
  case title, starts, ends, holidays
}

enum DepartmentField: String, FieldName {
  case title
}

enum InstructorField: String, FieldName {
  case name, email, department
}

enum ProgramField: String, FieldName {
  case title, award, department, credits, requirements
}

enum RequirementField: String, FieldName {
  case title, choose, from
}

enum PageField: String, FieldName {
  case title, order
}

enum EnrollmentField: String, FieldName {
  case student, course, term, section, status, grade, credits
  case enrolledOn = "enrolled_on"
  case endedOn = "ended_on"
  case override, enrollments
}

/// The words for the status of an enrollment.
enum StatusWord: String, FieldName {
  case enrolled, waitlisted, completed, withdrawn, dropped

  var status: Enrollment.Status {
    switch self {
    case .enrolled: .enrolled
    case .waitlisted: .waitlisted
    case .completed: .completed
    case .withdrawn: .withdrawn
    case .dropped: .dropped
    }
  }
}

enum OverrideField: String, FieldName {
  case rule, reason, by, on
}

/// Finds the field that a key names by comparing machine words.
///
/// Unchecked: its memory is written once, before anybody can see it, and never freed.
struct KeyTable<Field: FieldName>: @unchecked Sendable {
  /// A key of at most 16 bytes, as two words and a length, and what it means.
  private struct Key: BitwiseCopyable {
    let low: UInt64
    let high: UInt64
    let count: Int
    let field: Field
  }

  private let keys: UnsafeBufferPointer<Key>

  init() {
    let fields = Array(Field.allCases)
    let keys = UnsafeMutableBufferPointer<Key>.allocate(capacity: fields.count)
    for (index, field) in fields.enumerated() {
      var name = field.rawValue
      precondition(name.utf8.count <= 16, "a field's name fits into two words")
      let (low, high) = name.withUTF8 { Self.words(of: $0) }
      keys[index] = Key(low: low, high: high, count: name.utf8.count, field: field)
    }
    self.keys = UnsafeBufferPointer(keys)
  }

  /// - Returns: `nil` for a key that no field has.
  @inline(__always)
  func field(_ name: UnsafeBufferPointer<UInt8>) -> Field? {
    guard name.count <= 16 else { return nil }
    let (low, high) = Self.words(of: name)
    for key in keys where key.low == low && key.high == high && key.count == name.count { return key.field }
    return nil
  }

  /// Two words that are different for any two names of the same length; they overlap in the middle.
  @inline(__always)
  private static func words(of bytes: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64) {
    let raw = UnsafeRawBufferPointer(bytes)
    let count = raw.count
    if count >= 8 {
      return (raw.loadUnaligned(as: UInt64.self), raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
    }
    if count >= 4 {
      return (
        UInt64(raw.loadUnaligned(as: UInt32.self)),
        UInt64(raw.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
      )
    }
    var low: UInt64 = 0
    for byte in raw { low = low << 8 | UInt64(byte) }
    return (low, 0)
  }
}

/// One table for each kind of mapping.
struct KeyTables: Sendable {
  /// Made once, for all workers.
  static let shared = KeyTables()

  let header = KeyTable<HeaderField>()
  let course = KeyTable<CourseField>()
  let credit = KeyTable<CreditField>()
  let choice = KeyTable<ChoiceField>()
  let offering = KeyTable<OfferingField>()
  let meeting = KeyTable<MeetingField>()
  let student = KeyTable<StudentField>()
  let term = KeyTable<TermField>()
  let department = KeyTable<DepartmentField>()
  let instructor = KeyTable<InstructorField>()
  let program = KeyTable<ProgramField>()
  let requirement = KeyTable<RequirementField>()
  let page = KeyTable<PageField>()
  let enrollment = KeyTable<EnrollmentField>()
  let override = KeyTable<OverrideField>()
  let status = KeyTable<StatusWord>()
}
