import Catalogue
package import Diagnostics

extension Rule {
  /// A student takes a course in a term in which it is not offered.
  package static let courseNotOffered = Rule(
    id: "course-not-offered", family: .domain, severity: .warning,
    summary: "A student takes a course in a term in which it is not offered.",
    explanation: """
      A course that lists its `offerings` says in which terms it is given, so an enrollment in another term has no \
      room and no teacher. Who is enrolled, waits or has completed is looked at. A course that lists no offerings \
      at all is not checked, nor is one of which an offering could not be read, which is reported already.

      To mend it, correct the enrollment's term, or list the offering: `registrar new term ID --from OLD` copies \
      those of another term. Where a student takes the course alone, say so: `override: [{rule: \
      course-not-offered, reason: Directed reading}]`. The rule looks at `current_term` and later terms, where that is set.
      """,
    examples: [
      Example(
        "A course of the spring, taken in fall",
        [
          .init("content/students/ada-lovelace.md", "---\nname: Ada Lovelace\n---\n"),
          .init("content/courses/cs-101.md", "---\ntitle: Programming\nofferings: [{term: 2027-spring}]\n---\n"),
          .init(
            "content/enrollments/2026-fall/cs-101.md",
            "---\ncourse: cs-101\nterm: 2026-fall\nenrollments: [«ada-lovelace»]\n---\n"),
        ]),
      Example(
        "Withdrawn, in the right term, and in a course that lists no offerings",
        [
          .init("content/students/ada-lovelace.md", "---\nname: Ada Lovelace\n---\n"),
          .init("content/courses/cs-101.md", "---\ntitle: Programming\nofferings: [{term: 2027-spring}]\n---\n"),
          .init("content/courses/ma-110.md", "---\ntitle: Logic\n---\n"),
          .init(
            "content/enrollments/ada-lovelace.md",
            """
            ---
            student: ada-lovelace
            enrollments:
              - {course: cs-101, term: 2026-fall, status: withdrawn, ended_on: 2026-09-01}
              - {course: cs-101, term: 2027-spring}
              - {course: ma-110, term: 2026-fall}
            ---
            """),
        ]),
    ])
}

/// Reports each enrollment in a course that lists offerings, but none in that term.
///
/// - Complexity: O(*n*) in enrollments.
@Sendable func coursesNotOffered(in survey: DomainSurvey) -> [DomainFault] {
  let catalogue = survey.catalogue
  let faulty = Set(catalogue.findings.lazy.map(\.file))
  let isCertain = catalogue.courses.map { course in
    !course.offerings.isEmpty && !faulty.contains(course.header.file)
      && course.offerings.allSatisfy { $0.term?.index != nil }
  }
  let wording = Wording(catalogue)
  var faults: [DomainFault] = []
  for fact in survey.enrollments where fact.group < 0 && fact.term >= 0 && fact.counts && fact.isActive {
    guard isCertain[Int(fact.course)], !survey.isOverridden(.courseNotOffered, fact) else { continue }
    let enrollment = catalogue.enrollments[Int(fact.number)]
    faults.append(
      DomainFault(
        .courseNotOffered, inFile: enrollment.file, at: enrollment.place,
        "\(wording.student(fact.student)) takes \(wording.course(fact.course, in: fact.term)), in which it is not offered",
        about: wording.ids(fact)))
  }
  return faults
}
