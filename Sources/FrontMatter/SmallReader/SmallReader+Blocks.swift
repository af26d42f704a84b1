// Lines, block mappings and block sequences.
extension SmallReader {
  /// Reads line by line until the closing fence or the end.
  ///
  /// - Returns: The offset of the line that ends the document, or `aside`.
  mutating func readLines(from start: Int, isFenced: Bool) -> Int {
    var line = start
    while true {
      var i = line
      while i < limit, base[i] == .space { i += 1 }
      if i == limit { return isFenced ? Self.aside : limit }
      switch base[i] {
      case .lineFeed:
        line = i + 1
        continue
      case .carriageReturn, .numberSign:
        line = endOfLine(from: i, afterBlank: true)
      case .hyphen where i == line && startsDocumentMark(line):
        return isFenced && Fences.end(ofFenceAt: line, base, count: limit) != nil ? line : Self.aside
      case .period where i == line && startsDocumentMark(line):
        return Self.aside
      default:
        line = readContent(at: i, column: i - line)
      }
      if line < 0 { return Self.aside }
    }
  }

  /// Whether a line starts with `---` or `...`, which mean something to YAML wherever they stand.
  @inline(__always)
  func startsDocumentMark(_ line: Int) -> Bool {
    guard line + 3 <= limit else { return false }
    let byte = base[line]
    return (byte == .hyphen || byte == .period) && base[line + 1] == byte && base[line + 2] == byte
  }

  /// Reads a line that is neither blank nor a comment, and with it a flow collection over several lines.
  ///
  /// - Returns: The start of the next line, or `aside`.
  mutating func readContent(at start: Int, column: Int) -> Int {
    let isItem = base[start] == .hyphen && isBlankOrEnd(start + 1)
    while let top = frames.last, Int(top.indent) > column {
      guard closeFrame() else { return Self.aside }
    }
    guard let top = frames.last else {
      // The root: anything but a mapping is for the full reader to refuse.
      guard !isItem, document.nodes.isEmpty, openFrame(isMapping: true, indent: column, start: start) else {
        return Self.aside
      }
      return readEntry(at: start)
    }
    if isItem { return readItemLine(at: start, column: column, under: top) }

    if top.isMapping, Int(top.indent) == column {
      settleAwaited()
      return readEntry(at: start)
    }
    if !top.isMapping, Int(top.indent) == column {
      // After a sequence whose dashes stand below its key, the mapping goes on.
      guard frames.count >= 2, frames[frames.count - 2].isMapping,
        Int(frames[frames.count - 2].indent) == column, closeFrame()
      else { return Self.aside }
      return readEntry(at: start)
    }
    // Deeper than the innermost collection: a mapping as an awaited value, or a scalar over several lines.
    guard top.awaited >= 0, openValueFrame(isMapping: true, indent: column, start: start) else {
      return Self.aside
    }
    return readEntry(at: start)
  }

  /// Opens a collection as the value that the innermost one awaits.
  private mutating func openValueFrame(isMapping: Bool, indent: Int, start: Int) -> Bool {
    frames[frames.count - 1].awaited = -1
    return openFrame(isMapping: isMapping, indent: indent, start: start)
  }

  private mutating func readItemLine(at start: Int, column: Int, under top: Frame) -> Int {
    if !top.isMapping, Int(top.indent) == column {
      settleAwaited()
    } else {
      // A mapping may await it at its own column, a sequence only deeper.
      guard top.awaited >= 0, openValueFrame(isMapping: false, indent: column, start: start) else {
        return Self.aside
      }
    }
    return readItem(at: start, column: column)
  }

  /// Reads `- value` in the innermost sequence, where the value may itself be a sequence or mapping that
  /// starts on this line.
  private mutating func readItem(at start: Int, column: Int) -> Int {
    var dash = start
    var column = column
    while true {
      frames[frames.count - 1].count += 1
      var i = dash + 1
      lastEnd = i
      while i < limit, base[i] == .space { i += 1 }
      if isLineEnd(i) || base[i] == .numberSign {
        frames[frames.count - 1].awaited = Int32(truncatingIfNeeded: dash + 1)
        return endOfLine(from: i, afterBlank: i > dash + 1)
      }
      column += i - dash
      guard base[i] == .hyphen, isBlankOrEnd(i + 1) else { return readItemContent(at: i, column: column) }
      guard openFrame(isMapping: false, indent: column, start: i) else { return Self.aside }
      dash = i
    }
  }

  private mutating func readItemContent(at start: Int, column: Int) -> Int {
    let byte = base[start]
    if byte == .openBracket || byte == .openBrace { return readFlowValue(at: start) }
    let token = scanScalar(at: start, inFlow: false)
    guard token.end >= 0 else { return Self.aside }
    let colon = colonOfKey(after: token)
    if colon >= 0 {
      guard openFrame(isMapping: true, indent: column, start: start) else { return Self.aside }
      return readEntry(key: token, start: start, colon: colon)
    }
    append(token, start: start)
    return endOfLine(from: token.end, afterBlank: false)
  }

  /// Reads `key: value` in the innermost mapping.
  @inline(__always)
  private mutating func readEntry(at start: Int) -> Int {
    let token = scanScalar(at: start, inFlow: false)
    guard token.end >= 0 else { return Self.aside }
    let colon = colonOfKey(after: token)
    guard colon >= 0 else { return Self.aside }
    return readEntry(key: token, start: start, colon: colon)
  }

  private mutating func readEntry(key: ScalarToken, start: Int, colon: Int) -> Int {
    let top = frames.count - 1
    guard colon - start <= Self.longestKey, addKey(key, firstKey: Int(frames[top].firstKey)) else {
      return Self.aside
    }
    frames[top].count += 1
    append(key, start: start)
    var i = colon + 1
    lastEnd = i
    while i < limit, base[i] == .space { i += 1 }
    if isLineEnd(i) || base[i] == .numberSign {
      frames[top].awaited = Int32(truncatingIfNeeded: colon + 1)
      return endOfLine(from: i, afterBlank: i > colon + 1)
    }
    let byte = base[i]
    if byte == .openBracket || byte == .openBrace { return readFlowValue(at: i) }
    let value = scanScalar(at: i, inFlow: false)
    guard value.end >= 0 else { return Self.aside }
    append(value, start: i)
    return endOfLine(from: value.end, afterBlank: false)
  }

  private mutating func readFlowValue(at start: Int) -> Int {
    let end = readFlowCollection(at: start, depth: frames.count + 1)
    return end < 0 ? Self.aside : endOfLine(from: end, afterBlank: false)
  }

  /// The offset of the `:` that makes a scalar a key, or `aside`.
  @inline(__always)
  private func colonOfKey(after token: ScalarToken) -> Int {
    var i = token.end
    while i < limit, base[i] == .space { i += 1 }
    return i < limit && base[i] == .colon && isBlankOrEnd(i + 1) ? i : Self.aside
  }

  /// Passes what may follow a value on its line: spaces and a comment.
  ///
  /// - Parameters:
  ///   - start: Where the value ended.
  ///   - afterBlank: Whether a comment may start right here.
  /// - Returns: The start of the next line, or `aside`.
  func endOfLine(from start: Int, afterBlank: Bool) -> Int {
    var i = start
    while i < limit, base[i] == .space { i += 1 }
    if i < limit, base[i] == .numberSign {
      guard afterBlank || i > start else { return Self.aside }
      while i < limit, base[i] != .lineFeed, base[i] != .carriageReturn {
        guard isOrdinary(at: i) else { return Self.aside }
        i += 1
      }
    }
    if i == limit { return limit }
    if base[i] == .lineFeed { return i + 1 }
    if base[i] == .carriageReturn, i + 1 < limit, base[i + 1] == .lineFeed { return i + 2 }
    return Self.aside
  }

  @inline(__always)
  func isLineEnd(_ i: Int) -> Bool {
    i >= limit || base[i] == .lineFeed || base[i] == .carriageReturn
  }

  @inline(__always)
  func isBlankOrEnd(_ i: Int) -> Bool {
    i >= limit || base[i] == .space || base[i] == .lineFeed || base[i] == .carriageReturn
  }
}
