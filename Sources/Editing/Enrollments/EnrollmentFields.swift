import Catalogue
import Diagnostics

/// An enrollment as front matter says it, field by field, in the order in which a person would write them.
struct EnrollmentFields {
  private(set) var fields: [(key: String, value: PlainValue)] = []

  /// A new enrollment.
  init(_ record: EnrollmentRecord, details: EnrollmentDetails) {
    fields = [("student", .text(record.studentID)), ("course", .text(record.courseID))]
    if let term = record.term { fields.append(("term", .text(term))) }
    fields += Self.fields(of: details, overrides: [])
      .compactMap { field in field.value.map { (field.key, $0) } }
  }

  /// The fields that a request gives.
  ///
  /// - Parameter overrides: what is recorded already.
  static func fields(
    of details: EnrollmentDetails, overrides: [PlainValue]
  ) -> [EnrollmentFileEditor.Field] {
    var fields: [EnrollmentFileEditor.Field] = []
    if let sections = details.sections { fields.append(("section", value(ofSections: sections))) }
    if let status = details.status { fields.append(("status", .text(status.name))) }
    if let grade = details.grade { fields.append(("grade", grade.isEmpty ? nil : .text(grade))) }
    if let credits = details.credits { fields.append(("credits", .text(credits.description))) }
    if let date = details.enrolledOn { fields.append(("enrolled_on", .text(date.description))) }
    if let date = details.endedOn { fields.append(("ended_on", .text(date.description))) }
    if !details.overrides.isEmpty {
      fields.append(("override", .list(overrides + details.overrides.map(value(of:)))))
    }
    return fields
  }

  private static func value(ofSections sections: [String]) -> PlainValue? {
    switch sections.count {
    case 0: nil
    case 1: .text(sections[0])
    default: .list(sections.map(PlainValue.text))
    }
  }

  private static func value(of override: OverrideRecord) -> PlainValue {
    var entries = [PlainValue.Entry("rule", .text(override.rule)), .init("reason", .text(override.reason))]
    if let by = override.by { entries.append(.init("by", .text(by))) }
    if let on = override.on { entries.append(.init("on", .text(on.description))) }
    return .mapping(entries)
  }

  /// What is left to write in a file, given what the file itself says of all its enrollments.
  ///
  /// - Returns: `nil` where the file says something else, so that the enrollment cannot stand there.
  func remaining(in file: EnrollmentFileEditor) -> [(key: String, value: PlainValue)]? {
    if case .text = file.standard("student"), case .text = file.standard("course") { return nil }
    var remaining: [(key: String, value: PlainValue)] = []
    for field in fields {
      let standard = file.standard(field.key)
      if standard == .absent || (!Self.identifying.contains(field.key) && standard != field.value) {
        remaining.append(field)
      } else if standard != field.value {
        return nil
      }
    }
    for key in Self.all where file.standard(key) != .absent && !fields.contains(where: { $0.key == key }) {
      guard key == "status" else { return nil }
      // Nothing given means enrolled, whatever the others are.
      let enrolled = PlainValue.text(Enrollment.Status.enrolled.name)
      if file.standard(key) != enrolled { remaining.append((key, enrolled)) }
    }
    return remaining
  }

  private static let identifying: Set<String> = ["student", "course", "term"]
  private static let all = [
    "student", "course", "term", "section", "status", "grade", "credits", "enrolled_on", "ended_on", "override",
  ]
}
