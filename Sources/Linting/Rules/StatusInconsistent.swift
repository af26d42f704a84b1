import Catalogue
package import Diagnostics

extension Rule {
  /// An enrollment's status does not go with its grade or its dates.
  package static let statusInconsistent = Rule(
    id: "status-inconsistent", family: .domain, severity: .warning,
    summary: "An enrollment's status does not go with its grade or its dates.",
    explanation: """
      What an enrollment says must fit together, or a transcript made from it will be wrong. Reported are

      - a course that is `completed` without a `grade`;
      - a `grade` on a course that the student has `withdrawn` from;
      - a course that is `withdrawn` without a date in `ended_on`.

      The report is at the enrollment, also where a roster's defaults say part of it. To mend it, add what is \
      missing or correct the status: `registrar set ada-lovelace cs-101 --grade A`. Where it is meant, say so: `override: [{rule: status-inconsistent, \
      reason: The grade was lost}]`. The rule looks at `current_term` and later terms, where that is set.
      """,
    examples: [
      Example(
        "Completed without a grade, withdrawn with one, and withdrawn at no time",
        [
          .init("content/students/ada-lovelace.md", "---\nname: Ada Lovelace\n---\n"),
          .init("content/students/alan-turing.md", "---\nname: Alan Turing\n---\n"),
          .init("content/students/grace-hopper.md", "---\nname: Grace Hopper\n---\n"),
          .init("content/courses/cs-101.md", "---\ntitle: Programming\n---\n"),
          .init(
            "content/enrollments/2026-fall/cs-101.md",
            """
            ---
            course: cs-101
            term: 2026-fall
            enrollments:
              - «{student: ada-lovelace, status: completed}»
              - «{student: alan-turing, status: withdrawn, ended_on: 2026-10-01, grade: B}»
              - «{student: grace-hopper, status: withdrawn}»
            ---
            """),
        ]),
      Example(
        "Completed with a grade, withdrawn with a date, and dropped",
        [
          .init("content/students/ada-lovelace.md", "---\nname: Ada Lovelace\n---\n"),
          .init("content/students/alan-turing.md", "---\nname: Alan Turing\n---\n"),
          .init("content/students/grace-hopper.md", "---\nname: Grace Hopper\n---\n"),
          .init("content/courses/cs-101.md", "---\ntitle: Programming\n---\n"),
          .init(
            "content/enrollments/2026-fall/cs-101.md",
            """
            ---
            course: cs-101
            term: 2026-fall
            enrollments:
              - {student: ada-lovelace, status: completed, grade: A}
              - {student: alan-turing, status: withdrawn, ended_on: 2026-10-01}
              - {student: grace-hopper, status: dropped}
            ---
            """),
        ]),
    ])
}

/// Reports each enrollment whose status contradicts what else it says.
///
/// - Complexity: O(*n*) in enrollments.
@Sendable func inconsistentStatuses(in survey: DomainSurvey) -> [DomainFault] {
  let wording = Wording(survey.catalogue)
  var faults: [DomainFault] = []
  for fact in survey.enrollments where fact.counts && !fact.isFlawed {
    let problems = StatusInconsistent.problems(of: fact)
    if problems.isEmpty || survey.isOverridden(.statusInconsistent, fact) { continue }
    let enrollment = survey.catalogue.enrollments[Int(fact.number)]
    for problem in problems {
      faults.append(
        DomainFault(
          .statusInconsistent, inFile: enrollment.file, at: enrollment.place,
          StatusInconsistent.message(problem, fact, enrollment, wording), about: wording.ids(fact) + [problem.rawValue])
      )
    }
  }
  return faults
}

enum StatusInconsistent {
  enum Problem: String {
    case completedWithoutGrade = "completed-without-grade"
    case withdrawnWithGrade = "withdrawn-with-grade"
    case withdrawnWithoutDate = "withdrawn-without-date"
  }

  @inline(__always)
  static func problems(of fact: EnrollmentFacts) -> [Problem] {
    switch fact.status {
    case .completed where !fact.flags.contains(.graded): [.completedWithoutGrade]
    case .withdrawn:
      (fact.flags.contains(.graded) ? [.withdrawnWithGrade] : [])
        + (fact.flags.contains(.ended) ? [] : [.withdrawnWithoutDate])
    default: []
    }
  }

  static func message(
    _ problem: Problem, _ fact: EnrollmentFacts, _ enrollment: Enrollment, _ wording: Wording
  ) -> String {
    let course = wording.course(fact.course, in: fact.term)
    let student = wording.student(fact.student)
    return switch problem {
    case .completedWithoutGrade: "\(student) completed \(course) without a grade"
    case .withdrawnWithGrade: "\(student) withdrew from \(course), yet has the grade '\(enrollment.grade.string)'"
    case .withdrawnWithoutDate: "\(student) withdrew from \(course) without a date in 'ended_on'"
    }
  }
}
