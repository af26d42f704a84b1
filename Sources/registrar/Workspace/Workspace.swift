import Catalogue
import Diagnostics
import Editing
import Files
import Linting
import Site
import Templates

/// A catalogue that has been read and checked, and its site, ready to be written.
///
/// It is the one place where what every floor finds comes together: faults of settings, content, templates
/// and of what would collide in the output.
struct Workspace {
  let configuration: Configuration
  let catalogue: Catalogue
  /// Nothing when the last build made the same site, so that this one need not be planned.
  let site: SiteBuild?
  /// Nothing when a template is faulty.
  let templates: TemplateSet?
  /// All that was found, in order, with severities settled.
  let diagnostics: [Diagnostic]
  /// Whether things that would become the same file are among them.
  let hasCollisions: Bool
  /// Stands for all that the site is made of, but for the files of `content/` that are published as they are.
  let inputs: ContentDigest

  var settings: Settings { configuration.settings }

  /// Reads and checks everything.
  ///
  /// - Parameters:
  ///   - configuration: the settings of this run.
  ///   - stages: is told what is being done.
  ///   - content: the content, where it has been read already.
  ///   - needsNoSite: whether nobody wants a site of these inputs, and nothing would collide in it.
  /// - Throws: `UsageError` when the source folder is none; `FileError` when the system refuses.
  init(
    _ configuration: Configuration, options: CheckOptions, stages: Stages, content: ContentListing? = nil,
    needsNoSite: (_ inputs: ContentDigest, Catalogue) -> Bool = { _, _ in false }
  ) throws {
    self.configuration = configuration
    let source = configuration.source
    let settings = configuration.settings
    let workers = Workers(jobs: options.jobs)
    try Self.requireContent(in: source)

    stages.begin(.read)
    let catalogue = try Self.readContent(configuration, workers: workers, listing: content)
    self.catalogue = catalogue
    try Self.requireCurrentTerm(configuration, catalogue)

    stages.begin(.check)
    let (theme, themeFault) = try Self.theme(in: source)
    let lintOptions = LintOptions(includesDrafts: options.drafts, isStrict: options.strict, workers: workers)
    inputs = Self.inputs(configuration, options, theme, catalogue.contentDigest)
    let isSiteNeeded = !needsNoSite(inputs, catalogue)
    // Neither looks at what the other one makes of the catalogue, and half of both is work for one core only.
    var (diagnostics, made) = workers.both {
      lint(catalogue, settingsFile: configuration.file, options: lintOptions)
    } _: { () -> (site: SiteBuild?, compilation: (set: TemplateSet?, diagnostics: [Diagnostic])) in
      let compilation = theme.compile(settings: settings)
      guard isSiteNeeded else { return (nil, compilation) }
      let view = AudienceView(
        catalogue, audience: settings.audience, includesDrafts: lintOptions.includesDrafts, workers: workers)
      return (SiteBuild(view: view, theme: theme, workers: workers), compilation)
    }
    site = made.site
    templates = made.compilation.set
    if let error = configuration.unreadable { diagnostics.append(Self.diagnostic(for: error, in: source)) }
    if let themeFault { diagnostics.append(themeFault) }
    diagnostics += made.compilation.diagnostics

    stages.begin(.plan)
    let collisions = site?.collisions(in: catalogue) ?? []
    hasCollisions = !collisions.isEmpty
    self.diagnostics = (diagnostics + collisions).sorted()
  }

  /// What `inputs` would be were the content understood, and the content.
  ///
  /// - Returns: nothing where only a closer look can tell.
  static func listing(
    _ configuration: Configuration, options: CheckOptions
  ) throws -> (inputs: ContentDigest, content: ContentListing)? {
    let source = configuration.source
    guard configuration.unreadable == nil, try isFolder("\(source)/\(Catalogue.contentFolder)") else { return nil }
    let (theme, fault) = try theme(in: source)
    let lock = try readingLock(source)
    defer { lock.release() }
    guard fault == nil, let content = try ContentListing(folder: source, workers: Workers(jobs: options.jobs)) else {
      return nil
    }
    return (inputs(configuration, options, theme, content.digest), content)
  }

  private static func inputs(
    _ configuration: Configuration, _ options: CheckOptions, _ theme: Theme, _ content: ContentDigest
  ) -> ContentDigest {
    var inputs = executableIdentity() ?? ContentDigest()
    for digest in [configuration.digest, theme.digest, content] {
      withUnsafeBytes(of: (digest.low, digest.high)) { inputs.combine($0) }
    }
    inputs.combine(options.drafts ? "drafts" : "")
    return inputs
  }

  var summary: Summary {
    Summary(
      of: diagnostics, students: catalogue.students.count, courses: catalogue.courses.count,
      enrollments: catalogue.enrollments.count + catalogue.unresolvedEnrollmentCount)
  }

  /// How many warnings there are of each rule, most first.
  var warningsByRule: [(rule: String, count: Int)] {
    var counts: [String: Int] = [:]
    for diagnostic in diagnostics where diagnostic.severity == .warning { counts[diagnostic.rule, default: 0] += 1 }
    return counts.map { (rule: $0.key, count: $0.value) }
      .sorted { a, b in a.count != b.count ? a.count > b.count : a.rule < b.rule }
  }

  var hasErrors: Bool { templates == nil || diagnostics.contains { $0.severity == .error } }

  // MARK: What must be there

  private static func readingLock(_ source: String) throws -> ReadingLock {
    try ReadingLock(source, waitingAtMost: EditingPlace.patience) {
      Console().note("waiting for another registrar (\($0))")
    }
  }

  /// Reads content, while no other command changes it.
  ///
  /// - Throws: `FileError` when `content/` cannot be listed; `ChangeError` when another command is at work for long.
  static func readContent(
    _ configuration: Configuration, workers: Workers = Workers(), listing: ContentListing? = nil
  ) throws -> Catalogue {
    let lock = try readingLock(configuration.source)
    defer { lock.release() }
    return try Catalogue(
      folder: configuration.source, settings: configuration.settings, workers: workers, listing: listing)
  }

  /// - Throws: `UsageError` when a folder holds no catalogue.
  static func requireContent(in source: String) throws {
    if try isFolder("\(source)/\(Catalogue.contentFolder)") { return }
    guard try isFolder(source) else { throw UsageError("there is no folder '\(source)'") }
    let here = source == "."
    throw UsageError(
      """
      there is no \(Catalogue.contentFolder)/ \(here ? "here" : "in '\(source)'")
      name the folder that holds it with --source, or start a catalogue: registrar init\(here ? "" : " \(source)")
      """)
  }

  /// The rules report a wrong current term of the settings; one that was given otherwise stands in no file.
  private static func requireCurrentTerm(_ configuration: Configuration, _ catalogue: Catalogue) throws {
    guard let origin = configuration.origins[.currentTerm], origin != .file, origin != .standard,
      let term = configuration.settings.currentTerm, catalogue.kindsWithRecords.contains(.term),
      !catalogue.terms.contains(where: { $0.id == term })
    else { return }
    let nearest = suggestion(for: term, among: catalogue.terms.lazy.map(\.id.string))
    throw UsageError(
      "\(origin.subject) names '\(term)', and no term has that id" + (nearest.map { "; did you mean '\($0)'?" } ?? ""))
  }

  // MARK: What cannot be read

  /// The site's theme; the built-in one, and a fault, where the site's own cannot be read.
  private static func theme(in source: String) throws -> (Theme, Diagnostic?) {
    do {
      return (try Theme(sourceFolder: source), nil)
    } catch let error as FileError {
      // No site is without the built-in theme, which no folder can spoil.
      return (try Theme(sourceFolder: "/dev/null"), diagnostic(for: error, in: source))
    }
  }

  static func diagnostic(for error: FileError, in source: String) -> Diagnostic {
    let path = error.path.hasPrefix("\(source)/") ? String(error.path.dropFirst(source.utf8.count + 1)) : error.path
    return Diagnostic(rule: .unreadableFile, path: path, message: "the file cannot be read: \(error.reason)")
  }
}
