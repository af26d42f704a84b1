package import Catalogue
package import Diagnostics
package import Files
package import Templates

/// The templates and the files of a site's look: the ones that the program carries, and the site's own in their place.
package struct Theme: Sendable {
  package static let folder = "templates"

  package let templates: [TemplateFile]
  /// Without what depends on the language of a site.
  package let assets: ThemeAssets
  let strings: ThemeStrings
  /// By the language of a site.
  let looks = Memo<String, ThemeLook>()
  /// Stands for every file of the theme, and its path.
  package let digest: ContentDigest
  /// What stands among the site's own templates and cannot be read as one: a link that leads elsewhere, for example.
  private let faults: [Diagnostic]

  /// - Parameter folder: the source folder, in which `templates/` may be missing.
  /// - Throws: `FileError` when a file of the site's own theme cannot be read.
  package init(sourceFolder folder: String) throws {
    var files: [String: [UInt8]] = [:]
    var faults: [Diagnostic] = []
    for file in BuiltInTheme.files {
      files[file.path.description] = file.text.withUTF8Buffer { Array($0) }
    }
    let builtInStrings = files.filter { $0.key.hasPrefix(ThemeStrings.prefix) }
    var ownStrings: [String: [UInt8]] = [:]
    let own = "\(folder)/\(Self.folder)"
    if try isFolder(own) {
      let tree = try FileTree(root: own)
      for number in tree.pathOrder {
        let entry = tree.entries[number]
        let path = tree.path(entry)
        guard entry.kind == .file || entry.kind == .linkToFile else {
          faults.append(
            Diagnostic(
              rule: .unreadableFile, path: "\(Self.folder)/\(path)",
              message: "this is neither a file nor a folder of the theme, and is not followed"))
          continue
        }
        guard let bytes = try readFile("\(own)/\(path)") else { continue }
        files[path] = bytes
        if path.hasPrefix(ThemeStrings.prefix) { ownStrings[path] = bytes }
      }
    }
    let names = files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var digest = ContentDigest()
    for name in names {
      digest.combine(name)
      files[name]?.withUnsafeBytes { digest.combine($0) }
    }
    self.digest = digest
    templates = names.filter { $0.hasSuffix(".html") && !$0.hasPrefix(ThemeAssets.prefix) }.map { name in
      TemplateFile(name: name, bytes: files[name] ?? [])
    }
    assets = ThemeAssets(files.filter { $0.key.hasPrefix(ThemeAssets.prefix) })
    strings = ThemeStrings(builtIn: builtInStrings, own: ownStrings)
    self.faults = faults + strings.diagnostics
  }

  /// Checks and compiles the templates.
  package func compile(settings: Settings) -> (set: TemplateSet?, diagnostics: [Diagnostic]) {
    let (set, diagnostics) = TemplateSet.compile(templates, pages: SiteSchema.pages, schema: schema(settings: settings))
    let faults = faults + (set.map { strings.unused($0.usedPhrases) } ?? [])
    return (faults.isEmpty ? set : nil, faults + diagnostics)
  }

  /// What the templates can name.
  package func schema(settings: Settings) -> Schema {
    let look = look(in: settings.language)
    return SiteSchema.schema(settings: settings, assets: look.assets.names, phrasebook: look.phrasebook)
  }
}

/// The files in `templates/assets/`, published under names that change when they do.
package struct ThemeAssets: Sendable {
  static let prefix = "assets/"

  /// Relative to `templates/assets/`, in order.
  package let names: [String]
  private let addresses: [String: String]
  /// What to publish: paths relative to the output, and bytes.
  let files: [(path: String, bytes: [UInt8])]
  private let sources: [String: [UInt8]]

  /// - Parameter files: paths relative to `templates/`, and bytes.
  init(_ files: [String: [UInt8]]) {
    names = files.keys.map { String($0.dropFirst(Self.prefix.count)) }.sorted()
    var naming = AssetNaming(files: files)
    for name in names { _ = naming.address(of: name) }
    addresses = naming.addresses
    sources = files
    self.files = naming.published.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// The same files and one more, unless there is one of its name.
  func adding(_ name: String, _ bytes: [UInt8]) -> ThemeAssets {
    ThemeAssets(sources.merging([Self.prefix + name: bytes]) { own, _ in own })
  }

  /// The name under which a file is published, relative to `assets/`.
  func address(of name: String) -> String? { addresses[name] }
}

extension PageKind {
  /// The type of what the template sees at its top.
  var rootType: RecordNumber {
    switch self {
    case .home: .homeRoot
    case .course: .courseRoot
    case .courses: .coursesRoot
    case .student: .studentRoot
    case .students: .studentsRoot
    case .term: .termRoot
    case .terms: .termsRoot
    case .group: .groupRoot
    case .groups: .groupsRoot
    case .page, .notFound, .redirect: .pageRoot
    }
  }
}
