import FrontMatter
import Testing

@Suite("The two readers give the same answer")
struct DifferentialTests {
  /// Reads front matter both ways, and holds the answers to each other.
  @discardableResult
  static func compare(_ frontMatter: String, _ location: SourceLocation = #_sourceLocation) -> Reading {
    var both = DocumentReader()
    var full = DocumentReader(asksSmallReader: false)
    let bytes = file(frontMatter)
    let reading = both.reading(bytes)
    let expected = full.reading(bytes)
    #expect(reading == expected, "\(frontMatter.debugDescription)", sourceLocation: location)
    #expect(!expected.isCertain, sourceLocation: location)

    // The same text as a whole file.
    let alone = Array(frontMatter.utf8)
    if !frontMatter.contains("\n---") {
      #expect(
        both.reading(alone, asMapping: true) == full.reading(alone, asMapping: true),
        "as a whole file: \(frontMatter.debugDescription)", sourceLocation: location)
    }
    return reading
  }

  @Test("Of the common shape the small reader is certain", arguments: CommonShape.cases)
  func commonShape(_ frontMatter: String) {
    let reading = Self.compare(frontMatter)
    #expect(reading.isCertain)
    #expect(reading.outcome.isUsable)
    #expect(reading.faults.isEmpty)
  }

  @Test("The small reader steps aside for what is unusual", arguments: UnusualShape.cases)
  func unusualShape(_ frontMatter: String) {
    let reading = Self.compare(frontMatter)
    #expect(!reading.isCertain)
    #expect(reading.outcome.isUsable, "\(reading)")
    #expect(reading.faults.isEmpty)
  }

  @Test("What is no YAML mapping is a fault, and the small reader never accepts it", arguments: Broken.cases)
  func broken(_ frontMatter: String) {
    let reading = Self.compare(frontMatter)
    #expect(!reading.isCertain)
    #expect(!reading.outcome.isUsable, "\(reading)")
    #expect(!reading.faults.isEmpty)
  }

  @Test("The corpus is as large as it should be")
  func corpusSize() {
    #expect(CommonShape.cases.count + UnusualShape.cases.count + Broken.cases.count > 400)
  }
}
