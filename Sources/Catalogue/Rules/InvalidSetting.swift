package import Diagnostics

extension Rule {
  /// The settings hold an unknown key or a value that cannot be.
  package static let invalidSetting = Rule(
    id: "invalid-setting", family: .structure, severity: .error,
    summary: "The settings hold an unknown key or a value that cannot be.",
    explanation: """
      A setting that is misspelt has no effect, and the one that decides who sees what must not be the one. \
      So every key of `catalogue.yml` must be known, and every value of its type.

      What refers to content is checked as well: `current_term` must be a term, where terms are records, and \
      each entry of `nav` must be a page of the site, written as a path below `content/`: `courses/`, \
      `pages/admissions.md`, `index.md`. Under `lint` only rules that settings may change can stand; \
      structural rules are always errors.

      The file as a whole is YAML: what is wrong with its syntax is reported as `front-matter-syntax`. Every \
      key is optional, and a file without any is fine.
      """,
    examples: [
      Example(
        "Misspelt keys and values",
        [
          .init(
            "catalogue.yml",
            """
            title: Analytical College
            «audiance»: public
            page_size: «many»
            lint: {capacity-exceeded: «of», «broken-link»: off}
            """)
        ]),
      Example(
        "A current term and a page that are not there",
        [
          .init("catalogue.yml", "current_term: «2026-fal»\nnav: [courses/, «pages/admission.md»]\n"),
          .init("content/terms/2026-fall.md", "---\ntitle: Fall 2026\n---\n"),
          .init("content/pages/admissions.md", "---\ntitle: Admissions\n---\n"),
        ]),
      Example(
        "Settings that are sound",
        [
          .init(
            "catalogue.yml",
            """
            title: Analytical College
            base_url: https://catalogue.example.edu/
            audience: public
            current_term: 2026-fall
            lint: {capacity-exceeded: error}
            nav: [courses/, pages/admissions.md]
            """),
          .init("content/terms/2026-fall.md", "---\ntitle: Fall 2026\n---\n"),
          .init("content/pages/admissions.md", "---\ntitle: Admissions\n---\n"),
        ]),
    ])
}
