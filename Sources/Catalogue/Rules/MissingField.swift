package import Diagnostics

extension Rule {
  package static let missingField = Rule(
    id: "missing-field", family: .structure, severity: .error,
    summary: "A record lacks a field that it needs",
    explanation: "", examples: [])
}
