package import Diagnostics

extension Rule {
  /// A content file does not start with front matter.
  package static let frontMatterMissing = Rule(
    id: "front-matter-missing",
    family: .structure,
    severity: .error,
    summary: "A content file does not start with front matter.",
    explanation: """
      Every file under `content/` describes a record (a student, a course, a page), and its fields stand in \
      *front matter*: YAML between two lines that are exactly `---`, at the very start of the file. A file \
      without it says nothing that Registrar could use, an empty file included.

      The opening line must be the first one: no blank line, no heading and no comment before it. Spaces \
      after the dashes, a byte-order mark before them and Windows line ends do not matter.

      To mend it, write the front matter, or move the file out of `content/` if it describes no record. \
      Front matter without any field is written as two `---` lines with nothing between them.
      """,
    examples: [
      Example(
        "A student's file without front matter",
        [
          .init(
            "content/students/ada-lovelace.md",
            """
            «# Ada Lovelace»

            Ada studies analytical engines.
            """)
        ]),
      Example(
        "The opening line is not the first one",
        [
          .init(
            "content/students/alan-turing.md",
            """
            «<!-- new this term -->»
            ---
            name: Alan Turing
            ---
            """)
        ]),
      Example(
        "Front matter, then prose",
        [
          .init(
            "content/students/ada-lovelace.md",
            """
            ---
            name: Ada Lovelace
            ---
            Ada studies analytical engines.
            """)
        ]),
    ])
}

enum FrontMatterMissing {
  static let message = "the file does not start with front matter; its first line must be '---'"
}
