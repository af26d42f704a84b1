import Catalogue
import Diagnostics
import Files
import Site
import Templates

/// A theme's templates: each ends in findings or in a page, and no value becomes markup.
///
/// The first byte says which kind of page the template makes. What follows is the template, and, behind each NUL, what
/// it can include or extend: `a.html`, `b.html` and so on.
func checkTemplates(_ bytes: [UInt8]) throws {
  guard let first = bytes.first else { return }
  let college = try College.shared.get()
  let kind = PageKind.allCases[Int(first) % PageKind.allCases.count]
  let sources = bytes.dropFirst().split(separator: 0, maxSplits: 4, omittingEmptySubsequences: false)
  let files = zip(["main.html", "a.html", "b.html", "c.html", "d.html"], sources).map {
    TemplateFile(name: $0, bytes: Array($1))
  }
  let pages = SiteSchema.pages.enumerated().map { number, page in
    PageTemplate(number == Int(kind.rawValue) ? "main.html" : "none.html", root: page.root)
  }
  let schema = SiteSchema.schema(settings: College.settings.settings, assets: college.theme.assets.names)
  let all = files + [TemplateFile(name: "none.html", bytes: [])]
  let (set, diagnostics) = TemplateSet.compile(all, pages: pages, schema: schema, stepLimit: 20_000)
  try require((set == nil) == !diagnostics.isEmpty, "compiled with faults, or not compiled without")
  try checkDiagnostics(
    diagnostics, sources: Dictionary(uniqueKeysWithValues: files.map { ($0.source.path, $0.source.bytes) }))
  let paths = Set(all.map(\.source.path))
  try require(diagnostics.allSatisfy { paths.contains($0.path) }, "a fault in a file that there is not")
  guard let set, isSmallWork(sources) else { return }

  let site = try renderable.get()
  let numbers = site.plan.pages.indices.filter { site.plan.pages[$0].kind == kind }.prefix(2)
  // In turn, so that what one page leaves behind is seen on the next.
  let rendered = numbers.map { site.render(page: $0, with: set) }
  try require(numbers.map { site.render(page: $0, with: set) } == rendered, "a page's second rendering is another one")
  for page in rendered {
    try require(String(validating: page, as: UTF8.self) != nil, "a page is not UTF-8")
    try checkMarkup(of: page, sources)
  }
}

/// The college as a site, for whose pages templates are tried.
private let renderable = Result {
  let college = try College.shared.get()
  let catalogue = try college.catalogue(College.settings.settings)
  return SiteBuild(
    view: AudienceView(catalogue, audience: .internal), theme: college.theme, workers: Workers(jobs: 1))
}

/// Whether rendering takes few steps and little memory.
///
/// Loops multiply, and so do texts that are put together out of themselves: templates are the site's own program, and
/// may be as slow as their author likes.
private func isSmallWork(_ sources: [ArraySlice<UInt8>]) -> Bool {
  func count(_ word: StaticString) -> Int {
    word.withUTF8Buffer { word in
      sources.reduce(0) { count, source in
        count + source.indices.count { source[$0...].starts(with: word) }
      }
    }
  }
  let longest = 16 + count(",")
  var steps = 1
  for _ in 0..<count("for") + count("map") + count("sort") + count("groupby") where steps < 1 << 20 { steps *= longest }
  for _ in 0..<count("include") + count("block") + count("super") where steps < 1 << 20 { steps *= 2 }
  return steps < 1 << 20 && count("replace") <= 1 && count("~") + count("join") + count("extra") <= 6
}

/// No name of a student becomes a tag or an attribute, unless the template itself has made it one.
private func checkMarkup(of page: [UInt8], _ sources: [ArraySlice<UInt8>]) throws {
  for source in sources {
    // Where markup is spelled by the template, it is the checker that has to know about it.
    if source.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) { return }
  }
  let tags: [HTMLTags.Tag]
  do { tags = try HTMLTags(page).tags } catch {
    throw Violation("a template without markup makes a page that is none: \(error)")
  }
  for tag in tags {
    try require(tag.name != "b", "the text '<b>' of a record became a tag")
  }
}
