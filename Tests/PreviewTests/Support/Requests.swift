import HTTPTypes

func request(_ host: String) -> HTTPRequest {
  HTTPRequest(method: .get, scheme: nil, authority: host, path: "/")
}

/// A field as it comes from a socket: its name is not looked at.
func field(_ name: String, _ value: String) -> HTTPField {
  HTTPField(name: HTTPField.Name(name) ?? .via, value: value)
}
