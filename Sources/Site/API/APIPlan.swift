import Catalogue
package import Diagnostics

/// One document of the JSON API, before it is written.
struct PlannedDocument: Sendable, BitwiseCopyable {
  enum Kind: UInt8, Sendable, BitwiseCopyable {
    case description
    case students, courses, terms, enrollments
    case student, studentCourses, course, courseStudents
  }

  var kind: Kind
  /// The record's number; -1 for lists.
  var record: Int32 = -1
  /// Which part of a list, from 1.
  var part: Int32 = 1
}

/// Every document that the JSON API consists of, and the path of each.
package struct APIPlan: Sendable {
  /// Where the documents lie, relative to the output; the version changes when a client would notice.
  package static let folder = "api/v1"

  private(set) var documents: [PlannedDocument] = []
  private(set) var paths = PathTable()
  /// Every enrollment that the audience may see: by student as lists have them, newest term first.
  private let enrollments: [Int32]
  private let content: APIContent

  /// - Complexity: O(*n*) in documents and enrollments.
  init(index: SiteIndex) {
    let view = index.view
    content = APIContent(index: index)
    enrollments = view.order.students.flatMap { view.graph.byStudent[Int($0)] }
    documents.reserveCapacity(2 * (index.students.count + index.courses.count) + 64)
    add(PlannedDocument(kind: .description), "\(Self.folder)/openapi.json")
    addList(.students)
    addList(.courses)
    addList(.terms)
    addList(.enrollments)
    for number in index.students { addRecord(.student, number, .student, .studentCourses, "/courses.json") }
    for number in index.courses { addRecord(.course, number, .course, .courseStudents, "/students.json") }
  }

  package var count: Int { documents.count }

  private mutating func add(_ document: PlannedDocument, _ path: String) {
    documents.append(document)
    paths.append(path)
  }

  private mutating func addList(_ kind: PlannedDocument.Kind) {
    for part in 1...partCount(of: kind) {
      add(
        PlannedDocument(kind: kind, part: Int32(part)),
        part == 1 ? "\(Self.folder)/\(kind).json" : "\(Self.folder)/\(kind)/page/\(part).json")
    }
  }

  private mutating func addRecord(
    _ kind: RecordKind, _ number: Int32, _ own: PlannedDocument.Kind, _ members: PlannedDocument.Kind,
    _ suffix: StaticString
  ) {
    let folder = kind == .student ? "\(Self.folder)/students" : "\(Self.folder)/courses"
    let id = content.index.address(of: kind, Int(number))
    documents.append(PlannedDocument(kind: own, record: number))
    paths.append(folder: folder, name: id, suffix: ".json")
    documents.append(PlannedDocument(kind: members, record: number))
    paths.append(folder: folder, name: id, suffix: suffix)
  }

  // MARK: Lists

  private func items(of kind: PlannedDocument.Kind) -> [Int32] {
    switch kind {
    case .students: content.index.students
    case .courses: content.index.courses
    case .terms: content.index.terms
    case .enrollments: enrollments
    case .description, .student, .studentCourses, .course, .courseStudents: []
    }
  }

  private var pageSize: Int { content.view.settings.pageSize }

  private func partCount(of kind: PlannedDocument.Kind) -> Int {
    max(1, (items(of: kind).count + pageSize - 1) / pageSize)
  }

  // MARK: Writing

  /// The paths of all documents, relative to the output.
  var documentPaths: [String] { documents.indices.map { paths[$0] } }

  /// Calls `body` with the path of a document and its bytes, which are there only until it returns.
  ///
  /// - Parameter json: a dense writer, whose memory is used again.
  package func withDocument<Result>(
    _ number: Int, _ json: inout JSONWriter, _ body: (UnsafePointer<CChar>, UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    write(number, to: &json)
    if documents[number].kind == .description {
      let bytes = openAPIDocument(audience: content.view.audience, settings: content.view.settings)
      return try paths.withPath(number) { path in try bytes.withUnsafeBytes { try body(path, $0) } }
    }
    return try paths.withPath(number) { path in try json.bytes.withUnsafeBytes { try body(path, $0) } }
  }

  /// Writes a document other than the description in place of what the writer held before.
  private func write(_ number: Int, to json: inout JSONWriter) {
    json.reset()
    let document = documents[number]
    let record = Int(document.record)
    switch document.kind {
    case .description: return
    case .students, .courses, .terms, .enrollments: writePart(document, to: &json)
    case .student:
      content.writeStudent(record, depth: 3, to: &json)
      json.endLine()
    case .course:
      content.writeCourse(record, depth: 3, to: &json)
      json.endLine()
    case .studentCourses: content.writeStudentCourses(record, to: &json)
    case .courseStudents: content.writeCourseStudents(record, to: &json)
    }
  }

  private func writePart(_ document: PlannedDocument, to json: inout JSONWriter) {
    let items = items(of: document.kind)
    let part = Int(document.part)
    let partCount = partCount(of: document.kind)
    let start = min(items.count, (part - 1) * pageSize)
    // `students.json`, or `students/page/2.json`.
    let depth = part == 1 ? 2 : 4
    json.object(.many) { json in
      json.array("\(document.kind)", .many) { json in
        for item in items[start..<min(items.count, start + pageSize)] {
          switch document.kind {
          case .students: content.writeStudent(Int(item), depth: depth, to: &json)
          case .courses: content.writeCourseSummary(Int(item), depth: depth, to: &json)
          case .terms: content.writeTerm(Int(item), depth: depth, to: &json)
          default: content.writeEnrollment(Int(item), to: &json)
          }
        }
      }
      json.field("count", items.count)
      json.field("page", part)
      json.field("pages", partCount)
      let next = part == 1 ? "\(document.kind)/page/2.json" : "\(part + 1).json"
      json.field("next", part < partCount ? next : nil)
      let previous = part == 2 ? "../../\(document.kind).json" : "\(part - 1).json"
      json.field("prev", part > 1 ? previous : nil)
    }
    json.endLine()
  }
}
