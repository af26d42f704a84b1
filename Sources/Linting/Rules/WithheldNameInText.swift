package import Diagnostics

extension Rule {
  package static let withheldNameInText = Rule(
    id: "withheld-name-in-text", family: .domain, severity: .warning,
    summary: "A text names a student whom the audience may not see",
    explanation: "", examples: [])
}
