package import Catalogue
package import Diagnostics
package import Files

/// How one run of ``lint(_:settingsFile:options:)`` looks at a catalogue.
package struct LintOptions: Sendable {
  /// Whether drafts count as published.
  package var includesDrafts: Bool
  /// Whether every warning is an error.
  package var isStrict: Bool
  package var workers: Workers

  package init(includesDrafts: Bool = false, isStrict: Bool = false, workers: Workers = Workers()) {
    self.includesDrafts = includesDrafts
    self.isStrict = isStrict
    self.workers = workers
  }
}

/// Every problem of a catalogue: what reading it found, what its settings say wrong, and what the rules find.
///
/// - Parameters:
///   - catalogue: as it was read; its settings say for which audience texts are looked at.
///   - settingsFile: the file that the settings come from, for the places of what they say.
///   - options: whether drafts count, and how strict to be.
/// - Returns: diagnostics in order, with the severities that the settings give them.
/// - Complexity: O(*n*) in bytes and references; each wrong id is searched for among all ids of its kind, up
///   to ``NearestIdentifiers/searchLimit`` times.
package func lint(
  _ catalogue: Catalogue, settingsFile: SettingsFile = SettingsFile(), options: LintOptions = LintOptions()
) -> [Diagnostic] {
  let levels = catalogue.settings.lint.compactMapValues { SeverityPolicy.Level(rawValue: $0.rawValue) }
  let policy = SeverityPolicy(levels, rules: Rules.all, isStrict: options.isStrict)
  let off = Set(Rules.domain.filter { policy.level(of: $0) == .off }.map(\.id))
  // Half of each is work for one core only.
  let (faults, (repeated, scope, texts)) = options.workers.both {
    domainFaults(in: catalogue, except: off, workers: options.workers)
  } _: {
    let scope = Scope(catalogue, includesDrafts: options.includesDrafts, workers: options.workers)
    return (duplicateEnrollments(in: catalogue), scope, TextSurvey(of: scope))
  }
  var identifiers = NearestIdentifiers(catalogue)

  var findings = catalogue.findings
  findings += duplicateIdentifiers(in: catalogue)
  findings += danglingReferences(in: catalogue, using: &identifiers)
  findings += repeated
  findings += duplicateOfferings(in: catalogue)
  findings += prerequisiteCycles(in: catalogue)
  findings += selfReferences(in: catalogue)
  findings += faults.map(\.finding)
  findings += texts.findings
  findings += brokenLinks(texts, in: scope, using: &identifiers)
  if policy.level(of: .draftReferenced) != .off { findings += draftReferences(texts, in: scope) }
  if policy.level(of: .withheldNameInText) != .off { findings += withheldNames(in: scope, texts) }

  var diagnostics = settingsFile.diagnostics
  diagnostics += catalogue.diagnostics(for: findings)
  diagnostics += catalogue.unreadableAttachments.map { number, reason in
    Diagnostic(
      rule: .unreadableFile, path: catalogue.attachments[number], message: "the file cannot be read: \(reason)")
  }
  diagnostics += settingsFaults(of: settingsFile, scope, using: &identifiers)
  if policy.level(of: .unusedFile) != .off { diagnostics += unusedFiles(texts, in: catalogue) }
  return policy.apply(to: diagnostics).sorted()
}
