/// What kind of number a text is for, as Unicode's CLDR names them.
package enum PluralCategory: UInt8, Sendable, CaseIterable {
  case zero, one, two, few, many, other

  package var name: String { Self.names[Int(rawValue)] }

  private static let names = allCases.map { "\($0)" }
}

/// How a language sorts numbers into plural categories: the cardinal rules of CLDR 46, of which languages share a few.
///
/// <https://www.unicode.org/cldr/charts/46/supplemental/language_plural_rules.html>
package enum PluralRule: UInt8, Sendable, CaseIterable {
  /// All numbers alike, as in Japanese.
  case none
  /// One is 1 without decimals, as in English and German.
  case english
  /// One is 1, as in Turkish.
  case exactlyOne
  /// As `exactlyOne`, and millions are many: Spanish.
  case spanish
  /// As `english`, and millions are many: Italian, Catalan, European Portuguese.
  case italian
  /// One is below 2, and millions are many: French and Portuguese.
  case french
  /// One is below 2: Armenian.
  case belowTwo
  /// One is up to 1: Hindi, Persian.
  case upToOne
  /// One is 0 or 1, as in Punjabi.
  case zeroOrOne
  case danish, icelandic, macedonian, latvian, lithuanian, romanian
  case russian, serbian, polish, czech, slovenian
  case arabic, hebrew, irish, welsh, maltese

  /// The rule of a language, by the first part of its tag; that of English where it is not known here.
  package init(language: String) {
    let code = language.split(separator: "-").first?.lowercased() ?? ""
    self = Self.byLanguage[code] ?? .english
    if language.lowercased() == "pt-pt" { self = .italian }
  }

  private static let byLanguage: [String: PluralRule] = {
    let rules: [(PluralRule, String)] = [
      (.none, "id ja jv ko lo ms my su th to vi wo yo yue zh"),
      (
        .exactlyOne,
        "af az bg el eo eu ha hu ka kk ku ky lb ml mn mr nb ne nn no or pap ps rm sd so sq ta te tk tr ug uz"
      ),
      (.spanish, "es"), (.italian, "ca it"), (.french, "fr pt"), (.belowTwo, "ff hy kab"),
      (.upToOne, "am as bn fa gu hi kn zu"), (.zeroOrOne, "ak ln mg pa ti wa"),
      (.danish, "da"), (.icelandic, "is"), (.macedonian, "mk"), (.latvian, "lv"), (.lithuanian, "lt"),
      (.romanian, "mo ro"), (.russian, "be ru uk"), (.serbian, "bs hr sh sr"), (.polish, "pl"), (.czech, "cs sk"),
      (.slovenian, "sl"), (.arabic, "ar ars"), (.hebrew, "he iw"), (.irish, "ga"), (.welsh, "cy"), (.maltese, "mt"),
    ]
    return Dictionary(
      rules.flatMap { rule, codes in codes.split(separator: " ").map { (String($0), rule) } },
      uniquingKeysWith: { first, _ in first })
  }()

  /// The category of a number in thousandths, which is shown with no more decimals than it has.
  package func category(ofThousandths value: Int) -> PluralCategory {
    let magnitude = value.magnitude
    // CLDR's i, and its f without zeros at the end, of which there are none.
    let i = magnitude / 1000
    var f = magnitude % 1000
    while f > 0, f % 10 == 0 { f /= 10 }
    let isWhole = f == 0
    let i10 = i % 10
    let i100 = i % 100
    func whole(_ numbers: ClosedRange<UInt>, _ rest: UInt) -> Bool { isWhole && numbers.contains(rest) }
    let isMillions = isWhole && i > 0 && i % 1_000_000 == 0
    switch self {
    case .none: return .other
    case .english, .exactlyOne: return isWhole && i == 1 ? .one : .other
    case .spanish, .italian: return isWhole && i == 1 ? .one : isMillions ? .many : .other
    case .french: return i < 2 ? .one : isMillions ? .many : .other
    case .belowTwo: return i < 2 ? .one : .other
    case .upToOne: return i == 0 || isWhole && i == 1 ? .one : .other
    case .zeroOrOne: return whole(0...1, i) ? .one : .other
    case .danish: return isWhole && i == 1 || !isWhole && i < 2 ? .one : .other
    case .icelandic:
      return isWhole && i10 == 1 && i100 != 11 || !isWhole && f % 10 == 1 && f % 100 != 11 ? .one : .other
    case .macedonian: return isWhole && i10 == 1 && i100 != 11 || f % 10 == 1 && f % 100 != 11 ? .one : .other
    case .latvian:
      if isWhole {
        return i10 == 0 || whole(11...19, i100) ? .zero : i10 == 1 && i100 != 11 ? .one : .other
      }
      if magnitude % 10 != 0 || f < 10 { return f % 10 == 1 ? .one : .other }
      return (11...19).contains(f) ? .zero : f % 10 == 1 ? .one : .other
    case .lithuanian:
      if !isWhole { return .many }
      return i10 == 1 && !whole(11...19, i100) ? .one : whole(2...9, i10) && !whole(11...19, i100) ? .few : .other
    case .romanian:
      if isWhole, i == 1 { return .one }
      return !isWhole || i == 0 || whole(1...19, i100) ? .few : .other
    case .russian:
      if !isWhole { return .other }
      if i10 == 1, i100 != 11 { return .one }
      return whole(2...4, i10) && !whole(12...14, i100) ? .few : .many
    case .serbian:
      let (rest, rest100) = isWhole ? (i10, i100) : (f % 10, f % 100)
      if rest == 1, rest100 != 11 { return .one }
      return (2...4).contains(rest) && !(12...14).contains(rest100) ? .few : .other
    case .polish:
      if !isWhole { return .other }
      if i == 1 { return .one }
      return whole(2...4, i10) && !whole(12...14, i100) ? .few : .many
    case .czech:
      if !isWhole { return .many }
      return i == 1 ? .one : whole(2...4, i) ? .few : .other
    case .slovenian:
      if !isWhole { return .few }
      return i100 == 1 ? .one : i100 == 2 ? .two : whole(3...4, i100) ? .few : .other
    case .arabic:
      if !isWhole { return .other }
      return i == 0
        ? .zero : i == 1 ? .one : i == 2 ? .two : whole(3...10, i100) ? .few : whole(11...99, i100) ? .many : .other
    case .hebrew: return isWhole && i == 1 || !isWhole && i == 0 ? .one : isWhole && i == 2 ? .two : .other
    case .irish:
      if !isWhole { return .other }
      return i == 1 ? .one : i == 2 ? .two : whole(3...6, i) ? .few : whole(7...10, i) ? .many : .other
    case .welsh:
      if !isWhole { return .other }
      return i == 0 ? .zero : i == 1 ? .one : i == 2 ? .two : i == 3 ? .few : i == 6 ? .many : .other
    case .maltese:
      if !isWhole { return .other }
      if i == 1 || i == 2 { return i == 1 ? .one : .two }
      return i == 0 || whole(3...10, i100) ? .few : whole(11...19, i100) ? .many : .other
    }
  }
}
