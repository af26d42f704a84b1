import Catalogue
import Files

/// The meetings of every offering as iCalendar has them, written once: each stands in several calendars.
package struct CalendarEvents: Sendable {
  private var bytes: [UInt8] = []
  /// Where each offering's events begin; one more at the end.
  private var starts: [Int] = [0]

  /// - Complexity: O(*n*) in meetings and holidays.
  init(index: SiteIndex, zone: CalendarZone, workers: Workers) {
    let courses = index.view.courses.count
    let origin = CalendarOrigin(index.view.settings)
    let parts = workers.map(courses, chunk: 256, state: { CalendarWriter() }) { writer, range in
      writer.reset()
      var ends: [Int] = []
      for course in range { Self.write(course, of: index, origin, zone, to: &writer) { ends.append($0) } }
      return (writer.bytes, ends)
    }
    for (events, ends) in parts {
      let base = bytes.count
      bytes.append(contentsOf: events)
      starts.append(contentsOf: ends.map { base + $0 })
    }
  }

  subscript(offering: Int) -> ArraySlice<UInt8> { bytes[starts[offering]..<starts[offering + 1]] }

  /// The dates of a meeting for a calendar: none where it has no time, no end, or only holidays.
  static func dates(of meeting: Meeting, at place: Int, _ offering: Offering, in term: Term?) -> MeetingDates? {
    guard let dates = MeetingSpan(meeting, at: place, of: offering, 0, in: term)?.dates else { return nil }
    guard let term, !term.holidays.isEmpty else { return dates }
    return dates.first { date in !term.holidays.contains(date) } == nil ? nil : dates
  }

  // MARK: Writing

  private static func write(
    _ number: Int, of index: SiteIndex, _ origin: CalendarOrigin, _ zone: CalendarZone, to writer: inout CalendarWriter,
    _ end: (Int) -> Void
  ) {
    let view = index.view
    let course = view.courses[number]
    let isPublished = view.isPublished(.course, number)
    for offering in course.offerings {
      defer { end(writer.bytes.count) }
      guard isPublished else { continue }
      let term = offering.term?.index.map { view.terms[$0] }
      for place in offering.meetings.indices {
        let meeting = offering.meetings[place]
        guard let dates = dates(of: meeting, at: place, offering, in: term), let starts = meeting.starts,
          let ends = meeting.ends
        else { continue }
        let event = Event(
          course: course, offering: offering, term: term, meeting: meeting, place: place, dates: dates,
          starts: Int(starts.minutes) * 60, ends: Int(ends.minutes) * 60,
          instructors: (offering.instructors.isEmpty ? course.instructors : offering.instructors)
            .compactMap { $0.index.map { view.instructors[$0].displayName.string } },
          code: index.courseLinks.code(number))
        event.write(origin, zone, to: &writer)
      }
    }
  }

  private struct Event {
    let course: Course
    let offering: Offering
    let term: Term?
    let meeting: Meeting
    let place: Int
    let dates: MeetingDates
    /// In seconds since midnight.
    let starts: Int
    let ends: Int
    let instructors: [String]
    let code: Text

    func write(_ origin: CalendarOrigin, _ zone: CalendarZone, to writer: inout CalendarWriter) {
      func local(_ date: CalendarDate, _ seconds: Int) -> Int { Int(date.days) * 86_400 + seconds }
      writer.line("BEGIN:VEVENT")
      let section = offering.section.isAbsent ? "" : "/" + origin.word(offering.section)
      let term = self.term.map { "/" + origin.word($0.id) } ?? ""
      writer.line("UID:\(origin.word(course.id))\(term)\(section)/\(place + 1)@\(origin.host)")
      writer.line("DTSTAMP:\(course.header.updated?.compact ?? CalendarOrigin.unknownDate)T000000Z")
      writer.line(zone.property("DTSTART", [local(dates.first, starts)]))
      writer.line(zone.property("DTEND", [local(dates.first, ends)]))
      writer.line(recurrence(zone.universal(local(dates.last, starts))))
      let holidays = self.term.map { Set($0.holidays).filter(dates.contains).sorted() } ?? []
      if !holidays.isEmpty { writer.line(zone.property("EXDATE", holidays.map { local($0, starts) })) }
      let name = code.isAbsent ? course.id.string.uppercased() : code.string
      let title = course.displayName.string
      let label = offering.section.isEmpty ? "" : " (\(offering.section.string))"
      writer.line("SUMMARY", text: "\(name) \(title)\(label)")
      let location = meeting.location.or(offering.location)
      if !location.isEmpty { writer.line("LOCATION", text: location.string) }
      if !instructors.isEmpty { writer.line("DESCRIPTION", text: instructors.joined(separator: ", ")) }
      if let base = origin.baseURL { writer.line("URL:\(base)courses/\(course.id.string).html") }
      writer.line("END:VEVENT")
    }

    private func recurrence(_ until: String) -> String {
      let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
      let days = dates.days.indices.map { names[$0] }.joined(separator: ",")
      let interval = dates.every > 1 ? ";INTERVAL=\(dates.every)" : ""
      return "RRULE:FREQ=WEEKLY\(interval);WKST=MO;BYDAY=\(days);UNTIL=\(until)"
    }
  }
}

/// What the events of a site have in common.
struct CalendarOrigin: Sendable {
  /// When something was changed of which nobody knows.
  static let unknownDate = "19700101"

  let baseURL: String?
  /// What makes ids unique among all calendars: the host of the site, or a word made of its title.
  let host: String

  init(_ settings: Settings) {
    baseURL = settings.baseURL
    if let url = settings.baseURL {
      let rest = url.utf8.drop { $0 != UInt8(ascii: "/") }.dropFirst(2)
      host = String(Substring(rest.prefix { $0 != UInt8(ascii: "/") }))
    } else {
      let slug = Array(settings.title.utf8).withUnsafeBufferPointer { Folding.slug($0) }
      host = slug.isEmpty ? "registrar" : slug
    }
  }

  /// An id or a section as a part of a longer id.
  func word(_ text: Text) -> String { PercentEncoding.path(text.string).replacing("/", with: "%2F") }
}
