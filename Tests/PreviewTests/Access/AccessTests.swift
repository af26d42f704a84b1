import Diagnostics
import HTTPTypes
import TestSupport
import Testing

@testable import Preview

@Suite("Who may ask for what") struct AccessTests {
  @Test(
    "Only this machine's names with the served port are answered, with or without editing",
    arguments: [
      ("127.0.0.1:4000", true), ("localhost:4000", true), ("LocalHost:4000", true), ("[::1]:4000", true),
      ("", false), ("127.0.0.1", false), ("localhost", false), ("127.0.0.1:4001", false), ("localhost:80", false),
      ("evil.example:4000", false), ("localhost.evil.example:4000", false), ("127.0.0.1.nip.io:4000", false),
      ("localhost.:4000", false), ("127.1:4000", false), ("0.0.0.0:4000", false), ("user@localhost:4000", false),
      ("[::1]", false), ("::1:4000", false), ("127.0.0.1:4000:4000", false), ("localhost:04000", false),
    ])
  func hosts(host: String, isOwn: Bool) async throws {
    for edits in [true, false] {
      let asked = Asked(edits: edits)
      let page = try await asked("GET", "/", ["Host": host])
      #expect(page.status == (isOwn ? 200 : 403))
      let api = try await asked.knowing("GET", "/api/v1/students.json", ["Host": host])
      #expect(api.status == (isOwn ? 200 : 403))
      if !isOwn { #expect(api.refusal == "403 forbidden Host" && page.refusal == "403 forbidden Host") }
    }
  }

  @Test("On HTTP's own port the host may leave it out, and a second host is a trick")
  func standardPort() {
    func check(_ host: String, port: Int, second: String? = nil) -> Int? {
      var request = request(host)
      if let second { request.headerFields.append(field("Host", second)) }
      return foreignness(of: request, port: port, allowsVisits: true)?.status
    }
    #expect(check("localhost", port: 80) == nil)
    #expect(check("localhost:80", port: 80) == nil)
    #expect(check("localhost", port: 81) == 403)
    #expect(check("localhost:80", port: 80, second: "evil.example") == 403)
    #expect(check("localhost:80", port: 80, second: "localhost:80") == 403)
  }

  @Test(
    "What a page of another site sends is refused, whatever it asks for",
    arguments: [
      ("http://127.0.0.1:4000", true), ("HTTP://127.0.0.1:4000", true), ("null", false), ("", true),
      ("https://evil.example", false), ("http://127.0.0.1:4001", false), ("http://localhost:4000", false),
      ("https://127.0.0.1:4000", false), ("http://127.0.0.1", false), ("http://127.0.0.1:4000/", false),
      ("http://127.0.0.1:4000, http://evil.example", false), ("file://", false),
    ])
  func origins(origin: String, isOwn: Bool) async throws {
    let asked = Asked()
    let body = #"{"student_id": "ada", "course_id": "cs"}"#
    let post = try await asked.knowing("POST", "/enroll", ["Origin": origin], body: body)
    #expect(post.status == (isOwn ? 201 : 403))
    #expect(try await asked("GET", "/", ["Origin": origin]).status == (isOwn ? 200 : 403))
    #expect(try await asked("OPTIONS", "/enroll", ["Origin": origin]).status == (isOwn ? 401 : 403))
    #expect(asked.requests.count == (isOwn ? 1 : 0))
  }

  @Test("An origin counts as own with the very name that the request was sent to")
  func originOfHost() async throws {
    let asked = Asked()
    let own = ["Host": "localhost:4000", "Origin": "http://localhost:4000"]
    #expect(try await asked.knowing("GET", "/students/ada/courses", own).status == 200)
    let other = ["Host": "localhost:4000", "Origin": "http://127.0.0.1:4000"]
    #expect(try await asked.knowing("GET", "/students/ada/courses", other).status == 403)
  }

  @Test(
    "Browsers say where requests come from: links to pages may be followed, and nothing else",
    arguments: [
      ("same-origin", "cors", 200, 200), ("none", "navigate", 200, 200), ("cross-site", "no-cors", 403, 403),
      ("same-site", "no-cors", 403, 403), ("cross-site", "cors", 403, 403), ("cross-site", "navigate", 200, 403),
      ("same-site", "navigate", 200, 403), ("other", "", 403, 403),
    ])
  func fetchMetadata(site: String, mode: String, page: Int, api: Int) async throws {
    let asked = Asked()
    let headers = ["Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode]
    #expect(try await asked("GET", "/courses/", headers).status == page)
    #expect(try await asked.knowing("GET", "/api/v1/students.json", headers).status == api)
    #expect(try await asked.knowing("GET", "/students/ada/courses", headers).status == api)
  }

  @Test(
    "Each request of the API needs the token, reads too",
    arguments: [
      ("POST", "/enroll"), ("GET", "/students/ada/courses"), ("DELETE", "/students/ada/courses/cs"),
      ("GET", "/api/v1/students.json"), ("GET", "/api/v1/openapi.json"), ("GET", "/api/v1/nothing"), ("GET", "/api"),
      ("GET", "/API/v1/students.json"), ("GET", "/%61pi/v1/students.json"), ("PATCH", "/enroll"), ("HEAD", "/api/v1/"),
    ])
  func token(method: String, path: String) async throws {
    let asked = Asked()
    let wrong = [
      [:], ["Authorization": "Bearer "], ["Authorization": "Bearer wrong"], ["Authorization": Asked.token],
      ["Authorization": "Basic \(Asked.token)"], ["Authorization": "Bearer \(Asked.token)x"],
      ["Authorization": "Bearer \(Asked.token.dropLast())"], ["Authorization": "Bearer  \(Asked.token)"],
      ["Authorization": "Bearer \(Asked.token), Bearer \(Asked.token)"], ["Cookie": "registrar_4000=\(Asked.token)"],
      ["Cookie": "registrar_4000="],
    ]
    for headers in wrong {
      let answer = try await asked(method, path, headers)
      #expect(answer.status == 401, "\(headers)")
      #expect(answer.headers["www-authenticate"] == "Bearer")
      if method != "HEAD" { #expect(answer.refusal == "401 unauthorized") }
      #expect(!answer.text.contains(Asked.token))
    }
    for query in ["token", "access_token", "authorization"] {
      #expect(try await asked(method, "\(path)?\(query)=\(Asked.token)").status == 401)
    }
    #expect(try await asked.knowing(method, path).status != 401)
    #expect(try await asked(method, path, ["Authorization": "bearer \(Asked.token)"]).status != 401)
  }

  @Test("Pages need no token, and without editing the files of the API need none either")
  func open() async throws {
    #expect(try await Asked()("GET", "/courses/cs-101.html").status == 200)
    let asked = Asked(edits: false)
    #expect(try await asked("GET", "/api/v1/students.json").status == 200)
    #expect(try await asked("GET", "/api/v1/none.json").refusal == "404 not-found path")
    #expect(try await asked("GET", "/login?code=x").status == 404)
    #expect(try await asked.knowing("POST", "/enroll", body: "{}").refusal == "405 method-not-allowed method")
    #expect(try await asked("GET", "/students/ada/courses").text == "a page")
  }

  @Test("The one-time address works once, and its cookie lets one browser in")
  func login() async throws {
    let asked = Asked()
    let target = asked.access.loginTarget
    // What merely looks at the address does not use it up.
    #expect(try await asked("HEAD", target).status == 405)
    #expect(try await asked("POST", target).headers["allow"] == "GET")
    #expect(try await asked("GET", "/login").status == 401)
    #expect(try await asked("GET", "/login?code=").status == 401)
    #expect(try await asked("GET", "/login?code=\(Asked.token)").status == 401)
    let first = try await asked("GET", target, ["Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate"])
    #expect(first.status == 303)
    #expect(first.headers["location"] == "/")
    let cookie = try #require(first.headers["set-cookie"])
    #expect(cookie.hasPrefix("registrar_4000="))
    #expect(cookie.hasSuffix("; Path=/; HttpOnly; SameSite=Strict"))
    #expect(!cookie.contains(Asked.token))
    let second = try await asked("GET", target)
    #expect(second.status == 410)
    #expect(second.headers["set-cookie"] == nil)
    let pair = String(cookie.prefix { $0 != ";" })
    for cookies in [pair, "a=b; \(pair)", "\(pair); a=b", "registrar_4000=old; \(pair)", "x;\(pair)"] {
      #expect(try await asked("GET", "/students/ada/courses", ["Cookie": cookies]).status == 200, "\(cookies)")
    }
    for cookies in [pair + "x", "x\(pair)", pair.replacing("4000", with: "4001"), "a=\(pair)"] {
      #expect(try await asked("GET", "/students/ada/courses", ["Cookie": cookies]).status == 401, "\(cookies)")
    }
    // A wrong token is not made up for by a cookie.
    let both = ["Cookie": pair, "Authorization": "Bearer wrong"]
    #expect(try await asked("GET", "/students/ada/courses", both).status == 401)
    // The cookie does not help a page of another site.
    let foreign = ["Cookie": pair, "Origin": "https://evil.example"]
    #expect(try await asked("POST", "/enroll", foreign, body: "{}").status == 403)
  }

  @Test(
    "No answer says that other sites may read it, and each says what keeps them from it",
    arguments: [
      ("GET", "/"), ("GET", "/none"), ("GET", "/courses"), ("POST", "/"), ("GET", "/api/v1/openapi.json"),
      ("POST", "/enroll"), ("GET", "/login?code=x"), ("OPTIONS", "/enroll"), ("GET", "/%"), ("DELETE", "/enroll"),
    ])
  func headers(method: String, path: String) async throws {
    for edits in [true, false] {
      for host in ["127.0.0.1:4000", "evil.example"] {
        let answer = try await Asked(edits: edits).knowing(method, path, ["Host": host])
        #expect(!answer.headers.keys.contains { $0.hasPrefix("access-control-") })
        #expect(answer.headers["x-content-type-options"] == "nosniff")
        #expect(answer.headers["cross-origin-resource-policy"] == "same-origin")
        #expect(answer.headers["cross-origin-opener-policy"] == "same-origin")
        #expect(answer.headers["referrer-policy"] == "same-origin")
        #expect(answer.headers["x-frame-options"] == "SAMEORIGIN")
        #expect(["no-cache", "no-store"].contains(answer.headers["cache-control"]))
        #expect(!answer.text.contains(Asked.token))
      }
    }
  }
}
