package import Diagnostics

extension Rule {
  package static let unknownKind = Rule(
    id: "unknown-kind", family: .structure, severity: .error,
    summary: "A file stands in a folder that describes no kind of record",
    explanation: "", examples: [])
}
