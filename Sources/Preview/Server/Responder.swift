import Diagnostics
import HTTPTypes
import HummingbirdCore

/// Decides what a request is answered with.
///
/// In this order: 1. 403 for a `Host` that is not this machine's, 2. 403 for what another site's page sent, 3. 401 for the API without
/// the token, 4. 404 and 405, 5. 415, 413 and 400 for the body, 6. what the catalogue has to say.
struct Responder: Sendable {
  let pages: PageServing
  /// Nothing where pages never change.
  var live: LiveServing?
  /// Nothing where the site is served and not edited.
  let editing: Editing?
  /// Tells the person in front of the server what went wrong with it.
  let warn: @Sendable (String) -> Void

  struct Editing: Sendable {
    let access: EditAccess
    let api: EditingAPI
  }

  /// - Parameters:
  ///   - port: the port that the request came to.
  ///   - invite: tells a client that waits for it to send the body.
  /// - Throws: when the connection breaks.
  func answer(
    _ request: HTTPRequest, _ body: inout LimitedBody, port: Int, invite: () async throws -> Void = {}
  ) async throws -> Response {
    var response: Response
    do {
      response = try await self.response(to: request, &body, port: port, invite: invite)
    } catch let refusal as Refusal {
      if refusal.status >= 500 { warn(refusal.message) }
      response = .refusal(refusal)
      // The rest of the body is not worth reading.
      if refusal.status == 413 { response.headers[.connection] = "close" }
    }
    // Whoever asked for the head alone is told of the body's length all the same.
    return (request.method == .head ? response.createHeadResponse() : response).guarded()
  }

  private func response(
    to request: HTTPRequest, _ body: inout LimitedBody, port: Int, invite: () async throws -> Void
  ) async throws -> Response {
    let target = RequestTarget(request.path ?? "")
    let isAPI = target.map(isAPIPath) ?? false
    let route = editing == nil ? nil : target.flatMap(EditingRoute.init)
    let isOwn = target?.parts.first == LiveAddress.folder
    if let refusal = foreignness(of: request, port: port, allowsVisits: !isAPI && !isOwn && route == nil) {
      throw refusal
    }
    guard let target else {
      throw Refusal(status: 400, code: "invalid-value", message: "the request does not name a path")
    }
    if isOwn, let live { return try await live.answer(target, request, port: port) }
    guard let editing else { return try await pages.answer(target, request, isAPI: isAPI) }
    if target.parts == ["login"], !target.endsWithSlash { return login(target, request, editing.access, port: port) }
    guard isAPI || route != nil else { return try await pages.answer(target, request, isAPI: false) }
    guard editing.access.isGranted(request.headerFields, port: port) else { return .unauthorized() }
    guard let route else { return try await pages.answer(target, request, isAPI: true) }
    return try await editing.api.answer(route, target, request, &body, port: port, invite: invite)
  }

  /// Exchanges the one-time address for the cookie.
  private func login(
    _ target: RequestTarget, _ request: HTTPRequest, _ access: EditAccess, port: Int
  ) -> Response {
    // Not even HEAD: what merely looks at an address must not use it up.
    guard request.method == .get else { return .methodNotAllowed(request.method, allowed: [.get]) }
    let code = target.parameters.first { $0.name == "code" }?.value ?? ""
    switch access.redeem(code, port: port) {
    case .granted(let cookie):
      var response = Response.redirect(to: "/", status: .seeOther)
      response.headers[.setCookie] = cookie
      return response
    case .used:
      return .message(
        status: 410, title: "Already used",
        "This address worked once. Start the server again for another, or send the token with each request.")
    case .wrong:
      return .message(status: 401, title: "Not known", "The code in this address is not the one that was printed.")
    }
  }
}

extension Response {
  static func unauthorized() -> Response {
    var response = refusal(
      Refusal(
        status: 401, code: "unauthorized",
        message: "the request needs the token that registrar printed when it started: Authorization: Bearer TOKEN"))
    response.headers[.wwwAuthenticate] = "Bearer"
    return response
  }
}
