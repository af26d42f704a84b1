import Catalogue
import Editing
import HTTPTypes
import HummingbirdCore
import NIOCore
import Synchronization
import TestSupport

@testable import Preview

/// Pages that lie in memory.
struct MemoryPages: PageSource {
  /// By their paths; a folder is whatever is before a slash.
  var files: [String: String] = [:]

  static let site = MemoryPages(files: [
    "index.html": "Home", "404.html": "Lost", "courses/index.html": "Courses", "courses/cs-101.html": "CS",
    "assets/style.css": "a{}", "api/v1/students.json": "{}", "students/ada/courses": "a page", "empty/x.txt": "",
  ])

  func find(_ parts: [String]) throws -> FoundPage {
    let path = parts.joined(separator: "/")
    if let text = files[path] {
      let bytes = Array(text.utf8)
      return .content(
        PageContent(count: bytes.count, version: "v\(text.utf8.count)") { Array(bytes[$0..<min(bytes.count, $0 + $1)]) }
      )
    }
    return files.keys.contains { $0.hasPrefix("\(path)/") || path.isEmpty } ? .folder : .missing
  }
}

/// Notes what it is asked for, and answers with what it is told.
final class StubService: Sendable {
  let requests = Mutex<[EnrollmentRequest]>([])
  let failure = Mutex<(any Error)?>(nil)

  var service: EditingService {
    EditingService(
      edit: { request in
        if let failure = self.failure.withLock({ $0 }) { throw failure }
        self.requests.withLock { $0.append(request) }
        return Array("{\"enrollments\": []}\n".utf8)
      },
      courses: { student, term in
        if let failure = self.failure.withLock({ $0 }) { throw failure }
        return Array("{\"student\": \"\(student)\", \"term\": \"\(term ?? "-")\"}\n".utf8)
      },
      description: { cookie in Array("{\"openapi\": \"3.1.0\", \"cookie\": \"\(cookie)\"}\n".utf8) })
  }
}

/// A server without sockets.
struct Asked {
  static let port = 4000
  static let token = "correct-horse-battery"

  let stub = StubService()
  let access = EditAccess(token: Secret(token))
  let warnings = Warnings()
  let responder: Responder

  final class Warnings: Sendable {
    let lines = Mutex<[String]>([])
  }

  init(pages: any PageSource = MemoryPages.site, live: LiveSite? = nil, edits: Bool = true) {
    let warnings = warnings
    let access = access
    responder = Responder(
      pages: PageServing(source: pages), live: live.map { LiveServing(site: $0, access: edits ? access : nil) },
      editing: edits ? Responder.Editing(access: access, api: EditingAPI(service: stub.service)) : nil,
      warn: { line in warnings.lines.withLock { $0.append(line) } })
  }

  /// Sends a request.
  ///
  /// - Parameters:
  ///   - headers: `Host` is the right one, unless it is given here; an empty value leaves it out.
  ///   - body: JSON, unless the headers say otherwise.
  ///   - chunk: how many bytes of the body come at a time.
  func callAsFunction(
    _ method: String, _ path: String, _ headers: [String: String] = [:], body: String? = nil, chunk: Int? = nil
  ) async throws -> WebAnswer {
    let method = HTTPRequest.Method(method) ?? .get
    let host = headers["Host"] ?? "127.0.0.1:\(Self.port)"
    var request = HTTPRequest(method: method, scheme: nil, authority: host.isEmpty ? nil : host, path: path)
    var all = headers.filter { $0.key != "Host" }
    if let body {
      all["Content-Type", default: "application/json"] += ""
      if chunk == nil { all["Content-Length", default: String(body.utf8.count)] += "" }
      if chunk != nil { all["Transfer-Encoding"] = "chunked" }
    }
    for (name, value) in all where !value.isEmpty {
      if let name = HTTPField.Name(name) { request.headerFields[name] = value }
    }
    let bytes = Array((body ?? "").utf8)
    let pieces = stride(from: 0, to: bytes.count, by: chunk ?? max(1, bytes.count)).map {
      ByteBuffer(bytes: bytes[$0..<min(bytes.count, $0 + (chunk ?? bytes.count))])
    }
    var limited = LimitedBody(RequestBody(asyncSequence: Pieces(pieces: pieces)))
    let response = try await responder.answer(request, &limited, port: Self.port)
    let collector = Collector()
    try await response.body.write(collector)
    var fields: [String: String] = [:]
    for field in response.headers { fields[field.name.canonicalName] = field.value }
    return WebAnswer(status: response.status.code, headers: fields, body: collector.bytes.withLock { $0 })
  }

  /// As above, with the token.
  func knowing(
    _ method: String, _ path: String, _ headers: [String: String] = [:], body: String? = nil, chunk: Int? = nil
  ) async throws -> WebAnswer {
    try await self(
      method, path, headers.merging(["Authorization": "Bearer \(Self.token)"]) { given, _ in given }, body: body,
      chunk: chunk)
  }

  /// What the service has been asked for.
  var requests: [EnrollmentRequest] { stub.requests.withLock { $0 } }
}

private struct Pieces: AsyncSequence, Sendable {
  let pieces: [ByteBuffer]

  struct AsyncIterator: AsyncIteratorProtocol {
    var rest: ArraySlice<ByteBuffer>
    mutating func next() async throws -> ByteBuffer? { rest.popFirst() }
  }

  func makeAsyncIterator() -> AsyncIterator { AsyncIterator(rest: pieces[...]) }
}

/// Takes what would be sent.
private final class Collector: ResponseBodyWriter, Sendable {
  let bytes = Mutex<[UInt8]>([])

  func write(_ buffer: ByteBuffer) async throws { bytes.withLock { $0 += buffer.readableBytesView } }
  func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

extension WebAnswer {
  /// What the one error object says: `400 unknown-course course_id`.
  var refusal: String? {
    guard status >= 400, case .object(let members)? = try? JSONReader.read(body), members.count == 1,
      case .object(let error)? = members.first?.value, members.first?.name == "error",
      error.map(\.name) == ["status", "code", "message", "details"], error[0].value == .number(String(status)),
      case .text(let code) = error[1].value, case .text = error[2].value, case .list(let details) = error[3].value
    else { return nil }
    var fields: [String] = []
    for case .object(let detail) in details {
      guard detail.map(\.name) == ["field", "value", "suggestion"], case .text(let field) = detail[0].value else {
        return nil
      }
      if case .text(let suggestion) = detail[2].value {
        fields.append("\(field)→\(suggestion)")
      } else {
        fields.append(field)
      }
    }
    return ([String(status), code] + fields).joined(separator: " ")
  }
}
