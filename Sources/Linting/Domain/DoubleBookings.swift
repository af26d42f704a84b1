import Catalogue
import Diagnostics

/// Something that an offering needs for a meeting, and that can be in one place only: an instructor, or a room.
struct Booking: Sendable {
  /// The number of the instructor, or of the room.
  let holder: Int32
  /// The number of the meeting in ``OfferingTable/spans``.
  let span: Int32
  /// Whether the offering does not name it itself, but its course does for all.
  var isInherited = false
}

/// Two meetings of different offerings that need the same instructor or room at the same time.
struct DoubleBooking {
  let holder: Int32
  let earlier: MeetingSpan
  let later: MeetingSpan
}

extension DomainSurvey {
  /// The clashes among bookings, one for each pair of offerings, in the order of the later offering.
  ///
  /// - Complexity: O(*n* log *n*) in bookings, and quadratic in those of one holder in the same weeks.
  func doubleBookings(among bookings: [Booking]) -> [DoubleBooking] {
    let spans = offerings.spans
    let sorted = bookings.sorted {
      ($0.holder, spans[Int($0.span)].from, $0.span) < ($1.holder, spans[Int($1.span)].from, $1.span)
    }
    struct Pair: Hashable {
      let earlier: Int32
      let later: Int32
    }
    var found: [Pair: DoubleBooking] = [:]
    let classes = CrossListedClasses(catalogue)
    for (index, booking) in sorted.enumerated() {
      let first = spans[Int(booking.span)]
      for other in sorted[(index + 1)...] {
        let second = spans[Int(other.span)]
        guard other.holder == booking.holder, second.from <= first.until else { break }
        guard first.clashes(with: second), areApart(booking, other),
          !(first.isAtSameTime(as: second) && classes.areOne(course(of: first), course(of: second)))
        else { continue }
        let (earlier, later) = first.offering < second.offering ? (first, second) : (second, first)
        let pair = Pair(earlier: earlier.offering, later: later.offering)
        let clash = DoubleBooking(holder: booking.holder, earlier: earlier, later: later)
        if let known = found[pair], known.order <= clash.order { continue }
        found[pair] = clash
      }
    }
    return found.values.sorted { $0.order < $1.order }
  }

  /// The fault of a double booking, at the later offering.
  ///
  /// - Parameter holder: what is booked, such as `room 'Hall 1'`.
  func fault(
    _ rule: Rule, _ booking: DoubleBooking, holder: String, _ wording: Wording, _ lines: inout LineNumbers
  ) -> DomainFault {
    let earlier = offerings.entries[Int(booking.earlier.offering)]
    let later = offerings.entries[Int(booking.later.offering)]
    let place = lines.name(
      of: wording.offering(of: earlier).place, inFile: catalogue.courses[Int(earlier.course)].header.file)
    let both = [earlier, later].map(wording.ids).sorted { $0.lexicographicallyPrecedes($1) }
    return DomainFault(
      rule, inFile: catalogue.courses[Int(later.course)].header.file, at: wording.offering(of: later).place,
      "\(holder) has \(wording.meeting(booking.later, in: offerings)) at the time of "
        + "\(wording.meeting(booking.earlier, in: offerings)), at \(place)",
      about: both.flatMap { $0 })
  }

  /// The number of the offerings' course that a meeting belongs to.
  private func course(of span: MeetingSpan) -> Int32 { offerings.entries[Int(span.offering)].course }

  /// Whether two bookings are of different courses or sections, of which a course's own instructor gives one only.
  private func areApart(_ first: Booking, _ second: Booking) -> Bool {
    let entry = offerings.entries[Int(offerings.spans[Int(first.span)].offering)]
    let other = offerings.entries[Int(offerings.spans[Int(second.span)].offering)]
    guard entry.course == other.course else { return true }
    let all = catalogue.courses[Int(entry.course)].offerings
    let (section, otherSection) = (all[Int(entry.place)].section, all[Int(other.place)].section)
    if section.isEmpty && otherSection.isEmpty || section == otherSection { return false }
    return !first.isInherited && !second.isInherited
  }
}

extension DoubleBooking {
  fileprivate var order: (Int32, Int32, Int32, Int32, Int32) {
    (later.offering, earlier.offering, holder, later.meeting, earlier.meeting)
  }
}

extension MeetingSpan {
  /// Whether two meetings are held on the same days of the week, from the same time to the same time.
  fileprivate func isAtSameTime(as other: MeetingSpan) -> Bool {
    days == other.days && starts == other.starts && ends == other.ends
  }
}

/// Which courses are one class under several codes: those that are cross-listed, in either direction.
private struct CrossListedClasses {
  /// For each course, another of its class, or itself; the ends of these chains are equal within a class.
  private var parents: [Int32]

  init(_ catalogue: Catalogue) {
    parents = [Int32](0..<Int32(catalogue.courses.count))
    for (number, course) in catalogue.courses.enumerated() {
      for reference in course.crossListed where reference.target >= 0 {
        let (one, other) = (root(of: Int32(number)), root(of: reference.target))
        if one != other { parents[Int(max(one, other))] = min(one, other) }
      }
    }
    for number in parents.indices { parents[number] = root(of: Int32(number)) }
  }

  /// Whether two courses are one class; two sections of one course are not.
  func areOne(_ course: Int32, _ other: Int32) -> Bool {
    course != other && parents[Int(course)] == parents[Int(other)]
  }

  /// The end of a course's chain, which is shortened on the way.
  private mutating func root(of course: Int32) -> Int32 {
    var course = course
    while parents[Int(course)] != course {
      parents[Int(course)] = parents[Int(parents[Int(course)])]
      course = parents[Int(course)]
    }
    return course
  }
}
