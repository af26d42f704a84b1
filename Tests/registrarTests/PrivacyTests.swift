import Foundation
import TestSupport
import Testing

/// A catalogue in which everything that the public may not see carries a mark.
///
/// `zzint` marks what belongs to an internal student, `zzhid` to a hidden one, and `zzpriv` what a public
/// student keeps to themselves.
private let markedCatalogue: [String: String] = {
  var files = [
    "catalogue.yml": """
    title: Marked
    base_url: https://example.edu/
    extra:
      course: {mentor: reference(student), helpers: list(reference(student))}
    """,
    "content/index.md": "[zzint-link](students/zzint-student.md), [zzhid-link](student:zzhid-student)\n",
    "content/courses/logic.md": """
    ---
    title: Logic
    extra: {mentor: zzint-student, helpers: [zzhid-student, open-student]}
    offerings: [{term: summer}]
    ---
    [zzint-text](student:zzint-student "zzint-title"), [zzhid-text][one], <student:zzint-student>,
    [**zzint-bold** `zzint-code`](../students/zzint-student.md#zzint-heading),
    ![zzint-alt](../students/zzint-student.md), ![zzhid-alt](student:zzhid-student)

    [one]: ../students/zzhid-student.md "zzhid-title"
    """,
    "content/pages/about.md": """
    ---
    title: About
    ---
    The old address: [zzint-alias](../students/zzint-student.md). Two ways: [zzint-a
    b](student:zzint-student).
    """,
    "content/students/open-student.md": """
    ---
    name: Open Student
    sort_name: zzpriv-sort
    email: zzpriv@example.edu
    program: Open Studies
    year: Second
    advisor: zzpriv-advisor
    admitted: 1999-09-09
    visibility: public
    tags: [zzpriv-tag]
    extra: {zzpriv-key: zzpriv-extra}
    ---
    zzpriv-body [zzpriv](zzpriv-file.txt)
    """,
    "content/students/zzpriv-file.txt": "zzpriv-file",
    "content/enrollments/open.md": """
    ---
    student: open-student
    course: logic
    enrollments:
      - {term: fall, status: enrolled}
      - {term: spring, status: completed, grade: zzpriv-grade, credits: 98765,
         override: [{rule: credit-overload, reason: zzpriv-reason, by: zzpriv-by}]}
      - {term: zzpriv-term, status: withdrawn, ended_on: 1999-08-08}
      - {term: zzpriv-waiting, status: waitlisted}
      - {term: zzpriv-dropped, status: dropped}
    ---
    zzpriv-note
    """,
  ]
  for (mark, visibility) in [("zzint", "internal"), ("zzhid", "hidden")] {
    files["content/students/\(mark)-student.md"] = """
      ---
      name: \(mark)-name
      sort_name: \(mark)-sort
      email: \(mark)@example.edu
      program: \(mark)-program
      year: \(mark)-year
      advisor: \(mark)-advisor
      visibility: \(visibility)
      tags: [\(mark)-tag]
      aliases: [\(mark)-alias]
      extra: {\(mark)-key: \(mark)-extra}
      ---
      # \(mark)-heading

      \(mark)-body, [a photo](\(mark)-photo.png)
      """
    files["content/students/\(mark)-photo.png"] = "\(mark)-photo"
    files["content/enrollments/\(mark).md"] = """
      ---
      student: \(mark)-student
      enrollments:
        - {course: logic, term: fall, section: \(mark)-section, grade: \(mark)-grade, status: completed}
        - {course: logic, term: \(mark)-term}
      ---
      \(mark)-note
      """
  }
  return files
}()

/// Templates that print all that they can name, so that it is not the theme that keeps a secret.
private let talkativeTemplates: [String: String] = {
  let student = """
    {{ s.id }} {{ s.name }} {{ s.sort_name }} {{ s.email }} {{ s.program.title }} {{ s.year }} {{ s.advisor }}
    {{ s.admitted }} {{ s.visibility }} {{ s.tags | join(" ") }} {{ s.body }}
    {% if s.url %}<a href="{{ s.url }}">page</a>{% endif %} {{ s.credits_earned }}
    """
  let enrollments = """
    {% for e in list %}{{ e.student.name }} {{ e.course.title }} {{ e.term.title }} {{ e.section }} {{ e.status }}
    {{ e.grade }} {{ e.credits }} {{ e.enrolled_on }} {{ e.ended_on }}
    {% for o in e.overrides %}{{ o.rule }} {{ o.reason }} {{ o.by }} {{ o.on }}{% endfor %}{% endfor %}
    """
  return [
    "templates/student.html": """
    <title>{{ page.title }}</title>{% set s = student %}\(student)
    {% for key, value in s.extra %}{{ key }}{% endfor %}
    {% set list = s.enrollments %}\(enrollments){% for n in s.notes %}{{ n.body }}{% endfor %}
    """,
    "templates/course.html": """
    <title>{{ page.title }}</title>{{ course.body }}
    {% if course.extra.mentor %}{% set s = course.extra.mentor %}\(student){% endif %}
    {% for s in course.extra.helpers or [] %}\(student){% endfor %}
    {% for t in course.terms %}{{ t.title }} {{ t.roster_count }} {% set list = t.roster %}\(enrollments)
      {% for n in t.notes %}{{ n.body }}{% endfor %}{% endfor %}
    """,
  ]
}()

/// Which marks occur in the names or the bytes of files.
private func marks(in folder: Folder) throws -> [String] {
  var found: [String] = []
  for file in folder.files() {
    let text = try (file + "\n" + folder.text(of: file)).lowercased()
    for mark in ["zzint", "zzhid", "zzpriv", "98765", "1999"] where text.contains(mark) {
      found.append("\(mark) in \(file)")
    }
  }
  return found
}

@Suite("What a public site keeps to itself")
struct PrivacyTests {
  @Test("nothing of a withheld student is in a public site, in no file and no name", arguments: [true, false])
  func publicBuild(isTalkative: Bool) throws {
    try withCatalogue(markedCatalogue) { folder throws in
      if isTalkative { try folder.write(talkativeTemplates) }
      let build = try registrar("build", "--audience", "public", in: folder)
      #expect(build.status == 0, "\(build.errorText)")
      let site = Folder(folder.path(of: "public"))
      let found = try marks(in: site)
      #expect(found == [])
      // What may be shown is: the marks are not missing because everything is.
      #expect(try site.text(of: "courses/logic.html").contains("Open Student"))
      #expect(try site.text(of: "courses/logic.html").contains("a student"))
      #expect(site.exists("students/open-student.html"))
    }
  }

  @Test("an internal site shows internal students, and nothing of hidden ones")
  func internalBuild() throws {
    try withCatalogue(markedCatalogue) { folder throws in
      try folder.write(talkativeTemplates)
      let build = try registrar("build", in: folder)
      #expect(build.status == 0, "\(build.errorText)")
      let found = try marks(in: Folder(folder.path(of: "public")))
      #expect(found.contains("zzint in students/zzint-student.html"))
      #expect(found.contains("zzint in students/zzint-photo.png"))
      #expect(found.contains("zzpriv in students/open-student.html"))
      #expect(found.filter { $0.hasPrefix("zzhid") } == [])
    }
  }

  @Test("a public build into the folder of an internal one leaves nothing of it")
  func afterInternalBuild() throws {
    try withCatalogue(markedCatalogue) { folder throws in
      #expect(try registrar("build", "--quiet", in: folder).status == 0)
      #expect(try registrar("build", "--audience", "public", "--quiet", in: folder).status == 0)
      let found = try marks(in: Folder(folder.path(of: "public")))
      #expect(found == [])
    }
  }

  @Test("where the list of what was written is lost, a public build stops by name, and --clean heals")
  func withoutList() throws {
    try withCatalogue(markedCatalogue) { folder throws in
      #expect(try registrar("build", "--quiet", in: folder).status == 0)
      let before = try folder.tree(below: "public")
      try folder.remove(".registrar")
      let build = try registrar("build", "--audience", "public", in: folder)
      #expect(build.status == 1)
      #expect(build.errorText.contains("public/students/zzint-student.html"))
      #expect(try folder.tree(below: "public") == before)
      #expect(try registrar("build", "--audience", "public", "--clean", "--quiet", in: folder).status == 0)
      let found = try marks(in: Folder(folder.path(of: "public")))
      #expect(found == [])
    }
  }

  @Test("a build that was interrupted half-way leaves nothing that the next one overlooks")
  func afterInterruption() throws {
    try withCatalogue(markedCatalogue) { folder throws in
      #expect(try registrar("build", "--audience", "public", "--quiet", in: folder).status == 0)
      // As it would be when an internal build had been killed while it wrote.
      let list = try #require(folder.files(below: ".registrar").first { $0.contains("written-") })
      #expect(try registrar("build", "--quiet", in: folder).status == 0)
      let notes = try folder.text(of: list)
      #expect(notes.contains("students/zzint-student.html"))
      try folder.remove("public/index.html")
      try folder.write(["public/students/zzint-student.html.registrar-new": "zzint"])
      #expect(try registrar("build", "--audience", "public", "--quiet", in: folder).status == 0)
      let found = try marks(in: Folder(folder.path(of: "public")))
      #expect(found == [])
    }
  }
}
