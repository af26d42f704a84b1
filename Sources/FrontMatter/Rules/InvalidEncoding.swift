package import Diagnostics

extension Rule {
  /// A file is not UTF-8.
  package static let invalidEncoding = Rule(
    id: "invalid-encoding",
    family: .structure,
    severity: .error,
    summary: "A file is not UTF-8.",
    explanation: """
      All text is UTF-8, so that a name is spelt the same in every file and on every page. A file that holds \
      a byte which cannot stand where it stands in UTF-8 is refused whole, because any guess at another \
      encoding could misspell a student's name without anyone noticing.

      The report points at the first such byte. It is often a letter with an accent, saved by a program that \
      writes Latin-1, Windows-1252 or UTF-16; a file that a spreadsheet exported is the usual source.

      To mend it, save the file as UTF-8 in the editor, or convert it: \
      `iconv -f WINDOWS-1252 -t UTF-8 old.md > new.md`. A byte-order mark at the start is accepted and not \
      needed.
      """,
    examples: [
      Example(
        "Letters of any script are fine, in UTF-8",
        [
          .init(
            "content/students/soeren-aabye.md",
            """
            ---
            name: Søren Åbye
            sort_name: "Åbye, Søren"
            ---
            Dansk, 日本語, العربية.
            """)
        ])
    ])
}

enum InvalidEncoding {
  static func message(_ byte: UInt8) -> String {
    let hex = String(byte, radix: 16, uppercase: true)
    return "the byte 0x\(hex.count < 2 ? "0" : "")\(hex) is not UTF-8 here; save the file as UTF-8"
  }
}
