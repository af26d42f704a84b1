/// A rule's manual page, for a terminal and for the reference on the web.
package struct RulePage: Sendable {
  private let rule: Rule

  package init(_ rule: Rule) {
    self.rule = rule
  }

  /// The page as `registrar explain` shows it.
  package func text(color: Bool = false) -> String {
    let style = Style(color: color)
    var lines = [
      style(.location, rule.id) + ": " + style(Style.Role(rule.severity), rule.severity.rawValue),
      "",
      rule.summary,
      "",
      severityNote,
    ]
    if !rule.explanation.isEmpty { lines += ["", rule.explanation.trimmingLineEnds] }
    for example in rule.examples {
      lines += ["", style(.location, example.title)]
      for file in example.files {
        lines += ["", "  " + style(.location, file.path)]
        lines += AnnotatedFile(file).lines(style).map { $0.isEmpty ? "" : "  " + $0 }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The page in Markdown.
  ///
  /// - Parameter level: The level of the page's heading; those inside are one below it.
  /// - Returns: Text that ends with a line feed.
  package func markdown(level: Int = 1) -> String {
    let heading = String(repeating: "#", count: level)
    var blocks = ["\(heading) \(rule.id)", rule.summary, severityNote]
    if !rule.explanation.isEmpty { blocks.append(rule.explanation.trimmingLineEnds) }
    for example in rule.examples {
      blocks.append("\(heading)# \(example.title)")
      for file in example.files {
        let lines = AnnotatedFile(file).lines(Style(color: false))
        let longest = lines.map(\.longestFence).max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        blocks.append("`\(file.path)`")
        blocks.append("\(fence)text\n\(lines.joined(separator: "\n"))\n\(fence)")
      }
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private var severityNote: String {
    let severity = rule.severity == .error ? "An error" : "A warning"
    switch rule.family {
    case .structure: return "\(severity); settings cannot change it."
    case .domain:
      return "\(severity), unless settings say otherwise: `lint: {\(rule.id): error, warning or off}`."
    }
  }
}

/// Every rule with its summary, one on each line, as `registrar explain` lists them.
package func ruleList(_ rules: [Rule], color: Bool = false) -> String {
  let style = Style(color: color)
  let width = rules.map(\.id.utf8.count).max() ?? 0
  var text = ""
  for rule in rules.sorted(by: { $0.id < $1.id }) {
    let gap = String(repeating: " ", count: width - rule.id.utf8.count + 2)
    let severity = rule.severity.rawValue
    let severityGap = String(repeating: " ", count: "warning".utf8.count - severity.utf8.count + 2)
    text += "\(style(.location, rule.id))\(gap)\(style(Style.Role(rule.severity), severity))\(severityGap)"
    text += "\(rule.summary)\n"
  }
  return text
}

/// The reference of all rules in Markdown: a table of them, and every page.
package func ruleReference(_ rules: [Rule]) -> String {
  let rules = rules.sorted { $0.id < $1.id }
  var blocks = [
    "# Rules",
    "What `registrar lint` reports. A rule's heading here is its name in settings and overrides.",
  ]
  var table = "| rule | severity | settings | what it reports |\n| --- | --- | --- | --- |"
  for rule in rules {
    let isChangeable = rule.family == .domain ? "yes" : "no"
    let summary = rule.summary.replacing("|", with: #"\|"#)
    table += "\n| [\(rule.id)](#\(rule.id)) | \(rule.severity.rawValue) | \(isChangeable) | \(summary) |"
  }
  blocks.append(table)
  var text = blocks.joined(separator: "\n\n") + "\n"
  for rule in rules { text += "\n" + RulePage(rule).markdown(level: 2) }
  return text
}

/// A file of an example with line numbers, and a mark under each place where the rule reports.
private struct AnnotatedFile {
  private let source: SourceText
  private let ranges: [Range<Int>]

  init(_ file: Rule.Example.File) {
    let marked = MarkedText(file.text)
    source = SourceText(path: file.path, bytes: Array(marked.text.utf8))
    ranges = marked.ranges.sorted { $0.lowerBound < $1.lowerBound }
  }

  func lines(_ style: Style) -> [String] {
    let text = source.bytes
    // What follows the last line feed is no line of its own, unless a mark stands there.
    let lastByte = text.last == UInt8(ascii: "\n") ? text.count - 1 : text.count
    let last = source.position(at: max(lastByte, ranges.last?.lowerBound ?? 0)).line
    let digits = String(last).utf8.count
    let blank = style(.quiet, "  \(String(repeating: " ", count: digits)) |")
    var lines: [String] = []
    for number in 1...last {
      let range = source.range(ofLine: number)
      let excerpt = Excerpt(text: String(decoding: text[range], as: UTF8.self), column: 1)
      let whole = MarkedLine(excerpt, mark: 0..<0, width: .max)
      let padding = String(repeating: " ", count: digits - String(number).utf8.count)
      lines.append(style(.quiet, "  \(padding)\(number) |") + (whole.text.isEmpty ? "" : " \(whole.text)"))
      for mark in ranges where source.position(at: mark.lowerBound).line == number {
        let start = mark.lowerBound - range.lowerBound
        let end = max(start, min(mark.upperBound, range.upperBound) - range.lowerBound)
        let line = MarkedLine(excerpt, mark: start..<end, width: .max)
        lines.append(blank + " " + line.markLine(style, .error))
      }
    }
    return lines
  }
}

extension String {
  fileprivate var trimmingLineEnds: String {
    var text = self[...]
    while text.hasSuffix("\n") { text.removeLast() }
    while text.hasPrefix("\n") { text.removeFirst() }
    return String(text)
  }

  /// The longest row of backticks.
  fileprivate var longestFence: Int {
    var longest = 0
    var current = 0
    for byte in utf8 {
      current = byte == UInt8(ascii: "`") ? current + 1 : 0
      longest = max(longest, current)
    }
    return longest
  }
}
