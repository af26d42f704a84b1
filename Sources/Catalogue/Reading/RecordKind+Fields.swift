extension RecordKind {
  /// Every key that the front matter of a file of this kind may hold, as files spell them.
  package var fieldNames: [String] {
    func names<Field: FieldName>(_ fields: Field.Type) -> [String] { fields.allCases.map(\.rawValue) }
    let own =
      switch self {
      case .course: names(CourseField.self)
      case .student: names(StudentField.self)
      case .term: names(TermField.self)
      case .department: names(DepartmentField.self)
      case .instructor: names(InstructorField.self)
      case .program: names(ProgramField.self)
      case .page: names(PageField.self)
      case .enrollment: names(EnrollmentField.self)
      }
    return self == .enrollment ? own : own + names(HeaderField.self)
  }
}
