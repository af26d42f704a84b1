/// What a request asks for: the path and the query of its first line, taken apart.
struct RequestTarget: Hashable, Sendable {
  /// The path as it was sent, for logs and redirects.
  let path: String
  /// The query as it was sent, without its `?`; empty where there is none.
  let query: String
  /// What stands between the slashes, with escapes resolved.
  ///
  /// It can be anything that is valid UTF-8: `..`, and even text with a slash in it.
  let parts: [String]
  let endsWithSlash: Bool
  /// The names and values of the query, in order.
  let parameters: [Parameter]

  struct Parameter: Hashable, Sendable {
    var name: String
    var value: String
  }

  /// - Returns: `nil` for what is not a path, such as a whole address, and for escapes that are none or not UTF-8.
  init?(_ target: String) {
    guard target.utf8.first == UInt8(ascii: "/"), !target.utf8.contains(UInt8(ascii: "#")) else { return nil }
    let halves = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    path = String(halves[0])
    query = halves.count > 1 ? String(halves[1]) : ""
    var parts: [String] = []
    for part in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      guard let part = Self.decoded(part) else { return nil }
      parts.append(part)
    }
    endsWithSlash = parts.last == ""
    if endsWithSlash { parts.removeLast() }
    self.parts = parts
    var parameters: [Parameter] = []
    for pair in query.split(separator: "&") {
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(sides[0], plusIsSpace: true),
        let value = Self.decoded(sides.count > 1 ? sides[1] : "", plusIsSpace: true)
      else { return nil }
      parameters.append(Parameter(name: name, value: value))
    }
    self.parameters = parameters
  }

  /// Resolves percent escapes (RFC 3986, section 2.1).
  private static func decoded(_ text: Substring, plusIsSpace: Bool = false) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = digit(rest.popFirst()), let low = digit(rest.popFirst()) else { return nil }
        bytes.append(high << 4 | low)
      case UInt8(ascii: "+") where plusIsSpace: bytes.append(0x20)
      default: bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8?) -> UInt8? {
    byte.flatMap { Character(Unicode.Scalar($0)).hexDigitValue }.map(UInt8.init)
  }
}
