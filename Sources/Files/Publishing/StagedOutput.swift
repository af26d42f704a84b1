import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An output while a build makes the next state of it, out of everybody's sight.
///
/// What a build writes goes into a stage. Beside the output, the stage becomes a whole folder, with hard links of all that
/// stays, and is exchanged with the output in one step. Where that cannot be, it lies inside the output and holds only
/// what is new; a journal is committed, and then each file is moved to its place.
package final class StagedOutput: Sendable {
  package enum Place: Sendable {
    case beside, inside
  }

  /// What errors call the output.
  package let shown: String
  package let place: Place
  /// Where the output really lies.
  let path: String
  let lock: OutputLock
  let work: StagePlace
  /// What is there now; nothing where the output is missing or empty.
  let old: OutputFolder?
  /// The folders that the stage is made with.
  private let folders: [String]
  private let stage = Mutex<OutputFolder?>(nil)

  /// - Parameters:
  ///   - output: what the user calls it.
  ///   - lock: the right to exchange it.
  ///   - tree: what it holds.
  ///   - folders: those that are going to be written into, parents first.
  /// - Throws: `FileError`; `ExchangeError` where the stage cannot lie beside the output.
  package init(
    _ output: String, _ lock: OutputLock, _ place: Place, tree: OutputTree, folders: [String]
  ) throws {
    shown = output
    path = lock.path
    self.lock = lock
    self.place = place
    self.folders = folders
    work = StagePlace(output: path, place)
    if place == .inside { try makeFolders(path) }
    let isThere = try isFolder(path)
    if !isThere, fileExists(path) { throw FileError("create the folder", output, code: ENOTDIR) }
    old = isThere ? try OutputFolder(existing: path, shownAs: output) : nil
    isFresh = tree.paths.isEmpty
    if place == .beside, isThere { try work.checkExchange(output: path, tree) }
  }

  /// Whether nothing has to be compared.
  private let isFresh: Bool

  /// Makes sure that a file of the next state holds some bytes.
  ///
  /// - Parameters:
  ///   - file: zero-terminated, relative to the output, in one of the folders that were named.
  ///   - seal: takes what the system knows about the file.
  /// - Throws: `FileError`, `ExchangeError`.
  package func put(
    _ file: UnsafePointer<CChar>, _ bytes: UnsafeRawBufferPointer, _ seal: inout ContentDigest
  ) throws -> PutResult {
    var status = stat()
    var isThere = false
    if !isFresh, let old {
      switch old.compare(file, bytes, &status) {
      case .same:
        seal.insert(file, status)
        return .unchanged
      case .different: isThere = true
      case .missing: break
      }
    }
    try staged().write(new: file, bytes, &status)
    seal.insert(file, status)
    return isThere ? .changed : .created
  }

  /// The stage, which is made when the first file goes into it.
  func staged() throws -> OutputFolder {
    try stage.withLock { stage in
      if let stage { return stage }
      do {
        try work.make(like: old.flatMap { FileStatus(number: $0.number) })
      } catch let error as FileError where place == .beside && error.isUnsupported {
        throw ExchangeError(code: error.code)
      }
      let made = try OutputFolder(existing: work.stage, shownAs: shown)
      for folder in folders { try made.makeFolder(folder) }
      stage = made
      return made
    }
  }

  /// Whether anything has been written.
  package var isEmpty: Bool { stage.withLock { $0 == nil } }

  /// Throws away what was made.
  package func discard() {
    stage.withLock { $0 = nil }
    try? work.remove()
  }
}

/// The output cannot be exchanged in one step here; it can be changed file by file.
package struct ExchangeError: Error, Hashable {
  /// The system's `errno`.
  package let code: Int32

  package var reason: String { String(cString: strerror(code)) }
}

extension ContentDigest {
  /// Takes a file into the seal of an output: any other file in its place, or other bytes in it, make another seal.
  mutating func insert(_ file: UnsafePointer<CChar>, _ status: stat) {
    let known = FileStatus(status)
    var member = ContentDigest()
    member.combine(UnsafeRawBufferPointer(start: file, count: strlen(file)))
    withUnsafeBytes(of: (UInt64(known.number), Int64(known.size), known.changed)) { member.combine($0) }
    insert(member)
  }
}

/// The hidden folder that a build works in, and what stands in it.
///
/// Its name is always the same, so that the next build finds what a killed one left. `of` says which folder was the stage:
/// whatever else lies in the stage's place is the old output, which took its place in the exchange.
struct StagePlace {
  let root: String
  let place: StagedOutput.Place
  private let output: String

  static let innerName = ".registrar-build"

  init(output: String, _ place: StagedOutput.Place) {
    self.output = output
    self.place = place
    let name = output.split(separator: "/").last.map(String.init) ?? ""
    root =
      place == .inside
      ? joined(output, Self.innerName) : joined(parentFolder(of: output), ".\(name).registrar")
  }

  var stage: String { "\(root)/stage" }
  var journal: String { "\(root)/journal" }
  private var note: String { "\(root)/of" }

  /// Makes an empty stage.
  ///
  /// - Parameter status: of the folder whose place it is to take.
  /// - Throws: `FileError`; then there is nothing.
  func make(like status: FileStatus?) throws {
    try makeFolders(parentFolder(of: root))
    do {
      // Nobody but the owner sees what is not published yet.
      guard mkdir(root, 0o700) == 0, mkdir(stage, 0o777) == 0 else { throw FileError("create the folder", root) }
      guard let number = FileStatus(ofLink: stage)?.number else { throw FileError("look at", stage) }
      try writeLasting(note, Array("\(number)\n".utf8), isSynced: false)
      // What a killed build leaves must not get into a repository.
      try writeLasting("\(root)/.gitignore", Array("*\n".utf8), isSynced: false)
      if place == .beside, let status { try Self.assign(status, to: stage) }
    } catch {
      try? remove()
      throw error
    }
  }

  /// Gives a folder of the stage the permissions and owner of the one that it stands for.
  static func assign(_ status: FileStatus, to path: String) throws {
    guard let folder = Descriptor(opening: path, flags: O_RDONLY | O_DIRECTORY) else {
      throw FileError("open the folder", path)
    }
    guard let made = FileStatus(of: folder) else { throw FileError("look at", path) }
    if made.owner == status.owner, made.group == status.group, made.mode == status.mode { return }
    // This process must go on writing into it.
    status.assign(to: folder)
    if let now = FileStatus(of: folder), now.owner == status.owner, now.group == status.group, now.mode == status.mode {
      return
    }
    throw FileError("create the folder", path, code: ENOTSUP)
  }

  /// Whether what lies in the stage's place is the old output.
  ///
  /// The note lasts before anything is exchanged, and goes after the old output: without it, nothing was exchanged.
  var holdsOldOutput: Bool {
    guard let there = FileStatus(ofLink: stage)?.number, let bytes = try? readFile(note),
      let noted = UInt64(String(decoding: bytes.dropLast(), as: UTF8.self))
    else { return false }
    return noted != UInt64(there)
  }

  /// Makes everything last that was written, be it that the power fails in the next instant.
  ///
  /// - Throws: `FileError`.
  func sync() throws {
    if syncFileSystem(of: root) { return }
    let tree = try OutputTree(stage)
    for index in tree.paths.indices where tree.kind(index) == .file { try syncFile("\(stage)/\(tree.paths[index])") }
    for folder in tree.folders.reversed() { try syncFolder(joined(stage, folder.path)) }
    try syncFile(note)
    try syncFolder(root)
  }

  /// Removes all of it, the note last.
  ///
  /// - Throws: `FileError`.
  func remove() throws {
    try removeTree(stage)
    try removeTree(root)
  }
}
