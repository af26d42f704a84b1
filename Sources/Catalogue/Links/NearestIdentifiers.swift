package import Diagnostics

/// Finds the record whose id a wrong word most likely meant.
///
/// A search looks at every id of a kind. It is made once for each word, and for the first few hundred words only: a catalogue
/// with more wrong words than that has one fault, not hundreds (a column that slipped, say), and nobody reads on.
package struct NearestIdentifiers {
  /// How many different words are searched for among all ids.
  package static let searchLimit = 500

  package enum Answer: Sendable, Hashable {
    /// The word differs from a record's id in case or in up to two edits.
    case similar(number: Int)
    /// The word is an old id of a record.
    case renamed(number: Int)
  }

  private struct Word: Hashable {
    let kind: RecordKind
    let text: String
  }

  /// What can be said of each id before it is compared letter by letter.
  private struct Table {
    var ids: [Text] = []
    var letters: [UInt64] = []
    var lengths: [Int32] = []
    var aliases: [Text: Int32] = [:]
  }

  private let catalogue: Catalogue
  private var tables: [RecordKind: Table] = [:]
  private var answers: [Word: Answer?] = [:]
  private var searches = 0

  package init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  /// The answer as a suggestion of the record's id.
  package mutating func suggestion(for word: String, of kind: RecordKind) -> Suggestion? {
    answer(to: word, of: kind).map { suggestion(of: $0, kind) }
  }

  package func suggestion(of answer: Answer, _ kind: RecordKind) -> Suggestion {
    let number = number(of: answer)
    let id = catalogue.header(of: kind, number).id
    let label = catalogue.displayName(of: kind, number)
    return Suggestion(id.string, label: label == id ? nil : label.string)
  }

  package func number(of answer: Answer) -> Int {
    switch answer {
    case .similar(let number), .renamed(let number): number
    }
  }

  package mutating func answer(to word: String, of kind: RecordKind) -> Answer? {
    let key = Word(kind: kind, text: word)
    if let known = answers[key] { return known }
    let table = tables[kind] ?? makeTable(of: kind)
    tables[kind] = table
    var word = word
    let answer: Answer? = word.withUTF8 { bytes in
      let text = Text(bytes)
      let same = catalogue.identifiers(of: kind).findIgnoringCase(text)
      if same >= 0 { return .similar(number: Int(same)) }
      if let number = table.aliases[text] { return .renamed(number: Int(number)) }
      guard searches < Self.searchLimit else { return nil }
      searches += 1
      return Self.nearest(to: bytes, in: table).map { .similar(number: $0) }
    }
    answers[key] = .some(answer)
    return answer
  }

  private func makeTable(of kind: RecordKind) -> Table {
    var table = Table()
    for (number, header) in catalogue.headers(of: kind).enumerated() {
      table.ids.append(header.id)
      table.letters.append(Self.letters(of: header.id.bytes))
      table.lengths.append(Self.length(of: header.id.bytes))
      for alias in header.aliases where table.aliases[alias.text] == nil {
        table.aliases[alias.text] = Int32(number)
      }
    }
    return table
  }

  /// - Complexity: O(*n*), some nanoseconds for each id whose letters differ.
  private static func nearest(to word: UnsafeBufferPointer<UInt8>, in table: Table) -> Int? {
    let letters = letters(of: word)
    let length = length(of: word)
    var near: [Int32] = []
    for index in table.ids.indices where abs(table.lengths[index] - length) <= 2 {
      // An edit takes at most one letter away and brings at most one in.
      let other = table.letters[index]
      if (letters & ~other).nonzeroBitCount <= 2, (other & ~letters).nonzeroBitCount <= 2 {
        near.append(Int32(index))
      }
    }
    let found = Diagnostics.nearest(to: word, count: near.count) { table.ids[Int(near[$0])].bytes }
    return found.map { Int(near[$0]) }
  }

  /// The set of a word's ASCII characters, letters without their case.
  private static func letters(of word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    word.reduce(0) { $1 < 0x80 ? $0 | 1 << UInt64(Identifier.folded($1) & 63) : $0 }
  }

  private static func length(of word: UnsafeBufferPointer<UInt8>) -> Int32 {
    word.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }
}

extension Catalogue {
  /// The header of one record.
  package func header(of kind: RecordKind, _ number: Int) -> RecordHeader {
    switch kind {
    case .course: courses[number].header
    case .student: students[number].header
    case .term: terms[number].header
    case .department: departments[number].header
    case .instructor: instructors[number].header
    case .program: programs[number].header
    case .page: pages[number].header
    case .enrollment: RecordHeader(id: .absent, file: -1)
    }
  }
}
