import CCmark

/// A node of libcmark's tree, which lives as long as its ``Document``.
typealias Node = OpaquePointer

/// A parsed body, which frees libcmark's tree when it goes out of use.
///
/// Neither libcmark nor the walks of this target recurse, so a deep tree needs no deep stack.
struct Document: ~Copyable {
  let root: Node

  /// - Returns: `nil` only if libcmark returns no tree.
  init?(parsing body: UnsafeBufferPointer<UInt8>) {
    let root: Node? = body.withMemoryRebound(to: CChar.self) {
      cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_DEFAULT)
    }
    guard let root else { return nil }
    self.root = root
  }

  deinit { cmark_node_free(root) }

  /// Whether some heading is of the first level, which moves all of them down: the page's title is its `h1`.
  ///
  /// - Complexity: O(number of blocks).
  borrowing func hasTopHeading() -> Bool {
    var walk = Walk(root)
    while let event = walk.next() {
      switch event.type {
      case CMARK_NODE_HEADING where event.isEntering:
        if cmark_node_get_heading_level(event.node) == 1 { return true }
        walk.skipChildren()
      case CMARK_NODE_PARAGRAPH where event.isEntering: walk.skipChildren()
      default: break
      }
    }
    return false
  }
}
