import Diagnostics
import Foundation
import TestSupport

@testable import Site

extension TestSite {
  /// Every document of the JSON API by its path below `api/v1/`.
  func documents() throws -> [String: [UInt8]] {
    guard let api = build.api else { return [:] }
    var json = JSONWriter(layout: .dense)
    var documents: [String: [UInt8]] = [:]
    for number in 0..<api.count {
      api.withDocument(number, &json) { path, bytes in
        documents[String(String(cString: path).dropFirst("api/v1/".count))] = Array(bytes)
      }
    }
    return documents
  }

  /// A document as another reader of JSON understands it.
  func object(_ path: String) throws -> JSONObject {
    guard let bytes = try documents()[path] else { throw MissingDocument(path: path) }
    return JSONObject(try JSONSerialization.jsonObject(with: Data(bytes)))
  }

  struct MissingDocument: Error {
    let path: String
  }
}

/// A value of JSON, with its members by their names.
struct JSONObject: CustomStringConvertible {
  let value: Any?

  init(_ value: Any?) { self.value = value is NSNull ? nil : value }

  subscript(name: String) -> JSONObject { JSONObject((value as? [String: Any])?[name]) }
  subscript(place: Int) -> JSONObject { JSONObject(items.indices.contains(place) ? items[place].value : nil) }

  var items: [JSONObject] { (value as? [Any] ?? []).map(JSONObject.init) }
  var keys: Set<String> { Set((value as? [String: Any] ?? [:]).keys) }
  var text: String? { value as? String }
  var texts: [String] { items.compactMap(\.text) }
  var number: Double? { (value as? NSNumber)?.doubleValue }
  var flag: Bool? { value as? Bool }
  var isNull: Bool { value == nil }

  var description: String {
    guard let value else { return "null" }
    let data = try? JSONSerialization.data(withJSONObject: value, options: [.sortedKeys, .fragmentsAllowed])
    return String(decoding: data ?? Data(), as: UTF8.self)
  }

  /// Every value below this one that a member of some name holds.
  func all(_ name: String) -> [JSONObject] {
    let inner = (value as? [String: Any] ?? [:]).flatMap { key, value in
      (key == name ? [JSONObject(value)] : []) + JSONObject(value).all(name)
    }
    return inner + items.flatMap { $0.all(name) }
  }
}

/// What a relative reference means on a document with some path (RFC 3986, section 5.2, for paths alone).
func resolve(_ reference: String, on path: String) -> String {
  var parts = path.split(separator: "/").dropLast().map(String.init)
  for part in reference.split(separator: "/") {
    if part == ".." { parts.removeLast() } else { parts.append(String(part)) }
  }
  return parts.joined(separator: "/")
}
