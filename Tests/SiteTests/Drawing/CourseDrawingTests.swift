import Catalogue
import TestSupport
import Testing

@testable import Site

@Suite struct CourseDrawingTests {
  private typealias Node = CourseNeighbourhood.Node

  private func neighbourhood(
    of id: String = "x", _ courses: [String: String], drafts: Set<String> = []
  ) throws -> (CourseNeighbourhood?, (Node) -> String) {
    var files: [String: String] = [:]
    for (course, fields) in courses {
      files["courses/\(course).md"] = "title: \(course)\n\(fields)" + (drafts.contains(course) ? "\ndraft: true" : "")
    }
    let site = try TestSite(content(files))
    try #require(site.catalogue.findings.isEmpty)
    let view = site.view
    let number = try #require(view.courses.firstIndex { $0.id.string == id })
    func name(_ node: Node) -> String {
      switch node.kind {
      case .subject, .course: return view.courses[Int(node.course)].id.string
      case .any: return "any"
      case .all: return "all"
      case .mixed: return "mixed"
      case .more: return "more \(node.hidden.count)"
      }
    }
    return (CourseNeighbourhood(of: Int32(number), in: view), name)
  }

  private func edges(_ found: CourseNeighbourhood, _ name: (Node) -> String) -> [String] {
    found.edges.map { edge in
      let sign =
        switch edge.kind {
        case .required: ">"
        case .alternative: "?"
        case .corequisite: "="
        }
      return name(found.nodes[edge.from]) + sign + name(found.nodes[edge.to])
    }.sorted()
  }

  @Test(
    "Choices are joined before they lead on",
    arguments: [
      ("[a, b]", ["a>x", "b>x"]),
      ("[{any: [a, b]}]", ["a>any", "any>x", "b>any"]),
      ("[{all: [a, b]}]", ["a>x", "b>x"]),
      ("[{any: [a]}, {any: [{all: [b]}]}]", ["a>x", "b>x"]),
      ("[{any: [a, {any: [b, c]}]}]", ["a>any", "any>x", "b>any", "c>any"]),
      ("[{any: [a, {all: [b, c]}]}]", ["a>any", "all>any", "any>x", "b>all", "c>all"]),
      (
        "[{any: [a, {all: [b, {any: [c, {all: [d, {any: [e, f]}]}]}]}]}]",
        ["a>any", "all>any", "any>x", "b>all", "c>mixed", "d>mixed", "e>mixed", "f>mixed", "mixed>all"]
      ),
    ])
  func choices(text: String, expected: [String]) throws {
    var courses = ["x": "prerequisites: \(text)"]
    for id in ["a", "b", "c", "d", "e", "f"] { courses[id] = "" }
    let (found, name) = try neighbourhood(courses)
    let shown = try #require(found)
    #expect(edges(shown, name) == expected)
  }

  @Test("Two steps are shown each way, and no third")
  func twoSteps() throws {
    let (found, name) = try neighbourhood([
      "a": "", "b": "prerequisites: [a]", "c": "prerequisites: [b]", "x": "prerequisites: [c]",
      "d": "prerequisites: [x]", "e": "prerequisites: [d]", "f": "prerequisites: [e]",
    ])
    let shown = try #require(found)
    #expect(edges(shown, name) == ["b>c", "c>x", "d>e", "x>d"])
    #expect(shown.nodes.map { "\(name($0)) \($0.level)" }.sorted() == ["b -2", "c -1", "d 1", "e 2", "x 0"])
  }

  @Test("A course stands before what it leads to, be both needed, be both opened up")
  func ranks() throws {
    let (found, name) = try neighbourhood([
      "x": "prerequisites: [a, b, {any: [c, b]}]", "a": "", "b": "prerequisites: [{any: [a, d]}]", "d": "",
      "c": "prerequisites: [b]", "p": "prerequisites: [x, q]", "q": "prerequisites: [x]", "r": "prerequisites: [p]",
    ])
    let shown = try #require(found)
    for edge in shown.edges { #expect(shown.nodes[edge.from].column < shown.nodes[edge.to].column) }
    let columns = Dictionary(grouping: shown.nodes.indices, by: { shown.nodes[$0].column })
      .sorted { $0.key < $1.key }.map { $0.value.map { name(shown.nodes[$0]) }.sorted() }
    #expect(columns == [["a", "d"], ["any"], ["b"], ["c"], ["any"], ["x"], ["q"], ["p"], ["r"]])
  }

  @Test("What leads round in circles, and a chain that is too long, have their places all the same")
  func circles() throws {
    let (circle, _) = try neighbourhood([
      "x": "prerequisites: [a, b]", "a": "prerequisites: [b]", "b": "prerequisites: [a]",
    ])
    #expect(try #require(circle).nodes.count == 3)
    let ids = (0..<7).map { "c\($0)" }
    var courses = ["x": "prerequisites: [\(ids.joined(separator: ", "))]"]
    for (id, earlier) in zip(ids, [nil] + ids) { courses[id] = earlier.map { "prerequisites: [\($0)]" } ?? "" }
    let chain = try #require(try neighbourhood(courses).0)
    #expect(Set(chain.nodes.map(\.column)) == [0, 1, 2, 3])
    // No box lies upon another, and every edge is drawn.
    #expect(CourseDrawing(chain).lines.count == chain.edges.count)
  }

  @Test("A line between courses that are taken together goes around those that stand between them")
  func stackedCorequisites() throws {
    let (found, _) = try neighbourhood(["x": "corequisites: [a, b, c]", "a": "", "b": "", "c": ""])
    let drawing = CourseDrawing(try #require(found))
    let straight = drawing.lines.filter { $0.path.contains("V") }
    #expect(drawing.lines.count == 3 && !straight.isEmpty && straight.count <= 2)
    for line in drawing.lines where !line.path.contains("V") { #expect(line.path.contains("C")) }
  }

  @Test("A course that is one of several that another needs leads to it as an alternative")
  func alternatives() throws {
    let (found, name) = try neighbourhood([
      "x": "", "a": "prerequisites: [x]", "b": "prerequisites: [{any: [x, a]}]",
      "c": "prerequisites: [{any: [x]}]", "d": "prerequisites: [{any: [{all: [x, a]}, c]}]",
      "e": "prerequisites: [{any: [a, c]}, x]",
    ])
    let drawn = try #require(found)
    let shown = edges(drawn, name)
    #expect(shown.filter { $0.hasPrefix("x") } == ["x>a", "x>c", "x>e", "x?b", "x?d"])
    // What is opened up anyway is not shown a second time.
    #expect(shown.contains("a?b") && shown.contains("c?d"))
  }

  @Test("Courses taken together stand in the same column, unless they stand elsewhere already")
  func corequisites() throws {
    let (found, name) = try neighbourhood([
      "x": "prerequisites: [a]\ncorequisites: [a, b]", "a": "", "b": "",
    ])
    let shown = try #require(found)
    #expect(edges(shown, name) == ["a>x", "x=b"])
    #expect(shown.nodes.filter { $0.level == 0 }.count == 2)
  }

  @Test("A course without neighbours has no drawing, and one that names drafts names them")
  func drafts() throws {
    #expect(try neighbourhood(["x": ""]).0 == nil)
    let (found, name) = try neighbourhood(
      ["x": "prerequisites: [d]", "d": "prerequisites: [e]", "e": ""], drafts: ["d"])
    let drawn = try #require(found)
    #expect(edges(drawn, name) == ["d>x"])
    let (none, _) = try neighbourhood(of: "e", ["d": "prerequisites: [e]", "e": ""], drafts: ["d"])
    #expect(none == nil)
  }

  @Test("Of sixty courses that it opens up, some are shown and the others are counted", arguments: [8, 9, 10, 60])
  func bounded(count: Int) throws {
    var courses = ["x": ""]
    for number in 0..<count {
      courses["o\(number)"] = "prerequisites: [x]"
      courses["p\(number)"] = "prerequisites: [o\(number)]"
    }
    let (found, _) = try neighbourhood(courses)
    let shown = try #require(found)
    let opened = shown.nodes.filter { $0.level == 1 }
    #expect(opened.filter { $0.kind == .course }.count == (count <= 9 ? count : 8))
    #expect(opened.first { $0.kind == .more }?.hidden.count == (count <= 9 ? nil : count - 8))
    #expect(shown.nodes.filter { $0.level == 2 && $0.kind == .course }.count == 8)
  }

  @Test("Boxes do not overlap and lines stay within the drawing, in both directions", arguments: [false, true])
  func places(isMirrored: Bool) throws {
    let site = try TestSite(DrawnCatalogue.files)
    for course in site.view.courses.indices {
      guard let found = CourseNeighbourhood(of: Int32(course), in: site.view) else { continue }
      let drawing = CourseDrawing(found, isMirrored: isMirrored)
      for (number, box) in drawing.boxes.enumerated() {
        #expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= drawing.width && box.y + box.height <= drawing.height)
        for other in drawing.boxes[..<number] {
          let isApart =
            other.x + other.width <= box.x || box.x + box.width <= other.x || other.y + other.height <= box.y
            || box.y + box.height <= other.y
          #expect(isApart)
        }
      }
      for line in drawing.lines {
        let numbers = line.path.split { !($0.isNumber || $0 == "-") }.compactMap { Int($0) }
        #expect(!numbers.isEmpty && numbers.allSatisfy { $0 >= -CourseDrawing.courseWidth && $0 <= drawing.width + 32 })
      }
    }
  }

  @Test("A page shows hostile titles as text, its drawing in words too, and stays small", arguments: Audience.allCases)
  func page(audience: Audience) throws {
    let page = try #require(try TestSite(DrawnCatalogue.files, audience: audience).page("courses/hub.html"))
    #expect(!page.contains("<script>alert"))
    #expect(page.contains("class=\"graph\"") && page.contains("52 more"))
    for number in 1...DrawnCatalogue.openedCount {
      #expect(page.contains("<a href=\"../courses/o\(number).html\"><bdi>Opened \(number)</bdi></a>"))
    }
    #expect(page.utf8.count < 60_000)
  }
}
