import Markdown
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A long body that is told in few words.
struct LongBody: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String

  init(_ unit: String, times count: Int, then end: String = "") {
    testDescription = "\(count) times \(unit.debugDescription), then \(end.debugDescription)"
    text = String(repeating: unit, count: count) + end
  }

  /// Lines that a function of their number gives.
  init(_ name: String, lines count: Int, _ line: (Int) -> String) {
    testDescription = name
    text = (0..<count).map(line).joined()
  }
}

@Suite("Hostile bodies")
struct HostileTests {
  static let nested = [
    LongBody("> ", times: 101, then: "a"), LongBody(">", times: 10_000),
    LongBody("- ", times: 10_000, then: "a"),
    LongBody("1. ", times: 10_000, then: "a"), LongBody("* + ", times: 5000, then: "a"),
    LongBody("a list as deep as its lines", lines: 120) { String(repeating: " ", count: 2 * $0) + "- a\n" },
    LongBody("quotes and lists in turn", lines: 120) { String(repeating: "\t", count: $0) + "> - a\n\n" },
  ]

  @Test("Deep nesting is a fault at its line", arguments: nested)
  func nestingIsBounded(_ body: LongBody) throws {
    let fault = try #require(limitFault("text\n\n" + body.text))
    #expect(fault.range.lowerBound >= 6 && fault.range.upperBound <= body.text.utf8.count + 6)
    #expect(fault.message == "lists and block quotes may be nested 100 deep, and these are nested deeper")
  }

  static let harmless = [
    LongBody("", times: 0), LongBody("> ", times: 90, then: "a"), LongBody("- a\n", times: 10_000),
    LongBody("- - - ", times: 100), LongBody("* ", times: 200, then: "\n- a"),
    LongBody(" ", times: 1000, then: "a"),
    LongBody("> > - a\n> >\n> >   b\n", times: 3000), LongBody("1. a\n\n   - b\n", times: 3000),
    LongBody("![a](b) [c](d)\n", times: 3000), LongBody("\r\n", times: 1000, then: "- a"),
    LongBody("    > - code\n\n", times: 1000), LongBody("- a\n  - b\n    - c\n\n", times: 2000),
  ]

  @Test("Ordinary bodies are within the limits", arguments: harmless)
  func ordinaryIsAllowed(_ body: LongBody) {
    #expect(limitFault(body.text) == nil)
  }

  @Test("What takes libcmark more than linear time is a fault")
  func costIsBounded() {
    let brackets = String(repeating: "![[]()", count: 20_000)
    #expect(
      limitFault(brackets)?.message == "the paragraph has too many images and brackets")
    let apart = String(repeating: "![[]()\n\n", count: 20_000)
    #expect(limitFault(apart) == nil)
    let blank = String(repeating: "> ", count: 95) + "a\n" + String(repeating: ">\n", count: 1_000)
    #expect(limitFault(blank) == nil)
    let lines = String(repeating: "- ", count: 90) + "a" + String(repeating: "\n", count: 600_000)
    #expect(
      limitFault(lines)?.message
        == "the text has too many lines inside nested lists and block quotes")
    let lazy = String(repeating: "> ", count: 45) + String(repeating: "- ", count: 45) + "a\n2. b\n    - c\n-"
    #expect(limitFault(lazy + String(repeating: "\n", count: 600_000)) != nil)
    let open = String(repeating: "[", count: 1_000_001)
    #expect(
      limitFault(open)?.message
        == "the text may have 1000000 opening brackets, and has more")
  }

  static let patterns = [
    "[", "![", "*a ", "*a_ ", "**a", "<", "<a ", "<!--", "`a", "`` ` ", "&", "\\", "[a](", "[a](<b", "![a](b",
    "[a]: b\n",
    "](", "]:", "]: <", "[a]", "<a:", "<a@", "<aa:b", "<a href=\"", "# a\n", "a\n---\n", "[\\", "[a\n",
    "[a](b \"",
    "](\n", "]:\n", "<aa:b>", "[a](\nb) ", "[<aa:b>](c) ", "](<!", "qxzqaa", "_", "***", "\u{0}", "\u{fffd}",
  ]

  @Test("Ten thousand repetitions are inspected and rendered", arguments: patterns)
  func repetitionEnds(_ pattern: String) {
    let body = String(repeating: pattern, count: 10_000)
    #expect(limitFault(body) == nil)
    let found = inspection(of: body)
    var count = 0
    let page = html(body) { _ in
      count += 1
      return .keep
    }
    #expect(count == found.references.count)
    #expect(found.references.allSatisfy { $0.range.upperBound <= body.utf8.count })
    #expect(page.utf8.count < 40 * body.utf8.count)
  }

  @Test("A tree ten thousand deep fits the stack of a thread of 128 kB")
  func deepTreesNeedNoStack() {
    let body =
      String(repeating: "> ", count: 5000) + String(repeating: "- ", count: 5000)
      + String(repeating: "*a **b ", count: 5000)
      + String(repeating: "c** d* ", count: 5000) + String(repeating: "![", count: 5000) + "[a](b)"
      + String(repeating: "](c)", count: 5000)
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, 128 * 1024)
    final class Work {
      let body: String
      var page = ""
      var inspection = MarkdownInspection()
      var text = ""
      init(_ body: String) { self.body = body }
    }
    let work = Work(body)
    #if canImport(Glibc)
      var thread = pthread_t()
    #else
      var thread: pthread_t?
    #endif
    let status = pthread_create(
      &thread, &attributes,
      { context in
        #if canImport(Glibc)
          guard let context else { return nil }
        #endif
        let work = Unmanaged<Work>.fromOpaque(context).takeUnretainedValue()
        work.page = html(work.body)
        work.inspection = Markdown.inspectMarkdown(Array(work.body.utf8).span)
        work.text = plainText(Array(work.body.utf8).span, limit: 1000)
        return nil
      }, Unmanaged.passUnretained(work).toOpaque())
    #expect(status == 0)
    #if canImport(Glibc)
      pthread_join(thread, nil)
    #else
      if let thread { pthread_join(thread, nil) }
    #endif
    #expect(work.page.contains("<blockquote>") && work.page.hasSuffix("</blockquote>\n"))
    #expect(work.inspection.references.count == 5001)
    #expect(work.text.hasPrefix("a b a b a b") && work.text.hasSuffix(" b…"))
  }

  @Test("Arbitrary bytes never crash and stay within the body")
  func arbitraryBytes() {
    var random = SeededGenerator(seed: 42)
    let alphabet = Array("[]()<>!:`*_#-=\\&;\"' \n\r\t>ab1.@\u{0}é".utf8) + [0x80, 0xC3, 0xFF, 0xF0]
    for _ in 0..<3000 {
      let body = (0..<Int.random(in: 0...80, using: &random)).map { _ in random.pick(alphabet) }
      var page: [UInt8] = []
      var count = 0
      renderMarkdown(body.span, into: &page) { _ in
        count += 1
        return .keep
      }
      let found = inspectMarkdown(body.span)
      #expect(found.references.count == count)
      #expect(found.references.allSatisfy { $0.range.lowerBound >= 0 && $0.range.upperBound <= body.count })
      if !found.references.isEmpty {
        let may = mayHoldReferences(body.span)
        #expect(may)
      }
      if !found.headings.isEmpty {
        let may = mayHoldHeadings(body.span)
        #expect(may)
      }
      _ = plainText(body.span, limit: 10, of: .everything)
    }
  }
}
