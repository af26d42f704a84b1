import Testing

@testable import Site

@Suite struct TextWidthTests {
  @Test(
    "A text that fits stays as it is, and one that does not ends in an ellipsis",
    arguments: [
      ("Logic", 10_000, "Logic"),
      ("", 1_000, ""),
      ("Logic and Proof", 5_000, "Logic an…"),
      ("Logic and Proof", 3_400, "Logic…"),
      ("W", 10, "…"),
      (
        "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}", 2_000,
        "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}…"
      ),
    ])
  func fitted(text: String, width: Int, expected: String) {
    #expect(TextWidth.fitted(text, width: width) == expected)
  }

  @Test("A character with a thousand accents is none that a drawing shows")
  func accents() {
    let tall = "e" + String(repeating: "\u{301}", count: 1_000)
    #expect(TextWidth.fitted(tall, width: 10_000) == "…")
    #expect(TextWidth.fitted("Logic" + tall + " and Proof", width: 10_000) == "Logic…")
  }

  @Test("What is shortened is no wider than the room, in any script")
  func neverWider() {
    let texts = [
      String(repeating: "illicit ", count: 40), String(repeating: "WWW", count: 100),
      String(repeating: "\u{6570}", count: 300),
      String(repeating: "\u{645}\u{642} ", count: 100),
    ]
    for text in texts {
      for width in stride(from: 1_000, through: 30_000, by: 1_300) {
        let fitted = TextWidth.fitted(text, width: width)
        #expect(TextWidth.estimate(fitted) <= width, "\(fitted)")
        #expect(fitted.hasSuffix("…"))
      }
    }
  }
}
