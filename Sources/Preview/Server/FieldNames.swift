import HTTPTypes

extension HTTPField.Name {
  // Fetch Metadata (W3C): where a browser's request comes from, which no page can forge.
  static let secFetchSite = named("Sec-Fetch-Site")
  static let secFetchMode = named("Sec-Fetch-Mode")

  static let crossOriginOpenerPolicy = named("Cross-Origin-Opener-Policy")
  static let referrerPolicy = named("Referrer-Policy")
  static let xFrameOptions = named("X-Frame-Options")

  private static func named(_ name: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(name) else { preconditionFailure("all of the names above are tokens") }
    return name
  }
}
