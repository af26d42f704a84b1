/// What one run found, and in how much: the last line of every report.
package struct Summary: Sendable, Hashable {
  package var errors: Int
  package var warnings: Int
  package var students: Int
  package var courses: Int
  package var enrollments: Int

  package init(
    errors: Int = 0, warnings: Int = 0, students: Int = 0, courses: Int = 0, enrollments: Int = 0
  ) {
    self.errors = errors
    self.warnings = warnings
    self.students = students
    self.courses = courses
    self.enrollments = enrollments
  }

  /// Counts errors and warnings among diagnostics whose severities are settled.
  package init(of diagnostics: [Diagnostic], students: Int, courses: Int, enrollments: Int) {
    let errors = diagnostics.count { $0.severity == .error }
    self.init(
      errors: errors, warnings: diagnostics.count - errors, students: students, courses: courses,
      enrollments: enrollments)
  }

  /// One English sentence without its full stop.
  package var sentence: String {
    let found =
      switch (errors, warnings) {
      case (0, 0): "no errors and no warnings"
      case (_, 0): counted(errors, "error")
      case (0, _): counted(warnings, "warning")
      default: "\(counted(errors, "error")) and \(counted(warnings, "warning"))"
      }
    return "\(found) in \(counted(students, "student")), \(counted(courses, "course")) and "
      + counted(enrollments, "enrollment")
  }
}

/// A number and what it counts; the plural adds an *s* unless one is given.
package func counted(_ count: Int, _ noun: String, plural: String? = nil) -> String {
  "\(count) \(count == 1 ? noun : plural ?? "\(noun)s")"
}
