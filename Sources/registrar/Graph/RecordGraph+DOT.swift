import Catalogue
import Diagnostics

extension RecordGraph {
  /// Prints the graph in the language of Graphviz.
  ///
  /// Prerequisites point from what comes first to what it opens up, because that is how one reads a plan of study.
  ///
  /// - Complexity: O(*n* + *m*), in little memory beside the names of nodes.
  func writeDOT(title: String, to print: ([UInt8]) throws -> Void) throws {
    var dot = DOTWriter()
    dot.append("digraph ")
    dot.quote(Array(title.utf8).span)
    dot.append(" {\n  graph [rankdir=LR, ranksep=1];\n")
    dot.append("  node [shape=box, style=rounded, fontname=\"sans-serif\", fontsize=11, margin=\"0.12,0.06\"];\n")
    dot.append("  edge [fontname=\"sans-serif\", fontsize=9, color=\"#625c53\", arrowsize=0.7];\n")
    for kind in Self.nodeKinds {
      let members = nodes.filter { record($0).kind == kind }
      if members.isEmpty { continue }
      dot.append("  {\n    node [class=\(kind.name), \(Self.look(of: kind))];\n")
      for node in members {
        dot.append("    ")
        appendName(of: node, to: &dot)
        dot.append(" [label=")
        appendLabel(of: node, to: &dot)
        dot.append("];\n")
        if dot.bytes.count > Self.chunk { try dot.drain(print) }
      }
      dot.append("  }\n")
    }
    var start = 0
    while start < edges.count {
      let kind = edges[start].kind
      let end = edges[start...].firstIndex { $0.kind != kind } ?? edges.count
      dot.append("  {\n    edge [class=\(kind.name)\(Self.look(of: kind))];\n")
      for edge in edges[start..<end] {
        dot.append("    ")
        appendName(of: kind == .prerequisite ? edge.target : edge.source, to: &dot)
        dot.append(" -> ")
        appendName(of: kind == .prerequisite ? edge.source : edge.target, to: &dot)
        appendDetails(of: edge, to: &dot)
        dot.append(";\n")
        if dot.bytes.count > Self.chunk { try dot.drain(print) }
      }
      dot.append("  }\n")
      start = end
    }
    dot.append("}\n")
    try dot.drain(print)
  }

  private static func look(of kind: RecordKind) -> String {
    switch kind {
    case .course: "shape=box"
    case .student: "shape=ellipse, style=solid"
    case .term: "shape=plaintext"
    case .department: "shape=folder, style=solid"
    case .instructor: "shape=ellipse, style=dashed"
    case .program: "shape=box3d, style=solid"
    case .page, .enrollment: ""
    }
  }

  private static func look(of kind: EdgeKind) -> String {
    switch kind {
    case .prerequisite: ", color=\"#7b1e2e\""
    case .corequisite: ", style=bold"
    case .crossListing: ", dir=none, style=bold"
    case .teaching, .membership: ", style=dotted"
    case .enrollment, .offering, .requirement: ""
    }
  }

  private func appendName(of node: Int32, to dot: inout DOTWriter) {
    let (kind, number) = record(node)
    dot.quote(Self.prefix(of: kind), view.header(of: kind, number).id.bytes)
  }

  /// A course is known by its code, too.
  private func appendLabel(of node: Int32, to dot: inout DOTWriter) {
    let (kind, number) = record(node)
    let name = view.displayName(of: kind, number)
    guard kind == .course, case let code = view.courses[number].displayCode, code != name.string else {
      return dot.quote("", name.bytes)
    }
    dot.append("\"")
    dot.escape(Array(code.utf8).span)
    dot.append("\\n")
    dot.escape(name.bytes.span)
    dot.append("\"")
  }

  private func appendDetails(of edge: Edge, to dot: inout DOTWriter) {
    switch edge.kind {
    case .enrollment:
      let enrollment = view.enrollments[Int(edge.detail)]
      let term = enrollment.term < 0 ? "" : view.terms[Int(enrollment.term)].id.string
      let isPlain = enrollment.status == .enrolled || enrollment.status == .completed
      let words = [term, isPlain ? "" : enrollment.status.name].filter { !$0.isEmpty }
      if words.isEmpty { return }
      dot.append(" [label=")
      dot.quote(Array(words.joined(separator: ", ").utf8).span)
      dot.append(isPlain ? "]" : ", style=dashed]")
    case .offering:
      let section = view.courses[record(edge.source).number].offerings[Int(edge.detail)].section
      if section.isEmpty { return }
      dot.append(" [label=")
      dot.quote("", section.bytes)
      dot.append("]")
    case .prerequisite: if edge.detail == 1 { dot.append(" [style=dashed]") }
    case .corequisite, .crossListing, .teaching, .requirement, .membership: break
    }
  }
}

extension Course {
  /// The code; the id in capitals where there is none.
  fileprivate var displayCode: String { code.isEmpty ? id.string.uppercased() : code.string }
}
