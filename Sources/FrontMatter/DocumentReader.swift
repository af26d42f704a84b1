internal import Diagnostics

/// Reads front matter and settings into documents, and says what is wrong with them.
///
/// A reader keeps its buffers from file to file, so one per worker reads any number of files without
/// allocating. What it has read stays valid until the next call.
///
/// The small reader answers for the common shape; for all else, and for every fault, the full reader does.
package struct DocumentReader {
  /// What a file consists of.
  package struct Outcome: Sendable, Hashable {
    /// The YAML, without the lines that enclose it.
    package var frontMatter: Range<Int>
    /// What follows: the Markdown.
    package var body: Range<Int>
    /// Whether `document` holds the front matter; when not, `faults` says why.
    package var isUsable: Bool

    @inlinable
    package init(frontMatter: Range<Int>, body: Range<Int>, isUsable: Bool) {
      self.frontMatter = frontMatter
      self.body = body
      self.isUsable = isUsable
    }
  }

  /// The values of the file that was read last; an empty mapping when it was not usable.
  package private(set) var document = Document()
  /// What is wrong with the file that was read last.
  package private(set) var faults: [Fault] = []
  /// Whether the small reader answered for the file that was read last.
  package private(set) var wasCertain = false

  private let asksSmallReader: Bool
  private var small = SmallReader()

  /// - Parameter asksSmallReader: Whether the small reader is asked first, as it should: the answer is the
  ///   same without it, and takes some fifty times as long. Tests compare both.
  package init(asksSmallReader: Bool = true) {
    self.asksSmallReader = asksSmallReader
  }

  /// Reads a content file: front matter between two `---` lines, then the body.
  ///
  /// - Parameter bytes: The whole file; a byte-order mark and CRLF are accepted.
  /// - Returns: Where front matter and body stand. When there is no front matter, both ranges are empty.
  /// - Complexity: O(*n*); a hostile file takes well below a second.
  package mutating func readFile(_ bytes: Span<UInt8>) -> Outcome {
    bytes.withUnsafeBufferPointer { buffer in
      // An empty span may have no address.
      readFile(buffer.baseAddress ?? .nowhere, count: buffer.count)
    }
  }

  /// Reads a file that is one YAML mapping, such as `catalogue.yml`; an empty one is an empty mapping.
  ///
  /// - Parameter bytes: The whole file; a byte-order mark and CRLF are accepted.
  /// - Returns: The whole file as front matter, and an empty body.
  /// - Complexity: As `readFile`.
  package mutating func readMapping(_ bytes: Span<UInt8>) -> Outcome {
    bytes.withUnsafeBufferPointer { buffer in
      readMapping(buffer.baseAddress ?? .nowhere, count: buffer.count)
    }
  }

  private mutating func readFile(_ base: UnsafePointer<UInt8>, count: Int) -> Outcome {
    guard admit(base, count: count) else { return refused(at: 0) }
    let start = Fences.contentStart(base, count: count)
    if asksSmallReader, let first = Fences.end(ofFenceAt: start, base, count: count),
      case .read(let end) = small.read(base, from: first, limit: count, isFenced: true),
      let body = Fences.end(ofFenceAt: end, base, count: count)
    {
      wasCertain = true
      swap(&document, &small.document)
      return Outcome(frontMatter: first..<end, body: body..<count, isUsable: true)
    }
    switch Fences.search(base, count: count) {
    case .found(let fences):
      let isUsable = readFully(base, fences.frontMatter)
      return Outcome(frontMatter: fences.frontMatter, body: fences.body, isUsable: isUsable)
    case .missing(let firstLine):
      report(.frontMatterMissing, at: firstLine, FrontMatterMissing.message)
      return refused(at: start)
    case .unclosed(let opening):
      report(.frontMatterSyntax, at: opening, FrontMatterSyntax.neverClosed)
      return refused(at: opening.upperBound)
    }
  }

  private mutating func readMapping(_ base: UnsafePointer<UInt8>, count: Int) -> Outcome {
    guard admit(base, count: count) else { return refused(at: 0) }
    let start = Fences.contentStart(base, count: count)
    let outcome = Outcome(frontMatter: start..<count, body: count..<count, isUsable: true)
    if asksSmallReader, case .read = small.read(base, from: start, limit: count, isFenced: false) {
      wasCertain = true
      swap(&document, &small.document)
      return outcome
    }
    return Outcome(
      frontMatter: outcome.frontMatter, body: outcome.body, isUsable: readFully(base, outcome.frontMatter))
  }

  /// Starts on a file: its size and its encoding.
  private mutating func admit(_ base: UnsafePointer<UInt8>, count: Int) -> Bool {
    if !faults.isEmpty { faults.removeAll(keepingCapacity: true) }
    wasCertain = false
    if count > Bounds.fileSize {
      report(.limitExceeded, at: 0..<0, LimitExceeded.fileSize(count))
      return false
    }
    if let offset = firstInvalidUTF8(base, count: count) {
      report(.invalidEncoding, at: offset..<(offset + 1), InvalidEncoding.message(base[offset]))
      return false
    }
    return true
  }

  /// Lets the full reader decide about a range of the file.
  private mutating func readFully(_ base: UnsafePointer<UInt8>, _ range: Range<Int>) -> Bool {
    var full = FullReader(base: base, range: range)
    let isUsable = full.read()
    faults.append(contentsOf: full.faults)
    document = isUsable ? full.document : Self.empty(at: range.lowerBound)
    return isUsable
  }

  private mutating func refused(at offset: Int) -> Outcome {
    document = Self.empty(at: offset)
    return Outcome(frontMatter: offset..<offset, body: offset..<offset, isUsable: false)
  }

  private mutating func report(_ rule: Rule, at range: Range<Int>, _ message: String) {
    faults.append(Fault(rule: rule, range: range, message: message))
  }

  private static func empty(at offset: Int) -> Document {
    var document = Document()
    document.nodes.append(
      Node(
        kind: .mapping, style: .block, start: offset, end: offset, textStart: 0, textEnd: 0, next: 1))
    return document
  }
}
