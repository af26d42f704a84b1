import Catalogue

/// The values by which lists of courses can be narrowed down, in the order in which they are offered.
struct CourseFilters: Sendable {
  /// The levels that courses have.
  private(set) var levels: [Text] = []
  /// The credits that courses have, ranges by both of their ends.
  private(set) var credits: [Decimal] = []
  /// The terms that courses are offered in, newest first.
  private(set) var terms: [Int32] = []
  /// The days on which offerings meet.
  private(set) var days: Weekdays = []
  /// Whether it is known of any offering how many seats it has.
  private(set) var hasSeats = false

  init() {}

  /// - Complexity: O(*n* log *n*) in different values.
  init(view: AudienceView, courses: [Int32], terms: [Int32]) {
    var (levels, credits): (Set<Text>, Set<Decimal>) = ([], [])
    for number in courses {
      let course = view.courses[Int(number)]
      if !course.level.isEmpty { levels.insert(course.level) }
      if let range = course.credits { credits.formUnion([range.min, range.max]) }
      for offering in course.offerings where offering.term?.index != nil {
        for meeting in offering.meetings { days.formUnion(meeting.days) }
        if offering.capacity != nil { hasSeats = true }
      }
    }
    self.levels = Self.sorted(levels)
    self.credits = credits.sorted()
    self.terms = terms.filter { !view.relations.offeringsOfTerm.range(of: Int($0)).isEmpty }
  }

  /// Numbers first, by what they are worth.
  private static func sorted(_ levels: Set<Text>) -> [Text] {
    let ordered = levels.sorted()
    return Ranking.order(count: ordered.count, label: { ordered[$0] }, id: { ordered[$0] })
      .map { ordered[Int($0)] }
      .enumerated()
      .sorted { a, b in
        switch (Decimal(a.element.bytes), Decimal(b.element.bytes)) {
        case (let first?, let second?) where first != second: first < second
        case (_?, nil): true
        case (nil, _?): false
        default: a.offset < b.offset
        }
      }
      .map(\.element)
  }
}
