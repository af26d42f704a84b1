import Catalogue
package import Diagnostics

extension Rule {
  /// More students are enrolled in an offering than it has seats.
  package static let capacityExceeded = Rule(
    id: "capacity-exceeded", family: .domain, severity: .warning,
    summary: "More students are enrolled in an offering than it has seats.",
    explanation: """
      An offering's `capacity` says how many seats it has. Who is `enrolled` or has `completed` takes one, a \
      student whom no page shows included; who is waitlisted, withdrawn or dropped takes none.

      An enrollment takes a seat in each section that it names; without any, in the term's only offering, or in \
      that without a section. Where it is not clear which of several sections is meant, it takes a seat that \
      any of them has left, if all of them have a capacity.

      Seats are given in the order of `enrolled_on`, those without the date first, then in the order of files \
      and lines. Each enrollment that is left without a seat is reported. To mend it, put it on the waitlist \
      (`status: waitlisted`), or raise the capacity. Where a student may come in addition, say so: `override: \
      [{rule: capacity-exceeded, reason: Brings a chair}]`; this takes no seat from anybody else. The rule looks at \
      `current_term` and later terms, where that is set.
      """,
    examples: [
      Example(
        "Three students in two seats: the last to come has none",
        [
          .init("content/students/ada-lovelace.md", "---\nname: Ada Lovelace\n---\n"),
          .init("content/students/alan-turing.md", "---\nname: Alan Turing\n---\n"),
          .init("content/students/grace-hopper.md", "---\nname: Grace Hopper\n---\n"),
          .init(
            "content/courses/cs-101.md", "---\ntitle: Programming\nofferings: [{term: 2026-fall, capacity: 2}]\n---\n"),
          .init(
            "content/enrollments/2026-fall/cs-101.md",
            """
            ---
            course: cs-101
            term: 2026-fall
            enrollments:
              - «{student: ada-lovelace, enrolled_on: 2026-08-03}»
              - {student: alan-turing, enrolled_on: 2026-08-01}
              - {student: grace-hopper, enrolled_on: 2026-08-02}
            ---
            """),
        ]),
      Example(
        "One waits, and one may come in addition",
        [
          .init("content/students/ada-lovelace.md", "---\nname: Ada Lovelace\n---\n"),
          .init("content/students/alan-turing.md", "---\nname: Alan Turing\n---\n"),
          .init("content/students/grace-hopper.md", "---\nname: Grace Hopper\n---\n"),
          .init(
            "content/courses/cs-101.md", "---\ntitle: Programming\nofferings: [{term: 2026-fall, capacity: 1}]\n---\n"),
          .init(
            "content/enrollments/2026-fall/cs-101.md",
            """
            ---
            course: cs-101
            term: 2026-fall
            enrollments:
              - ada-lovelace
              - {student: alan-turing, status: waitlisted}
              - student: grace-hopper
                override: [{rule: capacity-exceeded, reason: Needs the course to graduate}]
            ---
            """),
        ]),
    ])
}

/// Reports each enrollment for which an offering has no seat left.
///
/// - Complexity: O(*n*) in enrollments, and O(*m* log *m*) in those of an offering that is overfull.
@Sendable func capacityExceeded(in survey: DomainSurvey) -> [DomainFault] {
  let offerings = survey.offerings
  guard offerings.groups.contains(where: \.hasCapacity) else { return [] }
  let all = survey.catalogue.enrollments
  var taken = [Int32](repeating: 0, count: offerings.entries.count)
  // Those of whom it is not clear which section they are in, by group.
  var unplaced = [Int32](repeating: 0, count: offerings.groups.count)
  for fact in survey.enrollments where survey.needsSeat(fact) {
    survey.forEachSeat(of: fact, all[Int(fact.number)], offering: { taken[Int($0)] += 1 }, group: { unplaced[$0] += 1 })
  }

  let free = offerings.groups.map { group in
    group.range.reduce(Int32(0)) { free, index in
      let number = Int(offerings.members[Int(index)])
      let capacity = offerings.entries[number].capacity
      return capacity < 0 || free == .max ? .max : free &+ max(0, capacity - taken[number])
    }
  }
  let isOverfull = offerings.entries.indices.map { number in
    offerings.entries[number].capacity >= 0 && taken[number] > offerings.entries[number].capacity
  }
  let isShort = offerings.groups.indices.map { free[$0] < unplaced[$0] }
  guard isOverfull.contains(true) || isShort.contains(true) else { return [] }

  var waiting: [Int32: [EnrollmentFacts]] = [:]
  var waitingAnywhere: [Int: [EnrollmentFacts]] = [:]
  for fact in survey.enrollments where survey.needsSeat(fact) {
    survey.forEachSeat(
      of: fact, all[Int(fact.number)],
      offering: { if isOverfull[Int($0)] { waiting[$0, default: []].append(fact) } },
      group: { if isShort[$0] { waitingAnywhere[$0, default: []].append(fact) } })
  }
  let wording = Wording(survey.catalogue)
  var faults: [DomainFault] = []
  func report(_ facts: [EnrollmentFacts], seats: Int, _ place: String, _ why: String, _ section: [String]) {
    for fact in survey.inOrderOfComing(facts).dropFirst(seats) {
      let enrollment = all[Int(fact.number)]
      faults.append(
        DomainFault(
          .capacityExceeded, inFile: enrollment.file, at: enrollment.place,
          "\(place) has no seat for \(wording.student(fact.student)): \(why)",
          about: wording.ids(fact) + section))
    }
  }
  for (number, facts) in waiting.sorted(by: { $0.key < $1.key }) {
    let entry = offerings.entries[Int(number)]
    let section = wording.offering(of: entry).section
    report(
      facts, seats: Int(entry.capacity), wording.offering(entry), CapacityExceeded.reason(entry.capacity),
      section.isEmpty ? [] : [section.string])
  }
  for (number, facts) in waitingAnywhere.sorted(by: { $0.key < $1.key }) {
    guard let fact = facts.first else { continue }
    report(
      facts, seats: Int(free[number]), wording.course(fact.course, in: fact.term),
      "the seats of all its sections are taken", [])
  }
  return faults
}

enum CapacityExceeded {
  static func reason(_ capacity: Int32) -> String {
    switch capacity {
    case 0: "it has no seats"
    case 1: "its only seat is taken"
    default: "its \(capacity) seats are taken"
    }
  }
}

extension DomainSurvey {
  /// Whether an enrollment takes a seat of an offering that may have a limit.
  @inline(__always)
  fileprivate func needsSeat(_ fact: EnrollmentFacts) -> Bool {
    fact.counts && fact.status.takesSeat && fact.group >= 0 && offerings.groups[Int(fact.group)].hasCapacity
      && !isOverridden(.capacityExceeded, fact)
  }

  /// Calls `offering` with each offering in which an enrollment takes a seat, or `group` with all offerings of the term
  /// where it is not clear which it is.
  @inline(__always)
  fileprivate func forEachSeat(
    of fact: EnrollmentFacts, _ enrollment: Enrollment, offering: (Int32) -> Void, group: (Int) -> Void
  ) {
    if enrollment.sections.isEmpty, offerings.groups[Int(fact.group)].standard < 0 {
      group(Int(fact.group))
    } else {
      offerings.forEach(takenBy: enrollment, in: fact.group, of: catalogue, offering)
    }
  }

  /// Enrollments as they came: by the date of enrollment, those without one first; then by file and place.
  func inOrderOfComing(_ facts: [EnrollmentFacts]) -> [EnrollmentFacts] {
    facts.map { (fact: $0, day: catalogue.enrollments[Int($0.number)].enrolledOn?.days ?? .min) }
      .sorted { ($0.day, $0.fact.number) < ($1.day, $1.fact.number) }
      .map(\.fact)
  }
}
