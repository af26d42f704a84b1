package import Diagnostics

extension Rule {
  package static let danglingReference = Rule(
    id: "dangling-reference", family: .structure, severity: .error,
    summary: "A record refers to another that does not exist",
    explanation: "", examples: [])
}
