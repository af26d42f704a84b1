package import Catalogue
import Diagnostics
import Dispatch
package import Files
import Linting
import Site
import Synchronization
import Templates

/// A site that is made of what a source folder holds at the moment: its pages are rendered when somebody asks for them.
///
/// Nothing is ever written. While something is wrong, pages are the best that can be made: what a file cannot say any more it
/// still says as it was, and a template that is broken leaves the last set that was not.
package final class LiveSite: Sendable {
  let source: String
  private let workers: Workers
  private let readSetup: @Sendable () throws -> LiveSetup
  private let readCatalogue: @Sendable (Settings) throws -> Catalogue
  /// Tells the person in front of the server what went wrong with it.
  private let warn: @Sendable (String) -> Void
  let events = LiveEvents()
  /// Whether pages gain forms.
  let edits: Bool
  /// Tells this run of the server from others.
  let session = String(UInt64.random(in: .min ... .max), radix: 36)
  private let checks: DispatchQueue

  /// What pages are made of.
  struct Shown {
    var site: SiteOnDemand
    var catalogue: Catalogue
    /// Counts the changes.
    var number = 0
  }

  /// What tells what is shown now from what was shown before, and from what another run of the server shows.
  func version(of shown: Shown) -> String { "\(session)-\(shown.number)" }

  /// What is known of the folder, of which what is shown is a part.
  private struct Known {
    var setup: LiveSetup
    var catalogue: Catalogue
    var theme: Theme
    var themeFaults: [Diagnostic]
    /// The last theme that had nothing wrong with it, and its templates.
    var look: (theme: Theme, templates: TemplateSet)
    /// Whether files were read that what is shown knows nothing of.
    var isAhead = false
    /// What went wrong in reading, where that is no catalogue's fault.
    var faults: [Diagnostic] = []
  }

  private let known: Mutex<Known>
  private let shown: Mutex<Shown>
  /// How often a check was asked for; all but the last are not worth their time.
  private let checkNumber = Atomic(0)

  /// What is watched of the folder.
  package static let places = WatchedPlaces(
    folders: [Catalogue.contentFolder, Theme.folder], files: [SettingsFile.name, ".env"])

  /// Reads the folder.
  ///
  /// - Parameters:
  ///   - source: the source folder.
  ///   - edits: whether pages gain forms that edit enrollments.
  ///   - workers: who reads and plans.
  ///   - setup: reads the settings.
  ///   - catalogue: reads all of the content.
  ///   - warn: is told what went wrong.
  /// - Throws: whatever `setup` and `catalogue` throw; `FileError` when the system refuses.
  package init(
    source: String, edits: Bool = false, workers: Workers = Workers(),
    setup: @escaping @Sendable () throws -> LiveSetup,
    catalogue: @escaping @Sendable (Settings) throws -> Catalogue,
    warn: @escaping @Sendable (String) -> Void = { _ in }
  ) throws {
    self.source = source
    self.edits = edits
    self.workers = workers
    readSetup = setup
    readCatalogue = catalogue
    self.warn = warn
    checks = DispatchQueue(label: "registrar.checks", qos: .utility)
    let first = try setup()
    let read = try catalogue(first.settings)
    let (theme, faults, look) = try Self.readTheme(source, first.settings)
    guard let look = try look ?? Self.builtIn(first.settings) else { throw FileError("read", Theme.folder, code: 0) }
    let view = AudienceView(read, audience: first.settings.audience, includesDrafts: true)
    shown = Mutex(
      Shown(
        site: SiteOnDemand(view: view, theme: look.theme, templates: look.templates, workers: workers),
        catalogue: read))
    known = Mutex(Known(setup: first, catalogue: read, theme: theme, themeFaults: faults, look: look))
    events.send(.changed(version: version(of: current)))
    check()
  }

  private typealias Look = (theme: Theme, templates: TemplateSet)

  /// - Returns: the theme, what is wrong with it, and what pages can be made with unless something is.
  private static func readTheme(_ source: String, _ settings: Settings) throws -> (Theme, [Diagnostic], Look?) {
    let theme: Theme
    var faults: [Diagnostic] = []
    do {
      theme = try Theme(sourceFolder: source)
    } catch let error as FileError {
      theme = try Theme(sourceFolder: "/dev/null")
      faults.append(
        Diagnostic(
          rule: .unreadableFile, path: relative(error.path, to: source),
          message: "the file cannot be read: \(error.reason)"))
    }
    let (set, diagnostics) = theme.compile(settings: settings)
    return (theme, faults + diagnostics, faults.isEmpty ? set.map { (theme, $0) } : nil)
  }

  private static func builtIn(_ settings: Settings) throws -> Look? {
    // No site is without the built-in theme, which no folder can spoil.
    let theme = try Theme(sourceFolder: "/dev/null")
    return theme.compile(settings: settings).set.map { (theme, $0) }
  }

  private static func relative(_ path: String, to source: String) -> String {
    path.hasPrefix("\(source)/") ? String(path.dropFirst(source.utf8.count + 1)) : path
  }

  /// What is shown at this moment.
  var current: Shown { shown.withLock { $0 } }

  // MARK: Changes

  /// Follows changes until the watch is ended; does not return before.
  package func follow(_ watch: FileWatch) {
    while let changes = watch.next() { take(changes) }
  }

  /// Ends what browsers listen to.
  package func end() { events.end() }

  /// How long browsers hear nothing, at most.
  private static let beatInterval = Duration.seconds(15)

  /// Lets browsers hear now and then that the server is there, so that those that have gone away are noticed.
  func beat() async {
    while (try? await Task.sleep(for: Self.beatInterval)) != nil { events.send(.beat) }
  }

  /// Takes in what has changed in the folder.
  package func take(_ changes: FileChanges) {
    let next = known.withLock { known -> Shown? in
      do {
        return try take(changes, &known)
      } catch {
        known.faults = [
          Diagnostic(rule: .unreadableFile, path: Catalogue.contentFolder, message: String(describing: error))
        ]
        warn(String(describing: error))
        return nil
      }
    }
    if let next { events.send(.changed(version: version(of: next))) }
    check()
  }

  /// - Returns: what is shown now; nothing where it is the same as before.
  private func take(_ changes: FileChanges, _ known: inout Known) throws -> Shown? {
    let isEverything = changes.folders.contains("")
    var hasOtherLook = false
    var change = ContentChange.none
    if isEverything || !changes.files.isDisjoint(with: Self.places.files) {
      change = takeSettings(&known)
      hasOtherLook = true
    }
    if isEverything || hasOtherLook || changes.concern(Theme.folder) {
      let (theme, faults, look) = try Self.readTheme(source, known.setup.settings)
      (known.theme, known.themeFaults) = (theme, faults)
      if let look { known.look = look }
      hasOtherLook = true
    }
    if case .everything = change {
      try readEverything(&known)
    } else if isEverything || changes.concern(Catalogue.contentFolder) {
      let found = isEverything ? nil : try changedFiles(changes, in: known.catalogue)
      if let found, let (catalogue, other) = known.catalogue.updating(found) {
        known.catalogue = catalogue
        change.add(other)
      } else {
        try readEverything(&known)
        change = .everything
      }
    }
    known.faults = []
    return show(&known, change, hasOtherLook: hasOtherLook)
  }

  /// How much of the content is different.
  private enum ContentChange {
    case none
    /// The same content, under other settings.
    case settings
    case some(CatalogueChange, settings: Bool)
    case everything

    mutating func add(_ change: CatalogueChange) {
      switch self {
      case .none: self = .some(change, settings: false)
      case .settings: self = .some(change, settings: true)
      case .some, .everything: break
      }
    }
  }

  private func takeSettings(_ known: inout Known) -> ContentChange {
    do {
      known.setup = try readSetup()
    } catch {
      // Those that there were stay.
      known.setup.diagnostics = [
        Diagnostic(rule: .invalidSetting, path: SettingsFile.name, message: String(describing: error))
      ]
      return .none
    }
    guard let catalogue = known.catalogue.with(known.setup.settings) else { return .everything }
    known.catalogue = catalogue
    return .settings
  }

  private func readEverything(_ known: inout Known) throws {
    known.catalogue = try readCatalogue(known.setup.settings)
  }

  /// What changed below `content/`; nothing where so much did that reading all of it is as quick.
  private func changedFiles(_ changes: FileChanges, in catalogue: Catalogue) throws -> [ChangedFile]? {
    guard changes.files.count <= Self.mostFiles else { return nil }
    var paths = changes.files.filter { $0.hasPrefix("\(Catalogue.contentFolder)/") }
    for folder in changes.folders where folder.hasPrefix("\(Catalogue.contentFolder)/") {
      // Which folders there are says which kinds of records there are.
      guard folder.split(separator: "/").count > 2, let listed = try? files(below: folder) else { return nil }
      paths.formUnion(listed)
      paths.formUnion(catalogue.paths(below: folder))
    }
    guard paths.count <= Self.mostFiles, !changes.folders.contains(Catalogue.contentFolder) else { return nil }
    var found: [ChangedFile] = []
    for path in paths.sorted() {
      switch try file(at: path, below: source) {
      case .bytes(let bytes):
        if !catalogue.holds(bytes, at: path) { found.append(ChangedFile(path: path, bytes: bytes)) }
      case .gone: found.append(ChangedFile(path: path, bytes: nil))
      case .other: return nil
      }
    }
    return found
  }

  /// Past so many files, reading all of the content is as quick.
  private static let mostFiles = 2_000

  private func files(below folder: String) throws -> [String] {
    guard try isFolder("\(source)/\(folder)") else { return [] }
    let tree = try FileTree(root: "\(source)/\(folder)", workers: workers)
    return tree.pathOrder.map { "\(folder)/\(tree.path(tree.entries[$0]))" }
  }

  private func show(_ known: inout Known, _ change: ContentChange, hasOtherLook: Bool) -> Shown? {
    let old = current
    let site: SiteOnDemand
    switch change {
    case .none where !hasOtherLook: return nil
    case .none:
      site = old.site.with(theme: known.look.theme, templates: known.look.templates)
    case .some(let change, settings: false) where change.isLossy && !hasOtherLook:
      // What the file said before is more than what it says now.
      known.isAhead = true
      return nil
    case .some(let other, settings: _) where !known.isAhead:
      site = self.site(known, after: (old.site, other))
    case .settings where !known.isAhead:
      site = self.site(known, after: (old.site, CatalogueChange()))
    case .settings, .some, .everything:
      site = self.site(known, after: nil)
    }
    known.isAhead = false
    return shown.withLock { shown in
      shown.site = site
      shown.catalogue = known.catalogue
      shown.number += 1
      return shown
    }
  }

  private func site(_ known: Known, after earlier: (site: SiteOnDemand, change: CatalogueChange)?) -> SiteOnDemand {
    let view = AudienceView(
      known.catalogue, audience: known.setup.settings.audience, includesDrafts: true, workers: workers,
      after: earlier.map { ($0.site.view, $0.change) })
    return SiteOnDemand(
      view: view, theme: known.look.theme, templates: known.look.templates, workers: workers, after: earlier)
  }

  // MARK: Checking

  /// Checks what is known, after all who want a page have had theirs.
  private func check() {
    let number = checkNumber.add(1, ordering: .relaxed).newValue
    checks.async { [self] in
      guard checkNumber.load(ordering: .relaxed) == number else { return }
      let known = known.withLock { $0 }
      let problems = Problems(diagnostics: diagnostics(of: known))
      // What was found is old where something has changed meanwhile.
      guard checkNumber.load(ordering: .relaxed) == number else { return }
      events.send(.problems(problems.json()))
    }
  }

  /// Waits until what was known when it was called has been checked.
  func waitForCheck() { checks.sync {} }

  private func diagnostics(of known: Known) -> [Diagnostic] {
    // One core is left to whoever wants a page.
    let workers = Workers(jobs: max(1, workers.count - 1))
    let options = LintOptions(includesDrafts: true, workers: workers)
    var found = lint(known.catalogue, settingsFile: known.setup.file, options: options)
    found += known.faults + known.setup.diagnostics + known.themeFaults
    if known.catalogue.canCollide {
      let view = AudienceView(known.catalogue, audience: known.setup.settings.audience, includesDrafts: true)
      found += SiteBuild(view: view, theme: known.look.theme, workers: workers).collisions(in: known.catalogue)
    }
    return found.sorted()
  }
}

extension FileChanges {
  /// Whether anything below a folder has changed, or the folder itself.
  fileprivate func concern(_ folder: String) -> Bool {
    files.contains { $0.hasPrefix("\(folder)/") }
      || folders.contains { $0 == folder || $0.hasPrefix("\(folder)/") }
  }
}
