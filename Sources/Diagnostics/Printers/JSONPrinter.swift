/// Prints diagnostics as JSON, one on each line, with columns in UTF-8 bytes from 1 and ends that are
/// exclusive.
///
/// `suggestion` stands only where there is one. Texts are exact: what could act on a terminal is written as
/// JSON's own escapes, and decoding gives it back.
struct JSONPrinter {
  func report(_ diagnostics: [Diagnostic], summary: Summary) -> [UInt8] {
    var json = JSONWriter()
    json.object(.many) { json in
      json.array("diagnostics", .many) { json in
        for diagnostic in diagnostics { write(diagnostic, to: &json) }
      }
      json.object("summary") { json in
        json.field("errors", summary.errors)
        json.field("warnings", summary.warnings)
        json.field("students", summary.students)
        json.field("courses", summary.courses)
        json.field("enrollments", summary.enrollments)
      }
    }
    json.endLine()
    return json.bytes
  }

  private func write(_ diagnostic: Diagnostic, to json: inout JSONWriter) {
    json.object { json in
      json.field("rule", diagnostic.rule)
      json.field("severity", diagnostic.severity.rawValue)
      json.field("path", diagnostic.path)
      json.field("line", diagnostic.start.line)
      json.field("column", diagnostic.start.column)
      json.field("end_line", diagnostic.end.line)
      json.field("end_column", diagnostic.end.column)
      json.field("message", diagnostic.message)
      if let suggestion = diagnostic.suggestion { json.field("suggestion", suggestion.replacement) }
    }
  }
}
