import Diagnostics

/// One request that the API answers, as an OpenAPI document describes it.
struct OpenAPIRoute: Sendable {
  enum Method: String, Sendable {
    case get, post, put, patch, delete
  }

  /// A value in the path or the query of a request.
  enum Parameter: Sendable {
    case id(of: String, name: String)
    /// Which part of a list, from 2.
    case page
    case term
  }

  /// What a status means, and the named schema of the body that comes with it.
  struct Response: Sendable {
    var status: Int
    var summary: String
    var body: String?

    init(_ status: Int, _ summary: String, body: String? = nil) {
      self.status = status
      self.summary = summary
      self.body = body
    }
  }

  var path: String
  var method = Method.get
  /// A name that no other route has, from which programs make the names of functions.
  var id: String
  var summary: String
  var parameters: [Parameter] = []
  /// The named schema of what the request carries.
  var request: String?
  var responses: [Response]

  // MARK: Writing

  func write(_ components: APIComponents, to json: inout JSONWriter) {
    json.object(method.rawValue, .many) { json in
      json.field("operationId", id)
      json.field("summary", summary)
      if !parameters.isEmpty {
        json.array("parameters", .many) { json in
          for parameter in parameters { json.object { json in Self.write(parameter, to: &json) } }
        }
      }
      if let request {
        json.object("requestBody", .many) { json in
          json.field("required", true)
          writeBody(request, components, to: &json)
        }
      }
      json.object("responses", .many) { json in
        for response in responses {
          json.object(String(response.status), .many) { json in
            json.field("description", response.summary)
            if let body = response.body { writeBody(body, components, to: &json) }
          }
        }
      }
    }
  }

  private static func write(_ parameter: Parameter, to json: inout JSONWriter) {
    switch parameter {
    case .id(let kind, let name):
      json.field("name", name)
      json.field("in", "path")
      json.field("required", true)
      json.field("description", "The id of the \(kind).")
      json.object("schema") { json in
        json.field("type", "string")
        json.field("pattern", "^[A-Za-z0-9][A-Za-z0-9._-]*$")
        json.field("maxLength", 128)
      }
    case .page:
      json.field("name", "page")
      json.field("in", "path")
      json.field("required", true)
      json.field("description", "The number of the part; the first one has an address of its own.")
      json.object("schema") { json in
        json.field("type", "integer")
        json.field("minimum", 2)
      }
    case .term:
      json.field("name", "term")
      json.field("in", "query")
      json.field(
        "description",
        "The term; also as \"term\" in the body. Without one, the current term, or the only one that can be meant.")
      json.object("schema") { json in json.field("type", "string") }
    }
  }

  private func writeBody(_ schema: String, _ components: APIComponents, to json: inout JSONWriter) {
    json.object("content", .many) { json in
      json.object("application/json", .many) { json in
        json.object("schema") { json in
          if schema == "OpenAPI" {
            json.field("type", "object")
          } else {
            json.field("$ref", "#/components/schemas/\(schema)")
          }
        }
        // Later parts of a list look like the first one, but for their addresses.
        guard let component = components[schema], !path.contains("{page}") else { return }
        json.key("example")
        component.writeExample(components, depth: path.count { $0 == "/" } + 1, to: &json)
      }
    }
  }
}
