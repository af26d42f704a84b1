import Diagnostics
import HTTPTypes
import HummingbirdCore
import NIOCore

extension Response {
  /// JSON as the API says it.
  static func json(_ bytes: [UInt8], status: Int = 200) -> Response {
    Response(
      status: HTTPResponse.Status(code: status),
      headers: [.contentType: "application/json", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  /// Why nothing was done, in the one shape of all errors.
  static func refusal(_ refusal: Refusal) -> Response { json(refusal.json(), status: refusal.status) }

  /// A method that the path does not know.
  ///
  /// - Parameter allowed: those that it knows.
  static func methodNotAllowed(_ method: HTTPRequest.Method, allowed: [HTTPRequest.Method]) -> Response {
    let names = allowed.map(\.rawValue).joined(separator: ", ")
    var response = refusal(
      Refusal(
        status: 405, code: "method-not-allowed", message: "\(method.rawValue) is not possible here, but \(names)",
        details: [Refusal.Detail(field: "method", value: method.rawValue)]))
    response.headers[.allow] = names
    return response
  }

  /// A page that says one thing to a person.
  static func message(status: Int, title: String, _ text: String) -> Response {
    let page = """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>\(title)</title>
      <h1>\(title)</h1>
      <p>\(text)</p>
      </html>

      """
    return Response(
      status: HTTPResponse.Status(code: status),
      headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: page)))
  }

  static func redirect(to location: String, status: HTTPResponse.Status) -> Response {
    Response(status: status, headers: [.location: location, .cacheControl: "no-store"])
  }

  /// With what keeps browsers from showing it to other sites.
  consuming func guarded() -> Response {
    headers[.xContentTypeOptions] = "nosniff"
    headers[.crossOriginResourcePolicy] = "same-origin"
    headers[.crossOriginOpenerPolicy] = "same-origin"
    headers[.referrerPolicy] = "same-origin"
    headers[.xFrameOptions] = "SAMEORIGIN"
    return self
  }
}
