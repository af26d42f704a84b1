package import Catalogue
import Diagnostics
import Files

/// Works out what a request changes, and refuses what would break a rule.
///
/// - Parameters:
///   - request: its student is looked up first, then its courses, then its term.
///   - catalogue: as it was just read.
/// - Throws: `Refusal`.
/// - Complexity: O(*n*) in enrollments.
package func plan(_ request: EnrollmentRequest, in catalogue: Catalogue) throws -> Edit {
  var planner = EnrollmentPlanner(catalogue)
  switch request {
  case .enroll(let request): try planner.enroll(request)
  case .set(let request): try planner.set(request)
  case .withdraw(let request): try planner.withdraw(request)
  }
  return try planner.finish()
}

/// Turns requests about enrollments into changes of files.
struct EnrollmentPlanner {
  private(set) var catalogue: Catalogue
  /// What becomes of enrollments, in words, to be compared with what the changed files say.
  private var after: [EnrollmentKey: EnrollmentRecord?] = [:]
  /// The enrollments that the request is about, in its order.
  private var subjects: [(key: EnrollmentKey, before: EnrollmentRecord?)] = []
  private var files: RosterFiles
  private var notes: [String] = []
  /// Rules that the request breaks without having been asked to.
  private var exemptRules: Set<String> = []

  init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
    files = RosterFiles(catalogue)
  }

  // MARK: Requests

  mutating func enroll(_ request: Enroll) throws {
    let student = try catalogue.student(request.student)
    let courses = try catalogue.courses(request.courses)
    if courses.isEmpty, !request.replacesOthers { throw Refusal.missingField("course_id") }
    let term = try newTerm(request.term)
    try check(request.details, courses: courses, term: term)
    let present = catalogue.enrollments(of: student, term: term)
    var conflicts: [Refusal.Detail] = []
    var messages: [String] = []
    for (place, course) in courses.enumerated() {
      let number = present.first { catalogue.enrollments[$0].course == course }
      guard courses[..<place].contains(course) || (number != nil && !request.replacesOthers) else { continue }
      conflicts.append(.init(field: "course_id", value: request.courses[place]))
      messages.append(catalogue.alreadyEnrolled(student, course, term, at: number, isRepeated: number == nil))
    }
    if !conflicts.isEmpty {
      throw Refusal(
        status: 409, code: "duplicate-enrollment", message: messages.joined(separator: "; "), details: conflicts)
    }
    if request.replacesOthers {
      for number in present where !courses.contains(catalogue.enrollments[number].course) { try remove(number) }
    }
    for course in courses {
      if let number = present.first(where: { catalogue.enrollments[$0].course == course }) {
        try keep(number, request.details)
      } else {
        try add(student, course, term, request.details)
      }
    }
  }

  mutating func set(_ request: SetEnrollment) throws {
    let student = try catalogue.student(request.student)
    let course = try catalogue.courses([request.course])[0]
    let term = try catalogue.term(request.term)
    if request.details.isEmpty { throw Refusal.missingField("status") }
    let number = try catalogue.enrollment(of: student, in: course, term: term)
    try check(request.details, courses: [course], term: catalogue.enrollments[number].term)
    try change(number, request.details)
  }

  mutating func withdraw(_ request: Withdraw) throws {
    let student = try catalogue.student(request.student)
    let courses = try catalogue.courses(request.courses)
    if courses.isEmpty { throw Refusal.missingField("course_id") }
    let term = try catalogue.term(request.term)
    for (place, course) in courses.enumerated() where !courses[..<place].contains(course) {
      let number = try catalogue.enrollment(of: student, in: course, term: term)
      if request.deletes {
        try remove(number, isSubject: true)
        continue
      }
      let enrollment = catalogue.enrollments[number]
      if enrollment.status == .withdrawn, !request.isDateGiven {
        keep(number)
        notes.append("'\(request.student)' had withdrawn from '\(request.courses[place])' already")
        continue
      }
      var details = EnrollmentDetails()
      details.status = .withdrawn
      details.endedOn = request.on
      details.overrides = request.overrides
      try change(number, details)
      if !request.isDateGiven, catalogue.lies(request.on, outsideTermOf: enrollment) {
        // Today was nobody's choice; the user is told instead.
        exemptRules.insert("date-outside-term")
        notes.append(
          "\(request.on.description) lies outside the term; name the day of the withdrawal if it was another")
      }
    }
  }

  /// The term of new enrollments; as long as terms are plain words, any word is one.
  private mutating func newTerm(_ id: String?) throws -> Int32 {
    if let word = id ?? catalogue.settings.currentTerm, !catalogue.kindsWithRecords.contains(.term),
      !catalogue.terms.contains(where: { $0.id == word })
    {
      guard word.contains(where: { !$0.isWhitespace }) else {
        throw Refusal.invalidValue("term", word, "the term must not be empty")
      }
      catalogue = catalogue.withLabel(ofTerm: word)
      files = RosterFiles(catalogue)
    }
    return try catalogue.term(id) ?? catalogue.termOfNewEnrollments()
  }

  // MARK: Changing

  private mutating func add(
    _ student: Int32, _ course: Int32, _ term: Int32, _ details: EnrollmentDetails
  ) throws {
    var record = EnrollmentRecord(
      studentID: catalogue.students[Int(student)].id.string, courseID: catalogue.courses[Int(course)].id.string,
      term: term >= 0 ? catalogue.terms[Int(term)].id.string : nil)
    record.courseCredits = catalogue.courses[Int(course)].fixedCredits
    let fields = EnrollmentFields(record, details: details)
    record.apply(details)
    files.insert(fields, student: student, course: course, term: term, record)
    note(record, before: nil)
  }

  /// Changes what an enrollment says.
  private mutating func change(_ number: Int, _ details: EnrollmentDetails) throws {
    let enrollment = catalogue.enrollments[number]
    let before = EnrollmentRecord(enrollment, in: catalogue)
    var record = before
    record.apply(details)
    if record != before { try files.change(enrollment, from: before, to: record, details) }
    if let ended = before.endedOn, record.endedOn == nil {
      notes.append("it has not ended any more, so its 'ended_on', \(ended.description), goes")
    }
    note(record, before: before)
  }

  private mutating func keep(_ number: Int) {
    let record = EnrollmentRecord(catalogue.enrollments[number], in: catalogue)
    note(record, before: record)
  }

  /// Lets an enrollment be one of those that replace all others: it is taken up again where it had ended.
  private mutating func keep(_ number: Int, _ details: EnrollmentDetails) throws {
    var details = details
    if details.status == nil, catalogue.enrollments[number].status.hasEnded { details.status = .enrolled }
    try change(number, details)
  }

  private mutating func remove(_ number: Int, isSubject: Bool = false) throws {
    let enrollment = catalogue.enrollments[number]
    let before = EnrollmentRecord(enrollment, in: catalogue)
    try files.remove(enrollment)
    after[EnrollmentKey(before)] = .some(nil)
    if isSubject { subjects.append((EnrollmentKey(before), before)) }
  }

  private mutating func note(_ record: EnrollmentRecord, before: EnrollmentRecord?) {
    after[EnrollmentKey(record)] = record
    subjects.append((EnrollmentKey(record), before))
  }

  // MARK: Checking

  private func check(_ details: EnrollmentDetails, courses: [Int32], term: Int32) throws {
    for course in courses {
      for section in details.sections ?? [] { try catalogue.check(section: section, of: course, term: term) }
    }
    for override in details.overrides { try catalogue.check(override) }
  }

  /// The edit, once the changed files have been read again and nothing is wrong with them that was right before.
  mutating func finish() throws -> Edit {
    var edit = Edit()
    edit.notes = notes
    edit.deletesEnrollments = subjects.contains { after[$0.key] == .some(nil) }
    let rosters = try files.replacements()
    edit.changes = rosters.map { roster in
      FileChange(
        path: roster.path, old: roster.file.map { catalogue.source(ofFile: $0).bytes }, new: roster.bytes)
    }
    edit.enrollments = subjects.compactMap { (after[$0.key] ?? nil) ?? $0.before }
    if rosters.isEmpty { return edit }
    let changed = catalogue.replacing(rosters)
    let touched = rosters.compactMap(\.file) + (catalogue.files.count..<changed.files.count).map(Int32.init)
    try refuseNewFaults(before: catalogue, after: changed, inFiles: Set(touched), exempt: exemptRules)
    guard changed.says(after) else {
      throw Refusal(
        status: 409, code: "unsafe-edit",
        message: "\(edit.changes.map(\.path).joined(separator: ", ")) would not say what was asked for; edit it by hand"
      )
    }
    return edit
  }
}

/// What tells one enrollment from all others.
struct EnrollmentKey: Hashable {
  let student: String
  let course: String
  let term: String?

  init(_ record: EnrollmentRecord) {
    student = record.studentID
    course = record.courseID
    term = record.term
  }
}

extension Catalogue {
  /// Whether enrollments are what they were to become.
  fileprivate func says(_ wanted: [EnrollmentKey: EnrollmentRecord?]) -> Bool {
    guard let student = wanted.keys.first?.student, wanted.keys.allSatisfy({ $0.student == student }),
      let number = students.firstIndex(where: { $0.id == student })
    else { return false }
    var found: [EnrollmentKey: EnrollmentRecord] = [:]
    for enrollment in enrollments where enrollment.student == Int32(number) {
      let record = EnrollmentRecord(enrollment, in: self)
      found[EnrollmentKey(record)] = record
    }
    return wanted.allSatisfy { key, record in found[key] == record }
  }
}

extension EnrollmentRecord {
  /// Takes over what a request gives.
  mutating func apply(_ details: EnrollmentDetails) {
    if let sections = details.sections { self.sections = sections }
    if let status = details.status {
      // An enrollment that is taken up again has not ended.
      if self.status.hasEnded, status.isOpen, details.endedOn == nil { endedOn = nil }
      self.status = status
    }
    if let grade = details.grade { self.grade = grade.isEmpty ? nil : grade }
    if let credits = details.credits { self.credits = credits }
    if let date = details.enrolledOn { enrolledOn = date }
    if let date = details.endedOn { endedOn = date }
    overrides += details.overrides
  }
}

extension Enrollment.Status {
  /// Whether the student has left the course before its end.
  var hasEnded: Bool { self == .withdrawn || self == .dropped }

  /// Whether the course is still to be taken.
  var isOpen: Bool { self == .enrolled || self == .waitlisted }
}
