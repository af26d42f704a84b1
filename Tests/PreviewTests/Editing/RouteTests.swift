import Catalogue
import Diagnostics
import Editing
import Synchronization
import TestSupport
import Testing

@testable import Files
@testable import Preview

@Suite("The routes of the editing API") struct RouteTests {
  static let prefixes = ["", "/api/v1"]

  private static func enroll(_ courses: [String], replaces: Bool = false, term: String? = nil) -> EnrollmentRequest {
    var enroll = Enroll(student: "ada", courses: courses, term: term)
    enroll.replacesOthers = replaces
    return .enroll(enroll)
  }

  private static func change(grade: String? = nil, term: String? = nil) -> EnrollmentRequest {
    var change = SetEnrollment(student: "ada", course: "cs", term: term)
    change.details.status = .completed
    change.details.grade = grade
    return .set(change)
  }

  private static func delete(term: String? = nil, deletes: Bool = true) -> EnrollmentRequest {
    var withdrawal = Withdraw(
      student: "ada", courses: ["cs"], term: term, on: CalendarDate(days: 0), isDateGiven: false)
    withdrawal.deletes = deletes
    return .withdraw(withdrawal)
  }

  @Test(
    "Each route asks for what it says, with and without the prefix",
    arguments: [
      ("POST", "/enrollments", #"{"student_id":"ada","course_id":"cs"}"#, 201, enroll(["cs"])),
      ("POST", "/enroll", #"{"student_id":"ada","course_ids":["cs","ma"]}"#, 201, enroll(["cs", "ma"])),
      ("POST", "/enroll?term=f", #"{"student_id":"ada","course_id":"cs"}"#, 201, enroll(["cs"], term: "f")),
      ("POST", "/students/ada/enroll", #"{"course_ids":["cs"],"term":"f"}"#, 201, enroll(["cs"], term: "f")),
      ("POST", "/students/ada/enroll", #"{"student_id":"ada","course_id":"cs"}"#, 201, enroll(["cs"])),
      ("PUT", "/students/ada/enroll", #"{"course_ids":["cs"]}"#, 200, enroll(["cs"], replaces: true)),
      ("PUT", "/students/ada/enroll?term=f", #"{"course_ids":[]}"#, 200, enroll([], replaces: true, term: "f")),
      ("PUT", "/students/%61da/enroll", #"{"course_ids":["cs"]}"#, 200, enroll(["cs"], replaces: true)),
      ("PATCH", "/students/ada/courses/cs", #"{"status":"completed","grade":"A"}"#, 200, change(grade: "A")),
      (
        "PATCH", "/students/ada/courses/cs?term=f", #"{"status":"completed"}"#, 200, change(term: "f")
      ),
      ("PATCH", "/students/ada/courses/cs", #"{"status":"withdrawn"}"#, 200, delete(deletes: false)),
      ("DELETE", "/students/ada/courses/cs", nil, 204, delete()),
      ("DELETE", "/students/ada/courses/cs?term=f", nil, 204, delete(term: "f")),
      ("DELETE", "/students/ada/courses/cs?term=f", #"{"term":"f"}"#, 204, delete(term: "f")),
      ("DELETE", "/students/ada/courses/cs", #"{"term":"f","course_id":"cs"}"#, 204, delete(term: "f")),
    ] as [(String, String, String?, Int, EnrollmentRequest)])
  func edits(method: String, path: String, body: String?, status: Int, request: EnrollmentRequest) async throws {
    for prefix in Self.prefixes {
      let asked = Asked()
      let answer = try await asked.knowing(method, prefix + path, body: body)
      #expect(answer.status == status)
      #expect(asked.requests == [request])
      #expect(answer.text == (status == 204 ? "" : "{\"enrollments\": []}\n"))
      #expect(answer.headers["content-type"] == (status == 204 ? nil : "application/json"))
    }
  }

  @Test("A student's courses are read, and win over a page of that address")
  func reads() async throws {
    let asked = Asked()
    for prefix in Self.prefixes {
      let answer = try await asked.knowing("GET", "\(prefix)/students/ada/courses")
      #expect(answer.status == 200)
      #expect(answer.text == "{\"student\": \"ada\", \"term\": \"-\"}\n")
      #expect(answer.headers["content-type"] == "application/json")
      #expect(try await asked.knowing("GET", "\(prefix)/students/ada/courses?term=f").text.contains("\"f\""))
    }
    #expect(try await asked.knowing("GET", "/api/v1/students.json").text == "{}")
    let description = try await asked.knowing("GET", "/api/v1/openapi.json")
    #expect(description.text.contains("\"cookie\": \"registrar_4000\""))
    #expect(try await asked("GET", "/openapi.json").text == "Lost")
  }

  @Test(
    "Other methods are refused with those that there are",
    arguments: [
      ("/enrollments", "POST"), ("/enroll", "POST"), ("/students/ada/enroll", "POST, PUT"),
      ("/students/ada/courses", "GET, HEAD"), ("/students/ada/courses/cs", "PATCH, DELETE"),
    ])
  func methods(path: String, allowed: String) async throws {
    for prefix in Self.prefixes {
      for method in ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"]
      where !allowed.contains(method) {
        // A body that nothing could be made of is not even looked at.
        let answer = try await Asked().knowing(method, prefix + path, ["Content-Type": "x"], body: "x")
        #expect(answer.status == 405)
        #expect(answer.headers["allow"] == allowed)
      }
    }
  }

  @Test(
    "Paths that are almost routes are none",
    arguments: [
      "/enroll/", "/enrollments/x", "/students/ada", "/students/ada/enroll/x", "/students/ada/courses/cs/x",
      "/students/ada/Courses", "/student/ada/courses", "/students//x", "/api/v1", "/api/v2/enroll",
      "/api/v1/api/v1/enroll",
      "/api/v1/enroll%2F", "/api%2Fv1/enroll",
    ])
  func notRoutes(path: String) async throws {
    for prefix in Self.prefixes {
      let answer = try await Asked().knowing("GET", prefix + path)
      #expect(answer.status == 404)
      if prefix != "" { #expect(answer.refusal == "404 not-found path") }
    }
  }

  @Test("The first thing that is wrong is what is said")
  func order() async throws {
    // From everything wrong, one thing after the other is put right.
    var headers = [
      "Host": "evil.example", "Origin": "https://evil.example", "Authorization": "Bearer wrong",
      "Content-Type": "text/plain",
    ]
    var (method, path, body) = ("PATCH", "/api/v1/students/ada/nothing", String(repeating: "x", count: (1 << 20) + 1))
    let asked = Asked()
    func status() async throws -> String? { try await asked(method, path, headers, body: body).refusal }
    #expect(try await status() == "403 forbidden Host")
    headers["Host"] = nil
    #expect(try await status() == "403 forbidden Origin")
    headers["Origin"] = nil
    #expect(try await status() == "401 unauthorized")
    headers["Authorization"] = "Bearer \(Asked.token)"
    #expect(try await status() == "405 method-not-allowed method")
    method = "GET"
    #expect(try await status() == "404 not-found path")
    (method, path) = ("PATCH", "/api/v1/students/ada/enroll")
    #expect(try await status() == "405 method-not-allowed method")
    method = "POST"
    #expect(try await status() == "415 unsupported-media-type Content-Type")
    headers["Content-Type"] = nil
    #expect(try await status() == "413 limit-exceeded body")
    body = "{"
    #expect(try await status() == "400 invalid-json body")
    body = #"{"curse_id": 1, "term": 2}"#
    #expect(try await status() == "400 unknown-field curse_id→course_id")
    body = #"{"course_id": 1, "student_id": "eve"}"#
    #expect(try await status() == "400 invalid-value student_id")
    body = #"{"course_id": 1}"#
    #expect(try await status() == "400 invalid-value course_id")
    #expect(asked.requests == [])
    body = #"{"course_id": "cs"}"#
    #expect(try await status() == nil)
    #expect(asked.requests.count == 1)
  }

  @Test(
    "A body must be called JSON",
    arguments: [
      ("application/json", 201), ("application/json; charset=utf-8", 201), ("Application/JSON;charset=UTF-8", 201),
      (" application/json ", 201), ("", 415), ("text/plain", 415), ("text/json", 415), ("application/jsonp", 415),
      ("application/x-www-form-urlencoded", 415), ("multipart/form-data; boundary=x", 415), (";application/json", 415),
    ])
  func contentType(type: String, status: Int) async throws {
    for chunk in [nil, 5] {
      let answer = try await Asked().knowing(
        "POST", "/enroll", ["Content-Type": type], body: #"{"student_id":"ada","course_id":"cs"}"#, chunk: chunk)
      #expect(answer.status == status)
    }
  }

  @Test("A body may have a mebibyte and not a byte more, whether its length is told or not")
  func bodyLimit() async throws {
    let start = #"{"student_id":"ada","course_id":"cs"}"#
    let exact = start + String(repeating: " ", count: (1 << 20) - start.utf8.count)
    for chunk in [nil, 65536] {
      let asked = Asked()
      #expect(try await asked.knowing("POST", "/enroll", body: exact, chunk: chunk).status == 201)
      let answer = try await asked.knowing("POST", "/enroll", body: exact + " ", chunk: chunk)
      #expect(answer.refusal == "413 limit-exceeded body")
      #expect(answer.headers["connection"] == "close")
      #expect(asked.requests.count == 1)
    }
    let length = ["Content-Length": "99999999999999999999999"]
    #expect(try await Asked().knowing("POST", "/enroll", length, body: start).status == 413)
  }

  @Test("What the path names and is not there is missing; what the values name is a bad request")
  func missing() async throws {
    let body = #"{"student_id":"ada","course_id":"cs"}"#
    let cases: [(Refusal, String, String, Int)] = [
      (.unknownStudent("ada", suggestion: "ida"), "POST", "/enroll", 400),
      (.unknownStudent("ada", suggestion: "ida"), "POST", "/students/ada/enroll", 404),
      (.unknownStudent("ada", suggestion: "ida"), "PUT", "/students/ada/enroll", 404),
      (.unknownStudent("ada", suggestion: "ida"), "GET", "/students/ada/courses", 404),
      (.unknownStudent("ada", suggestion: "ida"), "DELETE", "/students/ada/courses/cs", 404),
      (.unknownCourse("cs"), "POST", "/students/ada/enroll", 400),
      (.unknownCourse("cs"), "DELETE", "/students/ada/courses/cs", 404),
      (.unknownTerm("f"), "DELETE", "/students/ada/courses/cs", 400),
      (.unknownTerm("f"), "GET", "/students/ada/courses", 400),
      (.notEnrolled(student: "ada", course: "cs"), "DELETE", "/students/ada/courses/cs", 404),
      (.ambiguousTerm(student: "ada", course: "cs", terms: ["f", "s"]), "DELETE", "/students/ada/courses/cs", 409),
      (Refusal(status: 409, code: "capacity-exceeded", message: "full"), "POST", "/enroll", 409),
    ]
    for (refusal, method, path, status) in cases {
      for prefix in Self.prefixes {
        let asked = Asked()
        asked.stub.failure.withLock { $0 = refusal }
        let answer = try await asked.knowing(
          method, prefix + path, body: ["POST", "PUT"].contains(method) ? body : nil)
        var wanted = refusal
        wanted.status = status
        #expect(answer.body == wanted.json(), "\(method) \(path)")
        #expect(answer.status == status)
        #expect(asked.warnings.lines.withLock { $0 } == [])
      }
    }
  }

  @Test("What the system refuses, and another command that is in the way, are no faults of the client")
  func systemErrors() async throws {
    let body = #"{"student_id":"ada","course_id":"cs"}"#
    for (error, refusal) in [
      (FileError("write", "content/x.md", code: 28), "500 system-refused"),
      (LockedFolderError(folder: ".", holder: "process 1: enroll"), "503 locked"),
    ] as [(any Error, String)] {
      let asked = Asked()
      asked.stub.failure.withLock { $0 = error }
      #expect(try await asked.knowing("POST", "/enroll", body: body).refusal == refusal)
      #expect(asked.warnings.lines.withLock { $0 } == [String(describing: error)])
    }
  }
}
