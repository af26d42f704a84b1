package import Catalogue
import Diagnostics

/// Describes the JSON API of one build: exactly the members that its audience sees, and the types that its settings give.
///
/// OpenAPI 3.1.0 (spec.openapis.org/oas/v3.1.0), whose schemas are those of JSON Schema 2020-12.
///
/// - Parameters:
///   - audience: who the documents are for.
///   - settings: the title, the fields that the public may see, and the types of `extra`.
///   - includesEditing: whether the editing API is described, too, as it must be where it is served.
///   - cookie: the name of the cookie that carries the token of the editing API.
/// - Returns: the document; it ends with a line feed.
package func openAPIDocument(
  audience: Audience, settings: Settings, includesEditing: Bool = false, cookie: String = "registrar_token"
) -> [UInt8] {
  var components = APIComponents(shape: APIShape(audience: audience, settings: settings), settings: settings)
  if includesEditing { components.addEditing() }
  components.addError()
  return OpenAPIDocument(
    title: settings.title, audience: audience, includesEditing: includesEditing, cookie: cookie,
    components: components
  ).json()
}

private struct OpenAPIDocument {
  let title: String
  let audience: Audience
  let includesEditing: Bool
  let cookie: String
  let components: APIComponents

  func json() -> [UInt8] {
    var json = JSONWriter()
    json.object(.many) { json in
      json.field("openapi", "3.1.0")
      json.object("info", .many) { json in
        json.field("title", title)
        json.field("version", "1.0.0")
        json.field("description", description)
      }
      // Resolved against this document's address it is the folder, without the slash that every path brings.
      json.array("servers") { json in json.object { json in json.field("url", "../v1") } }
      writeSecurity(to: &json)
      json.object("paths", .many) { json in writePaths(to: &json) }
      json.object("components", .many) { json in
        json.object("schemas", .many) { json in
          for component in components.all {
            json.object(component.name, .many) { json in
              json.field("description", component.summary)
              component.schema.writeKeywords(to: &json, lines: .many)
            }
          }
        }
        if includesEditing { writeSecuritySchemes(to: &json) }
      }
    }
    json.endLine()
    return json.bytes
  }

  private var description: String {
    var sentences = [
      "The students, courses, terms and enrollments of a catalogue, as static files"
        + (audience == .public ? " for the public." : " for internal use; they are not for publication."),
      "Every address in a document is a relative reference (RFC 3986, section 4.2) against the address of the document "
        + "that it stands in, as links between pages are.",
      "A scalar that is absent is null, and a list that is absent is empty.",
      "What this audience may not see is left out altogether, and so this description does not mention it.",
      "A draft has no document of its own; where another record refers to it, its id stands without an address.",
      "Wherever JSON carries an error, it has the schema Error; a host of static files sends its own pages instead.",
    ]
    if includesEditing {
      sentences.append(
        "The editing routes write the files of the catalogue; they are also there without /api/v1. Every request carries "
          + "the token, reads too.")
    }
    return sentences.joined(separator: " ")
  }

  private func writePaths(to json: inout JSONWriter) {
    // A server that is edited over HTTP asks for the token wherever there is data.
    let documents = OpenAPIRoute.documents.map { includesEditing ? $0.guarded : $0 }
    let routes = documents + (includesEditing ? OpenAPIRoute.editing : [])
    var written: Set<String> = []
    for route in routes where written.insert(route.path).inserted {
      json.object(route.path, .many) { json in
        for other in routes where other.path == route.path { other.write(components, to: &json) }
      }
    }
  }

  private func writeSecurity(to json: inout JSONWriter) {
    json.array("security") { json in
      guard includesEditing else { return }
      for scheme in ["token", "cookie"] {
        json.object { json in json.array(scheme) { _ in } }
      }
    }
  }

  private func writeSecuritySchemes(to json: inout JSONWriter) {
    json.object("securitySchemes", .many) { json in
      json.object("token") { json in
        json.field("type", "http")
        json.field("scheme", "bearer")
        json.field("description", "The token that the server prints when it starts.")
      }
      json.object("cookie") { json in
        json.field("type", "apiKey")
        json.field("in", "cookie")
        json.field("name", cookie)
        json.field("description", "Set by the one-time address that the server prints when it starts.")
      }
    }
  }
}
