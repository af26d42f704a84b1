import Diagnostics
import HTTPTypes
import HummingbirdCore
import NIOCore

/// Answers requests for pages, as a static host does.
struct PageServing: Sendable {
  let source: any PageSource

  /// The largest piece of a file that is in memory, in bytes.
  private static let pieceSize = 256 << 10

  /// - Parameter isAPI: whether a program asks, which is told in JSON what is missing.
  /// - Throws: when the system refuses.
  func answer(_ target: RequestTarget, _ request: HTTPRequest, isAPI: Bool) async throws -> Response {
    guard request.method == .get || request.method == .head else {
      return .methodNotAllowed(request.method, allowed: [.get, .head])
    }
    let name = target.endsWithSlash || target.parts.isEmpty ? target.parts + ["index.html"] : target.parts
    switch try await find(name) {
    case .content(let content):
      return try await answer(content, named: name.last ?? "", request)
    case .folder where !target.endsWithSlash:
      guard case .content = try await find(target.parts + ["index.html"]) else { break }
      return .redirect(to: target.path + "/" + (target.query.isEmpty ? "" : "?\(target.query)"), status: .found)
    case .folder, .missing: break
    }
    if isAPI { return .refusal(.notFound(target)) }
    guard case .content(let content) = try await find(["404.html"]) else {
      return .message(status: 404, title: "Not found", "There is no such page.")
    }
    return try await body(
      of: content, status: .notFound,
      headers: [.contentType: mediaType(of: "404.html"), .eTag: "\"\(content.version)\""])
  }

  private func find(_ parts: [String]) async throws -> FoundPage {
    // No page has such a name, and an address with one could be taken for another host's or another folder's.
    // By bytes, as the system reads it: a slash and an accent upon it are one character.
    let isStrange = parts.contains { part in
      part.isEmpty || part == "." || part == ".." || part.utf8.contains { "/\\\0".utf8.contains($0) }
    }
    if isStrange { return .missing }
    return try await briefly { try source.find(parts) }
  }

  private func answer(_ content: PageContent, named name: String, _ request: HTTPRequest) async throws -> Response {
    let tag = "\"\(content.version)\""
    if let known = request.headerFields[.ifNoneMatch], matches(known, tag) {
      return Response(status: .notModified, headers: [.eTag: tag, .cacheControl: "no-cache"])
    }
    return try await body(of: content, status: .ok, headers: [.contentType: mediaType(of: name), .eTag: tag])
  }

  private func body(
    of content: PageContent, status: HTTPResponse.Status, headers: HTTPFields
  ) async throws -> Response {
    var headers = headers
    // It may be kept, but not used without asking: pages change under the reader's eyes.
    headers[.cacheControl] = "no-cache"
    let first = try await piece(of: content, at: 0)
    if first.count == content.count {
      return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: first)))
    }
    return Response(
      status: status, headers: headers,
      body: ResponseBody(contentLength: content.count) { writer in
        var offset = 0
        var piece = first
        while true {
          // Less than was promised: what is left of the connection would be misread.
          guard !piece.isEmpty else { throw TruncatedPage() }
          try await writer.write(ByteBuffer(bytes: piece))
          offset += piece.count
          if offset == content.count { break }
          piece = try await self.piece(of: content, at: offset)
        }
        try await writer.finish(nil)
      })
  }

  private func piece(of content: PageContent, at offset: Int) async throws -> [UInt8] {
    try await briefly {
      try content.read(offset, min(Self.pieceSize, content.count - offset))
    }
  }

  /// Whether one of the tags in `If-None-Match` is a page's (RFC 9110, section 13.1.2).
  private func matches(_ known: String, _ tag: String) -> Bool {
    known == "*"
      || known.split(separator: ",").contains { candidate in
        let candidate = candidate.drop { $0 == " " }
        return (candidate.hasPrefix("W/") ? candidate.dropFirst(2) : candidate).prefix { $0 != " " } == tag
      }
  }
}

/// A file that became shorter while it was sent.
private struct TruncatedPage: Error {}

extension Refusal {
  static func notFound(_ target: RequestTarget) -> Refusal {
    Refusal(
      status: 404, code: "not-found", message: "there is nothing at '\(target.path)'",
      details: [Detail(field: "path", value: target.path)])
  }
}
