/// How front matter stands in a file: after an optional byte-order mark, between two lines that are exactly
/// `---`, spaces and tabs after it aside.
///
/// `----`, `--- x` and `...` are no such lines; they are left to YAML, which has its own opinion of them. A
/// line that is exactly `---` can stand in no YAML value, so the first one ends the front matter.
struct Fences {
  /// The YAML between the two lines.
  var frontMatter: Range<Int>
  var body: Range<Int>

  enum Search {
    case found(Fences)
    /// The file does not start with an opening line. The range is its first line.
    case missing(firstLine: Range<Int>)
    /// The opening line is at the range, and no closing line follows.
    case unclosed(opening: Range<Int>)
  }

  /// The offset just past a byte-order mark, or 0.
  static func contentStart(_ base: UnsafePointer<UInt8>, count: Int) -> Int {
    count >= 3 && base[0] == 0xEF && base[1] == 0xBB && base[2] == 0xBF ? 3 : 0
  }

  /// The offset just past the fence line that starts at an offset, its line end included, or nothing if the
  /// line is no fence.
  @inline(__always)
  static func end(ofFenceAt start: Int, _ base: UnsafePointer<UInt8>, count: Int) -> Int? {
    guard start + 3 <= count, base[start] == .hyphen, base[start + 1] == .hyphen, base[start + 2] == .hyphen
    else { return nil }
    var i = start + 3
    while i < count, base[i] == .space || base[i] == .tab { i += 1 }
    if i == count { return i }
    if base[i] == .lineFeed { return i + 1 }
    if base[i] == .carriageReturn {
      if i + 1 == count { return i + 1 }
      if base[i + 1] == .lineFeed { return i + 2 }
    }
    return nil
  }

  /// Finds both fences.
  ///
  /// - Complexity: O(*n*) in the length of the front matter.
  static func search(_ base: UnsafePointer<UInt8>, count: Int) -> Search {
    let start = contentStart(base, count: count)
    guard let first = end(ofFenceAt: start, base, count: count) else {
      var end = start
      while end < count, base[end] != .lineFeed, base[end] != .carriageReturn { end += 1 }
      return .missing(firstLine: start..<end)
    }
    var line = first
    while line < count {
      if let end = end(ofFenceAt: line, base, count: count) {
        return .found(Fences(frontMatter: first..<line, body: end..<count))
      }
      while line < count, base[line] != .lineFeed { line += 1 }
      line += 1
    }
    return .unclosed(opening: start..<(start + 3))
  }
}
