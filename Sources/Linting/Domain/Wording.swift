import Catalogue

/// How messages and subjects name what a fault is about.
struct Wording {
  let catalogue: Catalogue

  init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  func studentID(_ number: Int32) -> String { catalogue.students[Int(number)].id.string }
  func courseID(_ number: Int32) -> String { catalogue.courses[Int(number)].id.string }
  /// `-` for no term.
  func termID(_ number: Int32) -> String { number < 0 ? "-" : catalogue.terms[Int(number)].id.string }

  func student(_ number: Int32) -> String { "student '\(studentID(number))'" }

  /// `course 'cs-101' in term '2026-fall'`.
  func course(_ course: Int32, in term: Int32) -> String {
    "course '\(courseID(course))'" + (term < 0 ? "" : " in term '\(termID(term))'")
  }

  /// `section 'T1' of course 'cs-101' in term '2026-fall'`, or without the section where there is none.
  func offering(_ offering: OfferingTable.Entry) -> String {
    let section = self.offering(of: offering).section
    let course = course(offering.course, in: offering.term)
    return section.isEmpty ? course : "section '\(section.string)' of \(course)"
  }

  func offering(of entry: OfferingTable.Entry) -> Offering {
    catalogue.courses[Int(entry.course)].offerings[Int(entry.place)]
  }

  /// The ids of an enrollment: student, course and term.
  func ids(_ fact: EnrollmentFacts) -> [String] { [studentID(fact.student), courseID(fact.course), termID(fact.term)] }

  /// The ids of an offering: course, term and section.
  func ids(_ offering: OfferingTable.Entry) -> [String] {
    let section = self.offering(of: offering).section
    return [courseID(offering.course), termID(offering.term), section.isEmpty ? "-" : section.string]
  }

  /// When an offering meets: `section 'T1' of course 'cs-101' in term '2026-fall' (mon, wed 09:00–10:30)`.
  func meeting(_ span: MeetingSpan, in offerings: OfferingTable) -> String {
    let entry = offerings.entries[Int(span.offering)]
    return "\(offering(entry)) (\(span.time(of: offering(of: entry).meetings[Int(span.meeting)])))"
  }

  /// A list as a sentence has it: `a, b and c`; of a long one, the beginning.
  static func list(_ items: [String], _ conjunction: String) -> String {
    let limit = 8
    let shown = items.count > limit ? items.prefix(limit - 1) + ["\(items.count - limit + 1) more"] : items
    guard shown.count > 1, let last = shown.last else { return shown.first ?? "" }
    return "\(shown.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
  }
}
