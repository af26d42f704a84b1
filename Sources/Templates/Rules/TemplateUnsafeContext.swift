package import Diagnostics

/// A value at a place where escaping does not make it harmless.
package enum TemplateUnsafeContext {
  package static let rule = Rule(
    id: "template-unsafe-context", family: .structure, severity: .error,
    summary: "A value stands where escaping cannot make it harmless",
    explanation: """
      Values are escaped for two places: text, and attributes between quotes. Anywhere else a name that \
      someone wrote into the catalogue could become markup or a program, so a template may print no value

      - in the name of a tag or of an attribute, or in an attribute without quotes;
      - in an attribute that holds a program or a style (`on…`, `style`, `srcdoc`);
      - in `<style>`, `<script>` or a comment; only `tojson` may stand in \
      `<script type="application/ld+json">`, as a whole JSON value.

      In an attribute that holds an address (`href`, `src` and the like), addresses that are neither \
      relative nor http, https or mailto are printed as `#`. What a value could complete to another \
      kind of address is refused: let it be the whole attribute, or write a `/`, `?` or `#` before it. A \
      list of addresses (`srcset`) takes values of the type *url* only.

      Rendered Markdown may stand in text only. All branches of a condition, and every turn of a loop, must \
      leave the HTML at the same kind of place.
      """,
    examples: [
      Rule.Example(
        "An attribute without quotes",
        [
          Rule.Example.File(
            "templates/student.html", "<p title={{ «student.name» }}>{{ student.name }}</p>\n")
        ]),
      Rule.Example(
        "A value in a script",
        [
          Rule.Example.File(
            "templates/student.html", "<script>let name = \"{{ «student.name» }}\";</script>\n")
        ]),
      Rule.Example(
        "An attribute with quotes",
        [
          Rule.Example.File(
            "templates/student.html", "<p title=\"{{ student.name }}\">{{ student.name }}</p>\n")
        ]),
    ])
}

extension TemplateUnsafeContext {
  static let tagName = "a value cannot be the name of a tag, or a part of it"
  static let attributeName = "a value cannot be the name of an attribute, or a part of it"
  static let unquoted = "a value in an attribute must stand between quotes"
  static let comment = "a value cannot stand in an HTML comment or declaration"
  static let json = "only 'tojson' may stand in a JSON-LD block"
  static let jsonElsewhere = "'tojson' may stand only in <script type=\"application/ld+json\">"
  static let jsonString = "'tojson' brings its own quotes, so it cannot stand between quotes"
  static let html = "rendered Markdown may stand only in text, not in an attribute or a title"
  static let completesScheme = """
    a value here could change the kind of the address; let it be the whole address, or write '/', '?' or '#' \
    before it
    """
  static let colonAfterValue =
    "this ':' would make the value before it the kind of the address; write '/', '?' or '#' first"
  static let addressList = "only values of the type url may stand in a list of addresses"
  static let loadedAddress = "only a value of the type url may say what the page loads here"
  static let refresh = "a value may stand here only as the address after '0; url='"
  static let afterRefresh = "'http-equiv' must come before a 'content' that holds a value"
  static let scriptComment = "'<!--' in a script makes its end ambiguous"
  static let attributeWithoutSpace = "white space is missing before this attribute"

  static func element(_ name: String) -> String { "a value cannot stand in <\(name)>" }

  static func attribute(_ name: String) -> String { "a value cannot stand in the attribute '\(name)'" }

  static func scheme(_ scheme: String) -> String {
    "a value cannot follow '\(scheme):'; only relative, http, https and mailto addresses may hold values"
  }

  static func branches(_ first: String, _ second: String) -> String {
    "the branches end at different kinds of places: \(first), and \(second)"
  }

  static func loop(_ first: String, _ second: String) -> String {
    "the loop starts \(first) and ends \(second), so its second turn would start elsewhere than its first"
  }

  static func pageEnd(_ place: String) -> String { "the page ends \(place)" }
}
