import Catalogue

/// An enrollment as a student's file of format 1 says it.
///
/// It is read here and not by the catalogue, so that the two can be compared.
enum OldEnrollment {
  struct Fault: Error {
    let message: String
  }

  static func read(_ item: PlainValue, of student: String) -> Result<EnrollmentRecord, Fault> {
    switch item {
    case .text(let course) where !course.isEmpty:
      .success(EnrollmentRecord(studentID: student, courseID: course, term: nil))
    case .mapping(let entries): Result { () throws(Fault) in try record(entries, of: student) }
    case .text, .absent, .list: .failure(Fault(message: "an item of 'courses' must be the id of a course or a mapping"))
    }
  }

  private static func record(
    _ entries: [PlainValue.Entry], of student: String
  ) throws(Fault) -> EnrollmentRecord {
    var record = EnrollmentRecord(studentID: student, courseID: "", term: nil)
    for entry in entries {
      switch entry.key {
      case "course": record.courseID = try text(entry) ?? ""
      case "term": record.term = try text(entry)
      case "section": record.sections = try sections(entry.value)
      case "status":
        guard let name = try text(entry) else { continue }
        guard let status = Enrollment.Status.allCases.first(where: { $0.name == name }) else {
          throw fault(entry, "one of \(Enrollment.Status.allCases.map(\.name).joined(separator: ", "))")
        }
        record.status = status
      case "grade": record.grade = try text(entry)
      case "credits":
        guard let number = try text(entry) else { continue }
        record.credits = Decimal(number.utf8)
        if record.credits.map({ $0 < .zero }) ?? true { throw fault(entry, "a number that is not negative") }
      case "enrolled_on": record.enrolledOn = try date(entry)
      case "ended_on": record.endedOn = try date(entry)
      case "override": record.overrides = try overrides(entry)
      default: throw Fault(message: "an item of 'courses' has no field '\(entry.key)'")
      }
    }
    if record.courseID.isEmpty { throw Fault(message: "an item of 'courses' needs the field 'course'") }
    return record
  }

  private static func fault(_ entry: PlainValue.Entry, _ expected: String) -> Fault {
    Fault(message: "'\(entry.key)' must be \(expected)" + (entry.value.string.map { ", not '\($0)'" } ?? ""))
  }

  private static func text(_ entry: PlainValue.Entry) throws(Fault) -> String? {
    switch entry.value {
    case .absent: return nil
    case .text(let text): return text
    case .list, .mapping: throw fault(entry, "a text")
    }
  }

  private static func sections(_ value: PlainValue) throws(Fault) -> [String] {
    guard case .list(let items) = value else {
      return try text(PlainValue.Entry("section", value)).map { [$0] } ?? []
    }
    var sections: [String] = []
    for item in items {
      guard let section = try text(PlainValue.Entry("section", item)) else {
        throw Fault(message: "an item of 'section' is empty")
      }
      sections.append(section)
    }
    return sections
  }

  private static func date(_ entry: PlainValue.Entry) throws(Fault) -> CalendarDate? {
    guard let text = try text(entry) else { return nil }
    guard let date = CalendarDate(text.utf8) else { throw fault(entry, "a date such as 2026-09-01") }
    return date
  }

  private static func overrides(_ entry: PlainValue.Entry) throws(Fault) -> [OverrideRecord] {
    if entry.value == .absent { return [] }
    guard case .list(let items) = entry.value else { throw fault(entry, "a list of overrides") }
    var overrides: [OverrideRecord] = []
    for item in items {
      guard case .mapping(let fields) = item, let rule = item["rule"].string, let reason = item["reason"].string,
        DomainRules.ids.contains(rule), !reason.allSatisfy(\.isWhitespace)
      else { throw Fault(message: "an override needs a rule of the domain and a reason") }
      var override = OverrideRecord(rule: rule, reason: reason)
      for field in fields {
        switch field.key {
        case "rule", "reason": break
        case "by": override.by = try text(field)
        case "on": override.on = try date(field)
        default: throw Fault(message: "an override has no field '\(field.key)'")
        }
      }
      overrides.append(override)
    }
    return overrides
  }
}
