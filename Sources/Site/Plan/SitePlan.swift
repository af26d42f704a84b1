package import Catalogue
import Files

/// What a page shows, and with which template.
package enum PageKind: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  case home, course, courses, student, students, term, terms, group, groups, page, notFound, redirect

  package var template: String { self == .notFound ? "404.html" : "\(name).html" }

  /// As templates and the summary call it.
  package var name: String {
    switch self {
    case .home: "home"
    case .course: "course"
    case .courses: "courses"
    case .student: "student"
    case .students: "students"
    case .term: "term"
    case .terms: "terms"
    case .group: "group"
    case .groups: "groups"
    case .page: "page"
    case .notFound: "not-found"
    case .redirect: "redirect"
    }
  }
}

/// One page of the site, before it is rendered.
package struct PlannedPage: Sendable, BitwiseCopyable {
  package var kind: PageKind
  /// Of a record's page, a redirect or a list: the kind that it belongs to.
  package var recordKind: RecordKind
  /// The record's number; of a redirect, that of the record it leads to.
  package var record: Int32 = -1
  /// Which part of a list, from 1; of a redirect, the number of the alias.
  package var part: Int32 = 1
}

/// Every page that a site consists of, and the path of each.
package struct SitePlan: Sendable {
  package private(set) var pages: [PlannedPage] = []
  package private(set) var paths = PathTable()

  /// - Complexity: O(*n*) in pages.
  init(index: SiteIndex) {
    let view = index.view
    pages.reserveCapacity(view.students.count + view.courses.count + 64)
    add(PlannedPage(kind: .home, recordKind: .page), "index.html")
    addList(.courses, of: .course, count: index.courses.count, pageSize: view.settings.pageSize)
    for number in index.courses { addRecord(.course, .course, number, index) }
    addList(.students, of: .student, count: index.students.count, pageSize: view.settings.pageSize)
    // In the order in which their texts lie in memory, not in that of lists: there are so many of them that it counts.
    for number in index.students.sorted() { addRecord(.student, .student, number, index) }
    if !index.terms.isEmpty {
      addList(.terms, of: .term, count: index.terms.count, pageSize: view.settings.pageSize)
      for number in index.terms { addRecord(.term, .term, number, index) }
    }
    for kind in SiteIndex.groupKinds where !index.groups(of: kind).isEmpty {
      addList(.groups, of: kind, count: index.groups(of: kind).count, pageSize: view.settings.pageSize)
      for number in index.groups(of: kind) { addRecord(.group, kind, number, index) }
    }
    for number in index.pages { addRecord(.page, .page, number, index) }
    add(PlannedPage(kind: .notFound, recordKind: .page), "404.html")
    for (number, alias) in index.aliases.enumerated() {
      add(
        PlannedPage(kind: .redirect, recordKind: alias.kind, record: alias.record, part: Int32(number)), alias.path)
    }
  }

  /// The path of a part of a list, relative to the output.
  static func path(ofPart part: Int, of kind: RecordKind) -> String {
    part == 1 ? "\(kind.folder)/index.html" : "\(kind.folder)/page/\(part).html"
  }

  private mutating func add(_ page: PlannedPage, _ path: String) {
    pages.append(page)
    paths.append(path)
  }

  private mutating func addList(_ kind: PageKind, of recordKind: RecordKind, count: Int, pageSize: Int) {
    for part in 1...max(1, (count + pageSize - 1) / pageSize) {
      add(
        PlannedPage(kind: kind, recordKind: recordKind, part: Int32(part)), Self.path(ofPart: part, of: recordKind))
    }
  }

  private mutating func addRecord(_ kind: PageKind, _ recordKind: RecordKind, _ number: Int32, _ index: SiteIndex) {
    pages.append(PlannedPage(kind: kind, recordKind: recordKind, record: number))
    paths.append(folder: recordKind.folder, name: index.address(of: recordKind, Int(number)), suffix: ".html")
  }
}

/// Paths relative to the output, one after another in one array, each with a closing zero for the system.
package struct PathTable: Sendable {
  private var bytes: [CChar] = []
  private var starts: [Int] = []

  package init() {}

  package var count: Int { starts.count }

  package subscript(index: Int) -> String {
    withPath(index) { String(cString: $0) }
  }

  /// Calls `body` with a path as the system wants it.
  @inline(__always)
  package func withPath<Result>(_ index: Int, _ body: (UnsafePointer<CChar>) throws -> Result) rethrows -> Result {
    try bytes.withUnsafeBufferPointer { buffer in
      try body(buffer.baseAddress.unsafelyUnwrapped + starts[index])  // Every path ends inside the buffer.
    }
  }

  /// The length of a path, in bytes.
  package func length(_ index: Int) -> Int {
    (index + 1 < starts.count ? starts[index + 1] : bytes.count) - starts[index] - 1
  }

  package mutating func append(_ path: String) {
    starts.append(bytes.count)
    add(path)
    bytes.append(0)
  }

  private mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add($0) }
  }

  private mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    text.withMemoryRebound(to: CChar.self) { bytes.append(contentsOf: $0) }
  }

  /// Adds all paths to a list.
  func append(to list: inout PathList) {
    for index in starts.indices {
      withPath(index) { path in
        let count = length(index)
        path.withMemoryRebound(to: UInt8.self, capacity: count) {
          list.append(UnsafeBufferPointer(start: $0, count: count))
        }
      }
    }
  }

  mutating func append(folder: String, name: Text, suffix: StaticString) {
    starts.append(bytes.count)
    add(folder)
    bytes.append(CChar(bitPattern: UInt8(ascii: "/")))
    add(name.bytes)
    add(suffix.bytes)
    bytes.append(0)
  }
}
