package import Diagnostics

/// What is wrong with a file's front matter, and where.
package struct Fault: Sendable, Hashable {
  package var rule: Rule
  /// The bytes of the file that are at fault.
  package var range: Range<Int>
  /// Ends without a full stop; may hold text from the file.
  package var message: String

  package init(rule: Rule, range: Range<Int>, message: String) {
    self.rule = rule
    self.range = range
    self.message = message
  }
}
