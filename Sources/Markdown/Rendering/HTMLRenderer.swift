import CCmark

/// Writes libcmark's tree as HTML, as libcmark does, with the anchors, links and safety of a catalogue's page.
///
/// Where it departs from libcmark's own renderer: headings carry ids; raw HTML leaves no trace; a link inside a link
/// and one with an unsafe address are their text alone; so is an image with an unsafe or empty address.
struct HTMLRenderer {
  /// The page so far, which is swapped in and out so that it is never copied.
  var output: [UInt8] = []
  /// Where the body starts: libcmark's rule to begin blocks on a new line does not reach before it.
  private let start: Int
  private let allowsRawHTML: Bool
  private let anchorsHeadings: Bool
  /// Whether paragraphs must be searched for raw HTML, because one that holds nothing else is left out.
  private let mayHoldRawHTML: Bool
  private let headingShift: Int32

  /// The link whose `<a>` is open.
  private var openLink: Node?
  /// The image whose alternative text is being written, without markup.
  private var openImage: Node?
  private var showsOpenImage = false

  private var anchors = Anchors()
  /// The text of the heading that is being written, and where its id will be put.
  private var headingText: [UInt8] = []
  private var anchorPlace: Int?

  /// - Parameters:
  ///   - start: the length of the page that will be put into `output`.
  ///   - options: whether raw HTML is passed on.
  ///   - mayHoldRawHTML: whether paragraphs must be searched for raw HTML.
  ///   - headingShift: how many levels headings move down.
  init(start: Int, options: MarkdownOptions, mayHoldRawHTML: Bool, headingShift: Int32) {
    self.start = start
    allowsRawHTML = options.allowsRawHTML
    anchorsHeadings = options.anchorsHeadings
    self.mayHoldRawHTML = mayHoldRawHTML && !options.allowsRawHTML
    self.headingShift = headingShift
  }

  mutating func render(_ root: Node, resolve: (MarkdownLink) -> LinkResolution) {
    var walk = Walk(root)
    while let event = walk.next() {
      let entering = event.isEntering
      switch event.type {
      case CMARK_NODE_TEXT: text(event.node)
      case CMARK_NODE_SOFTBREAK: lineBreak("\n")
      case CMARK_NODE_LINEBREAK: lineBreak("<br />\n")
      case CMARK_NODE_CODE: code(event.node)
      case CMARK_NODE_HTML_INLINE: inlineHTML(event.node)
      case CMARK_NODE_EMPH: mark(entering ? "<em>" : "</em>")
      case CMARK_NODE_STRONG: mark(entering ? "<strong>" : "</strong>")
      case CMARK_NODE_LINK:
        if !entering {
          leaveLink(event.node)
        } else if !enterLink(event.node, resolve: resolve) {
          walk.skipChildren()
        }
      case CMARK_NODE_IMAGE:
        if !entering {
          leaveImage(event.node)
        } else if !enterImage(event.node, resolve: resolve) {
          walk.skipChildren()
        }
      case CMARK_NODE_PARAGRAPH:
        if entering, mayHoldRawHTML, isBlank(event.node) {
          walk.skipChildren()
        } else if !isTight(event.node) {
          block(entering: entering, "<p>", "</p>\n")
        }
      case CMARK_NODE_HEADING: heading(event.node, entering: entering)
      default: container(event)
      }
    }
  }

  // MARK: Blocks

  private mutating func container(_ event: Walk.Event) {
    switch event.type {
    case CMARK_NODE_BLOCK_QUOTE:
      startLine()
      output.append(event.isEntering ? "<blockquote>\n" : "</blockquote>\n")
    case CMARK_NODE_LIST: list(event.node, entering: event.isEntering)
    case CMARK_NODE_ITEM: block(entering: event.isEntering, "<li>", "</li>\n")
    case CMARK_NODE_CODE_BLOCK: codeBlock(event.node)
    case CMARK_NODE_THEMATIC_BREAK: block(entering: true, "<hr />\n", "")
    case CMARK_NODE_HTML_BLOCK where allowsRawHTML:
      startLine()
      output.append(contentsOf: CString(cmark_node_get_literal(event.node)).bytes)
      startLine()
    default: break
    }
  }

  private mutating func startLine() {
    if output.count > start, output[output.count - 1] != UInt8(ascii: "\n") { output.append("\n") }
  }

  private mutating func block(entering: Bool, _ opening: StaticString, _ closing: StaticString) {
    if entering {
      startLine()
      output.append(opening)
    } else {
      output.append(closing)
    }
  }

  private mutating func list(_ node: Node, entering: Bool) {
    if cmark_node_get_list_type(node) == CMARK_BULLET_LIST {
      block(entering: entering, "<ul>\n", "</ul>\n")
      return
    }
    let first = cmark_node_get_list_start(node)
    if !entering || first == 1 {
      block(entering: entering, "<ol>\n", "</ol>\n")
    } else {
      startLine()
      output.append("<ol start=\"")
      output.append(contentsOf: String(first).utf8)
      output.append("\">\n")
    }
  }

  private mutating func codeBlock(_ node: Node) {
    startLine()
    let info = CString(cmark_node_get_fence_info(node)).bytes
    if info.isEmpty {
      output.append("<pre><code>")
    } else {
      let language = UnsafeBufferPointer(rebasing: info.prefix { !$0.isSpace })
      output.append("<pre><code class=\"language-")
      output.append(escaping: language)
      output.append("\">")
    }
    output.append(escaping: CString(cmark_node_get_literal(node)).bytes)
    output.append("</code></pre>\n")
  }

  private mutating func heading(_ node: Node, entering: Bool) {
    let level = min(6, cmark_node_get_heading_level(node) + headingShift)
    let digit = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: level)
    if entering {
      startLine()
      output.append("<h")
      output.append(digit)
      anchorPlace = anchorsHeadings ? output.count : nil
      output.append(">")
      headingText.removeAll(keepingCapacity: true)
    } else {
      if let place = anchorPlace {
        let id = anchors.id(for: headingText)
        output.insert(contentsOf: " id=\"\(id)\"".utf8, at: place)
        anchorPlace = nil
      }
      output.append("</h")
      output.append(digit)
      output.append(">\n")
    }
  }

  // MARK: Text

  private mutating func text(_ node: Node) {
    plain(CString(cmark_node_get_literal(node)).bytes)
  }

  /// Text as the reader sees it, on the page and in the heading's id.
  private mutating func plain(_ bytes: UnsafeBufferPointer<UInt8>) {
    output.append(escaping: bytes)
    if anchorPlace != nil { headingText.append(contentsOf: bytes) }
  }

  private mutating func lineBreak(_ markup: StaticString) {
    if openImage == nil { output.append(markup) } else { output.append(" ") }
    if anchorPlace != nil { headingText.append(" ") }
  }

  private mutating func code(_ node: Node) {
    mark("<code>")
    text(node)
    mark("</code>")
  }

  private mutating func inlineHTML(_ node: Node) {
    guard allowsRawHTML else { return }
    let html = CString(cmark_node_get_literal(node)).bytes
    if openImage == nil { output.append(contentsOf: html) } else { output.append(escaping: html) }
  }

  /// A tag, which an alternative text has no room for.
  private mutating func mark(_ tag: StaticString) {
    if openImage == nil { output.append(tag) }
  }

  // MARK: Links and images

  /// - Returns: whether the link's content shall be written.
  private mutating func enterLink(_ node: Node, resolve: (MarkdownLink) -> LinkResolution) -> Bool {
    let url = CString(cmark_node_get_url(node))
    let link = MarkdownLink(kind: .link, destination: url.string, isAutolink: isAutolink(node, to: url))
    switch resolve(link) {
    case .keep: beginLink(node, to: url.bytes)
    case .replace(var address): address.withUTF8 { beginLink(node, to: $0) }
    case .unlink: break
    case .redact(var text):
      text.withUTF8 { plain($0) }
      return false
    }
    return true
  }

  private mutating func beginLink(_ node: Node, to url: UnsafeBufferPointer<UInt8>) {
    guard openImage == nil, openLink == nil, !isUnsafeURL(url) else { return }
    openLink = node
    output.append("<a href=\"")
    output.append(escapingURL: url)
    title(of: node)
    output.append("\">")
  }

  private mutating func leaveLink(_ node: Node) {
    guard openLink == node else { return }
    openLink = nil
    output.append("</a>")
  }

  /// - Returns: whether the image's alternative text shall be written.
  private mutating func enterImage(_ node: Node, resolve: (MarkdownLink) -> LinkResolution) -> Bool {
    let url = CString(cmark_node_get_url(node))
    switch resolve(MarkdownLink(kind: .image, destination: url.string)) {
    case .keep: beginImage(node, from: url.bytes)
    case .replace(var address): address.withUTF8 { beginImage(node, from: $0) }
    case .unlink: beginImage(node, from: UnsafeBufferPointer(start: nil, count: 0))
    case .redact(var text):
      text.withUTF8 { plain($0) }
      return false
    }
    return true
  }

  private mutating func beginImage(_ node: Node, from url: UnsafeBufferPointer<UInt8>) {
    guard openImage == nil else { return }
    openImage = node
    showsOpenImage = !url.isEmpty && !isUnsafeURL(url)
    guard showsOpenImage else { return }
    output.append("<img src=\"")
    output.append(escapingURL: url)
    output.append("\" alt=\"")
  }

  private mutating func leaveImage(_ node: Node) {
    guard openImage == node else { return }
    openImage = nil
    guard showsOpenImage else { return }
    title(of: node)
    output.append("\" />")
  }

  private mutating func title(of node: Node) {
    let title = CString(cmark_node_get_title(node))
    guard !title.isEmpty else { return }
    output.append("\" title=\"")
    output.append(escaping: title.bytes)
  }
}
