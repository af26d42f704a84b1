import Catalogue
package import Diagnostics

extension Rule {
  /// An instructor gives two offerings that meet at the same time.
  package static let instructorDoubleBooked = Rule(
    id: "instructor-double-booked", family: .domain, severity: .warning,
    summary: "An instructor gives two offerings that meet at the same time.",
    explanation: """
      Nobody can teach in two rooms at once. Compared are the meetings of all offerings of an instructor, by real \
      dates as for `schedule-conflict`: the same day, every so many weeks, and times of which one begins before the \
      other has ended. Where instructors are plain labels, the same label is the same person.

      An offering without `instructors` is given by the course's own, if the course names exactly one; since it is \
      not said who gives which section, that one never clashes within the course. Courses that are cross-listed and \
      meet on the same days at the same times are one class. Two meetings of the same section are no clash.

      The report is at the later offering, in the order of files and lines, once for a pair, and names the other. \
      To mend it, correct the time or name who gives it. Where it is meant, the setting `lint: \
      {instructor-double-booked: off}` turns the rule off. It looks at offerings of `current_term` and later terms, \
      where that is set.
      """,
    examples: [
      Example(
        "Two lectures on Monday mornings",
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
                instructors: [Grace Hopper]
                meetings: [{days: [mon, wed], starts: 9:00, ends: 10:30}]
            ---
            """),
          .init(
            "content/courses/ma-110.md",
            """
            ---
            title: Logic
            instructors: [Grace Hopper]
            offerings:
              - «term: 2026-fall»
                meetings: [{days: [mon], starts: 10:00, ends: 11:00}]
            ---
            """),
        ]),
      Example(
        "One class under two codes, and another in the weeks between",
        [
          .init(
            "content/terms/2026-fall.md", "---\ntitle: Fall 2026\nstarts: 2026-08-24\nends: 2026-12-11\n---\n"),
          .init(
            "content/courses/ma-110.md",
            """
            ---
            title: Logic
            instructors: [Grace Hopper]
            cross_listed: [pl-110]
            offerings:
              - term: 2026-fall
                meetings: [{days: [mon], starts: 10:00, ends: 11:00, every: 2}]
            ---
            """),
          .init(
            "content/courses/pl-110.md",
            """
            ---
            title: Logic
            instructors: [Grace Hopper]
            cross_listed: [ma-110]
            offerings:
              - term: 2026-fall
                meetings: [{days: [mon], starts: 10:00, ends: 11:00, every: 2}]
            ---
            """),
          .init(
            "content/courses/cs-101.md",
            """
            ---
            title: Programming
            instructors: [Grace Hopper]
            offerings:
              - term: 2026-fall
                meetings: [{days: [mon], starts: 10:00, ends: 11:00, every: 2, from: 2026-08-31}]
            ---
            """),
        ]),
    ])
}

/// Reports each pair of offerings that one instructor would have to give at the same time.
///
/// - Complexity: O(*n* log *n*) in meetings, and quadratic in those of one instructor in the same weeks.
@Sendable func instructorsDoubleBooked(in survey: DomainSurvey) -> [DomainFault] {
  let catalogue = survey.catalogue
  var bookings: [Booking] = []
  for (number, span) in survey.offerings.spans.enumerated() where survey.terms.count(span.term) {
    let entry = survey.offerings.entries[Int(span.offering)]
    let course = catalogue.courses[Int(entry.course)]
    let own = course.offerings[Int(entry.place)].instructors
    if own.isEmpty, course.instructors.count != 1 { continue }
    for reference in own.isEmpty ? course.instructors : own where reference.target >= 0 {
      bookings.append(Booking(holder: reference.target, span: Int32(number), isInherited: own.isEmpty))
    }
  }
  let wording = Wording(catalogue)
  var lines = LineNumbers(catalogue)
  return survey.doubleBookings(among: bookings).map { booking in
    let id = catalogue.instructors[Int(booking.holder)].id.string
    return survey.fault(.instructorDoubleBooked, booking, holder: "instructor '\(id)'", wording, &lines)
  }
}
