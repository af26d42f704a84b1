import Files
import Testing

@testable import Catalogue

@Suite("An id")
struct IdentifierTests {
  @Test(
    "is a word that can be a file's name everywhere",
    arguments: [
      "cs-101", "A", "9", "ada.lovelace", "a_b", "CS_101.2", "indexes", "2026-fall",
      String(repeating: "x", count: 128),
    ])
  func accepted(id: String) {
    #expect(fault(in: id) == nil)
  }

  @Test(
    "is refused with the reason",
    arguments: [
      ("", "is empty"), ("-a", "does not start with a letter or digit"),
      (".hidden", "does not start with a letter or digit"),
      ("../../x", "does not start with a letter or digit"),
      ("a/b", "holds something other than letters of a to z, digits, '.', '_' and '-'"),
      ("ada lovelace", "holds something other than letters of a to z, digits, '.', '_' and '-'"),
      ("sørensen", "holds something other than letters of a to z, digits, '.', '_' and '-'"),
      ("index", "is the name of a folder's own page"), ("Index", "is the name of a folder's own page"),
      (String(repeating: "x", count: 129), "is longer than 128 bytes"),
    ])
  func refused(id: String, reason: String) {
    #expect(fault(in: id) == reason)
  }

  private func fault(in id: String) -> String? {
    var id = id
    return id.withUTF8 { Identifier.fault(in: $0) }
  }

  @Test("is found among thousands, exactly or but for case")
  func table() {
    let arena = ByteArena()
    let texts = (0..<5000).map { number in
      var name = "Student-\(number * 7)"
      return name.withUTF8 { Text(arena.copy(UnsafeRawBufferPointer($0))) }
    }
    let table = IdentifierTable(texts)
    for (number, text) in texts.enumerated() {
      #expect(table.find(text) == Int32(number))
      var lower = text.string.lowercased()
      lower.withUTF8 { lower in
        #expect(table.find(Text(lower)) == Reference.unresolved)
        #expect(table.findIgnoringCase(Text(lower)) == Int32(number))
      }
    }
    #expect(table.find(Text("Student-1")) == Reference.unresolved)
    #expect(table.findIgnoringCase(Text("")) == Reference.unresolved)
    withExtendedLifetime(arena) {}
  }

  @Test("that several records claim is the first one's, unless it is exactly that of another")
  func claimants() {
    let table = IdentifierTable([Text("a"), Text("B"), Text("b"), Text("A")])
    #expect(table.findIgnoringCase(Text("b")) == 1)
    #expect(table.find(Text("b")) == 2)
    #expect(table.find(Text("A")) == 3)
    #expect(table.findIgnoringCase(Text("A")) == 0)
    #expect(table.hasRepeats && !IdentifierTable([Text("a"), Text("b")]).hasRepeats)
    #expect(IdentifierTable().find(Text("a")) == Reference.unresolved)
  }
}
