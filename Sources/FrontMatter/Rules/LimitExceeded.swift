package import Diagnostics

extension Rule {
  /// A file is larger or more involved than anything that a catalogue needs.
  package static let limitExceeded = Rule(
    id: "limit-exceeded",
    family: .structure,
    severity: .error,
    summary: "A file is larger or more involved than anything that a catalogue needs.",
    explanation: """
      A few lines of YAML can keep a parser busy for minutes or fill the memory of a machine. So that a file \
      from anywhere can be read without fear, and so that an accident (a binary file with the wrong name, a \
      runaway script) is reported rather than endured, these bounds hold:

      - a file is at most 4 MiB long;
      - lists and mappings are nested at most 64 deep;
      - all aliases (`*name`) of a file together stand for at most 10,000 values;
      - an alias is never a key;
      - YAML beyond the common shape (with anchors, tags, block scalars and the like) holds at most 250,000 \
        values, an anchor counting as one. Plain lists and mappings have no such bound: a roster may be as \
        long as its file.

      To mend it, split the file: a roster may be spread over any number of enrollment files. Write out what \
      aliases stand for.
      """,
    examples: [
      Example(
        "An alias as a key",
        [
          .init(
            "content/courses/cs-101.md",
            """
            ---
            title: &title Programming
            extra:
              «*title» : yes
            ---
            """)
        ]),
      Example(
        "An alias as a value",
        [
          .init(
            "content/courses/cs-101.md",
            """
            ---
            title: &title Programming
            summary: *title
            ---
            """)
        ]),
    ])
}

enum LimitExceeded {
  static func fileSize(_ count: Int) -> String {
    "the file is \(count) bytes long, and a file may have \(Bounds.fileSize)"
  }

  static let nesting = "lists and mappings are nested deeper than \(Bounds.nesting) here"
  static let aliases = "aliases up to here stand for more than 10,000 values"
  static let aliasAsKey = "an alias cannot be a key"
  static let values = "the front matter holds more than 250,000 values up to here"
}
