/// The variables of a `.env` file that concern registrar.
///
/// A line is `KEY=VALUE`, perhaps after `export `. A value in double quotes knows `\n`, `\t`, `\"`, `\$` and
/// `\\`; one in single quotes stands for itself. Elsewhere ` #` starts a comment. Nothing is expanded. Lines
/// about other programs' variables are passed over, whatever they look like.
struct EnvironmentFile: Hashable {
  static let name = ".env"
  static let prefix = "REGISTRAR_"

  struct Variable: Hashable {
    var name: String
    var value: String
    /// Counts from 1.
    var line: Int
  }

  /// In the order of their lines; of a name that occurs twice, the last one counts.
  private(set) var variables: [Variable] = []

  init() {}

  /// - Parameter bytes: the file; a byte-order mark and CRLF are accepted.
  /// - Throws: `UsageError`, with the line, when a line of registrar's own cannot be read.
  init(bytes: [UInt8]) throws {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let lines = bytes.dropFirst(hasMark ? 3 : 0).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      guard let text = String(validating: line, as: UTF8.self) else { continue }
      if let variable = try Self.variable(in: text, line: number + 1) { variables.append(variable) }
    }
  }

  /// The last variable of a name that is not empty.
  subscript(name: String) -> Variable? { variables.last { $0.name == name && !$0.value.isEmpty } }

  private static func variable(in text: String, line: Int) throws -> Variable? {
    var rest = Substring(text).trimmed
    if rest.hasPrefix("export "), rest.count > 7 { rest = rest.dropFirst(7).trimmed }
    guard rest.hasPrefix(prefix) else { return nil }
    let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "_" }
    rest = rest.dropFirst(name.count).trimmed
    guard rest.first == "=" else {
      throw UsageError("\(Self.name):\(line): '\(name)' is not followed by '='; write \(name)=value")
    }
    let value = try value(rest.dropFirst().trimmed) { problem in
      UsageError("\(Self.name):\(line): the value of '\(name)' \(problem)")
    }
    return Variable(name: String(name), value: value, line: line)
  }

  private static func value(_ text: Substring, _ fault: (String) -> UsageError) throws -> String {
    guard let quote = text.first, quote == "\"" || quote == "'" else { return unquoted(text) }
    var value = ""
    var rest = text.dropFirst()
    while let character = rest.popFirst() {
      if character == quote {
        let after = rest.trimmed
        guard after.isEmpty || after.first == "#" else { throw fault("goes on after its closing quote") }
        return value
      }
      guard character == "\\", quote == "\"", let next = rest.popFirst() else {
        value.append(character)
        continue
      }
      switch next {
      case "n": value.append("\n")
      case "t": value.append("\t")
      case "\"", "\\", "$": value.append(next)
      default: value += "\\\(next)"
      }
    }
    throw fault("lacks its closing quote")
  }

  /// A value up to a comment, which starts at a `#` after white space.
  private static func unquoted(_ text: Substring) -> String {
    var previous: Character = " "
    var end = text.startIndex
    for index in text.indices {
      if text[index] == "#", previous.isWhitespace { break }
      previous = text[index]
      end = text.index(after: index)
    }
    return String(text[..<end].trimmed)
  }
}

extension Substring {
  /// Without white space at both ends.
  var trimmed: Substring {
    var text = drop(while: \.isWhitespace)
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }
}
