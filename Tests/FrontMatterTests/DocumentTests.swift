import FrontMatter
import Testing

@Suite("Documents")
struct DocumentTests {
  private func read(_ text: String) -> (Document, [UInt8]) {
    let bytes = Array(text.utf8)
    var reader = DocumentReader()
    #expect(reader.read(mapping: bytes).isUsable)
    return (reader.document, bytes)
  }

  @Test(
    "Values keep their text",
    arguments: [
      ("a: NO", #"{"a": "NO"}"#), ("a: 001", #"{"a": "001"}"#), ("a: null", #"{"a": "null"}"#),
      ("a: ~", #"{"a": -}"#), ("a:", #"{"a": -}"#), ("a: \"\"", #"{"a": ""}"#), ("a: '~'", #"{"a": "~"}"#),
      ("a: 1_000", #"{"a": "1_000"}"#), ("a: 12:30:45", #"{"a": "12:30:45"}"#),
      ("a: 0o14", #"{"a": "0o14"}"#),
      ("a: !!null x", #"{"a": "x"}"#), ("a: !!int 0x1F", #"{"a": "0x1F"}"#), ("~: a", #"{-: "a"}"#),
      ("a: !t ~", #"{"a": -}"#), ("a: |\n  ~", #"{"a": "~"}"#), ("a: &x ~\nb: *x", #"{"a": -, "b": -}"#),
      ("a: 'it''s'", #"{"a": "it\'s"}"#), ("a: \"x\\ty\"", #"{"a": "x\ty"}"#),
      ("a: |\n  x\n\n  y\n", #"{"a": "x\n\ny\n"}"#), ("a: >-\n  x\n  y\n\n  z\n", #"{"a": "x y\nz"}"#),
      ("a: \"x\\0y\"", #"{"a": "x\0y"}"#), ("<<: {a: b}", #"{"<<": {"a": "b"}}"#),
    ])
  func values(_ text: String, _ expected: String) {
    let (document, bytes) = read(text)
    #expect(document.outline(in: bytes) == expected)
  }

  @Test("Entries, items and texts are found")
  func walking() throws {
    let (document, bytes) = read("a: [x, {y: z}, w]\nb: {c: d, e: [f]}\n")
    let a = try #require(document.find("a", in: bytes))
    let b = try #require(document.find("b", in: bytes))
    #expect(document.items(of: a).map { document[$0].kind } == [.scalar, .mapping, .scalar])
    #expect(document[a].count == 3)
    #expect(document[b].count == 2)
    #expect(document.entries(of: b).map { document.text(of: $0.key, in: bytes) } == ["c", "e"])
    let e = try #require(document.find("e", inMapping: b, in: bytes))
    #expect(document.items(of: e).map { document.text(of: $0, in: bytes) } == ["f"])
    let first = document.withText(of: 1, in: bytes.span) { $0[0] }
    #expect(first == UInt8(ascii: "a"))
    #expect(document[Document.root].kind == .mapping)
  }

  @Test("A scalar has no entries, a collection no text")
  func mismatches() throws {
    let (document, bytes) = read("a: [x]\nb: y")
    let a = try #require(document.find("a", in: bytes))
    let b = try #require(document.find("b", in: bytes))
    #expect(Array(document.entries(of: a)).isEmpty)
    #expect(Array(document.items(of: b)).isEmpty)
    #expect(Array(document.items(of: Document.root)).isEmpty)
    #expect(document.text(of: a, in: bytes).isEmpty)
    #expect(document.find("x", in: bytes) == nil)
    #expect(document.find("x", inMapping: a, in: bytes) == nil)
  }

  @Test("A node is small and plain memory")
  func size() {
    #expect(MemoryLayout<Node>.size <= 28)
  }

  @Test(
    "An empty mapping is read from nothing",
    arguments: ["", "\n", "# x", "---\n", "---", "{}", "--- {}\n...", "\u{FEFF}", "\u{FEFF}# x\n"])
  func empty(_ text: String) {
    let (document, _) = read(text)
    #expect(document.nodes.count == 1)
    #expect(document[0].kind == .mapping)
    #expect(document[0].count == 0)
    #expect(document[0].next == 1)
  }
}
