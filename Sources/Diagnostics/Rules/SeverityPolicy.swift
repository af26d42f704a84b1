/// What one catalogue makes of its rules: which of them count, and how much.
///
/// Settings may change the rules about a sound catalogue's content (``Rule/Family/domain``). Those that say
/// whether it can be read as a catalogue at all (``Rule/Family/structure``) stay as they are, whatever
/// settings say.
package struct SeverityPolicy: Sendable {
  /// What a rule's diagnostics become.
  package enum Level: String, Sendable, CaseIterable {
    case error
    case warning
    case off
  }

  private let levels: [String: Level]
  private let isStrict: Bool

  /// - Parameters:
  ///   - levels: Levels by rule id; ids of structural and of unknown rules have no effect.
  ///   - rules: Every rule there is.
  ///   - isStrict: Whether every warning is an error.
  package init(_ levels: [String: Level] = [:], rules: [Rule], isStrict: Bool = false) {
    let changeable = Set(rules.lazy.filter { $0.family == .domain }.map(\.id))
    self.levels = levels.filter { changeable.contains($0.key) }
    self.isStrict = isStrict
  }

  /// What a rule's diagnostics become, so that a rule that is off need not run.
  package func level(of rule: Rule) -> Level {
    level(of: rule.id, reportedAs: rule.severity)
  }

  /// The diagnostics that count, in the same order, with their severities settled.
  package func apply(to diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.compactMap { diagnostic in
      var settled = diagnostic
      switch level(of: diagnostic.rule, reportedAs: diagnostic.severity) {
      case .off: return nil
      case .error: settled.severity = .error
      case .warning: settled.severity = .warning
      }
      return settled
    }
  }

  private func level(of id: String, reportedAs severity: Severity) -> Level {
    let level = levels[id] ?? (severity == .error ? .error : .warning)
    return level == .warning && isStrict ? .error : level
  }
}
