import Catalogue
import Files
import TestSupport
import Testing

@testable import Site

@Suite("Finding one among 100,000 students")
struct StudentSearchTests {
  /// What a search may load, everything together.
  static let bound = 100_000

  /// Ways in which a hundred thousand people may be called.
  enum Population: String, CaseIterable, CustomTestStringConvertible {
    case realistic, smiths, ideographs, letters, allDifferent

    var testDescription: String { rawValue }

    func names(_ count: Int) -> [String] {
      var random = SplitMix64(seed: 7)
      let (first, last) = (Self.words(900, &random), Self.words(30_000, &random))
      return (0..<count).map { number in
        /// Few names are borne by many people, and many by few.
        func drawn(_ names: [String]) -> String {
          let draw = Double.random(in: 0..<1, using: &random)
          return names[Int(draw * draw * draw * Double(names.count))]
        }
        switch self {
        case .realistic:
          return number % 4 == 0 ? "\(drawn(first)) \(drawn(first)) \(drawn(last))" : "\(drawn(first)) \(drawn(last))"
        case .smiths: return number % 2 == 0 ? "\(drawn(first)) Smith" : "John Smith"
        case .ideographs:
          let given = (0..<Int.random(in: 1...2, using: &random)).map { _ in Self.ideograph(0..<3000, &random) }
          return "\(Self.ideograph(0..<100, &random))\(given.joined())"
        case .letters: return ["A", "B", "X", "Ö", "李"][number % 5] + (number % 3 == 0 ? " Y" : "")
        case .allDifferent: return "\(Self.word(8, &random)) \(Self.word(9, &random))"
        }
      }
    }

    private static func ideograph(_ range: Range<UInt32>, _ random: inout SplitMix64) -> String {
      String(Unicode.Scalar(0x4E00 + UInt32.random(in: range, using: &random)).map(Character.init) ?? "一")
    }

    private static func words(_ count: Int, _ random: inout SplitMix64) -> [String] {
      (0..<count).map { _ in word(Int.random(in: 2...5, using: &random) * 2, &random) }
    }

    private static func word(_ length: Int, _ random: inout SplitMix64) -> String {
      let (vowels, consonants) = (Array("aeiou"), Array("bcdfghklmnprstvwz"))
      let letters = (0..<length).map { ($0 % 2 == 0 ? consonants : vowels).randomElement(using: &random) ?? "a" }
      return letters[0].uppercased() + String(letters.dropFirst())
    }
  }

  /// Someone to look for, and what is typed for it.
  private struct Search {
    let name: String
    let query: SearchReader.Query
    var mustFind = true
  }

  private static func searches(_ names: [String], _ random: inout SplitMix64) -> [Search] {
    var searches: [Search] = []
    for number in stride(from: 0, to: names.count, by: names.count / 60) {
      let name = names[number]
      let words = SearchText.words(name)
      searches.append(Search(name: name, query: .init(text: name)))
      searches.append(Search(name: name, query: .init(text: words.reversed().joined(separator: " "))))
      searches.append(Search(name: name, query: .init(text: name, isTyped: true)))
      // The start of a name, and one alone, are borne by too many for a certain one to be among the first.
      searches.append(Search(name: name, query: .init(text: String(name.prefix(2))), mustFind: false))
      searches.append(Search(name: name, query: .init(text: words[words.count - 1]), mustFind: false))
      if let last = words.last, last.count >= 4 {
        let typed = mistyped(last, &random)
        // Words of three letters are not taken for mistyped ones.
        searches.append(
          Search(
            name: name, query: .init(text: "\(words.dropLast().joined(separator: " ")) \(typed)"),
            mustFind: typed.count >= 4))
        searches.append(Search(name: name, query: .init(text: typed, isTyped: true), mustFind: false))
      }
      if let last = words.last, last.count >= 8 {
        let typed = mistyped(mistyped(last, &random), &random)
        searches.append(Search(name: name, query: .init(text: "\(words[0]) \(typed)"), mustFind: false))
      }
    }
    return searches
  }

  /// A word with one fault anywhere.
  static func mistyped(_ word: String, _ random: inout SplitMix64) -> String {
    var letters = Array(word)
    let place = Int.random(in: 0..<letters.count, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: letters.remove(at: place)
    case 1: letters.insert("q", at: place)
    case 2: letters[place] = "q"
    default: letters.swapAt(max(1, place) - 1, max(1, place))
    }
    return String(letters)
  }

  @Test(
    "a search loads less than 100 kB with the scripts of the page, and finds who is meant",
    arguments: Population.allCases)
  func bound(population: Population) throws {
    var random = SplitMix64(seed: 11)
    let names = population.names(100_000)
    let index = SearchIndex(names)
    let files = index.files
    let largest = files.values.map(\.count).max() ?? 0
    #expect(largest <= 3000)
    let searches = Self.searches(names, &random)
    guard let answers = try SearchReader.answers(to: searches.map(\.query), files: files) else { return }
    var missed: [String] = []
    let scripts = try SearchReader.scriptSize()
    for (search, answer) in zip(searches, answers) {
      #expect(answer.bytes + scripts <= Self.bound, "\(search.query.text)")
      if search.mustFind, !answer.results.contains(search.name) {
        missed.append("\(search.name): \(search.query.text)")
      }
    }
    #expect(missed.isEmpty)
    let total = files.values.reduce(0) { $0 + $1.count }
    print(
      "\(population): \(files.count) files, \(total / 1000) kB; at most \(answers.map(\.bytes).max() ?? 0) bytes a search,",
      "\(answers.map(\.bytes).reduce(0, +) / answers.count) on average")
  }

  @Test("names are found by any part, in any order, in any script, and by ids")
  func finding() throws {
    let names = RealNames.all + [String(repeating: "Long", count: 75), "Ali Ali", "X"]
    let index = SearchIndex(names) { $0 == 0 ? "s-0012345" : "student-\($0)" }
    let cases: [(query: String, name: String)] = [
      ("munoz", names[1]), ("MUÑOZ ines", names[1]), ("villaverde muñoz", names[1]), ("الزهراء", names[2]),
      ("anh nguyen", names[3]), ("thi anh", names[3]), ("王秀兰", names[4]), ("秀兰", names[4]), ("兰", names[4]),
      ("はる", names[5]), ("서연", names[6]), ("παπαδοπουλου", names[7]), ("воронцова анастасия", names[8]),
      ("yildirim", names[15]), ("ipek sahin", names[16]), ("dvorak", names[18]), ("aagard", names[19]),
      ("bjornsdotir", names[20]), ("bjronsdotir", names[20]), ("jornsdottir", names[20]), ("wulandary", names[24]),
      ("alert script", names[26]), ("0012345", names[0]), ("s-0012345", names[0]), ("ali ali", "Ali Ali"), ("x", "X"),
      (String(repeating: "long", count: 8), String(repeating: "Long", count: 30)),
    ]
    guard
      let answers = try SearchReader.answers(to: cases.map { .init(text: $0.query) }, files: index.files)
    else { return }
    for (one, answer) in zip(cases, answers) { #expect(answer.results.contains(one.name), "\(one.query)") }
  }

  @Test("exact names come before longer ones, and those before what has been mistyped")
  func ranking() throws {
    let index = SearchIndex(["Anna Smithers", "Anna Smith", "Smith Annabel", "Anna Maria Smith", "Anna Smyth"])
    let queries = ["anna smith", "smith", "smitz", "nobody at all"].map { SearchReader.Query(text: $0) }
    guard let answers = try SearchReader.answers(to: queries, files: index.files) else { return }
    #expect(answers[0].results == ["Anna Smith", "Anna Maria Smith", "Anna Smithers", "Smith Annabel"])
    #expect(answers[0].isSimilar == false)
    #expect(answers[1].results.last == "Anna Smithers")
    #expect(answers[2].results.first == "Anna Smith")
    #expect(answers[2].isSimilar)
    #expect(answers[3].results.isEmpty)
  }
}

/// An index of students who are nobody's records.
struct SearchIndex {
  private let students: StudentSearch
  /// Where the names lie.
  private let memory = ByteArena()

  init(_ names: [String], jobs: Int = 2, id: (Int) -> String = { "student-\($0)" }) {
    let arena = memory
    func kept(_ text: String) -> Text { Array(text.utf8).withUnsafeBytes { Text(arena.copy($0)) } }
    let texts = names.enumerated().map { (kept($1), kept(id($0)), Int32($0 % 7) - 1) }
    let programs = (0..<6).map { kept("Bachelor of Science in Subject \($0)") }
    students = StudentSearch(count: names.count, programs: programs, workers: Workers(jobs: jobs)) { place in
      let (name, id, program) = texts[place]
      return (name: name, id: id, program: program)
    }
  }

  var files: [String: [UInt8]] {
    students.tree.files { students.write($0, to: &$1) }
      .merging(students.words.tree.files { students.words.write($0, to: &$1) }) { $1 }
  }
}
