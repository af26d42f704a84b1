package import Diagnostics

extension Rule {
  /// A file has a key that its kind of record does not have.
  package static let unknownField = Rule(
    id: "unknown-field", family: .structure, severity: .error,
    summary: "A file has a key that its kind of record does not have.",
    explanation: """
      A misspelt key is a field that stays empty: `prerequisits:` would open a course to everyone. So a key \
      must be one that its record has, to the letter. `registrar explain schema course` lists the fields of \
      a course, and so on for the other kinds; keys inside offerings, meetings, requirements, enrollments \
      and overrides are checked the same way.

      A site's own fields belong under `extra:`, where any key is allowed. When the settings declare the \
      fields of `extra` for a kind, only those are.

      A student's file with `courses:` is content of format 1: `registrar migrate` brings it to the present \
      one.

      To mend it, write the suggested key, or move the field below `extra:`.
      """,
    examples: [
      Example(
        "Misspelt keys, in a record and in an offering",
        [
          .init(
            "content/courses/cs-101.md",
            """
            ---
            title: Programming
            «prerequisits»: []
            offerings:
              - {term: 2026-fall, «capacitiy»: 30}
            ---
            """)
        ]),
      Example(
        "A field that the settings do not declare",
        [
          .init("catalogue.yml", "extra: {course: {lab_fee: number}}\n"),
          .init(
            "content/courses/cs-101.md",
            """
            ---
            title: Programming
            extra:
              lab_fee: 20
              «lab_fees»: 30
            ---
            """),
        ]),
      Example(
        "A student with the courses of format 1",
        [
          .init(
            "content/students/ada-lovelace.md", "---\nname: Ada Lovelace\n«courses»: [cs-101]\n---\n")
        ]),
      Example(
        "The site's own fields",
        [
          .init(
            "content/courses/cs-101.md",
            """
            ---
            title: Programming
            extra:
              lab_fee: 20
            ---
            """)
        ]),
    ])
}
