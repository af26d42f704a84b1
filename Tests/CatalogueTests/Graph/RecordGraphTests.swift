import TestSupport
import Testing

@testable import Catalogue

private let catalogue: [String: String] = [
  "courses/a.md": """
  ---
  title: A
  department: maths
  instructors: [ann]
  cross_listed: [b]
  offerings: [{term: fall, section: L, instructors: [bob]}, {term: fall, section: T}, {term: spring}]
  ---
  """,
  "courses/b.md": "---\ntitle: B\ncross_listed: [a]\ncorequisites: [a, a]\n---\n",
  "courses/c.md": "---\ntitle: C\nprerequisites: [a, {any: [a, b, {all: [d, e]}]}]\n---\n",
  "courses/d.md": "---\ntitle: D\nprerequisites: [{any: [b]}, {all: [e]}]\n---\n",
  "courses/e.md": "---\ntitle: E\ndraft: true\n---\n",
  "students/sam.md": "---\nname: Sam\nprogram: bsc\nvisibility: public\n---\n",
  "students/tom.md": "---\nname: Tom\nprogram: bsc\nvisibility: hidden\n---\n",
  "enrollments/x.md": """
  ---
  course: a
  enrollments: [{student: sam, term: fall, section: L}, {student: sam, term: spring, status: withdrawn}, {student: tom}]
  ---
  """,
  "programs/bsc.md": "---\ntitle: BSc\ndepartment: maths\nrequirements: [{title: Core, from: [a, b]}]\n---\n",
  "instructors/ann.md": "---\nname: Ann\ndepartment: maths\n---\n",
  "instructors/bob.md": "---\nname: Bob\n---\n",
]

extension RecordGraph {
  fileprivate func name(_ node: Int32) -> String {
    let (kind, number) = record(node)
    return "\(kind.name):\(view.header(of: kind, number).id.string)"
  }

  fileprivate var nodeNames: [String] { nodes.map(name) }

  fileprivate var edgeNames: [String] {
    edges.map { "\(name($0.source)) \($0.kind.name)\($0.detail > 0 ? " \($0.detail)" : "") \(name($0.target))" }
  }
}

@Suite struct RecordGraphTests {
  private func graph(
    _ audience: Audience?, of kinds: [RecordKind] = RecordGraph.nodeKinds,
    by edges: [RecordGraph.EdgeKind] = RecordGraph.EdgeKind.allCases
  ) throws -> (graph: RecordGraph, viewed: Viewed) {
    let viewed = try Viewed(catalogue)
    let view = AudienceView(viewed.catalogue, audience: audience ?? .internal, redacts: audience != nil)
    return (RecordGraph(view, of: Set(kinds), by: Set(edges)), viewed)
  }

  @Test("Unredacted it holds every record but pages, and every relation once")
  func whole() throws {
    let graph = try graph(nil).graph
    #expect(
      graph.nodeNames == [
        "course:a", "course:b", "course:c", "course:d", "course:e", "student:sam", "student:tom", "term:fall",
        "term:spring", "department:maths", "instructor:ann", "instructor:bob", "program:bsc",
      ])
    #expect(
      graph.edgeNames.filter { !$0.contains("enrollment") } == [
        "course:c prerequisite course:a", "course:c prerequisite 1 course:b", "course:c prerequisite 1 course:d",
        "course:c prerequisite 1 course:e", "course:d prerequisite 1 course:b", "course:d prerequisite course:e",
        "course:b corequisite course:a", "course:a cross_listing course:b", "course:a offering term:fall",
        "course:a offering 1 term:fall", "course:a offering 2 term:spring", "instructor:ann teaching course:a",
        "instructor:bob teaching course:a", "program:bsc requirement course:a", "program:bsc requirement course:b",
        "course:a membership department:maths", "student:sam membership program:bsc",
        "student:tom membership program:bsc", "instructor:ann membership department:maths",
        "program:bsc membership department:maths",
      ])
    let enrollments = graph.edges.filter { $0.kind == .enrollment }
    #expect(
      enrollments.map { graph.name($0.source) + " " + graph.view.enrollments[Int($0.detail)].status.name } == [
        "student:sam withdrawn", "student:sam enrolled", "student:tom enrolled",
      ])
  }

  @Test("For an audience it holds what that may see", arguments: [Audience.public, .internal])
  func redacted(_ audience: Audience) throws {
    let graph = try graph(audience).graph
    #expect(!graph.nodeNames.contains("student:tom") && !graph.nodeNames.contains("course:e"))
    #expect(graph.nodeNames.contains("student:sam") && graph.nodeNames.contains("course:d"))
    #expect(graph.edges.allSatisfy { graph.shows($0.source) && graph.shows($0.target) })
    #expect(graph.edges.count { $0.kind == .enrollment } == (audience == .public ? 1 : 2))
  }

  @Test("Kinds of nodes and edges can be chosen")
  func chosen() throws {
    let courses = try graph(nil, of: [.course], by: [.prerequisite, .enrollment]).graph
    #expect(courses.nodeNames == ["course:a", "course:b", "course:c", "course:d", "course:e"])
    #expect(Set(courses.edges.map(\.kind)) == [.prerequisite])
    var joined = try graph(nil, by: [.corequisite]).graph
    joined.keepJoined()
    #expect(joined.nodeNames == ["course:a", "course:b"] && joined.edges.count == 1)
  }

  @Test(
    "What surrounds a node is all within some steps, whichever way edges lead, and every edge in there",
    arguments: [
      (0, ["course:d"]), (1, ["course:b", "course:c", "course:d", "course:e"]),
      (2, ["course:a", "course:b", "course:c", "course:d", "course:e"]),
      (.max, ["course:a", "course:b", "course:c", "course:d", "course:e"]),
    ])
  func neighbourhood(_ depth: Int, _ expected: [String]) throws {
    var (graph, viewed) = try graph(nil, by: [.prerequisite, .corequisite])
    graph.keepNeighbourhood(of: graph.node(.course, try #require(viewed.number(.course, "d"))), depth: depth)
    #expect(graph.nodeNames == expected)
    let whole = try self.graph(nil, by: [.prerequisite, .corequisite]).graph
    #expect(
      graph.edgeNames
        == whole.edges.indices.filter { index in
          [whole.edges[index].source, whole.edges[index].target].allSatisfy { expected.contains(whole.name($0)) }
        }.map { whole.edgeNames[$0] })
  }
}
