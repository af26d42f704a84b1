package import Diagnostics

extension Rule {
  package static let invalidIdentifier = Rule(
    id: "invalid-identifier", family: .structure, severity: .error,
    summary: "An id cannot be a file name or an address",
    explanation: "", examples: [])
}
