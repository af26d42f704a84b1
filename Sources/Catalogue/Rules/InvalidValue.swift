package import Diagnostics

extension Rule {
  package static let invalidValue = Rule(
    id: "invalid-value", family: .structure, severity: .error,
    summary: "A field holds a value that its type does not allow",
    explanation: "", examples: [])
}
