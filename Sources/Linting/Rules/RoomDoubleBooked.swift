import Catalogue
package import Diagnostics

extension Rule {
  /// Two offerings meet in the same room at the same time.
  package static let roomDoubleBooked = Rule(
    id: "room-double-booked", family: .domain, severity: .warning,
    summary: "Two offerings meet in the same room at the same time.",
    explanation: """
      A room holds one class at a time. Compared are the meetings in each room, by real dates as for \
      `schedule-conflict`: the same day, every so many weeks, and times of which one begins before the other has \
      ended. The room is the meeting's `location`, else the offering's, in upper or lower case.

      Offerings with `mode: online` take no room, nor do meetings whose location names none: *online*, *remote*, \
      *virtual*, *TBA*, *TBC*, *TBD* and *to be announced*. Courses that are cross-listed and meet on the same days \
      at the same times are one class. Two meetings of the same section are no clash.

      The report is at the later offering, in the order of files and lines, once for a pair, and names the other. \
      To mend it, correct the time or the room. Where it is meant, the setting `lint: {room-double-booked: off}` \
      turns the rule off. It looks at offerings of `current_term` and later terms, where that is set.
      """,
    examples: [
      Example(
        "Two courses in one hall, on Wednesdays",
        [
          .init(
            "content/terms/2026-fall.md", "---\ntitle: Fall 2026\nstarts: 2026-08-24\nends: 2026-12-11\n---\n"),
          .init(
            "content/courses/cs-101.md",
            """
            ---
            title: Programming
            offerings:
              - term: 2026-fall
                location: Babbage Hall
                meetings: [{days: [mon, wed], starts: 9:00, ends: 10:30}]
            ---
            """),
          .init(
            "content/courses/ma-110.md",
            """
            ---
            title: Logic
            offerings:
              - «term: 2026-fall»
                meetings:
                  - {days: [tue], starts: 9:00, ends: 10:00, location: Room 12}
                  - {days: [wed], starts: 10:00, ends: 11:00, location: Babbage hall}
            ---
            """),
        ]),
      Example(
        "One after the other, and two that need no room",
        [
          .init(
            "content/terms/2026-fall.md", "---\ntitle: Fall 2026\nstarts: 2026-08-24\nends: 2026-12-11\n---\n"),
          .init(
            "content/courses/cs-101.md",
            """
            ---
            title: Programming
            offerings:
              - term: 2026-fall
                location: Babbage Hall
                meetings:
                  - {days: [mon], starts: 9:00, ends: 10:00}
                  - {days: [tue], starts: 9:00, ends: 10:00, location: TBA}
            ---
            """),
          .init(
            "content/courses/ma-110.md",
            """
            ---
            title: Logic
            offerings:
              - term: 2026-fall
                location: Babbage Hall
                meetings:
                  - {days: [mon], starts: 10:00, ends: 11:00}
                  - {days: [tue], starts: 9:00, ends: 10:00, location: TBA}
            ---
            """),
        ]),
    ])
}

/// Reports each pair of offerings that meet in one room at the same time.
///
/// - Complexity: O(*n* log *n*) in meetings, and quadratic in those in one room in the same weeks.
@Sendable func roomsDoubleBooked(in survey: DomainSurvey) -> [DomainFault] {
  let catalogue = survey.catalogue
  var numbers: [String: Int32] = [:]
  var names: [String] = []
  var bookings: [Booking] = []
  for (number, span) in survey.offerings.spans.enumerated() where survey.terms.count(span.term) {
    let entry = survey.offerings.entries[Int(span.offering)]
    let offering = catalogue.courses[Int(entry.course)].offerings[Int(entry.place)]
    let location = offering.meetings[Int(span.meeting)].location.or(offering.location)
    if offering.mode == .online || location.isEmpty { continue }
    let name = location.string
    let room = name.lowercased()
    if RoomDoubleBooked.noRooms.contains(room) { continue }
    if numbers[room] == nil {
      numbers[room] = Int32(names.count)
      names.append(name)
    }
    if let holder = numbers[room] { bookings.append(Booking(holder: holder, span: Int32(number))) }
  }
  let wording = Wording(catalogue)
  var lines = LineNumbers(catalogue)
  return survey.doubleBookings(among: bookings).map { booking in
    survey.fault(.roomDoubleBooked, booking, holder: "room '\(names[Int(booking.holder)])'", wording, &lines)
  }
}

enum RoomDoubleBooked {
  /// What people write in place of a room, in lower case.
  static let noRooms: Set<String> = ["online", "remote", "virtual", "tba", "tbc", "tbd", "to be announced"]
}
