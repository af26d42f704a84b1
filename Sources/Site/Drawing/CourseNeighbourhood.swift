import Catalogue

/// What a course needs and what it opens up, two steps each way: the boxes and edges of a drawing, without their places.
struct CourseNeighbourhood: Sendable {
  struct Node: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
      case subject, course
      /// Joins alternatives, or what belongs together among them.
      case any, all
      /// Stands for choices within choices that are too deep to draw.
      case mixed
      /// Stands for courses that there is no room for.
      case more
    }

    var kind: Kind
    /// The course, where it is one.
    var course: Int32 = -1
    /// The courses that it stands for.
    var hidden: [Int32] = []
    /// How many steps it is away from the subject; below zero on the way there.
    var level: Int
    /// How many choices it lies in.
    var depth = 0
    var column = 0
  }

  struct Edge: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
      case required, alternative, corequisite
    }

    var from: Int
    var to: Int
    var kind = Kind.required
  }

  private(set) var nodes: [Node] = []
  private(set) var edges: [Edge] = []
  private var places: [[Int32: Int]] = Array(repeating: [:], count: 5)
  private var more: [Int?] = Array(repeating: nil, count: 5)
  private var known: Set<Edge> = []

  /// How many courses a column shows, and one more where that would be the only one left.
  static let limit = 8
  /// How many choices within choices are drawn.
  static let depthLimit = 3

  /// `nil` where the course needs nothing and opens nothing up.
  init?(of course: Int32, in view: AudienceView) {
    let subject = view.courses[Int(course)]
    let opened = view.relations.requiredFor[Int(course)]
    guard !subject.prerequisites.isEmpty || !opened.isEmpty || !subject.corequisites.isEmpty else { return nil }
    nodes.append(Node(kind: .subject, course: course, level: 0))
    places[2][course] = 0
    add(subject.prerequisites, into: 0, level: -1)
    for (place, node) in nodes.enumerated() where node.kind == .course && node.level == -1 {
      add(view.courses[Int(node.course)].prerequisites, into: place, level: -2)
    }
    addOpened(opened, by: 0, course, level: 1, view)
    for (place, node) in nodes.enumerated() where node.kind == .course && node.level == 1 {
      addOpened(view.relations.requiredFor[Int(node.course)], by: place, node.course, level: 2, view)
    }
    for corequisite in subject.corequisites
    where corequisite.target >= 0 && !places.contains(where: { $0[corequisite.target] != nil }) {
      join(0, self.place(of: corequisite.target, level: 0), .corequisite)
    }
    guard nodes.count > 1 else { return nil }
    assignColumns()
  }

  // MARK: What it needs

  private mutating func add(_ requirement: Run<RequirementNode>, into target: Int, level: Int) {
    add(requirement, 0..<requirement.count, form: .all, into: target, level: level, depth: 0)
  }

  /// - Parameter form: how the nodes of the range belong together; `nil` where that is no longer drawn.
  private mutating func add(
    _ requirement: Run<RequirementNode>, _ range: Range<Int>, form: RequirementNode.Form?, into target: Int, level: Int,
    depth: Int
  ) {
    var next = range.lowerBound
    while next < range.upperBound {
      var item = next
      next = Int(requirement[item].next)
      // A choice of one is no choice, and one of nothing is none.
      while requirement[item].form != .course, item + 1 < next, Int(requirement[item + 1].next) == next { item += 1 }
      let node = requirement[item]
      if node.form == .course {
        guard node.course.target >= 0 else { continue }
        join(place(of: node.course.target, level: level), target)
        continue
      }
      guard item + 1 < next else { continue }
      let inner = item + 1..<next
      if form == nil || node.form == form {
        add(requirement, inner, form: form, into: target, level: level, depth: depth)
        continue
      }
      let isDrawn = depth + 1 < Self.depthLimit
      nodes.append(
        Node(kind: isDrawn ? (node.form == .any ? .any : .all) : .mixed, level: level, depth: depth + 1))
      let junction = nodes.count - 1
      // Nothing nested inside of a plain choice is lost by drawing it.
      let isPlain = inner.allSatisfy { requirement[$0].form == .course }
      if !isDrawn, isPlain { nodes[junction].kind = node.form == .any ? .any : .all }
      add(
        requirement, inner, form: isDrawn ? node.form : nil, into: junction, level: level, depth: depth + 1)
      join(junction, target)
    }
  }

  // MARK: What it opens up

  private mutating func addOpened(
    _ courses: some Collection<Int32>, by place: Int, _ course: Int32, level: Int, _ view: AudienceView
  ) {
    for opened in courses {
      let kind: Edge.Kind =
        view.courses[Int(opened)].prerequisites.needs(course) ? .required : .alternative
      let isBeside = level == 2 && places[3][opened] != nil
      let target = isBeside ? places[3][opened] ?? 0 : self.place(of: opened, level: level, count: courses.count)
      join(place, target, kind)
    }
  }

  // MARK: Nodes and edges

  /// The node of a course on a level; the one for all that there is no room for, where there is none.
  private mutating func place(of course: Int32, level: Int, count: Int = 0) -> Int {
    if level == -2, let beside = places[1][course] { return beside }
    if let known = places[level + 2][course] { return known }
    let room = level == 1 && count == Self.limit + 1 ? Self.limit + 1 : Self.limit
    if places[level + 2].count >= room {
      if let more = more[level + 2] {
        if !nodes[more].hidden.contains(course) { nodes[more].hidden.append(course) }
        return more
      }
      nodes.append(Node(kind: .more, hidden: [course], level: level))
      more[level + 2] = nodes.count - 1
      return nodes.count - 1
    }
    nodes.append(Node(kind: .course, course: course, level: level))
    places[level + 2][course] = nodes.count - 1
    return nodes.count - 1
  }

  private mutating func join(_ from: Int, _ to: Int, _ kind: Edge.Kind = .required) {
    guard from != to else { return }
    let edge = Edge(from: from, to: to, kind: kind)
    // Several that are hidden may be joined to the same; one that needs it wins.
    guard known.insert(edge).inserted else { return }
    if kind == .alternative, known.contains(Edge(from: from, to: to)) { return }
    if kind == .required {
      edges.removeAll { $0.from == from && $0.to == to }
    }
    edges.append(edge)
  }

  // MARK: Columns

  /// How many columns of courses there are on either side of the subject, at most.
  private static let mostRanks: Int32 = 3

  /// A course stands before all that it leads to, where there is room.
  ///
  /// It is further away from the subject than its own steps say, if it leads to others that are as near. Junctions have
  /// columns of their own, nearest to what they lead to first.
  private mutating func assignColumns() {
    let ranks = makeRanks()
    /// How deep the choices are that lead to courses of a rank on the way to the subject.
    var depths: [Int32: Int] = [:]
    for (place, node) in nodes.enumerated() where node.depth > 0 {
      depths[ranks[place], default: 0] = max(depths[ranks[place], default: 0], node.depth)
    }
    /// The columns of courses, by rank.
    var columns: [Int32: Int] = [:]
    var next = 0
    for rank in stride(from: ranks.min() ?? 0, through: ranks.max() ?? 0, by: 1) {
      next += depths[rank] ?? 0
      columns[rank] = next
      next += 1
    }
    for place in nodes.indices { nodes[place].column = (columns[ranks[place]] ?? 0) - nodes[place].depth }
  }

  /// How many courses a course is away from the subject on the longest way, below zero on the way there.
  ///
  /// The rank of a junction is that of the course that it leads to. What leads round in circles, and what is too far, is left
  /// where it is.
  ///
  /// - Complexity: O(*n* *e*) at worst, of which there are few.
  private func makeRanks() -> [Int32] {
    var next: [[Int]] = Array(repeating: [], count: nodes.count)
    var previous = next
    for edge in edges where edge.kind != .corequisite {
      next[edge.from].append(edge.to)
      previous[edge.to].append(edge.from)
    }
    var ranks = nodes.map { Int32($0.level) }
    // Junctions lead to one place each, and take no rank of their own.
    func isJunction(_ place: Int) -> Bool { nodes[place].depth > 0 }
    for place in nodes.indices where isJunction(place) { ranks[place] += 1 }
    /// Ranks only move away from the subject, until nothing moves or they are at the end.
    func settle(_ isBefore: Bool) {
      var hasMoved = true
      while hasMoved {
        hasMoved = false
        for place in nodes.indices where isBefore ? nodes[place].level < 0 : nodes[place].level > 0 {
          for other in isBefore ? next[place] : previous[place] {
            guard isBefore ? nodes[other].level < 0 : nodes[other].level > 0 else { continue }
            let step: Int32 = isBefore ? isJunction(place) ? 0 : -1 : 1
            let wanted = ranks[other] + step
            guard isBefore ? wanted < ranks[place] : wanted > ranks[place], abs(wanted) <= Self.mostRanks else {
              continue
            }
            ranks[place] = wanted
            hasMoved = true
          }
        }
      }
    }
    settle(true)
    settle(false)
    return ranks
  }
}

extension Run where Element == RequirementNode {
  /// Whether a course is needed whatever else is chosen.
  fileprivate func needs(_ course: Int32) -> Bool {
    /// The ends of the choices that a node lies in.
    var ends: [Int32] = []
    for place in indices {
      while let end = ends.last, end <= Int32(place) { ends.removeLast() }
      let node = self[place]
      switch node.form {
      case .course: if node.course.target == course, ends.isEmpty { return true }
      case .any: if place + 1 < Int(node.next), self[place + 1].next != node.next { ends.append(node.next) }
      case .all: break
      }
    }
    return false
  }
}
