/// A value of JSON (RFC 8259), as it was sent.
package enum JSONValue: Hashable, Sendable {
  case null
  case flag(Bool)
  /// In the digits that were sent, so that nothing is rounded.
  case number(String)
  case text(String)
  case list([JSONValue])
  /// In the order that was sent; no name occurs twice.
  case object([JSONMember])

  /// What a sentence calls a value of its type.
  package var kind: String {
    switch self {
    case .null: "null"
    case .flag: "true or false"
    case .number: "a number"
    case .text: "a text"
    case .list: "a list"
    case .object: "an object"
    }
  }

  /// A short form of a value that holds no others.
  package var shown: String? {
    switch self {
    case .null: "null"
    case .flag(let flag): flag ? "true" : "false"
    case .number(let digits): digits
    case .text(let text): text
    case .list, .object: nil
    }
  }
}

/// A name and its value in an object.
package struct JSONMember: Hashable, Sendable {
  package var name: String
  package var value: JSONValue

  package init(_ name: String, _ value: JSONValue) {
    self.name = name
    self.value = value
  }
}

/// Why bytes are not JSON, or not such as is accepted.
package struct JSONFault: Error, Hashable {
  /// What is wrong, without a full stop.
  package var message: String
  /// The place, both counted from 1; columns in bytes.
  package var line: Int
  package var column: Int
}
