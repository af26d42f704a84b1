import HTTPTypes

/// What a path of the editing API is about; which methods it knows is all that tells requests apart.
enum EditingRoute: Hashable, Sendable {
  /// `enrollments`, and `enroll`, which is the same.
  case enrollments
  case studentEnroll(student: String)
  case studentCourses(student: String)
  case studentCourse(student: String, course: String)
  case description

  /// Where the API stands; its routes, the description excepted, stand without it as well.
  static let prefix = ["api", "v1"]

  /// - Returns: `nil` where the path is none of the API's.
  init?(_ target: RequestTarget) {
    guard !target.endsWithSlash else { return nil }
    let isPrefixed = target.parts.starts(with: Self.prefix)
    let parts = target.parts.dropFirst(isPrefixed ? Self.prefix.count : 0)
    switch (parts.count, parts.first) {
    case (1, "enrollments"), (1, "enroll"): self = .enrollments
    case (1, "openapi.json") where isPrefixed: self = .description
    case (3, "students"):
      let student = parts[parts.startIndex + 1]
      switch parts.last {
      case "enroll": self = .studentEnroll(student: student)
      case "courses": self = .studentCourses(student: student)
      default: return nil
      }
    case (4, "students"):
      guard parts[parts.startIndex + 2] == "courses", let course = parts.last else { return nil }
      self = .studentCourse(student: parts[parts.startIndex + 1], course: course)
    default: return nil
    }
  }

  var methods: [HTTPRequest.Method] {
    switch self {
    case .enrollments: [.post]
    case .studentEnroll: [.post, .put]
    case .studentCourses, .description: [.get, .head]
    case .studentCourse: [.patch, .delete]
    }
  }
}

/// Whether a path is one of the API, be it of a route or of a file: some disks ignore case.
func isAPIPath(_ target: RequestTarget) -> Bool {
  target.parts.first?.lowercased() == EditingRoute.prefix[0]
}
