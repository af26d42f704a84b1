extension Diagnostic {
  /// The faulty bytes of the excerpt's text.
  func markedBytes(in excerpt: Excerpt) -> Range<Int> {
    if let mark = excerpt.mark { return mark }
    let start = max(0, self.start.column - excerpt.column)
    let end = self.end.line == self.start.line ? self.end.column - excerpt.column : excerpt.text.utf8.count
    return start..<max(start, end)
  }

  /// The columns of start and end, from 1, in characters (Unicode scalars) instead of bytes.
  ///
  /// They are counted in the excerpt, so without one, or on another line, columns stay as they are.
  var characterColumns: (start: Int, end: Int) {
    guard let excerpt else { return (start.column, end.column) }
    let mark = markedBytes(in: excerpt)
    let startColumn = excerpt.characterColumn + excerpt.text.characters(before: mark.lowerBound)
    if start.line != end.line { return (startColumn, end.column) }
    return (startColumn, excerpt.characterColumn + excerpt.text.characters(before: mark.upperBound))
  }
}

extension String {
  /// The number of Unicode scalars that start before a byte offset.
  fileprivate func characters(before offset: Int) -> Int {
    utf8.prefix(offset).count { $0 & 0xC0 != 0x80 }
  }
}
