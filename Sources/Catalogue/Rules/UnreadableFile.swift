package import Diagnostics

extension Rule {
  package static let unreadableFile = Rule(
    id: "unreadable-file", family: .structure, severity: .error,
    summary: "A file of the catalogue cannot be read",
    explanation: "", examples: [])
}
