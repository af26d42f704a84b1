/// Bodies of plain paragraphs, which most students have: they are written as they are read, without a tree.
///
/// It answers for little: lines of ASCII that start with a letter, with emphasis that no rule could read in another way.
/// Everything else is left to libcmark, and what is written here is what libcmark would have made of it (CommonMark
/// 0.30: a line that starts with a letter starts no other block, and the characters that are let through mean
/// nothing in a line).
enum PlainParagraphs {
  /// Appends a body as HTML if it is certain what it means; otherwise appends nothing.
  ///
  /// - Complexity: O(*n*).
  static func append(_ body: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) -> Bool {
    let start = output.count
    var writer = Writer(body: body)
    if writer.write(to: &output) { return true }
    output.removeSubrange(start...)
    return false
  }

  private struct Writer {
    let body: UnsafeBufferPointer<UInt8>
    private var index = 0
    /// The number of `*` of the emphasis that is open.
    private var open = 0

    init(body: UnsafeBufferPointer<UInt8>) { self.body = body }

    mutating func write(to output: inout [UInt8]) -> Bool {
      var end = body.count
      while end > 0, body[end - 1] == newline { end -= 1 }
      while index < end, body[index] == newline { index += 1 }
      guard index < end else { return false }
      output.append("<p>")
      // What has been read and not yet written.
      var pending = index
      func flush(_ output: inout [UInt8], _ place: Int) {
        output.append(contentsOf: UnsafeBufferPointer(rebasing: body[pending..<place]))
      }
      guard body[index].isLetter else { return false }
      let plain = PlainParagraphs.plain
      while index < end {
        let byte = body[index]
        if PlainParagraphs.isPlain(byte, plain) {
          index += 1
        } else if byte == newline {
          guard body[index - 1] != UInt8(ascii: " ") else { return false }
          var next = index + 1
          while body[next] == newline { next += 1 }
          // A line that does not start with a letter may be the start of something else.
          guard body[next].isLetter else { return false }
          if next > index + 1 {
            guard open == 0 else { return false }
            flush(&output, index)
            output.append("</p>\n<p>")
            pending = next
          }
          index = next
        } else if byte == UInt8(ascii: "*") {
          flush(&output, index)
          guard emphasis(before: end, to: &output) else { return false }
          pending = index
        } else if byte == UInt8(ascii: "\"") {
          flush(&output, index)
          output.append("&quot;")
          index += 1
          pending = index
        } else {
          return false
        }
      }
      guard open == 0, body[end - 1] != UInt8(ascii: " ") else { return false }
      flush(&output, end)
      output.append("</p>\n")
      return true
    }

    /// Writes what a run of `*` means, if it can only open emphasis, or only close the one that is open.
    private mutating func emphasis(before end: Int, to output: inout [UInt8]) -> Bool {
      let start = index
      while index < end, body[index] == UInt8(ascii: "*") { index += 1 }
      let length = index - start
      guard length <= 2, start > 0 else { return false }
      let before = body[start - 1]
      let after = index < end ? body[index] : newline
      if open == 0 {
        guard before == UInt8(ascii: " "), after.isLetter || after.isDigit else { return false }
        open = length
        output.append(length == 1 ? "<em>" : "<strong>")
      } else {
        guard length == open, before.isLetter || before.isDigit else { return false }
        switch after {
        case newline, UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: ","): break
        default: return false
        }
        open = 0
        output.append(length == 1 ? "</em>" : "</strong>")
      }
      return true
    }

    private var newline: UInt8 { UInt8(ascii: "\n") }
  }

  /// Whether a character means nothing but itself, wherever it stands in a line that starts with a letter.
  @inline(__always)
  private static func isPlain(_ byte: UInt8, _ plain: Characters) -> Bool {
    (byte < 64 ? plain.low : plain.high) >> UInt64(byte & 63) & 1 != 0 && byte < 128
  }

  private typealias Characters = (low: UInt64, high: UInt64)

  /// One bit for each ASCII character: letters, digits, the space and ` '(),-./:;=?%+#$@{}|~^`.
  private static let plain: Characters = {
    var bits: Characters = (0, 0)
    for byte in UInt8(0)..<128 where byte.isLetter || byte.isDigit || " '(),-./:;=?%+#$@{}|~^".utf8.contains(byte) {
      if byte < 64 { bits.low |= 1 << UInt64(byte) } else { bits.high |= 1 << UInt64(byte - 64) }
    }
    return bits
  }()
}
