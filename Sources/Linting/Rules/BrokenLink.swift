package import Diagnostics

extension Rule {
  package static let brokenLink = Rule(
    id: "broken-link", family: .structure, severity: .error,
    summary: "A link in a text leads nowhere",
    explanation: "", examples: [])
}
