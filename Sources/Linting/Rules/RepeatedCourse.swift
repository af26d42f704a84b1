import Catalogue
package import Diagnostics

extension Rule {
  /// A student takes a course again that was passed before.
  package static let repeatedCourse = Rule(
    id: "repeated-course", family: .domain, severity: .warning,
    summary: "A student takes a course again that was passed before.",
    explanation: """
      A course that is passed counts once, so whoever takes it again takes a seat and spends credits for nothing; \
      often it is a slip, and another course was meant. Reported is who is enrolled in a course, waits for it or \
      has completed it, and has passed it in an earlier term.

      A course is passed when its enrollment is `completed`, with one of the grades in the setting \
      `grades.passing` where that is given: who failed may try again. *Earlier* compares the days on which terms \
      start; a term without dates, or none, is neither earlier nor later.

      The report is at the later enrollment and names the earlier. To mend it, withdraw the student. A course that \
      may be taken several times (an ensemble, a seminar with a new topic) is best allowed where it happens: \
      `override: [{rule: repeated-course, reason: New topic}]`; a roster may say so for all its items. The rule \
      looks at `current_term` and later terms, where that is set.
      """,
    examples: [
      Example(
        "Passed in spring, taken again in fall",
        [
          .init("content/terms/2026-spring.md", "---\ntitle: Spring 2026\nstarts: 2026-01-12\n---\n"),
          .init("content/terms/2026-fall.md", "---\ntitle: Fall 2026\nstarts: 2026-08-24\n---\n"),
          .init("content/students/ada-lovelace.md", "---\nname: Ada Lovelace\n---\n"),
          .init("content/courses/cs-101.md", "---\ntitle: Programming\n---\n"),
          .init(
            "content/enrollments/ada-lovelace.md",
            """
            ---
            student: ada-lovelace
            course: cs-101
            enrollments:
              - {term: 2026-spring, status: completed, grade: A}
              - «{term: 2026-fall}»
            ---
            """),
        ]),
      Example(
        "A second try after a failure",
        [
          .init("catalogue.yml", "grades: {passing: [A, B, C]}\n"),
          .init("content/terms/2026-spring.md", "---\ntitle: Spring 2026\nstarts: 2026-01-12\n---\n"),
          .init("content/terms/2026-fall.md", "---\ntitle: Fall 2026\nstarts: 2026-08-24\n---\n"),
          .init("content/students/ada-lovelace.md", "---\nname: Ada Lovelace\n---\n"),
          .init("content/courses/cs-101.md", "---\ntitle: Programming\n---\n"),
          .init(
            "content/enrollments/ada-lovelace.md",
            """
            ---
            student: ada-lovelace
            course: cs-101
            enrollments:
              - {term: 2026-spring, status: completed, grade: F}
              - {term: 2026-fall}
            ---
            """),
        ]),
    ])
}

/// Reports each enrollment in a course that the student has passed in an earlier term.
///
/// - Complexity: O(*n* + *m* log *m*) in enrollments, and in those of one student in one course.
@Sendable func repeatedCourses(in survey: DomainSurvey) -> [DomainFault] {
  let enrollments = survey.catalogue.enrollments
  let wording = Wording(survey.catalogue)
  var lines = LineNumbers(survey.catalogue)
  var faults: [DomainFault] = []
  survey.forEachStudent { transcript in
    let items = transcript.items
    var start = 0
    while start < items.count {
      var end = start + 1
      while end < items.count, items[end].course == items[start].course { end += 1 }
      defer { start = end }
      if end - start == 1 { continue }
      // The first time that the course was passed is before whatever comes after any time that it was.
      guard var first = items[start..<end].first(where: { $0.isPassed && survey.terms.isDated($0.term) }) else {
        continue
      }
      for fact in items[start..<end] where fact.isPassed && survey.terms.isEarlier(fact.term, than: first.term) {
        first = fact
      }
      for fact in items[start..<end] where fact.counts && fact.isActive {
        guard survey.terms.isEarlier(first.term, than: fact.term), !survey.isOverridden(.repeatedCourse, fact) else {
          continue
        }
        let earlier = enrollments[Int(first.number)]
        let enrollment = enrollments[Int(fact.number)]
        let place = lines.name(of: earlier.place, inFile: earlier.file)
        faults.append(
          DomainFault(
            .repeatedCourse, inFile: enrollment.file, at: enrollment.place,
            "\(wording.student(fact.student)) takes \(wording.course(fact.course, in: fact.term)) again, having "
              + "passed it in term '\(wording.termID(first.term))', at \(place)",
            about: wording.ids(fact)))
      }
    }
  }
  return faults
}
