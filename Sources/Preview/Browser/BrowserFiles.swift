import Diagnostics

/// The files that the server adds to the pages of a site, which `Package.swift` puts into the program.
enum BrowserFiles {
  static let style = PackageResources.preview_css

  static let forms = PackageResources.edit_js

  /// The script that keeps a page up to date.
  ///
  /// - Parameters:
  ///   - language: the tag of the site's language.
  ///   - texts: what it says, as JSON.
  static func script(language: String, texts: [UInt8]) -> [UInt8] {
    var tag = JSONWriter(layout: .compact)
    tag.value(language)
    return PackageResources.preview_js.replacing(Array("LANGUAGE".utf8), with: tag.bytes, maxReplacements: 1)
      .replacing(Array("TEXTS".utf8), with: texts, maxReplacements: 1)
  }
}
