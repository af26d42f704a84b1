/// Prints diagnostics for people, with the source line, a mark under the fault and a suggestion.
///
///     content/enrollments/cs-101.md:7:14: error: no student has the id 'ada-lovelase' [dangling-reference]
///       7 |   - student: ada-lovelase
///         |              ^~~~~~~~~~~~ did you mean 'ada-lovelace' (Ada Lovelace)?
///
/// Without colour it is plain ASCII but for what the content says. A fault without an excerpt is its first
/// line, which then holds the suggestion. An empty line stands between the faults of one file and those of the next, and
/// when there are more than fit on a screen, a table says how many there are of each rule.
struct TextPrinter {
  /// From how many faults on the rules are counted.
  static let many = 10

  private let options: PrinterOptions
  private let style: Style

  init(_ options: PrinterOptions) {
    self.options = options
    style = Style(color: options.color)
  }

  func report(_ diagnostics: [Diagnostic], summary: Summary) -> [UInt8] {
    var text = ""
    var shown: [String: Int] = [:]
    var last: Diagnostic?
    for diagnostic in diagnostics {
      if diagnostic.severity == .warning, let limit = options.warningsPerRule {
        shown[diagnostic.rule, default: 0] += 1
        if shown[diagnostic.rule, default: 0] > limit { continue }
      }
      // Of faults that take a line each, a list is as easy to read.
      if let last, last.path != diagnostic.path, last.excerpt != nil || diagnostic.excerpt != nil { text += "\n" }
      last = diagnostic
      append(diagnostic, to: &text)
    }
    if let limit = options.warningsPerRule, shown.values.contains(where: { $0 > limit }) {
      text += "\n"
      for (rule, count) in shown.sorted(by: { $0.key < $1.key }) where count > limit {
        text += "... and \(counted(count - limit, "more warning")) of "
        text += "\(disarmed(rule)); 'registrar lint' prints all\n"
      }
    }
    if options.closesWithSummary {
      if !text.isEmpty { text += "\n" }
      if diagnostics.count > Self.many { text += table(of: diagnostics) + "\n" }
      text += closingLine(summary)
    }
    return Array(text.utf8)
  }

  private func append(_ diagnostic: Diagnostic, to text: inout String) {
    let place = "\(lineStart(diagnostic.path)):\(diagnostic.start.line):\(diagnostic.start.column):"
    let rule = style(.quiet, "[\(disarmed(diagnostic.rule))]")
    let severity = style(Style.Role(diagnostic.severity), "\(diagnostic.severity.rawValue):")
    let message = diagnostic.excerpt == nil ? diagnostic.advice : diagnostic.message
    text += "\(style(.location, place)) \(severity) \(disarmed(message)) \(rule)\n"
    guard let excerpt = diagnostic.excerpt else { return }

    let line = MarkedLine(excerpt, mark: diagnostic.markedBytes(in: excerpt), width: options.width)
    let number = String(diagnostic.start.line)
    let gutter = String(repeating: " ", count: number.utf8.count)
    text += style(.quiet, "  \(number) |")
    text += line.text.isEmpty ? "\n" : " \(line.text)\n"
    text += style(.quiet, "  \(gutter) |") + " " + line.markLine(style, Style.Role(diagnostic.severity))
    if let suggestion = diagnostic.suggestion {
      text += " " + style(.suggestion, disarmed(suggestion.question))
    }
    text += "\n"
  }

  /// How many faults there are of each rule and in how many files: errors first, then what there is most of.
  private func table(of diagnostics: [Diagnostic]) -> String {
    struct Row {
      var rule: String
      var severity: Severity
      var count = 0
      var paths: Set<String> = []
    }
    var rows: [String: Row] = [:]
    for diagnostic in diagnostics {
      let key = "\(diagnostic.severity.rawValue) \(diagnostic.rule)"
      rows[key, default: Row(rule: diagnostic.rule, severity: diagnostic.severity)].count += 1
      rows[key]?.paths.insert(diagnostic.path)
    }
    let sorted = rows.values.sorted { a, b in
      if a.severity != b.severity { return a.severity == .error }
      return a.count != b.count ? a.count > b.count : a.rule < b.rule
    }
    let countWidth = sorted.map { String($0.count).utf8.count }.max() ?? 0
    let ruleWidth = sorted.map { disarmed($0.rule).utf8.count }.max() ?? 0
    return sorted.map { row in
      let count = String(row.count)
      let gap = String(repeating: " ", count: countWidth - count.utf8.count)
      let rule = disarmed(row.rule)
      let padding = String(repeating: " ", count: ruleWidth - rule.utf8.count)
      let word = row.severity.rawValue + (row.count == 1 ? " " : "s")
      let severity = style(Style.Role(row.severity), word) + (row.severity == .error ? "  " : "")
      return "  \(gap)\(count) \(severity)  \(rule)\(padding)  "
        + style(.quiet, "in \(counted(row.paths.count, "file"))") + "\n"
    }.joined()
  }

  /// A path that can stand at the start of a line without being taken for a command of a CI system.
  private func lineStart(_ path: String) -> String {
    let shown = disarmed(path)
    return shown.hasPrefix(":") || shown.hasPrefix(" ") ? "./\(shown)" : shown
  }

  private func closingLine(_ summary: Summary) -> String {
    let sentence = summary.sentence
    let role: Style.Role =
      summary.errors > 0 ? .error : summary.warnings > 0 ? .warning : .success
    return style(role, sentence.prefix(1).uppercased() + sentence.dropFirst()) + "\n"
  }
}

extension Suggestion {
  /// A question for a reader.
  package var question: String {
    let name = label.map { " (\($0))" } ?? ""
    return "did you mean '\(replacement)'\(name)?"
  }
}

extension Diagnostic {
  /// The message and, where there is one, the suggestion, for formats that have no place for it.
  var advice: String {
    suggestion.map { "\(message); \($0.question)" } ?? message
  }
}
