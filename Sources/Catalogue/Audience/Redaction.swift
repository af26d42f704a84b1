/// Takes out of a catalogue what an audience may not see.
struct Redaction {
  let catalogue: Catalogue
  let audience: Audience
  /// Whether each student is withheld.
  let withheld: [Bool]
  private let withholdsAny: Bool

  init(catalogue: Catalogue, audience: Audience) {
    self.catalogue = catalogue
    self.audience = audience
    let standard = catalogue.settings.privacy.defaultVisibility
    withheld = catalogue.students.map { student in
      switch student.visibility ?? standard {
      case .hidden: true
      case .internal: audience == .public
      case .public: false
      }
    }
    withholdsAny = withheld.contains(true)
  }

  private func shows(_ field: Privacy.PublicField) -> Bool {
    audience == .internal || catalogue.settings.privacy.publicFields.contains(field)
  }

  /// Courses, with references to withheld students taken out of their own fields, and drafts reduced to what a
  /// reference shows.
  func courses(includesDrafts: Bool) -> [Course] {
    guard !includesDrafts, catalogue.courses.contains(where: \.header.isDraft) else { return catalogue.courses }
    return catalogue.courses.map { course in
      guard course.header.isDraft else { return course }
      var mention = Course(header: RecordHeader(id: course.id, file: course.header.file, isDraft: true))
      mention.title = course.title
      mention.code = course.code
      return mention
    }
  }

  func students() -> [Student] {
    guard withholdsAny || audience == .public else { return catalogue.students }
    return catalogue.students.enumerated().map { number, student in
      if withheld[number] { return Student(header: RecordHeader(id: .absent, file: -1)) }
      guard audience == .public else { return student }
      var shown = student
      if !shows(.name) { shown.name = .absent }
      if !shows(.sortName) { shown.sortName = .absent }
      if !shows(.email) { shown.email = .absent }
      if !shows(.program) { shown.program = nil }
      if !shows(.year) { shown.year = .absent }
      if !shows(.advisor) { shown.advisor = .absent }
      if !shows(.admitted) { shown.admitted = nil }
      if !shows(.tags) { shown.tags = Run() }
      if !shows(.extra) { shown.header.extra = Run() }
      shown.visibility = nil
      return shown
    }
  }

  func enrollments() -> [Enrollment] {
    guard withholdsAny || audience == .public else { return catalogue.enrollments }
    var shown: [Enrollment] = []
    shown.reserveCapacity(catalogue.enrollments.count)
    for enrollment in catalogue.enrollments where !withheld[Int(enrollment.student)] {
      guard audience == .public else {
        shown.append(enrollment)
        continue
      }
      switch enrollment.status {
      case .enrolled, .completed: break
      case .waitlisted: guard shows(.waitlisted) else { continue }
      case .withdrawn, .dropped: guard shows(.withdrawn) else { continue }
      }
      var reduced = enrollment
      if !shows(.grade) { reduced.grade = .absent }
      if !shows(.credits) {
        reduced.credits = nil
        reduced.isPassed = false
      }
      if !shows(.enrolledOn) { reduced.enrolledOn = nil }
      if !shows(.endedOn) { reduced.endedOn = nil }
      if !shows(.override) { reduced.overrides = Run() }
      shown.append(reduced)
    }
    return shown
  }
}

/// How many seats of an offering are taken.
package struct Seats: Sendable, Hashable, BitwiseCopyable {
  package var taken: Int32 = 0
  package var waitlisted: Int32 = 0

  /// Counts the seats of every offering, in the order of `offeringStarts`.
  ///
  /// All students count but hidden ones: who an internal student is stays unknown, that a seat is taken does not.
  static func count(in catalogue: Catalogue, offeringStarts: [Int32]) -> [Seats] {
    var seats = [Seats](repeating: Seats(), count: Int(offeringStarts.last ?? 0))
    let standard = catalogue.settings.privacy.defaultVisibility
    for enrollment in catalogue.enrollments {
      guard enrollment.status.takesSeat || enrollment.status == .waitlisted else { continue }
      let student = catalogue.students[Int(enrollment.student)]
      guard student.visibility ?? standard != .hidden else { continue }
      let offerings = catalogue.courses[Int(enrollment.course)].offerings
      let start = Int(offeringStarts[Int(enrollment.course)])
      offerings.forEach(seating: enrollment) { number in
        if enrollment.status.takesSeat {
          seats[start + number].taken += 1
        } else {
          seats[start + number].waitlisted += 1
        }
      }
    }
    return seats
  }
}

extension Offering {
  /// Whether an enrollment in this course is one in this offering.
  ///
  /// One that names no section belongs to the term's only offering, or to that without a section.
  package func seats(_ enrollment: Enrollment, among offerings: Run<Offering>) -> Bool {
    guard let term, term.target == enrollment.term, enrollment.term >= 0 else { return false }
    if !enrollment.sections.isEmpty { return enrollment.sections.contains { $0 == section } }
    if section.isAbsent { return true }
    var count = 0
    for offering in offerings where offering.term?.target == enrollment.term { count += 1 }
    return count == 1
  }
}

extension Run where Element == Offering {
  /// Calls `body` with the place of each offering that an enrollment in their course is in.
  package func forEach(seating enrollment: Enrollment, _ body: (Int) -> Void) {
    for place in indices where self[place].seats(enrollment, among: self) { body(place) }
  }
}
