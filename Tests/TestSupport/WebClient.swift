#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a web server answered.
package struct WebAnswer: Sendable, Equatable {
  package var status: Int
  /// By name, in small letters; of those that come twice, the last one.
  package var headers: [String: String]
  package var body: [UInt8]

  package init(status: Int, headers: [String: String], body: [UInt8]) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  package var text: String { String(decoding: body, as: UTF8.self) }
}

/// A connection to a server on this machine, over which bytes are sent as they are: also such as no client would send.
package final class WebConnection {
  private let descriptor: Int32
  private var received: [UInt8] = []

  package struct Failure: Error, CustomStringConvertible {
    package var description: String
  }

  /// - Parameter address: `127.0.0.1` or `::1`.
  package init(port: Int, address: String = "127.0.0.1") throws {
    #if canImport(Darwin)
      let type = SOCK_STREAM
    #else
      let type = Int32(SOCK_STREAM.rawValue)
    #endif
    let isIPv6 = address.contains(":")
    descriptor = socket(isIPv6 ? AF_INET6 : AF_INET, type, 0)
    guard descriptor >= 0 else { throw Failure(description: "no socket: \(errno)") }
    // A server that does not answer fails the test instead of stopping it.
    var patience = timeval(tv_sec: 30, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var result: Int32
    if isIPv6 {
      var target = sockaddr_in6()
      target.sin6_family = sa_family_t(AF_INET6)
      target.sin6_port = in_port_t(port).bigEndian
      inet_pton(AF_INET6, address, &target.sin6_addr)
      result = withUnsafePointer(to: &target) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in6>.size))
        }
      }
    } else {
      var target = sockaddr_in()
      target.sin_family = sa_family_t(AF_INET)
      target.sin_port = in_port_t(port).bigEndian
      inet_pton(AF_INET, address, &target.sin_addr)
      result = withUnsafePointer(to: &target) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
    }
    guard result == 0 else { throw Failure(description: "cannot connect to \(address):\(port): \(errno)") }
  }

  deinit { close(descriptor) }

  /// Sends bytes.
  ///
  /// - Returns: whether all of them were taken; a server may close the connection before.
  @discardableResult
  package func send(_ bytes: [UInt8]) -> Bool {
    var offset = 0
    while offset < bytes.count {
      #if canImport(Darwin)
        let flags: Int32 = 0
      #else
        let flags = Int32(MSG_NOSIGNAL)
      #endif
      let count = bytes.withUnsafeBytes { buffer in
        systemSend(descriptor, buffer.baseAddress.map { $0 + offset }, bytes.count - offset, flags)
      }
      guard count > 0 else { return false }
      offset += count
    }
    return true
  }

  @discardableResult
  package func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// Says that nothing more will be sent.
  package func finish() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// Reads one answer.
  ///
  /// - Parameter hasBody: whether a body follows; not so after HEAD.
  package func receive(hasBody: Bool = true) throws -> WebAnswer {
    let head = try take { bytes in
      bytes.indices.dropLast(3).first { bytes[$0..<$0 + 4].elementsEqual([13, 10, 13, 10]) }.map { $0 + 4 }
    }
    let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
    guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
      throw Failure(description: "no status in '\(String(decoding: head, as: UTF8.self))'")
    }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ": ", maxSplits: 1, omittingEmptySubsequences: false)
      headers[parts[0].lowercased()] = parts.count > 1 ? String(parts[1]) : ""
    }
    let length = headers["content-length"].flatMap { Int($0) } ?? 0
    let body = hasBody && ![100, 204, 304].contains(status) ? try take { $0.count >= length ? length : nil } : []
    return WebAnswer(status: status, headers: headers, body: body)
  }

  /// Whether the server ends the connection and sends nothing more.
  package func isEnded() -> Bool { received.isEmpty && !receiveSome() }

  private func take(_ end: ([UInt8]) -> Int?) throws -> [UInt8] {
    while true {
      if let end = end(received) {
        defer { received.removeFirst(end) }
        return Array(received[..<end])
      }
      guard receiveSome() else {
        throw Failure(description: "the connection ended after '\(String(decoding: received, as: UTF8.self))'")
      }
    }
  }

  private func receiveSome() -> Bool {
    let chunk = [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, initialized in
      initialized = max(0, recv(descriptor, buffer.baseAddress, buffer.count, 0))
    }
    received += chunk
    return !chunk.isEmpty
  }
}

private func systemSend(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int, _ flags: Int32) -> Int {
  #if canImport(Glibc)
    Glibc.send(descriptor, bytes, count, flags)
  #elseif canImport(Musl)
    Musl.send(descriptor, bytes, count, flags)
  #else
    Darwin.send(descriptor, bytes, count, flags)
  #endif
}

/// A request as bytes, from a client that goes by the rules.
///
/// - Parameter headers: more headers; a `Host` here replaces the usual one, and an empty value leaves a header out.
package func webRequest(
  _ method: String, _ path: String, port: Int, headers: [String: String] = [:], body: String? = nil
) -> [UInt8] {
  var all = ["Host": "127.0.0.1:\(port)"]
  if let body {
    all["Content-Type"] = "application/json"
    all["Content-Length"] = String(body.utf8.count)
  }
  all.merge(headers) { $1 }
  let lines = all.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\r\n" }
  return Array("\(method) \(path) HTTP/1.1\r\n\(lines.joined())\r\n\(body ?? "")".utf8)
}
