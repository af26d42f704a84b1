import Diagnostics

/// Rules and diagnostics that the tests of all printers share.
enum Samples {
  static let dangling = Rule(
    id: "dangling-reference", family: .structure, severity: .error,
    summary: "A reference names a record that does not exist.",
    explanation: "Every reference must resolve,\nor a page would link to nothing.\n\nMend the id.",
    examples: [])

  static let capacity = Rule(
    id: "capacity-exceeded", family: .domain, severity: .warning,
    summary: "An offering has more students than seats.", explanation: "", examples: [])

  static let unreadable = Rule(
    id: "unreadable-file", family: .structure, severity: .error,
    summary: "A file cannot be read.", explanation: "Check its permissions.", examples: [])

  static let rules = [dangling, capacity, unreadable]

  /// A misspelt id with a suggestion, a warning without one, and a file of which nothing is known.
  static let diagnostics: [Diagnostic] = [
    report(
      dangling, "content/enrollments/cs-101.md", "---\nenrollments:\n  - student: «ada-lovelase»\n---\n",
      "no student has the id 'ada-lovelase'", Suggestion("ada-lovelace", label: "Ada Lovelace")),
    report(
      capacity, "content/enrollments/cs-101.md", "\n\n\n\n\n\n\n\n\nterm: «2026-fall»\n",
      "'cs-101' has 3 students for 2 seats"),
    Diagnostic(rule: unreadable, path: "content/x.md", message: "the file cannot be read: permission denied"),
  ]

  static let summary = Summary(of: diagnostics, students: 24, courses: 14, enrollments: 90)

  /// A diagnostic at the first mark of a text.
  static func report(
    _ rule: Rule, _ path: String, _ marked: String, _ message: String, _ suggestion: Suggestion? = nil
  ) -> Diagnostic {
    let marked = MarkedText(marked)
    let source = SourceText(path: path, bytes: Array(marked.text.utf8))
    return source.diagnostic(rule, at: marked.ranges.first ?? 0..<0, message, suggestion: suggestion)
  }

  static func print(
    _ diagnostics: [Diagnostic] = diagnostics, as format: DiagnosticFormat, options: PrinterOptions = .init()
  ) -> String {
    String(
      decoding: render(diagnostics, summary: summary, rules: rules, as: format, options: options),
      as: UTF8.self)
  }
}
