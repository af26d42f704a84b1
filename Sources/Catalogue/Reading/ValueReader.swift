import Diagnostics
import Files
import FrontMatter

/// Reads values of one file's front matter into fields, each by the type that the field has.
///
/// A worker has one, with buffers that it uses again for every file. What cannot be read becomes a finding
/// and leaves its field absent: the record still exists.
struct ValueReader {
  var documents = DocumentReader()
  let arena: ByteArena
  let keys = KeyTables.shared
  var findings: [Finding] = []
  var unresolved: [UnresolvedReference] = []

  /// The file at hand.
  var file: Int32 = -1
  var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)

  // Buffers for lists that are being read.
  var references: [Reference] = []
  var words: [Word] = []
  /// Sections among a roster's defaults that a course turned out not to have.
  var gaps = RosterGaps()
  /// Where the text of the file at hand stands, when its front matter cannot be used.
  var unusableBody = Place.fileStart
  /// The student whom an enrollment named last.
  var lastStudent = Reference.unresolved
  var inheritedSections: [Int: UnresolvedReference.Wanted] = [:]

  init(arena: ByteArena) { self.arena = arena }

  /// The values of the file at hand.
  private(set) var document = Nodes()

  /// Reads the front matter of a file into `document`.
  mutating func readDocument(_ bytes: UnsafeBufferPointer<UInt8>) -> DocumentReader.Outcome {
    let outcome = documents.readFile(Span(_unsafeElements: bytes))
    document.copy(documents.document.nodes)
    return outcome
  }

  // MARK: Findings

  mutating func report(_ rule: Rule, at place: Place, _ message: String, suggestion: Suggestion? = nil) {
    findings.append(Finding(file: file, rule: rule, place: place, message: message, suggestion: suggestion))
  }

  mutating func reportInvalid(_ field: String, _ node: Node, expected: String) {
    let shown = node.kind == .scalar ? "'\(text(of: node).string)'" : "a \(node.kind)"
    report(.invalidValue, at: Place(node.range), "'\(field)' must be \(expected), not \(shown)")
  }

  /// Reports a key that no field of `Field` or of `others` has.
  ///
  /// - Returns: the field that it most likely meant, of which nothing else must be reported then.
  @discardableResult
  mutating func reportUnknown<Field: FieldName>(
    _ key: Int, of owner: String, in type: Field.Type, others: [String] = []
  ) -> Field? {
    let node = document[key]
    let name = text(of: node).string
    let nearest = Diagnostics.suggestion(for: name, among: Field.allCases.map(\.rawValue) + others)
    report(
      .unknownField, at: Place(node.range), "\(owner) has no field '\(name)'",
      suggestion: nearest.map { Suggestion($0) })
    return nearest.flatMap { Field(rawValue: $0) }
  }

  // MARK: Scalars

  /// The text of a scalar, wherever it lies.
  @inline(__always)
  func text(of node: Node) -> Text {
    guard node.kind == .scalar else { return .absent }
    let range = node.textRange
    if node.isDecoded {
      return documents.document.decoded.withUnsafeBytes { decoded in
        Text(arena.copy(UnsafeRawBufferPointer(rebasing: decoded[range])))
      }
    }
    return Text(UnsafeBufferPointer(rebasing: bytes[range]))
  }

  @inline(__always)
  func key(_ index: Int) -> UnsafeBufferPointer<UInt8> { text(of: document[index]).bytes }

  /// A text; a list or a mapping in its place is reported.
  mutating func text(_ value: Int, _ field: @autoclosure () -> String) -> Text {
    let node = document[value]
    guard node.kind == .scalar else {
      reportInvalid(field(), node, expected: "a text")
      return .absent
    }
    if node.isAbsent { return .absent }
    let text = text(of: node)
    if node.isDecoded, let character = ForbiddenCharacters.first(in: text.bytes) {
      report(
        .invalidValue, at: Place(node.range),
        "'\(field())' holds the character \(character), which no page can show")
      return .absent
    }
    return text
  }

  /// A text that must say something.
  mutating func nonemptyText(_ value: Int, _ field: @autoclosure () -> String) -> Text {
    let text = text(value, field())
    guard !text.isAbsent, text.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) else {
      return text
    }
    report(.invalidValue, at: Place(document[value].range), "'\(field())' must not be empty")
    return .absent
  }

  /// Reads a scalar with a parser that returns `nil` for what it does not accept.
  @inline(__always)
  mutating func scalar<Value>(
    _ value: Int, _ field: @autoclosure () -> String, _ expected: @autoclosure () -> String,
    _ parse: (UnsafeBufferPointer<UInt8>) -> Value?
  ) -> Value? {
    let node = document[value]
    if node.kind == .scalar {
      if node.isAbsent { return nil }
      if let parsed = parse(text(of: node).bytes) { return parsed }
    }
    reportInvalid(field(), node, expected: expected())
    return nil
  }

  mutating func date(_ value: Int, _ field: @autoclosure () -> String) -> CalendarDate? {
    scalar(value, field(), "a date such as 2026-09-01") { CalendarDate($0) }
  }

  mutating func time(_ value: Int, _ field: @autoclosure () -> String) -> ClockTime? {
    scalar(value, field(), "a time such as 9:00") { ClockTime($0) }
  }

  mutating func decimal(_ value: Int, _ field: @autoclosure () -> String, atLeast least: Decimal? = nil) -> Decimal? {
    scalar(value, field(), least == nil ? "a number" : "a number that is not negative") { bytes in
      Decimal(bytes).flatMap { number in least.map { number < $0 } == true ? nil : number }
    }
  }

  mutating func wholeNumber(_ value: Int, _ field: @autoclosure () -> String, atLeast least: Int32) -> Int32? {
    let wanted = least == 0 ? "a whole number that is not negative" : "a whole number from \(least)"
    return scalar(value, field(), wanted) { bytes in
      guard bytes.count <= 9, let number = Decimal(bytes), number.thousandths % 1000 == 0,
        bytes.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") })
      else { return nil }
      let whole = Int32(number.thousandths / 1000)
      return whole >= least ? whole : nil
    }
  }

  mutating func boolean(_ value: Int, _ field: @autoclosure () -> String) -> Bool? {
    scalar(value, field(), "true or false") { bytes in
      if bytes.elementsEqual("true".utf8) { return true }
      return bytes.elementsEqual("false".utf8) ? false : nil
    }
  }

  /// One of a few words; a near miss is suggested.
  mutating func word<Choice: CaseIterable>(
    _ value: Int, _ field: @autoclosure () -> String, of type: Choice.Type, named name: (Choice) -> String
  ) -> Choice? {
    let node = document[value]
    if node.isAbsent { return nil }
    let names = Choice.allCases.map(name)
    guard node.kind == .scalar else {
      reportInvalid(field(), node, expected: "one of \(names.joined(separator: ", "))")
      return nil
    }
    let text = text(of: node)
    for choice in Choice.allCases where text == name(choice) { return choice }
    let nearest = Diagnostics.suggestion(for: text.string, among: names)
    report(
      .invalidValue, at: Place(node.range),
      "'\(field())' must be one of \(names.joined(separator: ", ")), not '\(text.string)'",
      suggestion: nearest.map { Suggestion($0) })
    return nil
  }

  // MARK: References and lists

  mutating func reference(_ value: Int, to kind: RecordKind, _ field: @autoclosure () -> String) -> Reference? {
    let node = document[value]
    guard node.kind == .scalar else {
      reportInvalid(
        field(), node,
        expected: kind.mayBeLabel ? "the name or id of \(kind.nameWithArticle)" : "the id of \(kind.nameWithArticle)")
      return nil
    }
    let text = nonemptyText(value, field())
    return text.isAbsent ? nil : Reference(kind: kind, text: text, place: Place(node.range))
  }

  /// Calls `read` with each item of a list; anything else is reported.
  mutating func list(
    _ value: Int, _ field: @autoclosure () -> String, of items: @autoclosure () -> String,
    _ read: (inout ValueReader, Int) -> Void
  ) {
    let node = document[value]
    if node.isAbsent { return }
    guard node.kind == .sequence else {
      reportInvalid(field(), node, expected: "a list of \(items())")
      return
    }
    var item = value + 1
    while item < Int(node.next) {
      let next = Int(document[item].next)
      if document[item].isAbsent {
        report(.invalidValue, at: Place(document[item].range), "an item of '\(field())' is empty")
      } else {
        read(&self, item)
      }
      item = next
    }
  }

  mutating func references(_ value: Int, to kind: RecordKind, _ field: @autoclosure () -> String) -> Run<Reference> {
    let name = field()
    references.removeAll(keepingCapacity: true)
    list(value, name, of: kind.mayBeLabel ? "\(kind.name)s" : "\(kind.name) ids") { reader, item in
      if let reference = reader.reference(item, to: kind, name) { reader.references.append(reference) }
    }
    return keep(references)
  }

  mutating func words(_ value: Int, _ field: @autoclosure () -> String, of items: String) -> Run<Word> {
    let name = field()
    words.removeAll(keepingCapacity: true)
    list(value, name, of: items) { reader, item in
      let text = reader.nonemptyText(item, name)
      if !text.isAbsent { reader.words.append(Word(text: text, place: Place(reader.document[item].range))) }
    }
    return keep(words)
  }

  /// A lasting copy of some values.
  func keep<Element>(_ elements: [Element]) -> Run<Element> {
    guard !elements.isEmpty else { return Run() }
    let kept = arena.allocate(Element.self, count: elements.count)
    _ = kept.update(fromContentsOf: elements)
    return Run(kept)
  }

  /// Calls `read` with each key and value of a mapping; anything else is reported.
  ///
  /// - Returns: whether it was a mapping.
  @discardableResult
  mutating func mapping(
    _ value: Int, _ field: @autoclosure () -> String, _ read: (inout ValueReader, _ key: Int, _ value: Int) -> Void
  ) -> Bool {
    let node = document[value]
    guard node.kind == .mapping else {
      reportInvalid(field(), node, expected: "a mapping")
      return false
    }
    var key = value + 1
    while key < Int(node.next) {
      let item = Int(document[key].next)
      let next = Int(document[item].next)
      read(&self, key, item)
      key = next
    }
    return true
  }
}
