import Catalogue
import Diagnostics
import Site

/// What a summary says about a site, whether it was made just now or by an earlier build.
struct BuildFacts: Equatable {
  /// A kind of record, or what belongs to none, and what became of it.
  struct Row: Equatable {
    var name: String
    /// How many records the catalogue holds; nothing where there are none to count.
    var records: Int?
    var pages: Int
  }

  var rows: [Row] = []
  /// How many files the JSON API consists of; nothing where the settings leave it out.
  var documents: Int?
  /// How many calendars there are; nothing where the settings leave them out.
  var calendars: Int?
  /// How many files the search index consists of; nothing where the settings leave it out.
  var searchFiles: Int?
  /// Whether the theme has texts in the language of the site.
  var hasTexts = true
  var withheldStudents = 0
  var drafts = 0
  /// Whether nothing was found, so that there is nothing to say again.
  var isSilent = false

  init(_ workspace: Workspace, _ site: SiteBuild) {
    rows = Self.rows(of: workspace, site)
    documents = site.api?.count
    calendars = site.calendars?.count
    searchFiles = site.search?.count
    hasTexts = site.hasTextsInLanguage
    withheldStudents = site.index.view.withheldStudentCount
    drafts = site.index.view.draftCount
    isSilent = workspace.diagnostics.isEmpty
  }

  private static func rows(of workspace: Workspace, _ site: SiteBuild) -> [Row] {
    var pages = [Int](repeating: 0, count: RecordKind.allCases.count)
    var redirects = 0
    var others = 0
    for page in site.plan.pages {
      switch page.kind {
      case .home, .notFound: others += 1
      case .redirect: redirects += 1
      default: pages[Int(page.recordKind.rawValue)] += 1
      }
    }
    var rows = RecordKind.allCases.compactMap { kind -> Row? in
      let count = kind == .enrollment ? workspace.summary.enrollments : workspace.catalogue.recordCount(of: kind)
      let made = pages[Int(kind.rawValue)]
      return count == 0 && made == 0 ? nil : Row(name: kind.folder, records: count, pages: made)
    }
    rows.append(Row(name: "home and 404", pages: others))
    if redirects > 0 { rows.append(Row(name: "redirects", pages: redirects)) }
    return rows
  }

  // MARK: For the next build

  /// As lines, for the next build that makes the same site.
  var lines: [String] {
    [
      "documents \(documents.map(String.init) ?? "-")", "calendars \(calendars.map(String.init) ?? "-")",
      "search \(searchFiles.map(String.init) ?? "-")",
      "texts \(hasTexts)", "withheld \(withheldStudents)", "drafts \(drafts)", "silent \(isSilent)",
    ]
      + rows.map { "row \($0.records.map(String.init) ?? "-") \($0.pages) \($0.name)" }
  }

  /// Reads what `lines` gave; nothing when it is damaged.
  init?(lines: [String]) {
    for line in lines {
      let words = line.split(separator: " ", maxSplits: 3)
      guard words.count >= 2 else { return nil }
      switch words[0] {
      case "documents": documents = Int(words[1])
      case "calendars": calendars = Int(words[1])
      case "search": searchFiles = Int(words[1])
      case "texts": hasTexts = words[1] == "true"
      case "withheld": withheldStudents = Int(words[1]) ?? 0
      case "drafts": drafts = Int(words[1]) ?? 0
      case "silent": isSilent = words[1] == "true"
      case "row":
        guard words.count == 4, let pages = Int(words[2]) else { return nil }
        rows.append(Row(name: String(words[3]), records: Int(words[1]), pages: pages))
      default: return nil
      }
    }
    if rows.isEmpty { return nil }
  }
}
