import Diagnostics
import FrontMatter

/// Where a file stands in the catalogue, and its bytes.
struct FileToRead {
  var number: Int32
  /// What its name says its id is.
  var id: Text
  var bytes: UnsafeBufferPointer<UInt8>
  /// Whether there is anything to read; why not has been reported.
  var isReadable = true
}

extension ValueReader {
  /// Reads the front matter of a file into `document`.
  ///
  /// - Returns: where the body stands; `nil` when the front matter cannot be used, which has been reported.
  mutating func open(_ file: FileToRead) -> Place? {
    self.file = file.number
    bytes = file.bytes
    guard file.isReadable else { return nil }
    let outcome = readDocument(file.bytes)
    for fault in documents.faults { report(fault.rule, at: Place(fault.range), fault.message) }
    unusableBody = outcome.isUsable ? .fileStart : Place(outcome.body)
    return outcome.isUsable ? Place(outcome.body) : nil
  }

  /// Reads a file that describes one record.
  ///
  /// - Parameters:
  ///   - extra: the fields that settings declare for `extra`.
  ///   - required: the name of the field without which the record has no label.
  ///   - read: reads the value of a key into the record; returns false for a key that it does not know.
  /// - Returns: the record, which exists even when nothing of it could be read, and its body.
  mutating func record<Record: CatalogueRecord, Field: FieldName>(
    _ file: FileToRead, extra: ExtraDeclaration?, required: Field, in table: KeyTable<Field>,
    _ read: (inout ValueReader, inout Record, Field, Int) -> Void
  ) -> (record: Record, body: Place) {
    var record = Record(header: RecordHeader(id: file.id, file: file.number))
    // The text counts even where the front matter cannot be used: what it links to is linked to.
    guard let body = open(file) else { return (record, file.isReadable ? unusableBody : .fileStart) }
    var hasLabel = false
    var key = 1
    let end = Int(document[0].next)
    while key < end {
      let value = Int(document[key].next)
      let name = self.key(key)
      if let field = table.field(name) {
        if isSame(field, required) {
          hasLabel = !document[value].isAbsent
        }
        read(&self, &record, field, value)
      } else if let field = keys.header.field(name) {
        readHeader(field, value, into: &record.header, kind: Record.kind, extra: extra)
      } else {
        let meant = reportUnknown(key, of: Record.kind, in: Field.self)
        if let meant, isSame(meant, required) { hasLabel = true }
      }
      key = Int(document[value].next)
    }
    if !hasLabel { reportMissing(required.rawValue, of: Record.kind.nameWithArticle) }
    return (record, body)
  }

  /// Generic `==` would compare the names of fields and not their numbers.
  @inline(__always)
  private func isSame<Value: Equatable>(_ a: Value, _ b: Value) -> Bool { a == b }

  mutating func reportMissing(_ field: String, of owner: String, at place: Place = .fileStart) {
    report(.missingField, at: place, "\(owner) needs the field '\(field)'")
  }

  private mutating func reportUnknown<Field: FieldName>(
    _ key: Int, of kind: RecordKind, in type: Field.Type
  ) -> Field? {
    if kind == .student, text(of: document[key]) == "courses" {
      report(.unknownField, at: Place(document[key].range), CatalogueFormat.oldStudent)
      return nil
    }
    return reportUnknown(key, of: kind.nameWithArticle, in: type, others: HeaderField.allCases.map(\.rawValue))
  }

  private mutating func readHeader(
    _ field: HeaderField, _ value: Int, into header: inout RecordHeader, kind: RecordKind, extra: ExtraDeclaration?
  ) {
    switch field {
    case .id:
      let id = nonemptyText(value, "id")
      guard !id.isAbsent else { return }
      if let fault = Identifier.fault(in: id.bytes) {
        // The record stays under the name of its file, so that what refers to that does not dangle.
        report(.invalidIdentifier, at: Place(document[value].range), "the id '\(id.string)' \(fault)")
      } else {
        header.id = id
      }
    case .updated: header.updated = date(value, "updated")
    case .draft: header.isDraft = boolean(value, "draft") ?? false
    case .aliases: header.aliases = aliases(value)
    case .extra: header.extra = readExtra(value, of: kind, declared: extra)
    }
  }

  private mutating func aliases(_ value: Int) -> Run<Word> {
    let aliases = words(value, "aliases", of: "old ids")
    for alias in aliases {
      if let fault = Identifier.fault(in: alias.text.bytes) {
        report(.invalidIdentifier, at: alias.place, "the alias '\(alias.text.string)' \(fault)")
      }
    }
    return aliases
  }
}

// MARK: Kinds

extension ValueReader {
  mutating func course(_ file: FileToRead, extra: ExtraDeclaration?) -> (record: Course, body: Place) {
    record(file, extra: extra, required: CourseField.title, in: keys.course) { reader, course, field, value in
      switch field {
      case .title: course.title = reader.nonemptyText(value, "title")
      case .code: course.code = reader.nonemptyText(value, "code")
      case .summary: course.summary = reader.text(value, "summary")
      case .credits: course.credits = reader.creditRange(value)
      case .department: course.department = reader.optionalReference(value, to: .department, "department")
      case .level: course.level = reader.text(value, "level")
      case .language: course.language = reader.text(value, "language")
      case .instructors: course.instructors = reader.references(value, to: .instructor, "instructors")
      case .prerequisites: course.prerequisites = reader.requirement(value)
      case .corequisites: course.corequisites = reader.references(value, to: .course, "corequisites")
      case .crossListed: course.crossListed = reader.references(value, to: .course, "cross_listed")
      case .tags: course.tags = reader.words(value, "tags", of: "texts")
      case .offerings: course.offerings = reader.offerings(value)
      }
    }
  }

  mutating func student(_ file: FileToRead, extra: ExtraDeclaration?) -> (record: Student, body: Place) {
    record(file, extra: extra, required: StudentField.name, in: keys.student) { reader, student, field, value in
      switch field {
      case .name: student.name = reader.nonemptyText(value, "name")
      case .sortName: student.sortName = reader.nonemptyText(value, "sort_name")
      case .email: student.email = reader.text(value, "email")
      case .program: student.program = reader.optionalReference(value, to: .program, "program")
      case .year: student.year = reader.text(value, "year")
      case .advisor: student.advisor = reader.text(value, "advisor")
      case .admitted: student.admitted = reader.date(value, "admitted")
      case .visibility:
        student.visibility = reader.word(value, "visibility", of: Student.Visibility.self, named: \.name)
        // A value that cannot be read must never show more than was meant.
        if student.visibility == nil, !reader.document[value].isAbsent { student.visibility = .hidden }
      case .tags: student.tags = reader.words(value, "tags", of: "texts")
      }
    }
  }

  mutating func term(_ file: FileToRead, extra: ExtraDeclaration?) -> (record: Term, body: Place) {
    record(file, extra: extra, required: TermField.title, in: keys.term) { reader, term, field, value in
      switch field {
      case .title: term.title = reader.nonemptyText(value, "title")
      case .starts: term.starts = reader.date(value, "starts")
      case .ends:
        term.ends = reader.date(value, "ends")
        reader.checkOrder(term.starts, term.ends, value)
      case .holidays:
        var days: [CalendarDate] = []
        reader.list(value, "holidays", of: "dates") { reader, item in
          if let day = reader.date(item, "holidays") { days.append(day) }
        }
        term.holidays = reader.keep(days)
      }
    }
  }

  mutating func department(_ file: FileToRead, extra: ExtraDeclaration?) -> (record: Department, body: Place) {
    record(file, extra: extra, required: DepartmentField.title, in: keys.department) { reader, record, _, value in
      record.title = reader.nonemptyText(value, "title")
    }
  }

  mutating func instructor(_ file: FileToRead, extra: ExtraDeclaration?) -> (record: Instructor, body: Place) {
    record(file, extra: extra, required: InstructorField.name, in: keys.instructor) { reader, record, field, value in
      switch field {
      case .name: record.name = reader.nonemptyText(value, "name")
      case .email: record.email = reader.text(value, "email")
      case .department: record.department = reader.optionalReference(value, to: .department, "department")
      }
    }
  }

  mutating func program(_ file: FileToRead, extra: ExtraDeclaration?) -> (record: Program, body: Place) {
    record(file, extra: extra, required: ProgramField.title, in: keys.program) { reader, record, field, value in
      switch field {
      case .title: record.title = reader.nonemptyText(value, "title")
      case .award: record.award = reader.text(value, "award")
      case .department: record.department = reader.optionalReference(value, to: .department, "department")
      case .credits: record.credits = reader.decimal(value, "credits", atLeast: .zero)
      case .requirements: record.requirements = reader.programRequirements(value)
      }
    }
  }

  mutating func page(_ file: FileToRead, extra: ExtraDeclaration?) -> (record: Page, body: Place) {
    record(file, extra: extra, required: PageField.title, in: keys.page) { reader, page, field, value in
      switch field {
      case .title: page.title = reader.nonemptyText(value, "title")
      case .order: page.order = reader.decimal(value, "order")
      }
    }
  }

  /// A reference that is not there at all where its field is empty.
  mutating func optionalReference(_ value: Int, to kind: RecordKind, _ field: String) -> Reference? {
    document[value].isAbsent ? nil : reference(value, to: kind, field)
  }

  /// Reports an end that comes before its start.
  mutating func checkOrder<Moment: Comparable>(_ start: Moment?, _ end: Moment?, _ value: Int) {
    guard let start, let end, end < start else { return }
    report(.invalidValue, at: Place(document[value].range), "it ends before it starts")
  }
}
