import Catalogue
import Editing
import TestSupport
import Testing

@testable import Preview

@Suite("The values of a request") struct ValueTests {
  @Test(
    "A body that cannot be used is refused, with the field that is at fault",
    arguments: [
      (#"[]"#, "invalid-value body"), ("\"a\"", "invalid-value body"), ("null", "invalid-value body"),
      (#"{"student_id":"ada","student_id":"eve","course_id":"cs"}"#, "invalid-json body"),
      (#"{"student_id":"ada","course_id":"cs"} x"#, "invalid-json body"), ("\u{FEFF}{}", "invalid-json body"),
      (#"{"student_id":"ada","course_id":"cs","extra":1}"#, "unknown-field extra"),
      (#"{"student":"ada","course_id":"cs"}"#, "unknown-field student"),
      (#"{"students_id":"ada","course_id":"cs"}"#, "unknown-field students_id→student_id"),
      ("", "missing-field student_id"), ("{}", "missing-field student_id"),
      (#"{"course_id":"cs"}"#, "missing-field student_id"), (#"{"student_id":"ada"}"#, "missing-field course_id"),
      (#"{"student_id":null,"course_id":"cs"}"#, "missing-field student_id"),
      (#"{"student_id":"ada","course_id":null,"course_ids":null}"#, "missing-field course_id"),
      (#"{"student_id":1,"course_id":"cs"}"#, "invalid-value student_id"),
      (#"{"student_id":["ada"],"course_id":"cs"}"#, "invalid-value student_id"),
      (#"{"student_id":"ada","course_id":["cs"]}"#, "invalid-value course_id"),
      (#"{"student_id":"ada","course_ids":"cs"}"#, "invalid-value course_ids"),
      (#"{"student_id":"ada","course_ids":["cs",1]}"#, "invalid-value course_ids[1]"),
      (#"{"student_id":"ada","course_ids":[null]}"#, "invalid-value course_ids[0]"),
      (#"{"student_id":"ada","course_ids":[]}"#, "invalid-value course_ids"),
      (#"{"student_id":"ada","course_id":"cs","course_ids":["cs"]}"#, "invalid-value course_ids"),
      (#"{"student_id":"ada","course_id":"cs","term":2026}"#, "invalid-value term"),
      (#"{"student_id":"ada","course_id":"cs","term":true}"#, "invalid-value term"),
      (#"{"student_id":"ada","course_id":"cs","section":1}"#, "invalid-value section"),
      (#"{"student_id":"ada","course_id":"cs","section":["1",2]}"#, "invalid-value section[1]"),
      (#"{"student_id":"ada","course_id":"cs","status":"enroled"}"#, "invalid-value status→enrolled"),
      (#"{"student_id":"ada","course_id":"cs","status":"Enrolled"}"#, "invalid-value status→enrolled"),
      (#"{"student_id":"ada","course_id":"cs","status":1}"#, "invalid-value status"),
      (#"{"student_id":"ada","course_id":"cs","grade":1.5}"#, "invalid-value grade"),
      (#"{"student_id":"ada","course_id":"cs","grade":"A\nB"}"#, "invalid-value grade"),
      (#"{"student_id":"a\u0000da","course_id":"cs"}"#, "invalid-value student_id"),
      (#"{"student_id":"ada","course_id":"cs","credits":"6"}"#, "invalid-value credits"),
      (#"{"student_id":"ada","course_id":"cs","credits":1e3}"#, "invalid-value credits"),
      (#"{"student_id":"ada","course_id":"cs","credits":1.2345}"#, "invalid-value credits"),
      (#"{"student_id":"ada","course_id":"cs","credits":-1}"#, "invalid-value credits"),
      (#"{"student_id":"ada","course_id":"cs","enrolled_on":"tomorrow"}"#, "invalid-value enrolled_on"),
      (#"{"student_id":"ada","course_id":"cs","enrolled_on":"2026-02-30"}"#, "invalid-value enrolled_on"),
      (#"{"student_id":"ada","course_id":"cs","enrolled_on":20260201}"#, "invalid-value enrolled_on"),
      (#"{"student_id":"ada","course_id":"cs","override":"x"}"#, "invalid-value override"),
      (#"{"student_id":"ada","course_id":"cs","override":{"rule":"x","reason":"y"}}"#, "invalid-value override"),
      (#"{"student_id":"ada","course_id":"cs","override":["x"]}"#, "invalid-value override[0]"),
      (#"{"student_id":"ada","course_id":"cs","override":[{"reason":"y"}]}"#, "missing-field override[0].rule"),
      (#"{"student_id":"ada","course_id":"cs","override":[{"rule":"x"}]}"#, "missing-field override[0].reason"),
      (
        #"{"student_id":"ada","course_id":"cs","override":[{"rule":"x","reason":""}]}"#,
        "missing-field override[0].reason"
      ),
      (
        #"{"student_id":"ada","course_id":"cs","override":[{"rule":"x","reason":"y","reasons":"z"}]}"#,
        "unknown-field reasons→reason"
      ),
      (
        #"{"student_id":"ada","course_id":"cs","override":[{"rule":"x","reason":"y","on":"x"}]}"#,
        "invalid-value override[0].on"
      ),
      (
        #"{"student_id":"ada","course_id":"cs","override":[{"rule":"x","reason":"y","by":1}]}"#,
        "invalid-value override[0].by"
      ),
    ])
  func faults(body: String, fault: String) async throws {
    let asked = Asked()
    for path in ["/enroll", "/api/v1/enrollments"] {
      #expect(try await asked.knowing("POST", path, body: body).refusal == "400 \(fault)")
    }
    #expect(asked.requests == [])
  }

  @Test("Each field of an enrollment arrives as it was sent")
  func details() async throws {
    let asked = Asked()
    let body = """
      {"student_id": "ada", "course_ids": ["cs", "ma"], "term": "f", "section": ["1", "A"], "status": "completed",
       "grade": "NO", "credits": 7.50, "enrolled_on": "2026-09-01",
       "override": [{"rule": "capacity-exceeded", "reason": "agreed: “yes”", "by": "Dean", "on": "2026-09-02"},
                    {"rule": "x", "reason": "y", "by": null}]}
      """
    #expect(try await asked.knowing("POST", "/enroll", body: body).status == 201)
    var enroll = Enroll(student: "ada", courses: ["cs", "ma"], term: "f")
    enroll.details.sections = ["1", "A"]
    enroll.details.status = .completed
    enroll.details.grade = "NO"
    enroll.details.credits = Decimal(thousandths: 7500)
    enroll.details.enrolledOn = CalendarDate(year: 2026, month: 9, day: 1)
    enroll.details.overrides = [
      OverrideRecord(
        rule: "capacity-exceeded", reason: "agreed: “yes”", by: "Dean",
        on: CalendarDate(year: 2026, month: 9, day: 2)),
      OverrideRecord(rule: "x", reason: "y"),
    ]
    #expect(asked.requests == [.enroll(enroll)])
  }

  @Test("What is null is not there, and one section may stand for itself")
  func absent() async throws {
    let asked = Asked()
    let body = #"""
      {"student_id": "ada", "course_id": "cs", "course_ids": null, "term": null, "section": null, "status": null,
       "grade": null, "credits": null, "enrolled_on": null, "override": null}
      """#
    #expect(try await asked.knowing("POST", "/enroll", body: body).status == 201)
    let section = #"{"student_id": "ada", "course_id": "cs", "section": "001", "override": []}"#
    #expect(try await asked.knowing("POST", "/enroll", body: section).status == 201)
    let plain = Enroll(student: "ada", courses: ["cs"])
    var sectioned = plain
    sectioned.details.sections = ["001"]
    #expect(asked.requests == [.enroll(plain), .enroll(sectioned)])
  }

  @Test(
    "Path, query and body must not contradict each other",
    arguments: [
      ("POST", "/students/ada/enroll", #"{"student_id":"eve","course_id":"cs"}"#, "400 invalid-value student_id"),
      ("DELETE", "/students/ada/courses/cs", #"{"student_id":"eve"}"#, "400 invalid-value student_id"),
      ("DELETE", "/students/ada/courses/cs", #"{"course_id":"ma"}"#, "400 invalid-value course_id"),
      ("DELETE", "/students/ada/courses/cs", #"{"course_ids":["cs"]}"#, "400 unknown-field course_ids→course_id"),
      ("DELETE", "/students/ada/courses/cs?term=f", #"{"term":"s"}"#, "400 invalid-value term"),
      ("POST", "/students/ada/enroll?term=f", #"{"term":"s","course_id":"cs"}"#, "400 invalid-value term"),
      ("POST", "/students/ada/enroll?term=f&term=s", #"{"course_id":"cs"}"#, "400 invalid-value term"),
      ("POST", "/students/ada/enroll?trem=f", #"{"course_id":"cs"}"#, "400 unknown-field trem→term"),
      ("DELETE", "/students/ada/courses/cs?dry_run=1", nil, "400 unknown-field dry_run"),
      ("GET", "/students/ada/courses?page=2", nil, "400 unknown-field page"),
      ("PUT", "/students/ada/enroll", #"{}"#, "400 missing-field course_ids"),
    ] as [(String, String, String?, String)])
  func contradictions(method: String, path: String, body: String?, refusal: String) async throws {
    let asked = Asked()
    #expect(try await asked.knowing(method, path, body: body).refusal == refusal)
    #expect(asked.requests == [])
  }

  @Test("A deletion may say why a rule does not matter")
  func overriddenDeletion() async throws {
    let asked = Asked()
    let body = #"{"override": [{"rule": "prerequisite-unmet", "reason": "agreed"}]}"#
    #expect(try await asked.knowing("DELETE", "/students/ada/courses/cs", body: body).status == 204)
    guard case .withdraw(let withdrawal)? = asked.requests.first else {
      Issue.record("a withdrawal is asked for")
      return
    }
    #expect(withdrawal.overrides == [OverrideRecord(rule: "prerequisite-unmet", reason: "agreed")])
    #expect(withdrawal.deletes)
  }
}
