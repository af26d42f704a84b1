extension RecordGraph {
  /// Joins records of some kinds by edges of some kinds.
  ///
  /// Edges come kind by kind, and within one in the order of the records that they lead from.
  ///
  /// - Complexity: O(*n* log *n*) in records, O(*m*) in edges.
  package init(
    _ view: AudienceView, of kinds: Set<RecordKind> = Set(nodeKinds),
    by edgeKinds: Set<EdgeKind> = Set(EdgeKind.allCases)
  ) {
    self.view = view
    var starts = [Int32](repeating: 0, count: RecordKind.allCases.count)
    var orders: [(kind: RecordKind, order: [Int32])] = []
    var count: Int32 = 0
    for kind in Self.nodeKinds {
      starts[Int(kind.rawValue)] = count
      let order = Self.order(of: kind, in: view)
      orders.append((kind, order))
      count += Int32(order.count)
    }
    self.starts = starts
    isShown = [Bool](repeating: false, count: Int(count))
    for (kind, order) in orders where kinds.contains(kind) {
      for number in order where view.isPublished(kind, Int(number)) {
        nodes.append(node(kind, Int(number)))
        isShown[Int(node(kind, Int(number)))] = true
      }
    }
    for kind in EdgeKind.allCases where edgeKinds.contains(kind) {
      for source in nodes where kind.ends.sources.contains(record(source).kind) { addEdges(kind, from: source) }
    }
  }

  private static func order(of kind: RecordKind, in view: AudienceView) -> [Int32] {
    switch kind {
    case .course: return view.order.courses
    case .student: return view.order.students
    case .term: return view.order.terms
    default:
      let headers = view.headers(of: kind)
      return Ranking.order(
        count: headers.count, label: { view.displayName(of: kind, $0) }, id: { headers[$0].id })
    }
  }

  private mutating func addEdges(_ kind: EdgeKind, from source: Int32) {
    let (sourceKind, number) = record(source)
    switch kind {
    case .enrollment:
      for enrollment in view.graph.byStudent[number] {
        add(kind, source, .course, view.enrollments[Int(enrollment)].course, enrollment)
      }
    case .prerequisite: addPrerequisites(of: number)
    case .corequisite:
      for course in distinct(view.courses[number].corequisites.map(\.target)) { add(kind, source, .course, course) }
    case .crossListing:
      for course in distinct(view.courses[number].crossListed.map(\.target)) {
        // Usually both courses name the other one, and that is one edge.
        let isSaidThere = view.courses[Int(course)].crossListed.contains { Int($0.target) == number }
        if isSaidThere, course < number { continue }
        add(kind, source, .course, course)
      }
    case .offering:
      for (place, offering) in view.courses[number].offerings.enumerated() {
        if let term = offering.term { add(kind, source, .term, term.target, Int32(place)) }
      }
    case .teaching:
      for course in view.relations.coursesOfInstructor[number] { add(kind, source, .course, course) }
    case .requirement:
      for course in view.relations.coursesOfProgram[number] { add(kind, source, .course, course) }
    case .membership:
      switch sourceKind {
      case .course: add(kind, source, .department, view.courses[number].department?.target)
      case .student: add(kind, source, .program, view.students[number].program?.target)
      case .instructor: add(kind, source, .department, view.instructors[number].department?.target)
      case .program: add(kind, source, .department, view.programs[number].department?.target)
      case .term, .department, .page, .enrollment: break
      }
    }
  }

  /// Each course that is named counts once, and as one of a choice only where every mention is.
  private mutating func addPrerequisites(of course: Int) {
    let requirements = view.courses[course].prerequisites
    var named: [(course: Int32, isChoice: Bool)] = []
    var choiceEnd = 0
    for (place, requirement) in requirements.enumerated() {
      if requirement.form == .any { choiceEnd = max(choiceEnd, Int(requirement.next)) }
      guard requirement.form == .course else { continue }
      let isChoice = place < choiceEnd
      if let known = named.firstIndex(where: { $0.course == requirement.course.target }) {
        if !isChoice { named[known].isChoice = false }
      } else {
        named.append((requirement.course.target, isChoice))
      }
    }
    for (needed, isChoice) in named {
      add(.prerequisite, node(.course, course), .course, needed, isChoice ? 1 : 0)
    }
  }

  private mutating func add(
    _ kind: EdgeKind, _ source: Int32, _ targetKind: RecordKind, _ number: Int32?, _ detail: Int32 = 0
  ) {
    guard let number, number >= 0, case let target = node(targetKind, Int(number)), shows(target) else { return }
    edges.append(Edge(kind: kind, source: source, target: target, detail: detail))
  }

  private func distinct(_ numbers: [Int32]) -> [Int32] {
    var seen: Set<Int32> = []
    return numbers.filter { $0 >= 0 && seen.insert($0).inserted }
  }
}
