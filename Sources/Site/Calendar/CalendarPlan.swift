import Catalogue
package import Files

/// One calendar, before it is written.
struct PlannedCalendar: Sendable, BitwiseCopyable {
  var kind: RecordKind
  var record: Int32
}

/// Which records have a calendar.
protocol CalendarDirectory: Sendable {
  func has(_ kind: RecordKind, _ number: Int) -> Bool
}

/// The same as what a `CalendarPlan` says, worked out for the records that somebody asks for.
struct CalendarMembership: CalendarDirectory {
  private let view: AudienceView
  private let hasEvents: Deferred<[Bool]>

  init(_ view: AudienceView) {
    self.view = view
    hasEvents = Deferred { CalendarPlan.offeringsWithEvents(view) }
  }

  func has(_ kind: RecordKind, _ number: Int) -> Bool {
    guard view.isPublished(kind, number) else { return false }
    switch kind {
    case .course:
      return (view.relations.offeringStarts[number]..<view.relations.offeringStarts[number + 1])
        .contains { hasEvents.value[Int($0)] }
    case .term:
      return !CalendarPlan.days(of: view.terms[number]).isEmpty
        || view.relations.offeringsOfTerm[number].contains { hasEvents.value[Int($0)] }
    case .student: return view.shows(.calendar) && CalendarPlan.attendsAny(number, view, hasEvents.value)
    case .department, .instructor, .program, .page, .enrollment: return false
    }
  }
}

/// Every iCalendar file of a site, and the path of each: of courses, terms and students that have something to put into one.
package struct CalendarPlan: CalendarDirectory {
  /// Where the files lie, relative to the output.
  package static let folder = "calendar"
  package static let suffix: StaticString = ".ics"

  private(set) var calendars: [PlannedCalendar] = []
  private(set) var paths = PathTable()
  private let index: SiteIndex
  private let zone: CalendarZone
  private let origin: CalendarOrigin
  private let texts: SiteTexts
  /// Whether each course, term and student has a calendar; empty where none of the kind has.
  private var hasCalendar = [[Bool]](repeating: [], count: RecordKind.allCases.count)

  /// - Complexity: O(*n*) in offerings; where any of them has dates, in enrollments, too.
  init(index: SiteIndex, texts: SiteTexts, workers: Workers) {
    self.index = index
    self.texts = texts
    let view = index.view
    zone = CalendarZone(TimeZoneRules(named: view.settings.timezone) ?? .universal)
    origin = CalendarOrigin(view.settings)
    let hasEvents = Self.offeringsWithEvents(view)
    if hasEvents.contains(true) {
      add(.course, index.courses, count: view.courses.count) { number in
        (view.relations.offeringStarts[number]..<view.relations.offeringStarts[number + 1])
          .contains { hasEvents[Int($0)] }
      }
    }
    add(.term, index.terms, count: view.terms.count) { number in
      !Self.days(of: view.terms[number]).isEmpty
        || view.relations.offeringsOfTerm[number].contains { hasEvents[Int($0)] }
    }
    if hasEvents.contains(true), view.shows(.calendar) {
      let students = index.students
      let attends = workers.map(students.count, chunk: 4096) { range in
        students[range].map { Self.attendsAny(Int($0), view, hasEvents) }
      }.flatMap { $0 }
      var isMember = [Bool](repeating: false, count: view.students.count)
      for (place, student) in students.enumerated() where attends[place] { isMember[Int(student)] = true }
      add(.student, students, count: view.students.count) { isMember[$0] }
    }
  }

  package var count: Int { calendars.count }

  /// The paths of all calendars, relative to the output.
  var allPaths: [String] { calendars.indices.map { paths[$0] } }

  /// Whether there is a calendar of a record.
  func has(_ kind: RecordKind, _ number: Int) -> Bool {
    let known = hasCalendar[Int(kind.rawValue)]
    return !known.isEmpty && known[number]
  }

  private mutating func add(_ kind: RecordKind, _ records: [Int32], count: Int, where isMember: (Int) -> Bool) {
    var known = [Bool](repeating: false, count: count)
    for record in records where isMember(Int(record)) {
      known[Int(record)] = true
      calendars.append(PlannedCalendar(kind: kind, record: record))
      paths.append(
        folder: "\(Self.folder)/\(kind.folder)", name: index.address(of: kind, Int(record)), suffix: Self.suffix)
    }
    if known.contains(true) { hasCalendar[Int(kind.rawValue)] = known }
  }

  fileprivate static func offeringsWithEvents(_ view: AudienceView) -> [Bool] {
    var found = [Bool](repeating: false, count: view.relations.offeringCourses.count)
    for (number, course) in view.courses.enumerated() where view.isPublished(.course, number) {
      for (place, offering) in course.offerings.enumerated() where !offering.meetings.isEmpty {
        let term = offering.term?.index.map { view.terms[$0] }
        found[Int(view.relations.offeringStarts[number]) + place] = offering.meetings.indices.contains {
          CalendarEvents.dates(of: offering.meetings[$0], at: $0, offering, in: term) != nil
        }
      }
    }
    return found
  }

  fileprivate static func attendsAny(_ student: Int, _ view: AudienceView, _ hasEvents: [Bool]) -> Bool {
    for number in view.graph.byStudent[student] {
      let enrollment = view.enrollments[Int(number)]
      guard enrollment.status.takesSeat else { continue }
      let first = Int(view.relations.offeringStarts[Int(enrollment.course)])
      var found = false
      view.courses[Int(enrollment.course)].offerings.forEach(seating: enrollment) { place in
        if hasEvents[first + place] { found = true }
      }
      if found { return true }
    }
    return false
  }

  // MARK: Writing

  /// What calendars are put together from.
  package func makeEvents(workers: Workers) -> CalendarEvents {
    CalendarEvents(index: index, zone: zone, workers: workers)
  }

  /// Calls `body` with the path of a calendar and its bytes, which are there only until it returns.
  func withCalendar<Result>(
    _ number: Int, _ events: CalendarEvents, _ writer: inout CalendarWriter,
    _ body: (UnsafePointer<CChar>, UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    write(calendars[number], events, to: &writer)
    return try paths.withPath(number) { path in try writer.bytes.withUnsafeBytes { try body(path, $0) } }
  }

  private func write(_ calendar: PlannedCalendar, _ events: CalendarEvents, to writer: inout CalendarWriter) {
    let view = index.view
    let number = Int(calendar.record)
    writer.reset()
    writer.line("BEGIN:VCALENDAR")
    writer.line("VERSION:2.0")
    writer.line("PRODID:-//Registrar//Registrar//EN")
    let name = self.name(of: calendar)
    writer.line("NAME", text: name)
    writer.line("X-WR-CALNAME", text: name)
    writer.line("X-WR-TIMEZONE:\(zone.rules.name)")
    writer.line("REFRESH-INTERVAL;VALUE=DURATION:P1D")
    writer.append(lines: zone.description)
    switch calendar.kind {
    case .course:
      for offering in view.relations.offeringStarts[number]..<view.relations.offeringStarts[number + 1] {
        writer.append(lines: events[Int(offering)])
      }
    case .term:
      writeDays(of: view.terms[number], to: &writer)
      for offering in view.relations.offeringsOfTerm[number] { writer.append(lines: events[Int(offering)]) }
    default:
      for number in view.graph.byStudent[number] {
        let enrollment = view.enrollments[Int(number)]
        guard enrollment.status.takesSeat else { continue }
        let first = Int(view.relations.offeringStarts[Int(enrollment.course)])
        view.courses[Int(enrollment.course)].offerings.forEach(seating: enrollment) { place in
          writer.append(lines: events[first + place])
        }
      }
    }
    writer.line("END:VCALENDAR")
  }

  private func name(of calendar: PlannedCalendar) -> String {
    let view = index.view
    let label = view.displayName(of: calendar.kind, Int(calendar.record)).string
    guard calendar.kind == .course else { return label }
    let course = view.courses[Int(calendar.record)]
    return "\(course.code.or(course.id).string) \(label)"
  }

  // MARK: Days of a term

  enum Occasion {
    case begins, ends, noClasses
  }

  /// The days of a term that are worth an entry: its first, its last, and its holidays, which are put together where they
  /// follow one another.
  static func days(of term: Term) -> [(occasion: Occasion, days: ClosedRange<Int32>)] {
    var days: [(Occasion, ClosedRange<Int32>)] = []
    if let starts = term.starts { days.append((.begins, starts.days...starts.days)) }
    days += term.breaks.map { (.noClasses, $0) }
    if let ends = term.ends { days.append((.ends, ends.days...ends.days)) }
    return days
  }

  private func writeDays(of term: Term, to writer: inout CalendarWriter) {
    for (occasion, days) in Self.days(of: term) {
      let first = CalendarDate(days: days.lowerBound)
      writer.line("BEGIN:VEVENT")
      let id: String
      let summary: String
      switch occasion {
      case .begins: (id, summary) = ("begins", "\(term.displayName.string): \(texts[.termBegins].string)")
      case .ends: (id, summary) = ("ends", "\(term.displayName.string): \(texts[.termEnds].string)")
      case .noClasses: (id, summary) = ("no-classes/\(first.compact)", texts[.noClasses].string)
      }
      writer.line("UID:\(origin.word(term.id))/\(id)@\(origin.host)")
      writer.line("DTSTAMP:\(term.header.updated?.compact ?? CalendarOrigin.unknownDate)T000000Z")
      writer.line("DTSTART;VALUE=DATE:\(first.compact)")
      writer.line("DTEND;VALUE=DATE:\(CalendarDate(days: days.upperBound + 1).compact)")
      writer.line("SUMMARY", text: summary)
      writer.line("TRANSP:TRANSPARENT")
      writer.line("END:VEVENT")
    }
  }
}

extension TimeZoneRules {
  fileprivate static let universal = TimeZoneRules()
}
