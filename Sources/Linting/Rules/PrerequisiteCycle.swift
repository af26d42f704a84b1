package import Diagnostics

extension Rule {
  package static let prerequisiteCycle = Rule(
    id: "prerequisite-cycle", family: .structure, severity: .error,
    summary: "A course is, in the end, its own prerequisite",
    explanation: "", examples: [])
}
