/// A place in a text: both numbers count from 1, columns in UTF-8 bytes.
package struct Position: Sendable, Hashable, Comparable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (a: Position, b: Position) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}

/// What would mend a fault.
package struct Suggestion: Sendable, Hashable {
  /// The text to write in place of what the diagnostic marks.
  package var replacement: String
  /// What the replacement stands for, such as a student's name, where that helps a reader to be sure.
  package var label: String?

  package init(_ replacement: String, label: String? = nil) {
    self.replacement = replacement
    self.label = label
  }
}

/// The part of a source line that a reader needs to see a fault.
package struct Excerpt: Sendable, Hashable {
  /// The text, which is the whole line unless the line is very long.
  package var text: String
  /// The column, in bytes and from 1, at which `text` starts in its line.
  package var column: Int
  /// The column, in characters (Unicode scalars) and from 1, at which `text` starts in its line.
  package var characterColumn: Int
  /// The faulty part of `text`, in UTF-8 bytes from its start.
  ///
  /// Without it the part follows from the diagnostic's columns, which is right where the line is valid UTF-8.
  package var mark: Range<Int>?
  /// Whether the line goes on before `text`.
  package var isCutBefore: Bool
  /// Whether the line goes on after `text`.
  package var isCutAfter: Bool

  package init(
    text: String, column: Int, characterColumn: Int? = nil, mark: Range<Int>? = nil,
    isCutBefore: Bool? = nil, isCutAfter: Bool = false
  ) {
    self.text = text
    self.column = column
    self.characterColumn = characterColumn ?? column
    self.mark = mark
    self.isCutBefore = isCutBefore ?? (column > 1)
    self.isCutAfter = isCutAfter
  }
}

/// One fault, at one place, with everything that a printer needs.
///
/// Messages lead with the specific thing, name values between single quotes and end without a full stop.
/// They may hold hostile text: printers disarm it, nobody else does.
package struct Diagnostic: Sendable, Hashable {
  package var rule: String
  package var severity: Severity
  /// Relative to the source folder, with `/` between its parts.
  package var path: String
  package var start: Position
  /// Exclusive.
  package var end: Position
  package var message: String
  package var suggestion: Suggestion?
  package var excerpt: Excerpt?

  package init(
    rule: Rule, severity: Severity? = nil, path: String, start: Position = Position(line: 1, column: 1),
    end: Position? = nil, message: String, suggestion: Suggestion? = nil, excerpt: Excerpt? = nil
  ) {
    self.rule = rule.id
    self.severity = severity ?? rule.severity
    self.path = path
    self.start = start
    self.end = end ?? start
    self.message = message
    self.suggestion = suggestion
    self.excerpt = excerpt
  }
}

extension Diagnostic: Comparable {
  /// Diagnostics are sorted by file and place; rule and message make the order total.
  package static func < (a: Diagnostic, b: Diagnostic) -> Bool {
    if a.path != b.path { return a.path.utf8.lexicographicallyPrecedes(b.path.utf8) }
    if a.start != b.start { return a.start < b.start }
    if a.end != b.end { return a.end < b.end }
    return (a.rule, a.message) < (b.rule, b.message)
  }
}
