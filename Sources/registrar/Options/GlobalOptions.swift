import ArgumentParser
import Catalogue
import Diagnostics

/// What every command takes.
struct GlobalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The folder that holds content/.", valueName: "dir"), completion: .directory)
  var source = "."

  @Option(help: ArgumentHelp("Who it is for.", valueName: "audience"))
  var audience: Audience?

  @Flag(name: [.short, .long], help: "Say nothing but results and errors.")
  var quiet = false

  @Flag(name: [.short, .long], help: "Say more: where settings come from, and every warning.")
  var verbose = false

  @Option(help: ArgumentHelp("When to use colours.", valueName: "when"))
  var color = ColorChoice.auto

  /// The settings that it gives.
  var values: [Setting: String] { audience.map { [.audience: $0.rawValue] } ?? [:] }

  var console: Console { Console(color: color, isQuiet: quiet, isVerbose: verbose) }

  func validate() throws {
    if source.isEmpty { throw ValidationError("--source must not be empty; '.' is the current folder") }
    if quiet, verbose { throw ValidationError("--quiet and --verbose contradict each other") }
  }
}

/// Settings that a flag can give for one run.
struct SettingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The catalogue's title.", valueName: "text"))
  var title: String?

  @Option(help: ArgumentHelp("Where the site will stand.", valueName: "url"))
  var baseURL: String?

  @Option(help: ArgumentHelp("The term that is now.", valueName: "id"))
  var currentTerm: String?

  func values(_ global: GlobalOptions, output: String? = nil) -> [Setting: String] {
    var values = global.values
    values[.title] = title
    values[.baseURL] = baseURL
    values[.currentTerm] = currentTerm
    values[.output] = output
    return values
  }
}

/// How closely a catalogue is looked at.
struct CheckOptions: ParsableArguments {
  @Flag(help: "Take drafts for published.")
  var drafts = false

  @Flag(help: "Make every warning an error.")
  var strict = false

  @Option(help: ArgumentHelp("How many cores to use; by default all.", valueName: "n"))
  var jobs: Int?

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs must be from 1 to 1024, not \(jobs)") }
  }
}

extension Audience: ExpressibleByArgument {}
extension ColorChoice: ExpressibleByArgument {}
extension DiagnosticFormat: ExpressibleByArgument {}

/// The forms of a result that people or programs read.
enum ResultFormat: String, CaseIterable, ExpressibleByArgument {
  case text
  case json
}
