import Catalogue
package import Diagnostics

extension Rule {
  /// A link in a text leads nowhere.
  package static let brokenLink = Rule(
    id: "broken-link", family: .structure, severity: .error,
    summary: "A link in a text leads nowhere.",
    explanation: """
      A link that works on a git host should work on the site, and one that leads nowhere should be found \
      before a reader finds it. So every link and image of every text is followed, drafts and notes below \
      rosters included:

      - A path is relative to the file that holds it, as on a git host: `../courses/ma-110.md#outline`. It \
      may lead to a record's file, to a folder of records (`../courses/`, the list), to the home page \
      (`../index.md`), or to a file that is not Markdown, which is then published with the page. The case of \
      letters counts.
      - A kind and an id name a record from anywhere: `course:ma-110`, `student:ada-lovelace`, \
      `page:admissions#dates`.
      - What follows `#` must be a heading of the target, spelled as git hosts spell it: in lower case, with \
      hyphens for spaces.
      - Addresses with a scheme (`https:`, `mailto:`) are not followed.

      These are broken: a path that starts with `/` (it would depend on where the site stands), a path that \
      leads out of `content/`, the address of a page of the built site (name its file instead), and an \
      enrollment file, which has no page of its own (name its course).

      To mend it, write the suggested destination, or take the link away. After `registrar rename` no link \
      needs mending.
      """,
    examples: [
      Example(
        "A misspelt file, a missing heading and an address of the built site",
        [
          .init(
            "content/courses/ma-110.md",
            """
            ---
            title: Logic
            ---
            See [programming](«cs-11.md») and its [outline](«cs-101.md#outlines»).
            The [list of courses](«courses/index.html») is long.
            """),
          .init(
            "content/courses/cs-101.md",
            """
            ---
            title: Programming
            ---
            ## Outline
            """),
        ]),
      Example(
        "By file, by id, and to an address of its own",
        [
          .init(
            "content/courses/ma-110.md",
            """
            ---
            title: Logic
            ---
            See [programming](cs-101.md#outline), [again](course:cs-101), [all courses](./)
            and [the library](https://library.example.edu/).
            """),
          .init(
            "content/courses/cs-101.md",
            """
            ---
            title: Programming
            ---
            ## Outline
            """),
        ]),
    ])
}

/// How many headings are looked for among those of their targets.
private let headingSearchLimit = 500

/// Reports links that lead nowhere, each at its destination.
func brokenLinks(
  _ texts: TextSurvey, in scope: Scope, using identifiers: inout NearestIdentifiers
) -> [Finding] {
  guard let resolver = texts.resolver else { return [] }
  var findings: [Finding] = []
  for link in texts.broken {
    guard case .broken(let fault) = link.meaning else { continue }
    findings.append(
      Finding(
        file: link.file, rule: .brokenLink, place: link.place,
        message: BrokenLink.message(fault, link.destination),
        suggestion: resolver.suggestion(
          for: fault, destination: link.destination, inFile: link.file, using: &identifiers)))
  }
  for (number, (link, headings)) in texts.withoutHeading.enumerated() {
    guard let fragment = link.meaning.fragment else { continue }
    let nearest = number < headingSearchLimit ? suggestion(for: fragment, among: headings) : nil
    let start = link.destination.prefix { $0 != "#" }
    findings.append(
      Finding(
        file: link.file, rule: .brokenLink, place: link.place,
        message: "\(BrokenLink.owner(of: link.meaning, in: scope.catalogue)) has no heading '#\(fragment)'",
        suggestion: nearest.map { Suggestion("\(start)#\($0)") }))
  }
  return findings
}

enum BrokenLink {
  static func message(_ fault: LinkFault, _ destination: String) -> String {
    switch fault {
    case .empty: "the link has no destination"
    case .absolute:
      "'\(destination)' starts with '/'; a link is relative to its own file, so that the site works anywhere"
    case .outside: "'\(destination)' leads out of content/, and nothing from there is published"
    case .missingFile(let path): "there is no file 'content/\(path)'"
    case .folder(let path): "the folder 'content/\(path)' has no page of its own"
    case .roster(let path):
      "'content/\(path)' holds enrollments and has no page of its own; link to the course or the student"
    case .unreadable(let path): "'content/\(path)' cannot be read"
    case .unknownRecord(let kind, let id): "no \(kind.name) has the id '\(id)'"
    case .unknownScheme(let scheme, _): "'\(scheme):' is neither a kind of record nor a scheme that is known"
    }
  }

  /// What should have a heading, as the subject of a sentence.
  static func owner(of meaning: LinkMeaning, in catalogue: Catalogue) -> String {
    switch meaning {
    case .record(let kind, let number, _):
      "the text of \(kind.name) '\(catalogue.header(of: kind, number).id.string)'"
    case .index(let kind, _): "the list of \(kind.name)s"
    case .home: "the home page's text"
    case .fragment, .external, .attachment, .broken: "this text"
    }
  }
}
