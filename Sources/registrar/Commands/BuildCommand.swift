import ArgumentParser
import Catalogue
import Diagnostics
import Files
import Linting
import Site

/// `registrar build`: lint, then regenerate the site.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "build", abstract: "Lint, then regenerate the site.")

  @OptionGroup var global: GlobalOptions

  @Option(help: ArgumentHelp("Where the site goes.", valueName: "dir"))
  var output: String?

  @Option(help: "How many cores to use.")
  var jobs: Int?

  @Flag(help: "Remove what stands in the site's folders and no build is known to have written.")
  var clean = false

  func run() throws {
    let clock = ContinuousClock()
    var mark = clock.now
    func stage(_ name: String) {
      let now = clock.now
      printError("\(name): \(now - mark)")
      mark = now
    }
    let workers = Workers(jobs: jobs)
    var settingsFile = SettingsFile()
    if let bytes = try readFile("\(global.source)/catalogue.yml") { settingsFile = SettingsFile(bytes: bytes) }
    if let audience = global.audience { settingsFile.settings.audience = audience }
    let settings = settingsFile.settings
    let catalogue = try Catalogue(folder: global.source, settings: settings, workers: workers)
    stage("read")
    var diagnostics = lint(catalogue, settingsFile: settingsFile, options: LintOptions(workers: workers))
    stage("lint")
    let theme = try Theme(sourceFolder: global.source)
    let (templates, templateFaults) = theme.compile(settings: settings)
    diagnostics += templateFaults
    stage("templates")
    let view = AudienceView(catalogue, audience: settings.audience)
    stage("view")
    let site = SiteBuild(
      view: view, theme: theme, workers: workers)
    diagnostics += site.collisions(in: catalogue)
    stage("plan")
    let summary = Summary(of: diagnostics, students: catalogue.students.count, courses: catalogue.courses.count, enrollments: catalogue.enrollments.count)
    printBytes(render(diagnostics, summary: summary, rules: Rules.all, as: .text, options: PrinterOptions()))
    if diagnostics.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
    guard let templates else { throw ExitCode(1) }
    let counts = try site.write(
      source: global.source, output: output ?? "\(global.source)/\(settings.output)", templates: templates,
      removesForeign: clean)
    stage("write")
    printError("\(counts)")
  }
}
