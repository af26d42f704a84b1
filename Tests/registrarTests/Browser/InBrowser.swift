import Foundation
import TestSupport
import Testing

/// What needs a browser.
///
/// There is one, so these tests run one after another. Suites of other files stand here too: `extension InBrowser { @Suite
/// struct … }`.
@Suite("In a browser", .serialized, .enabled(if: Browser.isAvailable, Comment(rawValue: Browser.isMissing)))
enum InBrowser {}

/// A catalogue, and how a site is built from it.
struct SiteToBrowse: CustomTestStringConvertible, Sendable {
  let testDescription: String
  /// Writes the catalogue into an empty folder.
  let prepare: @Sendable (Folder) throws -> Void
  var arguments: [String] = []

  /// The example of this repository, with other settings in place of some.
  static func example(_ description: String, _ arguments: [String] = [], _ changes: [String: String] = [:]) -> Self {
    SiteToBrowse(
      testDescription: description,
      prepare: { folder in
        try FileManager.default.copyItem(
          atPath: packageFolder.path(of: "content"), toPath: folder.path(of: "content"))
        let settings = changes.reduce(try packageFolder.text(of: "catalogue.yml")) {
          $0.replacing("\n\($1.key)\n", with: "\n\($1.value)\n")
        }
        try folder.write(["catalogue.yml": settings])
      }, arguments: arguments)
  }

  static let publicExample = example("the example, for the public")
  static let internalExample = example("the example, internal", ["--audience", "internal", "--drafts"])
  static let germanExample = example(
    "the example in German, in short lists", ["--audience", "internal"],
    ["language: en": "language: de", "page_size: 200": "page_size: 5"])
  static let hostile = SiteToBrowse(
    testDescription: "a hostile catalogue",
    prepare: { try $0.write(HostileCatalogue.files(settings: "base_url: https://example.edu/")) })
  static let real = SiteToBrowse(
    testDescription: "a catalogue of the real world", prepare: { try RealCatalogue.copy(into: $0) })

  static let all: [SiteToBrowse] = {
    var sites = [publicExample, internalExample, germanExample, hostile]
    if RealCatalogue.path != nil {
      sites.append(real)
    } else {
      print("skipped for a catalogue of the real world: \(RealCatalogue.isMissing)")
    }
    return sites
  }()

  /// Builds the site and calls a closure with its folder.
  func with(_ body: (Folder) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try prepare(folder)
      let build = try execute(
        productsFolder.path(of: "registrar"), ["build", "--quiet"] + arguments, in: folder,
        environment: cleanEnvironment)
      try #require(build.status == 0, "\(build.errorText)")
      try body(Folder(folder.path(of: "public")))
    }
  }

  /// Pages of every type: of each folder the list and its second part, and the longest and the shortest of the rest.
  static func pages(of site: Folder) throws -> [String] {
    var byFolder: [String: [(path: String, size: Int)]] = [:]
    var pages: [String] = []
    for path in site.files() where path.hasSuffix(".html") {
      let text = try site.text(of: path)
      if text.contains("http-equiv=\"refresh\"") { continue }
      let parts = path.split(separator: "/")
      if parts.count == 1 || parts.last == "index.html" || path.hasSuffix("/page/2.html") {
        pages.append(path)
      } else if !path.contains("/page/") {
        byFolder[String(parts[0]), default: []].append((path, text.utf8.count))
      }
    }
    for found in byFolder.values {
      let sorted = found.sorted { ($0.size, $0.path) < ($1.size, $1.path) }.map(\.path)
      pages += Set([sorted.first, sorted.last].compactMap { $0 })
    }
    return pages.sorted()
  }
}
