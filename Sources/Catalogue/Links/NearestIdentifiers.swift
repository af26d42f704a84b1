package import Diagnostics

/// Finds the record whose id a wrong word most likely meant.
///
/// A search looks at every id of a kind. It is made once for each word, and for the first few hundred words
/// only: a catalogue with more wrong words than that has one fault, not hundreds (a column that slipped,
/// say), and nobody reads on.
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

  private struct Table {
    var ids: SuggestionTable
    var aliases: [Text: Int32]
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
      return table.ids.nearest(to: text.string).map { .similar(number: $0) }
    }
    answers[key] = .some(answer)
    return answer
  }

  private func makeTable(of kind: RecordKind) -> Table {
    let headers = catalogue.headers(of: kind)
    var aliases: [Text: Int32] = [:]
    for (number, header) in headers.enumerated() {
      for alias in header.aliases where aliases[alias.text] == nil { aliases[alias.text] = Int32(number) }
    }
    return Table(ids: SuggestionTable(headers.map(\.id.string)), aliases: aliases)
  }
}
