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
  var known: [FaultKey: Int] = [:]
  for diagnostic in before { known[key(of: diagnostic), default: 0] += 1 }
  return after.filter { diagnostic in
    let key = key(of: diagnostic)
    guard let count = known[key], count > 0 else { return true }
    known[key] = count - 1
    return false
  }
}

private func key(of diagnostic: Diagnostic) -> FaultKey {
  var diagnostic = diagnostic
  // An id that nothing bears any more, not even as an old one, dangles all the same.
  diagnostic.message = diagnostic.message.replacing(" any more", with: "")
  return FaultKey(diagnostic)
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
