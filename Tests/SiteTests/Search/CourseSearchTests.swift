import TestSupport
import Testing

@testable import Site

@Suite("Finding courses")
struct CourseSearchTests {
  private static let catalogue =
    content([
      "courses/cs-101.md": """
      title: Introduction to Programming
      credits: 6
      department: Computing
      level: "100"
      offerings:
        - {term: fall, section: a, capacity: 1, meetings: [{days: [mon, wed]}]}
        - {term: fall, section: b, capacity: 1, meetings: [{days: [fri]}]}
        - {term: spring, capacity: 5}
      """,
      "courses/cs-102.md": """
      title: Wirtschaftsinformatik
      code: CS-102L
      credits: {min: 3, max: 7.5}
      department: Computing
      level: "200"
      tags: [business]
      offerings: [{term: fall, capacity: 0, meetings: [{days: [mon]}]}]
      """,
      "courses/ma-101.md": """
      title: Programming in Español
      credits: 3
      department: Mathématiques
      level: "100"
      instructors: [Emmy Noether]
      offerings: [{term: fall, meetings: [{days: [fri]}]}]
      """,
      "courses/ma-999.md": "title: A draft\ndraft: true",
      "courses/zz-1.md": "title: '\u{202E}</script><b>Hostile</b> 🎓\u{2028}'\nlevel: '</script>'",
      "students/a.md": "name: A",
      "students/b.md": "name: B\nvisibility: hidden",
      "enrollments/x.md": "student: a\ncourse: cs-101\nterm: fall\nsection: b",
      "enrollments/y.md": "student: b\ncourse: cs-101\nterm: fall\nsection: a",
    ])

  private struct Case {
    let query: SearchReader.Query
    let ids: [String]
    var isSimilar = false

    init(_ text: String, _ ids: [String], isSimilar: Bool = false) {
      self.init(.init(kind: "courses", text: text), ids, isSimilar: isSimilar)
    }

    init(_ query: SearchReader.Query, _ ids: [String], isSimilar: Bool = false) {
      (self.query, self.ids, self.isSimilar) = (query, ids, isSimilar)
    }
  }

  private static func narrowed(
    _ filters: [String: String], text: String = "", days: [String] = [], free: Bool = false
  ) -> SearchReader.Query {
    .init(kind: "courses", text: text, filters: filters, days: days, free: free)
  }

  private static let cases: [Case] = [
    Case("CS101", ["cs-101"]), Case("cs 101", ["cs-101"]), Case("cs-101", ["cs-101"]),
    Case("cs1", ["cs-101", "cs-102"]),
    Case("102l", ["cs-102"]), Case("101", ["cs-101", "ma-101"]), Case("cs 101 programming", ["cs-101"]),
    Case("programming", ["cs-101", "ma-101"]), Case("prog intro", ["cs-101"]), Case("espanol", ["ma-101"]),
    Case("ESPAÑOL", ["ma-101"]), Case("informatik", ["cs-102"]), Case("business", ["cs-102"]),
    Case("noether", ["ma-101"]),
    Case("programing", ["cs-101", "ma-101"], isSimilar: true),
    Case("rpogramming", ["cs-101", "ma-101"], isSimilar: true),
    Case("espanal", ["ma-101"], isSimilar: true), Case("wirtschaftinfornatik", ["cs-102"], isSimilar: true),
    Case("hostile", ["zz-1"]), Case("draft", []), Case("nothing", []),
    Case(narrowed(["department": "computing"]), ["cs-101", "cs-102"]),
    Case(narrowed(["department": "mathematiques"]), ["ma-101"]),
    Case(narrowed(["department": "computing"], text: "programming"), ["cs-101"]),
    Case(narrowed(["level": "100"]), ["cs-101", "ma-101"]), Case(narrowed(["level": "</script>"]), ["zz-1"]),
    Case(narrowed(["credits": "6"]), ["cs-101", "cs-102"]), Case(narrowed(["credits": "7.5"]), ["cs-102"]),
    Case(narrowed(["term": "fall"]), ["cs-101", "cs-102", "ma-101"]), Case(narrowed(["term": "spring"]), ["cs-101"]),
    Case(narrowed(["term": "fall"], days: ["mon"]), ["cs-101", "cs-102"]),
    Case(narrowed(["term": "fall"], days: ["tue", "fri"]), ["cs-101", "ma-101"]),
    // One of the two sections has a free seat, and it meets on Mondays; a seat taken by a hidden student is none.
    Case(narrowed(["term": "fall"], free: true), ["cs-101"]),
    Case(narrowed(["term": "fall"], days: ["mon"], free: true), ["cs-101"]),
    Case(narrowed(["term": "fall"], days: ["fri"], free: true), []),
  ]

  @Test("by code, by words of the title, by tags and names, mistyped, and narrowed down")
  func finding() throws {
    let site = try TestSite(Self.catalogue)
    let files = try #require(site.build.search).files
    guard let answers = try SearchReader.answers(to: Self.cases.map(\.query), files: files) else { return }
    for (one, answer) in zip(Self.cases, answers) {
      #expect(answer.ids == one.ids, "\(one.query)")
      #expect(answer.total == one.ids.count)
      #expect(answer.isSimilar == one.isSimilar, "\(one.query)")
    }
  }

  @Test("exact codes come before the start of codes, and words of the title before names")
  func ranking() throws {
    let site = try TestSite(
      content([
        "courses/a-10.md": "title: Ten\ninstructors: [Graph Carter]",
        "courses/a-1.md": "title: One\ncode: A-1",
        "courses/b-1.md": "title: Cartography",
        "courses/c-1.md": "title: Graphs",
        "courses/d-1.md": "title: A graph",
      ]))
    let files = try #require(site.build.search).files
    let queries = ["a1", "graph"].map { SearchReader.Query(kind: "courses", text: $0) }
    guard let answers = try SearchReader.answers(to: queries, files: files) else { return }
    #expect(answers[0].ids.prefix(2) == ["a-1", "a-10"])
    #expect(answers[1].ids == ["d-1", "c-1", "b-1", "a-10"])
  }

  @Test("a search among 5,000 courses loads less than 100 kB with the scripts of the page, whatever narrows it down")
  func bound() throws {
    var random = SplitMix64(seed: 3)
    let words = (0..<3000).map { number in
      "\(["al", "be", "kor", "tis", "mun"][number % 5])\(String(number, radix: 26, uppercase: false))ology"
    }
    var files: [String: String] = [:]
    for number in 0..<5000 {
      let title = (0..<Int.random(in: 2...6, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
      let days = Weekday.names.shuffled(using: &random).prefix(2).joined(separator: ", ")
      files["courses/d\(number / 60)-\(100 + number % 60).md"] = """
        title: Introduction to \(title.joined(separator: " and "))
        credits: \(Int.random(in: 1...12, using: &random))
        department: Department of Subject \(number / 60)
        level: "\(Int.random(in: 1...9, using: &random))00"
        offerings: [{term: fall, capacity: \(number % 3), meetings: [{days: [\(days)]}]}, {term: spring}]
        """
    }
    let site = try TestSite(content(files), jobs: 2)
    let index = try #require(site.build.search).files
    var queries: [SearchReader.Query] = []
    for _ in 0..<40 {
      let word = words.randomElement(using: &random) ?? ""
      let typed = StudentSearchTests.mistyped(word, &random)
      let filters = [
        "credits": "\(Int.random(in: 1...12, using: &random))", "level": "\(Int.random(in: 1...9, using: &random))00",
        "term": "fall",
      ]
      queries.append(.init(kind: "courses", text: word, isTyped: true))
      queries.append(.init(kind: "courses", text: "introduction \(word)"))
      queries.append(.init(kind: "courses", text: typed))
      queries.append(.init(kind: "courses", text: "introduction", filters: filters))
      queries.append(.init(kind: "courses", text: typed, filters: ["term": "fall"], days: ["mon"], free: true))
      queries.append(.init(kind: "courses", filters: filters, days: ["mon"], free: true))
      queries.append(
        .init(kind: "courses", text: "d1 1", filters: ["department": "department-of-subject-1"].merging(filters) { $1 })
      )
    }
    guard let answers = try SearchReader.answers(to: queries, files: index) else { return }
    let scripts = try SearchReader.scriptSize()
    for (query, answer) in zip(queries, answers) {
      #expect(answer.bytes + scripts <= StudentSearchTests.bound, "\(query)")
    }
    print(
      "5,000 courses: \(index.count) files; at most \(answers.map(\.bytes).max() ?? 0) bytes a search,",
      "\(answers.map(\.bytes).reduce(0, +) / answers.count) on average")
  }

  private enum Weekday {
    static let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
  }
}
