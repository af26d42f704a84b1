import Catalogue
import Files
import Markdown

/// Renders Markdown, with what its links mean turned into addresses on the page at hand.
package final class LinkWriter: Sendable {
  /// A page that the navigation leads to.
  struct NavigationTarget: Sendable {
    let title: Text
    /// Relative to the output.
    let path: Text
  }

  private let view: AudienceView
  private let index: SiteIndex
  private let options: MarkdownOptions
  /// What stands in place of a link to a student whom the audience may not see.
  private let withheldStudent: String
  let navigation: [NavigationTarget]
  /// Where the texts of the navigation lie.
  private let memory = ByteArena()
  /// What leads to the top of the site from wherever a host shows its error page.
  let absoluteRoot: String

  init(index: SiteIndex, texts: SiteTexts) {
    view = index.view
    self.index = index
    let settings = index.view.settings
    options = MarkdownOptions(allowsRawHTML: settings.rawHTML)
    absoluteRoot = Self.path(ofBaseURL: settings.baseURL)
    navigation = Self.navigation(index: index, texts: texts, in: memory)
    withheldStudent = texts[.withheldStudent].string
  }

  /// Adds the HTML of a text to a page.
  ///
  /// - Parameters:
  ///   - file: the number of the file that the text stands in.
  ///   - root: what leads from the page to the top of the site.
  ///   - anchorsHeadings: whether headings get ids, which one text of a page may have.
  func render(
    _ body: UnsafeBufferPointer<UInt8>, ofFile file: Int32, root: UnsafeBufferPointer<UInt8>,
    anchorsHeadings: Bool = true, into output: inout [UInt8]
  ) {
    var options = options
    options.anchorsHeadings = anchorsHeadings
    renderMarkdown(Span(_unsafeElements: body), options: options, into: &output) { link in
      // Where headings have no ids, nothing can lead to one.
      if !anchorsHeadings, link.destination.hasPrefix("#") { return .unlink }
      return resolution(of: link, inFile: file, root: root)
    }
  }

  /// The start of a text without markup.
  func plainText(_ body: UnsafeBufferPointer<UInt8>, ofFile file: Int32, limit: Int) -> String {
    Markdown.plainText(Span(_unsafeElements: body), limit: limit) { link in
      resolution(of: link, inFile: file, root: StaticString("").bytes)
    }
  }

  /// The files that a text links to, by their numbers among the catalogue's attachments.
  ///
  /// A file that is linked only inside of what is redacted, such as a portrait that links to its student, is none.
  func attachments(in body: UnsafeBufferPointer<UInt8>, ofFile file: Int32) -> [Int] {
    let body = Span(_unsafeElements: body)
    guard mayHoldReferences(body) else { return [] }
    var numbers: [Int] = []
    var page: [UInt8] = []
    renderMarkdown(body, options: options, into: &page) { link in
      if case .attachment(let number) = view.meaning(of: link.destination, inFile: file) { numbers.append(number) }
      return resolution(of: link, inFile: file, root: StaticString("").bytes)
    }
    return numbers
  }

  private func resolution(
    of link: MarkdownLink, inFile file: Int32, root: UnsafeBufferPointer<UInt8>
  ) -> LinkResolution {
    switch view.meaning(of: link.destination, inFile: file) {
    case .external, .fragment: return .keep
    case .record(let kind, let number, let fragment):
      if view.isWithheld(kind, number) { return .redact(text: withheldStudent) }
      guard view.isPublished(kind, number) else { return .unlink }
      return address("\(kind.folder)/\(index.address(of: kind, number).string).html", fragment, root)
    case .index(let kind, let fragment):
      guard index.hasList(of: kind) else { return .unlink }
      return address("\(kind.folder)/index.html", fragment, root)
    case .home(let fragment): return address("index.html", fragment, root)
    case .attachment(let number): return address(PercentEncoding.path(view.attachmentPath(number)), nil, root)
    case .broken: return .unlink
    }
  }

  private func address(_ path: String, _ fragment: String?, _ root: UnsafeBufferPointer<UInt8>) -> LinkResolution {
    let fragment = fragment.map { "#\($0)" } ?? ""
    return .replace(String(decoding: root, as: UTF8.self) + path + fragment)
  }

  /// The part of the base address after the host; `/` where there is none.
  private static func path(ofBaseURL url: String?) -> String {
    guard let url else { return "/" }
    let rest = url.utf8.drop { $0 != UInt8(ascii: "/") }.dropFirst(2)
    return String(Substring(rest.drop { $0 != UInt8(ascii: "/") }))
  }

  private static func navigation(index: SiteIndex, texts: SiteTexts, in memory: ByteArena) -> [NavigationTarget] {
    let view = index.view
    func target(_ title: String, _ path: String) -> NavigationTarget {
      func kept(_ text: String) -> Text { Array(text.utf8).withUnsafeBytes { Text(memory.copy($0)) } }
      return NavigationTarget(title: kept(title), path: kept(path))
    }
    guard let entries = view.settings.navigation else {
      let kinds: [RecordKind] = [.course, .program, .department, .instructor, .term, .student]
      return kinds.filter(index.hasList).map { target(texts.title(ofList: $0).string, "\($0.folder)/index.html") }
    }
    return entries.compactMap { entry in
      switch view.meaning(ofNavigation: entry.text) {
      case .home: return target(texts[.home].string, "index.html")
      case .index(let kind, _):
        return index.hasList(of: kind) ? target(texts.title(ofList: kind).string, "\(kind.folder)/index.html") : nil
      case .record(let kind, let number, _):
        guard view.isPublished(kind, number) else { return nil }
        return target(
          view.displayName(of: kind, number).string,
          "\(kind.folder)/\(index.address(of: kind, number).string).html")
      case .external, .fragment, .attachment, .broken: return nil
      }
    }
  }
}

/// Percent-encoding as RFC 3986, section 2 has it.
enum PercentEncoding {
  /// A path in which everything but unreserved characters and `/` is encoded.
  static func path(_ path: String) -> String {
    var encoded = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return encoded
  }
}
