import Catalogue
package import Diagnostics

extension Rule {
  /// A course is, in the end, its own prerequisite.
  package static let prerequisiteCycle = Rule(
    id: "prerequisite-cycle", family: .structure, severity: .error,
    summary: "A course is, in the end, its own prerequisite.",
    explanation: """
      If Logic needs Programming and Programming needs Logic, nobody can ever begin. Each course that the \
      field `prerequisites` names counts, also as one of several alternatives: an alternative that can never \
      be taken is a mistake too. Courses that must be taken at the same time belong in `corequisites`, where \
      they may name each other.

      A cycle is reported once, in the course with its smallest id, at the reference that leads into it; the \
      message shows the shortest way round. Cycles that share courses are one report: mend one and run \
      `registrar lint` again.
      """,
    examples: [
      Example(
        "Three courses in a circle",
        [
          .init("content/courses/cs-101.md", "---\ntitle: Programming\nprerequisites: [«ma-110»]\n---\n"),
          .init(
            "content/courses/ma-110.md",
            "---\ntitle: Logic\nprerequisites: [{any: [ma-090, ph-100]}]\n---\n"),
          .init("content/courses/ph-100.md", "---\ntitle: Mechanics\nprerequisites: [cs-101]\n---\n"),
          .init("content/courses/ma-090.md", "---\ntitle: Arithmetic\n---\n"),
        ]),
      Example(
        "A course that needs itself",
        [.init("content/courses/cs-101.md", "---\ntitle: Programming\nprerequisites: [«cs-101»]\n---\n")]),
      Example(
        "Two ways to the same course",
        [
          .init("content/courses/cs-101.md", "---\ntitle: Programming\n---\n"),
          .init("content/courses/cs-201.md", "---\ntitle: Data structures\nprerequisites: [cs-101]\n---\n"),
          .init("content/courses/cs-301.md", "---\ntitle: Compilers\nprerequisites: [cs-101, cs-201]\n---\n"),
        ]),
    ])
}

/// Reports each group of courses that are prerequisites of one another, once.
///
/// - Complexity: O(*n* + *m*) in courses and prerequisites.
func prerequisiteCycles(in catalogue: Catalogue) -> [Finding] {
  let courses = catalogue.courses
  guard courses.contains(where: { !$0.prerequisites.isEmpty }) else { return [] }
  let graph = PrerequisiteGraph(courses)
  return graph.cycles().compactMap { component in
    guard let start = component.min(by: { courses[Int($0)].id < courses[Int($1)].id }) else { return nil }
    let way = graph.shortestWay(from: start, within: component)
    guard let second = way.dropFirst().first,
      let node = courses[Int(start)].prerequisites.first(where: {
        $0.form == .course && $0.course.target == second
      })
    else { return nil }
    return Finding(
      file: courses[Int(start)].header.file, rule: .prerequisiteCycle, place: node.course.place,
      message: PrerequisiteCycle.message(way.map { courses[Int($0)].id.string }))
  }
}

/// For each course, the number of the circle of prerequisites that it is part of, or -1.
func prerequisiteCircles(of courses: [Course]) -> [Int32] {
  var circles = [Int32](repeating: -1, count: courses.count)
  for (number, circle) in PrerequisiteGraph(courses).cycles().enumerated() {
    for course in circle { circles[Int(course)] = Int32(number) }
  }
  return circles
}

enum PrerequisiteCycle {
  /// How many ids of a way a message shows.
  private static let longest = 8

  /// Shows a way of ids from the first course back to itself.
  static func message(_ way: [String]) -> String {
    let shown =
      way.count <= longest
      ? way : Array(way.prefix(longest - 2)) + ["… (\(way.count - longest) more)"] + way.suffix(2)
    return "course '\(way[0])' is its own prerequisite: \(shown.joined(separator: " → "))"
  }
}

/// Which courses each course names as prerequisites.
private struct PrerequisiteGraph {
  private var starts: [Int32] = [0]
  private var targets: [Int32] = []

  init(_ courses: [Course]) {
    starts.reserveCapacity(courses.count + 1)
    for course in courses {
      for node in course.prerequisites where node.form == .course && node.course.target >= 0 {
        targets.append(node.course.target)
      }
      starts.append(Int32(targets.count))
    }
  }

  private var count: Int { starts.count - 1 }
  private func targets(of node: Int32) -> ArraySlice<Int32> {
    targets[Int(starts[Int(node)])..<Int(starts[Int(node) + 1])]
  }

  /// The strongly connected components that hold a cycle.
  ///
  /// Tarjan, "Depth-first search and linear graph algorithms" (1972), with a stack of its own, because a
  /// chain of prerequisites may be longer than the system's.
  func cycles() -> [[Int32]] {
    var order = [Int32](repeating: -1, count: count)
    var low = [Int32](repeating: 0, count: count)
    var isOpen = [Bool](repeating: false, count: count)
    var open: [Int32] = []
    var path: [(node: Int32, next: Int32)] = []
    var visited: Int32 = 0
    var cycles: [[Int32]] = []

    func enter(_ node: Int32) {
      order[Int(node)] = visited
      low[Int(node)] = visited
      visited += 1
      open.append(node)
      isOpen[Int(node)] = true
      path.append((node, starts[Int(node)]))
    }
    for root in 0..<Int32(count) where order[Int(root)] < 0 {
      enter(root)
      while let (node, next) = path.last {
        if next < starts[Int(node) + 1] {
          path[path.count - 1].next += 1
          let target = targets[Int(next)]
          if order[Int(target)] < 0 {
            enter(target)
          } else if isOpen[Int(target)] {
            low[Int(node)] = min(low[Int(node)], order[Int(target)])
          }
          continue
        }
        path.removeLast()
        if let parent = path.last?.node { low[Int(parent)] = min(low[Int(parent)], low[Int(node)]) }
        guard low[Int(node)] == order[Int(node)] else { continue }
        var component: [Int32] = []
        repeat {
          component.append(open.removeLast())
          isOpen[Int(component[component.count - 1])] = false
        } while component[component.count - 1] != node
        if component.count > 1 || targets(of: node).contains(node) { cycles.append(component) }
      }
    }
    return cycles
  }

  /// The shortest way from a node back to itself that stays within a component; both ends are the node.
  func shortestWay(from start: Int32, within component: [Int32]) -> [Int32] {
    let members = Set(component)
    var previous: [Int32: Int32] = [:]
    var queue = [start]
    var next = 0
    while next < queue.count {
      let node = queue[next]
      next += 1
      for target in targets(of: node) where members.contains(target) {
        if target == start {
          var way = [start, node]
          while let last = way.last, last != start, let before = previous[last] { way.append(before) }
          return way.last == start && way.count > 1 ? way.reversed() : [start, start]
        }
        if previous[target] == nil {
          previous[target] = node
          queue.append(target)
        }
      }
    }
    return [start]
  }
}
