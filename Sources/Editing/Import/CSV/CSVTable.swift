/// A file of comma-separated values: rows of cells that are ranges of its bytes.
///
/// RFC 4180, and what spreadsheets make of it: semicolons, tabs or bars between cells, a byte-order mark, a first line
/// such as `sep=;`, blanks around quotes, any line ends. Rows in which nothing stands are left out. Quotes inside of a
/// cell that does not start with one are plain characters. What cannot be told for certain is a fault, not a guess: a
/// quote that is never closed would swallow rows.
package struct CSVTable: Sendable {
  package struct Cell: Sendable, BitwiseCopyable {
    /// In bytes, without the quotes around it.
    package let start: UInt32
    package let end: UInt32
    /// Whether some quote in it is written twice.
    let hasQuotes: Bool

    package var range: Range<Int> { Int(start)..<Int(end) }
  }

  package struct Fault: Sendable, Hashable {
    package let range: Range<Int>
    package let message: String
  }

  /// The file; where only carriage returns end its lines, they are line feeds.
  package let bytes: [UInt8]
  package let delimiter: UInt8
  package private(set) var faults: [Fault] = []
  private var cells: [Cell] = []
  /// Where the cells of each row begin; one more at the end.
  private var rowStarts: [Int] = []

  /// Offsets are counted in 32 bits.
  package static let largestSize = 1 << 30

  /// - Parameters:
  ///   - bytes: UTF-8 of at most ``largestSize``.
  ///   - delimiter: what stands between cells; told from the first row unless given.
  /// - Complexity: O(*n*).
  package init(_ bytes: [UInt8], delimiter: UInt8? = nil) {
    let hasLineFeeds = bytes.contains(UInt8(ascii: "\n"))
    self.bytes = hasLineFeeds ? bytes : bytes.map { $0 == UInt8(ascii: "\r") ? UInt8(ascii: "\n") : $0 }
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var declared: UInt8?
    if self.bytes.dropFirst(start).starts(with: "sep=".utf8), start + 5 < bytes.count,
      [UInt8(ascii: "\r"), UInt8(ascii: "\n")].contains(self.bytes[start + 5])
    {
      declared = bytes[start + 4]
      start += 5
    }
    self.delimiter = delimiter ?? declared ?? Self.delimiter(of: self.bytes[start...])
    var scanner = Scanner(delimiter: self.delimiter, position: start)
    self.bytes.withUnsafeBufferPointer { scanner.scan($0) }
    cells = scanner.cells
    rowStarts = scanner.rowStarts + [scanner.cells.count]
    faults = scanner.faults
  }

  package var rowCount: Int { rowStarts.count - 1 }

  /// The cells of a row; the first row is the header.
  package func row(_ number: Int) -> ArraySlice<Cell> { cells[rowStarts[number]..<rowStarts[number + 1]] }

  /// The text of a cell, without white space around it.
  package func text(_ cell: Cell) -> String {
    guard cell.hasQuotes else { return trimmed(String(decoding: bytes[cell.range], as: UTF8.self)) }
    var text: [UInt8] = []
    var position = Int(cell.start)
    while position < cell.end {
      text.append(bytes[position])
      position += bytes[position] == UInt8(ascii: "\"") ? 2 : 1
    }
    return trimmed(String(decoding: text, as: UTF8.self))
  }

  private func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last else { return text }
    if !first.properties.isWhitespace, !last.properties.isWhitespace { return text }
    guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let end = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[start...end])
  }

  /// The delimiter that occurs most often in the first row, outside of quotes.
  private static func delimiter(of bytes: ArraySlice<UInt8>) -> UInt8 {
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")]
    var counts = [Int](repeating: 0, count: candidates.count)
    var isQuoted = false
    for byte in bytes.drop(while: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      if let candidate = candidates.firstIndex(of: byte) { counts[candidate] += 1 }
    }
    let most = counts.max() ?? 0
    return candidates[counts.firstIndex(of: most) ?? 0]
  }

  // MARK: Scanning

  private struct Scanner {
    let delimiter: UInt8
    var position: Int
    var cells: [Cell] = []
    var rowStarts: [Int] = []
    var faults: [Fault] = []

    init(delimiter: UInt8, position: Int) {
      self.delimiter = delimiter
      self.position = position
    }

    mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
      while position < bytes.count {
        let first = cells.count
        var isBlank = true
        while true {
          let cell = cell(bytes)
          if isBlank, bytes[cell.range].contains(where: { $0 > 0x20 }) { isBlank = false }
          cells.append(cell)
          guard position < bytes.count, bytes[position] == delimiter else { break }
          position += 1
        }
        if position < bytes.count, bytes[position] == UInt8(ascii: "\r") { position += 1 }
        if position < bytes.count, bytes[position] == UInt8(ascii: "\n") { position += 1 }
        if isBlank { cells.removeLast(cells.count - first) } else { rowStarts.append(first) }
      }
    }

    private mutating func cell(_ bytes: UnsafeBufferPointer<UInt8>) -> Cell {
      skipBlanks(bytes)
      if position < bytes.count, bytes[position] == UInt8(ascii: "\"") { return quotedCell(bytes) }
      let start = position
      skipToEnd(bytes)
      var end = position
      while end > start, isBlank(bytes[end - 1]) { end -= 1 }
      return Cell(start: UInt32(start), end: UInt32(end), hasQuotes: false)
    }

    private mutating func quotedCell(_ bytes: UnsafeBufferPointer<UInt8>) -> Cell {
      let quote = position
      var hasQuotes = false
      position += 1
      while position < bytes.count {
        guard bytes[position] == UInt8(ascii: "\"") else {
          position += 1
          continue
        }
        guard position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "\"") else { break }
        hasQuotes = true
        position += 2
      }
      let cell = Cell(start: UInt32(quote + 1), end: UInt32(position), hasQuotes: hasQuotes)
      if position == bytes.count {
        faults.append(Fault(range: quote..<(quote + 1), message: "the quote that opens here is never closed"))
        return cell
      }
      position += 1
      skipBlanks(bytes)
      let rest = position
      skipToEnd(bytes)
      if position > rest {
        faults.append(
          Fault(
            range: rest..<position,
            message: "text follows the quote that closes the cell; a quote inside a quoted cell is written twice"))
      }
      return cell
    }

    private mutating func skipBlanks(_ bytes: UnsafeBufferPointer<UInt8>) {
      while position < bytes.count, isBlank(bytes[position]) { position += 1 }
    }

    /// Goes to the delimiter or the line end that follows.
    private mutating func skipToEnd(_ bytes: UnsafeBufferPointer<UInt8>) {
      while position < bytes.count, bytes[position] != delimiter, bytes[position] != UInt8(ascii: "\n"),
        bytes[position] != UInt8(ascii: "\r")
      {
        position += 1
      }
    }

    private func isBlank(_ byte: UInt8) -> Bool {
      byte != delimiter && (byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t"))
    }
  }
}
