import CCmark

/// Whether a paragraph stands in a tight list, where it has no tags of its own.
func isTight(_ paragraph: Node) -> Bool {
  guard let list = cmark_node_parent(cmark_node_parent(paragraph)),
    cmark_node_get_type(list) == CMARK_NODE_LIST
  else { return false }
  return cmark_node_get_list_tight(list) != 0
}

/// Whether a paragraph shows nothing once its raw HTML is gone, although it holds some.
func isBlank(_ paragraph: Node) -> Bool {
  var walk = Walk(paragraph)
  var holdsHTML = false
  while let event = walk.next() {
    switch event.type {
    case CMARK_NODE_HTML_INLINE: holdsHTML = true
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK, CMARK_NODE_EMPH, CMARK_NODE_STRONG,
      CMARK_NODE_PARAGRAPH:
      continue
    case CMARK_NODE_TEXT:
      if CString(cmark_node_get_literal(event.node)).bytes.allSatisfy(\.isSpace) { continue }
      return false
    default: return false
    }
  }
  return holdsHTML
}

/// Whether a link is its own text, as in `<https://example.edu>` and `<ada@example.edu>`.
func isAutolink(_ link: Node, to url: CString) -> Bool {
  guard let text = cmark_node_first_child(link), cmark_node_next(text) == nil,
    cmark_node_get_type(text) == CMARK_NODE_TEXT, CString(cmark_node_get_title(link)).isEmpty
  else { return false }
  let shown = CString(cmark_node_get_literal(text)).bytes
  let url = url.bytes
  if url.elementsEqual(shown) { return true }
  let scheme: StaticString = "mailto:"
  let length = scheme.utf8CodeUnitCount
  return url.count == length + shown.count
    && url.prefix(length).elementsEqual(UnsafeBufferPointer(start: scheme.utf8Start, count: length))
    && url.dropFirst(length).elementsEqual(shown)
}
