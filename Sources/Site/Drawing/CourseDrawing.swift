import Catalogue

/// A course among those that it needs and those that it opens up: where the boxes stand and how the edges run.
///
/// All measures are in sixteenths of an em. It reads from left to right, or from right to left where it is mirrored.
struct CourseDrawing: Sendable {
  struct Box: Sendable, Hashable {
    var node: CourseNeighbourhood.Node
    var x: Int
    var y: Int
    var width: Int
    var height: Int
  }

  struct Line: Sendable, Hashable {
    var kind: CourseNeighbourhood.Edge.Kind
    /// The data of an SVG path.
    var path: String
  }

  private(set) var boxes: [Box] = []
  private(set) var lines: [Line] = []
  private(set) var width = 0
  private(set) var height = 0

  static let courseWidth = 152
  /// How wide the text in a box may be.
  static let textWidth = courseWidth - 18

  private typealias Point = LayeredLayout.Point

  /// Room for the outlines of boxes.
  private static let margin = 2
  /// How far an edge between boxes of one column leads around them, and how much of that its curve takes.
  private static let detour = 32
  private static let detourRoom = 26

  init(_ neighbourhood: CourseNeighbourhood, isMirrored: Bool = false) {
    let nodes = neighbourhood.nodes
    let boxes = nodes.map { node in
      let (width, height) = Self.size(of: node.kind)
      return LayeredLayout.Box(column: node.column, width: width, height: height)
    }
    func isForward(_ edge: CourseNeighbourhood.Edge) -> Bool {
      edge.kind != .corequisite && nodes[edge.from].column < nodes[edge.to].column
    }
    let forward = neighbourhood.edges.filter(isForward)
    let others = neighbourhood.edges.filter { !isForward($0) }
    let layout = LayeredLayout(boxes: boxes, edges: forward.map { .init(from: $0.from, to: $0.to) })
    /// Whether a straight line between two boxes of a column would lead behind a third one.
    func isBlocked(_ edge: CourseNeighbourhood.Edge) -> Bool {
      let (from, to) = (layout.corners[edge.from].y, layout.corners[edge.to].y)
      return nodes.indices.contains { other in
        boxes[other].column == boxes[edge.from].column && other != edge.from && other != edge.to
          && min(from, to)...max(from, to) ~= layout.corners[other].y
      }
    }
    func leadsAround(_ edge: CourseNeighbourhood.Edge) -> Bool { edge.kind != .corequisite || isBlocked(edge) }
    let detours = others.filter(leadsAround)
    let before = detours.contains { nodes[$0.from].level < 0 } ? Self.detourRoom : Self.margin
    let after = detours.contains { nodes[$0.from].level >= 0 } ? Self.detourRoom : Self.margin
    let width = before + layout.width + after
    self.width = width
    height = layout.height + 2 * Self.margin
    func x(_ x: Int) -> Int { isMirrored ? width - before - x : before + x }
    func y(_ y: Int) -> Int { y + Self.margin }
    self.boxes = nodes.indices.map { number in
      let corner = layout.corners[number]
      let box = boxes[number]
      return Box(
        node: nodes[number], x: x(corner.x) - (isMirrored ? box.width : 0), y: y(corner.y), width: box.width,
        height: box.height)
    }
    for (edge, route) in zip(forward, layout.routes) {
      lines.append(Line(kind: edge.kind, path: Self.path(route.map { Point(x: x($0.x), y: y($0.y)) })))
    }
    for edge in others {
      let from = layout.corners[edge.from]
      let to = layout.corners[edge.to]
      let path: String
      if !leadsAround(edge) {
        let middle = x(from.x + boxes[edge.from].width / 2)
        let isBelow = to.y > from.y
        path =
          "M\(middle) \(y(from.y + (isBelow ? boxes[edge.from].height : 0)))"
          + "V\(y(to.y + (isBelow ? 0 : boxes[edge.to].height)))"
      } else {
        let isBefore = nodes[edge.from].level < 0
        func side(_ corner: Point, _ number: Int) -> Point {
          Point(x: corner.x + (isBefore ? 0 : boxes[number].width), y: corner.y + boxes[number].height / 2)
        }
        let start = side(from, edge.from)
        let end = side(to, edge.to)
        let outside = isBefore ? min(start.x, end.x) - Self.detour : max(start.x, end.x) + Self.detour
        path =
          "M\(x(start.x)) \(y(start.y))C\(x(outside)) \(y(start.y)) \(x(outside)) \(y(end.y)) \(x(end.x)) \(y(end.y))"
      }
      lines.append(Line(kind: edge.kind, path: path))
    }
  }

  private static func size(of kind: CourseNeighbourhood.Node.Kind) -> (width: Int, height: Int) {
    switch kind {
    case .subject, .course: (courseWidth, 44)
    case .any, .all, .mixed: (40, 22)
    case .more: (courseWidth, 28)
    }
  }

  /// An edge that leaves and arrives horizontally.
  private static func path(_ route: [Point]) -> String {
    guard let first = route.first else { return "" }
    var path = "M\(first.x) \(first.y)"
    for (from, to) in zip(route, route.dropFirst()) {
      let middle = (from.x + to.x) / 2
      path += from.y == to.y ? "H\(to.x)" : "C\(middle) \(from.y) \(middle) \(to.y) \(to.x) \(to.y)"
    }
    return path
  }
}
