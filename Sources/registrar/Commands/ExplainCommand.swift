import ArgumentParser
import Catalogue
import Diagnostics
import Files
import Site
import Templates

/// `registrar explain`: manual pages.
struct ExplainCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show the manual page of a rule, or the reference of templates.",
    usage: "registrar explain [<topic>] [<options>]",
    discussion: """
      Without a topic, every rule is listed with one line.

        registrar explain dangling-reference
        registrar explain templates
        registrar explain rules > rules.md

      The reference of templates knows the fields that the settings of --source declare under extra.
      """)

  @Argument(
    help: ArgumentHelp("A rule's id, 'templates', or 'rules' for all of them.", valueName: "topic"),
    completion: .list(allRules.map(\.id).sorted() + ["rules", "templates"]))
  var topic: String?

  @OptionGroup var global: GlobalOptions

  var console: Console { global.console }

  func run() throws {
    let color = console.usesColor(on: .output)
    switch topic {
    case nil:
      try console.print(ruleList(allRules, color: color))
      if !console.isQuiet { console.tell("\nregistrar explain RULE tells more of a rule") }
    case "rules": try console.print(ruleReference(allRules))
    case "templates": try console.print(templateReference())
    case let id?:
      guard let rule = allRules.first(where: { $0.id == id }) else { throw unknown(id) }
      try console.print(folded(RulePage(rule).text(color: color)))
    }
  }

  private func templateReference() throws -> String {
    let configuration = try Configuration(source: global.source, flags: global.values)
    let schema = SiteSchema.schema(settings: configuration.settings, assets: [])
    return TemplatePage(schema: schema, pages: SiteSchema.pages).markdown()
  }

  /// A page with its long lines broken at words; what is indented stays as it is.
  private func folded(_ page: String) -> String {
    let width = min(80, console.width(of: .output))
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
      if line.count <= width || line.hasPrefix("  ") { return [String(line)] }
      // What follows the first line of an item of a list stands below its text.
      let indent = line.hasPrefix("- ") ? "  " : ""
      return wrapped(String(line), width: width - indent.count).enumerated().map { $0 == 0 ? $1 : indent + $1 }
    }
    return lines.joined(separator: "\n")
  }

  private func unknown(_ id: String) -> UsageError {
    let topics = allRules.map(\.id) + ["rules", "templates"]
    let nearest = suggestion(for: id, among: topics).map { "; did you mean '\($0)'?" } ?? ""
    return UsageError(
      "no rule has the id '\(disarmed(id))'\(nearest)" + (nearest.isEmpty ? "; registrar explain lists them" : ""))
  }
}
