import Catalogue
import Diagnostics
import Files
import Linting

/// Refuses a change of a catalogue that brings errors which were not there before; faults that only warn are let pass,
/// for history that comes from elsewhere is as it is.
///
/// - Parameters:
///   - before: the catalogue as it is.
///   - after: as it would be.
///   - origin: where the content of a file comes from, for what is said about it.
/// - Returns: a note for the user, where there are new warnings.
/// - Throws: ``ImportRefusal``.
/// - Complexity: that of two runs of `lint`.
func refuseImport(
  before: Catalogue, after: Catalogue, workers: Workers, origin: (String) -> String? = { _ in nil }
) throws -> [String] {
  let domain = Set(DomainRules.ids)
  let options = LintOptions(workers: workers)
  var known: [FaultKey: Int] = [:]
  for diagnostic in lint(before, options: options) where !domain.contains(diagnostic.rule) {
    known[FaultKey(diagnostic), default: 0] += 1
  }
  var errors: [Diagnostic] = []
  var warnings = 0
  for diagnostic in lint(after, options: options) where !domain.contains(diagnostic.rule) {
    let key = FaultKey(diagnostic)
    if let count = known[key], count > 0 {
      known[key] = count - 1
    } else if diagnostic.severity == .error {
      errors.append(diagnostic)
    } else {
      warnings += 1
    }
  }
  let levels = after.settings.lint
  let new = newDomainFaults(before: before, after: after, workers: workers)
  let raised = new.filter { levels[$0.finding.rule.id] == .error }
  warnings += new.count - raised.count
  errors += after.diagnostics(for: raised.map(\.finding)).map { diagnostic in
    var diagnostic = diagnostic
    diagnostic.severity = .error
    return diagnostic
  }
  guard errors.isEmpty else {
    throw ImportRefusal(
      errors.sorted().map { diagnostic in
        var diagnostic = diagnostic
        if let origin = origin(diagnostic.path) { diagnostic.message += " (from \(origin))" }
        return diagnostic
      })
  }
  return warnings == 0 ? [] : ["\(counted(warnings, "new warning")); registrar lint shows them"]
}
