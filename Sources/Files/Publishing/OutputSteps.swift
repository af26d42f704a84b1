#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What goes from an output that is changed file by file.
///
/// What comes lies in the stage. It is what stands in the journal; as long as that is there, the steps have to be taken, by whomever.
struct OutputSteps: Equatable {
  private static let header = "registrar steps 1\n"

  /// Relative to the output.
  var files: [String] = []
  /// Deepest first.
  var folders: [String] = []

  /// As it is written: names end with a zero, and the sum of everything before it is last.
  var bytes: [UInt8] {
    var bytes = Array(Self.header.utf8)
    for (kind, paths) in [("f", files), ("d", folders)] {
      for path in paths {
        bytes.append(contentsOf: kind.utf8)
        bytes.append(contentsOf: path.utf8)
        bytes.append(0)
      }
    }
    bytes.append(contentsOf: "end \(String(ChangeRecord.sum(of: bytes), radix: 16))".utf8)
    return bytes
  }

  init(files: [String] = [], folders: [String] = []) {
    self.files = files
    self.folders = folders
  }

  /// Reads what `bytes` gave; `nil` when it is damaged, or names anything outside of the output.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: Self.header.utf8) else { return nil }
    let parts = bytes.dropFirst(Self.header.utf8.count).split(separator: 0, omittingEmptySubsequences: false)
    guard let end = parts.last,
      end.elementsEqual("end \(String(ChangeRecord.sum(of: bytes.dropLast(end.count)), radix: 16))".utf8)
    else { return nil }
    for part in parts.dropLast() {
      guard let path = String(validating: part.dropFirst(), as: UTF8.self), PathResolver.isProper(path) else {
        return nil
      }
      switch part.first {
      case UInt8(ascii: "f"): files.append(path)
      case UInt8(ascii: "d"): folders.append(path)
      default: return nil
      }
    }
  }

  /// Takes all steps that have not been taken.
  ///
  /// - Throws: `FileError`; they can be taken again.
  func carryOut(from stage: String, to output: String) throws {
    if fileExists(stage) { try move(stage, onto: output) }
    for path in files { try removeIfThere("\(output)/\(path)") }
    for path in folders { rmdir("\(output)/\(path)") }
  }

  private func removeIfThere(_ path: String) throws {
    if unlink(path) != 0, errno != ENOENT, errno != ENOTDIR { throw FileError("remove", path) }
  }

  /// Moves what a folder holds into another one: folders that are not there as a whole, files in place of files.
  private func move(_ folder: String, onto other: String) throws {
    guard let opened = Descriptor(opening: folder, flags: O_RDONLY | O_DIRECTORY) else {
      throw FileError("open the folder", folder)
    }
    var entries = try FolderEntries(opened, folder)
    entries.sort()
    for index in entries.indices {
      let isFolder = entries.kind(index) == .folder
      try entries.withName(index) { name in
        let name = String(cString: name)
        let (from, to) = ("\(folder)/\(name)", "\(other)/\(name)")
        if isFolder, FileStatus(ofLink: to)?.isFolder ?? false {
          try move(from, onto: to)
          rmdir(from)
        } else {
          try moveFile(from, to: to)
        }
      }
    }
  }
}

extension StagedOutput {
  /// Lets what is in the stage become the output, file by file.
  ///
  /// A process that is killed before the journal is written leaves the output as it was; from then on `recover` brings
  /// it to an end.
  ///
  /// - Throws: `FileError`; its consequence says when the output is no longer as it was.
  package func takeSteps(_ fates: OutputFates) throws {
    _ = try staged()
    let tree = fates.tree
    let steps = OutputSteps(
      files: tree.paths.indices.lazy.filter { fates.fates[$0] == .removed }.map { tree.paths[$0] },
      folders: fates.dropped.map { tree.folders[$0].path })
    do {
      try work.sync()
      try work.commit(steps)
    } catch {
      discard()
      throw error
    }
    try work.carryOut(steps, output: path)
  }
}

extension StagePlace {
  /// Notes what is to be done; that is the instant in which it is decided.
  func commit(_ steps: OutputSteps) throws {
    let temporary = journal + OutputFolder.temporarySuffix
    try writeLasting(temporary, steps.bytes)
    try moveFile(temporary, to: journal)
    try syncFolder(root)
  }

  /// Does what was noted.
  ///
  /// - Throws: `FileError`, with what that means for the site; it can be tried again.
  func carryOut(_ steps: OutputSteps, output: String) throws {
    do {
      try steps.carryOut(from: stage, to: output)
      // The steps must last before the journal goes.
      if !syncFileSystem(of: root) { try syncFolder(output) }
      try remove()
    } catch var error as FileError {
      error.consequence = "the site is in between two states now, and the next build brings it to an end"
      throw error
    }
  }
}

/// Brings to an end, or throws away, what a killed build left at an output.
///
/// - Parameters:
///   - lock: the right to change it.
///   - known: whether a path is the site's own.
/// - Returns: whether there was something.
/// - Throws: `FileError`.
@discardableResult
package func recoverOutput(_ lock: OutputLock, known: (UnsafeBufferPointer<UInt8>) -> Bool) throws -> Bool {
  let beside = StagePlace(output: lock.path, .beside)
  let inside = StagePlace(output: lock.path, .inside)
  var isHealed = false
  if fileExists(beside.root) {
    if beside.holdsOldOutput { try beside.rescue(into: lock.path, known: known) }
    try beside.remove()
    isHealed = true
  }
  if fileExists(inside.root) {
    if let steps = try readFile(inside.journal).flatMap(OutputSteps.init) {
      try inside.carryOut(steps, output: lock.path)
    } else {
      try inside.remove()
    }
    isHealed = true
  }
  return isHealed
}

/// Whether a killed build left something at an output, which `recoverOutput` heals.
package func hasLeftovers(at lock: OutputLock) -> Bool {
  [StagedOutput.Place.beside, .inside].contains { fileExists(StagePlace(output: lock.path, $0).root) }
}

/// Tells one executable from the next, as far as the system knows; nothing where that cannot be told.
package func executableIdentity() -> ContentDigest? {
  var status = stat()
  guard stat("/proc/self/exe", &status) == 0 else { return nil }
  var identity = ContentDigest()
  identity.insert("", status)
  return identity
}
