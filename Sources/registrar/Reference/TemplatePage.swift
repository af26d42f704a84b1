import Site
import Templates

/// The reference of everything that templates can name, made from the schema that the checker uses.
struct TemplatePage {
  private let schema: Schema
  private let pages: [PageTemplate]

  init(schema: Schema, pages: [PageTemplate]) {
    self.schema = schema
    self.pages = pages
  }

  /// The page in Markdown; ends with a line feed.
  func markdown() -> String {
    var blocks = ["# Templates", Self.introduction, "## Pages", pageTable]
    blocks += ["## Names", Self.namesIntroduction]
    let roots = Set(pages.map(\.root))
    for (number, record) in schema.records.enumerated() where !roots.contains(number) {
      blocks += ["### \(record.name)", record.summary, fieldTable(record)]
    }
    blocks += [
      "## Filters",
      "Written after a value: `{{ course.title | upper }}`. Where Jinja has the filter, it does the same.",
    ]
    blocks.append(table(["filter", "gives"], filterRows))
    blocks += ["## Tags", table(["tag", "does"], TemplateReference.tags.map { [code($0.usage), $0.summary] })]
    blocks += ["## Tests", "Written after `is`: `{% if n is odd %}`."]
    blocks.append(table(["test", "tells"], TemplateReference.tests.map { [code($0.usage), $0.summary] }))
    blocks += ["## Loops", "Known inside `for`."]
    blocks.append(table(["name", "is"], TemplateReference.loop.map { [code($0.usage), $0.summary] }))
    blocks += [
      "## Dates",
      "What `date` puts in the place of each directive: `{{ term.starts | date(\"%-d %B %Y\") }}`. "
        + "Better name a form that the strings file holds, so that other languages have theirs: `date(\"long\")`.",
    ]
    blocks.append(
      table(["directive", "becomes"], TemplateReference.dateDirectives.map { [code($0.usage), $0.summary] }))
    blocks += ["## Texts", Self.texts]
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static let introduction = """
    A file in the `templates/` folder of a catalogue takes the place of the built-in one of the same name. The \
    language is Jinja's. Every template is checked before anything is rendered: a name that does not exist, in any \
    branch, is an error with its line and a suggestion; so is a value in a place where it could do harm, and printing \
    a list, a record or a truth value. What is absent prints nothing. All text is escaped.
    """

  private static let texts = """
    What a theme says stands in `strings/<language>.yml`, and a template names it by its key: the keys of mappings in each \
    other, with a dot between them. A file of the site's own changes texts key by key. What a language lacks is said in English.

    ```yaml
    course:
      level: Level                                         # {{ 'course.level' | t }}
    offering:
      section: Section {0}                                 # {{ 'offering.section' | t(offering.section) }}
    counts:
      courses: {one: '{0} course', other: '{0} courses'}   # {{ 'counts.courses' | t(page.total) }}
    status:
      enrolled: Enrolled                                   # {{ enrollment.status | word('status') }}
    date:
      forms:
        long: '%-d %B %Y'                                  # {{ term.starts | date('long') }}
    ```

    A value takes the place of `{0}` to `{9}`; numbers are written as the language writes them. A text with forms goes by \
    its first value; the forms are those of Unicode's plural rules for the language: `zero`, `one`, `two`, `few`, `many`, and \
    `other`, which must be there. A key that does not exist, and values that the text has no place for, are errors.

    Scripts have their texts below `script:`. Include `<script src="{{ 'strings.js' | asset }}" defer></script>` before the \
    script that needs them; then `registrarText('search.found', 3)` is the text below `script.search.found` with its value.
    """

  private static let namesIntroduction = """
    What stands after a dot: `course.title`, `site.current_term.title`. A type with `?` may be absent; test it with \
    `if`. Numbers and dates print as they are; see [Dates](#dates) for other forms.
    """

  // MARK: Tables

  private var pageTable: String {
    var rows: [[String]] = []
    var seen: Set<String> = []
    for page in pages where seen.insert(page.name).inserted {
      let names = schema.records[page.root].fields.map { "\(code($0.name)) (\(type($0.type)))" }
      rows.append([code(page.name), names.joined(separator: ", ")])
    }
    return table(["file", "knows"], rows)
  }

  private var filterRows: [[String]] {
    let own = schema.filters.map { filter -> [String] in
      let parameters = filter.parameters.map { $0.isOptional ? "\($0.name)?" : $0.name }
      let arguments = parameters.isEmpty ? "" : "(\(parameters.joined(separator: ", ")))"
      return [code(filter.name + arguments), sentence(filter.summary)]
    }
    return (own + TemplateReference.filters.map { [code($0.usage), sentence($0.summary)] }).sorted { $0[0] < $1[0] }
  }

  private func fieldTable(_ record: RecordSchema) -> String {
    if record.fields.isEmpty { return "It has no fields." }
    return table(
      ["field", "type", "is"],
      record.fields.map { [code($0.name), type($0.type) + ($0.isOptional ? "?" : ""), sentence($0.summary)] })
  }

  private func type(_ type: ValueType) -> String {
    switch type {
    case .text: "text"
    case .html: "html"
    case .url: "url"
    case .boolean: "true or false"
    case .integer: "whole number"
    case .number: "number"
    case .date: "date"
    case .list(let element): "list of \(self.type(element))"
    case .record(let number): "[\(schema.records[number].name)](#\(anchor(schema.records[number].name)))"
    case .mapping: "mapping"
    case .dynamic: "anything"
    }
  }

  private func table(_ heads: [String], _ rows: [[String]]) -> String {
    let lines = [heads, heads.map { _ in "---" }] + rows.map { $0.map { $0.replacing("|", with: #"\|"#) } }
    return lines.map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
  }

  private func code(_ text: String) -> String { "`\(text)`" }

  private func sentence(_ text: String) -> String { text.hasSuffix(".") ? text : text + "." }

  /// The address that git hosts give to a heading.
  private func anchor(_ heading: String) -> String { heading.lowercased().replacing(" ", with: "-") }
}
