/// Reads the common shape of front matter, and steps aside for everything else.
///
/// The common shape: block mappings and sequences, flow sequences and mappings, plain and quoted scalars on
/// one line, comments, blank lines, LF and CRLF. Where it is not certain that libyaml would read the same, it
/// answers that it is not, and the full reader decides; so it never reports a fault of its own.
///
/// The bytes must be well-formed UTF-8. All buffers are reused from file to file.
struct SmallReader {
  /// The last document that was read; unfinished when the last answer was "not certain".
  var document = Document()

  /// A block collection that is still open.
  struct Frame: BitwiseCopyable {
    var node: Int32
    /// The column of its keys or dashes.
    var indent: Int32
    /// The number of entries or items so far.
    var count: Int32
    /// Where its keys start in `keys`.
    var firstKey: Int32
    /// Where the value that is awaited would stand if it were absent; -1 when none is awaited.
    var awaited: Int32
    var isMapping: Bool
  }

  /// What is remembered of a key to recognise its duplicate.
  struct KeyMark: BitwiseCopyable {
    var signature: UInt64
    var start: Int32
    var end: Int32
  }

  var frames: [Frame] = []
  var keys: [KeyMark] = []

  // The file in hand. The pointer is only ever followed during `read`, whose caller vouches for it, and only
  // below `limit`.
  var base = UnsafePointer<UInt8>.nowhere
  var limit = 0
  /// Where the last thing that belongs to a value ended.
  var lastEnd = 0

  /// How a reading ended.
  enum Answer: Equatable {
    /// The document was read, up to the line that starts at this offset: the closing fence, or the end.
    case read(upTo: Int)
    case notCertain
  }

  /// Offsets double as answers in here; this one says "not certain".
  static let aside = -1

  /// Keys longer than libyaml's 1024 characters are errors; this stays well below.
  static let longestKey = 1000

  /// A mapping with more keys is checked for duplicates once, when it ends, and not key by key.
  static let fewKeys = 48

  /// Reads one YAML mapping.
  ///
  /// - Parameters:
  ///   - base: The first byte of the file.
  ///   - start: Where the YAML starts.
  ///   - limit: Where the file ends.
  ///   - isFenced: Whether the YAML ends at a `---` line rather than with the file.
  /// - Returns: Where the document ends, or that this is not certain.
  /// - Complexity: O(*n*) in the length of the YAML, except for mappings of many keys, which are sorted.
  mutating func read(
    _ base: UnsafePointer<UInt8>, from start: Int, limit: Int, isFenced: Bool
  ) -> Answer {
    document.nodes.removeAll(keepingCapacity: true)
    document.decoded.removeAll(keepingCapacity: true)
    frames.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    self.base = base
    self.limit = limit
    lastEnd = start

    let end = readLines(from: start, isFenced: isFenced)
    guard end >= 0 else { return .notCertain }
    if frames.isEmpty {
      append(kind: .mapping, style: .block, start: start)
      return .read(upTo: end)
    }
    while !frames.isEmpty {
      guard closeFrame() else { return .notCertain }
    }
    return .read(upTo: end)
  }
}

// MARK: Building the tree

extension SmallReader {
  /// Appends a collection whose end, count and extent are set when it closes.
  @inline(__always)
  mutating func append(kind: Node.Kind, style: Node.Style, start: Int) {
    document.nodes.append(
      Node(
        kind: kind, style: style, start: start, end: start, textStart: 0, textEnd: 0,
        next: document.nodes.count + 1))
  }

  @inline(__always)
  mutating func appendScalar(
    style: Node.Style, flags: Node.Flags, start: Int, end: Int, textStart: Int, textEnd: Int
  ) {
    document.nodes.append(
      Node(
        kind: .scalar, style: style, flags: flags, start: start, end: end, textStart: textStart,
        textEnd: textEnd, next: document.nodes.count + 1))
    lastEnd = end
  }

  mutating func appendAbsent(at offset: Int) {
    appendScalar(
      style: .plain, flags: .absent, start: offset, end: offset, textStart: offset, textEnd: offset)
  }

  @inline(__always)
  mutating func close(node: Int, count: Int) {
    document.nodes[node].end = UInt32(truncatingIfNeeded: lastEnd)
    document.nodes[node].textEnd = UInt32(truncatingIfNeeded: count)
    document.nodes[node].next = UInt32(truncatingIfNeeded: document.nodes.count)
  }

  /// Opens a block collection; `false` when it would be nested too deep.
  mutating func openFrame(isMapping: Bool, indent: Int, start: Int) -> Bool {
    guard frames.count < Bounds.nesting else { return false }
    frames.append(
      Frame(
        node: Int32(truncatingIfNeeded: document.nodes.count), indent: Int32(truncatingIfNeeded: indent),
        count: 0, firstKey: Int32(truncatingIfNeeded: keys.count), awaited: -1, isMapping: isMapping))
    append(kind: isMapping ? .mapping : .sequence, style: .block, start: start)
    return true
  }

  /// Closes the innermost block collection; `false` when its keys are not certain to be distinct.
  mutating func closeFrame() -> Bool {
    guard let frame = frames.popLast() else { return false }
    if frame.awaited >= 0 { appendAbsent(at: Int(frame.awaited)) }
    close(node: Int(frame.node), count: Int(frame.count))
    return !frame.isMapping || closeKeys(from: Int(frame.firstKey))
  }

  /// Ends the wait for the value of the innermost collection's last key or item: there is none.
  @inline(__always)
  mutating func settleAwaited() {
    let top = frames.count - 1
    let awaited = frames[top].awaited
    if awaited >= 0 {
      appendAbsent(at: Int(awaited))
      frames[top].awaited = -1
    }
  }
}
