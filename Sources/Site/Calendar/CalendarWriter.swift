import Catalogue

/// Writes iCalendar: lines that end in CRLF and are folded at 75 bytes, as RFC 5545, section 3.1 has it.
struct CalendarWriter {
  /// The most bytes that a line may have before its end.
  private static let limit = 75

  private(set) var bytes: [UInt8] = []
  /// Where the line at hand begins.
  private var start = 0

  mutating func reset() {
    bytes.removeAll(keepingCapacity: true)
    start = 0
  }

  /// Adds lines that are written already.
  mutating func append(lines: some Collection<UInt8>) {
    bytes.append(contentsOf: lines)
    start = bytes.count
  }

  /// A line whose value needs no escapes.
  mutating func line(_ line: String) {
    line.utf8.withContiguousStorageIfAvailable { add($0) }
    end()
  }

  /// A line with a text of people.
  mutating func line(_ name: StaticString, text: String) {
    begin(name)
    for byte in text.utf8 { addEscaped(byte) }
    end()
  }

  mutating func line(_ name: StaticString, _ value: String) {
    begin(name)
    bytes.append(contentsOf: value.utf8)
    end()
  }

  private mutating func begin(_ name: StaticString) {
    bytes.append(contentsOf: name.bytes)
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func add(_ part: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: part) }

  /// Adds a byte of a text as section 3.3.11 has it; what is no text, a control character, is left out.
  private mutating func addEscaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    case UInt8(ascii: "\n"):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(UInt8(ascii: "n"))
    case UInt8(ascii: "\t"): bytes.append(byte)
    case 0..<0x20, 0x7F: break
    default: bytes.append(byte)
    }
  }

  /// Ends the line at hand, and folds it where it is too long, between characters.
  private mutating func end() {
    if bytes.count - start > Self.limit { fold() }
    bytes.append(UInt8(ascii: "\r"))
    bytes.append(UInt8(ascii: "\n"))
    start = bytes.count
  }

  private mutating func fold() {
    let line = Array(bytes[start...])
    bytes.removeSubrange(start...)
    var next = 0
    while next < line.count {
      if next > 0 { bytes.append(contentsOf: [UInt8(ascii: "\r"), UInt8(ascii: "\n"), UInt8(ascii: " ")]) }
      // The space before a continuation counts.
      var end = min(line.count, next + Self.limit - (next > 0 ? 1 : 0))
      while end < line.count, line[end] & 0xC0 == 0x80 { end -= 1 }
      bytes.append(contentsOf: line[next..<end])
      next = end
    }
  }
}

extension CalendarDate {
  /// `20260921`, as iCalendar writes dates.
  var compact: String {
    let (year, month, day) = components
    return padded(year, 4) + padded(month, 2) + padded(day, 2)
  }
}

/// `20260921T090000`, a time of clocks, in seconds since 1970 as they would count them.
func calendarTime(_ local: Int) -> String {
  let day = local >= 0 ? local / 86_400 : -((-local + 86_399) / 86_400)
  let seconds = local - day * 86_400
  return CalendarDate(days: Int32(day)).compact + "T" + padded(seconds / 3600, 2) + padded(seconds / 60 % 60, 2)
    + padded(seconds % 60, 2)
}

private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
