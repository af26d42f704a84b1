import Catalogue
import Diagnostics
import Files
import FrontMatter
import Markdown

/// A link of a text and what it means.
struct TextLink: Sendable {
  var file: Int32
  /// Where its destination stands.
  var place: Place
  var destination: String
  var meaning: LinkMeaning
}

/// What the texts of a catalogue link to, as far as a rule has something to say about it.
///
/// Links that lead where they should are not kept: a large catalogue has a million of them.
struct TextSurvey: Sendable {
  /// Texts that are too involved to be parsed.
  private(set) var findings: [Finding] = []
  private(set) var broken: [TextLink] = []
  /// Links to drafts, from texts that are none.
  private(set) var toDrafts: [TextLink] = []
  /// Links that name a heading which their target does not have, and the headings that it has.
  private(set) var withoutHeading: [(link: TextLink, headings: [String])] = []
  /// The numbers of the attachments that published texts link to.
  private(set) var usedAttachments: Set<Int> = []
  /// Finds what links mean; only there when some text holds a link.
  private(set) var resolver: LinkResolver?

  /// - Complexity: O(*n*) in bytes; only texts that may hold a link are parsed.
  init(of scope: Scope) {
    let catalogue = scope.catalogue
    let sifted = scope.workers.map(catalogue.files.count, chunk: 512) { range in
      Sifted(range, of: catalogue)
    }
    findings = sifted.flatMap(\.findings)
    let linking = sifted.flatMap(\.linking)
    guard !linking.isEmpty else { return }

    let resolver = LinkResolver(catalogue)
    self.resolver = resolver
    let batches = scope.workers.map(linking.count, chunk: 32) { range in
      var batch = LinkBatch()
      for file in linking[range] { batch.add(linksOf: file, in: scope, resolver) }
      return batch
    }
    var toHeadings: [TextLink] = []
    for batch in batches {
      broken += batch.broken
      toDrafts += batch.toDrafts
      toHeadings += batch.toHeadings
      usedAttachments.formUnion(batch.attachments)
    }
    checkHeadings(toHeadings, of: scope)
  }

  /// Looks into the target of each link that names a heading, once for each target.
  private mutating func checkHeadings(_ links: [TextLink], of scope: Scope) {
    guard !links.isEmpty else { return }
    let catalogue = scope.catalogue
    let unparsed = Set(findings.lazy.filter { $0.rule == .limitExceeded }.map(\.file))
    let targets = Set(links.compactMap { target(of: $0, in: catalogue) }).sorted()
    let headings = scope.workers.map(targets.count, chunk: 16) { range in
      targets[range].map { file in
        if unparsed.contains(file) { return [String]() }
        return inspectMarkdown(Span(_unsafeElements: catalogue.body(ofFile: file))).headings.map(\.id)
      }
    }.joined()
    let known = Dictionary(uniqueKeysWithValues: zip(targets, headings.map { ($0, Set($0)) }))
    for link in links {
      guard let fragment = link.meaning.fragment else { continue }
      let file = target(of: link, in: catalogue)
      if let file, unparsed.contains(file) { continue }
      let headings = file.flatMap { known[$0] }
      if headings?.1.contains(fragment) != true { withoutHeading.append((link, headings?.0 ?? [])) }
    }
  }

  /// The file whose headings a link may name, if there is one.
  private func target(of link: TextLink, in catalogue: Catalogue) -> Int32? {
    switch link.meaning {
    case .fragment: return link.file
    case .record(let kind, let number, _):
      let file = catalogue.file(of: kind, number)
      return file >= 0 ? file : nil
    case .home: return catalogue.home?.header.file
    case .index, .external, .attachment, .broken: return nil
    }
  }
}

extension LinkMeaning {
  /// The heading that a link names; the top of a page is always there (HTML, 7.4.6.4).
  var fragment: String? {
    let fragment: String? =
      switch self {
      case .fragment(let fragment): fragment
      case .record(_, _, let fragment), .index(_, let fragment), .home(let fragment): fragment
      case .external, .attachment, .broken: nil
      }
    guard let fragment, !fragment.isEmpty, fragment.lowercased() != "top" else { return nil }
    return fragment
  }
}

/// Some files, sifted for texts that cannot be parsed and texts that may hold links.
private struct Sifted: Sendable {
  var findings: [Finding] = []
  var linking: [Int32] = []

  init(_ range: Range<Int>, of catalogue: Catalogue) {
    for number in range {
      let file = Int32(number)
      let body = catalogue.body(ofFile: file)
      guard !body.isEmpty else { continue }
      let text = Span(_unsafeElements: body)
      if let fault = markdownLimitFault(text) {
        findings.append(
          Finding(
            file: file, rule: .limitExceeded, place: catalogue.place(ofBody: fault.range, inFile: file),
            message: fault.message))
      } else if mayHoldReferences(text) {
        linking.append(file)
      }
    }
  }
}

/// What the links of some texts lead to.
private struct LinkBatch: Sendable {
  var broken: [TextLink] = []
  var toDrafts: [TextLink] = []
  var toHeadings: [TextLink] = []
  var attachments: Set<Int> = []

  mutating func add(linksOf file: Int32, in scope: Scope, _ resolver: LinkResolver) {
    let catalogue = scope.catalogue
    let status = scope.status(ofFile: file)
    // Links by reference share the destination of their definition: it is reported once.
    var seen: Set<Range<Int>> = []
    for reference in inspectMarkdown(Span(_unsafeElements: catalogue.body(ofFile: file))).references
    where seen.insert(reference.range).inserted {
      let meaning = resolver.meaning(of: reference.destination, inFile: file)
      let link = TextLink(
        file: file, place: catalogue.place(ofBody: reference.range, inFile: file),
        destination: reference.destination, meaning: meaning)
      switch meaning {
      case .broken: broken.append(link)
      case .attachment(let number): if status == .published { attachments.insert(number) }
      case .record(let kind, let number, _):
        if status != .draft, scope.isDraft(kind, number) { toDrafts.append(link) }
      case .external, .fragment, .index, .home: break
      }
      if meaning.fragment != nil { toHeadings.append(link) }
    }
  }
}

extension Catalogue {
  /// Where a range of a file's Markdown stands in the file.
  func place(ofBody range: Range<Int>, inFile file: Int32) -> Place {
    let start = files[Int(file)].body.range.lowerBound
    return Place((start + range.lowerBound)..<(start + range.upperBound))
  }
}
