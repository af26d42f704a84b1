/// What libcmark 0.30 does in more than linear time, and how far a body may go there.
///
/// Measured over some sixty hostile texts of 4 MiB, every other construct takes it less than half a second.
enum MarkdownLimits {
  /// Lists and block quotes inside each other.
  ///
  /// Browsers give up at a few hundred elements.
  static let depth = 100
  /// The sum over all lines of the lists and block quotes that are open there.
  ///
  /// libcmark visits each of them for each line, which takes it about 11 ns.
  static let openContainers = 40_000_000
  /// The sum over all `]` of the `![` before it in its paragraph.
  ///
  /// libcmark visits each of them when the bracket closes a link, which takes it about 2.5 ns.
  static let openImages = 150_000_000
  /// The number of `[`.
  ///
  /// Each costs libcmark some 300 bytes of memory while it is open.
  static let brackets = 1_000_000
}

/// Where a body goes beyond ``MarkdownLimits``.
struct LimitScan {
  private let body: UnsafeBufferPointer<UInt8>
  /// No fewer than the lists and block quotes that are open.
  private var depth = 0
  private var openContainers = 0
  private var images = 0
  private var openImages = 0
  private var openings = 0
  private var isAfterBlank = true

  init(of body: UnsafeBufferPointer<UInt8>) {
    self.body = body
  }

  /// - Complexity: O(*n*), where *n* is the number of bytes.
  mutating func fault() -> (range: Range<Int>, message: String)? {
    if isHarmless { return nil }
    var start = 0
    while start < body.count {
      let (prefix, text) = prefix(at: start)
      let end = brackets(from: text)
      open(prefix)
      if let message { return (start..<max(start, min(end, text)), message) }
      start = end
      while start < body.count, body[start] == UInt8(ascii: "\r") || body[start] == UInt8(ascii: "\n") {
        start += 1
        if body[start - 1] == UInt8(ascii: "\n") { break }
      }
    }
    return nil
  }

  /// Whether a body is too short and too plain to reach any limit, as nearly all are.
  ///
  /// Every level takes a `>` or one of the characters that end a list's marker. In 20,000 bytes there is no room
  /// for what the other limits count.
  private var isHarmless: Bool {
    guard body.count <= 20_000 else { return false }
    var signs = 0
    var start = 0
    while start < body.count {
      let end = min(start + 240, body.count)
      // A sum that fits into a byte, so that the compiler counts many bytes at a time.
      var count: UInt8 = 0
      for index in start..<end {
        let byte = body[index]
        // `)`, `*`, `+`, `,`, `-` and `.` stand side by side.
        count &+= (byte &- 0x29 < 6 ? 1 : 0) | (byte == 0x3E ? 1 : 0)
      }
      signs += Int(count)
      start = end
    }
    return signs <= MarkdownLimits.depth
  }

  private var message: String? {
    if depth > MarkdownLimits.depth {
      return "lists and block quotes may be nested \(MarkdownLimits.depth) deep, and these are nested deeper"
    }
    if openContainers > MarkdownLimits.openContainers {
      return "the text has too many lines inside nested lists and block quotes"
    }
    if openings > MarkdownLimits.brackets {
      return "the text may have \(MarkdownLimits.brackets) opening brackets, and has more"
    }
    if openImages > MarkdownLimits.openImages { return "the paragraph has too many images and brackets" }
    return nil
  }

  /// What stands before the text of a line.
  private struct Prefix {
    var columns = 0
    var quotes = 0
    var items = 0
    var isBlank = false
  }

  private mutating func open(_ prefix: Prefix) {
    let markers = prefix.quotes + prefix.items
    // What stays open takes a `>` or two columns each; what opens takes a marker.
    let reached = min(depth + markers, markers + prefix.columns / 2)
    if prefix.isBlank {
      isAfterBlank = true
      images = 0
    } else if isAfterBlank {
      depth = reached
      isAfterBlank = false
    } else {
      // The line may go on with a paragraph, which keeps everything open.
      depth = max(depth, reached)
    }
    openContainers += depth
  }

  /// - Returns: the markers of a line and where its text starts.
  private func prefix(at start: Int) -> (Prefix, Int) {
    var prefix = Prefix()
    var index = start
    // How often the last marker has been repeated, if it is one that thematic breaks are made of.
    var repetitions = 0
    var last: UInt8 = 0
    while index < body.count {
      let byte = body[index]
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
        prefix.columns += byte == UInt8(ascii: " ") ? 1 : 4
        index += 1
      } else if byte == UInt8(ascii: ">") {
        prefix.quotes += 1
        last = 0
        index += 1
      } else if let end = marker(at: index) {
        prefix.items += 1
        let isOfRule = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "*")
        repetitions = isOfRule ? (byte == last ? repetitions + 1 : 1) : 0
        last = byte
        // The white space behind a marker belongs to it.
        index = isLineEnd(end) ? end : end + 1
      } else {
        break
      }
    }
    prefix.isBlank = isLineEnd(index) && prefix.quotes + prefix.items == 0
    if isLineEnd(index), repetitions >= 3 { prefix.items -= repetitions }
    return (prefix, index)
  }

  private func isLineEnd(_ index: Int) -> Bool {
    index >= body.count || body[index] == UInt8(ascii: "\n") || body[index] == UInt8(ascii: "\r")
  }

  /// The end of a list item's marker.
  private func marker(at start: Int) -> Int? {
    var end = start
    switch body[start] {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): end += 1
    case _ where body[start].isDigit:
      while end < body.count, end < start + 9, body[end].isDigit { end += 1 }
      guard end < body.count else { return nil }
      guard body[end] == UInt8(ascii: ".") || body[end] == UInt8(ascii: ")") else { return nil }
      end += 1
    default: return nil
    }
    return isLineEnd(end) || body[end] == UInt8(ascii: " ") || body[end] == UInt8(ascii: "\t") ? end : nil
  }

  /// Counts the brackets in the text of a line.
  ///
  /// - Returns: the end of the line.
  private mutating func brackets(from start: Int) -> Int {
    var index = start
    while !isLineEnd(index) {
      switch body[index] {
      case UInt8(ascii: "!") where index + 1 < body.count && body[index + 1] == UInt8(ascii: "["): images += 1
      case UInt8(ascii: "["): openings += 1
      case UInt8(ascii: "]"): openImages += images
      default: break
      }
      index += 1
    }
    return index
  }
}
