package import Diagnostics

extension Rule {
  package static let duplicateEnrollment = Rule(
    id: "duplicate-enrollment", family: .structure, severity: .error,
    summary: "A student is enrolled twice in the same course and term",
    explanation: "", examples: [])
}
