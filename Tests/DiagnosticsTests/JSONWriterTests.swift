import Diagnostics
import TestSupport
import Testing

@Suite("The JSON writer")
struct JSONWriterTests {
  @Test("Compact JSON holds no white space, readable JSON breaks lines where it is told to")
  func layouts() {
    func write(_ layout: JSONWriter.Layout) -> String {
      var json = JSONWriter(layout: layout)
      json.object(.many) { json in
        json.field("text", "a")
        json.field("absent", String?.none)
        json.field("present", String?.some("b"))
        json.field("flag", true)
        json.array("numbers") { json in
          json.value(1)
          json.value(2.5)
          json.value(false)
          json.null()
        }
        json.array("lines", .many) { json in
          json.object { $0.field("a", 1) }
          json.array { $0.value("b") }
        }
        json.object("empty", .many) { _ in }
        json.array("none", .many) { _ in }
      }
      json.endLine()
      return String(decoding: json.bytes, as: UTF8.self)
    }
    #expect(
      write(.compact)
        == #"{"text":"a","absent":null,"present":"b","flag":true,"numbers":[1,2.5,false,null],"#
        + #""lines":[{"a":1},["b"]],"empty":{},"none":[]}"# + "\n")
    #expect(
      write(.readable) == """
        {
          "text": "a",
          "absent": null,
          "present": "b",
          "flag": true,
          "numbers": [1, 2.5, false, null],
          "lines": [
            {"a": 1},
            ["b"]
          ],
          "empty": {},
          "none": []
        }

        """)
  }

  @Test(
    "Quotes, and what acts on terminals, readers and CI systems, are escaped, and nothing else",
    arguments: [
      ("plain", "plain"), ("\"\\/", #"\"\\/"#), ("\n\r\t\u{8}\u{C}", #"\n\r\t\b\f"#),
      ("\u{0}\u{1B}\u{7F}\u{9B}", #"\u0000\u001b\u007f\u009b"#), ("é漢😀", "é漢😀"),
      ("\u{202E}\u{2066}\u{200B}\u{FEFF}\u{2028}", #"\u202e\u2066\u200b\ufeff\u2028"#),
      ("## a ##[b ##vso[c", ##"## a #\u0023[b #\u0023vso[c"##), ("\u{E0041}", #"\udb40\udc41"#),
      ("\u{FFFF}", #"\uffff"#),
    ])
  func escapes(text: String, written: String) {
    var json = JSONWriter()
    json.value(text)
    #expect(String(decoding: json.bytes, as: UTF8.self) == "\"\(written)\"")
  }

  @Test(
    "Numbers are written as JSON knows them",
    arguments: [
      (6.0, "6"), (-0.5, "-0.5"), (1e300, "1e+300"), (.infinity, "null"), (.nan, "null"), (0.1, "0.1"),
    ] as [(Double, String)])
  func numbers(number: Double, written: String) {
    var json = JSONWriter()
    json.array { $0.value(number) }
    #expect(String(decoding: json.bytes, as: UTF8.self) == "[\(written)]")
    var field = JSONWriter(layout: .compact)
    field.object { $0.field("n", number) }
    #expect(String(decoding: field.bytes, as: UTF8.self) == #"{"n":\#(written)}"#)
  }

  @Test("Dense JSON breaks lines where it is told to, and holds no other white space")
  func dense() {
    var json = JSONWriter(layout: .dense)
    json.object(.many) { json in
      json.array("items", .many) { json in
        json.object { json in
          json.field("a", 1)
          json.field("b", "x")
        }
        json.array { $0.value(2) }
      }
      json.array("none", .many) { _ in }
    }
    #expect(
      String(decoding: json.bytes, as: UTF8.self) == """
        {
        "items":[
        {"a":1,"b":"x"},
        [2]
        ],
        "none":[]
        }
        """)
  }

  @Test("A writer that starts anew writes what a new one would")
  func reset() {
    var json = JSONWriter(layout: .compact)
    json.array { $0.value(1) }
    json.reset()
    json.array { $0.value(2) }
    #expect(String(decoding: json.bytes, as: UTF8.self) == "[2]")
  }

  @Test(
    "Thousandths are written with no more decimals than they have",
    arguments: [
      (6000, "6"), (0, "0"), (2500, "2.5"), (125, "0.125"), (-1050, "-1.05"), (10_001, "10.001"), (-250, "-0.25"),
      (999_999_999_999_000, "999999999999"),
    ])
  func thousandths(number: Int, written: String) {
    var json = JSONWriter()
    json.value(thousandths: number)
    #expect(String(decoding: json.bytes, as: UTF8.self) == written)
  }

  @Test("Whole numbers are written as they are", arguments: [0, 9, 10, -1, -10, Int.max, Int.min])
  func wholeNumbers(number: Int) {
    var json = JSONWriter()
    json.value(number)
    #expect(String(decoding: json.bytes, as: UTF8.self) == String(number))
  }

  @Test("Several texts of bytes are written as one, each escaped")
  func joined() {
    let parts = ["../", "a\"b", "", "é\u{202E}"].map { Array($0.utf8) }
    var json = JSONWriter()
    json.array { json in
      parts[0].withUnsafeBufferPointer { a in
        parts[1].withUnsafeBufferPointer { b in
          parts[2].withUnsafeBufferPointer { c in
            parts[3].withUnsafeBufferPointer { d in
              json.value(joining: a, b, c, d)
              json.value(utf8: d)
            }
          }
        }
      }
    }
    #expect(String(decoding: json.bytes, as: UTF8.self) == #"["../a\"bé\u202e", "é\u202e"]"#)
  }

  @Test("A character is escaped when it would be shown as an escape, and only then, wherever it stands in a text")
  func everyDangerousCharacter() {
    var wrong: [Unicode.Scalar] = []
    var json = JSONWriter()
    // Where characters that are seen and others border on each other.
    let values = [0...0x33FF, 0xD000...0xFFFF, 0xE0000...0xE01FF] as [ClosedRange<UInt32>]
    for value in values.joined() {
      guard let scalar = Unicode.Scalar(value), value != 0x22, value != 0x5C else { continue }
      json.reset()
      let text = "a\(Character(scalar))é"
      json.value(text)
      let isWritten = json.bytes.elementsEqual("\"\(text)\"".utf8)
      if isWritten != (disarmed(text) == text) { wrong.append(scalar) }
    }
    #expect(wrong.isEmpty)
  }

  @Test("Another JSON reader reads back every character of the planes where anything needs an escape")
  func everyCharacter() throws {
    guard let python = PythonPackages.require([]) else { return }
    let values = [0...0x1FFFF, 0xE0000...0xE0FFF] as [ClosedRange<UInt32>]
    let scalars = values.joined().lazy.compactMap(Unicode.Scalar.init)
    var json = JSONWriter(layout: .compact)
    json.array { json in
      for scalar in scalars { json.value(String(scalar)) }
    }
    let check = """
      import json, sys
      values = [*range(0x20000), *range(0xE0000, 0xE1000)]
      print(json.load(sys.stdin) == [chr(c) for c in values if not 0xD800 <= c <= 0xDFFF])
      """
    let result = try python.run(check, input: String(decoding: json.bytes, as: UTF8.self))
    #expect(result.outputText == "True\n", "\(result.errorText)")
  }
}
