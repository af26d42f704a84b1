/// Reads one value of JSON, strictly as RFC 8259 has it.
///
/// It is stricter where the standard leaves room and programs disagree, so that nothing can be smuggled past one
/// of them: names that occur twice in an object, halves of surrogate pairs and a byte-order mark are refused. What is
/// nested deeper than `depthLimit` is refused as well.
package struct JSONReader {
  /// How deep lists and objects may be nested.
  package static let depthLimit = 32

  private let bytes: [UInt8]
  private var index = 0
  private var depth = 0

  /// - Returns: the value that the bytes hold, and nothing else.
  /// - Throws: `JSONFault`.
  /// - Complexity: O(*n*) in bytes.
  package static func read(_ bytes: [UInt8]) throws -> JSONValue {
    var reader = JSONReader(bytes)
    if let invalid = reader.firstInvalidByte() {
      reader.index = invalid
      throw reader.fault("this is not UTF-8")
    }
    reader.skipSpace()
    let value = try reader.value()
    reader.skipSpace()
    guard reader.index == bytes.count else { throw reader.fault("nothing may follow the value") }
    return value
  }

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  // MARK: Values

  private mutating func value() throws -> JSONValue {
    switch next {
    case UInt8(ascii: "{"): return try nested { try $0.object() }
    case UInt8(ascii: "["): return try nested { try $0.list() }
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "-"): return .number(try number())
    case UInt8(ascii: "t"): return try word("true", .flag(true))
    case UInt8(ascii: "f"): return try word("false", .flag(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case let byte? where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte): return .number(try number())
    default: throw fault("a value is expected")
    }
  }

  private mutating func nested(_ read: (inout JSONReader) throws -> JSONValue) throws -> JSONValue {
    guard depth < Self.depthLimit else { throw fault("values are nested deeper than \(Self.depthLimit)") }
    depth += 1
    defer { depth -= 1 }
    index += 1
    skipSpace()
    return try read(&self)
  }

  private mutating func object() throws -> JSONValue {
    var members: [JSONMember] = []
    var names: Set<String> = []
    if take("}") { return .object([]) }
    while true {
      guard next == UInt8(ascii: "\"") else { throw fault("the name of a member is expected, in double quotes") }
      let start = index
      let name = try text()
      guard names.insert(name).inserted else {
        index = start
        throw fault("the name '\(name)' occurs twice")
      }
      skipSpace()
      guard take(":") else { throw fault("':' is expected") }
      skipSpace()
      members.append(JSONMember(name, try value()))
      skipSpace()
      if take("}") { return .object(members) }
      guard take(",") else { throw fault("',' or '}' is expected") }
      skipSpace()
    }
  }

  private mutating func list() throws -> JSONValue {
    var values: [JSONValue] = []
    if take("]") { return .list([]) }
    while true {
      values.append(try value())
      skipSpace()
      if take("]") { return .list(values) }
      guard take(",") else { throw fault("',' or ']' is expected") }
      skipSpace()
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws -> JSONValue {
    guard bytes[index...].starts(with: word.utf8) else { throw fault("a value is expected") }
    index += word.utf8.count
    return value
  }

  /// RFC 8259, section 6.
  private mutating func number() throws -> String {
    let start = index
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func digits() throws {
    let start = index
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { index += 1 }
    guard index > start else { throw fault("a digit is expected") }
  }

  // MARK: Texts

  private mutating func text() throws -> String {
    index += 1
    var text: [UInt8] = []
    while true {
      guard let byte = next else { throw fault("a text lacks its closing quote") }
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0..<0x20: throw fault("a text may hold control characters as escapes only")
      default:
        text.append(byte)
        index += 1
      }
    }
  }

  private mutating func escape(into text: inout [UInt8]) throws {
    let start = index
    index += 1
    switch next {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(bytes[index])
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      index += 1
      text.append(contentsOf: String(try scalar(start)).utf8)
      return
    default:
      index = start
      throw fault("there is no such escape")
    }
    index += 1
  }

  /// The character of a `\u` escape, or of a pair of them.
  private mutating func scalar(_ start: Int) throws -> Unicode.Scalar {
    let first = try unit(start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, bytes[index...].starts(with: #"\u"#.utf8) else { return try loneSurrogate(start) }
    index += 2
    let second = try unit(start)
    guard (0xDC00...0xDFFF).contains(second) else { return try loneSurrogate(start) }
    let value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private mutating func unit(_ start: Int) throws -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        index = start
        throw fault("four hexadecimal digits must follow '\\u'")
      }
      value = value << 4 | UInt16(digit)
      index += 1
    }
    return value
  }

  private mutating func loneSurrogate(_ start: Int) throws -> Unicode.Scalar {
    index = start
    throw fault("this is half of a surrogate pair")
  }

  // MARK: Bytes

  private mutating func skipSpace() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { index += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private func firstInvalidByte() -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { offset += UTF8.width(scalar) }
    return offset
  }

  /// A fault at the byte that is read next.
  private func fault(_ message: String) -> JSONFault {
    let before = bytes[..<index]
    let line = before.count { $0 == 0x0A } + 1
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return JSONFault(message: message, line: line, column: index - start + 1)
  }
}
