import Catalogue
package import Diagnostics

extension Rule {
  /// A student takes more credits in a term than the settings allow.
  package static let creditOverload = Rule(
    id: "credit-overload", family: .domain, severity: .warning,
    summary: "A student takes more credits in a term than the settings allow.",
    explanation: """
      The setting `limits.credits_per_term` says how many credits a student should take in one term; without it \
      nothing is checked. What is `enrolled` or `completed` in the term is added up: the enrollment's own \
      `credits`, else those of the course, of a range the least. Credits that are not given are unknown and count \
      as none.

      It is reported once for a student and a term, at the enrollment with which the sum passes the limit, in the \
      order of `enrolled_on`, those without the date first, then in the order of files and lines.

      To mend it, withdraw from a course or put it off. Where a student may take more, say so on an enrollment \
      that is not to be counted: `override: [{rule: credit-overload, reason: Agreed with the adviser}]`. The rule \
      looks at `current_term` and later terms, where that is set.
      """,
    examples: [
      Example(
        "The second course is one too many",
        [
          .init("catalogue.yml", "limits: {credits_per_term: 10}\n"),
          .init("content/students/ada-lovelace.md", "---\nname: Ada Lovelace\n---\n"),
          .init("content/courses/cs-101.md", "---\ntitle: Programming\ncredits: 6\n---\n"),
          .init("content/courses/ma-110.md", "---\ntitle: Logic\ncredits: {min: 4.5, max: 6}\n---\n"),
          .init("content/courses/mu-100.md", "---\ntitle: Choir\ncredits: 1\n---\n"),
          .init(
            "content/enrollments/ada-lovelace.md",
            """
            ---
            student: ada-lovelace
            term: 2026-fall
            enrollments:
              - cs-101
              - «ma-110»
              - mu-100
            ---
            """),
        ]),
      Example(
        "Exactly as many, one course on the waitlist, and one with fewer credits than usual",
        [
          .init("catalogue.yml", "limits: {credits_per_term: 10}\n"),
          .init("content/students/ada-lovelace.md", "---\nname: Ada Lovelace\n---\n"),
          .init("content/courses/cs-101.md", "---\ntitle: Programming\ncredits: 6\n---\n"),
          .init("content/courses/ma-110.md", "---\ntitle: Logic\ncredits: 6\n---\n"),
          .init("content/courses/ph-100.md", "---\ntitle: Mechanics\ncredits: 6\n---\n"),
          .init(
            "content/enrollments/ada-lovelace.md",
            """
            ---
            student: ada-lovelace
            term: 2026-fall
            enrollments:
              - cs-101
              - {course: ma-110, credits: 4}
              - {course: ph-100, status: waitlisted}
            ---
            """),
        ]),
    ])
}

/// Reports each student's first enrollment of a term with which the credits are too many.
///
/// - Complexity: O(*n*) in enrollments, and O(*m* log *m*) in those of a student with too many credits.
@Sendable func creditOverloads(in survey: DomainSurvey) -> [DomainFault] {
  guard let limit = survey.catalogue.settings.creditsPerTerm else { return [] }
  let usual = survey.catalogue.courses.map { $0.credits?.min.thousandths ?? 0 }
  let wording = Wording(survey.catalogue)
  var sums = [Int64](repeating: 0, count: survey.catalogue.terms.count)
  var faults: [DomainFault] = []
  survey.forEachStudent { transcript in
    func forEachCounted(_ body: (EnrollmentFacts) -> Void) {
      for fact in transcript.items where fact.counts && fact.status.takesSeat && fact.term >= 0 {
        if !survey.isOverridden(.creditOverload, fact) { body(fact) }
      }
    }
    func credits(_ fact: EnrollmentFacts) -> Int64 {
      survey.catalogue.enrollments[Int(fact.number)].credits?.thousandths ?? usual[Int(fact.course)]
    }
    var isOver = false
    forEachCounted { fact in
      // A million enrollments of the most credits that there can be fit.
      sums[Int(fact.term)] += credits(fact)
      if sums[Int(fact.term)] > limit.thousandths { isOver = true }
    }
    if isOver {
      var byTerm: [Int32: [EnrollmentFacts]] = [:]
      forEachCounted { byTerm[$0.term, default: []].append($0) }
      for (term, facts) in byTerm.sorted(by: { $0.key < $1.key }) {
        let excess = sums[Int(term)] - limit.thousandths
        var sum: Int64 = 0
        let first = survey.inOrderOfComing(facts).first { fact in
          sum += credits(fact)
          return sum > limit.thousandths
        }
        guard excess > 0, let first else { continue }
        let enrollment = survey.catalogue.enrollments[Int(first.number)]
        faults.append(
          DomainFault(
            .creditOverload, inFile: enrollment.file, at: enrollment.place,
            CreditOverload.message(first, sum: Decimal(thousandths: sum), limit: limit, wording),
            about: [wording.studentID(first.student), wording.termID(term)], excess: excess))
      }
    }
    for fact in transcript.items where fact.term >= 0 { sums[Int(fact.term)] = 0 }
  }
  return faults
}

enum CreditOverload {
  static func message(_ fact: EnrollmentFacts, sum: Decimal, limit: Decimal, _ wording: Wording) -> String {
    "\(wording.course(fact.course, in: fact.term)) brings \(wording.student(fact.student)) to "
      + "\(sum.description) credits, over the limit of \(limit.description) a term"
  }
}
