import Catalogue
import Templates

extension PageData {
  /// How many enrollments there are of each status.
  struct StatusCounts {
    private var counts = SIMD8<Int32>()

    subscript(status: Enrollment.Status) -> Int32 {
      get { counts[Int(status.rawValue)] }
      set { counts[Int(status.rawValue)] = newValue }
    }

    /// Whether all are alike.
    var isUniform: Bool { Enrollment.Status.allCases.count { self[$0] > 0 } <= 1 }
  }

  struct RosterPart {
    var status: Enrollment.Status
    /// Places among `numbers`, which are those of enrollments; or, in a roster where all are alike, among the
    /// enrollments by course.
    var enrollments: Range<Int>
    var isWhole: Bool
  }

  /// The order in which a roster is read: who sits in it, who waits, who was there.
  private static let order: [Enrollment.Status] = [.enrolled, .waitlisted, .completed, .withdrawn, .dropped]

  private func counts(_ number: Int) -> StatusCounts {
    if let known = courseTerms[number].counts { return known }
    var counts = StatusCounts()
    for place in courseTerms[number].roster {
      counts[view.enrollments[Int(view.graph.byCourse.items[Int(place)])].status] += 1
    }
    courseTerms[number].counts = counts
    return counts
  }

  /// How many of a course's enrollments in a term have a status; only internal builds say so.
  func count(of statuses: [Enrollment.Status], in number: Int) -> Value {
    guard view.audience == .internal else { return .absent }
    let counts = counts(number)
    return .integer(statuses.reduce(0) { $0 + Int(counts[$1]) })
  }

  /// A roster by status, and in each as it was.
  func rosterParts(_ number: Int) -> Value {
    let roster = courseTerms[number].roster
    let places = Int(roster.lowerBound)..<Int(roster.upperBound)
    let start = self.rosterParts.count
    guard !places.isEmpty else { return list(.rosterParts, start: start, count: 0) }
    let counts = counts(number)
    for status in Self.order where counts[status] > 0 {
      if counts.isUniform {
        self.rosterParts.append(RosterPart(status: status, enrollments: places, isWhole: true))
        break
      }
      let first = numbers.count
      for place in places where view.enrollments[Int(view.graph.byCourse.items[place])].status == status {
        numbers.append(view.graph.byCourse.items[place])
      }
      self.rosterParts.append(RosterPart(status: status, enrollments: first..<numbers.count, isWhole: false))
    }
    return list(.rosterParts, start: start, count: self.rosterParts.count - start)
  }

  func rosterPartValue(_ field: RosterPartFields, _ number: Int) -> Value {
    let part = rosterParts[number]
    switch field {
    case .status: return text(part.status.name)
    case .count: return view.audience == .internal ? .integer(part.enrollments.count) : .absent
    case .roster:
      return list(
        part.isWhole ? .enrollmentsOfCourse : .enrollments, start: part.enrollments.lowerBound,
        count: part.enrollments.count)
    }
  }

  /// The seats of a course's offerings in a term; none where no capacity is known.
  func seats(_ number: Int) -> (taken: Int, capacity: Int)? {
    let offerings = courseTerms[number].offerings
    var taken = 0
    var capacity: Int?
    for place in offerings {
      let offering = Int(numbers[Int(place)])
      let course = Int(view.relations.offeringCourses[offering])
      let seats = view.courses[course].offerings[offering - Int(view.relations.offeringStarts[course])].capacity
      // A sum that leaves out some of them would mislead.
      guard let seats else { return nil }
      capacity = (capacity ?? 0) + Int(seats)
      taken += Int(view.seats[offering].taken)
    }
    return capacity.map { (taken, $0) }
  }
}
