package import Diagnostics

extension Rule {
  package static let unusedFile = Rule(
    id: "unused-file", family: .domain, severity: .warning,
    summary: "A file that is not Markdown is linked by no page",
    explanation: "", examples: [])
}
