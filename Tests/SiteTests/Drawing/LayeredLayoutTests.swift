import Testing

@testable import Site

@Suite struct LayeredLayoutTests {
  private typealias Layout = LayeredLayout

  private func boxes(_ columns: [Int]) -> [Layout.Box] { columns.map { .init(column: $0, width: 100, height: 40) } }

  private func edges(_ pairs: [(Int, Int)]) -> [Layout.Edge] { pairs.map { .init(from: $0.0, to: $0.1) } }

  /// The same numbers each time, whatever the machine.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  @Test("A box stands level with the only one it is joined to, and between two")
  func alignment() {
    let chain = Layout(boxes: boxes([0, 1, 2]), edges: edges([(0, 1), (1, 2)]))
    #expect(Set(chain.corners.map(\.y)) == [0])
    #expect(chain.corners.map(\.x) == [0, 140, 280] && chain.width == 380 && chain.height == 40)
    let fork = Layout(boxes: boxes([0, 0, 1]), edges: edges([(0, 2), (1, 2)]))
    #expect(fork.corners[2].y * 2 == fork.corners[0].y + fork.corners[1].y)
  }

  @Test("Edges are untangled where that is possible")
  func untangled() {
    // Three from top to bottom lead to three from bottom to top.
    let layout = Layout(boxes: boxes([0, 0, 0, 1, 1, 1]), edges: edges([(0, 5), (1, 4), (2, 3)]))
    #expect(layout.crossings == 0)
    // Two that both lead to two cross once, however they stand.
    let crossed = Layout(boxes: boxes([0, 0, 1, 1]), edges: edges([(0, 2), (0, 3), (1, 2), (1, 3)]))
    #expect(crossed.crossings == 1)
  }

  @Test("An edge over a column leads past its boxes")
  func passage() {
    let layout = Layout(boxes: boxes([0, 1, 2]), edges: edges([(0, 1), (1, 2), (0, 2)]))
    let route = layout.routes[2]
    #expect(route.count == 4)
    for point in route[1...2] {
      #expect(point.y < layout.corners[1].y || point.y > layout.corners[1].y + 40)
    }
    #expect(route[1].x <= layout.corners[1].x && route[2].x >= layout.corners[1].x + 100)
  }

  @Test("Nothing overlaps and nothing leaves the drawing, however boxes are joined", arguments: 0..<60)
  func noOverlaps(seed: Int) {
    var dice = Dice(state: UInt64(seed))
    let columns = (0..<Int.random(in: 1...24, using: &dice)).map { _ in Int.random(in: 0...5, using: &dice) }
    let boxes = columns.map {
      Layout.Box(column: $0, width: .random(in: 10...150, using: &dice), height: .random(in: 10...50, using: &dice))
    }
    var pairs: [(Int, Int)] = []
    for from in columns.indices {
      for to in columns.indices where columns[from] < columns[to] && Int.random(in: 0..<4, using: &dice) == 0 {
        pairs.append((from, to))
      }
    }
    let layout = Layout(boxes: boxes, edges: edges(pairs))
    for (number, box) in boxes.enumerated() {
      let corner = layout.corners[number]
      #expect(corner.x >= 0 && corner.y >= 0)
      #expect(corner.x + box.width <= layout.width && corner.y + box.height <= layout.height)
      for other in boxes.indices[..<number] where boxes[other].column == box.column {
        let a = corner.y..<corner.y + box.height
        let b = layout.corners[other].y..<layout.corners[other].y + boxes[other].height
        #expect(!a.overlaps(b))
      }
    }
    for (pair, route) in zip(pairs, layout.routes) {
      #expect(route.first?.x == layout.corners[pair.0].x + boxes[pair.0].width)
      #expect(route.last?.x == layout.corners[pair.1].x)
      #expect(zip(route, route.dropFirst()).allSatisfy { $0.x <= $1.x })
    }
  }

  @Test("Nothing is a drawing of no size")
  func nothing() {
    let layout = Layout(boxes: [], edges: [])
    #expect(layout.width == 0 && layout.height == 0 && layout.corners.isEmpty)
  }
}
