package import Diagnostics

extension Rule {
  package static let unknownField = Rule(
    id: "unknown-field", family: .structure, severity: .error,
    summary: "A file has a key that its kind of record does not have",
    explanation: "", examples: [])
}
