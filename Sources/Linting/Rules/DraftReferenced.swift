package import Diagnostics

extension Rule {
  package static let draftReferenced = Rule(
    id: "draft-referenced", family: .domain, severity: .warning,
    summary: "A published record refers to a draft",
    explanation: "", examples: [])
}
