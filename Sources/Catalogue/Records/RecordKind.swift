/// What a file below `content/` describes, told by the first folder it lies in.
package enum RecordKind: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  case course
  case student
  case term
  case department
  case instructor
  case program
  case page
  case enrollment

  /// The folder below `content/`, and in the site.
  package var folder: String {
    switch self {
    case .course: "courses"
    case .student: "students"
    case .term: "terms"
    case .department: "departments"
    case .instructor: "instructors"
    case .program: "programs"
    case .page: "pages"
    case .enrollment: "enrollments"
    }
  }

  package var name: String {
    switch self {
    case .course: "course"
    case .student: "student"
    case .term: "term"
    case .department: "department"
    case .instructor: "instructor"
    case .program: "program"
    case .page: "page"
    case .enrollment: "enrollment"
    }
  }

  /// The name with its article, as messages need it.
  package var nameWithArticle: String {
    switch self {
    case .instructor, .enrollment: "an \(name)"
    default: "a \(name)"
    }
  }

  package init?(folder: some StringProtocol) {
    guard let kind = Self.allCases.first(where: { $0.folder == folder }) else { return nil }
    self = kind
  }

  package init?(name: some StringProtocol) {
    guard let kind = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = kind
  }

  /// Whether a word in place of a reference is a plain label as long as the catalogue has no such folder.
  package var mayBeLabel: Bool {
    switch self {
    case .term, .department, .instructor, .program: true
    case .course, .student, .page, .enrollment: false
    }
  }
}
