package import Catalogue

/// One enrollment as commands and requests print it: in words, apart from the catalogue that it stands in.
package struct EnrollmentRecord: Sendable, Hashable {
  package var studentID: String
  package var courseID: String
  package var term: String?
  package var sections: [String] = []
  package var status = Enrollment.Status.enrolled
  package var grade: String?
  /// What the enrollment itself says.
  package var credits: Decimal?
  /// What the course is worth to everybody.
  package var courseCredits: Decimal?
  package var enrolledOn: CalendarDate?
  package var endedOn: CalendarDate?
  package var overrides: [OverrideRecord] = []

  package init(studentID: String, courseID: String, term: String?) {
    self.studentID = studentID
    self.courseID = courseID
    self.term = term
  }

  /// An enrollment of a catalogue.
  package init(_ enrollment: Enrollment, in catalogue: Catalogue) {
    studentID = catalogue.students[Int(enrollment.student)].id.string
    courseID = catalogue.courses[Int(enrollment.course)].id.string
    term = enrollment.term >= 0 ? catalogue.terms[Int(enrollment.term)].id.string : nil
    sections = enrollment.sections.map(\.string)
    status = enrollment.status
    grade = enrollment.grade.isAbsent ? nil : enrollment.grade.string
    credits = enrollment.credits
    courseCredits = catalogue.courses[Int(enrollment.course)].fixedCredits
    enrolledOn = enrollment.enrolledOn
    endedOn = enrollment.endedOn
    overrides = enrollment.overrides.map(OverrideRecord.init)
  }
}

extension Course {
  /// What the course is worth, where that does not depend on the student.
  var fixedCredits: Decimal? { credits.flatMap { $0.isFixed ? $0.min : nil } }
}

/// Why a rule does not apply to an enrollment, in words.
package struct OverrideRecord: Sendable, Hashable {
  package var rule: String
  package var reason: String
  package var by: String?
  package var on: CalendarDate?

  package init(rule: String, reason: String, by: String? = nil, on: CalendarDate? = nil) {
    self.rule = rule
    self.reason = reason
    self.by = by
    self.on = on
  }

  init(_ override: Override) {
    rule = override.rule.string
    reason = override.reason.string
    by = override.by.isAbsent ? nil : override.by.string
    on = override.on
  }
}
