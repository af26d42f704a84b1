import Diagnostics
import HTTPTypes

/// Refuses what comes from another site: this is what keeps pages elsewhere on the web from reading or editing.
///
/// The `Host` check stops names that are made to lead here ("DNS rebinding"). `Origin` and Fetch Metadata stop requests
/// that pages of other sites send here, those of other ports of this machine included.
///
/// - Parameters:
///   - port: the port that is served.
///   - allowsVisits: whether a link from anywhere may be followed, as to a page: what it leads to is not shown to where
///     it came from.
/// - Returns: why the request is refused, or `nil`.
func foreignness(of request: HTTPRequest, port: Int, allowsVisits: Bool) -> Refusal? {
  let fields = request.headerFields
  let host = request.authority?.lowercased() ?? ""
  // One `Host` is the request's authority already; a second one is a trick.
  guard ownHosts(port: port).contains(host), !fields.contains(where: { $0.name.canonicalName == "host" }) else {
    return .forbidden("this server answers to localhost only, and the request names another host", "Host", host)
  }
  let message = "the request comes from a page of another site"
  if let origin = fields[.origin], origin.lowercased() != "http://\(host)" {
    return .forbidden(message, "Origin", origin)
  }
  if let site = fields[.secFetchSite], site != "same-origin", site != "none" {
    let isVisit = allowsVisits && request.method == .get && fields[.secFetchMode] == "navigate"
    if !isVisit { return .forbidden(message, "Sec-Fetch-Site", site) }
  }
  return nil
}

/// The values of `Host` that name this machine; the port may be left out where it is HTTP's own.
private func ownHosts(port: Int) -> [String] {
  let names = ["localhost", "127.0.0.1", "[::1]"]
  return names.map { "\($0):\(port)" } + (port == 80 ? names : [])
}

extension Refusal {
  fileprivate static func forbidden(_ message: String, _ field: String, _ value: String) -> Refusal {
    Refusal(
      status: 403, code: "forbidden", message: message, details: [Detail(field: field, value: value)])
  }
}
