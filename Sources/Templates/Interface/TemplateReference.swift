/// What the language itself offers, for the generated reference: the names of a site come from its
/// ``Schema``.
package enum TemplateReference {
  package struct Entry: Sendable, Hashable {
    package let name: String
    /// How it is written, with its arguments.
    package let usage: String
    /// One sentence.
    package let summary: String
  }

  package static let tags: [Entry] = [
    Entry(
      name: "if", usage: "{% if a %} … {% elif b %} … {% else %} … {% endif %}",
      summary: "The first branch whose condition counts as true."),
    Entry(
      name: "for", usage: "{% for x in list if a %} … {% else %} … {% endfor %}",
      summary:
        "Its body for each element, or `else`. `for key, value in mapping` goes through entries."
    ),
    Entry(
      name: "set", usage: "{% set x = value %}",
      summary: "Gives a value a name, up to the end of the tag around it."),
    Entry(
      name: "with", usage: "{% with x = value %} … {% endwith %}", summary: "Gives a value a name inside."),
    Entry(
      name: "include", usage: "{% include \"partials/x.html\" %}",
      summary: "Another template, which sees the names around it; `ignore missing` lets it be absent."),
    Entry(
      name: "extends", usage: "{% extends \"base.html\" %}",
      summary: "Another template, whose blocks this one replaces."),
    Entry(
      name: "block", usage: "{% block x %} … {% endblock %}",
      summary:
        "A part that a template which extends this one can replace; `{{ super() }}` prints what it replaces."
    ),
    Entry(name: "raw", usage: "{% raw %} … {% endraw %}", summary: "Text in which tags mean nothing."),
  ]

  package static let filters: [Entry] = BuiltInFilter.allCases.map { filter in
    let parameters = filter.parameters.map { $0.isRequired ? $0.name : "\($0.name)?" }
    let arguments =
      filter == .t ? "(values, …)" : parameters.isEmpty ? "" : "(\(parameters.joined(separator: ", ")))"
    return Entry(name: filter.name, usage: filter.name + arguments, summary: filter.summary)
  }

  package static let tests: [Entry] = BuiltInTest.allCases.map { test in
    Entry(
      name: test.name, usage: "is \(test.name)" + (test.takesArgument ? "(n)" : ""), summary: test.summary)
  }

  /// What `loop` knows inside a loop.
  package static let loop: [Entry] =
    LoopState.allCases.map { Entry(name: $0.name, usage: "loop.\($0.name)", summary: $0.summary) } + [
      Entry(name: "cycle", usage: "loop.cycle(a, b, …)", summary: "One of the values, turn by turn.")
    ]

  /// The directives of the filter `date`.
  package static let dateDirectives: [Entry] = DateFormat.directives.map {
    Entry(name: $0.directive, usage: $0.directive, summary: $0.summary)
  }
}
