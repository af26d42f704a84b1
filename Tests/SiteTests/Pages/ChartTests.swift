import Catalogue
import TestSupport
import Testing

@testable import Site

@Suite struct ChartTests {
  private static let home = """
    {% with c = site.enrollments_by_term %}{% if c %}{% for b in c.bars %}{{ b.title }} {{ b.value }},{% endfor %}{{ c.total }}{% endif %}{% endwith %}\
    {% with c = site.enrollments_by_department %}{% if c %};{% for b in c.bars %}{{ b.title }} {{ b.value }} {{ b.share }},{% endfor %}{% endif %}{% endwith %}
    """

  @Test(
    "Enrollments are counted by term, the oldest first, and by department, the largest first; hidden ones in neither")
  func counts() throws {
    let site = try TestSite(DrawnCatalogue.files + bare(["home.html": Self.home]), audience: .internal)
    #expect(try site.page("index.html") == "Spring 1,Fall 6,7;One 5 100,Two 1 20,")
  }

  @Test(
    "The public sees no numbers of enrollments", arguments: ["index.html", "terms/index.html", "departments/one.html"])
  func none(path: String) throws {
    let internalPage = try #require(try TestSite(DrawnCatalogue.files, audience: .internal).page(path))
    #expect(internalPage.contains("class=\"chart\""))
    let page = try #require(try TestSite(DrawnCatalogue.files, audience: .public).page(path))
    #expect(!page.contains("class=\"chart\"") && !page.contains("class=\"bars\""))
  }

  @Test("One term alone is no chart")
  func single() throws {
    let files = DrawnCatalogue.files.filter { $0.key != "content/enrollments/past.md" }
    let page = try #require(try TestSite(files, audience: .internal).page("terms/index.html"))
    #expect(!page.contains("class=\"chart\""))
  }
}
