package import Diagnostics
package import Files

/// Everything that a source folder says: its records, its enrollments, and what is wrong with them.
///
/// Records of a kind lie in one array in the order of their files, and are referred to by their number in it.
/// A record whose file is faulty exists all the same, so that what refers to it does not dangle.
package struct Catalogue: RecordArrays, Sendable {
  package internal(set) var settings: Settings
  /// Every Markdown file below `content/`, in the order of their paths.
  package internal(set) var files: [ContentFile]
  /// Every other file below `content/`: the paths, relative to the source folder, in order.
  package let attachments: [String]

  /// Why some of the other files cannot be read, by their number among them.
  package internal(set) var unreadableAttachments: [(number: Int, reason: String)] = []

  package internal(set) var courses: [Course] = []
  package internal(set) var students: [Student] = []
  package internal(set) var terms: [Term] = []
  package internal(set) var departments: [Department] = []
  package internal(set) var instructors: [Instructor] = []
  package internal(set) var programs: [Program] = []
  package internal(set) var pages: [Page] = []
  /// The page that `content/index.md` describes.
  package internal(set) var home: Page?
  /// Those whose references all resolve, in the order of their files.
  package internal(set) var enrollments: [Enrollment] = []
  /// How many there are of which a reference does not resolve.
  package internal(set) var unresolvedEnrollmentCount = 0

  /// The kinds that have a folder of their own, so that references to them must resolve.
  package internal(set) var kindsWithRecords: Set<RecordKind> = []
  package internal(set) var identifiers: [IdentifierTable] = []
  /// Every fault that was found while reading, in no order.
  package internal(set) var findings: [Finding] = []
  package internal(set) var unresolved: [UnresolvedReference] = []

  /// Stands for the path and the bytes of every Markdown file that was read, and for the paths of all folders and
  /// other files: what was read twice with the same digest and the same settings is the same catalogue.
  ///
  /// It does not cover what the other files hold, nor what `replacing` put in place of what was read.
  package internal(set) var contentDigest = ContentDigest()

  /// The memory that texts lie in.
  let memory: ByteArena.Store
  /// The names of the files, for paths.
  let tree: FileTree
  /// The paths of files that are not there yet, relative to the source folder.
  var addedPaths: [String] = []

  init(settings: Settings, inventory: Inventory, memory: ByteArena.Store) {
    self.settings = settings
    self.memory = memory
    tree = inventory.tree
    files = inventory.files
    attachments = inventory.attachments
    kindsWithRecords = inventory.kindsWithRecords
    findings = inventory.findings
  }
}

/// A Markdown file below `content/`.
package struct ContentFile: Sendable, BitwiseCopyable {
  /// What its folder says that it describes; `nil` for the home page.
  package var kind: RecordKind?
  /// All its bytes; absent when it could not be read.
  package var bytes = Text.absent
  /// Where its Markdown stands.
  package var body = Place.fileStart
  /// Its number in the tree; below zero, that of an added path, counted from -1 downwards.
  var entry: Int32
}

extension Catalogue {
  package static let contentFolder = "content"

  /// A file's path, relative to the source folder.
  package func path(ofFile file: Int32) -> String {
    let entry = Int(files[Int(file)].entry)
    if entry < 0 { return addedPaths[-1 - entry] }
    return "\(Self.contentFolder)/\(tree.path(tree.entries[entry]))"
  }

  /// The number of the Markdown file with a path, which is relative to the source folder.
  ///
  /// - Complexity: O(*n*) in files.
  package func file(atPath path: String) -> Int32? {
    let name = path.utf8[
      (path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) } ?? path.startIndex)...]
    let number = files.indices.first { number in
      let entry = Int(files[number].entry)
      if entry < 0 { return addedPaths[-1 - entry] == path }
      return tree.name(tree.entries[entry]).elementsEqual(name) && self.path(ofFile: Int32(number)) == path
    }
    return number.map(Int32.init)
  }

  /// Whether a file is a symbolic link to another one below `content/`, which is listed itself.
  package func isLink(_ file: Int32) -> Bool {
    let entry = Int(files[Int(file)].entry)
    return entry >= 0 && tree.entries[entry].kind == .linkToFile
  }

  /// A file's Markdown.
  package func body(ofFile file: Int32) -> UnsafeBufferPointer<UInt8> {
    guard file >= 0 else { return UnsafeBufferPointer(start: nil, count: 0) }
    let file = files[Int(file)]
    return UnsafeBufferPointer(rebasing: file.bytes.bytes[file.body.range])
  }

  package func source(ofFile file: Int32) -> SourceText {
    SourceText(path: path(ofFile: file), bytes: Array(files[Int(file)].bytes.bytes))
  }

  /// How many records of a kind files describe.
  ///
  /// A kind has either such records or labels, never both.
  package func recordCount(of kind: RecordKind) -> Int {
    guard kindsWithRecords.contains(kind) else { return 0 }
    switch kind {
    case .course: return courses.count
    case .student: return students.count
    case .term: return terms.count
    case .department: return departments.count
    case .instructor: return instructors.count
    case .program: return programs.count
    case .page: return pages.count
    case .enrollment: return enrollments.count
    }
  }

  /// The table that finds records of a kind by id.
  package func identifiers(of kind: RecordKind) -> IdentifierTable { identifiers[Int(kind.rawValue)] }

  /// Turns findings into diagnostics, working out lines and columns once for each file.
  package func diagnostics(for findings: [Finding]) -> [Diagnostic] {
    var byFile: [Int32: [Finding]] = [:]
    for finding in findings { byFile[finding.file, default: []].append(finding) }
    return byFile.flatMap { file, findings in
      let source = source(ofFile: file)
      return findings.map {
        source.diagnostic($0.rule, at: $0.place.range, $0.message, suggestion: $0.suggestion)
      }
    }
  }
}
