import Diagnostics
import Files
import Templates
import TestSupport
import Testing

@testable import Site

/// What this floor reports about an example: the faults of its templates, and two things that want one path.
private func diagnostics(of files: [String: String]) throws -> [Diagnostic] {
  let site = try TestSite(files)
  let collisions = site.build.collisions(in: site.catalogue)
  // Who only lints plans no site unless this says so.
  #expect(collisions.isEmpty || site.catalogue.canCollide)
  return (site.templateFaults + collisions).sorted()
}

private let rules: [Rule] = [.outputCollision] + TemplateRules.all

@Suite struct RuleExampleTests {
  private static let allExamples: [(String, Int)] = rules.flatMap { rule in
    rule.examples.indices.map { (rule.id, $0) }
  }

  @Test("A rule reports in its examples where they are marked, and nothing else is reported", arguments: allExamples)
  func examples(id: String, number: Int) throws {
    let rule = try #require(rules.first { $0.id == id })
    let example = rule.examples[number]
    let files = Dictionary(
      uniqueKeysWithValues: example.sources.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
    let found = try diagnostics(of: files)
    #expect(found.map(\.place) == example.places(of: rule))
    #expect(found.allSatisfy { $0.rule == id })
  }

  @Test("Every rule has an example that is reported and one that is accepted")
  func kindsOfExamples() {
    for rule in rules {
      #expect(rule.examples.contains { !$0.places(of: rule).isEmpty }, "\(rule.id)")
      #expect(rule.examples.contains { $0.places(of: rule).isEmpty }, "\(rule.id)")
    }
  }

  @Test(
    "Two things that would be one file are reported, whatever their case",
    arguments: [
      (
        ["courses/a.md": "title: A\naliases: [B]", "courses/b.md": "title: B"],
        ["content/courses/a.md:3 the alias 'B' of the course 'a' and the course 'b' would both be 'courses/B.html'"]
      ),
      (
        ["courses/a.md": "title: A\naliases: [x]", "courses/b.md": "title: B\naliases: [X]"],
        [
          "content/courses/b.md:3 the alias 'X' of the course 'b' and the alias 'x' of the course 'a' would both be 'courses/X.html'"
        ]
      ),
      (
        ["courses/a.md": "title: A\naliases: [a]"],
        ["content/courses/a.md:3 the alias 'a' of the course 'a' and the course 'a' would both be 'courses/a.html'"]
      ),
      (["courses/a.md": "title: A\naliases: [b]", "programs/b.md": "title: B"], []),
      // An alias that cannot be an id is reported as that.
      (["courses/a.md": "title: A\naliases: [index]"], []),
      (["courses/a.md": "title: A\naliases: [b]", "courses/b.md": "title: B\ndraft: true"], []),
      (
        [
          "pages/x.md": "---\ntitle: X\n---\n[f](../courses/a.html)", "courses/a.md": "title: A",
          "courses/a.html": "own",
        ],
        ["content/courses/a.html:1 this file and the course 'a' would both be 'courses/a.html'"]
      ),
      (
        ["pages/x.md": "---\ntitle: X\n---\n[f](../Robots.txt) [g](../404.HTML)", "Robots.txt": "", "404.HTML": ""],
        [
          "content/404.HTML:1 this file and a page of its own would both be '404.HTML'",
          "content/Robots.txt:1 this file and the file 'robots.txt' of every site would both be 'Robots.txt'",
        ]
      ),
      (["courses/a.md": "title: A", "courses/a.html": "not linked"], []),
      (
        [
          "pages/x.md": "---\ntitle: X\n---\n[f](../courses/a.html/f.txt)", "pages/x.html/y.md": "title: Y",
          "courses/a.md": "title: A", "courses/a.html/f.txt": "own",
        ],
        [
          "content/courses/a.html/f.txt:1 this file needs a folder 'courses/a.html', which is the path of the course 'a'",
          "content/pages/x.html/y.md:1 this page needs a folder 'pages/x.html', which is the path of the page 'x'",
        ]
      ),
      (
        [
          "students/p.md": "name: P\nvisibility: public\naliases: [q]", "students/q.md": "name: Q\nvisibility: public",
          "terms/t.md": "title: T\naliases: [u]", "terms/u.md": "title: U",
          "departments/d.md": "title: D\naliases: [e]",
          "departments/e.md": "title: E", "instructors/i.md": "name: I\naliases: [j]", "instructors/j.md": "name: J",
          "programs/g.md": "title: G\naliases: [h]", "programs/h.md": "title: H",
          "pages/k.md": "title: K\naliases: [l]",
          "pages/l.md": "title: L",
        ],
        [
          "content/departments/d.md:3 the alias 'e' of the department 'd' and the department 'e' would both be 'departments/e.html'",
          "content/instructors/i.md:3 the alias 'j' of the instructor 'i' and the instructor 'j' would both be 'instructors/j.html'",
          "content/pages/k.md:3 the alias 'l' of the page 'k' and the page 'l' would both be 'pages/l.html'",
          "content/programs/g.md:3 the alias 'h' of the program 'g' and the program 'h' would both be 'programs/h.html'",
          "content/students/p.md:4 the alias 'q' of the student 'p' and the student 'q' would both be 'students/q.html'",
          "content/terms/t.md:3 the alias 'u' of the term 't' and the term 'u' would both be 'terms/u.html'",
        ]
      ),
    ])
  func collisions(files: [String: String], expected: [String]) throws {
    let found = try diagnostics(of: content(files))
    #expect(found.map { "\($0.path):\($0.start.line) \($0.message)" } == expected)
    #expect(found.allSatisfy { $0.rule == "output-collision" && $0.severity == .error })
  }
}
