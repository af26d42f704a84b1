package import Diagnostics

extension Rule {
  /// A file stands in a folder that describes no kind of record.
  package static let unknownKind = Rule(
    id: "unknown-kind", family: .structure, severity: .error,
    summary: "A file stands in a folder that describes no kind of record.",
    explanation: """
      The first folder below `content/` says what a file describes: `courses`, `students`, `enrollments`, \
      `terms`, `departments`, `instructors`, `programs` or `pages`. Deeper folders are for people only, so \
      `content/courses/evening/cs-101.md` is a course like any other. In `content/` itself only `index.md` \
      may stand, the home page's text.

      A Markdown file anywhere else describes nothing, and would be missing from the site without anyone \
      noticing. Each such file is reported. Files that are not Markdown may stand anywhere.

      To mend it, rename the folder as suggested, or move the files: a text that is no record belongs in \
      `content/pages/`.
      """,
    examples: [
      Example(
        "A folder in the singular, and a file in no folder",
        [
          .init("content/course/cs-101.md", "«»---\ntitle: Programming\n---\n"),
          .init("content/admissions.md", "«»---\ntitle: Admissions\n---\n"),
        ]),
      Example(
        "A folder for people inside the folder of a kind, a page and the home page",
        [
          .init("content/courses/evening/cs-101.md", "---\ntitle: Programming\n---\n"),
          .init("content/pages/admissions.md", "---\ntitle: Admissions\n---\n"),
          .init("content/index.md", "Welcome.\n"),
        ]),
    ])
}
