package import Catalogue
import Diagnostics
package import Files

/// A fault of a domain rule, with what it is about, so that two states of a catalogue can be compared.
package struct DomainFault: Sendable {
  package let finding: Finding
  /// What it is about, in ids: the same before and after an edit elsewhere, such as `credit-overload ada 2026-fall`.
  package let subject: String
  /// How bad it is, where that can grow: credits over the limit in thousandths; else 0.
  package let excess: Int64

  /// - Parameters:
  ///   - about: the ids of what the fault is about; the rule's id is put before them.
  init(
    _ rule: Rule, inFile file: Int32, at place: Place, _ message: String, suggestion: Suggestion? = nil,
    about ids: [String], excess: Int64 = 0
  ) {
    finding = Finding(file: file, rule: rule, place: place, message: message, suggestion: suggestion)
    subject = ([rule.id] + ids).joined(separator: " ")
    self.excess = excess
  }
}

/// What the domain rules find in a catalogue, rule by rule, each in the order of files and places.
///
/// - Parameters:
///   - off: the ids of rules that are not wanted; they cost nothing.
///   - workers: who looks; each rule is one piece of work.
/// - Complexity: O(*n* log *n*) in a student's enrollments, and O(*n*) in students. Meetings are compared in pairs, but
///   only within one student's, instructor's or room's.
package func domainFaults(
  in catalogue: Catalogue, except off: Set<String> = [], workers: Workers = Workers()
) -> [DomainFault] {
  let checks = DomainCheck.all.filter { !off.contains($0.rule.id) }
  guard !checks.isEmpty else { return [] }
  let survey = DomainSurvey(of: catalogue)
  let found = workers.map(checks.count, chunk: 1) { range in range.flatMap { checks[$0].find(survey) } }
  return found.flatMap { $0 }
}

/// What is wrong with enrollments as such, without a look at texts: what reading found, references that nothing
/// answers, and enrollments that there are twice.
package func enrollmentFindings(in catalogue: Catalogue) -> [Finding] {
  var identifiers = NearestIdentifiers(catalogue)
  return catalogue.findings + danglingReferences(in: catalogue, using: &identifiers)
    + duplicateEnrollments(in: catalogue)
}

/// A domain rule, and what looks for its faults.
struct DomainCheck: Sendable {
  let rule: Rule
  let find: @Sendable (DomainSurvey) -> [DomainFault]

  private init(_ rule: Rule, _ find: @escaping @Sendable (DomainSurvey) -> [DomainFault]) {
    self.rule = rule
    self.find = find
  }

  static let all: [DomainCheck] = [
    DomainCheck(.capacityExceeded, capacityExceeded),
    DomainCheck(.scheduleConflict, scheduleConflicts),
    DomainCheck(.prerequisiteUnmet, prerequisitesUnmet),
    DomainCheck(.corequisiteUnmet, corequisitesUnmet),
    DomainCheck(.repeatedCourse, repeatedCourses),
    DomainCheck(.creditOverload, creditOverloads),
    DomainCheck(.courseNotOffered, coursesNotOffered),
    DomainCheck(.dateOutsideTerm, datesOutsideTerms),
    DomainCheck(.gradeNotInScale, gradesNotInScale),
    DomainCheck(.statusInconsistent, inconsistentStatuses),
    DomainCheck(.instructorDoubleBooked, instructorsDoubleBooked),
    DomainCheck(.roomDoubleBooked, roomsDoubleBooked),
    DomainCheck(.crossListingAsymmetric, asymmetricCrossListings),
  ]
}
