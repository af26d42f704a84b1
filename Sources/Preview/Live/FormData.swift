import Catalogue
import Diagnostics
import Linting

/// What the forms need to know that edit enrollments, from a catalogue of which nothing is withheld.
struct FormData {
  private let catalogue: Catalogue

  init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  /// How many records are suggested for what somebody types.
  private static let suggestionLimit = 8

  /// - Throws: `Refusal` for a record that there is not.
  func answer(_ target: RequestTarget) throws -> [UInt8] {
    func parameter(_ name: String) -> String? { target.parameters.first { $0.name == name }?.value }
    var json = JSONWriter(layout: .dense)
    if "/" + target.parts.joined(separator: "/") == LiveAddress.find {
      find(parameter("text") ?? "", isStudent: parameter("kind") == "student", to: &json)
    } else if let id = parameter("student") {
      try writeEnrollments(.student, id, to: &json)
    } else {
      try writeEnrollments(.course, parameter("course") ?? "", to: &json)
    }
    return json.bytes
  }

  private func writeEnrollments(_ kind: RecordKind, _ id: String, to json: inout JSONWriter) throws {
    var id = id
    let number = id.withUTF8 { catalogue.identifiers(of: kind).find(Text($0)) }
    guard number >= 0 else {
      throw Refusal(status: 404, code: "unknown-\(kind.name)", message: "no \(kind.name) has the id '\(id)'")
    }
    let terms = Ranking.order(of: catalogue.terms).reversed().map { catalogue.terms[Int($0)] }
    let mine = catalogue.enrollments.filter { (kind == .student ? $0.student : $0.course) == number }
    json.object { json in
      json.array("terms") { json in
        for term in terms {
          json.object { json in
            json.field("id", term.id.string)
            json.field("title", term.displayName.string)
          }
        }
      }
      json.field("current_term", catalogue.settings.currentTerm ?? terms.first?.id.string)
      json.array("statuses") { json in for status in Enrollment.Status.allCases { json.value(status.name) } }
      json.array("grades") { json in for grade in catalogue.settings.grades?.scale ?? [] { json.value(grade) } }
      json.array("sections") { json in for section in sections(kind, Int(number)) { json.value(section) } }
      json.array("overridable") { json in for rule in Rules.domain { json.value(rule.id) } }
      json.array("enrollments") { json in
        for enrollment in mine.sorted(by: precedes) { write(enrollment, to: &json) }
      }
    }
  }

  /// The sections that a course lists, each once.
  private func sections(_ kind: RecordKind, _ number: Int) -> [String] {
    guard kind == .course else { return [] }
    return Set(catalogue.courses[number].offerings.map(\.section).filter { !$0.isAbsent }.map(\.string)).sorted()
  }

  private func precedes(_ a: Enrollment, _ b: Enrollment) -> Bool {
    func key(_ enrollment: Enrollment) -> (String, String, String) {
      let student = catalogue.students[Int(enrollment.student)]
      let term = enrollment.term < 0 ? "" : catalogue.terms[Int(enrollment.term)].id.string
      return (
        term, student.sortName.isAbsent ? student.displayName.string : student.sortName.string,
        catalogue.courses[Int(enrollment.course)].id.string
      )
    }
    let (first, second) = (key(a), key(b))
    // Newest terms first, as far as their ids tell.
    if first.0 != second.0 { return first.0 > second.0 }
    return (first.1, first.2) < (second.1, second.2)
  }

  private func write(_ enrollment: Enrollment, to json: inout JSONWriter) {
    json.object { json in
      json.field("student_id", catalogue.students[Int(enrollment.student)].id.string)
      json.field("student", catalogue.students[Int(enrollment.student)].displayName.string)
      json.field("course_id", catalogue.courses[Int(enrollment.course)].id.string)
      json.field("course", catalogue.courses[Int(enrollment.course)].displayName.string)
      json.field("term", enrollment.term < 0 ? nil : catalogue.terms[Int(enrollment.term)].id.string)
      let sections = enrollment.sections.map(\.string).joined(separator: ", ")
      json.field("section", sections.isEmpty ? nil : sections)
      json.field("status", enrollment.status.name)
      json.field("grade", enrollment.grade.isAbsent ? nil : enrollment.grade.string)
    }
  }

  /// Suggests records of which the id or the name holds what was typed, regardless of case and accents.
  private func find(_ text: String, isStudent: Bool, to json: inout JSONWriter) {
    let wanted = Self.folded(text)
    var found: [(id: String, name: String)] = []
    func look<Record: CatalogueRecord>(_ records: [Record]) {
      guard !wanted.isEmpty else { return }
      for record in records where found.count < Self.suggestionLimit {
        let (id, name) = (record.id.string, record.displayName.string)
        if Self.folded(id).contains(wanted) || Self.folded(name).contains(wanted) { found.append((id, name)) }
      }
    }
    if isStudent { look(catalogue.students) } else { look(catalogue.courses) }
    json.object { json in
      json.array("found") { json in
        for record in found {
          json.object { json in
            json.field("id", record.id)
            json.field("name", record.name)
          }
        }
      }
    }
  }

  private static func folded(_ text: String) -> String {
    var bytes: [UInt8] = []
    Array(text.utf8).withUnsafeBufferPointer { Folding.append($0, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
