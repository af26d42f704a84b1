package import Catalogue
package import Diagnostics
package import Files
import Linting

/// Refuses what would give a catalogue errors that it does not have; those that it has already stop nothing.
///
/// - Parameters:
///   - before: the catalogue as it is.
///   - after: the catalogue as it would be.
///   - settings: the files of their settings.
///   - workers: who looks.
///   - translate: says of an error from before what it would be called afterwards, where names change.
/// - Throws: `Refusal`, with the id of the first rule that would be broken.
/// - Complexity: that of one lint, or of two where there are errors afterwards.
package func refuseNewErrors(
  before: Catalogue, after: Catalogue, settings: (before: SettingsFile, after: SettingsFile), workers: Workers,
  translate: (Diagnostic) -> Diagnostic = { $0 }
) throws {
  let options = LintOptions(workers: workers)
  let found = lint(after, settingsFile: settings.after, options: options).filter { $0.severity == .error }
  if found.isEmpty { return }
  let known = lint(before, settingsFile: settings.before, options: options).filter { $0.severity == .error }
  let new = newErrors(in: found, unlike: known.map(translate))
  if !new.isEmpty { throw Refusal.breaking(new) }
}

/// The errors that stand in one list more often than in the other, whatever their lines.
func newErrors(in after: [Diagnostic], unlike before: [Diagnostic]) -> [Diagnostic] {
  var known: [ErrorName: Int] = [:]
  for diagnostic in before { known[ErrorName(diagnostic), default: 0] += 1 }
  return after.filter { diagnostic in
    let name = ErrorName(diagnostic)
    guard let count = known[name], count > 0 else { return true }
    known[name] = count - 1
    return false
  }
}

/// What stays the same of an error when lines move.
private struct ErrorName: Hashable {
  let rule: String
  let path: String
  let message: [UInt8]

  init(_ diagnostic: Diagnostic) {
    rule = diagnostic.rule
    path = diagnostic.path
    // An old id that nothing bears any more is dangling all the same.
    message = Self.withoutLines(diagnostic.message.replacing(" any more", with: "").utf8)
  }

  /// A text without the numbers that stand behind a colon, which count lines.
  private static func withoutLines(_ text: some Sequence<UInt8>) -> [UInt8] {
    var kept: [UInt8] = []
    var isNumber = false
    for byte in text {
      let isDigit = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
      if isNumber, isDigit { continue }
      isNumber = byte == UInt8(ascii: ":")
      kept.append(byte)
    }
    return kept
  }
}

extension Refusal {
  /// How many errors a message tells; the others are counted.
  private static let toldErrors = 10

  /// A change that would break rules; the first one gives the code.
  static func breaking(_ errors: [Diagnostic]) -> Refusal {
    let told = errors.prefix(toldErrors).map { "\($0.path):\($0.start.line): \($0.message)" }
    let more = errors.count > toldErrors ? "; and \(errors.count - toldErrors) more" : ""
    return Refusal(
      status: 409, code: errors.first?.rule ?? "invalid-value",
      message: "it would break the catalogue: \(told.joined(separator: "; "))\(more)",
      details: errors.map { Detail(field: "rule", value: $0.rule, suggestion: $0.suggestion?.replacement) })
  }
}
