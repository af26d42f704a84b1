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

  /// The number of the file that describes a record; below zero where none does.
  package func file(of kind: RecordKind, _ number: Int) -> Int32 {
    switch kind {
    case .course: courses[number].header.file
    case .student: students[number].header.file
    case .term: terms[number].header.file
    case .department: departments[number].header.file
    case .instructor: instructors[number].header.file
    case .program: programs[number].header.file
    case .page: pages[number].header.file
    case .enrollment: -1
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

  /// The ids of one kind's records, by their number.
  package func ids(of kind: RecordKind) -> [Text] {
    switch kind {
    case .course: courses.map(\.header.id)
    case .student: students.map(\.header.id)
    case .term: terms.map(\.header.id)
    case .department: departments.map(\.header.id)
    case .instructor: instructors.map(\.header.id)
    case .program: programs.map(\.header.id)
    case .page: pages.map(\.header.id)
    case .enrollment: []
    }
  }

  /// Calls `body` with the header of every record that a file describes, kind by kind.
  package func forEachHeader(_ body: (RecordKind, Int, RecordHeader) -> Void) {
    func each<Record: CatalogueRecord>(_ records: [Record]) {
      // By their places: walking through what is enumerated is not specialised here, and took seven times as long.
      for number in records.indices {
        let header = records[number].header
        if header.file >= 0 { body(Record.kind, number, header) }
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
