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
  /// The iCalendar files, where the settings ask for them.
  package let calendars: CalendarPlan?
  /// The search index, where the settings ask for it.
  package let search: SearchPlan?
  /// Whether the theme has texts in the language of the site; otherwise they are English.
  package let hasTextsInLanguage: Bool
  private let links: LinkWriter
  /// The theme in the language of the site.
  private let look: ThemeLook
  private let workers: Workers
  /// The paths of all pages and documents, and of the search index, sorted.
  private let paths: PathList
  /// The files that published pages link to, by their numbers among the catalogue's attachments.
  private let attachments: [Int]

  /// - Complexity: O(*n*).
  package init(view: AudienceView, theme: Theme, workers: Workers) {
    precondition(view.redacts, "a site is made of what its audience may see, and of nothing else")
    let index = SiteIndex(view: view, workers: workers)
    self.index = index
    let look = theme.look(in: view.settings.language)
    self.look = look
    hasTextsInLanguage = theme.strings.have(view.settings.language)
    self.workers = workers
    plan = SitePlan(index: index)
    api = view.settings.outputs.contains(.api) ? APIPlan(index: index) : nil
    calendars =
      !view.settings.outputs.contains(.calendar)
      ? nil : CalendarPlan(index: index, texts: look.texts, workers: workers)
    search = view.settings.outputs.contains(.search) ? SearchPlan(index: index, workers: workers) : nil
    links = LinkWriter(index: index, texts: look.texts)
    paths = Self.sortedPaths(plan, [api?.paths, calendars?.paths, search?.paths].compactMap { $0 })
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
    let state = RenderState(
      index: index, look: look, links: links, calendars: calendars, templates: templates)
    return state.withPage(plan, number) { Array($1) }
  }

  // MARK: Writing

  /// Writes the site: all of it, or nothing.
  ///
  /// - Parameters:
  ///   - source: the source folder, which attachments are read from.
  ///   - output: the output folder, as the user calls it.
  ///   - lock: the right to exchange the output; it is taken here where there is none.
  ///   - removesForeign: whether what stands in the site's own folders and is nobody's is removed.
  /// - Throws: `FileError`, `ForeignFilesError` and the like; then the output is as it was.
  package func write(
    source: String, output: String, lock: OutputLock? = nil, templates: TemplateSet, removesForeign: Bool,
    progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws -> PublicationCounts {
    let lock = try lock ?? OutputLock(output)
    let copies = try Self.attachmentFiles(attachments.map(index.view.attachmentPath), source: source)
    let files = look.files(for: templates).filter { search != nil || !$0.path.hasPrefix(SearchPlan.assets) }
    let extras = files + copies + Sitemap.files(plan: plan, view: index.view) + feedFiles
    var request = Publication.Request(
      source: source, output: output, lock: lock, wanted: wantedPaths(extras.map(\.path)),
      attachments: Set(index.view.attachmentPaths),
      strays: Dictionary(
        extras.lazy.filter { !Publication.isOwn($0.path) }.map { ($0.path, $0.bytes) },
        uniquingKeysWith: { first, _ in first }),
      removesForeign: removesForeign)
    var counts: PublicationCounts
    do {
      counts = try write(request, extras, templates, progress)
    } catch let error as ExchangeError {
      request.place = .inside
      counts = try write(request, extras, templates, progress)
      if counts.created + counts.changed + counts.removed > 0 { counts.reasonForSteps = error.reason }
    }
    counts.attachments = copies.map(\.path)
    counts.attachmentDigest = Self.digest(of: copies)
    return counts
  }

  /// The feed of changed courses, where there is one.
  private var feedFiles: [(path: String, bytes: [UInt8])] {
    guard let feed = Feed(index: index) else { return [] }
    let data = PageData(index: index, look: look, links: links)
    return [feed.file { data.description(ofCourse: $0) }]
  }

  private static func sortedPaths(_ plan: SitePlan, _ others: [PathTable]) -> PathList {
    var paths = PathList()
    paths.reserve(plan.pages.count + others.reduce(0) { $0 + $1.count })
    plan.paths.append(to: &paths)
    for table in others { table.append(to: &paths) }
    paths.sort()
    return paths
  }

  /// The paths of all that the site consists of, sorted.
  private func wantedPaths(_ extras: [String]) -> PathList {
    var others = PathList(extras)
    others.sort()
    return paths.union(others)
  }

  private func write(
    _ request: Publication.Request, _ extras: [(path: String, bytes: [UInt8])], _ templates: TemplateSet,
    _ progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void
  ) throws -> PublicationCounts {
    var publication = try Publication(request)
    let staged = publication.staged
    var counts = PublicationCounts()
    do {
      for file in extras {
        let result = try file.path.withCString { path in
          try file.bytes.withUnsafeBytes { try staged.put(path, $0, &counts.seal) }
        }
        counts.add(result, bytes: file.bytes.count)
      }
      for share in render(into: staged, templates, progress) { counts += try share.get() }
    } catch {
      staged.discard()
      throw error
    }
    counts.removed = try publication.finish(workers: workers)
    counts.unkeptList = publication.unkeptList
    return counts
  }

  /// Renders all pages, documents and files of the search index on all workers.
  private func render(
    into staged: StagedOutput, _ templates: TemplateSet,
    _ progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void
  ) -> [Result<PublicationCounts, any Error>] {
    let plan = plan
    let api = api
    let calendars = calendars
    let search = search
    let index = index
    let look = look
    let links = links
    let total = plan.pages.count + (api?.count ?? 0) + (calendars?.count ?? 0) + (search?.count ?? 0)
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
      state: {
        RenderState(index: index, look: look, links: links, calendars: calendars, templates: templates)
      }
    ) { state, range in
      share(range) { counts in
        for number in range {
          try state.withPage(plan, number) { path, page in
            counts.add(try staged.put(path, UnsafeRawBufferPointer(page), &counts.seal), bytes: page.count)
          }
        }
      }
    }
    if let api {
      results += workers.map(api.count, chunk: 128, state: { JSONWriter(layout: .dense) }) { json, range in
        share(range) { counts in
          for number in range {
            try api.withDocument(number, &json) { path, document in
              counts.add(try staged.put(path, document, &counts.seal), bytes: document.count)
            }
          }
        }
      }
    }
    if let search {
      results += workers.map(search.count, chunk: 64, state: { SearchWriter() }) { writer, range in
        share(range) { counts in
          for number in range {
            try search.withFile(number, &writer) { path, file in
              counts.add(try staged.put(path, file, &counts.seal), bytes: file.count)
            }
          }
        }
      }
    }
    if let calendars, calendars.count > 0 {
      let events = calendars.makeEvents(workers: workers)
      results += workers.map(calendars.count, chunk: 128, state: { CalendarWriter() }) { writer, range in
        share(range) { counts in
          for number in range {
            try calendars.withCalendar(number, events, &writer) { path, calendar in
              counts.add(try staged.put(path, calendar, &counts.seal), bytes: calendar.count)
            }
          }
        }
      }
    }
    return results
  }

  /// Reads files that are published as they are.
  ///
  /// - Parameter paths: relative to `content/`; those that are gone are left out.
  static func attachmentFiles(_ paths: [String], source: String) throws -> [(path: String, bytes: [UInt8])] {
    try paths.compactMap { path in
      try readFile("\(source)/\(Catalogue.contentFolder)/\(path)").map { (path, $0) }
    }
  }

  static func digest(of files: [(path: String, bytes: [UInt8])]) -> ContentDigest {
    var digest = ContentDigest()
    for file in files {
      digest.combine(file.path)
      file.bytes.withUnsafeBytes { digest.combine($0) }
    }
    return digest
  }

  // MARK: Checks

  /// Every two things that want the same file of the site.
  ///
  /// - Parameter catalogue: where the things stand.
  package func collisions(in catalogue: Catalogue) -> [Diagnostic] {
    OutputCollisions(build: self, attachments: attachments.map { ($0, index.view.attachmentPath($0)) }).diagnostics(
      catalogue)
  }

  static func linkedAttachments(index: SiteIndex, links: LinkWriter, workers: Workers) -> [Int] {
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

  init(
    index: SiteIndex, look: ThemeLook, links: LinkWriter, calendars: (any CalendarDirectory)?, templates: TemplateSet
  ) {
    data = PageData(index: index, look: look, links: links, calendars: calendars)
    renderer = Renderer(templates)
  }

  /// Renders a page, and calls `body` with its path and its bytes, which are there only until it returns.
  func withPage<Result>(
    _ plan: SitePlan, _ number: Int, _ body: (UnsafePointer<CChar>, UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try plan.paths.withPath(number) { path in
      try withPage(plan.pages[number], at: path, count: plan.paths.length(number)) { try body(path, $0) }
    }
  }

  /// Renders a page, and calls `body` with its bytes, which are there only until it returns.
  ///
  /// - Parameters:
  ///   - path: relative to the output.
  ///   - count: the length of the path, in bytes.
  func withPage<Result>(
    _ page: PlannedPage, at path: UnsafePointer<CChar>, count: Int,
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try path.withMemoryRebound(to: UInt8.self, capacity: count) { bytes in
      data.begin(page, path: UnsafeBufferPointer(start: bytes, count: count))
      return try renderer.withPage(
        template: Int(page.kind.rawValue), root: data.rootRecord, data: data, family: data.family, body)
    }
  }
}
