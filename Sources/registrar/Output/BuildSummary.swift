import Catalogue
import Diagnostics
import Site

/// What a build made, for the end of its output.
struct BuildSummary {
  /// Sites that are larger than these deserve a word: many hosts accept no more.
  static let manyFiles = 20_000
  static let manyBytes = 1_000_000_000

  let title: String
  let audience: Audience
  let hasBaseURL: Bool
  let output: String
  let rows: [BuildFacts.Row]
  /// How many files the JSON API consists of; nothing where the settings leave it out.
  let documents: Int?
  /// How many calendars there are; nothing where the settings leave them out.
  let calendars: Int?
  /// How many files the search index consists of; nothing where the settings leave it out.
  let searchFiles: Int?
  let counts: PublicationCounts
  let stages: [(stage: Stages.Stage, duration: Duration)]
  let total: Duration
  /// How many warnings there are of each rule.
  let warningsByRule: [(rule: String, count: Int)]
  /// The language of the site, where the theme has no texts in it.
  let foreignLanguage: String?
  let withheldStudents: Int
  let drafts: Int

  init(
    _ configuration: Configuration, _ facts: BuildFacts, _ counts: PublicationCounts,
    _ stages: [(stage: Stages.Stage, duration: Duration)], total: Duration,
    warnings: [(rule: String, count: Int)]
  ) {
    title = configuration.settings.title
    audience = configuration.settings.audience
    hasBaseURL = configuration.settings.baseURL != nil
    output = configuration.output
    rows = facts.rows
    documents = facts.documents
    calendars = facts.calendars
    searchFiles = facts.searchFiles
    self.counts = counts
    self.stages = stages
    self.total = total
    warningsByRule = warnings
    foreignLanguage = facts.hasTexts ? nil : configuration.settings.language
    withheldStudents = facts.withheldStudents
    drafts = facts.drafts
  }

  var files: Int { counts.created + counts.changed + counts.unchanged }
  private var warnings: Int { warningsByRule.reduce(0) { $0 + $1.count } }
  private var pages: Int { rows.reduce(0) { $0 + $1.pages } }

  // MARK: For people

  func text(_ paint: Paint, _ width: Int) -> String {
    let purpose = audience == .public ? "for the public" : "for internal use"
    var lines = [paint(.good, "Built") + " \(paint(.strong, disarmed(title))) \(purpose) in \(seconds(total))", ""]
    lines += table(paint)
    lines.append("")
    for (label, text) in facts {
      let gap = String(repeating: " ", count: max(1, 12 - label.utf8.count))
      let role: Paint.Role = label == "note" || label == "warnings" && warnings > 0 ? .warning : .quiet
      for (number, line) in wrapped(text, width: min(width, 100) - 14).enumerated() {
        lines.append(
          number == 0 ? "  " + paint(role, label) + gap + line : String(repeating: " ", count: 14) + line)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func table(_ paint: Paint) -> [String] {
    func right(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.utf8.count)) + text
    }
    func left(_ text: String) -> String { "  " + text + String(repeating: " ", count: max(0, 14 - text.utf8.count)) }
    var lines = [paint(.quiet, left("") + right("records", 9) + right("pages", 9))]
    for row in rows {
      lines.append(
        left(row.name) + right(row.records.map(grouped) ?? "", 9) + right(row.pages == 0 ? "-" : grouped(row.pages), 9))
    }
    lines.append(paint(.strong, left("in all") + right("", 9) + right(grouped(pages), 9)))
    return lines
  }

  /// What else is worth a line, with what it is about.
  private var facts: [(label: String, text: String)] {
    var facts: [(String, String)] = []
    facts.append(("output", disarmed(output)))
    let changes = [
      (counts.created, "new"), (counts.changed, "changed"), (counts.unchanged, "unchanged"),
      (counts.removed, "removed"),
    ]
    let listed = changes.filter { $0.0 > 0 }.map { "\(grouped($0.0)) \($0.1)" }
    facts.append(("files", "\(listed.joined(separator: ", ")); \(size(counts.bytes)) in \(number(files, "file"))"))
    if let documents { facts.append(("JSON API", "\(number(documents, "file")) in \(APIPlan.folder)/")) }
    if let calendars, calendars > 0 {
      facts.append(("calendars", "\(number(calendars, "file")) in \(CalendarPlan.folder)/"))
    }
    if let searchFiles, searchFiles > 0 {
      facts.append(("search", "\(number(searchFiles, "file")) in \(SearchPlan.folder)/"))
    }
    facts.append(("time", stages.map { "\($0.stage.name) \(seconds($0.duration))" }.joined(separator: ", ")))
    var withheld: [String] = []
    if withheldStudents > 0 { withheld.append(number(withheldStudents, "student") + " and all that belongs to them") }
    if drafts > 0 { withheld.append(number(drafts, "draft") + " (--drafts shows them)") }
    if !withheld.isEmpty { facts.append(("withheld", withheld.joined(separator: ", "))) }
    if warnings > 0 {
      let rules = warningsByRule.map { "\(grouped($0.count)) \($0.rule)" }.joined(separator: ", ")
      facts.append(("warnings", "\(rules); registrar lint prints all"))
    }
    for note in notes { facts.append(("note", note)) }
    return facts
  }

  private func number(_ count: Int, _ noun: String) -> String { "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")" }

  private var notes: [String] {
    var notes: [String] = []
    if audience == .internal {
      notes.append("this site shows what the public may not see; publish one that is built with --audience public")
    } else if !hasBaseURL {
      notes.append(
        "without base_url there is no sitemap and no feed, no page names its own address, and 404.html fits the root of a host only"
      )
    }
    if let foreignLanguage {
      notes.append(
        "the theme has no texts in the language '\(foreignLanguage)', so they are English; "
          + "templates/strings/\(foreignLanguage.lowercased()).yml can hold some")
    }
    if let reason = counts.unkeptList {
      notes.append("what was written could not be noted, so the next build may take stale files for foreign: \(reason)")
    }
    if let reason = counts.reasonForSteps {
      notes.append(
        "the output cannot be exchanged in one step here (\(reason)), so it was changed file by file; a build that is "
          + "interrupted on the way is brought to an end by the next one")
    }
    if files > Self.manyFiles {
      notes.append("the site has more than \(grouped(Self.manyFiles)) files, which some hosts do not accept")
    }
    if counts.bytes > Self.manyBytes { notes.append("the site takes more than 1 GB, which some hosts do not accept") }
    return notes
  }

  // MARK: For programs

  func json() -> [UInt8] {
    var json = JSONWriter()
    json.object(.many) { json in
      json.field("audience", audience.rawValue)
      json.field("output", output)
      json.object("records") { json in
        for row in rows { if let records = row.records { json.field(row.name, records) } }
      }
      json.object("pages") { json in
        for row in rows { json.field(row.name.replacing(" ", with: "_"), row.pages) }
      }
      json.object("outputs") { json in
        if let documents { json.field("api", documents) }
        if let calendars { json.field("calendar", calendars) }
        if let searchFiles { json.field("search", searchFiles) }
      }
      json.object("files") { json in
        json.field("created", counts.created)
        json.field("changed", counts.changed)
        json.field("unchanged", counts.unchanged)
        json.field("removed", counts.removed)
        json.field("bytes", counts.bytes)
      }
      json.object("withheld") { json in
        json.field("students", withheldStudents)
        json.field("drafts", drafts)
      }
      json.field("warnings", warnings)
      json.field("changed_in_steps", counts.reasonForSteps)
      json.object("seconds") { json in
        for (stage, duration) in stages { json.field(stage.key, duration.inSeconds) }
        json.field("total", total.inSeconds)
      }
    }
    json.endLine()
    return json.bytes
  }
}

extension Stages.Stage {
  fileprivate var key: String { "\(self)" }
}

extension Duration {
  /// With three decimals.
  fileprivate var inSeconds: Double {
    let milliseconds = components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    return Double(milliseconds) / 1000
  }
}

/// A duration as people read it, in seconds with two decimals.
private func seconds(_ duration: Duration) -> String {
  let hundredths = duration.components.seconds * 100 + duration.components.attoseconds / 10_000_000_000_000_000
  let fraction = String(hundredths % 100)
  return "\(hundredths / 100).\(fraction.utf8.count == 1 ? "0" : "")\(fraction) s"
}

/// A number of bytes as people read it.
private func size(_ bytes: Int) -> String {
  switch bytes {
  case ..<10_000: "\(grouped(bytes)) bytes"
  case ..<10_000_000: "\(grouped(bytes / 1_000)) kB"
  case ..<10_000_000_000: "\(grouped(bytes / 1_000_000)) MB"
  default: "\(grouped(bytes / 1_000_000_000)) GB"
  }
}

/// A text in lines that are no longer than a width where words allow it.
func wrapped(_ text: String, width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in text.split(separator: " ", omittingEmptySubsequences: true) {
    if !line.isEmpty, line.count + 1 + word.count > width {
      lines.append(line)
      line = ""
    }
    line += line.isEmpty ? String(word) : " \(word)"
  }
  return line.isEmpty && !lines.isEmpty ? lines : lines + [line]
}
