import Catalogue
import TestSupport
import Testing

@testable import Site

@Suite struct AddressTests {
  private static let everyPage = Dictionary(
    uniqueKeysWithValues: PageKind.allCases.map {
      ($0.template, "{{ site.home_url }} {{ site.courses_url }} {{ 'site.css' | asset }}")
    })

  @Test(
    "Addresses are relative to the page, however deep it lies",
    arguments: [
      ("index.html", ""), ("courses/a.html", "../"), ("courses/page/2.html", "../../"), ("pages/p.html", "../"),
      ("pages/a/b/c/deep.html", "../../../../"),
      ("pages/1/2/3/4/5/6/7/8/9/10/far.html", String(repeating: "../", count: 11)),
    ])
  func relative(path: String, root: String) throws {
    let site = try TestSite(
      content([
        "courses/a.md": "title: A", "courses/b.md": "title: B", "pages/p.md": "title: P",
        "pages/a/b/c/deep.md": "title: D",
        "pages/1/2/3/4/5/6/7/8/9/10/far.md": "title: F",
      ]) + bare(Self.everyPage) + ["catalogue.yml": "page_size: 1\nbase_url: https://example.edu/x/"])
    let css = try #require(site.theme.assets.address(of: "site.css"))
    #expect(try site.page(path) == "\(root)index.html \(root)courses/index.html \(root)assets/\(css)")
  }

  @Test(
    "The error page, which is shown at any depth, names the path that the site stands under",
    arguments: [
      ("", "/"), ("base_url: https://example.edu", "/"), ("base_url: https://example.edu/", "/"),
      ("base_url: http://example.edu/a/b", "/a/b/"), ("base_url: https://example.edu:8080/a/", "/a/"),
    ])
  func errorPage(settings: String, root: String) throws {
    let site = try TestSite(bare(Self.everyPage) + content([:]) + ["catalogue.yml": settings])
    let css = try #require(site.theme.assets.address(of: "site.css"))
    #expect(try site.page("404.html") == "\(root)index.html \(root)courses/index.html \(root)assets/\(css)")
  }

  @Test("Addresses of lists are there only where the lists are")
  func lists() throws {
    let template = bare([
      "home.html": "{{ site.terms_url }}|{{ site.departments_url }}|{{ site.programs_url }}|{{ site.instructors_url }}"
    ])
    #expect(try TestSite(template + content([:])).page("index.html") == "|||")
    let site = try TestSite(
      template
        + content([
          "courses/a.md": "title: A\ndepartment: D\ninstructors: [I]\nofferings: [{term: T}]",
          "students/s.md": "name: S\nprogram: P\nvisibility: public",
        ]))
    #expect(
      try site.page("index.html")
        == "terms/index.html|departments/index.html|programs/index.html|instructors/index.html")
  }

  @Test("The canonical address is absolute, and only there with a base address")
  func canonical() throws {
    let files =
      content(["courses/a.md": "title: A\naliases: [old]"])
      + bare([
        "course.html": "{{ page.canonical_url }}", "404.html": "{{ page.canonical_url }}",
        "redirect.html": "{{ page.canonical_url }}",
      ])
    let site = try TestSite(files + ["catalogue.yml": "base_url: https://example.edu/x"])
    #expect(try site.page("courses/a.html") == "https://example.edu/x/courses/a.html")
    #expect(try site.page("404.html") == "" && site.page("courses/old.html") == "")
    #expect(try TestSite(files).page("courses/a.html") == "")
  }

  @Test("An old id redirects to the record's page, for every kind, and only where that is published")
  func redirects() throws {
    let site = try TestSite(
      content([
        "courses/a.md": "title: A\naliases: [a-1, a-2]",
        "students/p.md": "name: P\nvisibility: public\naliases: [p-old]",
        "students/i.md": "name: I\naliases: [i-old]", "terms/t.md": "title: T\naliases: [t-old]",
        "departments/d.md": "title: D\naliases: [d-old]", "instructors/n.md": "name: N\naliases: [n-old]",
        "programs/g.md": "title: G\naliases: [g-old]", "pages/x/y.md": "title: Y\naliases: [y-old]",
        "courses/z.md": "title: Z\ndraft: true\naliases: [z-old]",
      ]) + bare(["redirect.html": "{{ page.target }} {{ page.title }} {% if page.is_indexed %}indexed{% endif %}"]),
      audience: .public)
    let expected = [
      "courses/a-1.html": "../courses/a.html A A ", "courses/a-2.html": "../courses/a.html A A ",
      "students/p-old.html": "../students/p.html P ", "terms/t-old.html": "../terms/t.html T ",
      "departments/d-old.html": "../departments/d.html D ", "instructors/n-old.html": "../instructors/n.html N ",
      "programs/g-old.html": "../programs/g.html G ", "pages/y-old.html": "../pages/x/y.html Y ",
    ]
    for (path, text) in expected { #expect(try site.page(path) == text, "\(path)") }
    let redirects = site.build.plan.pages.indices.filter { site.build.plan.pages[$0].kind == .redirect }
    #expect(Set(redirects.map { site.build.plan.paths[$0] }) == Set(expected.keys))
  }

  @Test("The navigation shows what the settings name and the audience may see, and knows where the reader is")
  func navigation() throws {
    let nav = "{% for l in site.nav %}{{ l.title }}{% if l.is_current %}*{% endif %} {{ l.url }};{% endfor %}"
    let site = try TestSite(
      content([
        "index.md": "title: H", "courses/a.md": "title: A", "pages/about.md": "title: About us",
        "pages/draft.md": "title: D\ndraft: true",
        "students/i.md": "name: I", "terms/t.md": "title: T", "programs/p.md": "title: P",
      ]) + bare(["home.html": nav, "courses.html": nav, "page.html": nav])
        + [
          "catalogue.yml":
            "nav: [index.md, courses/, students/, terms/, programs/, departments/, pages/about.md, pages/draft.md, students/i.md, course:a, https://x.org/]"
        ], audience: .public)
    func links(_ root: String, current: String) -> String {
      [
        ("Home", "index.html"), ("Courses", "courses/index.html"), ("Students", "students/index.html"),
        ("Terms", "terms/index.html"), ("Programmes", "programs/index.html"), ("About us", "pages/about.html"),
        ("A", "courses/a.html"),
      ].map { "\($0)\($0 == current ? "*" : "") \(root)\($1);" }.joined()
    }
    #expect(try site.page("index.html") == links("", current: "Home"))
    #expect(try site.page("courses/index.html") == links("../", current: "Courses"))
    #expect(try site.page("pages/about.html") == links("../", current: "About us"))
  }

  @Test("Without a setting the navigation leads to every list that there is")
  func standardNavigation() throws {
    let nav = bare(["home.html": "{% for l in site.nav %}{{ l.title }} {% endfor %}"])
    #expect(try TestSite(content([:]) + nav).page("index.html") == "Courses Students ")
    let site = try TestSite(
      content([
        "terms/t.md": "title: T", "departments/d.md": "title: D", "programs/p.md": "title: P",
        "instructors/i.md": "name: I",
      ]) + nav)
    #expect(try site.page("index.html") == "Courses Programmes Departments Instructors Terms Students ")
    #expect(try TestSite(content([:]) + nav + ["catalogue.yml": "nav: []"]).page("index.html") == "")
  }

  @Test("Free pages are in their order: by number, then by title")
  func freePages() throws {
    let site = try TestSite(
      content([
        "pages/a.md": "title: Zeta\norder: 1", "pages/b.md": "title: Beta", "pages/c.md": "title: alpha",
        "pages/d.md": "title: Delta\norder: 1", "pages/e.md": "title: Eta\norder: -2.5",
        "pages/f.md": "title: F\ndraft: true",
      ]) + bare(["home.html": "{% for p in site.pages %}{{ p.title }} {{ p.url }};{% endfor %}"]))
    #expect(
      try site.page("index.html")
        == "Eta pages/e.html;Delta pages/d.html;Zeta pages/a.html;alpha pages/c.html;Beta pages/b.html;")
  }

  @Test("The site says what it holds, and to the public no count of enrollments", arguments: Audience.allCases)
  func site(audience: Audience) throws {
    let counts = """
      {{ site.title }} {{ site.language }} {% if site.is_internal %}internal{% endif %}{% if site.is_public %}public{% endif %} \
      {{ site.course_count }} {{ site.student_count }} {{ site.term_count }} [{{ site.enrollment_count }}] {{ site.current_term.title }}
      """
    let site = try TestSite(RichCatalogue.files + bare(["home.html": counts]), audience: audience)
    let expected =
      audience == .public
      ? "Rich College en public 3 1 3 [] Fall 2026" : "Rich College en internal 3 2 3 [9] Fall 2026"
    #expect(try site.page("index.html") == expected)
  }
}
