import Catalogue
import Files
import TestSupport
import Testing

@testable import Site

@Suite struct SitemapTests {
  private func files(_ content: [String: String], audience: Audience = .public, limit: Int = Sitemap.limit) throws
    -> [String: String]
  {
    let site = try TestSite(content, audience: audience)
    return Dictionary(
      uniqueKeysWithValues: Sitemap.files(plan: site.build.plan, view: site.view, limit: limit).map {
        ($0.path, String(decoding: $0.bytes, as: UTF8.self))
      })
  }

  private func addresses(_ xml: String?) -> [String] {
    (xml ?? "").split(separator: "<loc>").dropFirst().map { String($0.prefix { $0 != "<" }) }
  }

  @Test("The sitemap lists what is there for everyone, with the day of its last change, and no student")
  func publicSitemap() throws {
    let files = try files(RichCatalogue.files)
    #expect(files.keys.sorted() == ["robots.txt", "sitemap.xml"])
    #expect(
      files["robots.txt"] == "User-agent: *\nAllow: /\n\nSitemap: https://rich.example.edu/catalogue/sitemap.xml\n")
    let base = "https://rich.example.edu/catalogue/"
    #expect(
      addresses(files["sitemap.xml"]).map { String($0.dropFirst(base.count)) } == [
        "index.html", "courses/index.html", "courses/b.html", "courses/d.html", "courses/a.html", "terms/index.html",
        "terms/undated.html", "terms/spring.html", "terms/fall.html", "departments/index.html",
        "departments/maths.html",
        "programs/index.html", "programs/bsc.html", "instructors/index.html", "instructors/emil.html",
        "instructors/emmy.html", "pages/handbook/rules.html", "pages/about.html",
      ])
    let dated = [
      "index.html": "2026-02-03", "courses/d.html": "2026-01-03", "terms/fall.html": "2026-01-01",
      "departments/maths.html": "2026-01-01", "pages/handbook/rules.html": "2026-03-01",
    ]
    for (path, day) in dated {
      #expect(files["sitemap.xml"]?.contains("<url><loc>\(base)\(path)</loc><lastmod>\(day)</lastmod></url>") == true)
    }
    #expect(files["sitemap.xml"]?.contains("<url><loc>\(base)pages/about.html</loc></url>") == true)
    #expect(files["sitemap.xml"]?.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=") == true)
  }

  @Test("An internal build has no sitemap, and asks robots to stay away")
  func internalSitemap() throws {
    #expect(try files(RichCatalogue.files, audience: .internal) == ["robots.txt": "User-agent: *\nDisallow: /\n"])
  }

  @Test("Without a base address there is no sitemap, because none would be valid")
  func noBase() throws {
    #expect(try files(content(["courses/a.md": "title: A"])) == ["robots.txt": "User-agent: *\nAllow: /\n"])
  }

  @Test("A sitemap that would hold too many addresses is split", arguments: [1, 5, 17, 18, 19, 50_000])
  func split(limit: Int) throws {
    let whole = addresses(try files(RichCatalogue.files)["sitemap.xml"])
    #expect(whole.count == 18)
    let files = try files(RichCatalogue.files, limit: limit)
    guard limit < 18 else {
      #expect(addresses(files["sitemap.xml"]) == whole)
      return
    }
    let count = (18 + limit - 1) / limit
    let names = (1...count).map { "sitemap-\($0).xml" }
    #expect(files["sitemap.xml"]?.contains("<sitemapindex") == true)
    #expect(addresses(files["sitemap.xml"]) == names.map { "https://rich.example.edu/catalogue/\($0)" })
    #expect(names.flatMap { addresses(files[$0]) } == whole)
    #expect(names.allSatisfy { addresses(files[$0]).count <= limit })
    #expect(files.count == count + 2)
  }

  @Test("What is not allowed in XML or in an address is escaped")
  func escaping() throws {
    var settings = Settings()
    settings.baseURL = "https://example.edu/a&b/"
    let site = try TestSite(content(["courses/a.md": "title: A"]))
    let view = AudienceView(
      try withTemporaryFolder { folder in
        try folder.write(content(["courses/a.md": "title: A"]))
        return try Catalogue(folder: folder.path, settings: settings, workers: .init(jobs: 1))
      }, audience: .public)
    let files = Sitemap.files(plan: site.build.plan, view: view)
    let xml = String(decoding: try #require(files.last?.bytes), as: UTF8.self)
    #expect(addresses(xml).first == "https://example.edu/a&amp;b/index.html")
  }

  @Test(
    "A path is percent-encoded but for what needs it not",
    arguments: [
      ("courses/a-b_c.d~e/F9.html", "courses/a-b_c.d~e/F9.html"), ("a b", "a%20b"), ("\u{E9}", "%C3%A9"),
      ("100%", "100%25"),
      ("\n\t", "%0A%09"), ("a?b#c&d=e+f:g@h", "a%3Fb%23c%26d%3De%2Bf%3Ag%40h"), ("\u{6570}", "%E6%95%B0"), ("", ""),
    ])
  func percentEncoding(path: String, expected: String) {
    #expect(PercentEncoding.path(path) == expected)
  }
}
