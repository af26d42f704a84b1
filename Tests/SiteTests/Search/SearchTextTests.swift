import Foundation
import TestSupport
import Testing

@testable import Site

@Suite("Words by which readers find things")
struct SearchTextTests {
  private static let cases: [(text: String, words: [String])] = [
    ("Ada Lovelace", ["ada", "lovelace"]),
    ("Inés Muñoz", ["ines", "munoz"]),
    ("Ine\u{301}s Mun\u{303}oz", ["ines", "munoz"]),
    ("Straße", ["strasse"]),
    ("STRAẞE", ["strasse"]),
    ("Søren Ågård Æbelø", ["soren", "agard", "aebelo"]),
    ("Þórdís Björnsdóttir", ["thordis", "bjornsdottir"]),
    ("Nguyễn Thị Minh Anh", ["nguyen", "thi", "minh", "anh"]),
    ("Łukasz Żółć", ["lukasz", "zolc"]),
    ("Siobhán O'Brien", ["siobhan", "obrien"]),
    ("O’Brien", ["obrien"]),
    ("Smith-Jones, Dr. A.", ["smith", "jones", "dr", "a"]),
    ("CS-101", ["cs", "101"]),
    ("C++ and C#", ["c++", "and", "c#"]),
    ("+5 # x", ["5", "x"]),
    ("Иван Ёлкин", ["иван", "елкин"]),
    ("Νίκος Παπαδόπουλος", ["νικοσ", "παπαδοπουλοσ"]),
    ("王小明", ["王小明"]),
    ("さとう はるか", ["さとう", "はるか"]),
    ("ＣＳ１０１", ["cs101"]),
    ("فاطمة الزهراء", ["فاطمة", "الزهراء"]),
    ("نُون", ["نون"]),
    ("\u{202E}evil\u{200B}name", ["evilname"]),
    ("🎓 party", ["🎓", "party"]),
    ("<script>alert(1)</script>", ["script", "alert", "1", "script"]),
    ("a\u{2028}b", ["a", "b"]),
    (String(repeating: "x", count: 300), [String(repeating: "x", count: 32)]),
    ((1...20).map(String.init).joined(separator: " "), (1...12).map(String.init)),
    ("—", []),
    ("", []),
  ]

  @Test("case, accents and what stands between words make no difference", arguments: cases)
  func words(text: String, words: [String]) {
    #expect(SearchText.words(text) == words)
  }

  @Test(
    "the script of the pages finds the same words, in these texts and around every character that has a case or a mark")
  func agreement() throws {
    let ranges: [ClosedRange<UInt32>] = [
      0x20...0x58F, 0x5D0...0x6FF, 0x900...0x97F, 0x1E00...0x1EFF, 0x2000...0x206F, 0x3000...0x30FF, 0xFF00...0xFFEF,
    ]
    let characters = ranges.flatMap { $0 }.compactMap(Unicode.Scalar.init).map { "a\($0)b \($0)" }
    let texts = Self.cases.map(\.text) + characters + RealNames.all
    let input = String(decoding: try JSONEncoder().encode(texts), as: UTF8.self)
    guard
      let output = try SearchReader.run(
        "console.log(JSON.stringify(JSON.parse(input).map((text) => search.words(text))))", input: input)
    else { return }
    let words = try JSONDecoder().decode([[String]].self, from: Data(output.utf8))
    #expect(words.count == texts.count)
    let differing = zip(texts, words).filter { SearchText.words($0) != $1 }
    #expect(differing.isEmpty, "\(differing.prefix(5))")
  }
}

/// Names of many languages, each with a word by which somebody may look for it.
enum RealNames {
  static let all = [
    "Ada Lovelace", "Inés Muñoz de la Peña y Fernández-Villaverde", "فاطمة الزهراء بناني", "Nguyễn Thị Minh Anh",
    "王秀兰", "佐藤 はるか", "김서연", "Αδαμαντία Παπαδοπούλου", "Анастасия Воронцова", "თამარ აბაშიძე", "நளினி கவிதா",
    "ณัฐวุฒิ ศรีสวัสดิ์", "नलिनी शर्मा", "נועם בן עמי", "ሰላም ተስፋዬ", "Elif Yıldırım", "İpek Şahin", "Zofia Wiśniewska",
    "Matěj Dvořák", "Søren Aagaard", "Þórdís Björnsdóttir", "Oluwaseun Adébáyọ̀", "Siobhán Ní Bhriain", "João Gonçalves",
    "Wulandari", "👩‍🎓 Party", "</script><script>alert(1)</script>", "a\u{2028}b\u{2029}c",
    "\u{202E}Eve\u{202C} \u{200F}x",
  ]
}
