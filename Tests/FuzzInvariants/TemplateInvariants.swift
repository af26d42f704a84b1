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
  let schema = college.theme.schema(settings: College.settings.settings)
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

/// No text of a record becomes a tag, an attribute or something that a browser runs.
///
/// Texts of the college hold the word `zq` in the form of all of these; where a template spells it itself, nothing can
/// be told.
private func checkMarkup(of page: [UInt8], _ sources: [ArraySlice<UInt8>]) throws {
  for source in sources where String(decoding: source, as: UTF8.self).lowercased().contains("zq") { return }
  var browser = BrowserTags(page)
  while let tag = browser.next() {
    try require(!tag.name.contains("zq"), "a text became the tag <\(tag.name)>")
    for attribute in tag.attributes {
      try require(!attribute.name.contains("zq"), "a text became the attribute '\(attribute.name)' of <\(tag.name)>")
      guard attribute.value.contains("zq") else { continue }
      let isRun = attribute.name.hasPrefix("on") || attribute.name == "style" || attribute.name == "srcdoc"
      try require(!isRun, "a text stands in the \(attribute.name) of <\(tag.name)>")
      try require(
        !attribute.value.hasPrefix("javascript:"), "a text is the address '\(attribute.value)' of <\(tag.name)>")
    }
    let isData = tag.attributes.contains { $0.name == "type" && $0.value == "application/ld+json" }
    try require(
      isData || !["script", "style"].contains(tag.name) || !tag.content.contains("zq"),
      "a text stands in a <\(tag.name)>")
  }
}
