package import Diagnostics

/// A name, field, filter, test or argument that does not exist.
package enum TemplateUnknownName {
  package static let rule = Rule(
    id: "template-unknown-name", family: .structure, severity: .error,
    summary: "A template names something that does not exist",
    explanation: """
      Every name, field, filter, test and argument in a template is looked up before anything is rendered, \
      in branches that no page takes too, so a misspelt field is found on the day it is written and not \
      as a hole in a page. `registrar explain templates` lists all that exist.

      A variable is known from its `set` on, inside the tag in which it is set: what is set in a loop is \
      forgotten after it. Blocks see what is set at the top of a template, not what is set around \
      them. `loop` is known inside a loop.

      Only what `extra` holds without a declaration in the settings is not checked.

      The texts of a theme stand in `templates/strings/`, a file for each language, and a template names them \
      by their keys: `{{ 'course.level' | t }}`. A key that no file has is reported where it stands, and a \
      key of a site's own file that takes nothing's place, and that no template names, is reported too: it is \
      most likely misspelt.
      """,
    examples: [
      Rule.Example(
        "A misspelt field in a branch that no page takes",
        [
          Rule.Example.File(
            "templates/student.html",
            "<h1>{{ student.name }}</h1>\n{% if false %}{{ student.«naem» }}{% endif %}\n")
        ]),
      Rule.Example(
        "A filter that does not exist, because text never becomes HTML",
        [Rule.Example.File("templates/student.html", "<h1>{{ student.name | «safe» }}</h1>\n")]),
      Rule.Example(
        "The key of a text that no strings file has",
        [Rule.Example.File("templates/student.html", "<h2>{{ «'student.timetabel'» | t }}</h2>\n")]),
      Rule.Example(
        "A variable that is set before it is used",
        [
          Rule.Example.File(
            "templates/student.html", "{% set title = student.name %}\n<h1>{{ title | upper }}</h1>\n")
        ]),
    ])

  static func name(_ name: String) -> String { "'\(name)' is not a name that this template knows" }

  static let loop = "'loop' is known only inside a loop, and not in what the loop includes"

  static func field(_ name: String, of record: String) -> String { "'\(name)' is not a field of '\(record)'" }

  static func fieldOfValue(_ name: String, of type: String) -> String {
    "'\(name)' is not a field of \(type)"
  }

  /// Jinja's filters that make or unmake HTML, for which there can be no suggestion.
  static let refusedFilters: Set<String> = ["safe", "forceescape", "xmlattr", "striptags", "urlize"]

  static func filter(_ name: String) -> String {
    refusedFilters.contains(name)
      ? "'\(name)' is not a filter; text is always escaped, and only rendered Markdown is HTML"
      : "'\(name)' is not a filter"
  }

  static func phrase(_ key: String) -> String { "no strings file has the text '\(key)'" }

  static func wordGroup(_ key: String) -> String { "no strings file has words below '\(key)'" }

  static func dateForm(_ name: String) -> String {
    "'\(name)' is no form of a date: it is neither below 'date.forms' in the strings file nor made of directives"
  }

  static func test(_ name: String) -> String { "'\(name)' is not a test" }

  static func argument(_ name: String, of filter: String) -> String {
    "'\(name)' is not an argument of '\(filter)'"
  }

  static func function(_ name: String) -> String { "'\(name)' is not a function" }

  static func block(_ name: String, parent: String) -> String {
    "'\(name)' is not a block of '\(parent)', so it would never be printed"
  }
}
