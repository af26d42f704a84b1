import Catalogue
import Files
import Foundation
import TestSupport
import Testing

/// The clients of the service that the catalogue replaces, played through the command line: everything they could do,
/// with the graph and every file looked at after each step.
@Suite(
  "The clients of the enrollment service",
  .enabled(if: RealCatalogue.path != nil, Comment(rawValue: RealCatalogue.isMissing)))
struct ClientTests {
  /// A step, what it must do to the graph, and which files it may touch.
  private struct Client {
    let folder: Folder
    var graph: Set<String>
    var files: [String: String]

    init(_ folder: Folder) throws {
      self.folder = folder
      graph = try Self.graph(of: folder)
      files = try folder.tree(below: "content")
    }

    static func graph(of folder: Folder) throws -> Set<String> {
      let catalogue = try Catalogue(folder: folder.path, settings: Settings(), workers: Workers())
      #expect(catalogue.findings.isEmpty && catalogue.unresolved.isEmpty)
      let all = catalogue.enrollments.map { enrollment in
        [
          catalogue.students[Int(enrollment.student)].id.string, catalogue.courses[Int(enrollment.course)].id.string,
          catalogue.terms[Int(enrollment.term)].id.string, enrollment.sections.map(\.string).joined(separator: "+"),
          enrollment.status.name, enrollment.grade.string,
        ].joined(separator: " ")
      }
      #expect(Set(all).count == all.count)
      return Set(all)
    }

    /// Runs a command that must succeed.
    mutating func `do`(
      _ arguments: [String], adds added: Set<String> = [], removes removed: Set<String> = [], touching paths: [String],
      _ location: SourceLocation = #_sourceLocation
    ) throws {
      let result = try run(arguments)
      #expect(result.status == 0, "\(result.errorText)", sourceLocation: location)
      let before = graph
      graph = try Self.graph(of: folder)
      #expect(graph.subtracting(before) == added, sourceLocation: location)
      #expect(before.subtracting(graph) == removed, sourceLocation: location)
      let old = files
      files = try folder.tree(below: "content")
      let touched = Set(old.keys).union(files.keys).filter { old[$0] != files[$0] }
      #expect(touched == Set(paths), sourceLocation: location)
    }

    /// Runs a command that must be refused, and change nothing.
    func fail(
      _ arguments: [String], status: Int, code: String, _ location: SourceLocation = #_sourceLocation
    ) throws {
      let result = try run(arguments + ["--format", "json"])
      #expect(result.status == 1, sourceLocation: location)
      let answer = try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: [String: Any]]
      #expect(answer?["error"]?["status"] as? Int == status, sourceLocation: location)
      #expect(answer?["error"]?["code"] as? String == code, sourceLocation: location)
      #expect(try folder.tree(below: "content") == files, sourceLocation: location)
    }

    func run(_ arguments: [String]) throws -> Execution {
      try execute(
        productsFolder.path(of: "registrar"), arguments, in: folder, environment: cleanEnvironment)
    }
  }

  @Test("enroll, list, replace, withdraw and delete, and are refused what the service refused")
  func play() throws {
    try withTemporaryFolder { folder in
      try RealCatalogue.copy(into: folder)
      var client = try Client(folder)
      let term = ["--term", "2022-fall"]
      let art = "content/enrollments/2022-fall/art-100.md"

      // Who is not yet in the course, and one who is.
      let catalogue = try Catalogue(folder: folder.path, settings: Settings(), workers: Workers())
      let present = Set(
        client.graph.filter { $0.contains(" art-100 2022-fall ") }.compactMap { $0.split(separator: " ").first })
      let ids = catalogue.students.map(\.id.string)
      let student = try #require(ids.first { !present.contains(Substring($0)) })
      let courses = Set(client.graph.filter { $0.hasPrefix("\(student) ") && $0.contains(" 2022-fall ") })

      try client.do(
        ["enroll", student, "art-100"] + term, adds: ["\(student) art-100 2022-fall  enrolled "], touching: [art])
      try client.fail(["enroll", student, "art-100"] + term, status: 409, code: "duplicate-enrollment")
      try client.fail(["enroll", student + "x", "art-100"] + term, status: 400, code: "unknown-student")
      try client.fail(["enroll", student, "art-1O0"] + term, status: 400, code: "unknown-course")
      try client.fail(["enroll", student, "art-100", "--term", "2022-fal"], status: 400, code: "unknown-term")
      try client.fail(["enroll", student, "art-100"], status: 409, code: "ambiguous-term")
      #expect(try client.run(["enroll", student]).status == 64)

      let list = try client.run(["courses", student, "--format", "json"] + term)
      let answer = try #require(try JSONSerialization.jsonObject(with: Data(list.output)) as? [String: Any])
      #expect((answer["student"] as? [String: Any])?["id"] as? String == student)
      #expect((answer["student"] as? [String: Any])?["name"] is String)
      let listed = (answer["courses"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
      #expect(listed.count == courses.count + 1)
      #expect(listed.contains("art-100"))
      try client.fail(["courses", student + "x"], status: 400, code: "unknown-student")

      try client.do(
        ["set", student, "art-100", "--status", "completed", "--grade", "A"] + term,
        adds: ["\(student) art-100 2022-fall  completed A"], removes: ["\(student) art-100 2022-fall  enrolled "],
        touching: [art])
      try client.do(
        ["set", student, "art-100", "--status", "enrolled", "--grade", ""] + term,
        adds: ["\(student) art-100 2022-fall  enrolled "], removes: ["\(student) art-100 2022-fall  completed A"],
        touching: [art])
      try client.do(
        ["withdraw", student, "art-100", "--on", "2022-09-15"] + term,
        adds: ["\(student) art-100 2022-fall  withdrawn "], removes: ["\(student) art-100 2022-fall  enrolled "],
        touching: [art])

      // Replace: the others of the term go, whatever their files.
      let others = client.graph.filter { $0.hasPrefix("\(student) ") && $0.contains(" 2022-fall ") }
      let paths = Set(others.map { "content/enrollments/2022-fall/\($0.split(separator: " ")[1]).md" })
      try client.do(
        ["enroll", student, "art-100", "--replace"] + term, adds: ["\(student) art-100 2022-fall  enrolled "],
        removes: Set(others), touching: Array(paths.union([art])))

      try client.do(
        ["withdraw", student, "art-100", "--delete"] + term, removes: ["\(student) art-100 2022-fall  enrolled "],
        touching: [art])
      try client.fail(["withdraw", student, "art-100", "--delete"] + term, status: 404, code: "not-enrolled")
    }
  }

  @Test("who work at the same time each land once or are told why not")
  func concurrent() async throws {
    try await withTemporaryFolder { folder in
      try RealCatalogue.copy(into: folder)
      let before = try Client.graph(of: folder)
      let present = Set(
        before.filter { $0.contains(" art-100 2022-fall ") }.compactMap { $0.split(separator: " ").first })
      let catalogue = try Catalogue(folder: folder.path, settings: Settings(), workers: Workers())
      let students = catalogue.students.map(\.id.string).filter { !present.contains(Substring($0)) }.prefix(12)
      let statuses = await withTaskGroup(of: Int32.self) { group in
        for student in students {
          group.addTask {
            (try? execute(
              productsFolder.path(of: "registrar"), ["enroll", student, "art-100", "--term", "2022-fall"], in: folder,
              environment: cleanEnvironment))?.status ?? -1
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(statuses.allSatisfy { $0 == 0 })
      let after = try Client.graph(of: folder)
      #expect(after.subtracting(before) == Set(students.map { "\($0) art-100 2022-fall  enrolled " }))
      #expect(before.isSubset(of: after))
    }
  }
}
