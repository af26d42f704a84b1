import Catalogue
package import Files

/// One file of the search index, before it is written.
private enum PlannedFile {
  case overview
  case students(node: Int)
  case studentWords(node: Int)
  case courses(node: Int)
  case courseWords(node: Int)
  case courseRecords(block: Int)
  case filter(CourseColumns.Filter)
  case term(Int)
}

/// Every file that the search index consists of, and the path of each.
package struct SearchPlan: Sendable {
  /// Where the files lie, relative to the output.
  package static let folder = "search"

  /// Where the scripts lie that read them, relative to the output; a site without an index has none.
  static let assets = "assets/search/"

  private let students: StudentSearch
  private let courses: CourseSearch
  private let columns: CourseColumns
  private let index: SiteIndex
  private var files: [PlannedFile] = []
  private(set) var paths = PathTable()

  /// - Complexity: O(*n* log *n*).
  package init(index: SiteIndex, workers: Workers) {
    self.index = index
    students = StudentSearch(index: index, workers: workers)
    courses = CourseSearch(index: index, workers: workers)
    columns = CourseColumns(index: index)
    add(.overview, "index")
    addTree(students.tree) { .students(node: $0) }
    addTree(students.words.tree) { .studentWords(node: $0) }
    addTree(courses.tree) { .courses(node: $0) }
    addTree(courses.words.tree) { .courseWords(node: $0) }
    for block in 0..<columns.blockCount { add(.courseRecords(block: block), "courses/records/\(block)") }
    for filter in CourseColumns.Filter.allCases { add(.filter(filter), "courses/\(filter)") }
    for term in index.filters.terms {
      add(.term(Int(term)), "courses/terms/\(index.address(of: .term, Int(term)).string)")
    }
  }

  package var count: Int { files.count }

  /// The paths of all files, relative to the output.
  package var filePaths: [String] { files.indices.map { paths[$0] } }

  private mutating func add(_ file: PlannedFile, _ name: String) {
    files.append(file)
    paths.append("\(Self.folder)/\(name).js")
  }

  private mutating func addTree(_ tree: SearchTree, _ file: (Int) -> PlannedFile) {
    for node in tree.nodes.indices { add(file(node), tree.path(node)) }
  }

  /// Calls `body` with the path of a file and its bytes, which are there only until it returns.
  ///
  /// - Parameter writer: a buffer that is used again.
  func withFile<Result>(
    _ number: Int, _ writer: inout SearchWriter,
    _ body: (UnsafePointer<CChar>, UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    write(number, to: &writer)
    return try paths.withPath(number) { path in try writer.bytes.withUnsafeBytes { try body(path, $0) } }
  }

  /// The bytes of a file.
  package func bytes(_ number: Int) -> [UInt8] {
    var writer = SearchWriter()
    write(number, to: &writer)
    return writer.bytes
  }

  private func write(_ number: Int, to writer: inout SearchWriter) {
    let name = String(paths[number].dropFirst(Self.folder.utf8.count + 1).dropLast(3))
    writer.file(name) { writer in
      switch files[number] {
      case .overview: writeOverview(to: &writer)
      case .students(let node): students.write(node, to: &writer)
      case .studentWords(let node): students.words.write(node, to: &writer)
      case .courses(let node): courses.write(node, to: &writer)
      case .courseWords(let node): courses.words.write(node, to: &writer)
      case .courseRecords(let block): columns.writeBlock(block, to: &writer)
      case .filter(let filter): columns.write(filter, to: &writer)
      case .term(let term): columns.write(term: term, to: &writer)
      }
    }
  }

  /// How much there is to search, and a word that changes with the index, so that no browser mixes two of them.
  private func writeOverview(to writer: inout SearchWriter) {
    var content = SearchWriter()
    var parts: [(path: String, digest: String)] = []
    for (number, file) in files.enumerated() {
      switch file {
      case .courseRecords, .filter, .term:
        write(number, to: &content)
        parts.append((paths[number], Fingerprint.of(content.bytes)))
      case .overview, .students, .studentWords, .courses, .courseWords: continue
      }
    }
    // By their paths: the numbers of terms depend on the order in which they came.
    parts.sort { $0.path < $1.path }
    let digest = students.fingerprint + courses.fingerprint + parts.map(\.digest).joined()
    writer.raw("{\"version\":\"\(Fingerprint.of(digest.utf8))\",\"courses\":\(index.courses.count)")
    writer.raw(",\"students\":\(index.students.count)}")
  }
}
