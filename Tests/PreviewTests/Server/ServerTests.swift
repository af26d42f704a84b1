import Dispatch
import Editing
import Files
import Synchronization
import TestSupport
import Testing

@testable import Preview

/// A server that runs while a test uses it.
private struct Running: Sendable {
  let port: Int
  let stub: StubService
  let access: EditAccess
  let lines: Lines

  final class Lines: Sendable {
    let all = Mutex<[String]>([])
  }
}

/// Starts a server, and ends it when the body has ended.
///
/// The body runs on a thread of its own: it blocks, and the server's tasks must not wait for it.
private func serving<Value: Sendable>(
  pages: any PageSource = MemoryPages.site, port: Int = 0, service: EditingService? = nil,
  _ body: @escaping @Sendable (Running) throws -> Value
) async throws -> Value {
  let (stub, access, lines) = (StubService(), EditAccess(token: Secret(Asked.token)), Running.Lines())
  let server = PreviewServer(
    pages: pages, editing: (service: service ?? stub.service, access: access),
    log: { line in lines.all.withLock { $0.append(line) } })
  let (stops, stop) = AsyncStream.makeStream(of: Void.self)
  let (values, value) = AsyncStream.makeStream(of: Result<Value, any Error>.self)
  try await server.run(
    port: port,
    onStart: { port in
      DispatchQueue.global().async {
        value.yield(Result { try body(Running(port: port, stub: stub, access: access, lines: lines)) })
        stop.yield()
      }
    }, stop: { for await _ in stops { return } })
  for await value in values { return try value.get() }
  throw CancellationError()
}

private let authorization = ["Authorization": "Bearer \(Asked.token)"]

@Suite("The server", .serialized) struct ServerTests {
  @Test("Several requests share a connection, and each is logged without what is secret")
  func connection() async throws {
    let log = try await serving { server in
      let connection = try WebConnection(port: server.port)
      connection.send(webRequest("GET", "/", port: server.port))
      #expect(try connection.receive().text == "Home")
      connection.send(webRequest("HEAD", "/courses/", port: server.port))
      #expect(try connection.receive(hasBody: false).headers["content-length"] == "7")
      connection.send(webRequest("GET", server.access.loginTarget, port: server.port))
      let login = try connection.receive()
      #expect(login.status == 303)
      let cookie = String(try #require(login.headers["set-cookie"]).prefix { $0 != ";" })
      connection.send(webRequest("GET", "/students/a%0Ab/courses", port: server.port, headers: ["Cookie": cookie]))
      #expect(try connection.receive().status == 200)
      connection.send(
        webRequest("DELETE", "/students/ada/courses/cs", port: server.port, headers: authorization))
      let deletion = try connection.receive()
      #expect(deletion.status == 204)
      #expect(deletion.headers["content-length"] == nil)
      connection.send(webRequest("GET", "/none?token=\(Asked.token)", port: server.port))
      #expect(try connection.receive().text == "Lost")
      return server.lines
    }
    // A line is written once its answer is sent, so all of them are there when the server has ended.
    let lines = log.all.withLock { $0 }
    #expect(
      lines.map { $0.split(separator: " ").prefix(3).joined(separator: " ") } == [
        "GET / 200", "HEAD /courses/ 200", "GET /login 303", "GET /students/a%0Ab/courses 200",
        "DELETE /students/ada/courses/cs 204", "GET /none 404",
      ])
    #expect(lines.allSatisfy { $0.hasSuffix(" ms") })
  }

  @Test("Requests that are sent at once are answered in order")
  func pipelined() async throws {
    try await serving { server in
      let connection = try WebConnection(port: server.port)
      connection.send(
        webRequest("GET", "/", port: server.port) + webRequest("GET", "/courses/", port: server.port)
          + webRequest("GET", "/none", port: server.port))
      #expect(try connection.receive().text == "Home")
      #expect(try connection.receive().text == "Courses")
      #expect(try connection.receive().text == "Lost")
    }
  }

  @Test("A body of 10 MB is refused at its announcement, before any of it is read")
  func announcedBody() async throws {
    try await serving { server in
      let headers = ["Content-Length": "10000000", "Content-Type": "application/json"].merging(authorization) { $1 }
      let silent = try WebConnection(port: server.port)
      silent.send(webRequest("POST", "/enroll", port: server.port, headers: headers))
      let answer = try silent.receive()
      #expect(answer.refusal == "413 limit-exceeded body")
      #expect(answer.headers["connection"] == "close")
      // A client that sends it all the same gets the answer too.
      let eager = try WebConnection(port: server.port)
      eager.send(webRequest("POST", "/enroll", port: server.port, headers: headers))
      eager.send([UInt8](repeating: 0x20, count: 10_000_000))
      #expect(try eager.receive().refusal == "413 limit-exceeded body")
      #expect(eager.isEnded())
      // The next one is answered as ever.
      let next = try WebConnection(port: server.port)
      next.send(webRequest("GET", "/", port: server.port))
      #expect(try next.receive().text == "Home")
      #expect(server.stub.requests.withLock { $0.isEmpty })
    }
  }

  @Test("A body whose length is not told is refused as soon as it is too large")
  func chunkedBody() async throws {
    try await serving { server in
      let headers = ["Transfer-Encoding": "chunked", "Content-Type": "application/json"].merging(authorization) { $1 }
      let connection = try WebConnection(port: server.port)
      connection.send(webRequest("POST", "/enroll", port: server.port, headers: headers))
      let chunk = Array("10000\r\n".utf8) + [UInt8](repeating: 0x20, count: 0x10000) + Array("\r\n".utf8)
      for _ in 0..<17 { connection.send(chunk) }
      // Nobody has said that this is all of it.
      let answer = try connection.receive()
      #expect(answer.refusal == "413 limit-exceeded body")
      for _ in 0..<150 { connection.send(chunk) }
      connection.send("0\r\n\r\n")
      #expect(connection.isEnded())
      // One that never ends is cut off.
      let endless = try WebConnection(port: server.port)
      endless.send(webRequest("POST", "/enroll", port: server.port, headers: headers))
      var count = 0
      while count < 2000, endless.send(chunk) { count += 1 }
      #expect(count < 2000)
    }
  }

  @Test("A body of a request that needs none is read over")
  func unwantedBody() async throws {
    try await serving { server in
      let connection = try WebConnection(port: server.port)
      for _ in 0..<3 {
        connection.send(webRequest("GET", "/", port: server.port, body: String(repeating: "x", count: 100_000)))
        #expect(try connection.receive().text == "Home")
        connection.send(webRequest("POST", "/enroll", port: server.port, body: "{}"))
        #expect(try connection.receive().status == 401)
      }
    }
  }

  @Test("A client that waits for it is told to send the body, unless it is not wanted")
  func expectation() async throws {
    try await serving { server in
      let connection = try WebConnection(port: server.port)
      let body = #"{"student_id":"ada","course_id":"cs"}"#
      var headers = [
        "Expect": "100-continue", "Content-Type": "application/json", "Content-Length": "\(body.utf8.count)",
      ]
      headers.merge(authorization) { $1 }
      connection.send(webRequest("POST", "/enroll", port: server.port, headers: headers))
      #expect(try connection.receive().status == 100)
      connection.send(body)
      #expect(try connection.receive().status == 201)
      headers["Content-Length"] = "10000000"
      connection.send(webRequest("POST", "/enroll", port: server.port, headers: headers))
      #expect(try connection.receive().status == 413)
    }
  }

  @Test(
    "What is not HTTP gets no answer or a bad one, and the server lives on",
    arguments: [
      "GET\r\n\r\n", "\r\n\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\u{16}\u{3}\u{1}hello",
      "GET / HTTP/1.1\r\nA B: c\r\n\r\n",
      "POST /enroll HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
      "POST /enroll HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
      "POST /enroll HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
      "GET / HTTP/1.1\r\nHost: x\r\nX: \(String(repeating: "y", count: 200_000))\r\n\r\n",
    ])
  func broken(text: String) async throws {
    try await serving { server in
      let connection = try WebConnection(port: server.port)
      connection.send(text)
      connection.finish()
      if let answer = try? connection.receive() { #expect([400, 403, 431].contains(answer.status)) }
      let next = try WebConnection(port: server.port)
      next.send(webRequest("GET", "/", port: server.port))
      #expect(try next.receive().text == "Home")
    }
  }

  @Test("A request without a host is refused, be it of an old version of HTTP or of the current one")
  func noHost() async throws {
    try await serving { server in
      for version in ["1.0", "1.1"] {
        let connection = try WebConnection(port: server.port)
        connection.send("GET / HTTP/\(version)\r\n\r\n")
        #expect(try connection.receive().refusal == "403 forbidden Host")
      }
      let two = try WebConnection(port: server.port)
      two.send("GET / HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\nHost: evil.example\r\n\r\n")
      #expect([400, 403].contains(try two.receive().status))
      // Of an address that is whole, as proxies get it, the path counts, and the name is that of the header.
      let whole = try WebConnection(port: server.port)
      whole.send("GET http://127.0.0.1:\(server.port)/ HTTP/1.1\r\nHost: evil.example\r\n\r\n")
      let answer = try whole.receive()
      #expect(answer.refusal == "403 forbidden Host")
    }
  }

  @Test("200 enrollments that are sent at once come one after the other, and none is lost")
  func concurrentEdits() async throws {
    let inside = Atomic(0)
    let mostInside = Atomic(0)
    let served = StubService()
    let stub = served.service
    let service = EditingService(
      edit: { request in
        let count = inside.add(1, ordering: .relaxed).newValue
        mostInside.max(count, ordering: .relaxed)
        defer { inside.subtract(1, ordering: .relaxed) }
        return try stub.edit(request)
      }, courses: stub.courses, description: stub.description)
    try await serving(service: service) { server in
      let connections = try (0..<200).map { number in
        let connection = try WebConnection(port: server.port)
        let body = #"{"student_id":"s\#(number)","course_id":"cs"}"#
        connection.send(webRequest("POST", "/enroll", port: server.port, headers: authorization, body: body))
        return connection
      }
      for connection in connections { #expect(try connection.receive().status == 201) }
    }
    let students = served.requests.withLock { requests in
      requests.map { request -> String in
        if case .enroll(let enroll) = request { enroll.student } else { "" }
      }
    }
    #expect(Set(students) == Set((0..<200).map { "s\($0)" }))
    #expect(students.count == 200)
    #expect(mostInside.load(ordering: .relaxed) == 1)
  }

  @Test("While an edit takes its time, pages and courses are read")
  func readsDuringEdits() async throws {
    let gate = DispatchSemaphore(value: 0)
    let stub = StubService().service
    let service = EditingService(
      edit: { request in
        gate.wait()
        return try stub.edit(request)
      }, courses: stub.courses, description: stub.description)
    try await serving(service: service) { server in
      let body = #"{"student_id":"ada","course_id":"cs"}"#
      let edits = try (0..<8).map { _ in
        let connection = try WebConnection(port: server.port)
        connection.send(webRequest("POST", "/enroll", port: server.port, headers: authorization, body: body))
        return connection
      }
      let reader = try WebConnection(port: server.port)
      for path in ["/", "/students/ada/courses", "/api/v1/openapi.json", "/courses/"] {
        reader.send(webRequest("GET", path, port: server.port, headers: authorization))
        #expect(try reader.receive().status == 200)
      }
      for _ in edits { gate.signal() }
      for edit in edits { #expect(try edit.receive().status == 201) }
    }
  }

  @Test("A port that is taken is passed over, and 0 is any")
  func ports() async throws {
    try await serving { first in
      #expect(first.port > 0)
      let done = DispatchSemaphore(value: 0)
      let ports = Mutex<Int?>(nil)
      let start = first.port
      Task {
        let port = try? await serving(port: start) { $0.port }
        ports.withLock { $0 = port }
        done.signal()
      }
      done.wait()
      let next = ports.withLock { $0 }
      // Where all ports after it are taken there is none; on any other machine there is one of the next.
      #expect(next.map { (start + 1...start + 100).contains($0) } == true)
    }
  }

  @Test("The same is served on IPv6, where the machine has it")
  func version6() async throws {
    try await serving { server in
      guard let connection = try? WebConnection(port: server.port, address: "::1") else { return }
      connection.send(webRequest("GET", "/", port: server.port, headers: ["Host": "[::1]:\(server.port)"]))
      let answer = try connection.receive()
      #expect(answer.text == "Home")
    }
  }

  @Test("An address that the system does not give is an error that names it")
  func refusedPort() async throws {
    // Nobody but the superuser may listen there, and on many machines not even somebody listens.
    do {
      try await serving(port: 1) { _ in }
    } catch let error as FileError {
      #expect(error.description.hasPrefix("cannot listen on '127.0.0.1:1': "))
    }
  }

  @Test("What goes wrong at the start ends the server")
  func failedStart() async throws {
    struct Failure: Error {}
    let server = PreviewServer(pages: MemoryPages.site)
    await #expect(throws: Failure.self) {
      try await server.run(port: 0, onStart: { _ in throw Failure() }, stop: {})
    }
  }

  @Test("A server that ends answers what it was asked before, and waits for no idle connection")
  func graceful() async throws {
    let gate = DispatchSemaphore(value: 0)
    let entered = DispatchSemaphore(value: 0)
    let stub = StubService().service
    let service = EditingService(
      edit: { request in
        entered.signal()
        gate.wait()
        return try stub.edit(request)
      }, courses: stub.courses, description: stub.description)
    let (answers, answered) = AsyncStream.makeStream(of: WebAnswer.self)
    try await serving(service: service) { server in
      // Used here first, and then by the one thread below alone.
      nonisolated(unsafe) let idle = try WebConnection(port: server.port)
      idle.send(webRequest("GET", "/", port: server.port))
      _ = try idle.receive()
      DispatchQueue.global().async {
        defer { answered.finish() }
        guard let busy = try? WebConnection(port: server.port) else { return }
        let body = #"{"student_id":"ada","course_id":"cs"}"#
        busy.send(webRequest("POST", "/enroll", port: server.port, headers: authorization, body: body))
        guard let answer = try? busy.receive() else { return }
        answered.yield(answer)
      }
      entered.wait()
      // The edit goes on once the idle connection has been ended, and so the server is ending.
      DispatchQueue.global().async {
        _ = idle.isEnded()
        gate.signal()
      }
    }
    var statuses: [Int] = []
    for await answer in answers { statuses.append(answer.status) }
    #expect(statuses == [201])
  }
}
