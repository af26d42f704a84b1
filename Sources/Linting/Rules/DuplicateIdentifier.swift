package import Diagnostics

extension Rule {
  package static let duplicateIdentifier = Rule(
    id: "duplicate-identifier", family: .structure, severity: .error,
    summary: "Two records of a kind claim the same id",
    explanation: "", examples: [])
}
