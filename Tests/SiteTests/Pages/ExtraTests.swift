import Catalogue
import Diagnostics
import TestSupport
import Testing

@testable import Site

@Suite struct ExtraTests {
  @Test("Undeclared own fields are texts, lists and mappings, as the file has them")
  func undeclared() throws {
    let site = try TestSite(
      RichCatalogue.files
        + bare([
          "student.html": """
          {{ student.extra.locker }}|{% for key, value in student.extra.items() %}{{ key }} {% endfor %}|\
          {% for x in student.extra.nested.a %}{% if x.b %}{{ x.b }}{% else %}{{ x }}{% endif %},{% endfor %}|\
          {{ student.extra.nowhere }}|{% if student.extra.none %}there{% endif %}
          """,
          "course.html": "{{ course.extra.fee }} {% for t in course.extra.tutors %}{{ t }} {% endfor %}",
          "term.html": "{{ term.extra.weeks }}", "page.html": "{{ page.extra.version }}",
          "home.html": "{{ home.extra.motto }} {{ page.extra.fee }}",
          "group.html": "{{ group.extra.floor }}{{ group.extra.desk }}",
          "courses.html": "{{ page.extra.version }}",
        ]), audience: .internal)
    let expected = [
      "students/pia.html": "12|locker nested none |1,c,||", "courses/a.html": "12.5 pia ivo hid ",
      "courses/d.html": " ",
      "terms/fall.html": "15", "terms/spring.html": "", "pages/handbook/rules.html": "7", "pages/about.html": "",
      "index.html": "Sapere aude 3", "departments/maths.html": "3", "instructors/emmy.html": "1",
      "programs/bsc.html": "",
      "courses/index.html": "",
    ]
    for (path, text) in expected { #expect(try site.page(path) == text, "\(path)") }
  }

  private static let template = """
    {{ course.extra.fee + 1 }}|{{ course.extra.lead.title }}|{% for s in course.extra.tutors %}{{ s.name }},{% endfor %}|\
    {% for row in course.extra.rooms %}{% for r in row %}{{ r }} {% endfor %};{% endfor %}|{{ course.extra.since | date("%d.%m.%Y") }}|\
    {% if course.extra.lab %}lab{% endif %}|{{ course.extra.guide.title }} {{ course.extra.guide.url }}|\
    {{ course.extra.next.code }}|{{ course.extra.unit.title }}|{{ course.extra.at.title }}|{{ course.extra.degree.award }}|\
    {{ course.extra.empty }}|{{ course.extra.boss.name }}|{% for n in course.extra.missing %}{{ n }}{% endfor %}
    """

  @Test(
    "Declared own fields have their types, and a withheld student is not among them",
    arguments: [(.public, "Pia Public,"), (.internal, "Pia Public,Ivo Internal,")] as [(Audience, String)])
  func declared(audience: Audience, tutors: String) throws {
    let site = try TestSite(
      RichCatalogue.with(RichCatalogue.declarations)
        + bare([
          "course.html": Self.template, "page.html": "{{ page.extra.version + 1 }}",
          "home.html": "{{ home.extra.motto }} {{ home.extra.fee + 1 }}",
        ]),
      audience: audience)
    try #require(site.catalogue.findings.isEmpty && site.catalogue.unresolved.isEmpty)
    #expect(
      try site.page("courses/a.html")
        == "13.5|Emmy Noether|\(tutors)|R1 R2 ;R3 ;|01.01.1999|lab|Rules ../pages/handbook/rules.html|B|Mathematics|"
        + "Fall 2026|BSc|||")
    #expect(try site.page("pages/handbook/rules.html") == "8")
    #expect(try site.page("index.html") == "Sapere aude 4")
  }

  @Test("A declared reference to a withheld student is absent, and to a draft it has no address")
  func references() throws {
    let site = try TestSite(
      content([
        "courses/a.md": "title: A\nextra: {boss: ivo, aide: dan, guide: p, all: [[ivo], [pia, ivo]]}",
        "students/ivo.md": "name: Ivo",
        "students/dan.md": "name: Dan\nvisibility: public\ndraft: true",
        "students/pia.md": "name: Pia\nvisibility: public",
        "pages/p.md": "title: P\ndraft: true",
      ])
        + bare([
          "course.html": """
          [{{ course.extra.boss.name }}{% if course.extra.boss %}there{% endif %}] {{ course.extra.aide.name }}\
          [{{ course.extra.aide.url }}] [{{ course.extra.guide.title }}] \
          {% for row in course.extra.all %}({% for s in row %}{{ s.name }}{% endfor %}){% endfor %}
          """
        ]) + [
          "catalogue.yml":
            "extra: {course: {boss: reference(student), aide: reference(student), guide: reference(page), all: list(list(reference(student)))}}"
        ], audience: .public)
    try #require(site.catalogue.findings.isEmpty && site.catalogue.unresolved.isEmpty)
    #expect(try site.page("courses/a.html") == "[] Dan[] [] ()(Pia)")
  }

  @Test("A label that only a declared own field bears has its page")
  func labels() throws {
    let site = try TestSite(
      content(["courses/a.md": "title: A\nextra: {lead: Emmy Noether}"])
        + bare([
          "course.html": "{{ course.extra.lead.title }} {{ course.extra.lead.url }}", "group.html": "{{ group.title }}",
        ])
        + ["catalogue.yml": "extra: {course: {lead: reference(instructor)}}"])
    #expect(try site.page("courses/a.html") == "Emmy Noether ../instructors/emmy-noether.html")
    #expect(try site.page("instructors/emmy-noether.html") == "Emmy Noether")
  }

  @Test("An own field that is not declared, where some are, is a fault of the template")
  func undeclaredField() throws {
    let site = try TestSite(
      bare(["course.html": "{{ course.extra.lab_fe }}"]) + ["catalogue.yml": "extra: {course: {lab_fee: number}}"])
    #expect(site.templates == nil)
    #expect(site.templateFaults.map(\.rule) == ["template-unknown-name"])
    #expect(site.templateFaults.first?.suggestion?.replacement == "lab_fee")
  }
}
