import Catalogue
import Diagnostics

/// Finds two things that would become the same file of the site, on disks that ignore case too.
struct OutputCollisions {
  private let build: SiteBuild
  private let attachments: [(number: Int, path: String)]

  init(build: SiteBuild, attachments: [(Int, String)]) {
    self.build = build
    self.attachments = attachments.map { (number: $0.0, path: $0.1) }
  }

  /// Every two things that would become one file, and every file that would be a folder too.
  ///
  /// Records cannot collide with one another, their ids being unique, but for free pages, whose folders are part of their
  /// paths; so only those, aliases and attachments are looked up among all paths.
  func diagnostics(_ catalogue: Catalogue) -> [Diagnostic] {
    let aliases = build.index.aliases
    let hasFolders = build.index.pages.contains {
      build.index.address(of: .page, Int($0)).bytes.contains(UInt8(ascii: "/"))
    }
    guard !aliases.isEmpty || !attachments.isEmpty || hasFolders else { return [] }
    var owners: [String: String] = [:]
    for (number, page) in build.plan.pages.enumerated() where page.kind != .redirect {
      owners[build.plan.paths[number].lowercased()] = owner(of: page)
    }
    for path in ["robots.txt", "sitemap.xml", "feed.xml"] { owners[path] = "the file '\(path)' of every site" }
    var found: [Diagnostic] = []
    for alias in aliases where Identifier.fault(in: alias.word.text.bytes) == nil {
      let header = build.index.view.header(of: alias.kind, Int(alias.record))
      let claim = "the alias '\(alias.word.text.string)' of the \(alias.kind.name) '\(header.id.string)'"
      if let other = owners.updateValue(claim, forKey: alias.path.lowercased()) {
        let source = catalogue.source(ofFile: header.file)
        found.append(
          source.diagnostic(
            .outputCollision, at: alias.word.place.range, "\(claim) and \(other) would both be '\(alias.path)'"))
      }
    }
    for attachment in attachments {
      let claim = "this file"
      if let other = owners.updateValue(claim, forKey: attachment.path.lowercased()) {
        found.append(
          Diagnostic(
            rule: .outputCollision, path: "\(Catalogue.contentFolder)/\(attachment.path)",
            message: "\(claim) and \(other) would both be '\(attachment.path)'"))
      }
    }
    return found + foldersInPlaceOfFiles(owners, catalogue)
  }

  /// A page or a file inside a folder that has the path of another page or file.
  private func foldersInPlaceOfFiles(_ owners: [String: String], _ catalogue: Catalogue) -> [Diagnostic] {
    func owner(above path: String) -> (path: String, owner: String)? {
      var folder = path[...]
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        if let owner = owners[folder.lowercased()] { return (String(folder), owner) }
      }
      return nil
    }
    var found: [Diagnostic] = []
    for attachment in attachments {
      guard let (path, other) = owner(above: attachment.path) else { continue }
      found.append(
        Diagnostic(
          rule: .outputCollision, path: "\(Catalogue.contentFolder)/\(attachment.path)",
          message: "this file needs a folder '\(path)', which is the path of \(other)"))
    }
    for (number, page) in build.plan.pages.enumerated() where page.kind == .page {
      guard let (path, other) = owner(above: build.plan.paths[number]) else { continue }
      let source = catalogue.source(ofFile: build.index.view.pages[Int(page.record)].header.file)
      found.append(
        source.diagnostic(
          .outputCollision, at: 0..<0, "this page needs a folder '\(path)', which is the path of \(other)"))
    }
    return found
  }

  private func owner(of page: PlannedPage) -> String {
    guard page.record >= 0 else { return "a page of its own" }
    return "the \(page.recordKind.name) '\(build.index.address(of: page.recordKind, Int(page.record)).string)'"
  }
}
