// Sequences in brackets and mappings in braces, also over several lines.
extension SmallReader {
  /// Reads the flow collection that starts at an offset.
  ///
  /// - Parameters:
  ///   - start: Where its bracket or brace stands.
  ///   - depth: The number of collections that are open with this one.
  /// - Returns: The offset just past the collection, or `aside`.
  mutating func readFlowCollection(at start: Int, depth: Int) -> Int {
    guard depth <= Bounds.nesting else { return Self.aside }
    let node = document.nodes.count
    var count = 0
    let end: Int
    if base[start] == .openBracket {
      append(kind: .sequence, style: .flow, start: start)
      end = readFlowItems(from: start + 1, depth: depth, count: &count)
    } else {
      append(kind: .mapping, style: .flow, start: start)
      let firstKey = keys.count
      end = readFlowEntries(from: start + 1, depth: depth, firstKey: firstKey, count: &count)
      guard closeKeys(from: firstKey) else { return Self.aside }
    }
    guard end >= 0 else { return Self.aside }
    lastEnd = end
    close(node: node, count: count)
    return end
  }

  private mutating func readFlowItems(from start: Int, depth: Int, count: inout Int) -> Int {
    var i = start
    while true {
      i = nextInFlow(from: i)
      if i < 0 { return Self.aside }
      if base[i] == .closeBracket { return i + 1 }
      i = readFlowNode(at: i, depth: depth)
      if i < 0 { return Self.aside }
      count += 1
      i = endOfFlowEntry(from: i, closing: .closeBracket)
      if i < 0 { return Self.aside }
    }
  }

  private mutating func readFlowEntries(
    from start: Int, depth: Int, firstKey: Int, count: inout Int
  ) -> Int {
    var i = start
    while true {
      i = nextInFlow(from: i)
      if i < 0 { return Self.aside }
      if base[i] == .closeBrace { return i + 1 }
      let key = scanScalar(at: i, inFlow: true)
      guard key.end >= 0, key.end > i, key.end - i <= Self.longestKey, addKey(key, firstKey: firstKey) else {
        return Self.aside
      }
      append(key, start: i)
      count += 1
      i = readFlowValue(after: key.end, from: i, depth: depth)
      if i < 0 { return Self.aside }
      i = endOfFlowEntry(from: i, closing: .closeBrace)
      if i < 0 { return Self.aside }
    }
  }

  /// Reads what follows a key, and a value that is absent too.
  private mutating func readFlowValue(after keyEnd: Int, from keyStart: Int, depth: Int) -> Int {
    var i = keyEnd
    while i < limit, base[i] == .space { i += 1 }
    guard i < limit else { return Self.aside }
    if base[i] == .comma || base[i] == .closeBrace {
      appendAbsent(at: keyEnd)
      return keyEnd
    }
    guard base[i] == .colon, isBlankOrEnd(i + 1), i - keyStart <= Self.longestKey else { return Self.aside }
    let colon = i
    i = nextInFlow(from: colon + 1)
    if i < 0 { return Self.aside }
    if base[i] == .comma || base[i] == .closeBrace {
      appendAbsent(at: colon + 1)
      return colon + 1
    }
    return readFlowNode(at: i, depth: depth)
  }

  private mutating func readFlowNode(at start: Int, depth: Int) -> Int {
    if base[start] == .openBracket || base[start] == .openBrace {
      return readFlowCollection(at: start, depth: depth + 1)
    }
    let token = scanScalar(at: start, inFlow: true)
    guard token.end > start else { return Self.aside }
    append(token, start: start)
    return token.end
  }

  /// Passes the comma after an item, or stops before the closing mark.
  private func endOfFlowEntry(from start: Int, closing: UInt8) -> Int {
    let i = nextInFlow(from: start)
    if i < 0 { return Self.aside }
    if base[i] == .comma { return i + 1 }
    return base[i] == closing ? i : Self.aside
  }

  /// Passes blanks, line ends and comments.
  ///
  /// - Returns: The offset of the next byte that means something, or `aside`.
  private func nextInFlow(from start: Int) -> Int {
    var i = start
    while i < limit {
      switch base[i] {
      case .space: i += 1
      case .lineFeed, .carriageReturn, .numberSign:
        i = endOfLine(from: i, afterBlank: i > 0 && (base[i - 1] == .space || base[i - 1] == .lineFeed))
        if i < 0 || startsDocumentMark(i) { return Self.aside }
      default: return i
      }
    }
    return Self.aside
  }
}
