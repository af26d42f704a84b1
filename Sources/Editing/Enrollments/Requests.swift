package import Catalogue

/// What a person or a program wants of a student's enrollments, before anything is known about the catalogue.
package enum EnrollmentRequest: Sendable, Hashable {
  case enroll(Enroll)
  case set(SetEnrollment)
  case withdraw(Withdraw)
}

/// Enroll a student in courses.
package struct Enroll: Sendable, Hashable {
  package var student: String
  package var courses: [String]
  package var term: String?
  package var details = EnrollmentDetails()
  /// Whether these become the student's only enrollments of the term.
  package var replacesOthers = false

  package init(student: String, courses: [String], term: String? = nil) {
    self.student = student
    self.courses = courses
    self.term = term
  }
}

/// Change what an enrollment says.
package struct SetEnrollment: Sendable, Hashable {
  package var student: String
  package var course: String
  package var term: String?
  package var details = EnrollmentDetails()

  package init(student: String, course: String, term: String? = nil) {
    self.student = student
    self.course = course
    self.term = term
  }
}

/// Withdraw a student from courses, or delete the enrollments.
package struct Withdraw: Sendable, Hashable {
  package var student: String
  package var courses: [String]
  package var term: String?
  /// The day of the withdrawal.
  package var on: CalendarDate
  /// Whether the day was named, or is merely today.
  package var isDateGiven: Bool
  package var deletes = false
  package var overrides: [OverrideRecord] = []

  package init(student: String, courses: [String], term: String? = nil, on: CalendarDate, isDateGiven: Bool) {
    self.student = student
    self.courses = courses
    self.term = term
    self.on = on
    self.isDateGiven = isDateGiven
  }
}

/// The fields of an enrollment that a request gives; what is missing stays as it is.
package struct EnrollmentDetails: Sendable, Hashable {
  /// None: to be removed.
  package var sections: [String]?
  package var status: Enrollment.Status?
  /// Empty: to be removed.
  package var grade: String?
  package var credits: Decimal?
  package var enrolledOn: CalendarDate?
  package var endedOn: CalendarDate?
  /// To be added to those that are there.
  package var overrides: [OverrideRecord] = []

  package init() {}

  package var isEmpty: Bool { self == EnrollmentDetails() }
}
