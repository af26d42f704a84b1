import FrontMatter

/// The text of a new item of a list.
enum NewItem {
  /// On one line, such as an id or a mapping in flow style.
  case line(String)
  /// A mapping in block style: an entry on each line.
  case entries([String])

  var inFlow: String {
    switch self {
    case .line(let text): text
    case .entries(let entries): "{\(entries.joined(separator: ", "))}"
    }
  }
}

extension FrontMatterEditor {
  /// Puts new items into a list, and takes others out.
  ///
  /// - Parameters:
  ///   - insertions: new items, each behind the item of a number, -1 being the start; those at one place in order.
  ///   - removed: the numbers of items that go.
  mutating func change(list: Int, insert insertions: [(after: Int, item: NewItem)], remove removed: Set<Int>) {
    let items = Array(document.items(of: list))
    if document[list].style == .flow, document[list].kind == .sequence {
      changeFlow(list, items, insertions, removed)
    } else {
      for (after, item) in insertions { insertLines(item, into: list, items, after: after) }
      for number in removed {
        let start = lineStart(of: Int(document[items[number]].start))
        replace(start..<endOfLines(items[number]), with: "")
      }
    }
  }

  /// Puts the first items into a field that was left empty.
  mutating func fill(_ key: Int, with items: [NewItem]) {
    let value = Int(document[key].next)
    guard document[value].range.isEmpty else {
      return replace(document[value].range, with: "[\(items.map(\.inFlow).joined(separator: ", "))]")
    }
    let place = lineEnd(of: endOfEntry((key, value)))
    let keyStart = Int(document[key].start)
    let prefix = String(repeating: " ", count: keyStart - lineStart(of: keyStart) + 2) + "- "
    for item in items { insert(lines(of: item, prefix: prefix, lineEnd: lineEnd(before: place)), at: place) }
  }

  // MARK: Block style

  /// What stands before an item of a block list: spaces, a dash, and spaces.
  private func prefix(of item: Int, in list: Int) -> String {
    let start = Int(document[item].start)
    let line = bytes[lineStart(of: start)..<start]
    let text = line.drop { $0 == UInt8(ascii: " ") }
    if text.first == UInt8(ascii: "-"), text.dropFirst().allSatisfy({ $0 == UInt8(ascii: " ") }) {
      return String(decoding: line, as: UTF8.self)
    }
    return indentation(of: list) + "- "
  }

  private mutating func insertLines(_ item: NewItem, into list: Int, _ items: [Int], after: Int) {
    // A comment belongs to what follows it, so a new item stands right behind its predecessor.
    let place =
      after >= 0
      ? endOfLines(items[after]) : lineEnd(of: endOfPreviousLine(before: Int(document[list].start)))
    let sibling = items[max(0, after)]
    insert(
      lines(of: item, prefix: prefix(of: sibling, in: list), lineEnd: lineEnd(before: place)), at: place)
  }

  /// The last byte of the line before an offset's line that is neither empty nor a comment.
  private func endOfPreviousLine(before offset: Int) -> Int {
    var start = lineStart(of: offset)
    while start > 0 {
      let previous = lineStart(of: start - 1)
      let text = bytes[previous..<start].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      if let first = text.first, first != UInt8(ascii: "#"), first != UInt8(ascii: "\r"), first != UInt8(ascii: "\n") {
        return start - 1
      }
      start = previous
    }
    return 0
  }

  private func lines(of item: NewItem, prefix: String, lineEnd: String) -> String {
    switch item {
    case .line(let text): return prefix + text + lineEnd
    case .entries(let entries):
      let indentation = String(repeating: " ", count: prefix.utf8.count)
      return entries.enumerated().map { ($0 == 0 ? prefix : indentation) + $1 + lineEnd }.joined()
    }
  }

  // MARK: Flow style

  private mutating func changeFlow(
    _ list: Int, _ items: [Int], _ insertions: [(after: Int, item: NewItem)], _ removed: Set<Int>
  ) {
    let kept = items.indices.filter { !removed.contains($0) }
    guard let firstKept = kept.first else {
      let texts = insertions.map(\.item.inFlow).joined(separator: ", ")
      if let first = items.first, !texts.isEmpty {
        replace(document[first].range, with: texts)
      } else if items.isEmpty {
        insert(texts, at: Int(document[list].start) + 1)
      }
      for number in removed where number > 0 || texts.isEmpty { removeFromFlow(number, items, kept) }
      return
    }
    for number in removed { removeFromFlow(number, items, kept) }
    for (after, item) in insertions {
      if let anchor = kept.last(where: { $0 <= after }) {
        insert(separator(items, anchor) + item.inFlow, at: Int(document[items[anchor]].end))
      } else {
        insert(item.inFlow + separator(items, firstKept), at: Int(document[items[firstKept]].start))
      }
    }
  }

  /// Takes an item out of a flow list with the comma that is its own, and with its line where it has one to itself.
  private mutating func removeFromFlow(_ number: Int, _ items: [Int], _ kept: [Int]) {
    let item = document[items[number]].range
    let line = lineStart(of: item.lowerBound)
    var next = skipBlanks(from: item.upperBound)
    let hasComma = next < bytes.count && bytes[next] == UInt8(ascii: ",")
    if hasComma { next = skipBlanks(from: next + 1) }
    let endsLine = next == bytes.count || "#\r\n".utf8.contains(bytes[next])
    if endsLine, skipBlanks(from: line) == item.lowerBound {
      return replace(line..<lineEnd(of: item.upperBound), with: "")
    }
    if hasComma, !endsLine { return replace(item.lowerBound..<next, with: "") }
    // It is the last one of its line: the comma before it is no longer needed.
    if let previous = kept.last(where: { $0 < number }), Int(document[items[previous]].end) > line {
      return replace(Int(document[items[previous]].end)..<item.upperBound, with: "")
    }
    replace(item, with: "")
  }

  private func skipBlanks(from offset: Int) -> Int {
    bytes[offset...].firstIndex { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") } ?? bytes.count
  }

  /// What stands between the items of a flow list: a comma, and the space or the line end that follows it.
  private func separator(_ items: [Int], _ number: Int) -> String {
    let pair = number + 1 < items.count ? (number, number + 1) : (number - 1, number)
    guard pair.0 >= 0 else { return ", " }
    let between = bytes[Int(document[items[pair.0]].end)..<Int(document[items[pair.1]].start)]
    guard between.first == UInt8(ascii: ","), between.dropFirst().allSatisfy({ " \r\n".utf8.contains($0) }) else {
      return ", "
    }
    return String(decoding: between, as: UTF8.self)
  }
}
