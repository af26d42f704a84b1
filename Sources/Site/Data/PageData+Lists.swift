import Catalogue
import Templates

/// Where the elements of a list come from, and what they are.
enum ListKind {
  case courses, students, terms, offerings, enrollmentsOfStudent, enrollmentsOfCourse
  case groups(RecordKind)
  case tokens, courseTerms, studentTerms, slots, links, listParts
  case meetings, overrides, requirements
  case words, dates
  case extra
  case notes
  case enrollments, rosterParts, courseParts, groupTerms, graphNodes, graphEdges, chartBars, chartTicks
  case courseLevels, courseCredits, courseDays
  case weeks, weekDays, weekHours, weekCells, weekBlocks, progress, progressCourses, termDepartments
  case termBreaks

  var number: UInt16 {
    switch self {
    case .courses: 0
    case .students: 1
    case .terms: 2
    case .offerings: 3
    case .enrollmentsOfStudent: 4
    case .enrollmentsOfCourse: 5
    case .tokens: 6
    case .courseTerms: 7
    case .studentTerms: 8
    case .slots: 9
    case .links: 10
    case .listParts: 11
    case .meetings: 12
    case .overrides: 13
    case .requirements: 14
    case .words: 15
    case .dates: 16
    case .extra: 17
    case .notes: 18
    case .weeks: 19
    case .weekDays: 20
    case .weekHours: 21
    case .weekCells: 22
    case .weekBlocks: 23
    case .progress: 24
    case .progressCourses: 25
    case .termDepartments: 26
    case .termBreaks: 27
    case .enrollments: 40
    case .rosterParts: 41
    case .courseParts: 42
    case .groupTerms: 43
    case .graphNodes: 44
    case .graphEdges: 45
    case .chartBars: 46
    case .chartTicks: 47
    case .courseLevels: 29
    case .courseCredits: 30
    case .courseDays: 31
    case .groups(let kind): 32 + UInt16(kind.rawValue)
    }
  }
}

extension PageData {
  /// A list of records by their numbers, which are copied for the time of the page.
  func list(_ kind: ListKind, _ items: some Collection<Int32>) -> Value {
    let start = Int32(numbers.count)
    numbers.append(contentsOf: items)
    return .list(ListRef(kind: kind.number, start: start, count: Int32(items.count)))
  }

  /// A list that begins at `start` among all that are of its kind.
  func list(_ kind: ListKind, start: Int, count: Int, extra: Int32 = 0) -> Value {
    .list(ListRef(kind: kind.number, start: Int32(start), count: Int32(count), extra: extra))
  }

  func element(_ offset: Int, of list: ListRef) -> Value {
    let place = Int(list.start) + offset
    switch list.kind {
    case 0: return .record(ref(.course, numbers[place]))
    case 1: return .record(ref(.student, numbers[place]))
    case 2: return .record(ref(.term, numbers[place]))
    case 3: return .record(ref(.offering, numbers[place]))
    case 4: return .record(ref(.enrollment, view.graph.byStudent.items[place]))
    case 5:
      if offset % Self.fetchedRows == 0 {
        fetch(roster: place..<place + min(Self.fetchedRows, Int(list.count) - offset))
      }
      return .record(ref(.enrollment, view.graph.byCourse.items[place]))
    case 6: return .record(ref(.token, place))
    case 7: return .record(ref(.courseTerm, place))
    case 8: return .record(ref(.studentTerm, place))
    case 9: return .record(ref(.slot, place))
    case 10: return .record(ref(.link, place))
    case 11: return .record(ref(.listPage, numbers[place]))
    case 12:
      return .record(RecordRef(type: UInt16(RecordNumber.meeting.rawValue), index: list.extra, extra: Int32(place)))
    case 13:
      return .record(RecordRef(type: UInt16(RecordNumber.override.rawValue), index: list.extra, extra: Int32(place)))
    case 14:
      return .record(RecordRef(type: UInt16(RecordNumber.requirement.rawValue), index: list.extra, extra: Int32(place)))
    case 15: return .text(runs[Int(list.extra)][place].text.bytes)
    case 16: return .date(numbers[place])
    case 17: return extraElement(offset, of: list)
    case 18: return .record(ref(.note, numbers[place]))
    case 19: return .record(ref(.week, numbers[place]))
    case 20: return .record(ref(.weekDay, place))
    case 21: return .record(ref(.weekHour, place))
    case 22: return .record(ref(.weekCell, place))
    case 23: return .record(ref(.weekBlock, place))
    case 24: return .record(ref(.progress, place))
    case 25: return .record(ref(.progressCourse, place))
    case 26: return .record(ref(.termDepartment, place))
    case 27:
      // First days and last days, in turn.
      let first = Int(list.start) + 2 * offset
      return .record(
        RecordRef(type: UInt16(RecordNumber.termBreak.rawValue), index: numbers[first], extra: numbers[first + 1]))
    case 40: return .record(ref(.enrollment, numbers[place]))
    case 41: return .record(ref(.rosterPart, place))
    case 42: return .record(ref(.coursePart, place))
    case 43: return .record(ref(.groupTerm, place))
    case 44: return .record(ref(.graphNode, place))
    case 45: return .record(ref(.graphEdge, place))
    case 46: return .record(ref(.chartBar, place))
    case 47: return .record(ref(.chartTick, place))
    case 29: return .text(index.filters.levels[place].bytes)
    case 30: return .number(thousandths: Int(index.filters.credits[place].thousandths))
    case 31: return text(Weekdays.names[Int(numbers[place])])
    default:
      guard let kind = RecordKind(rawValue: UInt8(truncatingIfNeeded: list.kind - 32)) else { return .absent }
      return .record(ref(GroupNumber(kind, numbers[place])))
    }
  }

  /// The records that references mean.
  func list(_ kind: ListKind, _ references: Run<Reference>) -> Value {
    let start = numbers.count
    for reference in references where reference.target >= 0 { numbers.append(reference.target) }
    return list(kind, start: start, count: numbers.count - start)
  }

  func words(_ words: Run<Word>) -> Value {
    runs.append(words)
    return list(.words, start: 0, count: words.count, extra: Int32(runs.count - 1))
  }

  // MARK: Values

  @inline(__always)
  func text(_ text: Text) -> Value { text.isAbsent ? .absent : .text(text.bytes) }

  func text(_ text: StaticString) -> Value { .text(text.bytes) }

  func text(_ text: String) -> Value { .text(bytes.copy(text.utf8)) }

  func date(_ date: CalendarDate?) -> Value { date.map { .date($0.days) } ?? .absent }

  func number(_ number: Decimal?) -> Value { number.map { .number(thousandths: Int($0.thousandths)) } ?? .absent }

  /// As `09:00`.
  func time(_ time: ClockTime?) -> Value {
    guard let time else { return .absent }
    let start = bytes.room(5)
    func digits(_ number: Int16, at place: Int) {
      start[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10)
      start[place + 1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10)
    }
    digits(time.minutes / 60, at: 0)
    start[2] = UInt8(ascii: ":")
    digits(time.minutes % 60, at: 3)
    return .text(bytes.take(start, 5))
  }

  /// The address of a record's page, relative to the page at hand.
  @inline(__always)
  func url(_ kind: RecordKind, _ number: Int) -> Value {
    switch kind {
    case .course: return url(kind, index.courseLinks.address(number))
    case .student: return url(kind, index.studentLinks.address(number))
    default: return view.isPublished(kind, number) ? url(kind, index.address(of: kind, number)) : .absent
    }
  }

  @inline(__always)
  private func url(_ kind: RecordKind, _ address: Text) -> Value {
    guard !address.isAbsent else { return .absent }
    if let folder = folder(of: kind) { return .url(bytes.joined(folder, address.bytes, Self.html.bytes)) }
    return .url(bytes.joined(root, kind.folderWithSlash, address.bytes, Self.html.bytes))
  }

  private static let html: StaticString = ".html"

  /// The address of a course's or a student's details in the JSON API, relative to the page at hand.
  func jsonURL(_ kind: RecordKind, _ number: Int) -> Value {
    guard hasAPI, view.isPublished(kind, number) else { return .absent }
    let folder: StaticString = kind == .course ? "api/v1/courses/" : "api/v1/students/"
    return .url(bytes.joined(root, folder.bytes, index.address(of: kind, number).bytes, StaticString(".json").bytes))
  }

  /// The address of a record's calendar, relative to the page at hand.
  func calendarURL(_ kind: RecordKind, _ number: Int) -> Value {
    guard let calendars, calendars.has(kind, number) else { return .absent }
    return .url(
      bytes.joined(
        root, kind.calendarFolder, index.address(of: kind, number).bytes, CalendarPlan.suffix.bytes))
  }

  /// The address of a page whose path is known.
  func url(path: String) -> Value {
    .url(bytes.joined(root, bytes.copy(path.utf8), StaticString("").bytes, StaticString("").bytes))
  }

  /// The address of the page that lists a kind's records.
  func listURL(_ kind: RecordKind) -> Value {
    .url(bytes.joined(root, kind.folderWithSlash, Self.indexPage.bytes, StaticString("").bytes))
  }

  static let indexPage: StaticString = "index.html"

  // MARK: Markdown

  func hasText(_ body: UnsafeBufferPointer<UInt8>) -> Bool {
    body.contains { $0 > 0x20 }
  }

  func html(_ body: UnsafeBufferPointer<UInt8>, _ record: RecordRef, _ field: Int) -> Value {
    hasText(body) ? .html(record, field: Int32(field)) : .absent
  }

  func writeHTML(of field: Int, in record: RecordRef, into output: inout [UInt8]) {
    if Int(record.type) == RecordNumber.note.rawValue {
      links.render(
        index.noteBody(ofFile: record.index), ofFile: record.index, root: root, anchorsHeadings: false, into: &output)
      return
    }
    let (body, file) = markdown(of: record)
    links.render(body, ofFile: file, root: root, into: &output)
  }

  // MARK: Notes

  /// The notes of those files that some enrollments come from and that are about one course, or one student.
  ///
  /// - Parameters:
  ///   - items: numbers of enrollments.
  ///   - range: the places of those that count.
  func notes(_ items: [Int32], _ range: Range<Int>, about subject: RecordKind) -> Value {
    let start = numbers.count
    guard index.hasNotes else { return list(.notes, start: start, count: 0) }
    for place in range {
      let file = view.enrollments[Int(items[place])].file
      if index.subject(ofNote: file) == subject, !numbers[start...].contains(file) { numbers.append(file) }
    }
    return list(.notes, start: start, count: numbers.count - start)
  }

  func noteValue(_ field: NoteFields, _ file: Int) -> Value {
    switch field {
    case .body: .html(ref(.note, file), field: Int32(field.rawValue))
    }
  }

  /// The Markdown behind the one field of a record that is HTML, and the number of the file that it stands in.
  private func markdown(of record: RecordRef) -> (UnsafeBufferPointer<UInt8>, Int32) {
    let number = Int(record.index)
    switch RecordNumber(rawValue: Int(record.type)) {
    case .course: return (view.body(of: .course, number), view.courses[number].header.file)
    case .student: return (view.body(of: .student, number), view.students[number].header.file)
    case .term: return (view.body(of: .term, number), view.terms[number].header.file)
    case .group:
      let group = GroupNumber(record.index)
      return (view.body(of: group.kind, group.number), header(of: group).file)
    case .page: return pageBody
    default: return (UnsafeBufferPointer(start: nil, count: 0), -1)
    }
  }
}

extension RecordKind {
  fileprivate var calendarFolder: UnsafeBufferPointer<UInt8> {
    let folder: StaticString =
      switch self {
      case .course: "calendar/courses/"
      case .student: "calendar/students/"
      default: "calendar/terms/"
      }
    return folder.bytes
  }

  /// The folder with a closing `/`.
  var folderWithSlash: UnsafeBufferPointer<UInt8> {
    let folder: StaticString =
      switch self {
      case .course: "courses/"
      case .student: "students/"
      case .term: "terms/"
      case .department: "departments/"
      case .instructor: "instructors/"
      case .program: "programs/"
      case .page: "pages/"
      case .enrollment: "enrollments/"
      }
    return folder.bytes
  }
}
