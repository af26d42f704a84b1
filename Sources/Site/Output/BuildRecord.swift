package import Files

/// What is known of the last build of an output, so that the next one can tell that there is nothing to do.
///
/// It lies in `.registrar/`. It is trusted only where the output is, to the byte and the inode, what that build left;
/// so it needs no care when a build is killed.
package struct BuildRecord: Sendable, Equatable {
  private static let header = "registrar build 1"

  /// Stands for the program, the settings, the theme and the content.
  package var inputs: ContentDigest
  /// The files of `content/` that were published as they are, and what they held.
  var attachments: [String] = []
  var attachmentDigest = ContentDigest()
  /// Stands for the files of the site as they lie on the disk.
  var seal = ContentDigest()
  var files = 0
  var bytes = 0
  /// What the summary says, in lines that are for whoever made them.
  package var facts: [String]

  /// - Parameters:
  ///   - inputs: see above; what the site is made of, apart from attachments.
  ///   - counts: what the build did.
  package init(inputs: ContentDigest, _ counts: PublicationCounts, facts: [String]) {
    self.inputs = inputs
    self.facts = facts
    attachments = counts.attachments
    attachmentDigest = counts.attachmentDigest
    seal = counts.seal
    files = counts.created + counts.changed + counts.unchanged
    bytes = counts.bytes
  }

  // MARK: On disk

  private static func path(source: String, output: String) -> String {
    Manifest.path(source: source, output: output, "built")
  }

  /// Notes it; where that is not possible, the next build works everything out again.
  package func save(source: String, lock: OutputLock) {
    guard !attachments.contains(where: { $0.utf8.contains(UInt8(ascii: "\n")) }) else { return }
    _ = try? StateFolder.make(in: source)
    try? writeFile(Self.path(source: source, output: lock.path), Array(text.utf8))
  }

  /// What was noted of the last build; nothing where there was none, or the note cannot be understood.
  package init?(source: String, lock: OutputLock) {
    guard let bytes = try? readFile(Self.path(source: source, output: lock.path)) else { return nil }
    self.init(String(decoding: bytes, as: UTF8.self))
  }

  var text: String {
    var lines = [
      Self.header, "inputs \(Self.digits(inputs))", "seal \(Self.digits(seal))", "files \(files)", "bytes \(bytes)",
      "copied \(Self.digits(attachmentDigest))",
    ]
    lines += attachments.map { "copy \($0)" } + facts.map { "fact \($0)" }
    return (lines + ["end \(lines.count)", ""]).joined(separator: "\n")
  }

  init?(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 7, lines[0] == Self.header, lines[lines.count - 2] == "end \(lines.count - 2)", lines.last == ""
    else { return nil }
    var values: [Substring: Substring] = [:]
    facts = []
    for line in lines.dropFirst().dropLast(2) {
      guard let space = line.firstIndex(of: " ") else { return nil }
      let (word, rest) = (line[..<space], line[line.index(after: space)...])
      switch word {
      case "copy": attachments.append(String(rest))
      case "fact": facts.append(String(rest))
      default: values[word] = rest
      }
    }
    guard let inputs = values["inputs"].flatMap(Self.digest), let seal = values["seal"].flatMap(Self.digest),
      let copied = values["copied"].flatMap(Self.digest), let files = values["files"].flatMap({ Int($0) }),
      let bytes = values["bytes"].flatMap({ Int($0) })
    else { return nil }
    self.inputs = inputs
    self.seal = seal
    self.files = files
    self.bytes = bytes
    attachmentDigest = copied
  }

  private static func digits(_ digest: ContentDigest) -> String {
    "\(String(digest.low, radix: 16)) \(String(digest.high, radix: 16))"
  }

  private static func digest(_ text: Substring) -> ContentDigest? {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let low = UInt64(parts[0], radix: 16), let high = UInt64(parts[1], radix: 16) else {
      return nil
    }
    return ContentDigest(low: low, high: high)
  }

  // MARK: Whether it still holds

  /// Says what a build would do to the output, when that is nothing.
  ///
  /// - Parameters:
  ///   - inputs: what the site would be made of now.
  ///   - places: where files beside the records would be published.
  /// - Returns: nothing where something must be done, or has to be looked at more closely.
  /// - Complexity: O(*n*) in files, a system call for each.
  package func unchanged(
    inputs: ContentDigest, source: String, lock: OutputLock, places: Set<String>, workers: Workers
  ) -> PublicationCounts? {
    guard inputs == self.inputs, copiesAreSame(source), !hasLeftovers(at: lock),
      let manifest = try? Manifest(source: source, output: lock.path).files, manifest.count == files,
      let tree = try? OutputTree(lock.path), let own = Self.ownFiles(tree, manifest, places),
      tree.seal(of: own, at: lock.path, workers) == seal
    else { return nil }
    var counts = PublicationCounts()
    counts.unchanged = files
    counts.bytes = bytes
    return counts
  }

  private func copiesAreSame(_ source: String) -> Bool {
    guard let files = try? SiteBuild.attachmentFiles(attachments, source: source) else { return false }
    return files.count == attachments.count && SiteBuild.digest(of: files) == attachmentDigest
  }

  /// The numbers of the site's files; nothing where one is missing, or where there is one too many.
  private static func ownFiles(_ tree: OutputTree, _ manifest: PathList, _ places: Set<String>) -> [Int]? {
    var own: [Int] = []
    own.reserveCapacity(manifest.count)
    for index in tree.paths.indices {
      if own.count < manifest.count, manifest.order(own.count, tree.paths, index) == 0 {
        guard tree.kind(index) == .file else { return nil }
        own.append(index)
        continue
      }
      let path = tree.paths[index]
      let isHidden = path.utf8.first == UInt8(ascii: ".") || path.contains("/.")
      if isHidden { continue }
      let isInTheWay = Publication.isOwn(path) || places.contains(path)
      if isInTheWay || path.hasSuffix(OutputFolder.temporarySuffix) { return nil }
    }
    return own.count == manifest.count ? own : nil
  }
}
