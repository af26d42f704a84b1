import Catalogue
import Diagnostics

/// Finds the record that a cell means: by its id, by what import makes of a foreign id, or by what else is one
/// record's own.
struct RecordFinder {
  enum Answer: Hashable {
    case found(Int32)
    case unknown
    /// Several have the e-mail address, the code or the title.
    case ambiguous
  }

  private let catalogue: Catalogue
  private var keys: [RecordKind: [String: Answer]] = [:]
  private var nearest: NearestIdentifiers

  init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
    nearest = NearestIdentifiers(catalogue)
  }

  /// - Complexity: O(1), after O(*n*) in the records of a kind for the first word that is no id.
  mutating func find(_ word: String, _ kind: RecordKind) -> Answer {
    if let number = number(of: word, kind) ?? number(of: ImportedText.slug(word), kind) { return .found(number) }
    return find(byKey: word, kind)
  }

  /// The record with an id, which may differ in case.
  func number(of id: String, _ kind: RecordKind) -> Int32? {
    var id = id
    return id.withUTF8 { bytes in
      let text = Text(bytes)
      // Labels have no table: there are few of them, and as many cells may name one as there are rows.
      let table = catalogue.identifiers(of: kind)
      let exact = table.find(text)
      let number = exact >= 0 ? exact : table.findIgnoringCase(text)
      return number >= 0 ? number : nil
    }
  }

  /// The record with an e-mail address, a code or a title.
  mutating func find(byKey word: String, _ kind: RecordKind) -> Answer {
    if keys[kind] == nil { keys[kind] = makeKeys(of: kind) }
    let key = Self.key(of: word, kind)
    return key.isEmpty ? .unknown : keys[kind]?[key] ?? .unknown
  }

  mutating func suggestion(for word: String, of kind: RecordKind) -> Suggestion? {
    nearest.suggestion(for: word, of: kind)
  }

  private static func key(of word: String, _ kind: RecordKind) -> String {
    switch kind {
    case .student, .instructor: word.lowercased()
    // `CS 101` is `CS-101`.
    case .course: ImportedText.slug(word)
    default: word.lowercased()
    }
  }

  private func makeKeys(of kind: RecordKind) -> [String: Answer] {
    var keys: [String: Answer] = [:]
    func add(_ text: Text, _ number: Int) {
      if text.isEmpty { return }
      let key = Self.key(of: text.string, kind)
      keys[key] = keys[key] == nil ? .found(Int32(number)) : .ambiguous
    }
    switch kind {
    case .student: for (number, record) in catalogue.students.enumerated() { add(record.email, number) }
    case .course: for (number, record) in catalogue.courses.enumerated() { add(record.code, number) }
    case .instructor:
      for (number, record) in catalogue.instructors.enumerated() {
        add(record.email, number)
        add(record.name, number)
      }
    case .term: for (number, record) in catalogue.terms.enumerated() { add(record.displayName, number) }
    case .department: for (number, record) in catalogue.departments.enumerated() { add(record.displayName, number) }
    case .program: for (number, record) in catalogue.programs.enumerated() { add(record.displayName, number) }
    case .page, .enrollment: break
    }
    return keys
  }
}

extension RecordFinder {
  /// What is said where a word means no record, or several.
  mutating func add(
    _ answer: Answer, _ cell: ImportedCell, _ word: String, _ kind: RecordKind, to faults: inout ImportFaults
  ) {
    let code =
      switch kind {
      case .student, .course, .term: "unknown-\(kind.name)"
      default: "dangling-reference"
      }
    switch answer {
    case .found: break
    case .unknown:
      let what = kind == .student ? "id or e-mail address" : kind == .course ? "id or code" : "id or title"
      faults.add(cell, code: code, "no \(kind.name) has the \(what) '\(word)'", suggestion(for: word, of: kind))
    case .ambiguous:
      faults.add(cell, code: code, "'\(word)' could mean several \(kind.folder); name one by its id")
    }
  }
}
