import Catalogue
import Templates

extension PageData {
  struct CourseGraph {
    var width: Int
    var height: Int
    /// Places among `graphNodes`, and so on.
    var nodes: Range<Int>
    var edges: Range<Int>
    var hasAlternatives: Bool
    var hasCorequisites: Bool
  }

  // MARK: A course among others

  func graph(ofCourse number: Int) -> Value {
    guard let neighbourhood = CourseNeighbourhood(of: Int32(number), in: view) else { return .absent }
    let drawing = CourseDrawing(neighbourhood, isMirrored: isRightToLeft)
    let nodes = graphNodes.count
    graphNodes.append(contentsOf: drawing.boxes)
    let edges = graphEdges.count
    graphEdges.append(contentsOf: drawing.lines)
    graphs.append(
      CourseGraph(
        width: drawing.width, height: drawing.height, nodes: nodes..<graphNodes.count, edges: edges..<graphEdges.count,
        hasAlternatives: drawing.lines.contains { $0.kind == .alternative },
        hasCorequisites: drawing.lines.contains { $0.kind == .corequisite }))
    return .record(ref(.courseGraph, graphs.count - 1))
  }

  func courseGraphValue(_ field: CourseGraphFields, _ number: Int) -> Value {
    let graph = graphs[number]
    switch field {
    case .width: return .integer(graph.width)
    case .height: return .integer(graph.height)
    case .emWidth: return .number(thousandths: graph.width * 1000 / 16)
    case .emHeight: return .number(thousandths: graph.height * 1000 / 16)
    case .hasAlternatives: return .boolean(graph.hasAlternatives)
    case .hasCorequisites: return .boolean(graph.hasCorequisites)
    case .nodes: return list(.graphNodes, start: graph.nodes.lowerBound, count: graph.nodes.count)
    case .edges: return list(.graphEdges, start: graph.edges.lowerBound, count: graph.edges.count)
    }
  }

  /// How large titles and codes are, in sixteenths of an em; the theme's style says the same.
  private static let titleSize = 12
  private static let codeSize = 13

  func graphNodeValue(_ field: GraphNodeFields, _ number: Int) -> Value {
    let box = graphNodes[number]
    let course = Int(box.node.course)
    func fitted(_ value: Value, size: Int) -> Value {
      guard case .text(let bytes) = value else { return .absent }
      return text(
        TextWidth.fitted(String(decoding: bytes, as: UTF8.self), width: CourseDrawing.textWidth * 1000 / size))
    }
    switch field {
    case .kind:
      switch box.node.kind {
      case .subject: return text("subject" as StaticString)
      case .course: return text("course" as StaticString)
      case .any: return text("any" as StaticString)
      case .all: return text("all" as StaticString)
      case .mixed: return text("mixed" as StaticString)
      case .more: return text("more" as StaticString)
      }
    case .course: return course < 0 ? .absent : .record(ref(.course, course))
    case .code: return course < 0 ? .absent : fitted(courseValue(.code, course), size: Self.codeSize)
    case .label: return course < 0 ? .absent : fitted(courseValue(.title, course), size: Self.titleSize)
    case .count: return box.node.kind == .more ? .integer(box.node.hidden.count) : .absent
    case .level: return .integer(box.node.level)
    case .x: return .integer(box.x)
    case .y: return .integer(box.y)
    case .width: return .integer(box.width)
    case .height: return .integer(box.height)
    case .middle: return .integer(box.x + box.width / 2)
    case .center: return .integer(box.y + box.height / 2)
    }
  }

  func graphEdgeValue(_ field: GraphEdgeFields, _ number: Int) -> Value {
    let line = graphEdges[number]
    switch field {
    case .kind:
      switch line.kind {
      case .required: return text("required" as StaticString)
      case .alternative: return text("alternative" as StaticString)
      case .corequisite: return text("corequisite" as StaticString)
      }
    case .path: return text(line.path)
    }
  }

  // MARK: Charts

  struct Chart {
    var height: Int
    var base: Int
    var total: Int
    var bars: Range<Int>
    var ticks: Range<Int>
  }

  struct ChartBar {
    var kind: RecordKind
    var record: Int
    var value: Int
    var share: Int
    var column: ColumnChart.Column
  }

  /// How many columns a chart shows at most: terms of some years, the largest departments.
  private static let barLimit = 12

  /// Enrollments by term, the oldest first, as far as there are some.
  ///
  /// Counts of enrollments would tell the public how many of them it does not see, so only internal builds have any.
  func chartOfTerms(counts: (Int) -> Int) -> Value {
    guard view.audience == .internal else { return .absent }
    var terms: [(record: Int, value: Int)] = []
    for term in index.terms where terms.count < Self.barLimit {
      let count = counts(Int(term))
      if count > 0 { terms.append((Int(term), count)) }
    }
    // One number is no chart.
    guard terms.count > 1 else { return .absent }
    return chart(of: .term, terms.reversed())
  }

  var chartOfAllTerms: Value { chartOfTerms { Int(view.relations.enrollmentsPerTerm[$0]) } }

  /// Enrollments in the current term, or in all where none is current, by department, the largest first.
  var chartOfDepartments: Value {
    guard view.audience == .internal, index.groups(of: .department).count > 1 else { return .absent }
    let term = view.currentTerm.map(Int32.init)
    var counts = [Int](repeating: 0, count: view.departments.count)
    for enrollment in view.enrollments where term == nil || enrollment.term == term {
      if let department = view.courses[Int(enrollment.course)].department?.index { counts[department] += 1 }
    }
    let shown = index.groups(of: .department).filter { counts[Int($0)] > 0 }
      .sorted { counts[Int($0)] > counts[Int($1)] }.prefix(Self.barLimit)
    guard shown.count > 1 else { return .absent }
    return chart(of: .department, shown.map { (record: Int($0), value: counts[Int($0)]) })
  }

  /// A department's enrollments by term.
  func chartOfTerms(ofDepartment number: Int) -> Value {
    guard view.audience == .internal else { return .absent }
    var counts = [Int](repeating: 0, count: view.terms.count)
    for course in view.relations.coursesOfDepartment[number] {
      for place in view.graph.byCourse.range(of: Int(course)) {
        let term = view.enrollments[Int(view.graph.byCourse.items[place])].term
        if term >= 0 { counts[Int(term)] += 1 }
      }
    }
    return chartOfTerms { counts[$0] }
  }

  private func chart(of kind: RecordKind, _ values: [(record: Int, value: Int)]) -> Value {
    let drawing = ColumnChart(
      values.map { (view.displayName(of: kind, $0.record).string, $0.value) }, isMirrored: isRightToLeft)
    let most = values.map(\.value).max() ?? 1
    let bars = chartBars.count
    for (value, column) in zip(values, drawing.columns) {
      chartBars.append(
        ChartBar(
          kind: kind, record: value.record, value: value.value, share: value.value * 100_000 / max(1, most),
          column: column))
    }
    let ticks = chartTicks.count
    chartTicks.append(contentsOf: drawing.ticks)
    charts.append(
      Chart(
        height: drawing.height, base: drawing.base, total: values.reduce(0) { $0 + $1.value },
        bars: bars..<chartBars.count, ticks: ticks..<chartTicks.count))
    return .record(ref(.chart, charts.count - 1))
  }

  func chartValue(_ field: ChartFields, _ number: Int) -> Value {
    let chart = charts[number]
    switch field {
    case .height: return .number(thousandths: chart.height)
    case .base: return .number(thousandths: chart.base)
    case .bars: return list(.chartBars, start: chart.bars.lowerBound, count: chart.bars.count)
    case .ticks: return list(.chartTicks, start: chart.ticks.lowerBound, count: chart.ticks.count)
    case .total: return .integer(chart.total)
    }
  }

  func chartBarValue(_ field: ChartBarFields, _ number: Int) -> Value {
    let bar = chartBars[number]
    switch field {
    case .title: return text(view.displayName(of: bar.kind, bar.record))
    case .url: return url(bar.kind, bar.record)
    case .value: return .integer(bar.value)
    case .share: return .number(thousandths: bar.share)
    case .label: return text(bar.column.label)
    case .isMinor: return .boolean(bar.column.isMinor)
    case .isSilent: return .boolean(bar.column.isSilent)
    case .isAtEdge: return .boolean(bar.column.isAtEdge)
    case .x: return .number(thousandths: bar.column.x)
    case .width: return .number(thousandths: bar.column.width)
    case .middle: return .number(thousandths: bar.column.middle)
    case .y: return .number(thousandths: bar.column.y)
    case .height: return .number(thousandths: bar.column.height)
    }
  }

  func chartTickValue(_ field: ChartTickFields, _ number: Int) -> Value {
    switch field {
    case .value: .integer(chartTicks[number].value)
    case .y: .number(thousandths: chartTicks[number].y)
    }
  }
}
