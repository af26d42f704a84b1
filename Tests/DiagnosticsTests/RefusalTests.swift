import Diagnostics
import TestSupport
import Testing

@Suite("Refusals")
struct RefusalTests {
  private static let sample = Rule(
    id: "capacity-exceeded", family: .domain, severity: .warning, summary: "", explanation: "", examples: [])

  private static func diagnostic(_ message: String, _ suggestion: String? = nil) -> Diagnostic {
    Diagnostic(rule: sample, path: "content/a.md", message: message, suggestion: suggestion.map { Suggestion($0) })
  }

  private static let cases: [(refusal: Refusal, status: Int, code: String, description: String)] = [
    (.unknownStudent("ada"), 400, "unknown-student", "no student has the id 'ada'"),
    (
      .unknownStudent("adaa", suggestion: "ada", status: 404), 404, "unknown-student",
      "no student has the id 'adaa'; did you mean 'ada'?"
    ),
    (.unknownCourse("c", field: "course_ids"), 400, "unknown-course", "no course has the id 'c'"),
    (.unknownTerm("t"), 400, "unknown-term", "no term has the id 't'"),
    (.missingField("course_id"), 400, "missing-field", "the field 'course_id' is missing"),
    (
      .invalidValue("status", "enroled", "no status is called 'enroled'", suggestion: "enrolled"), 400, "invalid-value",
      "no status is called 'enroled'; did you mean 'enrolled'?"
    ),
    (
      .notEnrolled(student: "ada", course: "c"), 404, "not-enrolled", "the student 'ada' is not enrolled in 'c'"
    ),
    (
      .notEnrolled(student: "ada", course: "c", term: "t"), 404, "not-enrolled",
      "the student 'ada' is not enrolled in 'c' in 't'"
    ),
    (
      .ambiguousTerm(student: "ada", course: "c", terms: ["t", "u"]), 409, "ambiguous-term",
      "the student 'ada' is enrolled in 'c' in several terms, of which one must be named: t, u"
    ),
    (.rule(diagnostic("c is full")), 409, "capacity-exceeded", "c is full"),
    (
      .rule(diagnostic("c is full"), diagnostic("d is full", "e")), 409, "capacity-exceeded",
      "c is full; d is full; did you mean 'e'?"
    ),
  ]

  @Test("Each reason has its status, its code and a sentence", arguments: cases.indices)
  func reasons(number: Int) {
    let expected = Self.cases[number]
    #expect(expected.refusal.status == expected.status)
    #expect(expected.refusal.code == expected.code)
    #expect(expected.refusal.description == expected.description)
  }

  @Test("As JSON a refusal is one object, with every member present")
  func json() {
    let refusal = Refusal.unknownCourse("cs-1O1\u{1B}", suggestion: "cs-101")
    #expect(
      String(decoding: refusal.json(layout: .compact), as: UTF8.self) == #"""
        {"error":{"status":400,"code":"unknown-course","message":"no course has the id 'cs-1O1\u001b'","details":[{"field":"course_id","value":"cs-1O1\u001b","suggestion":"cs-101"}]}}

        """#)
    #expect(
      String(decoding: Refusal.missingField("student_id").json(), as: UTF8.self) == #"""
        {
          "error": {
            "status": 400,
            "code": "missing-field",
            "message": "the field 'student_id' is missing",
            "details": [
              {"field": "student_id", "value": null, "suggestion": null}
            ]
          }
        }

        """#)
    #expect(
      String(decoding: Refusal(status: 401, code: "x", message: "m").json(), as: UTF8.self).contains(#""details": []"#))
  }

  @Test("What is at fault stands in the details, one for each value")
  func details() {
    #expect(Refusal.ambiguousTerm(student: "a", course: "c", terms: ["t", "u"]).details.map(\.value) == ["t", "u"])
    #expect(
      Refusal.notEnrolled(student: "a", course: "c", term: "t").details.map(\.field) == [
        "student_id", "course_id", "term",
      ])
    #expect(Refusal.rules([]).details.isEmpty)
    let broken = Refusal.rule(Self.diagnostic("full", "e"))
    #expect(broken.details == [Refusal.Detail(field: "rule", value: "capacity-exceeded", suggestion: "e")])
  }
}
