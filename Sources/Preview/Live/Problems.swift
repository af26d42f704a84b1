import Diagnostics

/// What is wrong with a catalogue, as browsers are told.
struct Problems: Sendable, Hashable {
  var diagnostics: [Diagnostic] = []

  /// How many are shown; whoever has more has other worries than the last one.
  static let limit = 50

  var errorCount: Int { diagnostics.count { $0.severity == .error } }

  /// The counts, and the first diagnostics, errors before warnings.
  func json() -> String {
    let shown = (diagnostics.filter { $0.severity == .error } + diagnostics.filter { $0.severity != .error })
      .prefix(Self.limit)
    var json = JSONWriter(layout: .dense)
    json.object { json in
      json.field("errors", errorCount)
      json.field("warnings", diagnostics.count - errorCount)
      json.array("diagnostics") { json in
        for diagnostic in shown { write(diagnostic, to: &json) }
      }
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private func write(_ diagnostic: Diagnostic, to json: inout JSONWriter) {
    json.object { json in
      json.field("rule", diagnostic.rule)
      json.field("severity", diagnostic.severity.rawValue)
      json.field("path", disarmed(diagnostic.path))
      json.field("line", diagnostic.start.line)
      json.field("column", diagnostic.start.column)
      json.field("message", disarmed(diagnostic.message))
      if let excerpt = diagnostic.shownExcerpt {
        json.field("before", excerpt.before)
        json.field("marked", excerpt.marked)
        json.field("after", excerpt.after)
      }
      if let suggestion = diagnostic.suggestion { json.field("suggestion", disarmed(suggestion.question)) }
    }
  }
}
