import Catalogue
package import Diagnostics

extension Rule {
  /// No published text links to a file that is not Markdown.
  package static let unusedFile = Rule(
    id: "unused-file", family: .domain, severity: .warning,
    summary: "No published text links to a file that is not Markdown.",
    explanation: """
      An image or a syllabus under `content/` is published when a published text links to it, and only then, \
      so that nothing gets out by lying in the wrong folder. A file that no text links to is dead weight, or \
      the link to it was forgotten.

      Links from drafts do not count, nor from texts that the audience of the build may not see, so a file \
      may be used internally and unused in public. Raw HTML is not looked into: write images as Markdown.

      To mend it, link to the file, move it out of `content/`, or turn the rule off: `lint: {unused-file: \
      off}`.
      """,
    examples: [
      Example(
        "An image that only a draft shows",
        [
          .init("content/courses/plan.svg", "«»<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n"),
          .init(
            "content/courses/cs-101.md", "---\ntitle: Programming\ndraft: true\n---\n![Plan](plan.svg)\n"),
        ]),
      Example(
        "An image that a page shows",
        [
          .init("content/courses/plan.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n"),
          .init("content/courses/cs-101.md", "---\ntitle: Programming\n---\n![The plan](plan.svg)\n"),
        ]),
    ])
}

/// Reports the files that nothing published links to.
func unusedFiles(_ texts: TextSurvey, in catalogue: Catalogue) -> [Diagnostic] {
  catalogue.attachments.enumerated().compactMap { number, path in
    if texts.usedAttachments.contains(number) { return nil }
    return Diagnostic(rule: .unusedFile, path: path, message: "no published text links to this file")
  }
}
