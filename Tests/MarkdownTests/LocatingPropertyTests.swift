import Markdown
import Testing

@Suite("Locating in generated documents")
struct LocatingPropertyTests {
  /// Pieces that `#` numbers, so that every destination is written once and its text tells its place.
  private static let pieces = [
    "[a](d#)", "[a](<d#>)", "[a](<d# x>)", "![a](d#)", "[a](d# \"t\")", "[a]( d# 't' )", "[a\nb](d#)",
    "[a](\nd#)",
    "[", "]", "](", ")", "](d#)", "[b", "`", "``", "`[a](d#)`", "\\", "\\[", "<aa:d#>", "<m#@d.example>", "<",
    ">",
    "<b>", "</b>", "<i t=\"", "\">", "<!--", "-->", "*", "_", "**", "&amp;", "word", " ", " ", "  \n", "\n",
    "\n",
    "\n\n", "\n\n", "\r\n", "\n> ", "\n- ", "\n1. ", "\n  ", "\n    ", "\t", "\n```\n", "\n***\n", "\n# ",
    "\n===\n",
    "[r1]", "[r2]", "[x][r3]", "![r4][]", "\n\n[r1]: d#\n", "\n\n[r2]: <d#>\n", "\n\n> [r3]: d# 't'\n",
    "\n[r4]:\nd#\n",
    "(", ":", "[c]:", "!", "\n<div>\n", "\n</div>\n\n", "é", "数",
  ]

  private static func document(seed: UInt64) -> String {
    var random = SeededGenerator(seed: seed)
    var text = ""
    for number in 0..<Int.random(in: 2...40, using: &random) {
      text += random.pick(pieces).split(separator: "#", omittingEmptySubsequences: false)
        .joined(separator: "\(number)q")
    }
    return text
  }

  @Test("Every destination of three thousand documents is found where it is written")
  func findsEveryDestination() {
    var references = 0
    var untold = 0
    for seed in 0..<3000 {
      let text = Self.document(seed: UInt64(seed))
      let bytes = Array(text.utf8)
      let found = inspectMarkdown(bytes.span).references
      references += found.count
      if !found.isEmpty { #expect(mayHoldReferences(text), "\(text.debugDescription)") }
      for reference in found {
        let place = String(decoding: bytes[reference.range], as: UTF8.self)
        let destination = reference.destination
        let written = destination.hasPrefix("mailto:") ? String(destination.dropFirst(7)) : destination
        // Escapes and entities stand in the text as they are written.
        if place == written || place.contains("&amp;") || place.contains("\\") { continue }
        untold += 1
        #expect(!place.isEmpty && text.contains(place), "\(text.debugDescription): \(destination)")
      }
    }
    #expect(references > 3000)
    // Only where a mark at the start of a line would make another block.
    #expect(untold * 200 < references, "\(untold) of \(references)")
  }

  @Test("The references found are those that are rendered, in the same order")
  func agreesWithRendering() {
    for seed in 5000..<6000 {
      let text = Self.document(seed: UInt64(seed))
      var resolved: [MarkdownLink] = []
      _ = html(text) {
        resolved.append($0)
        return .keep
      }
      let found = inspection(of: text)
      #expect(found.references.map(\.destination) == resolved.map(\.destination), "\(text.debugDescription)")
      #expect(found.references.map(\.kind) == resolved.map(\.kind))
    }
  }

  @Test("The headings found are those that are rendered")
  func headingsAgree() {
    for seed in 7000..<8000 {
      let text = Self.document(seed: UInt64(seed))
      let page = html(text)
      let headings = inspection(of: text).headings
      if !headings.isEmpty { #expect(mayHoldHeadings(text), "\(text.debugDescription)") }
      #expect(
        page.split(separator: " id=\"", omittingEmptySubsequences: false).count == headings.count + 1,
        "\(text.debugDescription)")
      for heading in headings {
        #expect(page.contains("<h\(heading.level) id=\"\(heading.id)\">"), "\(text.debugDescription)")
      }
    }
  }
}
