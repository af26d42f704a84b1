import Diagnostics

/// What a value of the JSON API may be: as much of JSON Schema as the documents need, with an example of everything.
indirect enum APISchema: Sendable {
  case text(example: String)
  case number(example: Int)
  case wholeNumber(example: Int, least: Int = 0)
  case boolean
  case date(example: String)
  case time(example: String)
  /// A relative reference to another document; the first one has none before it, so an example may be missing.
  case address(example: String?)
  /// A relative reference to a page, whose path from the top of the site is the example.
  case page(String)
  case choice([String], example: String)
  case list(APISchema)
  /// One of several, of which the first one is the example.
  case anyOf([APISchema])
  /// An object with these members and, unless it is open, no others.
  case object([APIField], isOpen: Bool = false)
  /// One of the named schemas.
  case component(String)
  case optional(APISchema)
  /// An object with whatever members.
  case anything

  /// An id, which is a file's name without `.md`, or a label.
  static func id(_ example: String) -> APISchema { .text(example: example) }
}

/// A member of an object.
struct APIField: Sendable {
  var name: String
  var schema: APISchema
  /// One sentence without its full stop.
  var summary: String
  var isRequired = true

  init(_ name: String, _ schema: APISchema, _ summary: String, isRequired: Bool = true) {
    self.name = name
    self.schema = schema
    self.summary = summary
    self.isRequired = isRequired
  }
}

/// Named schemas, in the order in which a document lists them.
struct APIComponents: Sendable {
  private(set) var all: [(name: String, summary: String, schema: APISchema)] = []

  mutating func add(_ name: String, _ summary: String, _ schema: APISchema) { all.append((name, summary, schema)) }

  subscript(name: String) -> APISchema? { all.first { $0.name == name }?.schema }
}

// MARK: As JSON Schema

extension APISchema {
  /// Writes the keywords that describe the value, into an object that is open.
  func writeKeywords(to json: inout JSONWriter, isNullable: Bool = false, lines: JSONWriter.Lines = .one) {
    func type(_ name: String, _ json: inout JSONWriter) {
      if isNullable {
        json.array("type") { json in
          json.value(name)
          json.value("null")
        }
      } else {
        json.field("type", name)
      }
    }
    switch self {
    case .text: type("string", &json)
    case .number: type("number", &json)
    case .wholeNumber(_, let least):
      type("integer", &json)
      json.field("minimum", least)
    case .boolean: type("boolean", &json)
    case .date:
      type("string", &json)
      json.field("format", "date")
    case .time:
      type("string", &json)
      json.field("pattern", "^[0-2][0-9]:[0-5][0-9]$")
    case .address, .page:
      type("string", &json)
      json.field("format", "uri-reference")
    case .choice(let words, _):
      type("string", &json)
      json.array("enum") { json in
        for word in words { json.value(word) }
        if isNullable { json.null() }
      }
    case .list(let item):
      type("array", &json)
      json.object("items") { json in item.writeKeywords(to: &json) }
    case .anyOf(let schemas):
      json.array("anyOf") { json in
        for schema in schemas { json.object { json in schema.writeKeywords(to: &json) } }
        if isNullable { json.object { json in json.field("type", "null") } }
      }
    case .object(let fields, let isOpen):
      type("object", &json)
      writeMembers(fields, isOpen: isOpen, lines, to: &json)
    case .component(let name):
      if isNullable {
        APISchema.anyOf([self]).writeKeywords(to: &json, isNullable: true)
      } else {
        json.field("$ref", "#/components/schemas/\(name)")
      }
    case .optional(let schema): schema.writeKeywords(to: &json, isNullable: true)
    case .anything: type("object", &json)
    }
  }

  private func writeMembers(_ fields: [APIField], isOpen: Bool, _ lines: JSONWriter.Lines, to json: inout JSONWriter) {
    json.object("properties", lines) { json in
      for field in fields {
        json.object(field.name) { json in
          json.field("description", "\(field.summary).")
          field.schema.writeKeywords(to: &json)
        }
      }
    }
    let required = fields.filter(\.isRequired)
    if !required.isEmpty {
      json.array("required") { json in for field in required { json.value(field.name) } }
    }
    if !isOpen { json.field("additionalProperties", false) }
  }

  /// Writes an example of the value.
  ///
  /// - Parameter depth: how many folders below the top of the site the document lies that the value stands in.
  func writeExample(_ components: APIComponents, depth: Int, to json: inout JSONWriter) {
    switch self {
    case .text(let example), .date(let example), .time(let example), .choice(_, let example): json.value(example)
    case .address(let example):
      if let example { json.value(example) } else { json.null() }
    case .page(let path): json.value(String(repeating: "../", count: depth) + path)
    case .number(let example), .wholeNumber(let example, _): json.value(example)
    case .boolean: json.value(false)
    case .list(let item): json.array { json in item.writeExample(components, depth: depth, to: &json) }
    case .anyOf(let schemas): schemas.first?.writeExample(components, depth: depth, to: &json)
    case .object(let fields, _):
      json.object { json in
        for field in fields where field.isRequired {
          json.key(field.name)
          field.schema.writeExample(components, depth: depth, to: &json)
        }
      }
    case .component(let name): components[name]?.writeExample(components, depth: depth, to: &json)
    case .optional(let schema): schema.writeExample(components, depth: depth, to: &json)
    case .anything: json.object { _ in }
    }
  }
}
