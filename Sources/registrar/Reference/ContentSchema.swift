import Catalogue
import Diagnostics

/// The JSON Schema of a kind's front matter, for editors that complete and check YAML.
///
/// Draft 2020-12. It is no stricter than `lint`: a text may look like a number, because a value takes its type from its
/// field, and any field may be left empty.
struct ContentSchema {
  private let kind: RecordKind
  private let fields: [ContentField]

  init(_ kind: RecordKind, settings: Settings) {
    self.kind = kind
    fields = ContentField.all(of: kind, extra: settings.extra[kind])
  }

  func json() -> [UInt8] {
    var json = JSONWriter()
    json.object(.many) { json in
      json.field("$schema", "https://json-schema.org/draft/2020-12/schema")
      json.field("title", "The front matter of \(kind.nameWithArticle)")
      members(of: fields, to: &json)
      if kind == .course {
        json.object("$defs", .many) { json in
          json.object("requirement", .many) { json in requirement(to: &json) }
        }
      }
    }
    json.endLine()
    return json.bytes
  }

  private func members(of fields: [ContentField], to json: inout JSONWriter) {
    json.field("type", "object")
    json.object("properties", .many) { json in
      for field in fields {
        json.object(field.name) { json in
          json.field("description", field.summary)
          members(of: field.form, to: &json)
        }
      }
    }
    let required = fields.filter(\.isRequired)
    if !required.isEmpty {
      json.array("required") { json in for field in required { json.value(field.name) } }
    }
    json.field("additionalProperties", false)
  }

  private func members(of form: ContentField.Form, to json: inout JSONWriter) {
    switch form {
    case .text, .reference: types(["string", "number", "boolean", "null"], &json)
    case .number: types(["number", "null"], &json)
    case .wholeNumber(let least):
      types(["integer", "null"], &json)
      json.field("minimum", least)
    case .boolean: types(["boolean", "null"], &json)
    case .date:
      types(["string", "null"], &json)
      json.field("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
    case .time:
      // Some readers of YAML take 9:00 for a number of minutes.
      types(["string", "integer", "null"], &json)
      json.field("pattern", "^[0-9]{1,2}:[0-9]{2}$")
    case .choice(let words):
      json.array("enum") { json in
        for word in words { json.value(word) }
        json.null()
      }
    case .list(let item):
      types(["array", "null"], &json)
      json.object("items") { json in members(of: item, to: &json) }
    case .mapping(let fields): members(of: fields, to: &json)
    case .anyOf(let forms):
      json.array("anyOf") { json in
        for form in forms { json.object { json in members(of: form, to: &json) } }
      }
    case .requirement: json.field("$ref", "#/$defs/requirement")
    case .anything: types(["object", "null"], &json)
    }
  }

  private func requirement(to json: inout JSONWriter) {
    json.array("anyOf", .many) { json in
      json.object { json in members(of: .text, to: &json) }
      for choice in ["any", "all"] {
        json.object { json in
          json.field("type", "object")
          json.object("properties") { json in
            json.object(choice) { json in members(of: .list(.requirement), to: &json) }
          }
          json.array("required") { json in json.value(choice) }
          json.field("additionalProperties", false)
        }
      }
    }
  }

  private func types(_ names: [String], _ json: inout JSONWriter) {
    json.array("type") { json in for name in names { json.value(name) } }
  }
}
