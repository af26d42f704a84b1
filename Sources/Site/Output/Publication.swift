import Catalogue
package import Files

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
  /// Why the output could not be exchanged in one step, and was changed file by file, if so.
  package var reasonForSteps: String?
  /// Stands for every file of the site as it lies on the disk now.
  package var seal = ContentDigest()
  /// The files of `content/` that were published as they are, and what stands for their bytes.
  var attachments: [String] = []
  var attachmentDigest = ContentDigest()

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
    a.seal.insert(b.seal)
  }
}

/// The output folder while a build makes its next state.
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

  /// What a build is going to write, and where.
  struct Request {
    var source: String
    /// As the user calls it.
    var output: String
    var lock: OutputLock
    var place = StagedOutput.Place.beside
    /// All that is going to be written, relative to the output; sorted.
    var wanted: PathList
    /// Where the site would publish what lies in `content/`, did a page link to it: that is its own as well.
    var attachments: Set<String> = []
    /// What is going to be written outside of the site's own folders, and the bytes.
    var strays: [String: [UInt8]] = [:]
    /// Whether foreign files are removed, too.
    var removesForeign = false
  }

  let staged: StagedOutput
  private var manifest: Manifest
  private let wanted: PathList
  private let fates: OutputFates

  /// Heals what a killed build left, and looks at what is there.
  ///
  /// - Throws: `FileError`; `ForeignFilesError` and the like, `ExchangeError`, before anything is written.
  init(_ request: Request) throws {
    let output = request.output
    try Self.checkPlace(source: request.source, output: request.lock.path, shownAs: output)
    let manifest = try Manifest(source: request.source, output: request.lock.path)
    try recoverOutput(request.lock) { manifest.files.contains($0) }
    wanted = request.wanted
    let folders = wanted.folders
    let tree = try isFolder(request.lock.path) ? OutputTree(request.lock.path) : OutputTree()
    var review = Review(OutputFates(tree), request, manifest.files, folders: Set(folders))
    review.look()
    // A folder that cannot be looked into is not another's thing in the place of ours.
    for path in review.blocking { try requireListable("\(output)/\(path)") }
    if !review.blocking.isEmpty { throw BlockedPathsError(paths: review.blocking, output: output) }
    if !request.removesForeign, !review.foreign.isEmpty {
      throw ForeignFilesError(files: review.foreign, output: output)
    }
    // What a link or a file leads to is nobody's to remove.
    review.fates.dropFolders(wanted: folders) { Self.isOwn($0 + "/") }
    fates = review.fates
    self.manifest = manifest
    staged = try StagedOutput(output, request.lock, request.place, tree: tree, folders: folders)
    // Noted before the first file is written: whatever a killed build leaves, no later one takes it for foreign.
    let noted = wanted.union(PathList(review.foreign))
    if !manifest.files.isSuperset(of: noted) { try self.manifest.save(manifest.files.union(noted)) }
  }

  /// Why the list of what was written could not be kept, if so.
  var unkeptList: String? { manifest.refusal?.description }

  private static func checkPlace(source: String, output target: String, shownAs output: String) throws {
    let source = absolutePath(source)
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

  /// Lets what was written become the output, unless nothing has changed; then nothing is touched.
  ///
  /// - Returns: how many files were removed.
  /// - Throws: `FileError`, `ExchangeError`.
  mutating func finish(workers: Workers) throws -> Int {
    let removed = fates.removedCount
    var isClean = true
    if !staged.isEmpty || removed > 0 {
      let (before, now) = (manifest.files, wanted)
      switch staged.place {
      case .beside:
        isClean = try staged.exchange(fates, workers: workers) { before.contains($0) || now.contains($0) }
      case .inside: try staged.takeSteps(fates)
      }
    }
    // What is left of the old output must be told from what somebody put there.
    if isClean, manifest.files != wanted { try manifest.save(wanted) }
    return removed
  }
}

/// Tells what becomes of everything that an output holds, going through three sorted lists at once.
private struct Review {
  var fates: OutputFates
  /// Things in the place of files, or of folders, that the site needs.
  var blocking: [String] = []
  var foreign: [String] = []
  private let request: Publication.Request
  private let manifest: PathList
  private let folders: Set<String>

  init(_ fates: OutputFates, _ request: Publication.Request, _ manifest: PathList, folders: Set<String>) {
    self.fates = fates
    self.request = request
    self.manifest = manifest
    self.folders = folders
  }

  mutating func look() {
    let tree = fates.tree
    let wanted = request.wanted
    blocking = tree.folderPaths.filter(wanted.contains)
    var (next, listed) = (0, 0)
    for index in tree.paths.indices {
      while next < wanted.count, wanted.order(next, tree.paths, index) < 0 { next += 1 }
      while listed < manifest.count, manifest.order(listed, tree.paths, index) < 0 { listed += 1 }
      let isWanted = next < wanted.count && wanted.order(next, tree.paths, index) == 0
      let isListed = listed < manifest.count && manifest.order(listed, tree.paths, index) == 0
      if isWanted, isListed, tree.kind(index) == .file {
        fates.fates[index] = .own
      } else {
        judge(index, tree.paths[index], isWanted: isWanted, isListed: isListed)
      }
    }
  }

  private mutating func judge(_ index: Int, _ path: String, isWanted: Bool, isListed: Bool) {
    let kind = fates.tree.kind(index)
    // What is no folder, in the place of one: a link to elsewhere, too, is not written through.
    if folders.contains(path) || (isWanted && kind == .other) {
      blocking.append(path)
    } else if isWanted {
      fates.fates[index] = .own
      // Another's file in the place of an attachment.
      let isStray = request.strays[path].map { isOther(path, kind, $0) } ?? false
      if isStray, !isListed { blocking.append(path) }
    } else if path.utf8.first == UInt8(ascii: ".") || path.contains("/.") {
      // Hidden files are never the site's.
    } else if isListed || path.hasSuffix(OutputFolder.temporarySuffix) {
      fates.fates[index] = .removed
    } else if Publication.isOwn(path) || request.attachments.contains(path) {
      fates.fates[index] = .removed
      foreign.append(path)
    }
  }

  private func isOther(_ path: String, _ kind: OutputTree.Kind, _ bytes: [UInt8]) -> Bool {
    kind != .file || (try? readFile("\(request.output)/\(path)")) != bytes
  }
}
