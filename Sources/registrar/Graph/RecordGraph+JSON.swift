import Catalogue
import Diagnostics

extension RecordGraph {
  /// How many bytes are gathered before they are printed.
  static let chunk = 1 << 16

  /// Prints the graph in the form that libraries for graphs read: nodes with an `id`, edges with `source` and `target`.
  ///
  /// - Complexity: O(*n* + *m*), in little memory.
  func writeJSON(to print: ([UInt8]) throws -> Void) throws {
    var json = JSONWriter()
    var failure: (any Error)?
    func flush(_ json: inout JSONWriter, isEnd: Bool = false) {
      guard failure == nil, isEnd || json.bytes.count > Self.chunk else { return }
      do { try json.drain(print) } catch { failure = error }
    }
    json.object(.many) { json in
      json.field("directed", true)
      json.field("multigraph", true)
      json.array("nodes", .many) { json in
        for node in nodes {
          let (kind, number) = record(node)
          json.object { json in
            json.key("id")
            writeName(of: node, to: &json)
            json.field("kind", kind.name)
            json.key("label")
            json.value(utf8: view.displayName(of: kind, number).bytes)
          }
          flush(&json)
          if failure != nil { break }
        }
      }
      json.array("edges", .many) { json in
        for edge in edges where failure == nil {
          json.object { json in
            json.key("source")
            writeName(of: edge.source, to: &json)
            json.key("target")
            writeName(of: edge.target, to: &json)
            json.field("kind", edge.kind.name)
            writeDetails(of: edge, to: &json)
          }
          flush(&json)
        }
      }
    }
    json.endLine()
    flush(&json, isEnd: true)
    if let failure { throw failure }
  }

  private func writeName(of node: Int32, to json: inout JSONWriter) {
    let (kind, number) = record(node)
    let nothing = Text("").bytes
    json.value(joining: Text(Self.prefix(of: kind)).bytes, view.header(of: kind, number).id.bytes, nothing, nothing)
  }

  static func prefix(of kind: RecordKind) -> StaticString {
    switch kind {
    case .course: "course:"
    case .student: "student:"
    case .term: "term:"
    case .department: "department:"
    case .instructor: "instructor:"
    case .program: "program:"
    case .page: "page:"
    case .enrollment: "enrollment:"
    }
  }

  private func writeDetails(of edge: Edge, to json: inout JSONWriter) {
    switch edge.kind {
    case .enrollment:
      let enrollment = view.enrollments[Int(edge.detail)]
      json.key("term")
      if enrollment.term < 0 { json.null() } else { json.value(utf8: view.terms[Int(enrollment.term)].id.bytes) }
      json.key("section")
      switch enrollment.sections.count {
      case 0: json.null()
      case 1: json.value(utf8: enrollment.sections[0].bytes)
      default: json.array { json in for section in enrollment.sections { json.value(utf8: section.bytes) } }
      }
      json.field("status", enrollment.status.name)
    case .offering:
      let section = view.courses[record(edge.source).number].offerings[Int(edge.detail)].section
      json.key("section")
      if section.isAbsent { json.null() } else { json.value(utf8: section.bytes) }
    case .prerequisite: json.field("choice", edge.detail == 1)
    case .corequisite, .crossListing, .teaching, .requirement, .membership: break
    }
  }
}
