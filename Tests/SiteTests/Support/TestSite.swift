import Catalogue
import Diagnostics
import Files
import Templates
import TestSupport

@testable import Site

/// A site made of a few files, as far as rendering it in memory needs.
struct TestSite {
  let catalogue: Catalogue
  let view: AudienceView
  let theme: Theme
  let templates: TemplateSet?
  let templateFaults: [Diagnostic]
  let build: SiteBuild

  /// - Parameters:
  ///   - files: paths below the source folder, and texts; `catalogue.yml` is read as the settings.
  ///   - audience: in place of the one that the settings name.
  init(
    _ files: [String: String], audience: Audience? = nil, drafts: Bool = false, jobs: Int = 1
  ) throws {
    self = try withTemporaryFolder { folder in
      try folder.makeFolder("content")
      try folder.write(files)
      return try TestSite(folder: folder, audience: audience, drafts: drafts, jobs: jobs)
    }
  }

  init(folder: Folder, audience: Audience? = nil, drafts: Bool = false, jobs: Int = 1) throws {
    let settings = SettingsFile(bytes: try readFile(folder.path(of: "catalogue.yml")) ?? []).settings
    let workers = Workers(jobs: jobs)
    catalogue = try Catalogue(folder: folder.path, settings: settings, workers: workers)
    view = AudienceView(catalogue, audience: audience ?? settings.audience, includesDrafts: drafts)
    theme = try Theme(sourceFolder: folder.path)
    (templates, templateFaults) = theme.compile(settings: settings)
    build = SiteBuild(view: view, theme: theme, workers: workers)
  }

  /// The paths of all pages, in the order in which they are planned.
  var paths: [String] { build.plan.pages.indices.map { build.plan.paths[$0] } }

  /// A page's text; `nil` when there is no page with the path.
  func page(_ path: String) throws -> String? {
    let templates = try templates.orFault(templateFaults)
    return build.plan.pages.indices.first { build.plan.paths[$0] == path }
      .map { String(decoding: build.render(page: $0, with: templates), as: UTF8.self) }
  }

  /// All pages by their paths.
  func pages() throws -> [String: String] {
    let templates = try templates.orFault(templateFaults)
    var pages: [String: String] = [:]
    for number in build.plan.pages.indices {
      pages[build.plan.paths[number]] = String(decoding: build.render(page: number, with: templates), as: UTF8.self)
    }
    return pages
  }

  /// Where pages take their values from, at a page of this site.
  func data(at number: Int) -> PageData {
    let look = theme.look(in: view.settings.language)
    let data = PageData(
      index: build.index, look: look, links: LinkWriter(index: build.index, texts: look.texts),
      calendars: build.calendars)
    data.begin(build.plan.pages[number], path: build.plan.paths[number].withKeptBytes)
    return data
  }

  var schema: Schema { theme.schema(settings: view.settings) }
}

/// The theme did not compile.
struct ThemeFault: Error, CustomStringConvertible {
  let description: String
}

extension Optional where Wrapped == TemplateSet {
  fileprivate func orFault(_ faults: [Diagnostic]) throws -> TemplateSet {
    guard let self else {
      throw ThemeFault(description: faults.map { "\($0.place) \($0.message)" }.joined(separator: "\n"))
    }
    return self
  }
}

extension String {
  /// A copy of the bytes that is never given back, for what must outlive the call.
  fileprivate var withKeptBytes: UnsafeBufferPointer<UInt8> {
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: utf8.count)
    _ = copy.update(fromContentsOf: utf8)
    return UnsafeBufferPointer(copy)
  }
}

/// Templates of which each page but those given is empty, so that a page shows what a test asks for and nothing else.
func bare(_ templates: [String: String]) -> [String: String] {
  var files = Dictionary(uniqueKeysWithValues: PageKind.allCases.map { ("templates/\($0.template)", "") })
  for (name, text) in templates { files["templates/\(name)"] = text }
  return files
}

/// Files with a front matter, by their paths below `content/`.
func content(_ files: [String: String]) -> [String: String] {
  Dictionary(
    uniqueKeysWithValues: files.map { name, text in
      let needsFence = name.hasSuffix(".md") && !text.hasPrefix("---")
      return ("content/\(name)", needsFence ? "---\n\(text)\n---\n" : text)
    })
}

func + (a: [String: String], b: [String: String]) -> [String: String] { a.merging(b) { $1 } }
