import FrontMatter
import TestSupport
import Testing

@Suite("Every value knows where it stands")
struct RangeTests {
  /// Front matter in which all keys and values that take up any bytes are marked, but for the root.
  static let cases: [String] = [
    "«name»: «Ada Lovelace»\n«year»: «2» # second\n",
    "«name» : «\"Ada\"»\n«'it''s'»: «''»\n«empty»:\n«absent»: «~»  \n",
    "«Søren»: «Åbye»\n«日本»: «\"語\"»\n",
    "«tags»: «[«a», «\"b\"», «[]»]»\n«x»: «{«k»: «v», «only», «q»: «{ }»}»\n",
    "«list»:\n  «- «a»\n  - «b»»\n«map»:\n    «k»: «v»\n",
    "«list»:\n«- «a»\n-»\n«next»: «b»\n",
    "«m»:\n  ««k»:\n    ««deep»: «v»\n    «empty»:»»\n\n# after\n",
    "«items»:\n  «- ««student»: «ada»\n    «status»: «enrolled»»\n  - ««student»: «alan»»»\n",
    "«s»: «[«a»,\n  «b», # two\n]»\n",
    "«s»:\n  «- «- «a»\n    - «b»»\n  - «- «c»»»\n",
    "«a»: «|\n  literal\n  text»\n\n«b»: «>-\n  folded»\n«c»: «d»\n",
    "«a»: «plain\n  over lines»\n«b»: «\"quoted\n\n  over lines\"»\n",
    "«a»: &x «b»\n«c»: «*x»\n«d»: «[«*x» , «e»]»\n",
    "«a»: !t &x «{«k»: «v»}»\n«c»: !t «'d'»\n",
    "«a»: «[««b»: «c»», «d»]»\n? «e»\n: «f»\n",
    "«a»: # é\u{2028}  ««b»: «c»»\n",
    "«é»: «\"\u{85}\"»\n«b»: «c»\n",
    "«a»:\t«b»\n«c»: «d»\t# e\n",
    "«a»: «|2\n    x»\n«b»: «|»\n«c»: «|+\n  y»\n\n\n",
    "«a»: «\"\\u00e9\"»\r\n«b»: «[«c»,\r\n «d»]»\r\n",
  ]

  @Test("Ranges are those that are marked", arguments: cases)
  func ranges(_ frontMatter: String) {
    // A block mapping as a value starts and ends with its first key and last value, so the same range may
    // be marked several times.
    let marked = Marked("---\n" + frontMatter + "---\n")
    let bytes = Array(marked.text.utf8)
    var reader = DocumentReader()
    #expect(reader.read(file: bytes).isUsable)
    let found = Set(reader.document.nodes.dropFirst().map(\.range).filter { !$0.isEmpty })
    let blocks = Set(
      reader.document.nodes.dropFirst().filter { $0.kind == .mapping && $0.style == .block }.map(\.range))
    #expect(found.subtracting(marked.ranges).subtracting(blocks).isEmpty, "found but not marked")
    #expect(Set(marked.ranges).subtracting(found).isEmpty, "marked but not found")
    // Any part of the source that is a value of one line is the same value when it stands alone.
    for index in reader.document.nodes.indices {
      let node = reader.document.nodes[index]
      guard node.kind == .scalar, !node.isAbsent, !node.isAliased, !bytes[node.range].contains(10) else {
        continue
      }
      let alone = Array("k: ".utf8) + bytes[node.range]
      var other = DocumentReader()
      #expect(other.read(mapping: alone).isUsable)
      #expect(
        other.document.text(of: 2, in: alone) == reader.document.text(of: index, in: bytes))
    }
  }

  @Test("A value that is absent has its place behind the colon or the dash")
  func absent() {
    for (frontMatter, offsets) in [
      ("a:\nb: # x\nc:   ", [2, 5, 12]), ("a:\n  -\n  - # x", [6, 10]), ("a: {b, c: , d}", [5, 9, 13]),
      ("? a\n? b", [3, 7]), ("a: !t\nb: &x", [5, 11]), ("a: [? ]", [5, 5]),
    ] {
      var reader = DocumentReader()
      let bytes = Array(frontMatter.utf8)
      #expect(reader.read(mapping: bytes).isUsable, "\(frontMatter)")
      let absent = reader.document.nodes.filter(\.isAbsent)
      #expect(absent.map { Int($0.start) } == offsets, "\(frontMatter)")
      #expect(absent.allSatisfy { $0.range.isEmpty && $0.textRange.isEmpty })
    }
  }

  @Test("What stands behind an alias has the alias's place, and says so")
  func aliases() throws {
    let marked = Marked("---\na: &x {k: [v, w]}\nb: «*x»\n---\n")
    let bytes = Array(marked.text.utf8)
    var reader = DocumentReader()
    #expect(reader.read(file: bytes).isUsable)
    let document = reader.document
    let b = try #require(document.find("b", in: bytes))
    #expect(document.nodes[b...].allSatisfy { $0.isAliased && $0.range == marked.ranges[0] })
    #expect(document.nodes[..<b].allSatisfy { !$0.isAliased })
    #expect(document.outline(in: bytes) == #"{"a": {"k": ["v", "w"]}, "b": {"k": ["v", "w"]}}"#)
  }

  @Test("Anchors can be defined again, and nested")
  func shadowedAnchors() {
    let bytes = Array("a: &x 1\nb: *x\nc: &x [&y 2, *y]\nd: *x\ne: *y".utf8)
    var reader = DocumentReader()
    #expect(reader.read(mapping: bytes).isUsable)
    let expected = #"{"a": "1", "b": "1", "c": ["2", "2"], "d": ["2", "2"], "e": "2"}"#
    #expect(reader.document.outline(in: bytes) == expected)
  }
}
