import CCmark

/// Collects the text of a tree, its white space collapsed.
struct PlainTextWriter {
  private(set) var text: [UInt8] = []
  /// The length of the text in Unicode scalars.
  private var count = 0
  private var needsSpace = false

  /// - Parameters:
  ///   - root: the tree.
  ///   - limit: the number of scalars behind which the walk may stop.
  ///   - parts: which blocks are taken.
  ///   - resolve: is asked about each link and image.
  mutating func write(
    _ root: Node, upTo limit: Int, of parts: PlainTextParts, resolve: (MarkdownLink) -> LinkResolution
  ) {
    var walk = Walk(root)
    while count <= limit, let event = walk.next() {
      switch event.type {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE: add(CString(cmark_node_get_literal(event.node)).bytes)
      case CMARK_NODE_CODE_BLOCK:
        needsSpace = true
        if parts == .everything { add(CString(cmark_node_get_literal(event.node)).bytes) }
        needsSpace = true
      case CMARK_NODE_HEADING where event.isEntering && parts == .prose:
        needsSpace = true
        walk.skipChildren()
      case CMARK_NODE_LINK where event.isEntering, CMARK_NODE_IMAGE where event.isEntering:
        let url = CString(cmark_node_get_url(event.node))
        let isLink = event.type == CMARK_NODE_LINK
        let link = MarkdownLink(
          kind: isLink ? .link : .image, destination: url.string,
          isAutolink: isLink && isAutolink(event.node, to: url))
        if case .redact(var text) = resolve(link) {
          text.withUTF8 { add($0) }
          walk.skipChildren()
        }
      case CMARK_NODE_LINK, CMARK_NODE_IMAGE, CMARK_NODE_EMPH, CMARK_NODE_STRONG,
        CMARK_NODE_HTML_INLINE:
        break
      default: needsSpace = true
      }
    }
  }

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      let start = index
      var scalars = 0
      while index < bytes.count, !bytes[index].isSpace {
        if bytes[index] & 0xC0 != 0x80 { scalars += 1 }
        index += 1
      }
      if start < index {
        if needsSpace, !text.isEmpty {
          text.append(" ")
          count += 1
        }
        text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
        count += scalars
        needsSpace = false
      }
      while index < bytes.count, bytes[index].isSpace {
        needsSpace = true
        index += 1
      }
    }
  }

  /// The text, cut behind a word and marked with `…` if it has more scalars than the limit.
  func result(limit: Int) -> String {
    guard count > limit else { return String(decoding: text, as: UTF8.self) }
    guard limit > 0 else { return "" }
    // One scalar is left for the ellipsis.
    var end = 0
    var scalars = 0
    while end < text.count {
      if text[end] & 0xC0 != 0x80 {
        if scalars == limit - 1 { break }
        scalars += 1
      }
      end += 1
    }
    // A word that alone is longer than the limit has to be cut itself.
    if text[end] != UInt8(ascii: " ") { end = text[..<end].lastIndex(of: UInt8(ascii: " ")) ?? end }
    while end > 0, ",;:- ".utf8.contains(text[end - 1]) { end -= 1 }
    return String(decoding: text[..<end], as: UTF8.self) + "…"
  }
}
