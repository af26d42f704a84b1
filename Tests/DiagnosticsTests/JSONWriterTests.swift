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
