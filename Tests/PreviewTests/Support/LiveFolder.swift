import Catalogue
import Diagnostics
import Files
import Site
import Templates
import TestSupport
import Testing

@testable import Preview

/// A source folder, and the site that is served of it.
struct LiveFolder {
  let folder: Folder
  let site: LiveSite
  var source: String { folder.path }

  init(_ folder: Folder, _ files: [String: String]) throws {
    self.folder = folder
    try folder.write(files)
    site = try Self.site(of: folder.path)
  }

  private static func setup(_ source: String) throws -> LiveSetup {
    let file = try readFile("\(source)/catalogue.yml").map { SettingsFile(bytes: $0) } ?? SettingsFile()
    return LiveSetup(settings: file.settings, file: file)
  }

  static func site(of source: String) throws -> LiveSite {
    try LiveSite(
      source: source, setup: { try setup(source) },
      catalogue: { try Catalogue(folder: source, settings: $0, workers: Workers(jobs: 2)) })
  }

  /// Writes files, removes those without text, and tells the site.
  func change(_ files: [String: String?]) throws {
    for (path, text) in files {
      if let text { try folder.write([path: text]) } else { try folder.remove(path) }
    }
    site.take(FileChanges(files: Set(files.keys)))
  }

  func page(_ path: String) -> String? {
    switch site.current.site.file(at: path) {
    case .page(let bytes), .other(let bytes): String(decoding: bytes, as: UTF8.self)
    case .attachment, nil: nil
    }
  }

  /// The problems, as `rule path:line`, once they have been looked for.
  func problems() async -> [String] {
    site.waitForCheck()
    for await event in site.events.listen() {
      guard case .problems(let json) = event else { continue }
      guard case .object(let members)? = try? JSONReader.read(Array(json.utf8)),
        case .list(let items)? = members.first(where: { $0.name == "diagnostics" })?.value
      else { return ["unreadable"] }
      return items.map { item in
        guard case .object(let members) = item else { return "?" }
        func text(_ name: String) -> String {
          switch members.first(where: { $0.name == name })?.value {
          case .text(let text), .number(let text): text
          default: ""
          }
        }
        return "\(text("rule")) \(text("path")):\(text("line"))"
      }
    }
    return ["ended"]
  }

  /// Every page and document of a site that is made anew of what the folder holds.
  func built() throws -> [String: String] {
    let setup = try Self.setup(source)
    let catalogue = try Catalogue(folder: source, settings: setup.settings, workers: Workers(jobs: 2))
    let view = AudienceView(catalogue, audience: setup.settings.audience, includesDrafts: true)
    let theme = try Theme(sourceFolder: source)
    let templates = try #require(theme.compile(settings: setup.settings).set)
    _ = try SiteBuild(view: view, theme: theme, workers: Workers(jobs: 2)).write(
      source: source, output: "\(source)/.built", templates: templates, removesForeign: true)
    let files = try folder.tree(below: ".built").map { (String($0.dropFirst(".built/".utf8.count)), $1) }
    return Dictionary(uniqueKeysWithValues: files)
  }

  /// Where the site that is served is different from one that is made anew.
  func differences() throws -> [String] {
    try built().filter { path, text in
      if case .attachment(let file) = site.current.site.file(at: path) {
        return (try? folder.text(of: "content/\(file)")) != text
      }
      return page(path) != text
    }.keys.sorted()
  }
}
