import Catalogue
import TestSupport
import Testing

@testable import Site

@Suite struct GroupTests {
  /// The paths of the pages of labels that courses bear as their departments.
  private func paths(ofLabels labels: [String]) throws -> [String: String] {
    var files: [String: String] = [:]
    for (number, label) in labels.enumerated() { files["courses/c\(number).md"] = "title: C\ndepartment: \"\(label)\"" }
    let site = try TestSite(
      content(files) + bare(["course.html": "{{ course.department.url }} {{ course.department.id }}"]))
    var paths: [String: String] = [:]
    for (number, label) in labels.enumerated() {
      let page = try #require(try site.page("courses/c\(number).html")).split(separator: " ").map(String.init)
      #expect(page[0] == "../departments/\(page[1]).html")
      #expect(try site.page("departments/\(page[1]).html") == "")
      paths[label] = page[1]
    }
    return paths
  }

  @Test(
    "The page of a label goes by a word made of its letters",
    arguments: [
      ("Computing", "computing"), ("Natural  Philosophy!", "natural-philosophy"),
      ("\u{C6}sthetics & Ethik", "aesthetics-ethik"),
      ("Stra\u{DF}enbau", "strassenbau"), ("O'Neill's", "oneills"), ("--a--b--", "a-b"),
      ("\u{6570}\u{5B66}", "u6570-u5b66"),
      ("../../etc/passwd", "etc-passwd"), ("C.S. 101", "c-s-101"), ("page", "page"),
    ])
  func slugs(label: String, slug: String) throws {
    #expect(try paths(ofLabels: [label]) == [label: slug])
  }

  @Test("Labels that make the same word are told apart, whatever the order of the files")
  func collisions() throws {
    let labels = ["Maths", "maths", "MATHS!", "math's", "Index", "?!", "!?"]
    let paths = try paths(ofLabels: labels)
    #expect(Set(paths.values.map { $0.lowercased() }).count == labels.count)
    #expect(try self.paths(ofLabels: labels.reversed()) == paths)
    // The first in the order of bytes keeps the plain word; "index" is the list's own.
    #expect(paths["MATHS!"] == "maths" && paths["Maths"]?.hasPrefix("maths-") == true)
    #expect(paths["Index"]?.hasPrefix("index-") == true)
    #expect(paths["?!"]?.isEmpty == false)
  }

  @Test("Long labels are cut, and stay apart")
  func longLabels() throws {
    let start = String(repeating: "long label ", count: 20)
    let paths = try paths(ofLabels: ["\(start)one", "\(start)two"])
    #expect(Set(paths.values).count == 2)
    #expect(paths.values.allSatisfy { $0.utf8.count <= 110 })
  }

  @Test("A record's page goes by its id")
  func records() throws {
    let site = try TestSite(
      content(["departments/M.a-t_h.md": "title: Mathematics", "courses/c.md": "title: C\ndepartment: M.a-t_h"])
        + bare(["course.html": "{{ course.department.url }}|{% if course.department.is_record %}record{% endif %}"]))
    #expect(try site.page("courses/c.html") == "../departments/M.a-t_h.html|record")
  }

  private static let files =
    content([
      "departments/maths.md": "title: Maths", "departments/arts.md": "title: Arts",
      "instructors/emmy.md": "name: Emmy\ndepartment: maths\nemail: e@x.org",
      "instructors/ben.md": "name: Ben\ndepartment: maths",
      "instructors/art.md": "name: Art\ndepartment: arts",
      "programs/bsc.md":
        "title: BSc\ndepartment: maths\naward: Bachelor\ncredits: 180.5\nrequirements: [{title: Core, from: [b, a]}, {title: More, choose: 1, from: [a, c]}]",
      "courses/a.md": "title: A\ndepartment: maths\ninstructors: [emmy]",
      "courses/b.md": "title: B\ndepartment: maths\nofferings: [{term: t, instructors: [emmy, ben]}]",
      "courses/c.md": "title: C",
      "students/zoe.md": "name: Zoe\nprogram: bsc\nvisibility: public",
      "students/abe.md": "name: Abe\nprogram: bsc\nvisibility: public",
      "students/ivo.md": "name: Ivo\nprogram: bsc",
    ])
    + bare([
      "group.html": """
      {{ group.title }} {{ group.email }} {{ group.award }} {{ group.credits }} {{ group.department.title }}|\
      {% for c in group.courses %}{{ c.code }} {% endfor %}|{% for s in group.students %}{{ s.name }} {% endfor %}|\
      {% for o in group.offerings %}{{ o.course.code }} {% endfor %}|{% for p in group.programs %}{{ p.title }} {% endfor %}|\
      {% for i in group.instructors %}{{ i.title }} {% endfor %}|\
      {% for r in group.requirements %}{{ r.title }} {{ r.choose }}({% for c in r.courses %}{{ c.code }} {% endfor %}){% endfor %}
      """
    ])

  @Test(
    "A group gathers what bears it",
    arguments: [
      ("departments/maths.html", "Maths    |A B |||BSc |Ben Emmy |"),
      ("departments/arts.html", "Arts    |||||Art |"),
      ("instructors/emmy.html", "Emmy e@x.org   Maths|A B ||B |||"),
      ("programs/bsc.html", "BSc  Bachelor 180.5 Maths|B A C |Abe Ivo Zoe ||||Core (B A )More 1(A C )"),
    ])
  func groups(path: String, expected: String) throws {
    #expect(try TestSite(Self.files).page(path) == expected)
  }

  @Test("Internal students are not among a programme's in a public build")
  func audience() throws {
    #expect(try TestSite(Self.files, audience: .public).page("programs/bsc.html")?.contains("|Abe Zoe |") == true)
  }

  @Test("A label borne only by students whom the audience may not see has no page, and is in no list")
  func withheldLabels() throws {
    let files = content([
      "students/ivo.md": "name: Ivo\nprogram: Secret arts",
      "students/pia.md": "name: Pia\nprogram: Open arts\nvisibility: public",
    ])
    let site = try TestSite(files, audience: .public)
    #expect(site.paths.filter { $0.hasPrefix("programs/") } == ["programs/index.html", "programs/open-arts.html"])
    #expect(try TestSite(files, audience: .internal).paths.contains("programs/secret-arts.html"))
    let none = try TestSite(content(["students/ivo.md": "name: Ivo\nprogram: Secret arts"]), audience: .public)
    #expect(none.paths.filter { $0.hasPrefix("programs/") } == [])
  }

  @Test("Levels that are numbers come by size, words by their first course, and none last")
  func levels() throws {
    let levels = [
      "a1": "introductory", "a2": "10", "b1": "intermediate", "b2": "2", "c1": "advanced", "c2": "introductory",
    ]
    var files = ["courses/d.md": "title: D\ndepartment: x"]
    for (id, level) in levels {
      files["courses/\(id).md"] = "title: \(id)\ncode: \(id)\ndepartment: x\nlevel: \(level)"
    }
    let template = """
      {% for l in group.levels %}{{ l.title }}{% if l.is_number %}#{% endif %}: \
      {% for c in l.courses %}{{ c.title }} {% endfor %};{% endfor %}
      """
    let site = try TestSite(content(files) + bare(["group.html": template]))
    #expect(
      try site.page("departments/x.html")
        == "2#: b2 ;10#: a2 ;introductory: a1 c2 ;intermediate: b1 ;advanced: c1 ;: D ;")
  }
}
