import Catalogue
import TestSupport
import Testing

@testable import Site

@Suite("What pages say of themselves where somebody links to them")
struct OpenGraphTests {
  private func properties(_ page: String?) -> [String: String] {
    let tags = (page ?? "").matches(of: #/<meta property="og:([a-z_]+)" content="([^"]*)">/#)
    return Dictionary(tags.map { (String($0.output.1), String($0.output.2)) }, uniquingKeysWith: { $0 + " and " + $1 })
  }

  private static let files =
    content([
      "index.md": "---\ntitle: Home\n---\nWelcome to [Pia](student:pia) & <b>all</b>.\n",
      "courses/a.md": "---\ntitle: A \"quoted\" <course>\nsummary: What is & what is not\n---\n",
      "students/pia.md": "name: Pia Public\nvisibility: public", "students/ida.md": "name: Ida Internal",
      "pages/about.md": "---\ntitle: About\n---\n\nOld [Ida](../students/ida.md) and new.\n", "terms/t.md": "title: T",
    ])
    + ["catalogue.yml": "title: College\nbase_url: https://example.edu/c/\nlanguage: de-AT\naudience: public"]

  @Test("A course, a free page, a term and the home page have title, kind, description, language and address")
  func pages() throws {
    let site = try TestSite(Self.files)
    #expect(
      properties(try site.page("courses/a.html")) == [
        "type": "article", "site_name": "College", "locale": "de_AT", "title": "A A &#34;quoted&#34; &lt;course&gt;",
        "description": "What is &amp; what is not", "url": "https://example.edu/c/courses/a.html",
      ])
    let home = properties(try site.page("index.html"))
    #expect(home["type"] == "website" && home["url"] == "https://example.edu/c/index.html")
    #expect(home["description"]?.hasPrefix("Welcome to Pia &amp;") == true)
    #expect(properties(try site.page("terms/t.html"))["title"] == "T")
  }

  @Test("Search engines are told of what is given in the current term, and not of what is over")
  func instances() throws {
    let files = content([
      "courses/a.md": """
      ---
      title: A
      offerings: [{term: now, section: present}, {term: before, section: past}]
      ---
      """,
      "courses/b.md": "---\ntitle: B\nofferings: [{term: before, section: past}]\n---\n",
      "terms/now.md": "title: Now", "terms/before.md": "title: Before",
    ])
    let site = try TestSite(files + ["catalogue.yml": "current_term: now"])
    func names(_ page: String) throws -> [String] {
      let data = try #require(try site.page(page)?.firstMatch(of: #/ld\+json">(?s:(.*?))<\/script>/#)).1
      return data.matches(of: #/"@type": "CourseInstance", "name": "([^"]*)"/#).map { String($0.1) }
    }
    #expect(try names("courses/a.html") == ["present"])
    #expect(try names("courses/b.html") == [])
  }

  @Test("What is withheld is not in a description either")
  func withheld() throws {
    let page = try #require(try TestSite(Self.files).page("pages/about.html"))
    #expect(properties(page)["description"] == "Old eine studierende Person and new.")
    #expect(!page.contains("Ida"))
  }

  @Test("Without a base address nothing says an address")
  func relative() throws {
    let site = try TestSite(Self.files + ["catalogue.yml": "audience: public"])
    let found = properties(try site.page("courses/a.html"))
    #expect(found["url"] == nil && found["title"] != nil)
  }

  @Test(
    "Students, lists of them, the error page, and all pages for internal eyes say nothing",
    arguments: ["public", "internal"])
  func silent(audience: String) throws {
    let settings = ["catalogue.yml": "audience: \(audience)\nbase_url: https://example.edu/"]
    for (path, page) in try TestSite(Self.files + settings).pages() {
      let isSilent = audience == "internal" || path.hasPrefix("students/") || path == "404.html"
      #expect(properties(page).isEmpty == isSilent, "\(path)")
    }
  }
}
