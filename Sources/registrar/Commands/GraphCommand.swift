import ArgumentParser
import Catalogue
import Diagnostics
import Editing
import Files

/// `registrar graph`: how records are joined.
struct GraphCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph",
    abstract: "Print the graph of records, or what surrounds one of them.",
    usage: "registrar graph [<id>] [<options>]",
    discussion: """
      Nodes are courses, students, terms, departments, instructors and programmes. Edges are enrollments, prerequisites, \
      corequisites, cross-listings, offerings, teaching, requirements (of programmes) and memberships (in departments \
      and programmes). With an id it is what lies around that record, at most --depth edges away, and every edge in there.

        registrar graph > graph.json
        registrar graph cs-210 --format dot | dot -Tsvg > cs-210.svg
        registrar graph cs-210 --only prerequisites --depth 9
        registrar graph student:ada-lovelace --only enrollments
        registrar graph --only courses,prerequisites

      --only names kinds of nodes, of edges, or both. Nodes alone come with every edge between them; edges alone come \
      with the nodes that they join.

      As courses and students do, the command answers whoever has the sources: hidden students and drafts are there. With \
      --audience it prints what a site for that audience shows.
      """)

  @Argument(
    help: ArgumentHelp("A record's id; 'course:cs-101' where several kinds have it.", valueName: "id"))
  var id: String?

  @Option(help: ArgumentHelp("How many edges away from the record, by default 1.", valueName: "n"))
  var depth: Int?

  @Option(
    help: ArgumentHelp("Kinds of nodes and edges, with commas between.", valueName: "kinds"),
    completion: .list(GraphSelection.words))
  var only: GraphSelection?

  @OptionGroup var global: GlobalOptions

  @Option(help: ArgumentHelp("The form of the result, by default json.", valueName: "form"))
  var format: GraphFormat?

  var console: Console { global.console }

  func validate() throws {
    if let depth, depth < 0 { throw ValidationError("--depth must not be below 0") }
    if depth != nil, id == nil { throw ValidationError("--depth needs the id of a record to count from") }
  }

  func run() throws {
    try Workspace.requireContent(in: global.source)
    let configuration = try Configuration(source: global.source, flags: global.values)
    configuration.tell(console)
    let catalogue = try Workspace.readContent(configuration)
    try requireCurrentFormat(catalogue)
    let view = AudienceView(
      catalogue, audience: configuration.settings.audience, redacts: global.audience != nil, workers: Workers())
    let selection = only ?? GraphSelection()
    try console.answer(as: format == .json ? .json : .text) {
      var graph = RecordGraph(view, of: selection.nodes, by: selection.edges)
      if let id {
        let node = try RecordName(id).node(in: RecordGraph(view, by: []))
        guard graph.shows(node) else {
          throw UsageError("--only leaves out \(graph.record(node).kind.folder), and '\(disarmed(id))' is one")
        }
        graph.keepNeighbourhood(of: node, depth: depth ?? 1)
      } else if selection.namesEdgesOnly {
        graph.keepJoined()
      }
      switch format ?? .json {
      case .json: try graph.writeJSON(to: console.print)
      case .dot: try graph.writeDOT(title: configuration.settings.title, to: console.print)
      }
    }
    keepUntilExit(catalogue)
  }
}

/// The forms of a graph.
enum GraphFormat: String, CaseIterable, ExpressibleByArgument {
  case json
  case dot
}

/// Kinds of nodes and edges.
struct GraphSelection: ExpressibleByArgument {
  /// What there is to choose from.
  static let words = RecordGraph.nodeKinds.map(\.folder) + RecordGraph.EdgeKind.allCases.map(word)

  private(set) var nodes = Set(RecordGraph.nodeKinds)
  private(set) var edges = Set(RecordGraph.EdgeKind.allCases)
  /// Whether the edges alone say which nodes there are.
  private(set) var namesEdgesOnly = false

  init() {}

  init?(argument: String) {
    let words = argument.split(separator: ",", omittingEmptySubsequences: false)
    nodes = Set(RecordGraph.nodeKinds.filter { kind in words.contains { $0 == kind.folder || $0 == kind.name } })
    edges = Set(
      RecordGraph.EdgeKind.allCases.filter { kind in
        words.contains { $0 == Self.word(kind) || $0.replacing("-", with: "_") == kind.name }
      })
    guard nodes.count + edges.count == Set(words).count else { return nil }
    namesEdgesOnly = nodes.isEmpty
    if edges.isEmpty { edges = Set(RecordGraph.EdgeKind.allCases) }
    if namesEdgesOnly { nodes = Set(edges.flatMap { $0.ends.sources + $0.ends.targets }) }
  }

  static var allValueStrings: [String] { words }

  private static func word(_ kind: RecordGraph.EdgeKind) -> String {
    switch kind {
    case .crossListing: "cross-listings"
    case .teaching: "teaching"
    default: kind.name + "s"
    }
  }
}
