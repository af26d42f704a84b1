/// The values of one file's front matter, as a flat tree over the file's own bytes.
///
/// Node 0 is the root and always a mapping.
public struct Document: Sendable {
  @usableFromInline
  package var nodes: [Node] = []
  /// The texts that do not stand in the file as such.
  public var decoded: [UInt8] = []

  package init() {}

  @inlinable
  package subscript(_ index: Int) -> Node { nodes[index] }

  @usableFromInline
  package static let root = 0
}

// MARK: Walking

extension Document {
  /// The entries of a mapping, as indices of its keys and values.
  public struct Entries: Sequence, IteratorProtocol {
    @usableFromInline let nodes: [Node]
    @usableFromInline var index: Int
    @usableFromInline let end: Int

    @inlinable
    init(nodes: [Node], index: Int, end: Int) {
      self.nodes = nodes
      self.index = index
      self.end = end
    }

    /// The next one, until there is none.
    @inlinable
    public mutating func next() -> (key: Int, value: Int)? {
      guard index < end else { return nil }
      let key = index
      // Usually a key is a scalar and its value stands right after it.
      let value = Int(nodes[key].next)
      index = Int(nodes[value].next)
      return (key, value)
    }
  }

  /// The items of a sequence, as indices.
  public struct Items: Sequence, IteratorProtocol {
    @usableFromInline let nodes: [Node]
    @usableFromInline var index: Int
    @usableFromInline let end: Int

    @inlinable
    init(nodes: [Node], index: Int, end: Int) {
      self.nodes = nodes
      self.index = index
      self.end = end
    }

    /// The next one, until there is none.
    @inlinable
    public mutating func next() -> Int? {
      guard index < end else { return nil }
      let item = index
      index = Int(nodes[item].next)
      return item
    }
  }

  /// The entries of the mapping at an index; none when it is not a mapping.
  @inlinable
  public func entries(of index: Int = 0) -> Entries {
    let node = nodes[index]
    return Entries(nodes: nodes, index: index + 1, end: node.kind == .mapping ? Int(node.next) : 0)
  }

  /// The items of the sequence at an index; none when it is not a sequence.
  @inlinable
  public func items(of index: Int) -> Items {
    let node = nodes[index]
    return Items(nodes: nodes, index: index + 1, end: node.kind == .sequence ? Int(node.next) : 0)
  }
}

// MARK: Texts

extension Document {
  /// Calls a closure with the bytes of a scalar's text.
  ///
  /// - Parameters:
  ///   - index: A scalar; a collection has no text.
  ///   - bytes: The file that the document was read from.
  ///   - body: What to do with the bytes, which must not outlive the call.
  /// - Returns: What the closure returns.
  @inlinable
  public func withText<Result>(
    of index: Int, in bytes: Span<UInt8>, _ body: (Span<UInt8>) -> Result
  ) -> Result {
    let node = nodes[index]
    guard node.kind == .scalar else { return body(bytes.extracting(0..<0)) }
    if node.isDecoded { return body(decoded.span.extracting(node.textRange)) }
    return body(bytes.extracting(node.textRange))
  }

  /// A scalar's text as a string, for cold code; a collection has none.
  public func string(of index: Int, in bytes: Span<UInt8>) -> String {
    withText(of: index, in: bytes) { text in
      text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// The index of the value of a key, for cold code: every key is compared.
  ///
  /// - Parameters:
  ///   - key: The key's text.
  ///   - mapping: The index of the mapping to look in; the root by default.
  ///   - bytes: The file that the document was read from.
  /// - Returns: Nothing when there is no such key or the node is not a mapping.
  public func value(of key: String, inMapping mapping: Int = 0, in bytes: Span<UInt8>) -> Int? {
    for entry in entries(of: mapping) where string(of: entry.key, in: bytes) == key { return entry.value }
    return nil
  }
}
