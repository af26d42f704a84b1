import HTTPTypes
import Synchronization

/// Who may use the editing API: those with the token, and the browser that opened the one-time address.
package final class EditAccess: Sendable {
  /// Scripts send it with every request.
  package let token: Secret
  /// A part of the one-time address.
  package let code: Secret
  /// What the cookie holds.
  ///
  /// It is not the token, so that the token is in no browser.
  private let session = Secret.random()
  private let isCodeUsed = Mutex(false)

  /// - Parameter token: the token; by default a random one.
  package init(token: Secret = .random(), code: Secret = .random()) {
    self.token = token
    self.code = code
  }

  /// The path and query that hand out the cookie.
  package var loginTarget: String { "/login?code=\(code.revealed)" }

  /// Whether a request may use the API.
  ///
  /// - Parameter port: the port that is served.
  func isGranted(_ fields: HTTPFields, port: Int) -> Bool {
    if let authorization = fields[.authorization] {
      let parts = authorization.split(separator: " ", maxSplits: 1)
      return parts.count == 2 && parts[0].lowercased() == "bearer" && token.isSame(as: parts[1].utf8)
    }
    let name = Self.cookieName(port: port)
    return fields[values: .cookie].flatMap { $0.split(separator: ";") }.contains { cookie in
      let parts = cookie.drop { $0 == " " }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return parts.count == 2 && parts[0] == name && session.isSame(as: parts[1].utf8)
    }
  }

  enum Login: Hashable {
    /// With the value of `Set-Cookie`.
    case granted(cookie: String)
    case used
    case wrong
  }

  /// The name of the cookie, of which browsers keep one for all ports of a host.
  package static func cookieName(port: Int) -> String { "registrar_\(port)" }

  /// Exchanges the code of the one-time address for a cookie.
  func redeem(_ code: String, port: Int) -> Login {
    guard self.code.isSame(as: code.utf8) else { return .wrong }
    let isFirst = isCodeUsed.withLock { isUsed in
      defer { isUsed = true }
      return !isUsed
    }
    guard isFirst else { return .used }
    return .granted(
      cookie: "\(Self.cookieName(port: port))=\(session.revealed); Path=/; HttpOnly; SameSite=Strict")
  }
}
