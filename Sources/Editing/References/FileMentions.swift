import Catalogue
import Diagnostics
import Files
import FrontMatter
import Markdown

/// Where one file of a catalogue names a record: values of its front matter, and links of its text.
struct FileMentions {
  let file: Int32
  let bytes: [UInt8]
  let document: Document
  /// Whether the front matter could be read.
  let isUsable: Bool
  /// The numbers of the values that are the record's id.
  let values: [Int]
  /// The links that lead to the record; ranges count from the file's start.
  let links: [MarkdownReference]

  var isEmpty: Bool { values.isEmpty && links.isEmpty }

  /// - Parameters:
  ///   - reader: buffers to read with.
  ///   - resolver: says what links mean.
  /// - Returns: `nil` for a file that does not name the record.
  init?(
    of target: Target, inFile file: Int32, of catalogue: Catalogue, _ reader: inout DocumentReader,
    _ resolver: LinkResolver
  ) {
    let content = catalogue.files[Int(file)]
    guard !content.bytes.isAbsent, target.mayOccur(in: content.bytes.bytes), !catalogue.isLink(file) else { return nil }
    let bytes = Array(content.bytes.bytes)
    self.bytes = bytes
    self.file = file
    isUsable = reader.readFile(bytes.span).isUsable
    let document = reader.document
    self.document = document
    var values: [Int] = []
    if isUsable, let kind = content.kind {
      let all = FrontMatterMentions(of: document, in: bytes, file: kind, extra: catalogue.settings.extra[kind])
      for mention in all.mentions where mention.kind == target.kind {
        if document.string(of: mention.node, in: bytes.span) == target.id { values.append(mention.node) }
      }
    }
    self.values = values
    var leading: [MarkdownReference] = []
    for link in Self.links(ofBody: content.body.range, in: bytes) {
      guard case .record(target.kind, target.number, _) = resolver.meaning(of: link.destination, inFile: file)
      else { continue }
      leading.append(link)
    }
    links = leading
    if isEmpty, isUsable || !target.occurs(in: content.bytes.bytes) { return nil }
  }

  /// The links of a text, with ranges that count from the file's start.
  static func links(ofBody body: Range<Int>, in bytes: [UInt8]) -> [MarkdownReference] {
    let text = bytes.span.extracting(body)
    guard mayHoldReferences(text), markdownLimitFault(text) == nil else { return [] }
    return inspectMarkdown(text).references.map { link in
      var link = link
      link.range = (link.range.lowerBound + body.lowerBound)..<(link.range.upperBound + body.lowerBound)
      return link
    }
  }
}

/// Every place of a catalogue that names a record, in the order of the files.
///
/// - Parameter workers: who looks.
/// - Returns: what `body` makes of the files that name it.
/// - Complexity: O(*n*) in bytes; only files that hold the id, or escapes, are looked into.
func mentions<Result: Sendable>(
  of target: Target, in catalogue: Catalogue, workers: Workers, _ body: @Sendable (FileMentions) -> Result
) -> [Result] {
  let resolver = LinkResolver(catalogue)
  let found = workers.map(catalogue.files.count, chunk: 128, state: { DocumentReader() }) { reader, range in
    range.compactMap { number in
      FileMentions(of: target, inFile: Int32(number), of: catalogue, &reader, resolver).map(body)
    }
  }
  return Array(found.joined())
}
