import Catalogue
package import Diagnostics

extension Rule {
  /// A grade is not one of those that the settings list.
  package static let gradeNotInScale = Rule(
    id: "grade-not-in-scale", family: .domain, severity: .warning,
    summary: "A grade is not one of those that the settings list.",
    explanation: """
      The setting `grades.scale` lists every grade that there is; without it any text is one. A grade that is not \
      in it, to the letter, counts as no passing grade, so a slip can cost a student the course.

      The report is at the grade, or once at the roster's default that says it, with the grade that was most \
      likely meant. To mend it, correct the grade, or add it to the scale. Where a single enrollment has a grade \
      from elsewhere, say so: `override: [{rule: grade-not-in-scale, reason: Taken abroad}]`. The rule looks at \
      `current_term` and later terms, where that is set.
      """,
    examples: [
      Example(
        "A grade in lower case, one of another scale, and a default",
        [
          .init("catalogue.yml", "grades: {scale: [A, B, C, D, F]}\n"),
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
            status: completed
            enrollments:
              - {student: ada-lovelace, grade: «a»}
              - {student: alan-turing, grade: «1.3»}
            ---
            """),
          .init(
            "content/enrollments/2026-fall/ma-110.md",
            """
            ---
            course: ma-110
            term: 2026-fall
            status: completed
            grade: «Pass»
            enrollments: [ada-lovelace, alan-turing]
            ---
            """),
        ]),
      Example(
        "A grade of the scale",
        [
          .init("catalogue.yml", "grades: {scale: [A, B, C, D, F]}\n"),
          .init("content/students/ada-lovelace.md", "---\nname: Ada Lovelace\n---\n"),
          .init("content/courses/cs-101.md", "---\ntitle: Programming\n---\n"),
          .init(
            "content/enrollments/ada-lovelace.md",
            "---\nstudent: ada-lovelace\ncourse: cs-101\nterm: 2026-fall\nstatus: completed\ngrade: A\n---\n"),
        ]),
    ])
}

/// Reports each grade that the settings do not list.
///
/// - Complexity: O(*n* *m*) in enrollments with a grade and grades of the scale.
@Sendable func gradesNotInScale(in survey: DomainSurvey) -> [DomainFault] {
  let catalogue = survey.catalogue
  guard let scale = catalogue.settings.grades?.scale else { return [] }
  var found = FieldFaults(.gradeNotInScale, in: catalogue)
  let bytes = scale.map { Array($0.utf8) }
  for fact in survey.enrollments where fact.counts && fact.flags.contains(.graded) {
    let grade = catalogue.enrollments[Int(fact.number)].grade
    if bytes.contains(where: { grade.bytes.elementsEqual($0) }) { continue }
    if survey.isOverridden(.gradeNotInScale, fact) { continue }
    let word = grade.string
    let nearest = suggestion(for: word, among: scale)
    found.add("grade", of: fact, suggestion: nearest.map { Suggestion($0) }) { owner in
      "'\(word)', the grade of \(owner), is not in the scale \(Wording.list(scale, "and"))"
    }
  }
  return found.faults
}
