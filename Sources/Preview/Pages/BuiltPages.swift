import Files

/// The files of a site that was built, as a static host would serve them.
package struct BuiltPages: PageSource {
  private let folder: String

  /// - Parameter folder: the output folder, which need not be there yet.
  package init(folder: String) { self.folder = folder }

  package func find(_ parts: [String]) throws -> FoundPage {
    // Hidden files are for programs; RFC 8615 makes one exception.
    let isHidden = parts.contains { $0.utf8.first == UInt8(ascii: ".") && $0 != ".well-known" }
    switch try open(isHidden ? [".."] : parts, below: folder) {
    case .file(let file):
      let version = "\(String(file.modified, radix: 36))-\(String(file.size, radix: 36))"
      return .content(PageContent(count: file.size, version: version) { try file.read(at: $0, count: $1) })
    case .folder: return .folder
    case .missing: return .missing
    case .noFolder: return .unbuilt
    }
  }
}
