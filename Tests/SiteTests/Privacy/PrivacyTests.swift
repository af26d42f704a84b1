import Catalogue
import TestSupport
import Testing

@testable import Site

/// Whether a word stands in some bytes, whatever the case of its letters.
private func holds(_ word: String, _ bytes: [UInt8]) -> Bool {
  String(decoding: bytes, as: UTF8.self).lowercased().contains(word.lowercased())
}

@Suite struct PrivacyTests {
  /// A student whose every field can be told by a word that stands nowhere else.
  private static func student(_ word: String, _ visibility: String) -> [String: String] {
    [
      "students/\(word).md": """
      ---
      name: \(word)-name
      sort_name: \(word)-sort
      email: \(word)-mail@example.edu
      program: \(word)-program
      year: \(word)-year
      advisor: \(word)-advisor
      admitted: 2001-02-03
      visibility: \(visibility)
      tags: [\(word)-tag]
      updated: 2002-03-04
      aliases: [\(word)-alias]
      extra: {\(word)-key: \(word)-value}
      ---
      \(word)-body [file](\(word)-file.txt)
      """,
      "students/\(word)-file.txt": "\(word)-bytes",
      "students/\(word)-portrait.png": "\(word)-portrait",
      "enrollments/\(word).md": """
      ---
      student: \(word)
      enrollments:
        - course: a
          term: \(word)-term
          grade: \(word)-grade
          override: [{rule: schedule-conflict, reason: \(word)-reason, by: \(word)-by}]
        - {course: b, term: now, status: completed, grade: \(word)-grade}
        - {course: c, term: now, section: \(word)-section}
      ---
      \(word)-note [file](\(word)-note-file.txt)
      """,
      "enrollments/\(word)-note-file.txt": "\(word)-note-bytes",
    ]
  }

  /// Texts that lead to students in every way that there is.
  private static func mentions(_ word: String, from folder: String) -> String {
    """
    [\(word)-one](student:\(word)) [\(word)-two](../students/\(word).md#\(word)-x "\(word)-title") <student:\(word)>
    ![\(word)-three](student:\(word) "\(word)-title") [![\(word)-four](../students/\(word)-portrait.png)](student:\(word))
    [\(word)-five][\(word)] [*\(word)* **\(word)** `\(word)`](student:\(word))

    # Heading of [\(word)-six](student:\(word))

    > - [\(word)-seven](../students/\(word).md)

    [\(word)]: ../students/\(word).md "\(word)-title"
    """
  }

  private static let words = ["zqhidden", "zqinternal", "zqpublic"]

  private static let files: [String: String] = {
    var files: [String: String] = [:]
    files.merge(student("zqhidden", "hidden")) { $1 }
    files.merge(student("zqinternal", "internal")) { $1 }
    files.merge(student("zqpublic", "public")) { $1 }
    let text = words.map { mentions($0, from: "") }.joined(separator: "\n\n")
    files["index.md"] = "---\ntitle: Home\n---\n" + text.replacing("../students/", with: "students/")
    for (folder, label) in [
      ("courses", "title"), ("departments", "title"), ("instructors", "name"), ("pages", "title"),
    ] {
      files["\(folder)/a.md"] = "---\n\(label): A\n---\n\(text)"
    }
    files["courses/a.md"] = """
      ---
      title: A
      extra: {lead: zqinternal, tutors: [zqhidden, zqinternal, zqpublic], room: R}
      ---
      \(text)
      """
    files["courses/b.md"] = "title: B\nofferings: [{term: now, capacity: 5}]"
    files["courses/c.md"] =
      "title: C\nofferings: [{term: then}]\nprerequisites: [a, b]"
    return content(files)
  }()

  private static let settings = """
    base_url: https://example.edu/
    nav: [courses/, students/zqinternal.md, students/zqhidden.md]
    extra: {course: {lead: reference(student), tutors: list(reference(student)), room: text}}
    """

  /// A theme that prints whatever it can get at.
  private static let curiousTheme = bare([
    "course.html": """
    {{ course.body }}{{ course.description }}{{ course.extra.lead.name }}{{ course.extra.lead.id }}\
    {% for s in course.extra.tutors %}{{ s.name }}{{ s.url }}{% endfor %}\
    {% for t in course.terms %}{{ t.title }}{{ t.term.id }}{% for n in t.notes %}{{ n.body }}{% endfor %}{% for e in t.roster %}{{ e.student.id }}{{ e.student.name }}\
    {{ e.student.email }}{{ e.grade }}{{ e.section }}{% for o in e.overrides %}{{ o.reason }}{{ o.by }}{% endfor %}\
    {{ e.student.program.title }}{{ e.student.body }}{{ e.student.updated }}{% endfor %}{% endfor %}
    """,
    "student.html": """
    {{ student.id }}{{ student.name }}{{ student.sort_name }}{{ student.email }}{{ student.program.title }}{{ student.year }}\
    {{ student.advisor }}{{ student.admitted }}{{ student.visibility }}{% for t in student.tags %}{{ t }}{% endfor %}\
    {{ student.body }}{% for n in student.notes %}{{ n.body }}{% endfor %}{{ student.updated }}{{ page.updated }}{% for k, v in student.extra.items() %}{{ k }}{{ v }}{% endfor %}\
    {% for e in student.enrollments %}{{ e.grade }}{% for o in e.overrides %}{{ o.reason }}{{ o.by }}{% endfor %}{% endfor %}
    """,
    "students.html":
      "{% for s in students %}{{ s.name }}{{ s.email }}{% endfor %}{% for p in page.pages %}{{ p.first }}{{ p.last }}{% endfor %}",
    "term.html": "{{ term.title }}{{ term.id }}{% for c in term.courses %}{{ c.title }}{% endfor %}",
    "terms.html": "{% for t in terms %}{{ t.title }}{% endfor %}",
    "group.html": "{{ group.title }}{{ group.body }}{% for s in group.students %}{{ s.name }}{% endfor %}",
    "groups.html": "{% for g in groups %}{{ g.title }}{{ g.url }}{% endfor %}",
    "home.html":
      "{{ home.body }}{% for l in site.nav %}{{ l.title }}{{ l.url }}{% endfor %}{% for t in site.terms %}{{ t.title }}{% endfor %}",
    "page.html": "{{ page.body }}",
    "redirect.html": "{{ page.title }}{{ page.target }}",
  ])

  /// Everything that a build writes, paths and bytes.
  private func output(
    _ files: [String: String], audience: Audience, before: Audience? = nil, losing: Bool = false
  ) throws -> [String: [UInt8]] {
    try withTemporaryFolder { folder in
      try folder.write(files)
      if let before { try build(folder, audience: before) }
      if losing { try folder.remove(".registrar") }
      let site = try TestSite(folder: folder, audience: audience)
      try #require(site.catalogue.unresolved.isEmpty && site.catalogue.findings.isEmpty)
      try site.write(from: folder, to: folder.path(of: "public"), clean: losing)
      return Dictionary(
        uniqueKeysWithValues: try folder.files(below: "public").map {
          (String($0.dropFirst("public/".count)), try folder.bytes(of: $0))
        })
    }
  }

  @Test("Nothing of a withheld student is anywhere in what is written", arguments: Audience.allCases, [true, false])
  func withheld(audience: Audience, isCurious: Bool) throws {
    let files = Self.files + ["catalogue.yml": Self.settings] + (isCurious ? Self.curiousTheme : [:])
    let output = try output(files, audience: audience)
    let withheld = audience == .public ? ["zqhidden", "zqinternal"] : ["zqhidden"]
    for (path, bytes) in output {
      for word in withheld {
        #expect(!holds(word, Array(path.utf8)), "the path \(path)")
        #expect(!holds(word, bytes), "\(word) in \(path)")
      }
    }
    // Or the search would find nothing anywhere.
    #expect(output["students/zqpublic.html"].map { holds("zqpublic-name", $0) } == true)
    #expect(output["courses/a.html"].map { holds("a student", $0) } == true)
    #expect((output["students/zqinternal.html"] != nil) == (audience == .internal))
  }

  @Test(
    "Of a public student the public sees name, programme, year and courses, and nothing else", arguments: [true, false])
  func publicFields(isCurious: Bool) throws {
    let files = Self.files + ["catalogue.yml": Self.settings] + (isCurious ? Self.curiousTheme : [:])
    let output = try output(files, audience: .public)
    let kept = [
      "sort", "mail", "advisor", "tag", "key", "value", "body", "bytes", "grade", "reason", "by", "note", "file",
    ]
    for (path, bytes) in output {
      for field in kept { #expect(!holds("zqpublic-\(field)", bytes + Array(path.utf8)), "\(field) in \(path)") }
      #expect(!holds("2001-02-03", bytes) && !holds("2002-03-04", bytes) && !holds("2002", bytes), "a date in \(path)")
    }
    let page = try #require(output["students/zqpublic.html"])
    for field in ["name", "program", "year"] { #expect(holds("zqpublic-\(field)", page)) }
  }

  @Test("An internal build into the same folder leaves nothing behind, its list lost or not", arguments: [true, false])
  func afterInternalBuild(losing: Bool) throws {
    let files = Self.files + ["catalogue.yml": Self.settings]
    let after = try output(files, audience: .public, before: .internal, losing: losing)
    #expect(try after == output(files, audience: .public))
  }

  @Test("A student's page asks not to be indexed, and stands in no sitemap", arguments: Audience.allCases)
  func indexing(audience: Audience) throws {
    let output = try output(Self.files + ["catalogue.yml": Self.settings], audience: audience)
    for (path, bytes) in output where path.hasPrefix("students/") && path.hasSuffix(".html") {
      #expect(holds("<meta name=\"robots\" content=\"noindex\">", bytes), "\(path)")
    }
    #expect((output["sitemap.xml"] != nil) == (audience == .public))
    #expect(output["sitemap.xml"].map { holds("students/", $0) } != true)
  }

  @Test("Every page of an internal build says so, and none of a public one")
  func banner() throws {
    for audience in Audience.allCases {
      let output = try output(Self.files + ["catalogue.yml": Self.settings], audience: audience)
      for (path, bytes) in output where path.hasSuffix(".html") {
        let isRedirect = holds("http-equiv=\"refresh\"", bytes)
        #expect(holds("not for publication", bytes) == (audience == .internal && !isRedirect), "\(path)")
      }
    }
  }
}
