import Foundation
import TestSupport
import Testing

@Suite("The graph")
struct GraphTests {
  private static let catalogues: [SiteToBrowse] = [.internalExample, .hostile]

  @Test("as JSON it names every end of every edge among its nodes, each node once", arguments: catalogues)
  func isSound(_ site: SiteToBrowse) throws {
    struct Graph: Decodable {
      struct Node: Decodable {
        var id: String
        var kind: String
        var label: String
      }
      struct Edge: Decodable {
        var source: String
        var target: String
        var kind: String
      }
      var nodes: [Node]
      var edges: [Edge]
    }
    try withTemporaryFolder { folder in
      try site.prepare(folder)
      let printed = try registrar("graph", in: folder)
      let graph = try JSONDecoder().decode(Graph.self, from: Data(printed.output))
      let names = Set(graph.nodes.map(\.id))
      #expect(names.count == graph.nodes.count && names.count > 50)
      #expect(graph.edges.allSatisfy { names.contains($0.source) && names.contains($0.target) })
      #expect(Set(graph.edges.map(\.kind)).count >= 7)
      #expect(graph.nodes.allSatisfy { $0.id.hasPrefix("\($0.kind):") })
      if site.testDescription == SiteToBrowse.hostile.testDescription {
        #expect(Set(HostileCatalogue.texts).isSubset(of: graph.nodes.map(\.label)))
      }
    }
  }

  @Test("Graphviz draws it, with every name as it is written", arguments: catalogues)
  func isDrawn(_ site: SiteToBrowse) throws {
    guard SystemPackages.require(["dot"], from: ["graphviz"]) != nil else { return }
    try withTemporaryFolder { folder in
      try site.prepare(folder)
      let printed = try registrar(
        "graph", "--format", "dot", "--only", "courses,prerequisites,cross-listings", in: folder)
      let drawn = try execute("dot", ["-Tsvg"], input: printed.outputText)
      #expect(drawn.status == 0 && drawn.errorText == "", "\(drawn.errorText)")
      let titles = try folder.files(below: "content/courses").filter { $0.hasSuffix(".md") }.map {
        try #require(folder.text(of: $0).firstMatch(of: /\ntitle: (.*)\n/)?.output.1)
      }
      #expect(drawn.outputText.matches(of: /class="node/).count == titles.count)
      if site.testDescription == SiteToBrowse.hostile.testDescription {
        let shown = drawn.outputText.replacing(/&#([0-9]+);|&#x([0-9a-fA-F]+);/) { match in
          let number = match.output.1.flatMap { UInt32($0) } ?? match.output.2.flatMap { UInt32($0, radix: 16) }
          return number.flatMap(Unicode.Scalar.init).map { String($0) } ?? ""
        }
        .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
        .replacing("&#160;", with: "\u{A0}").replacing("&amp;", with: "&")
        for text in HostileCatalogue.texts { #expect(shown.contains(text), "\(text)") }
      } else {
        #expect(drawn.outputText.contains(">Introduction to Programming</text>"))
      }
    }
  }
}
