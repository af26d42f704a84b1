import Testing

@testable import Templates

@Suite("Plural rules")
struct PluralTests {
  /// Samples of CLDR 46, by language: the category, and numbers of it.
  static let samples: [(String, [(PluralCategory, String)])] = [
    ("ja", [(.other, "0 1 2 100 1.5")]),
    ("en", [(.one, "1"), (.other, "0 2 16 100 0.5 1.5")]), ("de-CH", [(.one, "1"), (.other, "0 2 1.5")]),
    ("tr", [(.one, "1"), (.other, "0 2 1.1")]),
    ("es", [(.one, "1"), (.many, "1000000 2000000"), (.other, "0 2 1000001 1.5")]),
    ("it", [(.one, "1"), (.many, "1000000"), (.other, "0 2 1.5")]),
    ("fr", [(.one, "0 1 1.5"), (.many, "1000000"), (.other, "2 17 2.5")]),
    ("pt-BR", [(.one, "0 1 0.5 1.5"), (.many, "1000000"), (.other, "2 100")]),
    ("pt-PT", [(.one, "1"), (.many, "1000000"), (.other, "0 2 1.5")]),
    ("hy", [(.one, "0 1 1.5"), (.other, "2 2.5")]), ("hi", [(.one, "0 1 0.5"), (.other, "2 1.5 17")]),
    ("pa", [(.one, "0 1"), (.other, "2 0.5")]), ("da", [(.one, "1 0.5 1.5"), (.other, "0 2 2.1")]),
    ("is", [(.one, "1 21 101 0.1 1.1"), (.other, "0 11 2 111 0.2 0.11")]),
    ("mk", [(.one, "1 21 0.1 10.1"), (.other, "0 11 2 0.2")]),
    ("lv", [(.zero, "0 10 11 20 111"), (.one, "1 21 101 0.1 10.1"), (.other, "2 9 22 0.2 1.2")]),
    ("lt", [(.one, "1 21 101"), (.few, "2 9 22"), (.many, "0.5 1.5"), (.other, "0 10 11 20")]),
    ("ro", [(.one, "1"), (.few, "0 2 19 101 1.5"), (.other, "20 35 100")]),
    ("ru", [(.one, "1 21 101"), (.few, "2 4 22 104"), (.many, "0 5 11 12 20 111"), (.other, "0.5 1.5")]),
    ("hr", [(.one, "1 21 0.1 1.1"), (.few, "2 4 22 0.2 1.4"), (.other, "0 5 11 12 20 0.5")]),
    ("pl", [(.one, "1"), (.few, "2 4 22 104"), (.many, "0 5 12 21 100"), (.other, "0.5 1.5")]),
    ("cs", [(.one, "1"), (.few, "2 4"), (.many, "0.5 1.5"), (.other, "0 5 100")]),
    ("sl", [(.one, "1 101"), (.two, "2 102"), (.few, "3 4 103 0.5"), (.other, "0 5 11 100")]),
    (
      "ar", [(.zero, "0"), (.one, "1"), (.two, "2"), (.few, "3 10 103"), (.many, "11 26 111"), (.other, "100 102 0.5")]
    ),
    ("he", [(.one, "1 0.5"), (.two, "2"), (.other, "0 3 17 1.5")]),
    ("ga", [(.one, "1"), (.two, "2"), (.few, "3 6"), (.many, "7 10"), (.other, "0 11 0.5")]),
    ("cy", [(.zero, "0"), (.one, "1"), (.two, "2"), (.few, "3"), (.many, "6"), (.other, "4 5 7 0.5")]),
    ("mt", [(.one, "1"), (.two, "2"), (.few, "0 3 10 103"), (.many, "11 19 111"), (.other, "20 100 0.5")]),
    ("tlh", [(.one, "1"), (.other, "0 2")]),
  ]

  @Test("Numbers are of the category that CLDR gives them", arguments: samples)
  func categories(language: String, categories: [(PluralCategory, String)]) {
    let rule = PluralRule(language: language)
    for (category, numbers) in categories {
      for number in numbers.split(separator: " ") {
        let parts = number.split(separator: ".")
        let decimals = parts.count > 1 ? String(parts[1]) : ""
        let thousandths =
          (Int(parts[0]) ?? 0) * 1000 + (Int(decimals + String(repeating: "0", count: 3 - decimals.count)) ?? 0)
        #expect(rule.category(ofThousandths: thousandths) == category, "\(language) \(number)")
      }
    }
  }

  @Test("Every rule is some language's, and no number is too large for one")
  func allRules() {
    let used = Set(Self.samples.map { PluralRule(language: $0.0) })
    #expect(used == Set(PluralRule.allCases))
    for rule in PluralRule.allCases {
      for number in [Int.min, -1000, Int.max] { _ = rule.category(ofThousandths: number) }
      #expect(rule.category(ofThousandths: -1000) == rule.category(ofThousandths: 1000))
    }
  }
}

@Suite("Texts with places for values")
struct PhraseTests {
  @Test(
    "A text is read as it is written",
    arguments: [
      ("", []), ("a", [.text("a")]), ("{0}", [.value(0)]),
      ("a {1} ü{0}", [.text("a "), .value(1), .text(" ü"), .value(0)]),
      ("{{0}}", [.text("{0}")]), ("}}{{", [.text("}{")]),
    ] as [(String, [Phrase.Part])])
  func parts(text: String, expected: [Phrase.Part]) throws {
    #expect(try Phrase.parts(of: text) == expected)
  }

  @Test("A brace that stands for nothing is a fault", arguments: ["{", "}", "{a}", "{10}", "{0", "0}", "{}", "{0}}"])
  func faults(text: String) {
    #expect(throws: Phrase.Fault.self) { try Phrase.parts(of: text) }
  }

  @Test("There are bounds to how much a text can hold")
  func bounds() {
    #expect(throws: Phrase.Fault.self) { try Phrase.parts(of: String(repeating: "{0} ", count: 1000)) }
  }
}
