import Diagnostics
import Files
import FrontMatter

/// The records of some files.
struct RecordBatch: Sendable {
  var courses: [Course] = []
  var students: [Student] = []
  var terms: [Term] = []
  var departments: [Department] = []
  var instructors: [Instructor] = []
  var programs: [Program] = []
  var pages: [Page] = []
  /// What was read of each file, by its number.
  var contents: [(file: Int32, bytes: Text, body: Place)] = []
  var findings: [Finding] = []
  /// Of the set of files, each with its path.
  var digest = ContentDigest()

  /// Takes what follows, but for what the files hold.
  mutating func append(_ other: RecordBatch) {
    courses += other.courses
    students += other.students
    terms += other.terms
    departments += other.departments
    instructors += other.instructors
    programs += other.programs
    pages += other.pages
    findings += other.findings
    digest.insert(other.digest)
  }

  func ids(of kind: RecordKind) -> [Text] {
    switch kind {
    case .course: courses.map(\.id)
    case .student: students.map(\.id)
    case .term: terms.map(\.id)
    case .department: departments.map(\.id)
    case .instructor: instructors.map(\.id)
    case .program: programs.map(\.id)
    case .page: pages.map(\.id)
    case .enrollment: []
    }
  }
}

/// The enrollments of some files.
struct RosterBatch: Sendable {
  var enrollments = EnrollmentBatch()
  var contents: [(file: Int32, bytes: Text, body: Place)] = []
  var findings: [Finding] = []
  var unresolved: [UnresolvedReference] = []
  /// Of the set of files, each with its path.
  var digest = ContentDigest()
}

/// What one worker needs to read files: where they are, memory for what they say, and buffers.
struct ReadingState {
  private let files: FileReader
  private let tree: FileTree
  private let arena: ByteArena
  /// What the files hold, by their numbers, where that has been read before.
  private let loaded: [Text]?
  private var reader: ValueReader
  /// The path of the file at hand, relative to `content/`, with a closing zero.
  private var path: [CChar] = []
  /// The folder of the file at hand, by its number, and how much of `path` leads into it.
  private var folder: (number: Int32, length: Int, opened: OpenFolder?) = (-1, 0, nil)
  /// Of the files that were read since it was last taken.
  private var digest = ContentDigest()

  init(files: FileReader, tree: FileTree, memory: ByteArena.Store, loaded: [Text]? = nil) {
    self.loaded = loaded
    self.files = files
    self.tree = tree
    arena = memory.makeArena()
    reader = ValueReader(arena: arena)
  }

  mutating func readRecords(_ numbers: ArraySlice<Int32>, of entries: [ContentFile], settings: Settings) -> RecordBatch
  {
    var batch = RecordBatch()
    reader.findings = []
    for number in numbers {
      let entry = entries[Int(number)]
      guard let kind = entry.kind else { continue }
      let file = open(number, entry, kind: kind)
      let extra = settings.extra.isEmpty ? nil : settings.extra[kind]
      let body: Place
      switch kind {
      case .course:
        let read = reader.course(file, extra: extra)
        batch.courses.append(read.record)
        body = read.body
      case .student:
        let read = reader.student(file, extra: extra)
        batch.students.append(read.record)
        body = read.body
      case .term:
        let read = reader.term(file, extra: extra)
        batch.terms.append(read.record)
        body = read.body
      case .department:
        let read = reader.department(file, extra: extra)
        batch.departments.append(read.record)
        body = read.body
      case .instructor:
        let read = reader.instructor(file, extra: extra)
        batch.instructors.append(read.record)
        body = read.body
      case .program:
        let read = reader.program(file, extra: extra)
        batch.programs.append(read.record)
        body = read.body
      case .page:
        let read = reader.page(file, extra: extra)
        batch.pages.append(read.record)
        body = read.body
      case .enrollment: continue
      }
      batch.contents.append((number, Text(file.bytes), body))
    }
    batch.findings = reader.findings
    batch.digest = takeDigest()
    return batch
  }

  private mutating func takeDigest() -> ContentDigest {
    defer { digest = ContentDigest() }
    return digest
  }

  /// Reads the home page, which may do without front matter.
  mutating func readHome(_ number: Int32, of entries: [ContentFile]) -> (
    page: Page, file: ContentFile, findings: [Finding], digest: ContentDigest
  ) {
    reader.findings = []
    var entry = entries[Int(number)]
    let (bytes, isReadable) = read(number, entry)
    let (page, body, findings) = reader.home(number, bytes, isReadable: isReadable)
    entry.bytes = Text(bytes)
    entry.body = body
    return (page, entry, findings, takeDigest())
  }

  mutating func readEnrollments(
    _ numbers: ArraySlice<Int32>, of entries: [ContentFile], targets: EnrollmentTargets
  ) -> RosterBatch {
    var batch = RosterBatch()
    reader.findings = []
    reader.unresolved = []
    for number in numbers {
      let (bytes, isReadable) = read(number, entries[Int(number)])
      guard isReadable else { continue }
      let file = FileToRead(number: number, id: .absent, bytes: bytes)
      let body = reader.enrollments(file, targets: targets, into: &batch.enrollments)
      batch.contents.append((number, Text(bytes), body))
    }
    batch.findings = reader.findings
    batch.unresolved = reader.unresolved
    batch.digest = takeDigest()
    return batch
  }

  /// Reads files without a look at what they say.
  ///
  /// - Returns: what they hold, and the digest of it; nothing when one cannot be read.
  mutating func load(_ numbers: Range<Int>, of entries: [ContentFile]) -> (texts: [Text], digest: ContentDigest)? {
    var texts: [Text] = []
    texts.reserveCapacity(numbers.count)
    for number in numbers {
      let item = tree.entries[Int(entries[number].entry)]
      guard item.kind == .file || item.kind == .linkToFile, case .bytes(let bytes) = contents(of: item) else {
        return nil
      }
      digest.insert(path: path, isLink: item.kind == .linkToFile, .bytes(bytes))
      texts.append(Text(bytes))
    }
    return (texts, takeDigest())
  }

  /// Reads a record's file and the id that its name gives.
  private mutating func open(_ number: Int32, _ entry: ContentFile, kind: RecordKind) -> FileToRead {
    let (bytes, isReadable) = read(number, entry)
    let id = identifier(of: entry, kind: kind)
    if isReadable || tree.entries[Int(entry.entry)].kind == .folder {
      checkIdentifier(id, ofFile: number)
    }
    return FileToRead(number: number, id: id, bytes: bytes, isReadable: isReadable)
  }

  /// Reports the first part of an id that a file's name must not make.
  private mutating func checkIdentifier(_ id: Text, ofFile number: Int32) {
    var rest = id.bytes[...]
    while true {
      let end = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
      let part = rest[..<end]
      if let fault = Identifier.fault(in: UnsafeBufferPointer(rebasing: part)) {
        reader.findings.append(
          Finding(
            file: number, rule: .invalidIdentifier, place: .fileStart,
            message: "the file's name makes the id '\(String(decoding: part, as: UTF8.self))', which \(fault)"))
        return
      }
      if end == rest.endIndex { return }
      rest = rest[(end + 1)...]
    }
  }

  /// A file's name without `.md`; a page's also names its folders.
  private mutating func identifier(of entry: ContentFile, kind: RecordKind) -> Text {
    setPath(of: tree.entries[Int(entry.entry)])
    return path.withUnsafeBytes { path in
      var name = path[..<(path.count - 1)]
      name = name.dropFirst(kind == .page ? "pages/".utf8.count : folder.length)
      if name.suffix(3).elementsEqual(".md".utf8) { name = name.dropLast(3) }
      return Text(arena.copy(UnsafeRawBufferPointer(rebasing: name)))
    }
  }

  /// Makes `path` that of an entry.
  private mutating func setPath(of item: FileTree.Entry) {
    if item.folder == folder.number {
      path.removeLast(path.count - folder.length)
    } else {
      path.removeAll(keepingCapacity: true)
      tree.appendFolderPath(item.folder, to: &path)
      folder = (item.folder, path.count, nil)
      // A folder's files follow one another: opened once, it need not be searched for each of them.
      path.append(0)
      if folder.length > 0 { folder.opened = files.openFolder(path) }
      path.removeLast()
    }
    tree.appendName(item, to: &path)
    path.append(0)
  }

  /// Reads a file's bytes, or reports why not.
  private mutating func read(_ number: Int32, _ entry: ContentFile) -> (UnsafeBufferPointer<UInt8>, isReadable: Bool) {
    if let loaded { return (loaded[Int(number)].bytes, true) }
    let nothing = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    let item = tree.entries[Int(entry.entry)]
    guard item.kind == .file || item.kind == .linkToFile else { return (nothing, false) }
    let contents = contents(of: item)
    digest.insert(path: path, isLink: item.kind == .linkToFile, contents)
    switch contents {
    case .bytes(let bytes): return (bytes.bindMemory(to: UInt8.self), true)
    case .tooLarge:
      reader.findings.append(
        Finding(
          file: number, rule: .limitExceeded, place: .fileStart,
          message: "the file is larger than 4 MiB"))
    case .failed(let error):
      reader.findings.append(
        Finding(
          file: number, rule: .unreadableFile, place: .fileStart, message: "the file cannot be read: \(error.reason)"))
    }
    return (nothing, false)
  }

  private mutating func contents(of item: FileTree.Entry) -> FileRead {
    setPath(of: item)
    if let planned = tree.plannedBytes(of: item) {
      return planned.count > Bounds.fileSize ? .tooLarge : .bytes(planned.withUnsafeBytes(arena.copy))
    }
    let start = folder.opened == nil ? 0 : folder.length
    return files.read(
      path, from: start, in: folder.opened, limit: Bounds.fileSize, followsLinks: item.kind == .linkToFile, into: arena)
  }
}

extension ValueReader {
  /// Reads the home page.
  mutating func home(
    _ number: Int32, _ bytes: UnsafeBufferPointer<UInt8>, isReadable: Bool = true
  ) -> (page: Page, body: Place, findings: [Finding]) {
    let file = FileToRead(number: number, id: Text("index"), bytes: bytes, isReadable: isReadable)
    var (page, body) = page(file, extra: nil)
    let withoutFrontMatter = findings.contains { $0.rule == .frontMatterMissing }
    if withoutFrontMatter { body = Place(0..<bytes.count) }
    page.header.id = Text("index")
    return (page, body, findings.filter { $0.rule != .frontMatterMissing && $0.rule != .missingField })
  }
}

extension ContentDigest {
  /// Takes a file: its path and, where they could be read, its bytes.
  fileprivate mutating func insert(path: [CChar], isLink: Bool, _ contents: FileRead) {
    var file = ContentDigest(low: isLink ? 1 : 0, high: 0)
    path.withUnsafeBytes { file.combine($0) }
    if case .bytes(let bytes) = contents { file.combine(bytes) }
    insert(file)
  }
}
