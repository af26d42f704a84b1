/// The forms in which a run's diagnostics can be printed.
package enum DiagnosticFormat: String, Sendable, CaseIterable {
  /// For people.
  case text
  /// Registrar's own, for scripts.
  case json
  /// SARIF 2.1.0, for code scanning.
  case sarif
  /// Workflow commands that annotate a change on GitHub.
  case github
  /// GitLab's code quality report.
  case gitlab
  /// JUnit's XML, which nearly every CI system reads.
  case junit
}

/// What a printer may be told; most of it concerns some formats only.
package struct PrinterOptions: Sendable {
  /// Whether the text may hold colours (`text` only).
  package var color: Bool
  /// The most warnings of one rule that are shown, or `nil` for all (`text` only: programs always get all).
  package var warningsPerRule: Int?
  /// Whether the summary's sentence closes the text (`text` only).
  package var closesWithSummary: Bool
  /// The columns that a source line may take before only a part of it is shown (`text` only).
  package var width: Int
  /// What leads from the repository's root to the source folder, such as `school/`.
  ///
  /// Only for `github` and `gitlab`, which know no other root.
  package var pathPrefix: String
  /// The version of Registrar (`sarif` only).
  package var version: String

  package init(
    color: Bool = false, warningsPerRule: Int? = nil, closesWithSummary: Bool = true, width: Int = 100,
    pathPrefix: String = "", version: String = "0.0.0"
  ) {
    self.color = color
    self.warningsPerRule = warningsPerRule
    self.closesWithSummary = closesWithSummary
    self.width = width
    self.pathPrefix = pathPrefix
    self.version = version
  }
}

/// Prints diagnostics, in the order given, with whatever is hostile in them disarmed.
///
/// - Parameters:
///   - diagnostics: What was found, with settled severities.
///   - summary: What `text` and `json` close with.
///   - rules: Every rule that was checked, which `sarif` describes.
///   - format: The form of the output.
///   - options: What concerns single formats.
/// - Returns: UTF-8 that ends with a line feed, or nothing where a format has nothing to say.
package func render(
  _ diagnostics: [Diagnostic], summary: Summary, rules: [Rule], as format: DiagnosticFormat,
  options: PrinterOptions = PrinterOptions()
) -> [UInt8] {
  switch format {
  case .text: TextPrinter(options).report(diagnostics, summary: summary)
  case .json: JSONPrinter().report(diagnostics, summary: summary)
  case .sarif: SARIFPrinter(rules: rules, options).report(diagnostics)
  case .github: GitHubPrinter(options).report(diagnostics)
  case .gitlab: GitLabPrinter(options).report(diagnostics)
  case .junit: JUnitPrinter().report(diagnostics)
  }
}
