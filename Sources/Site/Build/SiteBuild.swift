package import Catalogue
package import Diagnostics
package import Files
import Synchronization
package import Templates

/// A site that is ready to be written: what it shows, its pages and its templates.
package struct SiteBuild: Sendable {
  package let index: SiteIndex
  package let plan: SitePlan
  /// The JSON API, where the settings ask for it.
  package let api: APIPlan?
  private let links: LinkWriter
  private let theme: Theme
  private let workers: Workers
  /// The files that published pages link to, by their numbers among the catalogue's attachments.
  private let attachments: [Int]

  /// - Complexity: O(*n*).
  package init(view: AudienceView, theme: Theme, workers: Workers) {
    precondition(view.redacts, "a site is made of what its audience may see, and of nothing else")
    let index = SiteIndex(view: view)
    self.index = index
    self.theme = theme
    self.workers = workers
    plan = SitePlan(index: index)
    api = view.settings.outputs.contains(.api) ? APIPlan(index: index) : nil
    links = LinkWriter(index: index)
    attachments = !view.hasAttachments ? [] : Self.linkedAttachments(index: index, links: links, workers: workers)
  }

  /// How many pages there are of each kind, in the order in which they are planned.
  package var pageCounts: [(kind: PageKind, count: Int)] {
    var counts = [Int](repeating: 0, count: PageKind.allCases.count)
    for page in plan.pages { counts[Int(page.kind.rawValue)] += 1 }
    return PageKind.allCases.map { ($0, counts[Int($0.rawValue)]) }.filter { $0.1 > 0 }
  }

  /// Renders one page.
  package func render(page number: Int, with templates: TemplateSet) -> [UInt8] {
    let state = RenderState(index: index, theme: theme.assets, links: links, templates: templates)
    return state.withPage(plan, number) { Array($1) }
  }

  /// Writes the site.
  ///
  /// - Parameters:
  ///   - source: the source folder, which attachments are read from.
  ///   - output: the output folder.
  ///   - removesForeign: whether what stands in the site's own folders and is nobody's is removed.
  /// - Throws: `FileError`; `ForeignFilesError`, before anything is written.
  package func write(
    source: String, output: String, templates: TemplateSet, removesForeign: Bool,
    progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws -> PublicationCounts {
    let extras = try otherFiles(source: source)
    let plan = plan
    let api = api
    var publication = try Publication(
      source: source, output: output,
      paths: plan.pages.indices.map { plan.paths[$0] } + (api?.documentPaths ?? []) + extras.map(\.path),
      attachments: Set(index.view.attachmentPaths),
      strays: Dictionary(
        extras.lazy.filter { !Publication.isOwn($0.path) }.map { ($0.path, $0.bytes) },
        uniquingKeysWith: { first, _ in first }),
      removesForeign: removesForeign)
    let folder = publication.folder
    let mayExist = !folder.isNew
    var counts = PublicationCounts()
    for file in extras {
      counts.add(try folder.put(file.path, file.bytes, mayExist: mayExist), bytes: file.bytes.count)
    }

    let index = index
    let assets = theme.assets
    let links = links
    let total = plan.pages.count + (api?.count ?? 0)
    let done = Atomic(0)
    let hasFailed = Atomic(false)
    /// Does a share of the work, unless another one has failed.
    @Sendable func share(
      _ range: Range<Int>, _ body: (inout PublicationCounts) throws -> Void
    ) -> Result<PublicationCounts, any Error> {
      if hasFailed.load(ordering: .relaxed) { return .success(PublicationCounts()) }
      do {
        var counts = PublicationCounts()
        try body(&counts)
        progress(done.add(range.count, ordering: .relaxed).newValue, total)
        return .success(counts)
      } catch {
        hasFailed.store(true, ordering: .relaxed)
        return .failure(error)
      }
    }
    var results = workers.map(
      plan.pages.count, chunk: 128,
      state: { RenderState(index: index, theme: assets, links: links, templates: templates) }
    ) { state, range in
      share(range) { counts in
        for number in range {
          try state.withPage(plan, number) { path, page in
            counts.add(try folder.put(path, UnsafeRawBufferPointer(page), mayExist: mayExist), bytes: page.count)
          }
        }
      }
    }
    if let api {
      results += workers.map(api.count, chunk: 128, state: { JSONWriter(layout: .dense) }) { json, range in
        share(range) { counts in
          for number in range {
            try api.withDocument(number, &json) { path, document in
              counts.add(try folder.put(path, document, mayExist: mayExist), bytes: document.count)
            }
          }
        }
      }
    }
    for result in results { counts += try result.get() }
    counts.removed = try publication.finish()
    counts.unkeptList = publication.unkeptList
    return counts
  }

  /// Everything that is no page: the theme's files, attachments, the sitemap.
  private func otherFiles(source: String) throws -> [(path: String, bytes: [UInt8])] {
    var files = theme.assets.files
    for number in attachments {
      let path = index.view.attachmentPath(number)
      if let bytes = try readFile("\(source)/\(Catalogue.contentFolder)/\(path)") { files.append((path, bytes)) }
    }
    files += Sitemap.files(plan: plan, view: index.view)
    return files
  }

  // MARK: Checks

  /// Every two things that want the same file of the site.
  ///
  /// - Parameter catalogue: where the things stand.
  package func collisions(in catalogue: Catalogue) -> [Diagnostic] {
    OutputCollisions(build: self, attachments: attachments.map { ($0, index.view.attachmentPath($0)) }).diagnostics(
      catalogue)
  }

  private static func linkedAttachments(index: SiteIndex, links: LinkWriter, workers: Workers) -> [Int] {
    let bodies = index.publishedBodies
    let found = workers.map(bodies.count, chunk: 512) { range in
      bodies[range].flatMap { links.attachments(in: $0.body.bytes, ofFile: $0.file) }
    }
    return Set(found.joined()).sorted()
  }
}

/// What one worker needs to render pages.
struct RenderState {
  private let data: PageData
  private let renderer: Renderer

  init(index: SiteIndex, theme: ThemeAssets, links: LinkWriter, templates: TemplateSet) {
    data = PageData(index: index, theme: theme, links: links)
    renderer = Renderer(templates)
  }

  /// Renders a page, and calls `body` with its path and its bytes, which are there only until it returns.
  func withPage<Result>(
    _ plan: SitePlan, _ number: Int, _ body: (UnsafePointer<CChar>, UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    let page = plan.pages[number]
    return try plan.paths.withPath(number) { path in
      let count = plan.paths.length(number)
      return try path.withMemoryRebound(to: UInt8.self, capacity: count) { bytes in
        data.begin(page, path: UnsafeBufferPointer(start: bytes, count: count))
        return try renderer.withPage(
          template: Int(page.kind.rawValue), root: data.rootRecord, data: data, family: data.family
        ) {
          try body(path, $0)
        }
      }
    }
  }
}
