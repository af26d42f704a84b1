package import Catalogue
import Diagnostics

/// Finds what requests name, and says what is wrong with what they name.
extension Catalogue {
  /// - Throws: `Refusal` for an id that no student has.
  package func student(_ id: String) throws -> Int32 {
    let number = number(of: id, among: .student)
    if number >= 0 { return number }
    throw Refusal.unknownStudent(id, suggestion: suggestion(for: id, of: .student))
  }

  /// - Throws: `Refusal` that names every id that no course has.
  package func courses(_ ids: [String]) throws -> [Int32] {
    let numbers = ids.map { number(of: $0, among: .course) }
    let unknown = zip(ids, numbers).filter { $0.1 < 0 }.map(\.0)
    guard let first = unknown.first else { return numbers }
    var refusal = Refusal.unknownCourse(first, suggestion: suggestion(for: first, of: .course))
    for id in unknown.dropFirst() {
      refusal.details.append(.init(field: "course_id", value: id, suggestion: suggestion(for: id, of: .course)))
    }
    if unknown.count > 1 {
      refusal.message = "no courses have the ids \(unknown.map { "'\($0)'" }.joined(separator: ", "))"
    }
    throw refusal
  }

  /// The number of a term.
  ///
  /// - Returns: `nil` where none is named.
  /// - Throws: `Refusal` for an id that no term has.
  package func term(_ id: String?) throws -> Int32? {
    guard let id else { return nil }
    if let number = terms.firstIndex(where: { $0.id == id }) { return Int32(number) }
    // A label is in no table of ids, because no file has its name.
    let meant =
      kindsWithRecords.contains(.term)
      ? suggestion(for: id, of: .term) : Diagnostics.suggestion(for: id, among: terms.lazy.map(\.id.string))
    throw Refusal.unknownTerm(id, suggestion: meant)
  }

  /// The term of enrollments that are made without one: the current term, and none where there are no terms.
  ///
  /// - Throws: `Refusal` that lists the terms.
  func termOfNewEnrollments() throws -> Int32 {
    if let current = settings.currentTerm { return try term(current) ?? -1 }
    if terms.isEmpty { return -1 }
    let ids = Ranking.order(of: terms).map { terms[Int($0)].id.string }
    throw Refusal(
      status: 409, code: "ambiguous-term",
      message: "no term is given, and the settings name no current one; there are \(ids.joined(separator: ", "))",
      details: ids.map { .init(field: "term", value: $0) })
  }

  /// The numbers of a student's enrollments in a term.
  func enrollments(of student: Int32, term: Int32) -> [Int] {
    enrollments.indices.filter { enrollments[$0].student == student && enrollments[$0].term == term }
  }

  /// The one enrollment that is meant.
  ///
  /// - Parameter term: as it was named; otherwise the current term, or the only one there is.
  /// - Throws: `Refusal` where there is none, or several.
  func enrollment(of student: Int32, in course: Int32, term: Int32?) throws -> Int {
    let all = enrollments.indices.filter { enrollments[$0].student == student && enrollments[$0].course == course }
    let current = try term ?? settings.currentTerm.flatMap { try self.term($0) }
    let matches = current.map { term in all.filter { enrollments[$0].term == term } } ?? all
    if matches.count == 1 { return matches[0] }
    let studentID = students[Int(student)].id.string
    let courseID = courses[Int(course)].id.string
    func terms(of numbers: [Int]) -> [String] {
      numbers.map { enrollments[$0].term }.filter { $0 >= 0 }.map { self.terms[Int($0)].id.string }
    }
    guard matches.isEmpty else {
      throw Refusal.ambiguousTerm(student: studentID, course: courseID, terms: terms(of: matches))
    }
    var refusal = Refusal.notEnrolled(
      student: studentID, course: courseID, term: current.flatMap { $0 >= 0 ? self.terms[Int($0)].id.string : nil })
    let others = terms(of: all)
    if !others.isEmpty { refusal.message += ", but in \(others.joined(separator: ", "))" }
    throw refusal
  }

  // MARK: Values

  /// - Throws: `Refusal` for a section that a course does not have, where it lists offerings of the term.
  func check(section: String, of course: Int32, term: Int32) throws {
    let course = courses[Int(course)]
    guard term >= 0, case let offerings = course.offerings.filter({ $0.term?.index == Int(term) }), !offerings.isEmpty,
      !offerings.contains(where: { $0.section == section })
    else { return }
    let sections = offerings.map(\.section).filter { !$0.isAbsent }.map(\.string)
    let list = sections.isEmpty ? "it has none" : "it has \(sections.joined(separator: ", "))"
    throw Refusal.invalidValue(
      "section", section,
      "'\(course.id.string)' has no section '\(section)' in '\(terms[Int(term)].id.string)'; \(list)",
      suggestion: Diagnostics.suggestion(for: section, among: sections))
  }

  /// - Throws: `Refusal` for an override of what is no rule of the domain, and for one without a reason.
  func check(_ override: OverrideRecord) throws {
    guard DomainRules.ids.contains(override.rule) else {
      throw Refusal.invalidValue(
        "override", override.rule, "no rule that can be overridden has the id '\(override.rule)'",
        suggestion: Diagnostics.suggestion(for: override.rule, among: DomainRules.ids))
    }
    if override.reason.allSatisfy(\.isWhitespace) { throw Refusal.missingField("reason") }
  }

  /// Whether a day is neither in an enrollment's term nor during an offering of its course.
  func lies(_ day: CalendarDate, outsideTermOf enrollment: Enrollment) -> Bool {
    guard enrollment.term >= 0 else { return false }
    let term = terms[Int(enrollment.term)]
    let offerings = courses[Int(enrollment.course)].offerings.filter { $0.term?.index == Int(enrollment.term) }
    let starts = ([term.starts] + offerings.map(\.starts)).compactMap(\.self).min()
    let ends = ([term.ends] + offerings.map(\.ends)).compactMap(\.self).max()
    return starts.map { day < $0 } ?? false || ends.map { $0 < day } ?? false
  }

  func alreadyEnrolled(
    _ student: Int32, _ course: Int32, _ term: Int32, at number: Int?, isRepeated: Bool
  ) -> String {
    let courseID = courses[Int(course)].id.string
    if isRepeated { return "the course '\(courseID)' is given twice" }
    let term = term >= 0 ? " in term '\(terms[Int(term)].id.string)'" : ""
    let place = number.map { number in
      let enrollment = enrollments[number]
      let status = enrollment.status == .enrolled ? "" : " as \(enrollment.status.name)"
      let source = source(ofFile: enrollment.file)
      return "\(status), at \(source.path):\(source.position(at: Int(enrollment.place.start)).line)"
    }
    return "student '\(students[Int(student)].id.string)' is enrolled in course '\(courseID)'\(term) already"
      + (place ?? "")
  }

  private func number(of id: String, among kind: RecordKind) -> Int32 {
    Array(id.utf8).withUnsafeBufferPointer { identifiers(of: kind).find(Text($0)) }
  }

  func suggestion(for id: String, of kind: RecordKind) -> String? {
    var nearest = NearestIdentifiers(self)
    return nearest.suggestion(for: id, of: kind)?.replacement
  }
}
