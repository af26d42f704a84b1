import Catalogue
import Diagnostics

/// A record as somebody names it: `cs-101`, or `course:cs-101` where that says too little.
struct RecordName {
  private let kind: RecordKind?
  private let id: String

  init(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    kind = parts.count == 2 ? RecordKind(name: parts[0]) : nil
    // A label may hold a colon.
    id = kind == nil ? text : String(parts[1])
  }

  /// The node of the record that is meant.
  ///
  /// - Throws: `Refusal` where there is none, or several.
  /// - Complexity: O(*n*) in nodes.
  func node(in graph: RecordGraph) throws -> Int32 {
    let nodes = graph.nodes.filter { kind == nil || graph.record($0).kind == kind }
    let meant = nodes.filter { graph.header(of: $0).id == id }
    if meant.count == 1 { return meant[0] }
    if meant.isEmpty { throw unknown(among: nodes, in: graph) }
    let names = meant.map { "\(graph.record($0).kind.name):\(id)" }
    throw Refusal(
      status: 409, code: "ambiguous-record",
      message: "'\(id)' is the id of several records; say which: \(names.joined(separator: ", "))",
      details: names.map { .init(field: "id", value: $0) })
  }

  private func unknown(among nodes: [Int32], in graph: RecordGraph) -> Refusal {
    // An old id is not near to the new one, and means it all the same.
    let renamed = nodes.first { graph.header(of: $0).aliases.contains { $0.text == id } }
    let near =
      renamed.map { graph.header(of: $0).id.string }
      ?? suggestion(for: id, among: nodes.lazy.map { graph.header(of: $0).id.string })
    let word = kind?.name ?? "record"
    return Refusal(
      status: 404, code: "unknown-\(word)", message: "no \(word) has the id '\(id)'",
      details: [.init(field: "id", value: id, suggestion: near)])
  }
}

extension RecordGraph {
  func header(of node: Int32) -> RecordHeader {
    let (kind, number) = record(node)
    return view.header(of: kind, number)
  }
}
