import Catalogue
import FrontMatter

/// A value of front matter that names a record.
struct Mention: Hashable {
  let kind: RecordKind
  /// The number of the value in its document.
  let node: Int
}

/// Finds the values of one file's front matter that name records, where they stand.
///
/// A catalogue keeps what records say and not where each word of it stands; an edit needs the places.
struct FrontMatterMentions {
  private(set) var mentions: [Mention] = []
  private let bytes: [UInt8]
  private let document: Document

  /// - Parameters:
  ///   - file: what the file describes.
  ///   - extra: the fields that settings declare for `extra` of this kind.
  init(of document: Document, in bytes: [UInt8], file: RecordKind, extra: ExtraDeclaration?) {
    self.document = document
    self.bytes = bytes
    if file == .enrollment {
      readEnrollments()
      return
    }
    for (key, value) in document.entries() {
      switch (file, text(key)) {
      case (.course, "department"), (.instructor, "department"), (.program, "department"): add(value, .department)
      case (.course, "instructors"): addItems(of: value, .instructor)
      case (.course, "prerequisites"): addRequirements(value)
      case (.course, "corequisites"), (.course, "cross_listed"): addItems(of: value, .course)
      case (.course, "offerings"): addOfferings(value)
      case (.student, "program"): add(value, .program)
      // It may be any text, and the id of an instructor stands for that instructor.
      case (.student, "advisor"): add(value, .instructor)
      case (.program, "requirements"):
        for item in document.items(of: value) { forEach(in: item) { if $1 == "from" { $0.addItems(of: $2, .course) } } }
      case (_, "extra"):
        guard let extra else { continue }
        forEach(in: value) { reader, name, value in
          if let field = extra.fields.first(where: { $0.name == name }) { reader.add(value, field.type) }
        }
      default: break
      }
    }
  }

  // MARK: Kinds of fields

  private mutating func readEnrollments() {
    var hasStudent = false
    var hasCourse = false
    var list: Int?
    for (key, value) in document.entries() {
      let field = text(key)
      addEnrollmentField(field, value)
      switch field {
      case "student": hasStudent = !document[value].isAbsent
      case "course": hasCourse = !document[value].isAbsent
      case "enrollments": list = value
      default: break
      }
    }
    guard let list else { return }
    for item in document.items(of: list) {
      forEach(in: item) { reader, field, value in reader.addEnrollmentField(field, value) }
      // A bare id stands for what the file leaves open.
      if hasStudent != hasCourse { add(item, hasStudent ? .course : .student) }
    }
  }

  private mutating func addEnrollmentField(_ field: String, _ value: Int) {
    switch field {
    case "student": add(value, .student)
    case "course": add(value, .course)
    case "term": add(value, .term)
    default: break
    }
  }

  private mutating func addRequirements(_ list: Int) {
    for item in document.items(of: list) {
      if document[item].kind == .mapping {
        forEach(in: item) { reader, choice, value in
          if choice == "any" || choice == "all" { reader.addRequirements(value) }
        }
      } else {
        add(item, .course)
      }
    }
  }

  private mutating func addOfferings(_ list: Int) {
    for item in document.items(of: list) {
      forEach(in: item) { reader, field, value in
        if field == "term" { reader.add(value, .term) }
        if field == "instructors" { reader.addItems(of: value, .instructor) }
      }
    }
  }

  private mutating func add(_ value: Int, _ type: ExtraType) {
    switch type {
    case .reference(let kind): add(value, kind)
    case .list(let item): for index in document.items(of: value) { add(index, item) }
    case .text, .number, .date, .boolean: break
    }
  }

  // MARK: Walking

  private mutating func add(_ value: Int, _ kind: RecordKind) {
    if document[value].kind == .scalar, !document[value].isAbsent { mentions.append(Mention(kind: kind, node: value)) }
  }

  private mutating func addItems(of list: Int, _ kind: RecordKind) {
    for item in document.items(of: list) { add(item, kind) }
  }

  /// Calls a closure with the entries of a mapping; anything else has none.
  private mutating func forEach(in mapping: Int, _ body: (inout FrontMatterMentions, String, Int) -> Void) {
    for (key, value) in document.entries(of: mapping) { body(&self, text(key), value) }
  }

  private func text(_ index: Int) -> String { document.string(of: index, in: bytes.span) }
}
