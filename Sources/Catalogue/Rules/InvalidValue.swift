package import Diagnostics

extension Rule {
  /// A field holds a value that its type does not allow.
  package static let invalidValue = Rule(
    id: "invalid-value", family: .structure, severity: .error,
    summary: "A field holds a value that its type does not allow.",
    explanation: """
      A value takes its type from the field that it fills, never from what YAML would make of it: `grade: \
      NO` is the text `NO`, and `section: 001` keeps its zeros. What the field cannot hold is reported \
      rather than guessed at.

      - A date is `2026-09-01`, and must exist. A time is `9:00` or `09:00`.
      - A number has at most three decimals; `capacity`, `choose` and `every` are whole. Credits are not \
      negative.
      - `status`, `visibility`, `mode` and the days of a meeting are words of a fixed list, in lower case.
      - A list is a list even when it has one item: `tags: [evening]`.
      - What ends must not end before it starts.
      - A bare id in a roster stands for the student or the course that the file's defaults leave open, one \
      of the two.
      - A course cannot be its own corequisite, nor be cross-listed with itself.
      - A text holds no control characters.

      A field with such a value counts as absent; a `visibility` that cannot be read counts as `hidden`, so \
      that a slip shows nobody. To mend it, write the value as the message says.
      """,
    examples: [
      Example(
        "A date that does not exist, a misspelt word, and a text in place of a list",
        [
          .init(
            "content/terms/2026-fall.md", "---\ntitle: Fall 2026\nstarts: «2026-02-30»\n---\n"),
          .init(
            "content/students/ada-lovelace.md",
            "---\nname: Ada Lovelace\nvisibility: «pubic»\ntags: «honours»\n---\n"),
        ]),
      Example(
        "A term that ends before it starts",
        [
          .init(
            "content/terms/2026-fall.md",
            "---\ntitle: Fall 2026\nstarts: 2026-09-01\nends: «2026-01-31»\n---\n")
        ]),
      Example(
        "A course that accompanies itself",
        [.init("content/courses/cs-101.md", "---\ntitle: Programming\ncorequisites: [«cs-101»]\n---\n")]),
      Example(
        "What YAML would take for a boolean and a number is text",
        [
          .init("content/students/ada-lovelace.md", "---\nname: Ada Lovelace\nyear: 1\n---\n"),
          .init(
            "content/courses/cs-101.md",
            "---\ntitle: 101\ncredits: {min: 3, max: 7.5}\nlevel: NO\nofferings: [{term: 2026}]\n---\n"),
        ]),
    ])
}
