import Catalogue
import Files
import Site

extension LiveSite: PageSource {
  package func find(_ parts: [String]) throws -> FoundPage {
    let path = parts.joined(separator: "/")
    let shown = current
    switch shown.site.file(at: path) {
    case .page(let page): return .content(content(of: page, shown))
    case .other(let bytes): return .content(PageContent(bytes, version: Fingerprint.of(bytes)))
    case .attachment(let path):
      let parts = [Catalogue.contentFolder] + path.split(separator: "/").map(String.init)
      guard case .file(let file) = try open(parts, below: source) else { return .missing }
      let version = "\(String(file.modified, radix: 36))-\(String(file.size, radix: 36))"
      return .content(PageContent(count: file.size, version: version) { try file.read(at: $0, count: $1) })
    case nil:
      let index = parts.isEmpty ? "index.html" : "\(path)/index.html"
      return shown.site.file(at: index) == nil ? .missing : .folder
    }
  }

  /// A page with the script in it; what the page is known by is what it would be without.
  private func content(of page: [UInt8], _ shown: Shown) -> PageContent {
    let tag = "\(session)-\(Fingerprint.of(page))"
    let served = ServedPage(attributes: [("page", tag), ("version", version(of: shown))], edits: edits)
    return PageContent(served.bytes(of: page), version: tag)
  }
}
