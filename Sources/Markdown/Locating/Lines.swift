/// Where the lines of a body start, counted as libcmark counts them: LF, CRLF and a lone CR each end one.
struct Lines {
  private var starts = [0]
  private let body: UnsafeBufferPointer<UInt8>

  init(of body: UnsafeBufferPointer<UInt8>) {
    self.body = body
    for (offset, byte) in body.enumerated() {
      let isLoneReturn =
        byte == UInt8(ascii: "\r") && !(offset + 1 < body.count && body[offset + 1] == UInt8(ascii: "\n"))
      if byte == UInt8(ascii: "\n") || isLoneReturn { starts.append(offset + 1) }
    }
  }

  /// The bytes of a line from a column to its end; both count from 1, and what lies outside is brought inside.
  func range(line: Int, column: Int) -> Range<Int> {
    let index = max(0, min(line, starts.count) - 1)
    var end = index + 1 < starts.count ? starts[index + 1] : body.count
    while end > starts[index], body[end - 1] == UInt8(ascii: "\n") || body[end - 1] == UInt8(ascii: "\r") {
      end -= 1
    }
    return min(end, starts[index] + max(0, column - 1))..<end
  }
}
