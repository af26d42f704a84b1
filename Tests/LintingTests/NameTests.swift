import Catalogue
import Diagnostics
import Files
import TestSupport
import Testing

@testable import Linting

/// An index of names, and the memory that they lie in.
private struct Names {
  private let arena = ByteArena()
  let index: NameIndex

  init(_ names: [String]) {
    let arena = arena
    index = NameIndex(
      names.map { name in
        var name = name
        return name.withUTF8 { Text(arena.copy(UnsafeRawBufferPointer($0))) }
      })
  }

  /// The names that are found in a text, as they stand there.
  func found(in text: String) -> [String] {
    var text = text
    let found = text.withUTF8 { bytes in
      index.places(in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
    }
    return withExtendedLifetime(arena) { found }
  }
}

@Suite("Names of people in texts")
struct NameIndexTests {
  @Test(
    "are found as whole words in exact case, over any white space",
    arguments: [
      ("Ada Lovelace came.", ["Ada Lovelace"]), ("(Ada Lovelace)", ["Ada Lovelace"]),
      ("Ada Lovelace", ["Ada Lovelace"]),
      ("Ada\nLovelace and Ada \t Lovelace’s cat", ["Ada\nLovelace", "Ada \t Lovelace"]),
      ("“Ada Lovelace” — «Ada Lovelace»", ["Ada Lovelace", "Ada Lovelace"]),
      ("Mary Ada Lovelace-Byron", ["Ada Lovelace"]),
      ("ada lovelace, ADA LOVELACE, Ada lovelace", []), ("Ada, Lovelace", []), ("AdaLovelace Ada-Lovelace", []),
      ("Adam Lovelace, Ada Lovelaces, XAda Lovelace", []), ("Ada Lovelacé", []), ("Ada", []), ("", []),
      ("Siobhán O'Neill Ní Bhriain", ["Siobhán O'Neill Ní Bhriain"]), ("Siobhán O'Neill", []),
      ("Grace B. Hopper", ["Grace B. Hopper"]), ("Grace B Hopper", []),
      ("Martin Luther King Jr. spoke", ["Martin Luther King Jr."]),
      ("Martin Luther King spoke", ["Martin Luther King"]),
      ("Martin Luther King Jr.x", ["Martin Luther King Jr."]),
      ("王 秀兰、王 秀兰。", ["王 秀兰", "王 秀兰"]), ("Wulandari", []), ("Ana de la Cruz de la Cruz", ["Ana de la Cruz"]),
      ("Ada\u{A0}Lovelace", []), ("naïve Ada Lovelace ª", ["Ada Lovelace"]),
    ])
  func found(text: String, expected: [String]) {
    let names = Names([
      "Ada Lovelace", "Ada Lovelace", "Siobhán O'Neill Ní Bhriain", "Grace B. Hopper", "Martin Luther King",
      "Martin Luther King Jr.", "王 秀兰", "Wulandari", "Ana de la Cruz", "", "  ",
    ])
    #expect(names.found(in: text) == expected)
  }

  @Test("are none where no name has two words")
  func noNames() {
    #expect(Names(["Wulandari", ""]).index.isEmpty)
    #expect(Names([]).found(in: "Ada Lovelace") == [])
  }

  @Test("are the same that a plain search finds, in thousands of texts made by chance")
  func differential() {
    var random = SplitMix64(seed: 7)
    let words = ["ab", "a", "b", "ba", "é", "ab1"]
    func phrase(_ count: ClosedRange<Int>) -> String {
      (0..<Int.random(in: count, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
        .joined(separator: " ")
    }
    let names = Set((0..<20).map { _ in phrase(2...4) })
    let index = Names(Array(names))
    for _ in 0..<2000 {
      let text = phrase(0...12)
      let parts = text.split(separator: " ").map(String.init)
      // The longest name at each word.
      let expected = parts.indices.compactMap { start in
        (2...4).reversed().compactMap { length -> String? in
          guard start + length <= parts.count else { return nil }
          let name = parts[start..<(start + length)].joined(separator: " ")
          return names.contains(name) ? name : nil
        }.first
      }
      #expect(index.found(in: text) == expected)
    }
  }
}

@Suite("Names of withheld students")
struct WithheldNameTests {
  private static let students: [String: String] = [
    "content/students/mary.md": "---\nname: Mary Somerville\nvisibility: hidden\n---\nI am Mary Somerville.\n",
    "content/students/ada.md": "---\nname: Ada Lovelace\n---\nI know Mary Somerville.\n",
    "content/students/alan.md": "---\nname: Alan Turing\nvisibility: public\n---\nI know «Ada Lovelace».\n",
  ]

  /// What is found in a page, with marks around it.
  private func marked(_ settings: String, _ files: KeyValuePairs<String, String>) throws -> (Set<String>, Set<String>) {
    try withTemporaryFolder { folder in
      var marked: Set<String> = []
      try folder.write(Self.students.mapValues { MarkedText($0).text })
      try folder.write(["catalogue.yml": settings])
      let example = Rule.Example("", files.map { Rule.Example.File($0.key, $0.value) })
      try folder.write(example)
      marked.formUnion(example.places(of: .withheldNameInText).map(\.description))
      let found = try lint(folder)
      #expect(found.allSatisfy { $0.rule == "withheld-name-in-text" && $0.severity == .warning })
      return (Set(found.filter { !$0.path.hasPrefix("content/students") }.map(\.place.description)), marked)
    }
  }

  @Test("depend on the audience, and so do the texts that are looked at")
  func audience() throws {
    func paths(_ settings: String) throws -> [String] {
      try withTemporaryFolder { folder in
        try folder.write(Self.students.mapValues { MarkedText($0).text })
        try folder.write([
          "catalogue.yml": settings, "content/courses/c.md": "---\ntitle: C\n---\n",
          "content/enrollments/a.md": "---\nstudent: ada\ncourse: c\n---\nRecommended by Mary Somerville\n",
        ])
        return try lint(folder).map { "\($0.path):\($0.message)" }
      }
    }
    let mary = "'Mary Somerville' is the name of a student whom nobody may see"
    #expect(try paths("") == ["content/enrollments/a.md:\(mary)", "content/students/ada.md:\(mary)"])
    #expect(try paths("audience: public") == [])
    let open = "audience: public\nprivacy: {public_fields: [name, body, note]}"
    #expect(
      try paths(open) == [
        "content/enrollments/a.md:'Mary Somerville' is the name of a student whom the public may not see",
        "content/students/alan.md:'Ada Lovelace' is the name of a student whom the public may not see",
      ])
    #expect(try paths("lint: {withheld-name-in-text: off}") == [])
  }

  @Test("are found in titles and summaries, however they are written")
  func titles() throws {
    let (found, marked) = try marked(
      "",
      [
        "content/index.md": "---\ntitle: Home of «Mary Somerville»\n---\nHi «Mary Somerville»",
        "content/courses/c.md":
          "---\ntitle: «\"Mary \\x53omerville\"»\nsummary: >\n  x\ntags: [Mary Somerville]\n---\n",
        "content/courses/d.md": "---\ntitle: D\nsummary: by «Mary Somerville»\n---\n",
        "content/courses/e.md": "---\ntitle: Mary Somerville\ndraft: true\n---\nMary Somerville\n",
        "content/terms/t.md": "---\ntitle: «Mary Somerville» term\n---\n",
        "content/departments/d.md": "---\ntitle: «Mary Somerville» School\n---\n",
        "content/programs/p.md": "---\ntitle: The «Mary Somerville» scheme\n---\n",
        "content/pages/p.md": "---\ntitle: On «Mary Somerville»\n---\n",
      ])
    #expect(found == marked)
  }

  @Test("may stand in a link to the student, which is shown without them")
  func links() throws {
    let (found, marked) = try marked(
      "",
      [
        "content/pages/a.md":
          "---\ntitle: A\n---\n[Mary Somerville](student:mary) and [x [Mary Somerville] y](../students/mary.md)\n",
        "content/pages/b.md": "---\ntitle: B\n---\n[Mary Somerville][m] [mary somerville]\n\n[m]: student:mary\n",
        "content/pages/c.md": "---\ntitle: C\n---\n[Mary Somerville](student:mary) met «Mary Somerville».\n",
        "content/pages/d.md": "---\ntitle: D\n---\n[«Mary Somerville»](student:ada) [x](student:mary)\n",
        "content/pages/e.md": "---\ntitle: E\n---\n![Mary Somerville](<student:mary> \"Mary Somerville\")\n",
      ])
    #expect(found == marked)
  }
}
