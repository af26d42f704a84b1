import Catalogue
import Diagnostics

extension Catalogue {
  /// Whether two things of a site could become the same file at all, as can be told before anything is planned.
  ///
  /// It is what `OutputCollisions` looks at; most catalogues have none of it.
  ///
  /// - Complexity: O(*n*) in records.
  package var canCollide: Bool {
    if settings.outputs.contains(.api) || !attachments.isEmpty { return true }
    if pages.contains(where: { $0.id.bytes.contains(UInt8(ascii: "/")) }) { return true }
    var hasAliases = false
    forEachHeader { _, _, header in
      if !header.aliases.isEmpty { hasAliases = true }
    }
    return hasAliases
  }
}

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
    documentCollisions(catalogue)
      + collisions(inFolder: "api", with: build.api?.documentPaths ?? [], "the JSON API")
      + collisions(inFolder: CalendarPlan.folder, with: build.calendars?.allPaths ?? [], "a calendar")
      + pageCollisions(catalogue)
  }

  private func pageCollisions(_ catalogue: Catalogue) -> [Diagnostic] {
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

  // MARK: The JSON API

  /// Records and files that want the same paths below `api/`.
  ///
  /// A record's own document is `<id>.json`, and those below it lie in the folder `<id>/`; so two records are in each
  /// other's way when one's id is the other's with `.json` at its end.
  private func documentCollisions(_ catalogue: Catalogue) -> [Diagnostic] {
    guard build.api != nil else { return [] }
    var found: [Diagnostic] = []
    for kind in [RecordKind.course, .student] {
      for number in kind == .course ? build.index.courses : build.index.students {
        let header = build.index.view.header(of: kind, Int(number))
        guard Self.endsLikeDocument(header.id.bytes) else { continue }
        let stem = Text(UnsafeBufferPointer(rebasing: header.id.bytes.dropLast(Self.documentSuffix.utf8CodeUnitCount)))
        let other = catalogue.identifiers(of: kind).findIgnoringCase(stem)
        guard other >= 0, build.index.view.isPublished(kind, Int(other)) else { continue }
        let path = "\(APIPlan.folder)/\(kind.folder)/\(header.id.string)"
        found.append(
          catalogue.source(ofFile: header.file).diagnostic(
            .outputCollision, at: 0..<0,
            "the \(kind.name) '\(header.id.string)' needs a folder '\(path)', which is the path of the \(kind.name) "
              + "'\(build.index.view.header(of: kind, Int(other)).id.string)' in the JSON API"))
      }
    }
    return found
  }

  /// Files that want the paths of others that the site puts into a folder of its own.
  ///
  /// - Parameter name: what the others are.
  private func collisions(inFolder folder: String, with paths: @autoclosure () -> [String], _ name: String)
    -> [Diagnostic]
  {
    var found: [Diagnostic] = []
    let inFolder = attachments.filter {
      $0.path.lowercased() == folder || $0.path.lowercased().hasPrefix("\(folder)/")
    }
    guard !inFolder.isEmpty else { return [] }
    let paths = paths()
    var taken: Set<String> = []
    for path in paths {
      var path = path.lowercased()[...]
      // A file in the way of a folder is as bad as one in the way of a file.
      while taken.insert(String(path)).inserted, let slash = path.lastIndex(of: "/") { path = path[..<slash] }
    }
    let documents = Set(paths.map { $0.lowercased() })
    for attachment in inFolder {
      let path = attachment.path.lowercased()
      let isBelow = path.indices.contains { path[$0] == "/" && documents.contains(String(path[..<$0])) }
      guard taken.contains(path) || isBelow else { continue }
      found.append(
        Diagnostic(
          rule: .outputCollision, path: "\(Catalogue.contentFolder)/\(attachment.path)",
          message: "this file and \(name) would both be '\(attachment.path)'"))
    }
    return found
  }

  private static let documentSuffix: StaticString = ".json"

  private static func endsLikeDocument(_ id: UnsafeBufferPointer<UInt8>) -> Bool {
    let suffix = documentSuffix.bytes
    guard id.count > suffix.count else { return false }
    return zip(id.suffix(suffix.count), suffix).allSatisfy { Identifier.folded($0) == $1 }
  }

  private func owner(of page: PlannedPage) -> String {
    guard page.record >= 0 else { return "a page of its own" }
    return "the \(page.recordKind.name) '\(build.index.address(of: page.recordKind, Int(page.record)).string)'"
  }
}
