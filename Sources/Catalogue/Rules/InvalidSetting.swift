package import Diagnostics

extension Rule {
  package static let invalidSetting = Rule(
    id: "invalid-setting", family: .structure, severity: .error,
    summary: "The settings hold an unknown key or a value of the wrong type",
    explanation: "", examples: [])
}
