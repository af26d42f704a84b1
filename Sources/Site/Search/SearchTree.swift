/// Sorted keys cut into files of bounded size, and files above them that say where each of them begins.
///
/// Readers come from the root down to the one file in which a key stands, or would stand: two or three small files,
/// however many keys there are and however alike they are. `templates/assets/search/tree.js` is that reader.
struct SearchTree: Sendable {
  /// How large the content of a file may grow, in bytes, as long as it can be cut.
  ///
  /// Files are a little larger.
  static let nodeSize = 2600

  /// A file: some of the keys, or some of the files of the level below, whose numbers follow one another.
  struct Node: Sendable {
    let isLeaf: Bool
    let range: Range<Int32>
    /// The place of the first key among the keys.
    fileprivate let firstKey: Int32
  }

  /// The folder, relative to that of the index.
  let folder: String
  private(set) var nodes: [Node] = []
  private let keys: SearchKeys

  /// - Parameters:
  ///   - size: how many bytes a key's entry takes in a file; it is told with whether the key is the first of a file.
  init(_ folder: String, _ keys: SearchKeys, size: (_ key: Int, _ isFirst: Bool) -> Int) {
    self.folder = folder
    self.keys = keys
    var start = 0
    var room = Self.nodeSize - (keys.entries.isEmpty ? 0 : size(0, true))
    for number in keys.entries.indices.dropFirst() {
      let needed = size(number, false)
      if needed <= room {
        room -= needed
        continue
      }
      nodes.append(Node(isLeaf: true, range: Int32(start)..<Int32(number), firstKey: Int32(start)))
      start = number
      room = Self.nodeSize - size(number, true)
    }
    nodes.append(Node(isLeaf: true, range: Int32(start)..<Int32(keys.entries.count), firstKey: Int32(start)))
    var level = nodes.indices
    while level.count > 1 {
      addLevel(over: level)
      level = level.upperBound..<nodes.count
    }
  }

  private mutating func addLevel(over level: Range<Int>) {
    var start = level.lowerBound
    var room = Self.nodeSize
    for child in level {
      let needed = separator(before: child).count + 4
      // A file above has two below it at least, or there would be no end of levels.
      if needed > room, child - start > 1 {
        add(start..<child)
        start = child
        room = Self.nodeSize
      }
      room -= needed
    }
    add(start..<level.upperBound)
  }

  private mutating func add(_ children: Range<Int>) {
    nodes.append(
      Node(
        isLeaf: false, range: Int32(children.lowerBound)..<Int32(children.upperBound),
        firstKey: nodes[children.lowerBound].firstKey))
  }

  /// Where a file lies, relative to the folder of the index, without `.js`.
  func path(_ node: Int) -> String { node == nodes.count - 1 ? "\(folder)/root" : "\(folder)/\(node)" }

  /// The shortest text that comes after all keys before a node and not after those of the node.
  private func separator(before node: Int) -> ArraySlice<UInt8> {
    let first = Int(nodes[node].firstKey)
    guard first > 0 else { return [] }
    let (left, right) = (keys[first - 1], keys[first])
    var common = 0
    for (a, b) in zip(left, right) {
      if a != b { break }
      common += 1
    }
    var end = min(right.count, common + 1)
    // No character is cut in two.
    while end < right.count, right[right.startIndex + end] & 0xC0 == 0x80 { end += 1 }
    return right.prefix(end)
  }

  /// Adds what stands in a file.
  ///
  /// - Parameter leaf: adds the members that hold the entries of some keys, each after a comma.
  func write(_ node: Int, to writer: inout SearchWriter, leaf: (Range<Int>, inout SearchWriter) -> Void) {
    let (isRoot, node) = (node == nodes.count - 1, (number: node, content: nodes[node]))
    writer.raw("{\"leaf\":\(node.content.isLeaf)")
    if node.content.isLeaf {
      if !isRoot, nodes[node.number + 1].isLeaf {
        writer.raw(",\"next\":")
        separator(before: node.number + 1).withUnsafeBufferPointer { writer.string($0) }
      }
      leaf(Int(node.content.range.lowerBound)..<Int(node.content.range.upperBound), &writer)
    } else {
      writer.raw(",\"first\":\(node.content.range.lowerBound),\"keys\":[")
      for child in node.content.range {
        if child > node.content.range.lowerBound { writer.raw(",") }
        separator(before: Int(child)).withUnsafeBufferPointer { writer.string($0) }
      }
      writer.raw("]")
    }
    writer.raw("}")
  }
}
