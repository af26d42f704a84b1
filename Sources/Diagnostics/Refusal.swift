/// Why something that was asked for is not done: what commands, the static JSON API and the editing API all say in
/// the same words and the same JSON.
///
/// Messages lead with the specific thing, name values between single quotes and end without a full stop, as those of
/// diagnostics do. They may hold hostile text: whoever prints one disarms it.
package struct Refusal: Error, Hashable, Sendable {
  /// The status with which HTTP says it.
  package var status: Int
  /// What is wrong, in a word that programs compare and that never changes; of a rule that was broken, its id.
  package var code: String
  package var message: String
  package var details: [Detail]

  /// One value that is at fault.
  package struct Detail: Hashable, Sendable {
    /// The name of the value, as the request has it, such as `course_id`.
    package var field: String
    package var value: String?
    /// What was most likely meant.
    package var suggestion: String?
    /// Where the value stands, if it was read from a file, and what is wrong there.
    package var source: Source?

    package struct Source: Hashable, Sendable {
      package var path: String
      /// From 1.
      package var line: Int
      package var message: String

      package init(path: String, line: Int, message: String) {
        self.path = path
        self.line = line
        self.message = message
      }
    }

    package init(field: String, value: String? = nil, suggestion: String? = nil) {
      self.field = field
      self.value = value
      self.suggestion = suggestion
    }
  }

  package init(status: Int, code: String, message: String, details: [Detail] = []) {
    self.status = status
    self.code = code
    self.message = message
    self.details = details
  }
}

// MARK: Reasons

extension Refusal {
  /// A student who does not exist.
  ///
  /// - Parameter status: 400 where a request names the student among its values, 404 where in its path.
  package static func unknownStudent(
    _ id: String, field: String = "student_id", suggestion: String? = nil, status: Int = 400
  ) -> Refusal {
    unknown("student", id, field, suggestion, status)
  }

  /// A course that does not exist.
  ///
  /// - Parameter status: 400 where a request names the course among its values, 404 where in its path.
  package static func unknownCourse(
    _ id: String, field: String = "course_id", suggestion: String? = nil, status: Int = 400
  ) -> Refusal {
    unknown("course", id, field, suggestion, status)
  }

  /// A term that does not exist.
  package static func unknownTerm(
    _ id: String, field: String = "term", suggestion: String? = nil, status: Int = 400
  ) -> Refusal {
    unknown("term", id, field, suggestion, status)
  }

  private static func unknown(
    _ kind: String, _ id: String, _ field: String, _ suggestion: String?, _ status: Int
  ) -> Refusal {
    Refusal(
      status: status, code: "unknown-\(kind)", message: "no \(kind) has the id '\(id)'",
      details: [Detail(field: field, value: id, suggestion: suggestion)])
  }

  /// A value that a request must give and does not.
  package static func missingField(_ name: String) -> Refusal {
    Refusal(
      status: 400, code: "missing-field", message: "the field '\(name)' is missing", details: [Detail(field: name)])
  }

  /// A value of the wrong type, or one that is none of those that there are.
  ///
  /// - Parameters:
  ///   - value: the value as it was given.
  ///   - message: what is wrong with it.
  package static func invalidValue(
    _ field: String, _ value: String?, _ message: String, suggestion: String? = nil
  ) -> Refusal {
    Refusal(
      status: 400, code: "invalid-value", message: message,
      details: [Detail(field: field, value: value, suggestion: suggestion)])
  }

  /// An enrollment that does not exist.
  ///
  /// - Parameter term: the term in which it was looked for, if in one only.
  package static func notEnrolled(student: String, course: String, term: String? = nil) -> Refusal {
    var details = [Detail(field: "student_id", value: student), Detail(field: "course_id", value: course)]
    if let term { details.append(Detail(field: "term", value: term)) }
    return Refusal(
      status: 404, code: "not-enrolled",
      message: "the student '\(student)' is not enrolled in '\(course)'" + (term.map { " in '\($0)'" } ?? ""),
      details: details)
  }

  /// Several enrollments of which only one can be meant.
  ///
  /// - Parameter terms: those in which the student has the course; each becomes a detail.
  package static func ambiguousTerm(student: String, course: String, terms: [String]) -> Refusal {
    Refusal(
      status: 409, code: "ambiguous-term",
      message: "the student '\(student)' is enrolled in '\(course)' in several terms, of which one must be named: "
        + terms.joined(separator: ", "),
      details: terms.map { Detail(field: "term", value: $0) })
  }

  /// A change that would break rules; the first one gives the code.
  ///
  /// - Parameter diagnostics: what would be wrong, at least one; each becomes a detail.
  package static func rule(_ diagnostics: Diagnostic...) -> Refusal { rules(diagnostics) }

  /// As ``rule(_:)``, for a list.
  package static func rules(_ diagnostics: [Diagnostic]) -> Refusal {
    Refusal(
      status: 409, code: diagnostics.first?.rule ?? "invalid-value",
      message: diagnostics.map(\.message).joined(separator: "; "),
      details: diagnostics.map {
        Detail(field: "rule", value: $0.rule, suggestion: $0.suggestion?.replacement)
      })
  }
}

// MARK: Forms

extension Refusal: CustomStringConvertible {
  /// What a person reads: the message, and what was most likely meant.
  package var description: String {
    let meant = details.compactMap(\.suggestion)
    return meant.isEmpty ? message : "\(message); did you mean \(meant.map { "'\($0)'" }.joined(separator: ", "))?"
  }

  /// Writes the one JSON object that errors have, wherever JSON carries one.
  package func writeJSON(to json: inout JSONWriter) {
    json.object(.many) { json in
      json.object("error", .many) { json in
        json.field("status", status)
        json.field("code", code)
        json.field("message", message)
        json.array("details", .many) { json in
          for detail in details {
            json.object { json in
              json.field("field", detail.field)
              json.field("value", detail.value)
              json.field("suggestion", detail.suggestion)
              if let source = detail.source {
                json.field("path", source.path)
                json.field("line", source.line)
                json.field("message", source.message)
              }
            }
          }
        }
      }
    }
  }

  /// The JSON object as a text of its own; ends with a line feed.
  package func json(layout: JSONWriter.Layout = .readable) -> [UInt8] {
    var json = JSONWriter(layout: layout)
    writeJSON(to: &json)
    json.endLine()
    return json.bytes
  }
}
