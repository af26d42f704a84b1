/// A file's path and bytes, as the place where diagnostics point.
///
/// Byte ranges are what the program works with; lines and columns are computed here, when a fault is
/// reported, and nowhere else.
package struct SourceText: Sendable {
  package let path: String
  package let bytes: [UInt8]
  /// The offset at which each line starts. A line ends with LF; a CR before it belongs to the line's end.
  private let lineStarts: [Int]

  /// The longest excerpt, in bytes, before only the part around the fault is shown.
  private static let excerptLimit = 200

  /// - Complexity: O(*n*), where *n* is the number of bytes.
  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
    lineStarts = starts
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

  /// A diagnostic at a range of bytes. A range over several lines is marked to the end of its first.
  package func diagnostic(
    _ rule: Rule, at range: Range<Int>, _ message: String, suggestion: Suggestion? = nil,
    severity: Severity? = nil
  ) -> Diagnostic {
    let start = position(at: range.lowerBound)
    let line = self.range(ofLine: start.line)
    let endOffset = max(range.lowerBound, min(range.upperBound, max(line.upperBound, range.lowerBound)))
    return Diagnostic(
      rule: rule, severity: severity, path: path, start: start, end: position(at: endOffset),
      message: message, suggestion: suggestion, excerpt: excerpt(of: line, around: range.lowerBound..<endOffset))
  }

  private func excerpt(of line: Range<Int>, around mark: Range<Int>) -> Excerpt {
    var shown = line
    if line.count > Self.excerptLimit {
      let start = max(line.lowerBound, min(mark.lowerBound - 40, line.upperBound - Self.excerptLimit))
      shown = start..<min(line.upperBound, start + Self.excerptLimit)
      // Never cut a character in two.
      while shown.lowerBound > line.lowerBound, bytes[shown.lowerBound] & 0xC0 == 0x80 {
        shown = (shown.lowerBound - 1)..<shown.upperBound
      }
      while shown.upperBound < line.upperBound, bytes[shown.upperBound] & 0xC0 == 0x80 {
        shown = shown.lowerBound..<(shown.upperBound + 1)
      }
    }
    return Excerpt(
      text: String(decoding: bytes[shown], as: UTF8.self), column: shown.lowerBound - line.lowerBound + 1)
  }
}
