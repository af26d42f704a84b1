import Catalogue
import Diagnostics
import Editing

/// The values of a request that edits: the members of its body, and the query.
struct RequestValues {
  private let members: [JSONMember]
  private let term: String?

  /// - Parameters:
  ///   - body: JSON; nothing counts as an object without members.
  ///   - names: the members that it may have.
  /// - Throws: `Refusal`.
  init(body: [UInt8], target: RequestTarget, names: [String]) throws {
    term = try queryTerm(of: target)
    guard !body.isEmpty else {
      members = []
      return
    }
    do {
      guard case .object(let members) = try JSONReader.read(body) else {
        throw Refusal.invalidValue("body", nil, "the body must be a JSON object")
      }
      self.members = members
    } catch let fault as JSONFault {
      throw Refusal(
        status: 400, code: "invalid-json",
        message: "the body is not valid JSON: line \(fault.line), column \(fault.column): \(fault.message)",
        details: [Refusal.Detail(field: "body")])
    }
    for member in members where !names.contains(member.name) {
      throw unknownField(member.name, among: names)
    }
  }

  // MARK: Values by type

  /// A member's value, unless it is missing or `null`, which is the same.
  private func value(_ name: String) -> JSONValue? {
    members.first { $0.name == name && $0.value != .null }?.value
  }

  func text(_ name: String) throws -> String? {
    try value(name).map { try text($0, of: name) }
  }

  func texts(_ name: String) throws -> [String]? {
    guard let value = value(name) else { return nil }
    guard case .list(let items) = value else { throw wrongType(name, value, "a list of texts") }
    return try items.enumerated().map { try text($1, of: "\(name)[\($0)]") }
  }

  private func text(_ value: JSONValue, of field: String) throws -> String {
    guard case .text(let text) = value else { throw wrongType(field, value, "a text") }
    // What no file may hold is refused before anything is made of it.
    if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      throw Refusal.invalidValue(field, text, "the field '\(field)' must not hold control characters")
    }
    return text
  }

  private func date(_ value: JSONValue, of field: String) throws -> CalendarDate {
    let text = try text(value, of: field)
    guard let date = CalendarDate(text.utf8) else {
      throw Refusal.invalidValue(field, text, "the field '\(field)' must be a day such as 2026-09-14")
    }
    return date
  }

  private func wrongType(_ field: String, _ value: JSONValue, _ wanted: String) -> Refusal {
    .invalidValue(field, value.shown, "the field '\(field)' must be \(wanted), not \(value.kind)")
  }

  private func unknownField(_ name: String, among names: [String]) -> Refusal {
    Refusal(
      status: 400, code: "unknown-field", message: "there is no field '\(name)'",
      details: [Refusal.Detail(field: name, suggestion: suggestion(for: name, among: names))])
  }

  // MARK: Values of enrollments

  /// The id in the path, which a member may repeat but not contradict; else the member.
  func identifier(_ name: String, inPath known: String?) throws -> String? {
    let given = try text(name)
    if let known, let given, given != known {
      throw Refusal.invalidValue(name, given, "the field '\(name)' contradicts the path, which says '\(known)'")
    }
    return known ?? given
  }

  /// The courses that `course_id` or `course_ids` names.
  func courses(mayBeEmpty: Bool) throws -> [String] {
    let (one, many) = (try text("course_id"), try texts("course_ids"))
    if one != nil, many != nil {
      throw Refusal.invalidValue("course_ids", nil, "only one of 'course_id' and 'course_ids' can be given")
    }
    guard let courses = one.map({ [$0] }) ?? many else {
      throw Refusal.missingField(mayBeEmpty ? "course_ids" : "course_id")
    }
    if courses.isEmpty, !mayBeEmpty {
      throw Refusal.invalidValue("course_ids", nil, "the field 'course_ids' names no course")
    }
    return courses
  }

  /// The term of the query or of the body, which must agree.
  func chosenTerm() throws -> String? {
    let given = try text("term")
    if let term, let given, term != given {
      throw Refusal.invalidValue("term", given, "the field 'term' contradicts the query, which says '\(term)'")
    }
    return term ?? given
  }

  func details() throws -> EnrollmentDetails {
    var details = EnrollmentDetails()
    switch value("section") {
    case nil: break
    case .list?: details.sections = try texts("section")
    case let section?: details.sections = [try text(section, of: "section")]
    }
    details.status = try status()
    details.grade = try text("grade")
    details.credits = try credits()
    details.enrolledOn = try value("enrolled_on").map { try date($0, of: "enrolled_on") }
    details.overrides = try overrides()
    return details
  }

  private func status() throws -> Enrollment.Status? {
    guard let name = try text("status") else { return nil }
    guard let status = Enrollment.Status.allCases.first(where: { $0.name == name }) else {
      let names = Enrollment.Status.allCases.map(\.name)
      throw Refusal.invalidValue(
        "status", name, "the field 'status' must be one of \(names.joined(separator: ", ")), not '\(name)'",
        suggestion: suggestion(for: name, among: names))
    }
    return status
  }

  private func credits() throws -> Decimal? {
    guard let value = value("credits") else { return nil }
    guard case .number(let digits) = value else { throw wrongType("credits", value, "a number") }
    guard let credits = Decimal(digits.utf8), credits >= .zero else {
      throw Refusal.invalidValue(
        "credits", digits, "the field 'credits' must be a number from 0, with at most three places and no exponent")
    }
    return credits
  }

  func overrides() throws -> [OverrideRecord] {
    guard let value = value("override") else { return [] }
    guard case .list(let items) = value else { throw wrongType("override", value, "a list of objects") }
    return try items.enumerated().map { number, item in
      let field = "override[\(number)]"
      guard case .object(let members) = item else { throw wrongType(field, item, "an object") }
      var override = OverrideRecord(rule: "", reason: "")
      for member in members where member.value != .null {
        let field = "\(field).\(member.name)"
        switch member.name {
        case "rule": override.rule = try text(member.value, of: field)
        case "reason": override.reason = try text(member.value, of: field)
        case "by": override.by = try text(member.value, of: field)
        case "on": override.on = try date(member.value, of: field)
        default: throw unknownField(member.name, among: ["rule", "reason", "by", "on"])
        }
      }
      if override.rule.isEmpty { throw Refusal.missingField("\(field).rule") }
      if override.reason.isEmpty { throw Refusal.missingField("\(field).reason") }
      return override
    }
  }
}

/// The term that a query names, if it does.
///
/// - Throws: `Refusal` for two different ones, and for parameters that there are not: a misspelt `term` must not
///   become the current one.
func queryTerm(of target: RequestTarget) throws -> String? {
  for parameter in target.parameters where parameter.name != "term" {
    throw Refusal(
      status: 400, code: "unknown-field", message: "there is no parameter '\(parameter.name)'",
      details: [
        Refusal.Detail(field: parameter.name, suggestion: suggestion(for: parameter.name, among: ["term"]))
      ])
  }
  let terms = Set(target.parameters.map(\.value))
  guard terms.count <= 1 else { throw Refusal.invalidValue("term", nil, "the query names several terms") }
  return terms.first
}
