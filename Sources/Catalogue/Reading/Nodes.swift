import FrontMatter

/// The nodes of the document at hand, where looking at one is a single load.
///
/// A document's own array is checked and counted at every look, from another module through a call besides; a roster
/// is looked at some hundred times.
struct Nodes {
  private let memory: Memory
  private var start: UnsafePointer<Node>

  init() {
    memory = Memory(capacity: 256)
    start = UnsafePointer(memory.start)
  }

  /// Takes the nodes of another document in place of those before.
  mutating func copy(_ nodes: [Node]) {
    nodes.withUnsafeBufferPointer { nodes in
      start = UnsafePointer(memory.room(for: nodes.count))
      if let first = nodes.baseAddress { memory.start.update(from: first, count: nodes.count) }
    }
  }

  /// - Parameter index: one that the document itself names: 0, or what is reached from there by `next`.
  @inline(__always)
  subscript(index: Int) -> Node { start[index] }

  private final class Memory {
    private(set) var start: UnsafeMutablePointer<Node>
    private var capacity: Int

    init(capacity: Int) {
      start = .allocate(capacity: capacity)
      self.capacity = capacity
    }

    deinit { start.deallocate() }

    func room(for count: Int) -> UnsafeMutablePointer<Node> {
      if count > capacity {
        start.deallocate()
        capacity = count * 2
        start = .allocate(capacity: capacity)
      }
      return start
    }
  }
}
