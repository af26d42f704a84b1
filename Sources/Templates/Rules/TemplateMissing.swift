package import Diagnostics

/// A template that is named and does not exist.
package enum TemplateMissing {
  package static let rule = Rule(
    id: "template-missing", family: .structure, severity: .error,
    summary: "A template that is needed does not exist",
    explanation: """
      `include` and `extends` name templates by their path below `templates/`, from whichever folder they \
      are written in: `partials/roster.html`. They never leave that folder: a name that starts with `/`, \
      or that has `..` or a backslash in it, names no template. Names are exact, capitals included.

      `{% include "name" ignore missing %}` includes a template that may be left out.
      """,
    examples: [
      Rule.Example(
        "An include whose name is misspelt",
        [
          Rule.Example.File("templates/partials/portrait.html", "<p>{{ student.name }}</p>\n"),
          Rule.Example.File(
            "templates/student.html", "{% include \"«partials/potrait.html»\" %}\n"),
        ]),
      Rule.Example(
        "An include that may be missing",
        [
          Rule.Example.File(
            "templates/student.html",
            "<h1>{{ student.name }}</h1>{% include \"partials/banner.html\" ignore missing %}\n")
        ]),
    ])

  static func template(_ name: String) -> String { "no template has the name '\(name)'" }

  static func outside(_ name: String) -> String {
    "'\(name)' is not the name of a template: templates are named by their path below 'templates/'"
  }

  static func page(_ name: String) -> String { "the template '\(name)', which makes pages, does not exist" }
}
