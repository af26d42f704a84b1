import Catalogue

/// All offerings of a catalogue in flat arrays, found by course and term, with what their meetings amount to.
struct OfferingTable: Sendable {
  /// One offering; offerings are numbered in the order of courses, and of places in a course.
  struct Entry: Sendable {
    let course: Int32
    /// Its place among the course's offerings.
    let place: Int32
    /// -1 where the term is missing or cannot be found.
    let term: Int32
    /// -1 where it is not limited.
    let capacity: Int32
    let spans: Range<Int32>
  }

  /// The offerings of one course in one term.
  struct Group: Sendable {
    let term: Int32
    /// Where they stand in ``members``.
    var range: Range<Int32>
    /// The offering of those who name no section: the only one, or that without a section; -1 where neither is there.
    var standard: Int32 = -1
    var hasCapacity = false
    var meets = false
    /// The days between which there are meetings, in days since 1970.
    var from = Int32.max
    var until = Int32.min
    /// The days of the week on which there are some, and the times between which they lie.
    var days: Weekdays = []
    var starts = Int16.max
    var ends = Int16.min

    /// Whether meetings of both may be at the same time; most are dismissed by this.
    func mayClash(with other: Group) -> Bool {
      from <= other.until && other.from <= until && starts < other.ends && other.starts < ends
        && !days.isDisjoint(with: other.days)
    }

    mutating func add(_ span: MeetingSpan) {
      meets = true
      from = min(from, span.from)
      until = max(until, span.until)
      days.formUnion(span.days)
      starts = min(starts, span.starts)
      ends = max(ends, span.ends)
    }
  }

  private(set) var entries: [Entry] = []
  private(set) var spans: [MeetingSpan] = []
  private(set) var groups: [Group] = []
  /// The offerings of each group, in their order.
  private(set) var members: [Int32] = []
  /// Where each course's groups begin; one more at the end.
  private(set) var groupStarts: [Int32] = [0]

  /// - Complexity: O(*n* log *n*) in a course's offerings.
  init(_ catalogue: Catalogue) {
    groupStarts.reserveCapacity(catalogue.courses.count + 1)
    for (number, course) in catalogue.courses.enumerated() {
      let first = Int32(entries.count)
      for (place, offering) in course.offerings.enumerated() {
        let term = offering.term?.index
        let start = Int32(spans.count)
        for (index, meeting) in offering.meetings.enumerated() {
          let dates = term.map { catalogue.terms[$0] }
          guard let span = MeetingSpan(meeting, at: index, of: offering, Int32(entries.count), in: dates) else {
            continue
          }
          spans.append(span)
        }
        entries.append(
          Entry(
            course: Int32(number), place: Int32(place), term: Int32(term ?? -1), capacity: offering.capacity ?? -1,
            spans: start..<Int32(spans.count)))
      }
      addGroups(of: first..<Int32(entries.count), in: course.offerings)
      groupStarts.append(Int32(groups.count))
    }
  }

  private mutating func addGroups(of offerings: Range<Int32>, in all: Run<Offering>) {
    let entries = entries
    let sorted = offerings.filter { entries[Int($0)].term >= 0 }
      .sorted { (entries[Int($0)].term, $0) < (entries[Int($1)].term, $1) }
    for number in sorted {
      let entry = entries[Int(number)]
      let position = Int32(members.count)
      let isNew = groups.count == Int(groupStarts.last ?? 0) || groups[groups.count - 1].term != entry.term
      if isNew { groups.append(Group(term: entry.term, range: position..<position)) }
      members.append(number)
      let last = groups.count - 1
      groups[last].range = groups[last].range.lowerBound..<(position + 1)
      let lacksSection = all[Int(entry.place)].section.isAbsent
      if isNew {
        groups[last].standard = number
      } else if lacksSection {
        groups[last].standard = number
      } else if groups[last].range.count == 2, !all[Int(entries[Int(groups[last].standard)].place)].section.isAbsent {
        groups[last].standard = -1
      }
      if entry.capacity >= 0 { groups[last].hasCapacity = true }
      for index in entry.spans { groups[last].add(spans[Int(index)]) }
    }
  }

  /// The number of the group of a course in a term, or -1.
  ///
  /// - Complexity: O(log *n*) in the course's terms.
  @inline(__always)
  func group(ofCourse course: Int32, in term: Int32) -> Int32 {
    guard term >= 0 else { return -1 }
    let all = Int(groupStarts[Int(course)])..<Int(groupStarts[Int(course) + 1])
    let found = firstIndex(in: all) { groups[$0].term >= term }
    return found < all.upperBound && groups[found].term == term ? Int32(found) : -1
  }

  /// Calls `body` with the number of each offering that an enrollment takes, of those of its course in its term.
  ///
  /// The same as `Run.forEach(seating:)`, without looking at other terms.
  @inline(__always)
  func forEach(takenBy enrollment: Enrollment, in group: Int32, of catalogue: Catalogue, _ body: (Int32) -> Void) {
    let group = groups[Int(group)]
    if enrollment.sections.isEmpty {
      if group.standard >= 0 { body(group.standard) }
      return
    }
    let offerings = catalogue.courses[Int(enrollment.course)].offerings
    for index in group.range {
      let number = members[Int(index)]
      let section = offerings[Int(entries[Int(number)].place)].section
      if enrollment.sections.contains(where: { $0 == section }) { body(number) }
    }
  }
}

extension MeetingSpan {
  /// When it meets, as messages say it: `mon, wed 09:00–10:30`.
  func time(of meeting: Meeting) -> String {
    let names = days.indices.map { Weekdays.names[$0] }.joined(separator: ", ")
    return "\(names) \(meeting.starts?.description ?? "")–\(meeting.ends?.description ?? "")"
  }
}
