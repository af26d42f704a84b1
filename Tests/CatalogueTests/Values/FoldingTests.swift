import Catalogue
import Testing

@Suite("Folding")
struct FoldingTests {
  @Test(
    "takes case and diacritics away",
    arguments: [
      ("Ada", "ada"), ("Åkesson", "akesson"), ("Siobhán Ní Bhriain", "siobhan ni bhriain"),
      ("Straße", "strasse"),
      ("Søren Ærø", "soren aero"), ("Þórdís", "thordis"), ("Nguyễn Thị", "nguyen thi"), ("Łódź", "lodz"),
      ("e\u{301}te\u{301}", "ete"), ("王秀兰", "王秀兰"), ("Γιώργος", "Γιώργος"), ("İstanbul", "istanbul"),
      ("ǆ", "dz"), ("50 × 2", "50 × 2"), ("", ""),
    ])
  func folded(text: String, expected: String) {
    var output: [UInt8] = []
    var text = text
    text.withUTF8 { Folding.append($0, to: &output) }
    #expect(String(decoding: output, as: UTF8.self) == expected)
  }

  @Test(
    "makes words for addresses",
    arguments: [
      ("Grace Hopper", "grace-hopper"), ("Fall 2026", "fall-2026"), ("  O’Brien's --- Lab! ", "obriens-lab"),
      ("Straße", "strasse"), ("数学", "u6570-u5b66"), ("C++", "c"), ("!!!", ""),
      ("Maths & 数学", "maths-u6570-u5b66"),
      ("№ 5", "5"), ("①", "u2460"),
    ])
  func slug(text: String, expected: String) {
    var text = text
    let slug = text.withUTF8 { Folding.slug($0) }
    #expect(slug == expected)
  }

  @Test("keeps a word for an address within 96 characters")
  func longSlug() {
    var text = String(repeating: "long ", count: 100)
    #expect(text.withUTF8 { Folding.slug($0) }.count == 96)
  }

  @Test("takes bytes that are no UTF-8 without going past their end")
  func malformed() {
    var output: [UInt8] = []
    for bytes in [[0xC3], [0xE2, 0x82], [0xF0], [0x80, 0x61], [0xFF]] as [[UInt8]] {
      bytes.withUnsafeBufferPointer { Folding.append($0, to: &output) }
    }
    #expect(output.contains(0x61))
  }
}
