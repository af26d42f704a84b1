package import Catalogue
import Diagnostics
package import Files
package import Templates

/// A site of which each file is made when somebody asks for it: the same bytes that a build would write.
///
/// Pages are found by what their paths say and rendered at once. What takes longer, because it concerns the site as a
/// whole, is worked out when it is first wanted.
package final class SiteOnDemand: Sendable {
  /// One file of the site.
  package enum File: Sendable {
    case page([UInt8])
    case other([UInt8])
    /// A file of the source folder that is published as it is; the path is relative to `content/`.
    case attachment(path: String)
  }

  package let view: AudienceView
  private let index: SiteIndex
  private let look: ThemeLook
  private let links: LinkWriter
  private let templates: TemplateSet
  private let workers: Workers
  private let plan: Deferred<SitePlan>
  private let api: Deferred<APIPlan?>
  private let search: Deferred<SearchPlan?>
  private let attachments: Deferred<Set<Int>>
  /// Which records have a calendar, which their pages lead to.
  private let directory: CalendarMembership?
  private let calendars: Deferred<Calendars?>

  private struct Calendars {
    let plan: CalendarPlan
    let events: CalendarEvents
  }

  /// - Complexity: O(*n*) in records.
  ///
  /// - Parameter earlier: the site of a view that this one was before some files were read anew, and what is different.
  package convenience init(
    view: AudienceView, theme: Theme, templates: TemplateSet, workers: Workers,
    after earlier: (site: SiteOnDemand, change: CatalogueChange)? = nil
  ) {
    precondition(view.redacts, "a site is made of what its audience may see, and of nothing else")
    let index = SiteIndex(view: view, workers: workers, after: earlier.map { ($0.site.index, $0.change) })
    self.init(
      index, theme, templates, workers, Deferred { SitePlan(index: index) },
      Deferred { view.settings.outputs.contains(.api) ? APIPlan(index: index) : nil },
      Deferred { view.settings.outputs.contains(.search) ? SearchPlan(index: index, workers: workers) : nil })
  }

  /// The same site with another look.
  package func with(theme: Theme, templates: TemplateSet) -> SiteOnDemand {
    SiteOnDemand(index, theme, templates, workers, plan, api, search)
  }

  private init(
    _ index: SiteIndex, _ theme: Theme, _ templates: TemplateSet, _ workers: Workers, _ plan: Deferred<SitePlan>,
    _ api: Deferred<APIPlan?>, _ search: Deferred<SearchPlan?>
  ) {
    view = index.view
    self.index = index
    look = theme.look(in: index.view.settings.language)
    let links = LinkWriter(index: index, texts: look.texts)
    self.links = links
    self.templates = templates
    self.workers = workers
    self.plan = plan
    self.api = api
    self.search = search
    let (hasCalendars, texts) = (index.view.settings.outputs.contains(.calendar), look.texts)
    directory = hasCalendars ? CalendarMembership(index.view) : nil
    calendars = Deferred {
      guard hasCalendars else { return nil }
      let plan = CalendarPlan(index: index, texts: texts, workers: workers)
      return Calendars(plan: plan, events: plan.makeEvents(workers: workers))
    }
    attachments = Deferred { Set(SiteBuild.linkedAttachments(index: index, links: links, workers: workers)) }
  }

  /// The tag of the site's language, and what the preview server's own scripts say in it, as JSON.
  package var serverTexts: (language: String, json: [UInt8]) { (view.settings.language, look.serverTexts) }

  /// The file that the site has at a path.
  ///
  /// - Parameter path: relative to the output; anything that a stranger might send.
  /// - Returns: `nil` when there is none.
  package func file(at path: String) -> File? {
    if let page = index.page(at: path) { return .page(render(page, at: path)) }
    switch path.prefix(while: { $0 != "/" }) {
    case "assets":
      if let file = look.files(for: templates).first(where: { $0.path == path }) { return .other(file.bytes) }
    case "api":
      if let api = api.value, let number = api.paths.number(of: path) {
        var json = JSONWriter(layout: .dense)
        return .other(api.withDocument(number, &json) { Array($1) })
      }
    case "search":
      if let search = search.value, let number = search.paths.number(of: path) {
        return .other(search.bytes(number))
      }
    case "calendar":
      if let calendars = calendars.value, let number = calendars.plan.paths.number(of: path) {
        var writer = CalendarWriter()
        return .other(calendars.plan.withCalendar(number, calendars.events, &writer) { Array($1) })
      }
    default:
      if let bytes = file(ofSite: path) { return .other(bytes) }
    }
    return attachment(at: path)
  }

  private func render(_ page: PlannedPage, at path: String) -> [UInt8] {
    let state = RenderState(index: index, look: look, links: links, calendars: directory, templates: templates)
    return path.withCString { state.withPage(page, at: $0, count: path.utf8.count) { Array($0) } }
  }

  /// What lies at the top of the site and is about all of it.
  private func file(ofSite path: String) -> [UInt8]? {
    if path == Feed.path {
      guard let feed = Feed(index: index) else { return nil }
      let data = PageData(index: index, look: look, links: links)
      return feed.file { data.description(ofCourse: $0) }.bytes
    }
    guard path == "robots.txt" || path.hasSuffix(".xml") else { return nil }
    return Sitemap.files(plan: plan.value, view: view).first { $0.path == path }?.bytes
  }

  private func attachment(at path: String) -> File? {
    guard view.hasAttachments, let number = view.attachment(at: path), attachments.value.contains(number) else {
      return nil
    }
    return .attachment(path: path)
  }
}

extension PathTable {
  /// The number of a path.
  ///
  /// - Complexity: O(*n*).
  func number(of path: String) -> Int? {
    var path = path
    return path.withUTF8 { wanted in
      (0..<count).first { number in
        length(number) == wanted.count
          && withPath(number) { bytes in
            UnsafeRawBufferPointer(start: bytes, count: wanted.count).elementsEqual(wanted)
          }
      }
    }
  }
}
