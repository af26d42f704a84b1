/// Something that holds the records of every kind, each kind in one array: a catalogue, or what an audience sees of it.
package protocol RecordArrays {
  var courses: [Course] { get }
  var students: [Student] { get }
  var terms: [Term] { get }
  var departments: [Department] { get }
  var instructors: [Instructor] { get }
  var programs: [Program] { get }
  var pages: [Page] { get }
}

extension RecordArrays {
  /// The header of one record.
  package func header(of kind: RecordKind, _ number: Int) -> RecordHeader {
    switch kind {
    case .course: courses[number].header
    case .student: students[number].header
    case .term: terms[number].header
    case .department: departments[number].header
    case .instructor: instructors[number].header
    case .program: programs[number].header
    case .page: pages[number].header
    case .enrollment: RecordHeader(id: .absent, file: -1)
    }
  }

  /// What a reader calls a record.
  package func displayName(of kind: RecordKind, _ number: Int) -> Text {
    switch kind {
    case .course: courses[number].displayName
    case .student: students[number].displayName
    case .term: terms[number].displayName
    case .department: departments[number].displayName
    case .instructor: instructors[number].displayName
    case .program: programs[number].displayName
    case .page: pages[number].displayName
    case .enrollment: .absent
    }
  }

  /// The headers of one kind's records, by their number.
  package func headers(of kind: RecordKind) -> [RecordHeader] {
    switch kind {
    case .course: courses.map(\.header)
    case .student: students.map(\.header)
    case .term: terms.map(\.header)
    case .department: departments.map(\.header)
    case .instructor: instructors.map(\.header)
    case .program: programs.map(\.header)
    case .page: pages.map(\.header)
    case .enrollment: []
    }
  }

  /// Calls `body` with the header of every record that a file describes, kind by kind.
  package func forEachHeader(_ body: (RecordKind, Int, RecordHeader) -> Void) {
    func each<Record: CatalogueRecord>(_ records: [Record]) {
      for (number, record) in records.enumerated() where record.header.file >= 0 {
        body(Record.kind, number, record.header)
      }
    }
    each(courses)
    each(students)
    each(terms)
    each(departments)
    each(instructors)
    each(programs)
    each(pages)
  }
}
