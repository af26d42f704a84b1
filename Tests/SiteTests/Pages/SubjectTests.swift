import Catalogue
import TestSupport
import Testing

@testable import Site

@Suite struct SubjectTests {
  private func subjects(_ codes: [String]) -> [String] {
    Subject.all(count: codes.count) { codes[$0] }
      .map { "\($0.title) \($0.anchor) \($0.courses.lowerBound)-\($0.courses.upperBound)" }
  }

  @Test(
    "Courses stand under what their codes begin with",
    arguments: [
      (["CS-1", "CS 2", "cs3", "MA1"], ["CS subject.cs 0-3", "MA subject.ma 3-4"]),
      (["101", "102", "201"], ["1 subject.1 0-2", "2 subject.2 2-3"]),
      (["\u{6570}1", "\u{6570}2"], ["\u{6570} subject.u6570 0-2"]),
      (["A1", "B1", "A2"], ["A subject.a 0-1", "B subject.b 1-2", "A subject.a.2 2-3"]),
      ([], []),
    ])
  func grouped(codes: [String], expected: [String]) {
    #expect(subjects(codes) == expected)
  }

  @Test("Where hardly any two codes begin alike, the first letter does")
  func letters() {
    let codes = [
      "Algebra", "Analysis", "Art", "Biology", "Botany", "Chemistry", "Dance", "Drama", "Drawing", "Ethics", "French",
      "German", "Greek",
    ]
    #expect(subjects(codes).map { $0.split(separator: " ")[0] } == ["A", "B", "C", "D", "E", "F", "G"])
  }

  @Test("Each part of a list leads to all subjects, wherever they begin")
  func pages() throws {
    var files: [String: String] = [:]
    for code in ["CS-1", "CS-2", "MA-1", "MA-2", "MA-3"] {
      files["courses/\(code).md"] = "title: T\ndepartment: \(code.prefix(2))"
    }
    let site = try TestSite(content(files) + ["catalogue.yml": "page_size: 2"])
    let second = try #require(try site.page("courses/page/2.html"))
    #expect(second.contains("<a href=\"../../courses/index.html#subject.cs\">CS</a>"))
    #expect(second.contains("<a href=\"../../courses/page/2.html#subject.ma\">MA</a>"))
    #expect(second.contains("id=\"subject.ma\"") && !second.contains("id=\"subject.cs\""))
    #expect(try site.page("courses/page/3.html")?.contains("id=\"subject.ma\"") == true)
  }
}
