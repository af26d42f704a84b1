import Catalogue
package import Diagnostics

extension Rule {
  /// An enrollment begins or ends outside its term.
  package static let dateOutsideTerm = Rule(
    id: "date-outside-term", family: .domain, severity: .warning,
    summary: "An enrollment begins or ends outside its term.",
    explanation: """
      A date of another year is easily written, and it changes who came first for a seat, or what a withdrawal \
      costs. Reported are

      - `enrolled_on` after the end of the term; to enroll before it starts is what everybody does;
      - `ended_on` before the start of the term, or after its end.

      An offering's own `starts` and `ends` count too where they reach beyond the term's; where it is not clear \
      which section an enrollment takes, those of all sections. Of a term without dates nothing is reported.

      The report is at the date, or once at the roster's default that says it. To mend it, correct the date. Where \
      it is meant, say so: `override: [{rule: date-outside-term, reason: Late examination}]`. The rule looks at \
      `current_term` and later terms, where that is set.
      """,
    examples: [
      Example(
        "Enrolled after the end, and withdrawn the year before",
        [
          .init(
            "content/terms/2026-fall.md", "---\ntitle: Fall 2026\nstarts: 2026-08-24\nends: 2026-12-11\n---\n"),
          .init("content/students/ada-lovelace.md", "---\nname: Ada Lovelace\n---\n"),
          .init("content/students/alan-turing.md", "---\nname: Alan Turing\n---\n"),
          .init("content/courses/cs-101.md", "---\ntitle: Programming\n---\n"),
          .init("content/courses/ma-110.md", "---\ntitle: Logic\n---\n"),
          .init(
            "content/enrollments/2026-fall/cs-101.md",
            """
            ---
            course: cs-101
            term: 2026-fall
            enrolled_on: «2027-08-20»
            enrollments: [ada-lovelace, alan-turing]
            ---
            """),
          .init(
            "content/enrollments/2026-fall/ma-110.md",
            """
            ---
            course: ma-110
            term: 2026-fall
            enrollments:
              - {student: ada-lovelace, status: withdrawn, ended_on: «2025-10-01»}
            ---
            """),
        ]),
      Example(
        "Enrolled before the start, and an offering that goes on after the term's end",
        [
          .init(
            "content/terms/2026-fall.md", "---\ntitle: Fall 2026\nstarts: 2026-08-24\nends: 2026-12-11\n---\n"),
          .init("content/students/ada-lovelace.md", "---\nname: Ada Lovelace\n---\n"),
          .init(
            "content/courses/cs-101.md",
            "---\ntitle: Programming\nofferings: [{term: 2026-fall, ends: 2027-01-15}]\n---\n"),
          .init(
            "content/enrollments/ada-lovelace.md",
            """
            ---
            student: ada-lovelace
            course: cs-101
            term: 2026-fall
            enrolled_on: 2026-05-02
            status: completed
            grade: A
            ended_on: 2027-01-15
            ---
            """),
        ]),
    ])
}

/// Reports each date of an enrollment that is outside its term.
///
/// - Complexity: O(*n*) in enrollments that have dates, and in the offerings that they take.
@Sendable func datesOutsideTerms(in survey: DomainSurvey) -> [DomainFault] {
  let catalogue = survey.catalogue
  var found = FieldFaults(.dateOutsideTerm, in: catalogue)
  for fact in survey.enrollments where fact.counts && fact.term >= 0 {
    guard !fact.flags.isDisjoint(with: [.begun, .ended]) else { continue }
    let enrollment = catalogue.enrollments[Int(fact.number)]
    let span = survey.span(of: enrollment, fact)
    let isLate = enrollment.enrolledOn.flatMap { date in span.ends.map { date > $0 } } ?? false
    let endsEarly = enrollment.endedOn.flatMap { date in span.starts.map { date < $0 } } ?? false
    let endsLate = enrollment.endedOn.flatMap { date in span.ends.map { date > $0 } } ?? false
    guard isLate || endsEarly || endsLate, !survey.isOverridden(.dateOutsideTerm, fact) else { continue }
    func report(_ field: String, _ date: CalendarDate?, _ side: String, _ bound: CalendarDate?) {
      guard let date, let bound else { return }
      found.add(field, of: fact) { owner in
        "\(date.description), the '\(field)' of \(owner), is \(side) on \(bound.description)"
      }
    }
    if isLate { report("enrolled_on", enrollment.enrolledOn, "after the end of the term", span.ends) }
    if endsEarly { report("ended_on", enrollment.endedOn, "before the start of the term", span.starts) }
    if endsLate { report("ended_on", enrollment.endedOn, "after the end of the term", span.ends) }
  }
  return found.faults
}

extension DomainSurvey {
  /// The first and last day of an enrollment's term, or of the offerings that it takes where they reach further.
  fileprivate func span(
    of enrollment: Enrollment, _ fact: EnrollmentFacts
  ) -> (starts: CalendarDate?, ends: CalendarDate?) {
    let term = catalogue.terms[Int(fact.term)]
    var (starts, ends) = (term.starts, term.ends)
    // A term that ends before it starts is reported as that.
    if let first = starts, let last = ends, last < first { return (nil, nil) }
    guard fact.group >= 0, starts != nil || ends != nil else { return (starts, ends) }
    func extend(_ offering: Int32) {
      let entry = offerings.entries[Int(offering)]
      let offering = catalogue.courses[Int(entry.course)].offerings[Int(entry.place)]
      starts = starts.map { min($0, offering.starts ?? $0) }
      ends = ends.map { max($0, offering.ends ?? $0) }
    }
    let group = offerings.groups[Int(fact.group)]
    if enrollment.sections.isEmpty, group.standard < 0 {
      for index in group.range { extend(offerings.members[Int(index)]) }
    } else {
      offerings.forEach(takenBy: enrollment, in: fact.group, of: catalogue, extend)
    }
    return (starts, ends)
  }
}
