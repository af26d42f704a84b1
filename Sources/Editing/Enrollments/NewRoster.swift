import Catalogue

/// The file of a course's enrollments in a term, where there was none that they could go into.
struct NewRoster {
  let course: String
  let term: String?
  private var items: [(student: String, value: PlainValue)] = []

  init(course: String, term: String?) {
    self.course = course
    self.term = term
  }

  mutating func add(_ fields: EnrollmentFields, student: String) {
    let rest = fields.fields.filter { $0.key != "course" && $0.key != "term" }
    let value =
      rest.count == 1
      ? rest[0].value : PlainValue.mapping(rest.map { PlainValue.Entry($0.key, $0.value) })
    items.append((student, value))
  }

  /// Where it belongs: `content/enrollments/<term>/<course>.md`, with a number behind it where that is taken.
  ///
  /// - Parameter isTaken: whether there is a file of a path.
  func path(isTaken: (String) -> Bool) -> String {
    let folder = "\(Catalogue.contentFolder)/\(RecordKind.enrollment.folder)"
    let stem = term.map { "\(folder)/\(Self.fileName($0))/\(course)" } ?? "\(folder)/\(course)"
    if !isTaken("\(stem).md") { return "\(stem).md" }
    var number = 2
    while isTaken("\(stem)-\(number).md") { number += 1 }
    return "\(stem)-\(number).md"
  }

  /// A term that is a plain word may hold what no folder can be called.
  private static func fileName(_ term: String) -> String {
    Array(term.utf8).withUnsafeBufferPointer { Identifier.fault(in: $0) == nil ? term : Folding.slug($0) }
  }

  var bytes: [UInt8] {
    let sorted = items.sorted { $0.student.utf8.lexicographicallyPrecedes($1.student.utf8) }
    var lines = ["---", "course: \(course)"]
    if let term { lines.append("term: \(yamlScalar(term))") }
    lines.append("\(EnrollmentFileEditor.list):")
    lines += sorted.map { "  - \($0.value.yaml)" }
    lines += ["---", ""]
    return Array(lines.joined(separator: "\n").utf8)
  }
}
