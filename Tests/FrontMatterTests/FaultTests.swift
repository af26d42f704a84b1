import Diagnostics
import FrontMatter
import TestSupport
import Testing

@Suite("Faults are where they are, in words that help")
struct FaultTests {
  static let cases: [(marked: String, messages: [String])] = [
    (
      "title: Logic«:» an introduction",
      ["a ':' cannot stand here; quote a value that holds ': ', and check the indentation"]
    ),
    (
      "name: Ada\n  email«:» x",
      ["a ':' cannot stand here; quote a value that holds ': ', and check the indentation"]
    ),
    ("a: b\n«name Ada»  \nc: d", ["this line has no ': ' after its key"]),
    ("a: b\n«name Ada»", ["this line has no ': ' after its key"]),
    ("tags: «[»a, b\nname: x", ["this '[' is never closed"]),
    ("tags: «[»a, b", ["this '[' is never closed"]),
    ("x: «{»a: b\nname: x", ["this '{' is never closed"]),
    ("tags: [a, b«}»", ["a ',' or ']' is missing before this"]),
    ("x: {a: 'b' «\"»c\"}", ["a ',' or '}' is missing before this"]),
    ("name: «\"Ada»\nyear: 2", ["this quoted text is never closed"]),
    ("a: b\nname: «'Ada»", ["this quoted text is never closed"]),
    (
      "name: «\"Ada»\nemail: \"x@y\"",
      ["this quoted text goes on to line 3; a closing quote seems to be missing"]
    ),
    (
      "name: «'Ada»\nemail: 'x'\nyear: 2",
      ["this quoted text goes on to line 3; a closing quote seems to be missing"]
    ),
    ("name: «@»ada", ["a value cannot start with this character; quote it"]),
    ("name: «`»ada", ["a value cannot start with this character; quote it"]),
    ("a:\n«\t»b: c", ["a tab cannot indent; YAML wants spaces"]),
    ("a: «*»b", ["no anchor before this has its name; quote a text that starts with '*'"]),
    (
      "  a: b\n«c»: d",
      ["this is outside of the mapping before it; check the indentation"]
    ),
    (
      "a:\n  b: c\n «d»: e",
      ["this is no 'key: value' of the mapping that it stands in; check indentation and quotes"]
    ),
    ("a: [b, «,» c]", ["a key or a value is missing before this"]),
    ("a: {b«:»}", ["a ':' needs a space after it, or quotes around the text that it is part of"]),
    ("a: «-» b", ["a '- item' cannot start here; put it on a line of its own"]),
    ("a: «*»note* this", ["a text that starts with '*' or '&' must be quoted"]),
    ("a: «&» b", ["a text that starts with '*' or '&' must be quoted"]),
    ("a: «!»x(y]", ["a text that starts with '!' must be quoted"]),
    ("a: «!»x!y z", ["a text that starts with '!' must be quoted"]),
    ("a: «>» 5 credits", ["a text that starts with '|' or '>' must be quoted"]),
    ("a: «?» b", ["mapping keys are not allowed in this context"]),
    ("a:\n  - b\n  «c»: d", ["this is no '- item' of the list that it stands in; check the indentation"]),
    ("«- a\n- b»", ["front matter is a mapping of 'key: value' lines, and this is something else"]),
    ("«just text»", ["front matter is a mapping of 'key: value' lines, and this is something else"]),
    ("a: b\n«-»-- # c\nd: e", ["front matter is one YAML document, and a second one starts here"]),
    ("a: b«\u{0}»c", ["the control character U+0000 is not allowed here"]),
    ("é: «\u{1B}»[31m", ["the control character U+001B is not allowed here"]),
    ("a: «\u{7F}»", ["the control character U+007F is not allowed here"]),
    ("a: é«\u{9B}»", ["the control character U+009B is not allowed here"]),
    ("a: «\u{FFFE}»", ["the control character U+FFFE is not allowed here"]),
    ("# «\u{FFFF}»", ["the control character U+FFFF is not allowed here"]),
    ("a: b\n«a»: c", ["the key 'a' is already on line 2"]),
    (
      "a: b\nc: d\n«\"a\"»: c\n«'a'»: e",
      ["the key 'a' is already on line 2", "the key 'a' is already on line 2"]
    ),
    ("é: b\n«e\u{301}»: c", ["the key 'e\u{301}' is already on line 2"]),
    (
      "x: {a: b, «a»: c}\ny: {a: b, «a»: d}",
      ["the key 'a' is already on line 2", "the key 'a' is already on line 3"]
    ),
    ("\"\\u0061\": b\n«a»: c", ["the key 'a' is already on line 2"]),
    ("'it''s': b\n«\"it's\"»: c", ["the key 'it's' is already on line 2"]),
    ("? |-\n  a\n: b\n«a»: c", ["the key 'a' is already on line 2"]),
    ("!t a: b\n«a»: c", ["the key 'a' is already on line 2"]),
    ("? «[a]»\n: b", ["a list or a mapping cannot be a key"]),
    ("? «- a»\n: b", ["a list or a mapping cannot be a key"]),
    (
      "x: {«[a]»: b, «{c: d}»: e}",
      ["a list or a mapping cannot be a key", "a list or a mapping cannot be a key"]
    ),
    ("a: \"x«\\»qy\"", ["this escape is unknown; a backslash is written twice, or in single quotes"]),
    // Lines that libyaml counts and editors do not, and columns in characters.
    ("# é\u{2028}# 日\u{85}é: b\nx: «@»", ["a value cannot start with this character; quote it"]),
    ("日本語: \"é\" # \u{2029}# é\nx: [«@»", ["a value cannot start with this character; quote it"]),
    ("日本: «%»x", ["a value cannot start with this character; quote it"]),
  ]

  @Test("A fault of syntax", arguments: cases)
  func syntax(_ marked: String, _ messages: [String]) {
    let marked = Marked("---\n" + marked + "\n---\nBody.\n")
    var reader = DocumentReader()
    let outcome = reader.read(file: Array(marked.text.utf8))
    #expect(!outcome.isUsable)
    #expect(outcome.body.count == 6)
    #expect(reader.faults.map(\.message) == messages)
    #expect(reader.faults.map(\.range) == marked.ranges)
    #expect(reader.faults.allSatisfy { $0.rule == .frontMatterSyntax })
    #expect(reader.document.nodes.count == 1)
  }

  @Test("Of very many duplicate keys the first few are reported")
  func manyDuplicates() {
    var reader = DocumentReader()
    let text = (0..<3000).map { "k\($0 / 2): v\n" }.joined()
    #expect(!reader.read(mapping: Array(text.utf8)).isUsable)
    #expect(reader.faults.count == 20)
    #expect(reader.faults[0].message == "the key 'k0' is already on line 1")
    let escaped = (0..<3000).map { "\"\\x6b\($0 / 2)\": v\n" }.joined()
    #expect(!reader.read(mapping: Array(escaped.utf8)).isUsable)
    #expect(reader.faults.count == 20)
  }

  @Test("Every example of a rule is reported where it is marked, and nowhere else")
  func examples() {
    for rule in Rule.frontMatterRules {
      #expect(rule.family == .structure)
      #expect(rule.severity == .error)
      #expect(!rule.examples.isEmpty)
      for example in rule.examples {
        for file in example.files {
          let marked = Marked(file.text)
          var reader = DocumentReader()
          let outcome = reader.read(file: Array(marked.text.utf8))
          #expect(reader.faults.map(\.range) == marked.ranges, "\(rule.id): \(example.title)")
          #expect(reader.faults.allSatisfy { $0.rule == rule })
          #expect(outcome.isUsable == marked.ranges.isEmpty)
        }
      }
    }
  }

  @Test("A message is one line, starts small and ends without a full stop")
  func form() {
    for frontMatter in Broken.cases {
      var reader = DocumentReader()
      _ = reader.read(file: file(frontMatter))
      for fault in reader.faults {
        #expect(!fault.message.isEmpty)
        #expect(!fault.message.hasSuffix("."))
        #expect(!fault.message.contains("\n"))
        #expect(fault.range.lowerBound >= 4)
        #expect(fault.range.upperBound <= 4 + frontMatter.utf8.count + 1)
      }
    }
  }
}
