import Files
import TestSupport
import Testing

@testable import Preview

private let college = [
  "catalogue.yml": "title: College\nbase_url: https://c.example/\n",
  "content/index.md": "Welcome. ![Crest](crest.svg)\n",
  "content/crest.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
  "content/unused.txt": "S",
  "content/pages/about/us.md": "---\ntitle: About us\naliases: [old]\n---\nSee [logic](../../courses/ma.md).\n",
  "content/terms/f.md": "---\ntitle: Fall\nstarts: 2026-09-01\nends: 2026-12-20\n---\n",
  "content/courses/cs.md":
    "---\ntitle: Programming\ndepartment: Computing & <b>\naliases: [inf]\nupdated: 2026-01-02\n"
    + "offerings: [{term: f, meetings: [{days: [mon], starts: 9:00, ends: 10:00}]}]\n---\n",
  "content/courses/ma.md": "---\ntitle: Logic\ndepartment: Mathématiques\n---\n",
  "content/courses/secret.md": "---\ntitle: Draft\ndraft: true\n---\n",
  "content/students/ada.md": "---\nname: Ada\nprogram: Mathematics\n---\nShe [enrolled](../enrollments/x.md).\n",
  "content/students/alan.md": "---\nname: Alan\n---\n",
  "content/students/eve.md": "---\nname: Eve\nvisibility: hidden\n---\n",
  "content/enrollments/f/cs.md": "---\ncourse: cs\nterm: f\nenrollments:\n  - ada\n  - alan\n  - eve\n---\nNotes.\n",
  "secret.txt": "S",
]

@Suite("A site on demand") struct LivePageTests {
  @Test("Every file that a build writes is there, byte for byte", arguments: ["internal", "public"])
  func files(audience: String) throws {
    try withTemporaryFolder { folder in
      var files = college
      files["catalogue.yml"]? += "audience: \(audience)\npage_size: 1\nprivacy: {default_visibility: public}\n"
      let live = try LiveFolder(folder, files)
      let built = try live.built()
      #expect(built.count > 39)
      #expect(try live.differences() == [])
      #expect(built["crest.svg"] != nil && built["unused.txt"] == nil)
    }
  }

  @Test(
    "Nothing else is there, however it is written",
    arguments: [
      "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/unused.txt", "/content/index.md", "/catalogue.yml",
      "/courses/../../secret.txt", "/courses/%2e%2e/index.html", "/courses/page/1.html", "/courses/page/02.html",
      "/courses/page/+2.html", "/courses/page/-1.html", "/courses/page/99999999999999999999.html", "/courses/CS.html",
      "/students/eve.html", "/students/eve", "/students/.html", "/index.html/", "/courses/cs.html/",
      "/.registrar", "/.registrar/", "/.registrar/list", "/pages/about", "/crest.svg/", "/api", "/api/v1/",
      "/%00", "/index.html%00", "//index.html", "/courses/cs%2ehtml%2f",
    ])
  func nothingElse(path: String) async throws {
    try await withTemporaryFolder { folder in
      let live = try LiveFolder(folder, college)
      let answer = try await Asked(pages: live.site, live: live.site, edits: false)("GET", path)
      #expect(answer.status == 404)
      #expect(!answer.text.contains("S\n") && answer.text != "S")
    }
  }

  @Test("A page comes with the script, and with permission for it, and is known by what it is without")
  func script() async throws {
    try await withTemporaryFolder { folder in
      let live = try LiveFolder(folder, college)
      let asked = Asked(pages: live.site, live: live.site, edits: false)
      let page = try await asked("GET", "/courses/")
      #expect(page.status == 200)
      #expect(page.text.contains("connect-src 'self'"))
      #expect(page.text.contains("<script src=\"/.registrar/preview.js\" defer data-page="))
      let tag = try #require(page.headers["etag"])
      try live.change(["content/students/alan.md": "---\nname: Alan Turing\n---\n"])
      #expect(try await asked("GET", "/courses/", ["If-None-Match": tag]).status == 304)
      try live.change(["content/courses/ma.md": "---\ntitle: Logic II\n---\n"])
      #expect(try await asked("GET", "/courses/", ["If-None-Match": tag]).text.contains("Logic II"))
      #expect(try await asked("GET", "/courses").status == 302)
      #expect(
        try await asked("GET", "/.registrar/preview.js").headers["content-type"] == "text/javascript; charset=utf-8")
      #expect(try await asked("GET", "/.registrar/preview.css").status == 200)
      #expect(try await asked("POST", "/.registrar/preview.css").status == 405)
    }
  }

  @Test(
    "A policy admits what comes from the site, and stays as strict as it was elsewhere",
    arguments: [
      ("default-src 'none'", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"),
      ("img-src *", "img-src *"),
      (
        "default-src 'self'; connect-src https://a.example",
        "default-src 'self'; connect-src 'self' https://a.example; script-src 'self'; style-src 'self'"
      ),
      (
        "DEFAULT-SRC https:;; script-src 'none' ;style-src 'self' file:",
        "DEFAULT-SRC https:; script-src 'self'; style-src 'self' file:; connect-src 'self' https:"
      ),
    ])
  func policy(before: String, after: String) { #expect(ServedPage.admitting(before) == after) }

  @Test(
    "Pages of any theme get the script",
    arguments: [
      ("<p>Hi</p>", "<p>Hi</p>SCRIPT"), ("<BODY>a</BODY></html>", "<BODY>aSCRIPT</BODY></html>"),
      ("", "SCRIPT"), ("</body>x</body>", "</body>xSCRIPT</body>"),
      (
        "<HEAD><META HTTP-EQUIV='Content-Security-Policy' CONTENT='x'><meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'none'\"></HEAD>",
        "<HEAD><META HTTP-EQUIV='Content-Security-Policy' CONTENT='x'><meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'none'\"></HEAD>SCRIPT"
      ),
    ])
  func injection(before: String, after: String) {
    let served = ServedPage(attributes: [("page", "\"<&")])
    let script = "<script src=\"/.registrar/preview.js\" defer data-page=\"&quot;&lt;&amp;\"></script>\n"
    let expected = after.replacing("SCRIPT", with: script)
    #expect(String(decoding: served.bytes(of: Array(before.utf8)), as: UTF8.self) == expected)
  }
}

@Suite("What forms ask for") struct FormTests {
  @Test("Only those who may edit are told who takes what, and of whom nobody else is shown anything")
  func enrollments() async throws {
    try await withTemporaryFolder { folder in
      let live = try LiveFolder(folder, college)
      let asked = Asked(pages: live.site, live: live.site)
      for path in ["/.registrar/enrollments?course=cs", "/.registrar/find?kind=student&text=a"] {
        #expect(try await asked("GET", path).status == 401)
        #expect(try await Asked(pages: live.site, live: live.site, edits: false)("GET", path).status == 404)
      }
      let roster = try await asked.knowing("GET", "/.registrar/enrollments?course=cs").text
      #expect(roster.contains(#""student_id":"eve""#))
      #expect(roster.contains(#""terms":[{"id":"f","title":"Fall"}]"#))
      #expect(
        try await asked.knowing("GET", "/.registrar/enrollments?student=none").refusal?.hasPrefix("404 unknown-student")
          == true)
      let found = try await asked.knowing("GET", "/.registrar/find?kind=student&text=ALA").text
      #expect(found.contains(#"{"found":[{"id":"alan","name":"Alan"}]}"#))
      #expect(try await asked.knowing("GET", "/.registrar/find?kind=course&text=").text.contains(#""found":[]"#))
    }
  }
}
