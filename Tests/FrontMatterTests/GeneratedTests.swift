import FrontMatter
import Testing

@Suite("The two readers give the same answer to generated front matter")
struct GeneratedTests {
  /// Reads documents both ways; the first few differences are reported.
  ///
  /// - Returns: How many documents the small reader was certain of, and how many could be used.
  private func compare(_ documents: [String]) -> (certain: Int, usable: Int) {
    var both = DocumentReader()
    var full = DocumentReader(asksSmallReader: false)
    var certain = 0
    var usable = 0
    var differences = 0
    for document in documents {
      let bytes = file(document)
      let reading = both.reading(bytes)
      let expected = full.reading(bytes)
      if reading.isCertain { certain += 1 }
      if expected.outcome.isUsable { usable += 1 }
      if expected.faults.isEmpty != expected.outcome.isUsable { Issue.record("\(document.debugDescription)") }
      if reading != expected, differences < 5 {
        differences += 1
        Issue.record("\(document.debugDescription)\n\(reading)\n\(expected)")
      }
      if expected.faults.contains(where: { $0.contains("cannot be read as YAML") }), differences < 5 {
        differences += 1
        Issue.record("libyaml and the outline disagree: \(document.debugDescription)\n\(expected)")
      }
    }
    return (certain, usable)
  }

  @Test("Of every generated document of the common shape the small reader is certain")
  func common() {
    var generator = Generator(seed: 1843)
    let documents = (0..<2500).map { _ in generator.document() }
    let (certain, usable) = compare(documents)
    #expect(certain == documents.count)
    #expect(usable == documents.count)
  }

  @Test("Documents with unusual things in them")
  func unusual() {
    var generator = Generator(seed: 1815, unusual: 6)
    let documents = (0..<2500).map { _ in generator.document() }
    let (certain, usable) = compare(documents)
    #expect(certain > 300)
    #expect(usable > 800)
    #expect(usable - certain > 300)
  }

  @Test("Documents with small changes, most of them mistakes")
  func mutated() {
    var generator = Generator(seed: 1852, unusual: 1)
    let handWritten = CommonShape.cases + UnusualShape.cases
    let documents = (0..<4000).map { n in
      generator.mutate(n % 2 == 0 ? generator.document() : generator.dice.pick(handWritten))
    }
    let (certain, usable) = compare(documents)
    #expect(certain > 500)
    #expect(usable > certain + 200)
    #expect(usable < 3500)
  }
}
