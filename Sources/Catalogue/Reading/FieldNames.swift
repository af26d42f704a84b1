/// The keys that a mapping of one kind may hold, spelled as files spell them.
protocol FieldName: RawRepresentable<String>, CaseIterable, Sendable {}

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

enum OverrideField: String, FieldName {
  case rule, reason, by, on
}

/// Finds the field that a key names by comparing machine words.
struct KeyTable<Field: FieldName>: Sendable {
  /// A key of at most 16 bytes, as two words, and what it means.
  private struct Key: Sendable {
    let low: UInt64
    let high: UInt64
    let field: Field
  }

  private let keys: [Key]

  init() {
    keys = Field.allCases.map { field in
      var name = field.rawValue
      precondition(name.utf8.count <= 16, "a field's name fits into two words")
      let (low, high) = name.withUTF8 { Self.words(of: $0) }
      return Key(low: low, high: high, field: field)
    }
  }

  /// - Returns: `nil` for a key that no field has.
  @inline(__always)
  func field(_ name: UnsafeBufferPointer<UInt8>) -> Field? {
    guard name.count <= 16 else { return nil }
    let (low, high) = Self.words(of: name)
    for key in keys where key.low == low && key.high == high { return key.field }
    return nil
  }

  @inline(__always)
  private static func words(of bytes: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64) {
    var low: UInt64 = 0
    var high: UInt64 = 0
    for index in 0..<min(8, bytes.count) { low = low << 8 | UInt64(bytes[index]) }
    if bytes.count > 8 {
      for index in 8..<bytes.count { high = high << 8 | UInt64(bytes[index]) }
    }
    return (low, high)
  }
}

/// One table for each kind of mapping, made once for each worker.
struct KeyTables: Sendable {
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
}
