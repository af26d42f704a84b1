import TestSupport
import Testing

@testable import Preview

@Suite struct JSONReaderTests {
  @Test(
    "What is JSON is read as it is",
    arguments: [
      ("null", .null), ("true", .flag(true)), ("false", .flag(false)), (" \t\r\n0 \n", .number("0")),
      ("-0", .number("-0")), ("-12.50e+3", .number("-12.50e+3")), ("1E9", .number("1E9")), ("1e-9", .number("1e-9")),
      ("123456789012345678901234567890", .number("123456789012345678901234567890")),
      ("\"\"", .text("")), ("\"a b\"", .text("a b")), ("\"Ærø 東京 😀\"", .text("Ærø 東京 😀")),
      (#""\"\\\/\b\f\n\r\t""#, .text("\"\\/\u{8}\u{C}\n\r\t")), (#""\u0041\u00e9\u6771""#, .text("Aé東")),
      (#""\uD83D\uDE00\ud83d\ude00""#, .text("😀😀")), (#""\u0000""#, .text("\0")), ("\"\u{7F}\"", .text("\u{7F}")),
      ("[]", .list([])), ("[ ]", .list([])), ("[1,[],{}]", .list([.number("1"), .list([]), .object([])])),
      ("{}", .object([])), ("{ }", .object([])),
      (
        #"{"b": 1 , "a" : [true,null]}"#,
        .object([JSONMember("b", .number("1")), JSONMember("a", .list([.flag(true), .null]))])
      ),
      (#"{"":{"":null}}"#, .object([JSONMember("", .object([JSONMember("", .null)]))])),
    ] as [(String, JSONValue)])
  func values(text: String, value: JSONValue) throws {
    #expect(try JSONReader.read(Array(text.utf8)) == value)
  }

  @Test(
    "What is not JSON is refused, at its line and column",
    arguments: [
      ("", 1, 1, "a value is expected"), (" ", 1, 2, "a value is expected"), ("tru", 1, 1, "a value is expected"),
      ("True", 1, 1, "a value is expected"), ("nul", 1, 1, "a value is expected"), ("'a'", 1, 1, "a value is expected"),
      ("\u{FEFF}{}", 1, 1, "a value is expected"), ("// a\n1", 1, 1, "a value is expected"),
      ("NaN", 1, 1, "a value is expected"), ("+1", 1, 1, "a value is expected"), (".5", 1, 1, "a value is expected"),
      ("01", 1, 2, "nothing may follow the value"), ("1 2", 1, 3, "nothing may follow the value"),
      ("truex", 1, 5, "nothing may follow the value"), ("{}\n}", 2, 1, "nothing may follow the value"),
      ("1.", 1, 3, "a digit is expected"), ("1.e3", 1, 3, "a digit is expected"), ("-", 1, 2, "a digit is expected"),
      ("1e", 1, 3, "a digit is expected"), ("1e+", 1, 4, "a digit is expected"), ("-a", 1, 2, "a digit is expected"),
      ("\"a", 1, 3, "a text lacks its closing quote"), ("\"a\\\"", 1, 5, "a text lacks its closing quote"),
      ("\"a\nb\"", 1, 3, "a text may hold control characters as escapes only"),
      ("\"\0\"", 1, 2, "a text may hold control characters as escapes only"),
      (#""\x""#, 1, 2, "there is no such escape"), (#""\"#, 1, 2, "there is no such escape"),
      (#""\u12g4""#, 1, 2, "four hexadecimal digits must follow '\\u'"),
      (#""\u12"#, 1, 2, "four hexadecimal digits must follow '\\u'"),
      (#""ab\uD83D""#, 1, 4, "this is half of a surrogate pair"),
      (#""\uD83D\n""#, 1, 2, "this is half of a surrogate pair"),
      (#""\uD83D\u0041""#, 1, 2, "this is half of a surrogate pair"),
      (#""\uDE00\uD83D""#, 1, 2, "this is half of a surrogate pair"),
      ("[1", 1, 3, "',' or ']' is expected"), ("[1 2]", 1, 4, "',' or ']' is expected"),
      ("[1,]", 1, 4, "a value is expected"), ("[,1]", 1, 2, "a value is expected"), ("[", 1, 2, "a value is expected"),
      ("{", 1, 2, "the name of a member is expected, in double quotes"),
      ("{a: 1}", 1, 2, "the name of a member is expected, in double quotes"),
      (#"{"a":1,}"#, 1, 8, "the name of a member is expected, in double quotes"),
      (#"{"a" 1}"#, 1, 6, "':' is expected"), (#"{"a":}"#, 1, 6, "a value is expected"),
      (#"{"a":1 "b":2}"#, 1, 8, "',' or '}' is expected"), (#"{"a":1"#, 1, 7, "',' or '}' is expected"),
      ("{\n  \"é\": 1,\n  \"é\": 2}", 3, 3, "the name 'é' occurs twice"),
      (#"{"a":1,"\u0061":2}"#, 1, 8, "the name 'a' occurs twice"),
    ])
  func faults(text: String, line: Int, column: Int, message: String) {
    #expect(throws: JSONFault(message: message, line: line, column: column)) {
      try JSONReader.read(Array(text.utf8))
    }
  }

  @Test(
    "Bytes that are not UTF-8 are refused, at the first of them",
    arguments: [
      ([0x22, 0xFF, 0x22], 2), ([0x22, 0xC0, 0x80, 0x22], 2), ([0x22, 0x61, 0xED, 0xA0, 0x80, 0x22], 3),
      ([0x22, 0xC3, 0xA9, 0xC3, 0x22], 4), ([0xFF, 0xFE, 0x7B, 0x00], 1), ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 2),
    ] as [([UInt8], Int)])
  func encoding(bytes: [UInt8], column: Int) {
    #expect(throws: JSONFault(message: "this is not UTF-8", line: 1, column: column)) { try JSONReader.read(bytes) }
  }

  @Test("Values may be nested as deep as the limit, and no deeper", arguments: [("[", "]"), ("{\"a\":", "}")])
  func depth(open: String, close: String) throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)).utf8)
    }
    _ = try JSONReader.read(nested(JSONReader.depthLimit))
    #expect(throws: JSONFault.self) { try JSONReader.read(nested(JSONReader.depthLimit + 1)) }
    // What would overflow a stack is refused as well, closed or not.
    #expect(throws: JSONFault.self) { try JSONReader.read(nested(200_000)) }
    #expect(throws: JSONFault.self) { try JSONReader.read(Array(String(repeating: open, count: 200_000).utf8)) }
  }

  @Test("No beginning of an object is taken for an object, and no change of a byte traps")
  func mutations() throws {
    let text = Array(#"{"a": [1.5e3, "x\u00e9\ud83d\ude00\n", {"b": null}], "c": true, "é": "東"}"#.utf8)
    _ = try JSONReader.read(text)
    for end in 0..<text.count {
      #expect(throws: JSONFault.self) { try JSONReader.read(Array(text[..<end])) }
    }
    var generator = SplitMix64(seed: 7)
    for _ in 0..<20_000 {
      var changed = text
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        changed[Int.random(in: 0..<changed.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      _ = try? JSONReader.read(changed)
    }
  }

  @Test("Values have words for messages")
  func words() {
    let values: [JSONValue] = [.null, .flag(true), .flag(false), .number("1.50"), .text("a"), .list([]), .object([])]
    #expect(
      values.map(\.kind) == [
        "null", "true or false", "true or false", "a number", "a text", "a list", "an object",
      ])
    #expect(values.map(\.shown) == ["null", "true", "false", "1.50", "a", nil, nil])
  }
}
