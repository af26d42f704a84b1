import FrontMatter

/// Changes values of a file's front matter, and leaves every other byte as it is.
///
/// It collects changes of byte ranges and makes them all at once. What it writes looks like what stands around it:
/// the same line ends, indentation, and block or flow style. It does not know whether the result means what is
/// wanted, for anchors reach far: whoever uses it compares ``meaning(of:)`` with what they expect.
struct FrontMatterEditor {
  let bytes: [UInt8]
  let document: Document
  private var edits = ByteEdits()

  /// - Returns: `nil` for a file whose front matter cannot be read.
  init?(_ bytes: [UInt8]) {
    var reader = DocumentReader()
    guard reader.readFile(bytes.span).isUsable else { return nil }
    self.bytes = bytes
    document = reader.document
  }

  /// The file with all changes; nothing where two of them touch the same bytes, unless both take them out.
  func result() -> [UInt8]? { edits.applied(to: bytes, mergesRemovals: true) }

  /// What a file's front matter says, apart from how; nothing where it cannot be read.
  static func meaning(of bytes: [UInt8]) -> PlainValue? {
    var reader = DocumentReader()
    guard reader.readFile(bytes.span).isUsable else { return nil }
    return PlainValue(Document.root, of: reader.document, in: bytes.span)
  }

  var meaning: PlainValue { PlainValue(Document.root, of: document, in: bytes.span) }

  func value(of key: String, in mapping: Int = Document.root) -> Int? {
    document.value(of: key, inMapping: mapping, in: bytes.span)
  }

  // MARK: Changing

  mutating func replace(_ range: Range<Int>, with text: String) { edits.replace(range, with: text.utf8) }

  mutating func insert(_ text: String, at offset: Int) { replace(offset..<offset, with: text) }

  /// Gives an entry of a mapping another value, or adds the entry after the last one.
  ///
  /// - Parameter yaml: the value, on one line.
  mutating func set(_ key: String, to yaml: String, in mapping: Int) {
    let entries = Array(document.entries(of: mapping))
    guard let entry = entries.first(where: { document.string(of: $0.key, in: bytes.span) == key }) else {
      add("\(key): \(yaml)", after: entries.last, in: mapping)
      return
    }
    let value = document[entry.value]
    if value.range.isEmpty {
      let colon = endOfEntry(entry)
      let hasSpace = bytes[colon...].first == UInt8(ascii: " ") && bytes[(colon + 1)...].first != UInt8(ascii: "#")
      insert(hasSpace ? yaml : " \(yaml)", at: hasSpace ? colon + 1 : colon)
    } else if value.style == .block || value.style == .literal || value.style == .folded {
      // It takes up lines of its own: its first byte may not stand behind the key.
      replace(Int(document[entry.key].end)..<endOfContent(entry.value), with: ": \(yaml)")
    } else {
      replace(value.range, with: yaml)
    }
  }

  private mutating func add(_ text: String, after last: (key: Int, value: Int)?, in mapping: Int) {
    guard let last else { return insert(text, at: Int(document[mapping].start) + 1) }
    if document[mapping].style == .flow {
      insert(", \(text)", at: endOfEntry(last))
    } else {
      let place = endOfLines(last.value, atLeast: endOfEntry(last))
      insert(indentation(of: mapping) + text + lineEnd(before: place), at: place)
    }
  }

  /// Takes entries out of a mapping of which at least one other stays.
  mutating func remove(_ keys: Set<String>, from mapping: Int) {
    let entries = Array(document.entries(of: mapping))
    let dropped = entries.map { keys.contains(document.string(of: $0.key, in: bytes.span)) }
    guard let firstKept = dropped.firstIndex(of: false) else { return }
    // Those before the first one that stays may share its line, as behind the dash of a list.
    if firstKept > 0 {
      replace(Int(document[entries[0].key].start)..<Int(document[entries[firstKept].key].start), with: "")
    }
    for index in entries.indices.dropFirst(firstKept) where dropped[index] {
      let end = endOfEntry(entries[index])
      if document[mapping].style == .flow {
        replace(endOfEntry(entries[index - 1])..<end, with: "")
      } else {
        let start = lineStart(of: Int(document[entries[index].key].start))
        replace(start..<endOfLines(entries[index].value, atLeast: end), with: "")
      }
    }
  }

  // MARK: Places

  /// Where an entry ends: behind its value, or behind its colon where the value is left out.
  func endOfEntry(_ entry: (key: Int, value: Int)) -> Int {
    let keyEnd = Int(document[entry.key].end)
    if !document[entry.value].range.isEmpty { return endOfContent(entry.value) }
    return bytes[keyEnd...].firstIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? keyEnd
  }

  /// Where a value ends, without the line end that belongs to a block scalar.
  func endOfContent(_ index: Int) -> Int {
    let start = Int(document[index].start)
    var end = max(start, Int(document[index].end))
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return end
  }

  /// The start of the line after those that a value stands on.
  func endOfLines(_ index: Int, atLeast least: Int = 0) -> Int { lineEnd(of: max(least, endOfContent(index))) }

  func lineStart(of offset: Int) -> Int {
    (bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
  }

  /// The offset after the line end that follows.
  func lineEnd(of offset: Int) -> Int {
    bytes[offset...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
  }

  /// How the line before an offset ends.
  func lineEnd(before offset: Int) -> String {
    offset >= 2 && bytes[offset - 1] == UInt8(ascii: "\n") && bytes[offset - 2] == UInt8(ascii: "\r") ? "\r\n" : "\n"
  }

  /// The spaces before a key of a block mapping.
  func indentation(of mapping: Int) -> String {
    let start = Int(document[mapping].start)
    return String(repeating: " ", count: start - lineStart(of: start))
  }
}
