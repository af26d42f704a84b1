/// A catalogue without an error whose every text is one that a page, a file or a reader could stumble over.
///
/// All courses are given in one term, at one hour, and every student takes each of them.
package enum HostileCatalogue {
  /// Texts as people may write them into a title or a name.
  package static let texts: [String] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "</title></head><body onload=\"alert(1)\">",
    "'; alert(1); // ` ${alert(1)}",
    "{{ site.title }} {% if true %} {# no",
    "&lt;b&gt; &amp; &nbsp; ]]> <!-- -- -->",
    "BEGIN:VEVENT\\n, ; \\ END:VCALENDAR:\"",
    "\u{5E9}\u{5DC}\u{5D5}\u{5DD} \u{5E2}\u{5D5}\u{5DC}\u{5DD}, \u{645}\u{631}\u{62D}\u{628}\u{627} (1) \u{628}\u{643}\u{645}",
    "\u{202E}gnp.txt\u{202C} \u{2066}one\u{2069}",
    "\u{1F469}\u{1F3FD}\u{200D}\u{1F680} \u{1F3F3}\u{FE0F}\u{200D}\u{1F308} \u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} \u{1F1EA}\u{1F1FA}",
    String(repeating: "W", count: 300),
    String(repeating: "many words and ", count: 20) + "an end",
    "Z\u{334}\u{319}\u{324}\u{354}\u{351}\u{36B}\u{36A}\u{34A}\u{34B}a\u{335}\u{31C}\u{354}\u{351}lgo\u{334}\u{319}\u{351}\u{36B}",
    "line\u{2028}and\u{2029}paragraph",
  ]

  /// The id of the record of each kind that bears a text, by the text's number.
  package static func id(_ number: Int) -> String {
    // One as long as an id may be.
    number == 11 ? "x" + String(repeating: "X", count: 127) : "x-\(number)"
  }

  /// The text of each file by its path, relative to the source folder.
  ///
  /// - Parameter settings: lines to add to `catalogue.yml`.
  package static func files(settings: String = "") -> [String: String] {
    var files = [
      "catalogue.yml": """
      title: \(quoted(texts[0] + texts[8]))
      current_term: \(id(0))
      page_size: 9
      privacy: {default_visibility: public}
      \(settings)
      """,
      "content/index.md": "# Hostile\n\n" + texts.map { "- \(escaped($0))\n" }.joined(),
    ]
    for (number, text) in texts.enumerated() {
      let id = id(number)
      let text = quoted(text)
      files["content/courses/\(id).md"] = """
        ---
        title: \(text)
        code: \(text)
        summary: \(text)
        credits: \(number)
        department: \(id)
        level: \(text)
        instructors: [\(id), \(self.id(0))]
        prerequisites: [\(number > 0 ? "{any: [\(self.id(number - 1)), \(self.id(number / 2))]}" : "")]
        cross_listed: [\(self.id((number + 1) % texts.count)), \(self.id((number + texts.count - 1) % texts.count))]
        tags: [\(text)]
        offerings:
          - term: \(self.id(0))
            section: \(text)
            capacity: 10
            location: \(text)
            meetings:
              - {days: [mon, tue, sat], starts: 9:00, ends: 10:30, location: \(text)}
              - {days: [sun], starts: 0:00, ends: 23:59, every: 2}
        ---

        # \(escaped(texts[number]))

        [\(escaped(texts[number]))](student:\(id)) **\(escaped(texts[number]))**

            \(texts[number])

        | \(escaped(texts[number])) |
        """
      files["content/students/\(id).md"] = """
        ---
        name: \(text)
        sort_name: \(text)
        email: \(text)
        program: \(id)
        year: \(text)
        advisor: \(text)
        tags: [\(text)]
        extra: {note: \(text)}
        ---
        """
      files["content/terms/\(id).md"] = """
        ---
        title: \(text)
        \(number == 0 ? "starts: 2026-09-01\nends: 2026-12-18\nholidays: [2026-10-05]" : "")
        ---
        """
      files["content/departments/\(id).md"] = "---\ntitle: \(text)\n---\n"
      files["content/instructors/\(id).md"] = "---\nname: \(text)\nemail: \(text)\ndepartment: \(id)\n---\n"
      files["content/pages/\(id).md"] = "---\ntitle: \(text)\n---\n\n## \(escaped(texts[number]))\n"
      files["content/programs/\(id).md"] = """
        ---
        title: \(text)
        award: \(text)
        department: \(id)
        credits: 180
        requirements:
          - {title: \(text), choose: 2, from: [\(texts.indices.map(self.id).joined(separator: ", "))]}
        ---
        """
      let students = texts.indices.map { "  - {student: \(self.id($0)), section: \(text), grade: \(text)}\n" }
      files["content/enrollments/\(id).md"] = """
        ---
        course: \(id)
        term: \(self.id(0))
        enrollments:
        \(students.joined())---
        \(escaped(texts[number]))
        """
    }
    return files
  }

  /// A text in YAML's double quotes.
  ///
  /// What YAML would take for a line's end, or not show, is written as an escape.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\u{2028}", "\u{2029}", "\u{200B}"..."\u{200F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
        quoted += "\\u" + String(scalar.value, radix: 16)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// A text in Markdown that means itself.
  private static func escaped(_ text: String) -> String {
    text.map { $0.isASCII && ($0.isPunctuation || $0.isSymbol) ? "\\\($0)" : "\($0)" }.joined()
  }
}
