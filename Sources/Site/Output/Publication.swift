import Catalogue
import Files
import Synchronization

/// A build that stopped because of what it found in the output folder.
///
/// Nothing was written.
package struct ForeignFilesError: Error, CustomStringConvertible {
  /// Relative to the output, in order.
  package let files: [String]
  package let output: String

  package var description: String {
    let shown = files.prefix(20).map { "  \(output)/\($0)" }.joined(separator: "\n")
    let more = files.count > 20 ? "\n  … and \(files.count - 20) more" : ""
    let what =
      files.count == 1
      ? "this file stands in a folder that registrar generates, and no build is known to have written it:"
      : "these files stand in folders that registrar generates, and no build is known to have written them:"
    return """
      \(what)
      \(shown)\(more)
      move what you want to keep, or build with --clean to remove it
      """
  }
}

/// Things that stand where the site wants to put a file, and that a build never removes.
///
/// Nothing was written.
package struct BlockedPathsError: Error, CustomStringConvertible {
  /// Relative to the output, in order.
  package let paths: [String]
  package let output: String

  package var description: String {
    let shown = paths.prefix(20).map { "  \(output)/\($0)" }.joined(separator: "\n")
    return
      "the site has a file of its own for each of these, and what stands there is not registrar's:\n\(shown)\nmove it away"
  }
}

/// An output folder in which a build would write over its own sources.
///
/// Nothing was written.
package struct OutputInSourcesError: Error, CustomStringConvertible {
  package let output: String
  package let folder: String

  package var description: String {
    "the output '\(output)' must not be \(folder): choose one of its own, such as public"
  }
}

/// What a build did to the output.
package struct PublicationCounts: Sendable {
  package var created = 0
  package var changed = 0
  package var unchanged = 0
  package var removed = 0
  /// The size of all files of the site, in bytes.
  package var bytes = 0
  /// Why the list of what was written could not be kept, if so: a read-only source folder, usually.
  package var unkeptList: String?

  package init() {}

  mutating func add(_ result: PutResult, bytes count: Int) {
    switch result {
    case .created: created += 1
    case .changed: changed += 1
    case .unchanged: unchanged += 1
    }
    bytes += count
  }

  static func += (a: inout PublicationCounts, b: PublicationCounts) {
    a.created += b.created
    a.changed += b.changed
    a.unchanged += b.unchanged
    a.removed += b.removed
    a.bytes += b.bytes
  }
}

/// The output folder while a build writes into it.
struct Publication {
  /// The folders that belong to the site, whether or not this build puts anything there: what an earlier build for
  /// another audience left in one must not stay unnoticed.
  static let ownFolders: Set<String> = [
    "courses", "students", "terms", "departments", "programs", "instructors", "pages", "enrollments", "assets", "api",
    "calendar", "search",
  ]

  static func isOwn(_ path: String) -> Bool {
    guard let slash = path.firstIndex(of: "/") else {
      return ["index.html", "404.html", "robots.txt", "feed.xml"].contains(path)
        || (path.hasPrefix("sitemap") && path.hasSuffix(".xml"))
    }
    return ownFolders.contains(String(path[..<slash]))
  }

  let folder: OutputFolder
  private var manifest: Manifest
  /// Files that this build does not want and an earlier one wrote.
  private let stale: [String]
  private let wanted: Set<String>

  /// Looks at what is there and makes the folders.
  ///
  /// - Parameters:
  ///   - paths: all that the build is going to write, relative to the output.
  ///   - attachments: where the site would publish what lies in `content/`, did a page link to it: that is its own as well.
  ///   - strays: what the build is going to write outside the site's own folders, and the bytes.
  ///   - removesForeign: whether foreign files are removed, too.
  /// - Throws: `FileError`; `ForeignFilesError`, before anything is written.
  init(
    source: String, output: String, paths: [String], attachments: Set<String> = [], strays: [String: [UInt8]] = [:],
    removesForeign: Bool
  ) throws {
    try Self.checkPlace(source: source, output: output)
    manifest = try Manifest(source: source, output: output)
    wanted = Set(paths)
    var stale: [String] = []
    var foreign: [String] = []
    var blocking: [String] = []
    if try isFolder(output) {
      let tree = try FileTree(root: output)
      blocking = tree.folders.filter(wanted.contains)
      let needed = Set(Self.folders(of: paths))
      for number in tree.pathOrder {
        let entry = tree.entries[number]
        let path = tree.path(entry)
        // What is no folder, in the place of one: a link to elsewhere, too, is not written through.
        if needed.contains(path) { blocking.append(path) }
        if wanted.contains(path) {
          // Another's file in the place of an attachment.
          let isStray = strays[path].map { entry.kind != .file || (try? readFile("\(output)/\(path)")) != $0 } ?? false
          if isStray, !manifest.files.contains(path) { blocking.append(path) }
          continue
        }
        if manifest.files.contains(path) || path.hasSuffix(OutputFolder.temporarySuffix) {
          stale.append(path)
        } else if Self.isOwn(path) || attachments.contains(path), entry.kind != .folder {
          foreign.append(path)
        }
      }
    }
    if !blocking.isEmpty { throw BlockedPathsError(paths: blocking, output: output) }
    if !removesForeign, !foreign.isEmpty { throw ForeignFilesError(files: foreign, output: output) }
    self.stale = stale + foreign
    folder = try OutputFolder(output)
    // Noted before the first one is written: an interrupted build leaves nothing that the next one takes for foreign.
    if !wanted.isSubset(of: manifest.files) { try manifest.save(manifest.files.union(wanted)) }
    for path in Self.folders(of: paths) { try folder.makeFolder(path) }
  }

  /// Why the list of what was written could not be kept, if so.
  var unkeptList: String? { manifest.refusal?.description }

  private static func checkPlace(source: String, output: String) throws {
    let source = absolutePath(source)
    let target = absolutePath(output)
    if target == source || source.hasPrefix(target == "/" ? "/" : target + "/") {
      throw OutputInSourcesError(output: output, folder: "the source folder, nor one that it lies in")
    }
    for name in [Catalogue.contentFolder, Theme.folder, StateFolder.name, ".git"] {
      // It may be a link to a folder elsewhere.
      let folder = absolutePath("\(source)/\(name)")
      if target == folder || target.hasPrefix(folder + "/") {
        throw OutputInSourcesError(output: output, folder: "the folder '\(name)' of the source, nor one in it")
      }
    }
  }

  /// Removes what is stale, and notes what is there now.
  ///
  /// - Returns: how many files were removed.
  /// - Throws: `FileError`.
  mutating func finish() throws -> Int {
    for path in stale { try folder.remove(path) }
    for path in Self.folders(of: stale).reversed() where Self.isOwn(path + "/") { folder.removeIfEmpty(folder: path) }
    if manifest.files != wanted { try manifest.save(wanted) }
    return stale.count
  }

  /// Every folder that files lie in, parents first.
  private static func folders(of paths: some Sequence<String>) -> [String] {
    var folders: Set<Substring> = []
    var last: Substring = ""
    for path in paths {
      guard let slash = path.lastIndex(of: "/") else { continue }
      var folder = path[..<slash]
      if folder == last { continue }
      last = folder
      while folders.insert(folder).inserted, let parent = folder.lastIndex(of: "/") { folder = folder[..<parent] }
    }
    return folders.map(String.init).sorted()
  }
}
