package import Diagnostics

/// A fault in one of the catalogue's files, before lines and columns are worked out.
package struct Finding: Sendable {
  /// The number of the file.
  package var file: Int32
  package var rule: Rule
  package var place: Place
  package var message: String
  package var suggestion: Suggestion?

  package init(file: Int32, rule: Rule, place: Place, message: String, suggestion: Suggestion? = nil) {
    self.file = file
    self.rule = rule
    self.place = place
    self.message = message
    self.suggestion = suggestion
  }
}

/// A reference that no record answers.
package struct UnresolvedReference: Sendable {
  package enum Wanted: Sendable, Hashable {
    case record(RecordKind)
    /// A section of a course that lists offerings for the term.
    case section(course: Int32, term: Text)
  }

  package var file: Int32
  package var wanted: Wanted
  package var text: Text
  package var place: Place
}
