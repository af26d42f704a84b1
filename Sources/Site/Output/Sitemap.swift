import Catalogue

/// The list of pages for search engines, as sitemaps.org describes it, and `robots.txt`.
enum Sitemap {
  /// How many addresses sitemaps.org allows in one file.
  static let limit = 50_000

  /// The files, with paths relative to the output; none when the settings give no base address, without which
  /// no sitemap is valid.
  ///
  /// - Parameter limit: how many addresses one file may hold.
  static func files(plan: SitePlan, view: AudienceView, limit: Int = Sitemap.limit) -> [(path: String, bytes: [UInt8])]
  {
    let base = view.settings.baseURL
    var robots = "User-agent: *\n"
    if view.audience == .internal { robots += "Disallow: /\n" } else { robots += "Allow: /\n" }
    guard let base, view.audience == .public else { return [("robots.txt", Array(robots.utf8))] }
    robots += "\nSitemap: \(base)sitemap.xml\n"
    let urls = plan.pages.indices.filter { isListed(plan.pages[$0]) }
    var files: [(path: String, bytes: [UInt8])] = [("robots.txt", Array(robots.utf8))]
    if urls.count <= limit {
      files.append(("sitemap.xml", urlSet(urls[...], plan, view, base)))
      return files
    }
    var index = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
    index += #"<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">"# + "\n"
    for (number, start) in stride(from: 0, to: urls.count, by: limit).enumerated() {
      let name = "sitemap-\(number + 1).xml"
      files.append((name, urlSet(urls[start..<min(urls.count, start + limit)], plan, view, base)))
      index += "<sitemap><loc>\(escaped(base + name))</loc></sitemap>\n"
    }
    index += "</sitemapindex>\n"
    files.append(("sitemap.xml", Array(index.utf8)))
    return files
  }

  /// Students have a page for those who know where to look, not for search engines.
  private static func isListed(_ page: PlannedPage) -> Bool {
    switch page.kind {
    case .student, .students, .notFound, .redirect: false
    case .home, .course, .courses, .term, .terms, .group, .groups, .page: true
    }
  }

  private static func urlSet(_ urls: ArraySlice<Int>, _ plan: SitePlan, _ view: AudienceView, _ base: String) -> [UInt8]
  {
    var xml = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
    xml += #"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">"# + "\n"
    for url in urls {
      xml += "<url><loc>\(escaped(base + PercentEncoding.path(plan.paths[url])))</loc>"
      if let date = view.updated(plan.pages[url]) { xml += "<lastmod>\(date.description)</lastmod>" }
      xml += "</url>\n"
    }
    xml += "</urlset>\n"
    return Array(xml.utf8)
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}

extension AudienceView {
  /// When what a page shows was last updated.
  fileprivate func updated(_ page: PlannedPage) -> CalendarDate? {
    switch page.kind {
    case .home: return home?.header.updated
    case .course, .term, .page, .group: return header(of: page.recordKind, Int(page.record)).updated
    case .student, .students, .courses, .terms, .groups, .notFound, .redirect: return nil
    }
  }
}
