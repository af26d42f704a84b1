import Catalogue
package import Diagnostics

extension Rule {
  /// A student takes a course without another that must accompany it.
  package static let corequisiteUnmet = Rule(
    id: "corequisite-unmet", family: .domain, severity: .warning,
    summary: "A student takes a course without another that must accompany it.",
    explanation: """
      A course says in `corequisites` which courses must be taken at the same time or earlier: a laboratory needs \
      its lecture. Who is enrolled in the course, waits for it or has completed it must be enrolled in each of \
      these, or have completed it, in the same term; or be enrolled in it or have passed it in an earlier one. Who \
      waits for both is well.

      *Earlier* compares the days on which terms start; a course in a term without dates, or in none, counts as \
      early enough. A corequisite whose reference dangles is reported as that and not here.

      The report is at the enrollment in the course that names the other. To mend it, enroll the student in the \
      other course too. Where a student may do without, say so: `override: [{rule: corequisite-unmet, reason: Took \
      it elsewhere}]`. The rule looks at `current_term` and later terms, where that is set.
      """,
    examples: [
      Example(
        "A laboratory without its lecture, and one whose lecture comes later",
        [
          .init("content/terms/2026-fall.md", "---\ntitle: Fall 2026\nstarts: 2026-08-24\n---\n"),
          .init("content/terms/2027-spring.md", "---\ntitle: Spring 2027\nstarts: 2027-01-11\n---\n"),
          .init("content/students/ada-lovelace.md", "---\nname: Ada Lovelace\n---\n"),
          .init("content/students/alan-turing.md", "---\nname: Alan Turing\n---\n"),
          .init("content/courses/ph-100.md", "---\ntitle: Mechanics\n---\n"),
          .init("content/courses/ph-101.md", "---\ntitle: Laboratory\ncorequisites: [ph-100]\n---\n"),
          .init(
            "content/enrollments/2026-fall/ph-101.md",
            """
            ---
            course: ph-101
            term: 2026-fall
            enrollments:
              - «ada-lovelace»
              - «alan-turing»
            ---
            """),
          .init(
            "content/enrollments/2027-spring/ph-100.md",
            "---\ncourse: ph-100\nterm: 2027-spring\nstudent: alan-turing\n---\n"),
        ]),
      Example(
        "Both in one term",
        [
          .init("content/terms/2026-fall.md", "---\ntitle: Fall 2026\nstarts: 2026-08-24\n---\n"),
          .init("content/students/ada-lovelace.md", "---\nname: Ada Lovelace\n---\n"),
          .init("content/courses/ph-100.md", "---\ntitle: Mechanics\n---\n"),
          .init("content/courses/ph-101.md", "---\ntitle: Laboratory\ncorequisites: [ph-100]\n---\n"),
          .init(
            "content/enrollments/ada-lovelace.md",
            "---\nstudent: ada-lovelace\nterm: 2026-fall\nenrollments: [ph-100, ph-101]\n---\n"),
        ]),
    ])
}

/// Reports each enrollment that is not accompanied by all that the course names.
///
/// - Complexity: O(*n* + *m* log *k*) in enrollments, corequisites of what is taken, and a student's enrollments.
@Sendable func corequisitesUnmet(in survey: DomainSurvey) -> [DomainFault] {
  let courses = survey.catalogue.courses
  let needsAny = courses.map { !$0.corequisites.isEmpty }
  guard needsAny.contains(true) else { return [] }
  let wording = Wording(survey.catalogue)
  var faults: [DomainFault] = []
  survey.forEachStudent { transcript in
    for fact in transcript.items where needsAny[Int(fact.course)] {
      guard fact.counts, fact.isActive else { continue }
      let lacking = courses[Int(fact.course)].corequisites.filter { reference in
        reference.target >= 0
          && !transcript.items(ofCourse: reference.target).contains {
            CorequisiteUnmet.accompanies($0, fact, survey.terms)
          }
      }
      if lacking.isEmpty || survey.isOverridden(.corequisiteUnmet, fact) { continue }
      let enrollment = survey.catalogue.enrollments[Int(fact.number)]
      faults.append(
        DomainFault(
          .corequisiteUnmet, inFile: enrollment.file, at: enrollment.place,
          CorequisiteUnmet.message(fact, lacking: lacking.map(\.text.string), wording), about: wording.ids(fact)))
    }
  }
  return faults
}

enum CorequisiteUnmet {
  static func message(_ fact: EnrollmentFacts, lacking: [String], _ wording: Wording) -> String {
    let list = Wording.list(lacking.map { "'\($0)'" }, "and")
    return "\(wording.student(fact.student)) takes \(wording.course(fact.course, in: fact.term)) "
      + "without taking \(list) at the same time or before"
  }

  /// Whether one enrollment of a student is early enough, and serious enough, for another.
  static func accompanies(_ other: EnrollmentFacts, _ fact: EnrollmentFacts, _ terms: TermsInView) -> Bool {
    if other.isFlawed { return true }
    if other.term == fact.term {
      return other.status.takesSeat || (other.status == .waitlisted && fact.status == .waitlisted)
    }
    return (other.isPassed || other.status == .enrolled) && !terms.isEarlier(fact.term, than: other.term)
  }
}
