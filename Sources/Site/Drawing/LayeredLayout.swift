/// Boxes in columns, with edges that lead from left to right between them: where everything goes.
///
/// Edges that skip columns get a place in each of them. The order within the columns is the one, of a few sweeps by
/// barycentre, in which fewest edges cross; the heights follow from least squares, so that boxes stand beside what they are
/// joined to. (Sugiyama, Tagawa and Toda, *Methods for visual understanding of hierarchical system structures*, 1981.)
struct LayeredLayout: Sendable {
  struct Box: Sendable, Hashable {
    var column: Int
    var width: Int
    var height: Int
  }

  struct Edge: Sendable, Hashable {
    var from: Int
    /// In a column further to the right.
    var to: Int
  }

  struct Point: Sendable, Hashable {
    var x: Int
    var y: Int
  }

  struct Gaps: Sendable {
    var column = 40
    var row = 12
    /// How high the place is that an edge takes up in a column that it only crosses.
    var passage = 8
  }

  /// The upper left corner of each box.
  private(set) var corners: [Point] = []
  /// The points that each edge connects, from the right side of a box to the left side of another; between two of them
  /// with the same height it is straight.
  private(set) var routes: [[Point]] = []
  private(set) var width = 0
  private(set) var height = 0
  /// How many pairs of edges cross.
  private(set) var crossings = 0

  /// - Complexity: O(*e*²) in the edges between two columns.
  init(boxes: [Box], edges: [Edge], gaps: Gaps = Gaps()) {
    var graph = Graph(boxes: boxes, edges: edges, gaps: gaps)
    crossings = graph.reduceCrossings()
    let tops = graph.placeVertically()
    var left: [Int] = []
    var end = 0
    for column in graph.columns {
      left.append(end)
      let width = column.map { graph.vertices[$0].width }.max() ?? 0
      if !column.isEmpty { end += width + gaps.column }
    }
    width = max(0, end - gaps.column)
    height = graph.vertices.indices.map { tops[$0] + graph.vertices[$0].height }.max() ?? 0
    func widthOf(_ column: Int) -> Int { graph.columns[column].map { graph.vertices[$0].width }.max() ?? 0 }
    for number in boxes.indices {
      let vertex = graph.vertices[number]
      // Narrow boxes stand in the middle of their column.
      corners.append(
        Point(x: left[vertex.column] + (widthOf(vertex.column) - vertex.width) / 2, y: tops[number]))
    }
    for chain in graph.chains {
      var route: [Point] = []
      for (place, number) in chain.enumerated() {
        let vertex = graph.vertices[number]
        let middle = tops[number] + vertex.height / 2
        if number < boxes.count {
          route.append(Point(x: corners[number].x + (place == 0 ? vertex.width : 0), y: middle))
        } else {
          route.append(Point(x: left[vertex.column], y: middle))
          route.append(Point(x: left[vertex.column] + widthOf(vertex.column), y: middle))
        }
      }
      routes.append(route)
    }
  }
}

/// Boxes and passages in columns, and which of neighbouring columns are joined.
private struct Graph {
  typealias Box = LayeredLayout.Box

  /// The boxes, then the passages of edges through columns between their ends.
  var vertices: [Box]
  /// The vertices of each column, from the top.
  var columns: [[Int]]
  /// The vertices that each edge goes through.
  var chains: [[Int]] = []
  private var before: [[Int]]
  private var after: [[Int]]
  private var places: [Int]
  private let rowGap: Int

  init(boxes: [Box], edges: [LayeredLayout.Edge], gaps: LayeredLayout.Gaps) {
    rowGap = gaps.row
    vertices = boxes
    columns = Array(repeating: [], count: (boxes.map(\.column).max() ?? -1) + 1)
    for number in boxes.indices { columns[boxes[number].column].append(number) }
    before = Array(repeating: [], count: boxes.count)
    after = before
    for edge in edges {
      var chain = [edge.from]
      for column in boxes[edge.from].column + 1..<max(boxes[edge.from].column + 1, boxes[edge.to].column)
      where !columns[column].isEmpty {
        vertices.append(Box(column: column, width: 0, height: gaps.passage))
        before.append([])
        after.append([])
        columns[column].append(vertices.count - 1)
        chain.append(vertices.count - 1)
      }
      chain.append(edge.to)
      chains.append(chain)
    }
    // Columns without boxes take no room and no part, so what follows one another is joined.
    for chain in chains {
      for (from, to) in zip(chain, chain.dropFirst()) {
        after[from].append(to)
        before[to].append(from)
      }
    }
    places = Array(repeating: 0, count: vertices.count)
    for column in columns.indices { renumber(column) }
  }

  private mutating func renumber(_ column: Int) {
    for (place, vertex) in columns[column].enumerated() { places[vertex] = place }
  }

  private static let sweeps = 4

  /// - Returns: how many crossings are left.
  mutating func reduceCrossings() -> Int {
    var fewest = crossings
    var best = columns
    for sweep in 0..<Self.sweeps where fewest > 0 {
      let goesRight = sweep.isMultiple(of: 2)
      for column in goesRight ? Array(columns.indices) : columns.indices.reversed() {
        sort(column, by: goesRight ? before : after)
      }
      let found = crossings
      if found < fewest {
        fewest = found
        best = columns
      }
    }
    columns = best
    for column in columns.indices { renumber(column) }
    return fewest
  }

  /// Orders a column by the mean place of what its vertices are joined to; what is joined to nothing stays.
  private mutating func sort(_ column: Int, by neighbours: [[Int]]) {
    let keyed = columns[column].enumerated().map { place, vertex in
      let joined = neighbours[vertex]
      let sum = joined.reduce(0) { $0 + places[$1] }
      return (key: joined.isEmpty ? place * 1000 : sum * 1000 / joined.count, place: place, vertex: vertex)
    }
    columns[column] = keyed.sorted { ($0.key, $0.place) < ($1.key, $1.place) }.map(\.vertex)
    renumber(column)
  }

  private var crossings: Int {
    var count = 0
    for column in columns {
      let segments = column.flatMap { from in after[from].map { (places[from], places[$0]) } }
      for first in segments.indices {
        for second in segments[..<first]
        where (segments[first].0 - second.0) * (segments[first].1 - second.1) < 0 { count += 1 }
      }
    }
    return count
  }

  // MARK: Heights

  private static let rounds = 4

  /// The upper edge of each vertex; the uppermost is at 0.
  func placeVertically() -> [Int] {
    var tops = Array(repeating: 0, count: vertices.count)
    for column in columns {
      var end = 0
      for vertex in column {
        tops[vertex] = end
        end += vertices[vertex].height + rowGap
      }
    }
    func middle(_ vertex: Int) -> Int { tops[vertex] + vertices[vertex].height / 2 }
    for round in 0..<Self.rounds {
      let goesRight = round.isMultiple(of: 2)
      for column in goesRight ? columns : columns.reversed() where !column.isEmpty {
        var last = tops[column[0]]
        let wanted = column.map { vertex in
          var joined = goesRight ? before[vertex] : after[vertex]
          if joined.isEmpty { joined = goesRight ? after[vertex] : before[vertex] }
          // What is joined to nothing follows what stands above it.
          let top =
            joined.isEmpty ? last : joined.reduce(0) { $0 + middle($1) } / joined.count - vertices[vertex].height / 2
          last = top + vertices[vertex].height + rowGap
          return top
        }
        for (vertex, top) in zip(column, separated(column, wanted)) { tops[vertex] = top }
      }
    }
    let first = tops.min() ?? 0
    return tops.map { $0 - first }
  }

  /// The places nearest to those wanted, by least squares, at which vertices keep their order and their distance.
  ///
  /// Without what lies above it in the column, each may only come after the one before: what gets in each other's way
  /// becomes a block that stands at its mean.
  private func separated(_ column: [Int], _ wanted: [Int]) -> [Int] {
    var offsets: [Int] = []
    var end = 0
    for vertex in column {
      offsets.append(end)
      end += vertices[vertex].height + rowGap
    }
    var blocks: [(sum: Int, count: Int)] = []
    for (want, offset) in zip(wanted, offsets) {
      blocks.append((want - offset, 1))
      while blocks.count > 1 {
        let last = blocks[blocks.count - 1]
        let previous = blocks[blocks.count - 2]
        guard previous.sum * last.count > last.sum * previous.count else { break }
        blocks.removeLast(2)
        blocks.append((previous.sum + last.sum, previous.count + last.count))
      }
    }
    var tops: [Int] = []
    // Dividing without rounding towards zero keeps blocks in order.
    for block in blocks {
      let base = (block.sum - (block.sum < 0 ? block.count - 1 : 0)) / block.count
      for _ in 0..<block.count { tops.append(base + offsets[tops.count]) }
    }
    return tops
  }
}
