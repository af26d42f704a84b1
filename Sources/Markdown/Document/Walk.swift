import CCmark

/// A walk through a tree in the order of the text, which meets a leaf once and any other node twice.
///
/// It needs no memory but its own few words, whatever the tree's depth.
struct Walk {
  struct Event {
    let node: Node
    let type: cmark_node_type
    let isEntering: Bool
  }

  private let root: Node
  private var node: Node
  private var type: cmark_node_type
  private var isEntering = true
  private var hasStarted = false

  init(_ root: Node) {
    self.root = root
    node = root
    type = cmark_node_get_type(root)
  }

  mutating func next() -> Event? {
    if hasStarted {
      guard advance() else { return nil }
    } else {
      hasStarted = true
    }
    return Event(node: node, type: type, isEntering: isEntering)
  }

  /// Goes on behind the node that was just entered, without leaving it first.
  mutating func skipChildren() { isEntering = false }

  private mutating func advance() -> Bool {
    if isEntering, type.isContainer {
      guard let child = cmark_node_first_child(node) else {
        isEntering = false
        return true
      }
      enter(child)
    } else if node == root {
      return false
    } else if let sibling = cmark_node_next(node) {
      enter(sibling)
    } else if let parent = cmark_node_parent(node) {
      node = parent
      type = cmark_node_get_type(parent)
      isEntering = false
    } else {
      return false
    }
    return true
  }

  private mutating func enter(_ next: Node) {
    node = next
    type = cmark_node_get_type(next)
    isEntering = true
  }
}

extension cmark_node_type {
  /// Whether nodes of this type hold other nodes: every type that libcmark does not call a leaf.
  @inline(__always)
  var isContainer: Bool {
    switch self {
    case CMARK_NODE_TEXT, CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK, CMARK_NODE_CODE,
      CMARK_NODE_HTML_INLINE, CMARK_NODE_HTML_BLOCK, CMARK_NODE_CODE_BLOCK, CMARK_NODE_THEMATIC_BREAK:
      false
    default: true
    }
  }

  /// Whether nodes of this type stand in a line of text rather than being a block.
  var isInline: Bool { rawValue >= CMARK_NODE_FIRST_INLINE.rawValue }
}
