/// Writes JSON (RFC 8259) as bytes, in the order in which it is told to.
///
/// Whatever ``disarmed(_:)`` would show as an escape is written as one of JSON's own, so that the bytes are
/// harmless to print and the decoded value is exact. Keys stand in the order in which they are given, so the
/// output is deterministic.
package struct JSONWriter {
  /// How much white space there is between elements.
  package enum Layout: Sendable {
    /// None: for files that only machines read.
    case compact
    /// Line breaks where ``Lines/many`` asks for them, and nothing else: for files that machines read and people
    /// compare.
    case dense
    /// A space after each comma and colon, and line breaks where ``Lines/many`` asks for them.
    case readable
  }

  /// How the elements of one array or object are laid out, unless the layout is compact.
  package enum Lines: Sendable {
    /// All on one line.
    case one
    /// Each on a line of its own, indented by two spaces.
    case many
  }

  package private(set) var bytes: [UInt8] = []
  private let layout: Layout
  private var depth = 0
  private var lines = Lines.one
  private var isFirst = true
  private var followsKey = true

  package init(layout: Layout = .readable) {
    self.layout = layout
  }

  /// Starts anew in the memory of what was written before.
  package mutating func reset() {
    bytes.removeAll(keepingCapacity: true)
    (depth, lines, isFirst, followsKey) = (0, .one, true, true)
  }

  /// Hands over what has been written since the last time, so that a long text need never be there as a whole.
  package mutating func drain(_ body: ([UInt8]) throws -> Void) rethrows {
    try body(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  // MARK: Containers

  package mutating func object(_ lines: Lines = .one, _ members: (inout JSONWriter) -> Void) {
    container("{", "}", lines, members)
  }

  package mutating func array(_ lines: Lines = .one, _ elements: (inout JSONWriter) -> Void) {
    container("[", "]", lines, elements)
  }

  private mutating func container(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ lines: Lines, _ content: (inout JSONWriter) -> Void
  ) {
    separate()
    bytes.append(UInt8(ascii: open))
    let outer = (self.lines, isFirst, followsKey)
    (self.lines, isFirst, followsKey) = (layout == .compact ? .one : lines, true, false)
    let indentsContent = self.lines == .many
    if indentsContent { depth += 1 }
    content(&self)
    let isEmpty = isFirst
    if indentsContent { depth -= 1 }
    if indentsContent, !isEmpty { breakLine() }
    (self.lines, isFirst, followsKey) = outer
    bytes.append(UInt8(ascii: close))
  }

  // MARK: Members and elements

  /// Writes a key; the next value belongs to it.
  package mutating func key(_ name: String) {
    separate()
    appendString(name)
    bytes.append(UInt8(ascii: ":"))
    if layout == .readable { bytes.append(UInt8(ascii: " ")) }
    followsKey = true
  }

  package mutating func value(_ text: String) {
    separate()
    appendString(text)
  }

  /// Writes a text that is given as valid UTF-8.
  package mutating func value(utf8 text: UnsafeBufferPointer<UInt8>) {
    separate()
    appendString(text)
  }

  /// Writes texts that are given as valid UTF-8 as one.
  package mutating func value(
    joining first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>,
    _ third: UnsafeBufferPointer<UInt8>, _ fourth: UnsafeBufferPointer<UInt8>
  ) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    appendContent(first)
    appendContent(second)
    appendContent(third)
    appendContent(fourth)
    bytes.append(UInt8(ascii: "\""))
  }

  package mutating func value(_ number: Int) {
    separate()
    append(decimal: number.magnitude, isNegative: number < 0)
  }

  /// Writes a number that is given in thousandths, with no more decimals than it has.
  package mutating func value(thousandths: Int) {
    separate()
    let magnitude = thousandths.magnitude
    append(decimal: magnitude / 1000, isNegative: thousandths < 0)
    var fraction = magnitude % 1000
    guard fraction > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    var unit: UInt = 100
    while fraction > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: fraction / unit))
      fraction %= unit
      unit /= 10
    }
  }

  /// Writes a number without a fraction where it has none; JSON knows no infinities, which become `null`.
  package mutating func value(_ number: Double) {
    if let whole = Int(exactly: number) { return value(whole) }
    guard number.isFinite else { return null() }
    separate()
    bytes.append(contentsOf: String(number).utf8)
  }

  package mutating func value(_ flag: Bool) {
    separate()
    bytes.append(contentsOf: (flag ? "true" : "false").utf8)
  }

  package mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
  }

  package mutating func field(_ name: String, _ text: String) {
    key(name)
    value(text)
  }

  package mutating func field(_ name: String, _ number: Int) {
    key(name)
    value(number)
  }

  package mutating func field(_ name: String, _ number: Double) {
    key(name)
    value(number)
  }

  package mutating func field(_ name: String, _ flag: Bool) {
    key(name)
    value(flag)
  }

  /// Writes a text, or `null` where there is none.
  package mutating func field(_ name: String, _ text: String?) {
    key(name)
    if let text { value(text) } else { null() }
  }

  package mutating func object(
    _ name: String, _ lines: Lines = .one, _ members: (inout JSONWriter) -> Void
  ) {
    key(name)
    object(lines, members)
  }

  package mutating func array(
    _ name: String, _ lines: Lines = .one, _ elements: (inout JSONWriter) -> Void
  ) {
    key(name)
    array(lines, elements)
  }

  /// Ends the text with a line feed, as a file on disk ends.
  package mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
  }

  // MARK: Bytes

  /// Writes what stands between two elements, before the second.
  private mutating func separate() {
    if followsKey {
      followsKey = false
      return
    }
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    if lines == .many {
      breakLine()
    } else if !isFirst, layout == .readable {
      bytes.append(UInt8(ascii: " "))
    }
    isFirst = false
  }

  private mutating func append(decimal value: UInt, isNegative: Bool) {
    if isNegative { bytes.append(UInt8(ascii: "-")) }
    if value < 10 {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value))
    } else {
      bytes.append(contentsOf: String(value).utf8)
    }
  }

  private mutating func breakLine() {
    bytes.append(UInt8(ascii: "\n"))
    if layout == .dense { return }
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  private mutating func appendString(_ text: String) {
    var text = text
    text.withUTF8 { appendString($0) }
  }

  private mutating func appendString(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    appendContent(text)
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func appendContent(_ text: UnsafeBufferPointer<UInt8>) {
    if Self.isHarmless(text) { return bytes.append(contentsOf: text) }
    for (scalar, escape) in DisarmedScalars(String(decoding: text, as: UTF8.self)) {
      append(scalar, isDangerous: escape != nil)
    }
  }

  /// Whether a text can be written as it is; where that takes more than a look at its bytes, it counts as not.
  private static func isHarmless(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let start = text.baseAddress else { return true }
    let raw = UnsafeRawPointer(start)
    let count = text.count
    var index = 0
    while index < count {
      // Eight bytes at a time as long as none of them deserves a look, which nearly all do not.
      if count &- index >= 8, !needsLook(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) {
        index &+= 8
        continue
      }
      let byte = start[index]
      // Controls, quotes, `#` and the backslash need care, and DEL does.
      if byte < 0x7F {
        if byte < 0x20 || byte == 0x22 || byte == 0x23 || byte == 0x5C { return false }
        index &+= 1
        continue
      }
      // Of what takes two bytes, everything from U+00A0 to U+05FF but the soft hyphen is seen as it is. So is what takes
      // three from U+3040 to U+D7FF: kana, ideographs, Yi, Hangul and others.
      guard byte >= 0xC2, index &+ 1 < count else { return false }
      let second = start[index &+ 1]
      if byte < 0xD8 {
        if byte == 0xC2, second < 0xA0 || second == 0xAD { return false }
        index &+= 2
      } else if byte >= 0xE3, byte < 0xEE, byte > 0xE3 || second > 0x80 {
        index &+= 3
      } else {
        return false
      }
    }
    return true
  }

  /// Whether one of eight bytes is a control, a quote, `#`, a backslash, or no ASCII; DEL counts as the latter.
  @inline(__always)
  private static func needsLook(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    // The quote and `#` differ in their last bit. A byte of zero borrows from the bit above it, which marks it.
    let quote = (word | ones) ^ (ones &* 0x23)
    let backslash = word ^ (ones &* 0x5C)
    let zeros = ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)
    let controls = (word &- (ones &* 0x20)) & ~word
    // Adding one carries DEL into the highest bit, where bytes beyond ASCII have theirs.
    let others = word | (word &+ ones)
    return (zeros | controls | others) & high != 0
  }

  private mutating func append(_ scalar: Unicode.Scalar, isDangerous: Bool) {
    switch scalar {
    case "\"": bytes.append(contentsOf: #"\""#.utf8)
    case "\\": bytes.append(contentsOf: #"\\"#.utf8)
    case "\u{8}": bytes.append(contentsOf: #"\b"#.utf8)
    case "\u{C}": bytes.append(contentsOf: #"\f"#.utf8)
    case "\n": bytes.append(contentsOf: #"\n"#.utf8)
    case "\r": bytes.append(contentsOf: #"\r"#.utf8)
    case "\t": bytes.append(contentsOf: #"\t"#.utf8)
    case _ where isDangerous:
      for unit in scalar.utf16 { appendEscape(unit) }
    default:
      bytes.append(contentsOf: scalar.utf8)
    }
  }

  private mutating func appendEscape(_ unit: UInt16) {
    let digits = Array("0123456789abcdef".utf8)
    bytes.append(contentsOf: #"\u"#.utf8)
    for shift in [12, 8, 4, 0] { bytes.append(digits[Int(unit >> UInt16(shift) & 0xF)]) }
  }
}
