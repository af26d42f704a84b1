import Foundation
import TestSupport
import Testing

/// A `registrar serve` that runs, and what it said of itself.
private final class Server {
  let program: RunningProgram
  let port: Int
  /// Empty without `--edit`.
  let token: String
  let login: String

  init(_ arguments: [String], in folder: Folder, environment: [String: String?] = [:]) throws {
    program = try RunningProgram(
      productsFolder.path(of: "registrar"), ["serve"] + arguments, in: folder,
      environment: cleanEnvironment.merging(environment) { $1 })
    let address = program.nextLine() ?? ""
    let digits = address.dropFirst("http://127.0.0.1:".count).dropLast()
    port = try #require(Int(digits), "\(address)")
    #expect(address == "http://127.0.0.1:\(port)/")
    guard arguments.contains("--edit") else {
      (token, login) = ("", "")
      return
    }
    let line = try #require(program.nextLine())
    #expect(line.hasPrefix("token: "))
    token = String(line.dropFirst("token: ".count))
    let once = try #require(program.nextLine())
    #expect(once.hasPrefix("\(address)login?code="))
    login = String(once.dropFirst(address.count - 1))
  }

  func ask(
    _ method: String, _ path: String, _ body: String? = nil, headers: [String: String] = [:]
  ) throws -> WebAnswer {
    let connection = try WebConnection(port: port)
    let headers = token.isEmpty ? headers : headers.merging(["Authorization": "Bearer \(token)"]) { given, _ in given }
    connection.send(webRequest(method, path, port: port, headers: headers, body: body))
    return try connection.receive(hasBody: method != "HEAD")
  }

  /// The courses and statuses of a student, as the API has them.
  func courses(_ student: String) throws -> [String] {
    let answer = try ask("GET", "/students/\(student)/courses")
    #expect(answer.status == 200)
    let object = try JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: Any]
    let courses = object?["courses"] as? [[String: Any]] ?? []
    return courses.map { "\($0["id"] ?? "") \($0["term"] ?? "") \($0["status"] ?? "")" }.sorted()
  }
}

private let catalogue = [
  "catalogue.yml": "title: T\ncurrent_term: f\n",
  "content/terms/f.md": "---\ntitle: Fall\nstarts: 2026-09-01\nends: 2026-12-20\n---\n",
  "content/terms/s.md": "---\ntitle: Spring\nstarts: 2027-02-01\nends: 2027-05-20\n---\n",
  "content/courses/cs.md": "---\ntitle: Programming\n---\n",
  "content/courses/ma.md": "---\ntitle: Logic\n---\n",
  "content/courses/ph.md": "---\ntitle: Physics\n---\n",
  "content/students/ada.md": "---\nname: Ada\n---\n",
  "content/students/alan.md": "---\nname: Alan\n---\n",
  "content/enrollments/f/cs.md":
    "---\r\ncourse: cs # taught twice\r\nterm: f\r\nenrollments:\r\n  - alan\r\n---\r\nNotes.\r\n",
]

@Suite("registrar serve", .serialized) struct ServeTests {
  @Test(
    "A site is served until the program is told to end, with status 0, and nothing is written",
    arguments: [SIGTERM, SIGINT])
  func pages(signal: Int32) throws {
    try withTemporaryFolder { folder in
      try folder.write(catalogue)
      let server = try Server(["--port", "0"], in: folder)
      let build = try registrar("build", "--quiet", "--output", "built", in: folder)
      #expect(build.status == 0, "\(build.errorText)")
      for (path, file) in [("/", "index.html"), ("/courses/cs.html", "courses/cs.html"), ("/none", "404.html")] {
        let page = try server.ask("GET", path)
        #expect(page.status == (path == "/none" ? 404 : 200))
        // The script that keeps it up to date, and the permission for it, are all that is different.
        #expect(page.text.contains("<script src=\"/.registrar/preview.js\" defer"))
        let text = page.text.replacing(/<script src="\/\.registrar[^>]*><\/script>\n/, with: "")
          .replacing("; connect-src 'self'", with: "")
        #expect(text == (try folder.text(of: "built/\(file)")))
      }
      #expect(try server.ask("GET", "/api/v1/students.json").body == folder.bytes(of: "built/api/v1/students.json"))
      #expect(try server.ask("POST", "/enroll", "{}").status == 405)
      #expect(try server.ask("GET", "/", headers: ["Host": "evil.example"]).status == 403)
      #expect(try !folder.tree(below: "").keys.contains { $0.hasPrefix("public/") })
      server.program.signal(signal)
      let end = try server.program.end()
      #expect(end.status == 0)
      #expect(end.output == [])
    }
  }

  @Test("Clients enroll, read, replace and delete, and each change is a clean edit of a file")
  func editing() throws {
    try withTemporaryFolder { folder in
      try folder.write(catalogue)
      let server = try Server(["--edit", "--port", "0", "--quiet"], in: folder)
      #expect(try server.courses("ada") == [])
      let first = try server.ask("POST", "/enroll", #"{"student_id":"ada","course_id":"cs"}"#)
      #expect(first.status == 201)
      let old = try #require(catalogue["content/enrollments/f/cs.md"])
      let roster = old.replacing("  - alan\r\n", with: "  - ada\r\n  - alan\r\n")
      #expect(try folder.text(of: "content/enrollments/f/cs.md") == roster)
      let object = try JSONSerialization.jsonObject(with: Data(first.body)) as? [String: Any]
      #expect(object?["dry_run"] as? Bool == false)
      #expect((object?["enrollments"] as? [[String: Any]])?.first?["student_id"] as? String == "ada")
      #expect((object?["changes"] as? [[String: Any]])?.first?["path"] as? String == "content/enrollments/f/cs.md")
      let many = try server.ask("POST", "/api/v1/students/ada/enroll?term=s", #"{"course_ids":["ma","ph"]}"#)
      #expect(many.status == 201)
      #expect(try server.courses("ada") == ["cs f enrolled", "ma s enrolled", "ph s enrolled"])
      let replaced = try server.ask("PUT", "/students/ada/enroll", #"{"course_ids":["cs","ph"],"term":"s"}"#)
      #expect(replaced.status == 200)
      #expect(try server.courses("ada") == ["cs f enrolled", "cs s enrolled", "ph s enrolled"])
      #expect(try server.ask("DELETE", "/students/ada/courses/cs?term=f").status == 204)
      #expect(try folder.text(of: "content/enrollments/f/cs.md") == old)
      #expect(try server.courses("ada") == ["cs s enrolled", "ph s enrolled"])
      // What a person changes meanwhile is seen.
      try folder.write(["content/students/eve.md": "---\nname: Eve\n---\n"])
      #expect(try server.courses("eve") == [])
      let lint = try registrar("lint", in: folder)
      #expect(lint.status == 0, "\(lint.outputText)")
    }
  }

  @Test("What cannot be done is refused in the one shape, and nothing is written")
  func refusals() throws {
    try withTemporaryFolder { folder in
      try folder.write(catalogue)
      let server = try Server(["--edit", "--port", "0", "--quiet"], in: folder)
      let before = try folder.tree(below: "content")
      func error(_ method: String, _ path: String, _ body: String? = nil) throws -> String {
        let answer = try server.ask(method, path, body)
        let object = try JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: [String: Any]]
        #expect(object?["error"]?["status"] as? Int == answer.status)
        return "\(answer.status) \(object?["error"]?["code"] ?? "")"
      }
      #expect(try error("POST", "/enroll", #"{"student_id":"eda","course_id":"cs"}"#) == "400 unknown-student")
      #expect(try error("POST", "/enroll", #"{"student_id":"ada","course_id":"c5"}"#) == "400 unknown-course")
      #expect(
        try error("POST", "/enroll", #"{"student_id":"ada","course_id":"cs","term":"x"}"#) == "400 unknown-term")
      #expect(try error("POST", "/enroll", #"{"student_id":"ada"}"#) == "400 missing-field")
      #expect(try error("POST", "/enroll", "{") == "400 invalid-json")
      #expect(
        try error("POST", "/enroll", #"{"student_id":"alan","course_id":"cs"}"#) == "409 duplicate-enrollment")
      #expect(try error("POST", "/students/eda/enroll", #"{"course_id":"cs"}"#) == "404 unknown-student")
      #expect(try error("POST", "/students/ada/enroll", #"{"course_id":"c5"}"#) == "400 unknown-course")
      #expect(try error("GET", "/students/eda/courses") == "404 unknown-student")
      #expect(try error("DELETE", "/students/ada/courses/cs") == "404 not-enrolled")
      #expect(try error("DELETE", "/students/ada/courses/c5") == "404 unknown-course")
      #expect(try error("DELETE", "/students/eda/courses/cs") == "404 unknown-student")
      #expect(try error("GET", "/enroll") == "405 method-not-allowed")
      #expect(try folder.tree(below: "content") == before)
      // A setting that is broken meanwhile is said, and does not end the server.
      try folder.write([".env": "REGISTRAR_AUDIENCE=everyone\n"])
      #expect(try error("GET", "/students/ada/courses") == "500 invalid-setting")
      try folder.remove(".env")
      #expect(try server.courses("ada") == [])
    }
  }

  @Test("200 enrollments that are sent at once land once each or are refused, and none is lost")
  func concurrent() throws {
    try withTemporaryFolder { folder in
      try folder.write(catalogue)
      // Each of 100 students is sent twice.
      for number in 0..<100 { try folder.write(["content/students/s\(number).md": "---\nname: S\n---\n"]) }
      let server = try Server(["--edit", "--port", "0", "--quiet"], in: folder)
      let connections = try (0..<200).map { number in
        let connection = try WebConnection(port: server.port)
        connection.send(
          webRequest(
            "POST", "/enroll", port: server.port, headers: ["Authorization": "Bearer \(server.token)"],
            body: #"{"student_id":"s\#(number % 100)","course_id":"cs"}"#))
        return connection
      }
      let statuses = try connections.map { try $0.receive().status }
      #expect(statuses.count { $0 == 201 } == 100)
      #expect(statuses.count { $0 == 409 } == 100)
      let roster = try folder.text(of: "content/enrollments/f/cs.md")
      for number in 0..<100 { #expect(roster.split(separator: "\r\n").count { $0 == "  - s\(number)" } == 1) }
      #expect(try registrar("lint", in: folder).status == 0)
    }
  }

  @Test("The token can be preset, in the environment or in .env, and is in nothing that is logged")
  func token() throws {
    try withTemporaryFolder { folder in
      try folder.write(catalogue)
      try folder.write([".env": "REGISTRAR_EDIT_TOKEN=from-the-file-0123\n"])
      let file = try Server(["--edit", "--port", "0", "--verbose"], in: folder)
      #expect(file.token == "from-the-file-0123")
      #expect(try file.courses("ada") == [])
      #expect(try file.ask("GET", "/students/ada/courses", headers: ["Authorization": "Bearer x"]).status == 401)
      let login = try file.ask("GET", file.login)
      #expect(login.status == 303)
      #expect(try file.ask("GET", file.login).status == 410)
      let cookie = String((login.headers["set-cookie"] ?? "").prefix { $0 != ";" })
      let headers = ["Authorization": "", "Cookie": cookie]
      let description = try file.ask("GET", "/api/v1/openapi.json", headers: headers)
      #expect(description.status == 200)
      #expect(description.text.contains("\"\(cookie.prefix { $0 != "=" })\""))
      file.program.signal(SIGTERM)
      let end = try file.program.end()
      #expect(end.status == 0)
      #expect(end.errorText.contains("GET /students/ada/courses 401 "))
      #expect(end.errorText.contains("GET /login 303 "))
      #expect(!end.errorText.contains(file.token))
      #expect(!end.errorText.contains(file.login))
      #expect(!end.errorText.contains("nothing is called"))
      let variable = ["REGISTRAR_EDIT_TOKEN": "from-the-environment"]
      #expect(try Server(["--edit", "--port", "0"], in: folder, environment: variable).token == variable.values.first)
      let short = try Server(["--edit", "--port", "0"], in: folder, environment: ["REGISTRAR_EDIT_TOKEN": "short"])
      #expect(short.token == "short")
      short.program.signal(SIGTERM)
      #expect(try short.program.end().errorText.contains("the token is short"))
    }
  }

  @Test(
    "A token that cannot be sent is wrong usage, and is not shown",
    arguments: ["0123456789 abcdef", "0123456789abcdefé", "0123456789abcdef\u{7}"])
  func unusableToken(token: String) throws {
    try withTemporaryFolder { folder in
      try folder.write(catalogue)
      let environment = cleanEnvironment.merging(["REGISTRAR_EDIT_TOKEN": token]) { $1 }
      let program = productsFolder.path(of: "registrar")
      let serve = try execute(program, ["serve", "--edit", "--port", "0"], in: folder, environment: environment)
      #expect(serve.status == 64)
      #expect(serve.errorText.contains("the environment variable REGISTRAR_EDIT_TOKEN must hold nothing but visible"))
      #expect(!serve.errorText.contains(token))
    }
  }

  @Test("A port that is taken is passed over aloud; wrong ones, and folders without content, are wrong usage")
  func usage() throws {
    try withTemporaryFolder { folder in
      try folder.write(catalogue)
      let first = try Server(["--port", "0"], in: folder)
      let second = try Server(["--port", "\(first.port)"], in: folder)
      #expect(second.port > first.port)
      second.program.signal(SIGTERM)
      #expect(
        try second.program.end().errorText.contains("port \(first.port) is taken; this is port \(second.port)\n"))
      for arguments in [["--port", "65536"], ["--port", "-1"], ["--source", "public"]] {
        let program = productsFolder.path(of: "registrar")
        let serve = try execute(program, ["serve"] + arguments, in: folder, environment: cleanEnvironment)
        #expect(serve.status == 64)
      }
    }
  }
}
