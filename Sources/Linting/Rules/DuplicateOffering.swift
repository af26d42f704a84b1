package import Diagnostics

extension Rule {
  package static let duplicateOffering = Rule(
    id: "duplicate-offering", family: .structure, severity: .error,
    summary: "A course lists the same section of a term twice",
    explanation: "", examples: [])
}
