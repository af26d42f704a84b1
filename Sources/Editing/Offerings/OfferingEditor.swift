import FrontMatter

/// Copies offerings of one term to another in the file of a course, and leaves every other byte as it is.
package struct OfferingEditor {
  package enum Outcome: Equatable {
    /// The file has no offering in the old term, or has them all in the new one.
    case nothing
    case changed([UInt8], copied: Int, droppedDates: Bool)
    /// Why only a person can do it.
    case impossible(String)
  }

  /// The dates that an offering and its meetings have of the old term.
  package static let offeringDates: Set<String> = ["starts", "ends"]
  package static let meetingDates: Set<String> = ["from", "until"]

  private let bytes: [UInt8]
  private let document: Document
  private let isUsable: Bool
  private let root: PlainValue

  package init(_ bytes: [UInt8]) {
    var reader = DocumentReader()
    self.bytes = bytes
    isUsable = reader.readFile(bytes.span).isUsable
    document = reader.document
    root = PlainValue(Document.root, of: document, in: bytes.span)
  }

  /// - Parameters:
  ///   - old: the term whose offerings are copied.
  ///   - new: the term of the copies.
  ///   - isLater: whether the first of two terms comes after the second.
  package func copy(from old: String, to new: String, isLater: (String, String) -> Bool) -> Outcome {
    guard isUsable else { return .impossible("its front matter cannot be read") }
    guard let list = document.value(of: "offerings", in: bytes.span) else { return .nothing }
    let items = Array(document.items(of: list))
    let values = root["offerings"].items
    let there = values.filter { $0["term"].string == new }.map { $0["section"] }
    let chosen = values.indices.filter { values[$0]["term"].string == old && !there.contains(values[$0]["section"]) }
    if chosen.isEmpty { return .nothing }
    if document[list].isAliased { return .impossible("its offerings stand under an anchor") }

    let terms = values.compactMap { $0["term"].string }
    let isNewestFirst = if let first = terms.first, let last = terms.last { isLater(first, last) } else { false }
    let copies = chosen.map { Self.copy(of: values[$0], to: new) }
    var expected = root
    expected["offerings"] = .list(isNewestFirst ? copies + values : values + copies)

    let droppedDates = chosen.contains { Self.copy(of: values[$0], to: new) != values[$0].with(term: new) }
    for copiesText in [true, false] {
      let texts = zip(chosen, copies).map { number, copy in
        (copiesText ? text(of: items[number], in: list, to: new) : nil)
          ?? generated(copy, like: items[number], in: list)
      }
      guard let place = insertionPoint(in: list, items, atStart: isNewestFirst) else { continue }
      let result = insert(texts, at: place, in: list, atStart: isNewestFirst)
      if Self.meaning(of: result) == expected {
        return .changed(result, copied: chosen.count, droppedDates: droppedDates)
      }
    }
    return .impossible("its front matter is laid out in a way that cannot be added to")
  }

  /// What a copy of an offering says.
  private static func copy(of offering: PlainValue, to new: String) -> PlainValue {
    var copy = offering.with(term: new).without(offeringDates)
    if case .list(let meetings) = copy["meetings"] {
      copy["meetings"] = .list(meetings.map { $0.without(meetingDates) })
    }
    return copy
  }

  private static func meaning(of bytes: [UInt8]) -> PlainValue? {
    var reader = DocumentReader()
    guard reader.readFile(bytes.span).isUsable else { return nil }
    return PlainValue(Document.root, of: reader.document, in: bytes.span)
  }

  // MARK: Inserting

  private func insertionPoint(in list: Int, _ items: [Int], atStart: Bool) -> Int? {
    guard let first = items.first, let last = items.last else { return nil }
    if document[list].style == .flow {
      return atStart ? Int(document[first].start) : Int(document[last].end)
    }
    return atStart ? lineStart(of: Int(document[first].start)) : lineEnd(of: Int(document[last].end))
  }

  private func insert(_ texts: [[UInt8]], at place: Int, in list: Int, atStart: Bool) -> [UInt8] {
    var inserted: [UInt8] = []
    for text in texts {
      if document[list].style == .flow, !atStart { inserted += ", ".utf8 }
      inserted += text
      if document[list].style == .flow, atStart { inserted += ", ".utf8 }
    }
    return bytes[..<place] + inserted + bytes[place...]
  }

  /// An item in flow style, for where its own text cannot be copied.
  private func generated(_ copy: PlainValue, like item: Int, in list: Int) -> [UInt8] {
    if document[list].style == .flow { return Array(copy.yaml.utf8) }
    let start = lineStart(of: Int(document[item].start))
    let indent = bytes[start...].prefix { $0 == UInt8(ascii: " ") }
    let end = lineEnd(of: start)
    let isCRLF = end >= 2 && bytes[end - 2] == UInt8(ascii: "\r")
    return indent + Array("- \(copy.yaml)\(isCRLF ? "\r\n" : "\n")".utf8)
  }

  // MARK: Copying text

  /// The text of an item with another term and without dates; nothing where it cannot be taken as it is.
  private func text(of item: Int, in list: Int, to new: String) -> [UInt8]? {
    let node = document[item]
    guard let term = document.value(of: "term", inMapping: item, in: bytes.span), !hasAnchors(item) else { return nil }
    let range =
      document[list].style == .flow
      ? node.range : lineStart(of: node.range.lowerBound)..<lineEnd(of: node.range.upperBound)
    guard let dates = removals(of: Self.offeringDates, from: item) else { return nil }
    var edits = dates.map { (range: $0, text: [UInt8]()) }
    if let meetings = document.value(of: "meetings", inMapping: item, in: bytes.span) {
      for meeting in document.items(of: meetings) where document[meeting].kind == .mapping {
        guard let dates = removals(of: Self.meetingDates, from: meeting) else { return nil }
        edits += dates.map { (range: $0, text: [UInt8]()) }
      }
    }
    edits.append((document[term].range, quoted(new, like: document[term])))
    var text: [UInt8] = []
    var position = range.lowerBound
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      guard edit.range.lowerBound >= position, edit.range.upperBound <= range.upperBound else { return nil }
      text += bytes[position..<edit.range.lowerBound]
      text += edit.text
      position = edit.range.upperBound
    }
    return text + bytes[position..<range.upperBound]
  }

  private func quoted(_ id: String, like node: Node) -> [UInt8] {
    switch node.style {
    case .singleQuoted: Array("'\(id)'".utf8)
    case .doubleQuoted: Array("\"\(id)\"".utf8)
    default: Array(id.utf8)
    }
  }

  /// The bytes to take out so that a mapping loses some entries; nothing where it would need to be written
  /// anew.
  private func removals(of keys: Set<String>, from mapping: Int) -> [Range<Int>]? {
    let entries = Array(document.entries(of: mapping))
    let dropped = entries.map { keys.contains(document.string(of: $0.key, in: bytes.span)) }
    guard dropped.contains(true) else { return [] }
    guard let firstKept = dropped.firstIndex(of: false) else { return nil }
    var ranges: [Range<Int>] = []
    let isFlow = document[mapping].style == .flow
    // Those before the first one that stays may share its line, as behind the dash of a list.
    if firstKept > 0 {
      ranges.append(Int(document[entries[0].key].start)..<Int(document[entries[firstKept].key].start))
    }
    for index in entries.indices.dropFirst(firstKept) where dropped[index] {
      let end = max(Int(document[entries[index].key].end), Int(document[entries[index].value].end))
      if isFlow {
        ranges.append(Int(document[entries[index - 1].value].end)..<end)
      } else {
        ranges.append(lineStart(of: Int(document[entries[index].key].start))..<lineEnd(of: end))
      }
    }
    return ranges
  }

  /// Whether a value holds anchors, aliases or tags, which mean something elsewhere in the file too.
  private func hasAnchors(_ item: Int) -> Bool {
    let nodes = item..<Int(document[item].next)
    if nodes.contains(where: { document[$0].isAliased }) { return true }
    let scalars = nodes.filter { document[$0].kind == .scalar }.map { document[$0].range }
    var next = 0
    var position = document[item].range.lowerBound
    while position < document[item].range.upperBound {
      while next < scalars.count, scalars[next].upperBound <= position { next += 1 }
      if next < scalars.count, scalars[next].contains(position) {
        position = scalars[next].upperBound
        continue
      }
      switch bytes[position] {
      case UInt8(ascii: "#"): position = lineEnd(of: position)
      case UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "?"): return true
      default: position += 1
      }
    }
    return false
  }

  // MARK: Lines

  private func lineStart(of offset: Int) -> Int {
    (bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
  }

  /// The offset after the line end that follows.
  private func lineEnd(of offset: Int) -> Int {
    bytes[offset...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
  }
}

extension PlainValue {
  fileprivate func with(term: String) -> PlainValue {
    var copy = self
    copy["term"] = .text(term)
    return copy
  }
}
