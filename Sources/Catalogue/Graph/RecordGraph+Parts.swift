extension RecordGraph {
  /// Keeps what can be reached from a node over some edges, in either direction, and every edge between what is kept.
  ///
  /// - Parameters:
  ///   - start: a node that is shown.
  ///   - depth: how many edges may lie between.
  /// - Complexity: O(*m* · *d*) in edges and steps, where no more steps are taken than lead to something new.
  package mutating func keepNeighbourhood(of start: Int32, depth: Int) {
    var distance = [Int](repeating: .max, count: isShown.count)
    distance[Int(start)] = 0
    var step = 0
    while step < depth {
      var isSpreading = false
      for edge in edges {
        for (near, far) in [(edge.source, edge.target), (edge.target, edge.source)]
        where distance[Int(near)] == step && distance[Int(far)] == .max {
          distance[Int(far)] = step + 1
          isSpreading = true
        }
      }
      if !isSpreading { break }
      step += 1
    }
    keep { distance[Int($0)] != .max }
  }

  /// Keeps the nodes that an edge leads from or to.
  ///
  /// - Complexity: O(*n* + *m*).
  package mutating func keepJoined() {
    var isJoined = [Bool](repeating: false, count: isShown.count)
    for edge in edges {
      isJoined[Int(edge.source)] = true
      isJoined[Int(edge.target)] = true
    }
    keep { isJoined[Int($0)] }
  }

  private mutating func keep(_ isKept: (Int32) -> Bool) {
    nodes.removeAll { !isKept($0) }
    for node in isShown.indices where isShown[node] && !isKept(Int32(node)) { isShown[node] = false }
    let isShown = isShown
    edges.removeAll { !isShown[Int($0.source)] || !isShown[Int($0.target)] }
  }
}
