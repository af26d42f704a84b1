import Catalogue
import TestSupport
import Testing

@testable import Site

@Suite struct LinkTests {
  private static let records = [
    "index.md": "title: Home", "courses/b.md": "---\ntitle: B\n---\n# Outline\n",
    "courses/d.md": "title: D\ndraft: true",
    "courses/files/plan.txt": "plan", "courses/odd ü?#%&\"'.txt": "odd", "top.png": "png",
    "students/pia.md": "name: Pia\nvisibility: public", "students/ivo.md": "name: Ivo",
    "students/hid.md": "name: H\nvisibility: hidden",
    "terms/t.md": "title: T", "pages/handbook/rules.md": "title: R", "departments/x.md": "title: X",
    "programs/x.md": "title: X", "instructors/x.md": "name: X",
  ]

  /// How a text on the page of a course is rendered.
  private func rendered(_ text: String, settings: String = "", at path: String = "courses/a") throws -> String? {
    var files = Self.records
    files["\(path).md"] = "---\ntitle: A\n---\n\(text)\n"
    let site = try TestSite(
      content(files) + bare(["course.html": "{{ course.body }}", "page.html": "{{ page.body }}"])
        + ["catalogue.yml": settings], audience: .public)
    return try site.page("\(path).html")
  }

  @Test(
    "A link becomes the address of what it means",
    arguments: [
      // Records, by file and by kind
      ("[x](b.md)", #"<a href="../courses/b.html">x</a>"#),
      ("[x](../courses/b.md#outline)", ##"<a href="../courses/b.html#outline">x</a>"##),
      ("[x](course:b)", #"<a href="../courses/b.html">x</a>"#),
      ("[x](student:pia)", #"<a href="../students/pia.html">x</a>"#),
      ("[x](term:t)", #"<a href="../terms/t.html">x</a>"#),
      ("[x](department:x)", #"<a href="../departments/x.html">x</a>"#),
      ("[x](program:x)", #"<a href="../programs/x.html">x</a>"#),
      ("[x](instructor:x)", #"<a href="../instructors/x.html">x</a>"#),
      ("[x](page:handbook/rules)", #"<a href="../pages/handbook/rules.html">x</a>"#),
      ("[x](../pages/handbook/rules.md 'Title')", #"<a href="../pages/handbook/rules.html" title="Title">x</a>"#),
      // Lists and the home page
      ("[x](../courses/)", #"<a href="../courses/index.html">x</a>"#),
      ("[x](../terms/#y)", ##"<a href="../terms/index.html#y">x</a>"##),
      ("[x](../index.md)", #"<a href="../index.html">x</a>"#),
      ("[x](..)", #"<a href="../index.html">x</a>"#),
      // Files
      ("[x](files/plan.txt)", #"<a href="../courses/files/plan.txt">x</a>"#),
      ("![x](../top.png)", #"<img src="../top.png" alt="x" />"#),
      (
        "[x](<odd%20ü%3F%23%25&\"'.txt>)",
        #"<a href="../courses/odd%20%C3%BC%3F%23%25%26%22%27.txt">x</a>"#
      ),
      // What stays as it is
      ("[x](https://example.org/?a=b&c)", #"<a href="https://example.org/?a=b&amp;c">x</a>"#),
      ("<https://example.org>", #"<a href="https://example.org">https://example.org</a>"#),
      ("[x](mailto:a@example.org)", #"<a href="mailto:a@example.org">x</a>"#),
      ("[x](#outline)", ##"<a href="#outline">x</a>"##),
      ("[x](//example.org/y)", #"<a href="//example.org/y">x</a>"#),
      // What leads nowhere keeps its words
      ("[x](d.md)", "x"), ("[x](course:d)", "x"), ("[x](course:nowhere)", "x"), ("[x](nowhere.md)", "x"),
      ("[x](/courses/b.html)", "x"), ("[x](../../catalogue.yml)", "x"), ("[x](javascript:alert)", "x"), ("[x]()", "x"),
      ("![x](nowhere.png)", "x"),
      // Students whom the public may not see
      ("[Ivo I.](student:ivo)", "a student"), ("[*Ivo* I.](../students/ivo.md 'Ivo')", "a student"),
      ("<student:hid>", "a student"), ("![Ivo](student:ivo)", "a student"),
      ("[![Ivo](files/plan.txt)](student:ivo)", "a student"),
      ("[Ivo][r]\n\n[r]: ../students/ivo.md \"Ivo\"", "a student"),
    ])
  func meanings(text: String, html: String) throws {
    #expect(try rendered(text) == "<p>\(html)</p>\n")
  }

  @Test("Addresses are relative to the page that shows the text, not to the file that holds it")
  func depth() throws {
    #expect(try rendered("[x](../courses/b.md)", at: "pages/a") == "<p><a href=\"../courses/b.html\">x</a></p>\n")
    #expect(
      try rendered("[x](../../../courses/b.md)", at: "pages/deep/er/a")
        == "<p><a href=\"../../../courses/b.html\">x</a></p>\n")
  }

  @Test(
    "A text below enrollments is on the page of the one course or student that it is about", arguments: [true, false])
  func notes(isReleased: Bool) throws {
    let note = "See [A](../../../courses/a.md#x), [up](#head).\n\n# Head\n"
    let files =
      content([
        "courses/a.md": "title: A", "courses/b.md": "title: B", "students/pia.md": "name: Pia\nvisibility: public",
        "students/bea.md": "name: Bea\nvisibility: public",
        "enrollments/deep/er/roster.md": "---\ncourse: a\nenrollments: [pia, bea]\n---\nroster \(note)",
        "enrollments/one.md": "---\nstudent: pia\ncourse: b\n---\none",
        "enrollments/own.md": "---\nstudent: bea\nterm: t\nenrollments: [a, b]\n---\nown",
        "enrollments/all.md":
          "---\nterm: u\nenrollments: [{student: pia, course: a}, {student: bea, course: b}]\n---\nall [f](f.txt)",
        "enrollments/f.txt": "file",
      ])
      + bare([
        "course.html": "{% for t in course.terms %}{% for n in t.notes %}{{ n.body }}{% endfor %}{% endfor %}",
        "student.html": "{% for n in student.notes %}{{ n.body }}{% endfor %}",
      ]) + ["catalogue.yml": isReleased ? "privacy: {public_fields: [note]}" : ""]
    let site = try TestSite(files, audience: .public)
    let shown = [
      "courses/a.html": "<p>roster See <a href=\"../courses/a.html#x\">A</a>, up.</p>\n<h2>Head</h2>\n",
      "courses/b.html": "", "students/pia.html": "<p>one</p>\n", "students/bea.html": "<p>own</p>\n",
    ]
    for (path, html) in shown { #expect(try site.page(path) == (isReleased ? html : ""), "\(path)") }
    // What no page shows publishes no file.
    #expect(site.build.index.publishedBodies.contains { $0.body.string.hasPrefix("all") } == false)
    #expect(site.build.index.publishedBodies.count { $0.body.string.hasPrefix("one") } == (isReleased ? 1 : 0))
  }

  @Test("Raw HTML is dropped unless a setting allows it")
  func rawHTML() throws {
    #expect(try rendered("a <b>c</b>") == "<p>a c</p>\n")
    #expect(try rendered("a <b>c</b>", settings: "raw_html: true") == "<p>a <b>c</b></p>\n")
  }

  @Test("A list that the site does not have leads nowhere")
  func missingList() throws {
    let site = try TestSite(
      content(["courses/a.md": "---\ntitle: A\n---\n[x](../terms/) [y](../students/)"])
        + bare(["course.html": "{{ course.body }}"]))
    #expect(try site.page("courses/a.html") == "<p>x <a href=\"../students/index.html\">y</a></p>\n")
  }

  // MARK: Files

  /// The attachments that a site publishes, by their paths in the output.
  private func attachments(_ files: [String: String], audience: Audience = .public, drafts: Bool = false) throws
    -> [String]
  {
    try withTemporaryFolder { folder in
      try folder.write(content(files))
      let site = try TestSite(folder: folder, audience: audience, drafts: drafts)
      try site.write(from: folder, to: folder.path(of: "out"))
      let output = folder.files(below: "out").map { String($0.dropFirst("out/".count)) }
      return output.filter {
        !$0.hasSuffix(".html") && !$0.hasPrefix("assets/") && !$0.hasPrefix("api/") && !$0.hasPrefix("search/")
          && $0 != "robots.txt"
      }
    }
  }

  private static let files = [
    "index.md": "---\n---\n![](home.png)", "home.png": "", "pages/p.md": "---\ntitle: P\n---\n[f](p.pdf)",
    "pages/p.pdf": "",
    "courses/a.md": "---\ntitle: A\n---\n[f](a.pdf) [![Ivo](../students/portrait.png)](../students/ivo.md)",
    "courses/a.pdf": "",
    "courses/unused.pdf": "", "courses/d.md": "---\ntitle: D\ndraft: true\n---\n[f](d.pdf)", "courses/d.pdf": "",
    "students/ivo.md": "---\nname: Ivo\n---\n[f](ivo.pdf)", "students/ivo.pdf": "", "students/portrait.png": "",
    "students/pia.md": "---\nname: Pia\nvisibility: public\n---\n[f](pia.pdf)", "students/pia.pdf": "",
    "terms/t.md": "---\ntitle: T\n---\n[f](t.pdf)", "terms/t.pdf": "",
    "departments/d.md": "---\ntitle: D\n---\n[f](d.pdf)",
    "departments/d.pdf": "", "instructors/i.md": "---\nname: I\n---\n[f](i.pdf)", "instructors/i.pdf": "",
    "programs/g.md": "---\ntitle: G\n---\n[f](g.pdf)", "programs/g.pdf": "",
    "enrollments/a.md": "---\ncourse: a\nenrollments: [pia]\n---\n[f](note.pdf)", "enrollments/note.pdf": "",
    "enrollments/b.md": "---\ncourse: a\nterm: t\nenrollments: [ivo]\n---\n[f](ivo-note.pdf)",
    "enrollments/ivo-note.pdf": "",
  ]

  @Test("A file is published when a page that is published links to it, and only then")
  func publishing() throws {
    let shown = [
      "courses/a.pdf", "departments/d.pdf", "home.png", "instructors/i.pdf", "pages/p.pdf", "programs/g.pdf",
      "terms/t.pdf",
    ]
    #expect(try attachments(Self.files) == shown)
    let all =
      shown + [
        "courses/d.pdf", "enrollments/ivo-note.pdf", "enrollments/note.pdf", "students/ivo.pdf", "students/pia.pdf",
        "students/portrait.png",
      ]
    #expect(try attachments(Self.files, audience: .internal, drafts: true) == all.sorted())
  }

  @Test("A file is published under its own name, whatever that is, with its bytes")
  func oddNames() throws {
    try withTemporaryFolder { folder in
      let name = "odd ü?#%&\"'\n.txt"
      try folder.write(content(["courses/a.md": "---\ntitle: A\n---\n[x](<odd%20ü%3F%23%25&\"'%0A.txt>)"]))
      try folder.write([UInt8](0...255), to: "content/courses/\(name)")
      let site = try TestSite(folder: folder)
      try site.write(from: folder, to: folder.path(of: "out"))
      #expect(try folder.bytes(of: "out/courses/\(name)") == [UInt8](0...255))
      #expect(try site.page("courses/a.html")?.contains("odd%20%C3%BC%3F%23%25%26%22%27%0A.txt") == true)
    }
  }
}
