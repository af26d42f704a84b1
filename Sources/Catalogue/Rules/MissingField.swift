package import Diagnostics

extension Rule {
  /// A record lacks a field that it needs.
  package static let missingField = Rule(
    id: "missing-field", family: .structure, severity: .error,
    summary: "A record lacks a field that it needs.",
    explanation: """
      A course without a title has no name to be listed under, and an enrollment without a course says \
      nothing. Needed are:

      - the `title` of a course, a term, a department, a program and a page, and the `name` of a student and \
      of an instructor;
      - `student` and `course` of an enrollment, in its item or as a default of its file;
      - `term` of an offering, `title` and `from` of a program's requirement, `rule` and `reason` of an \
      override, and `min` and `max` of credits that are a range.

      A field that is left empty, or is `~`, is missing. The home page may do without a title, and without \
      front matter.

      Fields of the file's own record are reported at its first line, others where their item starts. To \
      mend it, add the field.
      """,
    examples: [
      Example(
        "A course without a title, and an offering without a term",
        [
          .init(
            "content/courses/cs-101.md",
            """
            «»---
            code: CS 101
            offerings:
              - «section: 001»
            ---
            """)
        ]),
      Example(
        "An item of a roster that names no student",
        [
          .init("content/courses/cs-101.md", "---\ntitle: Programming\n---\n"),
          .init(
            "content/enrollments/2026-fall/cs-101.md",
            """
            ---
            course: cs-101
            term: 2026-fall
            enrollments:
              - «status: completed»
            ---
            """),
        ]),
      Example(
        "An item that takes its course from its file",
        [
          .init("content/students/ada-lovelace.md", "---\nname: Ada Lovelace\n---\n"),
          .init("content/courses/cs-101.md", "---\ntitle: Programming\n---\n"),
          .init(
            "content/enrollments/2026-fall/cs-101.md",
            """
            ---
            course: cs-101
            term: 2026-fall
            enrollments:
              - student: ada-lovelace
            ---
            """),
        ]),
    ])
}
