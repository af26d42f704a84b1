import Synchronization
import TestSupport
import Testing

@testable import Preview

@Suite("Serving pages") struct PageTests {
  @Test(
    "Pages are found as on a static host",
    arguments: [
      ("/", 200, "Home"), ("/index.html", 200, "Home"), ("/?x=%20", 200, "Home"), ("/courses/", 200, "Courses"),
      ("/courses/cs-101.html", 200, "CS"), ("/courses/cs-101", 404, "Lost"), ("/empty/", 404, "Lost"),
      ("/empty", 404, "Lost"), ("/none", 404, "Lost"), ("/empty/x.txt", 200, ""), ("//", 404, "Lost"),
      ("/courses//", 404, "Lost"), ("//courses/", 404, "Lost"), ("/./courses/", 404, "Lost"),
      ("/courses/cs-101.html/", 404, "Lost"),
    ])
  func found(path: String, status: Int, text: String) async throws {
    for edits in [true, false] {
      let answer = try await Asked(edits: edits)("GET", path)
      #expect(answer.status == status)
      #expect(answer.text == text)
      #expect(answer.headers["cache-control"] == "no-cache")
      #expect(answer.headers["content-length"] == String(text.utf8.count))
    }
  }

  @Test(
    "A folder's address gains its slash, and keeps its query",
    arguments: [
      ("/courses", "/courses/"), ("/courses?a=b&c", "/courses/?a=b&c"), ("/c%6Furses", "/c%6Furses/"),
    ])
  func redirect(path: String, location: String) async throws {
    let answer = try await Asked()("GET", path)
    #expect(answer.status == 302)
    #expect(answer.headers["location"] == location)
  }

  @Test("An address that looks like another host leads nowhere")
  func noOpenRedirect() async throws {
    let asked = Asked(pages: MemoryPages(files: ["evil.example/index.html": "", "/evil.example/index.html": ""]))
    for path in ["//evil.example", "/%2Fevil.example", "/\\evil.example"] {
      let location = try await asked("GET", path).headers["location"]
      #expect(location?.hasPrefix("//") != true && location?.hasPrefix("/\\") != true, "\(path)")
    }
  }

  @Test("The head alone is that of the page")
  func head() async throws {
    let asked = Asked()
    for path in ["/", "/none", "/courses", "/api/v1/students.json", "/students/ada/courses"] {
      let (page, head) = (try await asked.knowing("GET", path), try await asked.knowing("HEAD", path))
      #expect(head.status == page.status)
      #expect(head.headers == page.headers)
      #expect(head.body == [])
    }
  }

  @Test("A page that is known already is not sent again")
  func unchanged() async throws {
    let asked = Asked()
    let tag = try #require(try await asked("GET", "/").headers["etag"])
    for known in [tag, "W/\(tag)", "*", "\"x\", \(tag)", "\(tag) , \"x\""] {
      let answer = try await asked("GET", "/", ["If-None-Match": known])
      #expect(answer.status == 304, "\(known)")
      #expect(answer.body == [])
      #expect(answer.headers["etag"] == tag)
    }
    for known in ["\"x\"", tag.replacing("\"", with: ""), "\(tag)x"] {
      #expect(try await asked("GET", "/", ["If-None-Match": known]).status == 200, "\(known)")
    }
    #expect(try await asked("GET", "/none", ["If-None-Match": "*"]).status == 404)
  }

  @Test(
    "Pages can be read and nothing else", arguments: ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"])
  func methods(method: String) async throws {
    for path in ["/", "/courses/", "/none", "/assets/style.css"] {
      let answer = try await Asked()(method, path, body: "{}")
      #expect(answer.refusal == "405 method-not-allowed method")
      #expect(answer.headers["allow"] == "GET, HEAD")
    }
  }

  @Test("What is not a path is a bad request", arguments: ["*", "http://127.0.0.1:4000/", "", "/%", "/%FF", "/a#b"])
  func badPath(path: String) async throws {
    #expect(try await Asked()("GET", path).refusal == "400 invalid-value")
  }

  @Test("A site without a page for what is missing gets one")
  func noLostPage() async throws {
    let answer = try await Asked(pages: MemoryPages(files: ["index.html": "Home"]))("GET", "/none")
    #expect(answer.status == 404)
    #expect(answer.text.contains("<h1>Not found</h1>"))
  }

  @Test(
    "Types follow from names",
    arguments: [
      ("a.html", "text/html; charset=utf-8"), ("a.HTML", "text/html; charset=utf-8"),
      ("style.0123abcd.css", "text/css; charset=utf-8"), ("a.js", "text/javascript; charset=utf-8"),
      ("a.json", "application/json"), ("feed.xml", "application/xml"), ("robots.txt", "text/plain; charset=utf-8"),
      ("a.ics", "text/calendar; charset=utf-8"), ("a.svg", "image/svg+xml"), ("a.png", "image/png"),
      ("a.jpeg", "image/jpeg"), ("a.pdf", "application/pdf"), ("a.woff2", "font/woff2"),
      ("CNAME", "application/octet-stream"),
      ("a.exe", "application/octet-stream"), ("html", "application/octet-stream"), ("a.", "application/octet-stream"),
    ])
  func types(name: String, type: String) async throws {
    #expect(mediaType(of: name) == type)
    #expect(try await Asked(pages: MemoryPages(files: [name: "x"]))("GET", "/\(name)").headers["content-type"] == type)
  }

  @Test("A file of many pieces comes whole")
  func pieces() async throws {
    let text = String(repeating: "0123456789", count: 100_000)
    let answer = try await Asked(pages: MemoryPages(files: ["big.txt": text]))("GET", "/big.txt")
    #expect(answer.headers["content-length"] == "1000000")
    #expect(answer.text == text)
  }

  @Test("A file that becomes shorter while it is sent breaks off instead of going on with something else")
  func truncated() async throws {
    struct Shrinking: PageSource {
      func find(_ parts: [String]) throws -> FoundPage {
        .content(
          PageContent(count: 1_000_000, version: "v") { offset, count in
            offset > 0 ? [] : [UInt8](repeating: 1, count: count)
          })
      }
    }
    await #expect(throws: (any Error).self) { try await Asked(pages: Shrinking())("GET", "/a") }
  }

  @Test("What the system refuses is the server's fault, and the person in front of it is told")
  func refused() async throws {
    struct Broken: PageSource {
      struct Failure: Error, CustomStringConvertible { let description = "cannot read 'x': Permission denied" }
      func find(_ parts: [String]) throws -> FoundPage { throw Failure() }
    }
    let asked = Asked(pages: Broken())
    let answer = try await asked("GET", "/a")
    #expect(answer.refusal == "500 system-refused")
    #expect(answer.text.contains("Permission denied"))
    #expect(asked.warnings.lines.withLock { $0 } == ["cannot read 'x': Permission denied"])
  }
}
