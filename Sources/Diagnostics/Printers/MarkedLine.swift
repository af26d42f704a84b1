/// A source line as a terminal can show it, with the columns that a mark under it must cover.
///
/// Dangerous characters are escapes, tabs are spaces, and of a line that is too wide only the part around the
/// mark is left.
struct MarkedLine {
  private(set) var text = ""
  /// The number of columns before the mark.
  private(set) var markStart = 0
  /// At least one.
  private(set) var markWidth = 1

  static let tabWidth = 4
  /// The part of the width that is kept for what stands before the mark, when not everything fits.
  private static let context = 30
  private static let ellipsis = "..."

  /// One character as it is shown.
  private struct Cell {
    var text: String
    /// The columns before it, and its own.
    var column: Int
    var width: Int
  }

  /// - Parameters:
  ///   - excerpt: What to show.
  ///   - mark: The faulty bytes of the excerpt's text.
  ///   - width: The columns that the result may take, without the dots that say where it is cut.
  init(_ excerpt: Excerpt, mark: Range<Int>, width: Int) {
    let end = excerpt.text.utf8.count
    let markBytes = min(mark.lowerBound, end)..<max(min(mark.upperBound, end), min(mark.lowerBound, end))
    var cells: [Cell] = []
    var measure = DisplayWidth()
    var offset = 0
    var column = 0
    var markColumns: (start: Int?, end: Int?)
    for (scalar, escape) in DisarmedScalars(excerpt.text) {
      if offset >= markBytes.lowerBound, markColumns.start == nil { markColumns.start = column }
      if offset >= markBytes.upperBound, markColumns.end == nil { markColumns.end = column }
      var cell = Cell(text: "", column: column, width: 0)
      if scalar == "\t" {
        cell.width = Self.tabWidth - column % Self.tabWidth
        cell.text = String(repeating: " ", count: cell.width)
        _ = measure.add(" ")
      } else if let escape {
        cell.text = escape
        for character in escape.unicodeScalars { cell.width += measure.add(character) }
      } else {
        cell.text.unicodeScalars.append(scalar)
        cell.width = measure.add(scalar)
      }
      cells.append(cell)
      column += cell.width
      offset += scalar.utf8.count
    }
    let start = markColumns.start ?? column
    cut(cells, columns: column, mark: start..<max(start, markColumns.end ?? column), width: width, excerpt)
  }

  /// The line below it: blanks, and the mark.
  func markLine(_ style: Style, _ role: Style.Role) -> String {
    String(repeating: " ", count: markStart) + style(role, "^" + String(repeating: "~", count: markWidth - 1))
  }

  private mutating func cut(
    _ cells: [Cell], columns: Int, mark: Range<Int>, width: Int, _ excerpt: Excerpt
  ) {
    var shown = cells[...]
    if columns > width {
      let first = max(0, min(mark.lowerBound - Self.context, columns - width))
      shown = shown.drop { $0.column < first || ($0.width == 0 && $0.column <= first) }
      let last = (shown.first?.column ?? 0) + width
      shown = shown.prefix { $0.column + $0.width <= last }
    }
    let isCutBefore = excerpt.isCutBefore || shown.startIndex > cells.startIndex
    let isCutAfter = excerpt.isCutAfter || shown.endIndex < cells.endIndex
    let firstColumn = shown.first?.column ?? 0
    let lastColumn = shown.last.map { $0.column + $0.width } ?? 0
    markStart = mark.lowerBound - firstColumn
    markWidth = max(1, min(mark.upperBound, lastColumn) - mark.lowerBound)
    if isCutBefore {
      text = Self.ellipsis
      markStart += Self.ellipsis.utf8.count
    }
    for cell in shown { text += cell.text }
    if isCutAfter { text += Self.ellipsis }
  }
}

extension Diagnostic {
  /// The source line in three parts, the middle one being at fault, with whatever is hostile in it disarmed; for printers
  /// that mark it in their own way.
  package var shownExcerpt: (before: String, marked: String, after: String)? {
    guard let excerpt else { return nil }
    let text = Array(excerpt.text.utf8)
    let mark = markedBytes(in: excerpt).clamped(to: 0..<text.count)
    func shown(_ range: Range<Int>) -> String {
      // Tabs indent, and escapes would only hide that.
      String(decoding: text[range], as: UTF8.self).split(separator: "\t", omittingEmptySubsequences: false)
        .map { disarmed(String($0)) }.joined(separator: "\t")
    }
    return (
      (excerpt.isCutBefore ? "…" : "") + shown(0..<mark.lowerBound), shown(mark),
      shown(mark.upperBound..<text.count) + (excerpt.isCutAfter ? "…" : "")
    )
  }
}
