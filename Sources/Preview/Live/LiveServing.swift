import Diagnostics
import HTTPTypes
import HummingbirdCore
import NIOCore
import Site

/// Answers what the scripts ask that the server adds to pages.
struct LiveServing: Sendable {
  let site: LiveSite
  /// Who may edit; nothing where nobody may.
  var access: EditAccess?

  /// - Throws: `Refusal`.
  func answer(_ target: RequestTarget, _ request: HTTPRequest, port: Int) async throws -> Response {
    guard request.method == .get || request.method == .head else {
      return .methodNotAllowed(request.method, allowed: [.get, .head])
    }
    switch "/" + target.parts.joined(separator: "/") {
    case LiveAddress.script:
      let texts = site.current.site.serverTexts
      return file(BrowserFiles.script(language: texts.language, texts: texts.json), named: "preview.js")
    case LiveAddress.forms where access != nil: return file(BrowserFiles.forms, named: "edit.js")
    case LiveAddress.enrollments, LiveAddress.find:
      guard let access else { throw Refusal.notFound(target) }
      guard access.isGranted(request.headerFields, port: port) else { return .unauthorized() }
      let site = site
      return .json(try await briefly { try FormData(site.current.catalogue).answer(target) })
    case LiveAddress.style: return file(BrowserFiles.style, named: "preview.css")
    case LiveAddress.events: return events(isHead: request.method == .head)
    default: throw Refusal.notFound(target)
    }
  }

  private func file(_ bytes: [UInt8], named name: String) -> Response {
    Response(
      status: .ok, headers: [.contentType: mediaType(of: name), .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  /// What happens to the site, as it happens.
  private func events(isHead: Bool) -> Response {
    let headers: HTTPFields = [.contentType: "text/event-stream", .cacheControl: "no-store"]
    if isHead { return Response(status: .ok, headers: headers, body: ResponseBody()) }
    let events = site.events
    return Response(
      status: .ok, headers: headers,
      body: ResponseBody { writer in
        // A browser that lost the server asks again after half a second.
        try await writer.write(ByteBuffer(string: "retry: 500\n\n"))
        for await event in events.listen() { try await writer.write(ByteBuffer(string: event.lines)) }
        try await writer.finish(nil)
      })
  }
}
