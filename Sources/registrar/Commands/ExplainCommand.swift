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
    abstract: "Show the manual page of a rule, the reference of templates, or the schema of a kind.",
    usage: "registrar explain [<topic>] [<kind>] [<options>]",
    discussion: """
      Without a topic, every rule is listed with one line.

        registrar explain dangling-reference
        registrar explain templates
        registrar explain rules > rules.md
        registrar explain schema course > course.schema.json

      A schema is a JSON Schema of front matter, for editors. It and the reference of templates know the fields that \
      the settings of --source declare under extra.
      """)

  @Argument(
    help: ArgumentHelp("A rule's id, 'rules' for all of them, 'templates' or 'schema'.", valueName: "topic"),
    completion: .list(topics))
  var topic: String?

  @Argument(
    help: ArgumentHelp("Of 'schema': a kind of record, or enrollment.", valueName: "kind"),
    completion: .list(RecordKind.allCases.map(\.name)))
  var kind: String?

  @OptionGroup var global: GlobalOptions

  private static let topics = allRules.map(\.id).sorted() + ["rules", "schema", "templates"]

  var console: Console { global.console }

  func validate() throws {
    if kind != nil, topic != "schema" { throw ValidationError("only 'schema' takes a kind") }
  }

  func run() throws {
    let color = console.usesColor(on: .output)
    switch topic {
    case nil:
      try console.print(ruleList(allRules, color: color))
      if !console.isQuiet { console.tell("\nregistrar explain RULE tells more of a rule") }
    case "rules": try console.print(ruleReference(allRules))
    case "templates": try console.print(templateReference())
    case "schema": try console.print(schema())
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

  private func schema() throws -> [UInt8] {
    let kinds = RecordKind.allCases.map(\.name)
    guard let name = kind else { throw UsageError("name a kind: \(kinds.joined(separator: ", "))") }
    guard let kind = RecordKind(name: name) else {
      let nearest = suggestion(for: name, among: kinds).map { "did you mean '\($0)'?" }
      throw UsageError(
        "no kind of record is called '\(disarmed(name))'; \(nearest ?? "there are \(kinds.joined(separator: ", "))")")
    }
    let configuration = try Configuration(source: global.source, flags: global.values)
    return ContentSchema(kind, settings: configuration.settings).json()
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
    let nearest = suggestion(for: id, among: Self.topics).map { "; did you mean '\($0)'?" } ?? ""
    return UsageError(
      "no rule has the id '\(disarmed(id))'\(nearest)" + (nearest.isEmpty ? "; registrar explain lists them" : ""))
  }
}
