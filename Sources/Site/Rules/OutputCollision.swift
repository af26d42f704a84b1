package import Diagnostics

extension Rule {
  package static let outputCollision = Rule(
    id: "output-collision", family: .structure, severity: .error,
    summary: "Two things would become the same file of the site",
    explanation: """
      Every page and every published file has one path. An alias that is also an id, two aliases that are the same, or a \
      file that is named as a page is would overwrite one another, so the build stops instead. Case does not count: the \
      site must also stand on disks that ignore it.

      To mend it, drop the alias that is no longer needed, or rename the file.
      """,
    examples: [
      Example(
        "An alias that another course has as its id",
        [
          .init("content/courses/cs-101.md", "---\ntitle: Computing\naliases: [«cs-102»]\n---\n"),
          .init("content/courses/cs-102.md", "---\ntitle: Data structures\n---\n"),
        ]),
      Example(
        "An alias that nothing else claims",
        [.init("content/courses/cs-101.md", "---\ntitle: Computing\naliases: [cs-100]\n---\n")]),
    ])
}
