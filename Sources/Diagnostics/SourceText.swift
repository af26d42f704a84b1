/// A file's path and bytes, as the place where diagnostics point.
///
/// Byte ranges are what the program works with; lines and columns are computed here, when a fault is
/// reported, and nowhere else.
package struct SourceText: Sendable {
  package let path: String
  package let bytes: [UInt8]
  /// The offset at which each line starts.
  ///
  /// A line ends with LF; a CR before it belongs to the line's end.
  private let lineStarts: [Int]
  /// How many characters start before each multiple of `stride` bytes, so that a column in characters costs the
  /// same at the end of a line of megabytes as at its start.
  private let charactersBefore: [Int]
  private static let stride = 4096

  /// The longest excerpt, in bytes, before only the part around the fault is shown.
  private static let excerptLimit = 200

  /// - Complexity: O(*n*), where *n* is the number of bytes.
  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var starts = [0]
    var characters = 0
    var charactersBefore: [Int] = []
    bytes.withUnsafeBufferPointer { bytes in
      for offset in bytes.indices {
        if offset % Self.stride == 0 { charactersBefore.append(characters) }
        let byte = bytes[offset]
        if byte & 0xC0 != 0x80 { characters += 1 }
        if byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
      }
    }
    lineStarts = starts
    self.charactersBefore = charactersBefore
  }

  /// How many characters start before an offset.
  private func characters(before offset: Int) -> Int {
    let block = min(offset / Self.stride, charactersBefore.count - 1)
    guard block >= 0 else { return 0 }
    return charactersBefore[block] + bytes[(block * Self.stride)..<offset].count { $0 & 0xC0 != 0x80 }
  }

  /// The line and column of a byte offset; an offset past the end counts as the end.
  package func position(at offset: Int) -> Position {
    let offset = max(0, min(offset, bytes.count))
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return Position(line: low + 1, column: offset - lineStarts[low] + 1)
  }

  /// The byte range of a line without its line end; `line` counts from 1.
  package func range(ofLine line: Int) -> Range<Int> {
    guard line >= 1, line <= lineStarts.count else { return bytes.count..<bytes.count }
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<end
  }

  /// A diagnostic at a range of bytes.
  ///
  /// A range over several lines is marked to the end of its first.
  package func diagnostic(
    _ rule: Rule, at range: Range<Int>, _ message: String, suggestion: Suggestion? = nil,
    severity: Severity? = nil
  ) -> Diagnostic {
    let start = position(at: range.lowerBound)
    let line = self.range(ofLine: start.line)
    let endOffset = max(range.lowerBound, min(range.upperBound, max(line.upperBound, range.lowerBound)))
    return Diagnostic(
      rule: rule, severity: severity, path: path, start: start, end: position(at: endOffset),
      message: message, suggestion: suggestion,
      excerpt: excerpt(of: line, around: range.lowerBound..<endOffset))
  }

  private func excerpt(of line: Range<Int>, around mark: Range<Int>) -> Excerpt {
    // A byte-order mark is no part of what people see in the first line.
    let hasByteOrderMark = line.lowerBound == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let line = hasByteOrderMark ? min(3, line.upperBound)..<line.upperBound : line
    var start = line.lowerBound
    var end = line.upperBound
    if line.count > Self.excerptLimit {
      start = max(start, min(mark.lowerBound - 40, end - Self.excerptLimit))
      end = min(end, start + Self.excerptLimit)
      // Never cut a character in two; in a line that is not UTF-8, look no further than a character is long.
      for _ in 0..<3 where start > line.lowerBound && bytes[start] & 0xC0 == 0x80 { start -= 1 }
      for _ in 0..<3 where end < line.upperBound && bytes[end] & 0xC0 == 0x80 { end += 1 }
    }
    let markStart = max(start, min(mark.lowerBound, end))
    let markEnd = max(markStart, min(mark.upperBound, end))
    let before = String(decoding: bytes[start..<markStart], as: UTF8.self)
    let marked = String(decoding: bytes[markStart..<markEnd], as: UTF8.self)
    let after = String(decoding: bytes[markEnd..<end], as: UTF8.self)
    let lineStart = hasByteOrderMark ? 0 : line.lowerBound
    let charactersBefore = characters(before: start) - characters(before: lineStart)
    return Excerpt(
      text: before + marked + after, column: start - lineStart + 1, characterColumn: charactersBefore + 1,
      mark: before.utf8.count..<(before.utf8.count + marked.utf8.count),
      isCutBefore: start > line.lowerBound, isCutAfter: end < line.upperBound)
  }
}
