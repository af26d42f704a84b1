import Foundation

/// A value that tests give to templates, and to Jinja.
indirect enum Fixture: Sendable {
  case absent
  case boolean(Bool)
  case integer(Int)
  case number(thousandths: Int)
  case text(String)
  case url(String)
  case html(String)
  /// As 2026-09-01.
  case date(String)
  case list([Fixture])
  /// A record of the schema's type of that name.
  case record(String, [String: Fixture])
  case mapping([(String, Fixture)])

  /// The form in which Jinja's side of a test reads it.
  var json: Any {
    switch self {
    case .absent: NSNull()
    case .boolean(let flag): flag
    case .integer(let number): number
    case .number(let thousandths): ["$number": thousandths]
    case .text(let text), .url(let text): text
    case .html(let text): ["$html": text]
    case .date(let text): ["$date": text]
    case .list(let elements): elements.map(\.json)
    case .record(_, let fields): fields.mapValues(\.json)
    case .mapping(let entries): ["$mapping": entries.map { [$0.0, $0.1.json] }]
    }
  }
}

extension Fixture: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral
{
  init(stringLiteral value: String) { self = .text(value) }
  init(integerLiteral value: Int) { self = .integer(value) }
  init(booleanLiteral value: Bool) { self = .boolean(value) }
  init(arrayLiteral elements: Fixture...) { self = .list(elements) }
}
