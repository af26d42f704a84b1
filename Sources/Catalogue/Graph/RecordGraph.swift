/// The records that an audience may see and how they are joined, as nodes and edges.
///
/// A node is a number: that of a record among its kind, after all records of the kinds before.
package struct RecordGraph: Sendable {
  /// The kinds of records that are nodes, in the order in which they are listed.
  package static let nodeKinds: [RecordKind] = [.course, .student, .term, .department, .instructor, .program]

  /// What joins two records.
  package enum EdgeKind: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    case enrollment
    case prerequisite
    case corequisite
    case crossListing
    case offering
    case teaching
    case requirement
    case membership

    package var name: String {
      switch self {
      case .enrollment: "enrollment"
      case .prerequisite: "prerequisite"
      case .corequisite: "corequisite"
      case .crossListing: "cross_listing"
      case .offering: "offering"
      case .teaching: "teaching"
      case .requirement: "requirement"
      case .membership: "membership"
      }
    }

    /// The kinds of records that it leads from and to.
    package var ends: (sources: [RecordKind], targets: [RecordKind]) {
      switch self {
      case .enrollment: ([.student], [.course])
      case .prerequisite, .corequisite, .crossListing: ([.course], [.course])
      case .offering: ([.course], [.term])
      case .teaching: ([.instructor], [.course])
      case .requirement: ([.program], [.course])
      case .membership: ([.course, .student, .instructor, .program], [.department, .program])
      }
    }
  }

  package struct Edge: Sendable, BitwiseCopyable {
    package var kind: EdgeKind
    package var source: Int32
    package var target: Int32
    /// Of an enrollment its number, of an offering its number among the course's, of a prerequisite 1 where it is one of
    /// a choice.
    package var detail: Int32 = 0
  }

  package let view: AudienceView
  /// What is shown, in the order of lists.
  package internal(set) var nodes: [Int32] = []
  package internal(set) var edges: [Edge] = []
  /// The first node of each kind, by the kind's raw value.
  let starts: [Int32]
  /// Whether each node is shown.
  var isShown: [Bool]

  /// The node of a record.
  package func node(_ kind: RecordKind, _ number: Int) -> Int32 { starts[Int(kind.rawValue)] + Int32(number) }

  /// The record that a node stands for.
  package func record(_ node: Int32) -> (kind: RecordKind, number: Int) {
    let kind = Self.nodeKinds.last { starts[Int($0.rawValue)] <= node } ?? .course
    return (kind, Int(node - starts[Int(kind.rawValue)]))
  }

  package func shows(_ node: Int32) -> Bool { isShown[Int(node)] }
}
