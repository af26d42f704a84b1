import Catalogue
import Diagnostics

/// What the domain rules look at: a catalogue, the terms that count, and the enrollments of each student.
struct DomainSurvey: Sendable {
  let catalogue: Catalogue
  let offerings: OfferingTable
  let terms: TermsInView
  /// The enrollments in the order of files and places, under the numbers that they have in the catalogue.
  let enrollments: [EnrollmentFacts]
  /// The same by student, and each student's by course.
  private let byStudent: [EnrollmentFacts]
  /// Where each student's begin; one more at the end.
  private let starts: [Int32]

  /// - Complexity: O(*n*) in enrollments, and O(*m* log *m*) in those of one student.
  init(of catalogue: Catalogue) {
    self.catalogue = catalogue
    let offerings = OfferingTable(catalogue)
    let terms = TermsInView(catalogue)
    let flaws = FlawedEnrollments(catalogue)
    self.offerings = offerings
    self.terms = terms
    let facts = catalogue.enrollments.withUnsafeBufferPointer { all in
      [EnrollmentFacts](unsafeUninitializedCapacity: all.count) { facts, count in
        for number in all.indices {
          facts[number] = EnrollmentFacts(Int32(number), all[number], offerings, terms, flaws)
        }
        count = all.count
      }
    }
    var starts = [Int32](repeating: 0, count: catalogue.students.count + 1)
    for fact in facts { starts[Int(fact.student) + 1] += 1 }
    for student in catalogue.students.indices { starts[student + 1] += starts[student] }
    var next = starts
    byStudent = [EnrollmentFacts](unsafeUninitializedCapacity: facts.count) { sorted, count in
      for fact in facts {
        sorted[Int(next[Int(fact.student)])] = fact
        next[Int(fact.student)] += 1
      }
      count = facts.count
      for student in catalogue.students.indices where starts[student + 1] - starts[student] > 1 {
        let range = Int(starts[student])..<Int(starts[student + 1])
        var items = UnsafeMutableBufferPointer(rebasing: sorted[range])
        items.sort { ($0.course, $0.number) < ($1.course, $1.number) }
      }
    }
    enrollments = facts
    self.starts = starts
  }

  /// Calls `body` with the enrollments of each student who has any.
  @inline(__always)
  func forEachStudent(_ body: (Transcript) -> Void) {
    byStudent.withUnsafeBufferPointer { all in
      for student in 0..<(starts.count - 1) {
        let range = Int(starts[student])..<Int(starts[student + 1])
        if !range.isEmpty { body(Transcript(items: UnsafeBufferPointer(rebasing: all[range]))) }
      }
    }
  }

  /// Whether an enrollment says that a rule does not apply to it.
  @inline(__always)
  func isOverridden(_ rule: Rule, _ fact: EnrollmentFacts) -> Bool {
    fact.flags.contains(.overridden)
      && catalogue.enrollments[Int(fact.number)].overrides.contains { $0.rule == rule.id }
  }
}

/// What most rules need to know of an enrollment, side by side with that of others.
struct EnrollmentFacts: Sendable, BitwiseCopyable {
  struct Flags: OptionSet, Sendable, BitwiseCopyable {
    let rawValue: UInt8
    /// The rules look at it: its term is the current one or later.
    static let counts = Flags(rawValue: 1)
    static let passed = Flags(rawValue: 2)
    static let overridden = Flags(rawValue: 4)
    static let graded = Flags(rawValue: 8)
    static let begun = Flags(rawValue: 16)
    static let ended = Flags(rawValue: 32)
    /// A fault of its own is reported, so what it does not say proves nothing.
    static let flawed = Flags(rawValue: 64)
  }

  let number: Int32
  let student: Int32
  let course: Int32
  let term: Int32
  /// The offerings of its course in its term, or -1.
  let group: Int32
  let status: Enrollment.Status
  let flags: Flags

  @inline(__always)
  init(
    _ number: Int32, _ enrollment: Enrollment, _ offerings: OfferingTable, _ terms: TermsInView,
    _ flaws: FlawedEnrollments
  ) {
    self.number = number
    student = enrollment.student
    course = enrollment.course
    term = enrollment.term
    group = offerings.group(ofCourse: enrollment.course, in: enrollment.term)
    status = enrollment.status
    var flags: Flags = []
    if terms.count(enrollment.term) { flags.insert(.counts) }
    if enrollment.isPassed { flags.insert(.passed) }
    if !enrollment.overrides.isEmpty { flags.insert(.overridden) }
    if !enrollment.grade.isAbsent { flags.insert(.graded) }
    if enrollment.enrolledOn != nil { flags.insert(.begun) }
    if enrollment.endedOn != nil { flags.insert(.ended) }
    if flaws.contains(enrollment) { flags.insert(.flawed) }
    self.flags = flags
  }

  var counts: Bool { flags.contains(.counts) }
  var isPassed: Bool { flags.contains(.passed) }
  var isFlawed: Bool { flags.contains(.flawed) }
  /// Whether the student takes the course, took it, or waits for it.
  var isActive: Bool { status == .waitlisted || status.takesSeat }
}

/// All enrollments of one student, sorted by course.
struct Transcript {
  let items: UnsafeBufferPointer<EnrollmentFacts>

  /// The enrollments in one course.
  ///
  /// - Complexity: O(log *n*).
  @inline(__always)
  func items(ofCourse course: Int32) -> Slice<UnsafeBufferPointer<EnrollmentFacts>> {
    let start = firstIndex(in: items.indices) { items[$0].course >= course }
    var end = start
    while end < items.count, items[end].course == course { end += 1 }
    return items[start..<end]
  }
}

/// Which terms the rules look at, and which come before which.
struct TermsInView: Sendable {
  /// The day on which each term starts, in days since 1970; the largest number where that is not known.
  private let starts: [Int32]
  private let inView: [Bool]
  private let includesNone: Bool

  init(_ catalogue: Catalogue) {
    starts = catalogue.terms.map { $0.starts?.days ?? .max }
    guard let current = catalogue.settings.currentTerm else {
      inView = [Bool](repeating: true, count: starts.count)
      includesNone = true
      return
    }
    includesNone = false
    let order = Ranking.order(of: catalogue.terms)
    if let place = order.firstIndex(where: { catalogue.terms[Int($0)].id == current }) {
      let later = Set(order[place...])
      inView = starts.indices.map { later.contains(Int32($0)) }
    } else {
      // A label that nothing bears yet has its place among the others by id; a term that does not exist has none.
      let isLabel = !catalogue.kindsWithRecords.contains(.term)
      inView = catalogue.terms.map { !isLabel || $0.id.string >= current }
    }
  }

  /// Whether the rules look at what is in a term; -1 means none.
  @inline(__always)
  func count(_ term: Int32) -> Bool { term >= 0 ? inView[Int(term)] : includesNone }

  @inline(__always)
  func isDated(_ term: Int32) -> Bool { term >= 0 && starts[Int(term)] != .max }

  /// Whether a term is known to be before another.
  @inline(__always)
  func isEarlier(_ term: Int32, than other: Int32) -> Bool {
    isDated(term) && isDated(other) && starts[Int(term)] < starts[Int(other)]
  }

  /// Whether a term may have been before another, which is dated: it is not known to be as late.
  @inline(__always)
  func mayBeEarlier(_ term: Int32, than other: Int32) -> Bool { !isDated(term) || isEarlier(term, than: other) }
}
