/// How much a diagnostic weighs: an error stops a build, a warning does not.
package enum Severity: String, Sendable, Hashable, CaseIterable {
  case error
  case warning
}

/// A rule names one defect that a catalogue can have, and is its manual page.
///
/// A rule is one file: this value, the messages it can say, and, where the rule is a check of its own, the
/// check. Its examples are shown by `registrar explain` and run as its tests.
package struct Rule: Sendable {
  /// What kind of knowledge a rule needs, which decides whether settings may change its severity.
  package enum Family: String, Sendable {
    /// The catalogue cannot be read as one: always an error.
    case structure
    /// The catalogue is sound, but says something that a registrar should look at: settings decide.
    case domain
  }

  /// The name of the defect in `kebab-case`.
  ///
  /// It never changes: settings, overrides and CI files name it.
  package let id: String
  package let family: Family
  package let severity: Severity
  /// One sentence that says what the defect is.
  package let summary: String
  /// The manual page in Markdown: why it matters, what is checked, how to mend it.
  package let explanation: String
  package let examples: [Example]

  package init(
    id: String, family: Family, severity: Severity, summary: String, explanation: String,
    examples: [Example]
  ) {
    self.id = id
    self.family = family
    self.severity = severity
    self.summary = summary
    self.explanation = explanation
    self.examples = examples
  }

  /// A small catalogue that shows a rule at work.
  ///
  /// Each place where the rule reports stands between `«` and `»`; an example without a mark is accepted. The
  /// marks are taken out before the files are read. What is wrong with a file as a whole is marked by `«»` at
  /// its start. A path that ends with `/` is an empty folder.
  package struct Example: Sendable {
    package let title: String
    /// Paths, relative to the source folder, and their marked text.
    package let files: [File]

    package init(_ title: String, _ files: [File]) {
      self.title = title
      self.files = files
    }

    package struct File: Sendable {
      package let path: String
      package let text: String

      package init(_ path: String, _ text: String) {
        self.path = path
        self.text = text
      }
    }
  }
}

extension Rule: Hashable {
  package static func == (a: Rule, b: Rule) -> Bool { a.id == b.id }
  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
