/// Prints diagnostics as workflow commands, which annotate the lines of a change on GitHub.
///
/// A command ends at its line, its properties at `::`, and one property at `,` or `:`, so these and `%` are
/// written as percent escapes, after everything else that is hostile has been disarmed. Columns are
/// characters.
struct GitHubPrinter {
  let options: PrinterOptions

  init(_ options: PrinterOptions) {
    self.options = options
  }

  func report(_ diagnostics: [Diagnostic]) -> [UInt8] {
    var text = ""
    for diagnostic in diagnostics {
      let (start, end) = (diagnostic.start, diagnostic.end)
      var properties = [
        ("file", options.pathPrefix + diagnostic.path),
        ("line", "\(start.line)"),
        ("endLine", "\(end.line)"),
      ]
      // Columns of a fault over several lines are refused.
      if start.line == end.line {
        let columns = diagnostic.characterColumns
        properties.append(("col", "\(columns.start)"))
        // The last column belongs to the fault, as the last line does.
        properties.append(("endColumn", "\(max(columns.start, columns.end - 1))"))
      }
      properties.append(("title", diagnostic.rule))
      let list = properties.map { "\($0.0)=\(escaped($0.1, inProperty: true))" }.joined(separator: ",")
      text += "::\(diagnostic.severity.rawValue) \(list)::\(escaped(diagnostic.advice, inProperty: false))\n"
    }
    return Array(text.utf8)
  }

  private func escaped(_ text: String, inProperty: Bool) -> String {
    var result = ""
    for scalar in disarmed(text).unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case ":" where inProperty: result += "%3A"
      case "," where inProperty: result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
