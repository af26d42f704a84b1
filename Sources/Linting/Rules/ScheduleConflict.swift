import Catalogue
package import Diagnostics

extension Rule {
  /// A student is enrolled in two courses that meet at the same time.
  package static let scheduleConflict = Rule(
    id: "schedule-conflict", family: .domain, severity: .warning,
    summary: "A student is enrolled in two courses that meet at the same time.",
    explanation: """
      Nobody can sit in two places at once. Of each student, the meetings of all courses that are `enrolled` or \
      `completed` are compared, also across terms.

      What counts are real dates: the days of the week from a meeting's `from` to its `until` (else the \
      offering's `starts` and `ends`, else the term's), every so many weeks, counted from the week of the first \
      meeting. Two meetings on the same day clash when one begins before the other has ended; one that begins \
      at 10:00 does not clash with one that ends at 10:00. Holidays do not matter. Where a first or last date is \
      not known, two meetings of one term clash when they are on the same day of the week, at the same time, \
      and both every week.

      An enrollment takes the sections that it names; without any, the term's only offering, or that without a \
      section. If it is not clear which of several is meant, it is not compared.

      The report is at the later of the two enrollments, in the order of files and lines, and names the other. \
      To mend it, change one's section or withdraw. Where a student may miss part of one, say so with an \
      `override` on either: `{rule: schedule-conflict, reason: Agreed with both teachers}`. The rule looks at \
      `current_term` and later terms, where that is set.
      """,
    examples: [
      Example(
        "Two lectures on Monday mornings",
        [
          .init(
            "content/terms/2026-fall.md", "---\ntitle: Fall 2026\nstarts: 2026-08-24\nends: 2026-12-11\n---\n"),
          .init("content/students/ada-lovelace.md", "---\nname: Ada Lovelace\n---\n"),
          .init(
            "content/courses/cs-101.md",
            """
            ---
            title: Programming
            offerings:
              - term: 2026-fall
                meetings: [{days: [mon, wed], starts: 9:00, ends: 10:30}]
            ---
            """),
          .init(
            "content/courses/ma-110.md",
            """
            ---
            title: Logic
            offerings:
              - term: 2026-fall
                meetings: [{days: [mon], starts: 10:00, ends: 11:00}]
            ---
            """),
          .init(
            "content/enrollments/ada-lovelace.md",
            """
            ---
            student: ada-lovelace
            term: 2026-fall
            enrollments:
              - cs-101
              - «ma-110»
            ---
            """),
        ]),
      Example(
        "One after the other, in alternate weeks, and in another section",
        [
          .init(
            "content/terms/2026-fall.md", "---\ntitle: Fall 2026\nstarts: 2026-08-24\nends: 2026-12-11\n---\n"),
          .init("content/students/ada-lovelace.md", "---\nname: Ada Lovelace\n---\n"),
          .init(
            "content/courses/cs-101.md",
            """
            ---
            title: Programming
            offerings:
              - term: 2026-fall
                section: 001
                meetings: [{days: [mon], starts: 9:00, ends: 10:00}]
              - term: 2026-fall
                section: 002
                meetings: [{days: [tue], starts: 9:00, ends: 10:00}]
            ---
            """),
          .init(
            "content/courses/ma-110.md",
            """
            ---
            title: Logic
            offerings:
              - term: 2026-fall
                meetings:
                  - {days: [mon], starts: 10:00, ends: 11:00}
                  - {days: [thu], starts: 10:00, ends: 11:00, every: 2}
            ---
            """),
          .init(
            "content/courses/ph-100.md",
            """
            ---
            title: Mechanics
            offerings:
              - term: 2026-fall
                meetings:
                  - {days: [tue], starts: 9:00, ends: 10:00}
                  - {days: [thu], starts: 10:00, ends: 11:00, every: 2, from: 2026-08-31}
            ---
            """),
          .init(
            "content/enrollments/ada-lovelace.md",
            """
            ---
            student: ada-lovelace
            term: 2026-fall
            enrollments:
              - {course: cs-101, section: 001}
              - ma-110
              - ph-100
            ---
            """),
        ]),
    ])
}

/// Reports each pair of enrollments of one student that meet at the same time, once.
///
/// - Complexity: O(*n*) in enrollments, and quadratic in those of one student that meet in the same weeks.
@Sendable func scheduleConflicts(in survey: DomainSurvey) -> [DomainFault] {
  let offerings = survey.offerings
  guard offerings.spans.count > 1 else { return [] }
  let enrollments = survey.catalogue.enrollments
  let wording = Wording(survey.catalogue)
  var lines = LineNumbers(survey.catalogue)
  var faults: [DomainFault] = []
  var meeting: [EnrollmentFacts] = []
  survey.forEachStudent { transcript in
    guard transcript.items.count > 1 else { return }
    meeting.removeAll(keepingCapacity: true)
    for fact in transcript.items where fact.counts && fact.status.takesSeat && fact.group >= 0 {
      if offerings.groups[Int(fact.group)].meets { meeting.append(fact) }
    }
    guard meeting.count > 1 else { return }
    for index in 1..<meeting.count {
      for other in meeting[..<index] where other.group != meeting[index].group {
        guard let (first, second) = offerings.clash(of: other, meeting[index], in: survey.catalogue),
          !survey.isOverridden(.scheduleConflict, other), !survey.isOverridden(.scheduleConflict, meeting[index])
        else { continue }
        // The transcript is sorted by course, the report by files.
        let isInOrder = other.number < meeting[index].number
        let (earlier, later) = isInOrder ? (other, meeting[index]) : (meeting[index], other)
        let (earlierSpan, laterSpan) = isInOrder ? (first, second) : (second, first)
        let earlierEnrollment = enrollments[Int(earlier.number)]
        let enrollment = enrollments[Int(later.number)]
        let place = lines.name(of: earlierEnrollment.place, inFile: earlierEnrollment.file)
        let both = [earlier, later].map { Array(wording.ids($0).dropFirst()) }
          .sorted { $0.lexicographicallyPrecedes($1) }
        faults.append(
          DomainFault(
            .scheduleConflict, inFile: enrollment.file, at: enrollment.place,
            "\(wording.student(later.student)) has \(wording.meeting(laterSpan, in: offerings)) at the time of "
              + "\(wording.meeting(earlierSpan, in: offerings)), at \(place)",
            about: [wording.studentID(later.student)] + both.joined()))
      }
    }
  }
  return faults
}

extension OfferingTable {
  /// Two meetings of what two enrollments take that are at the same time on some day; the first such pair.
  fileprivate func clash(
    of first: EnrollmentFacts, _ second: EnrollmentFacts, in catalogue: Catalogue
  ) -> (MeetingSpan, MeetingSpan)? {
    guard groups[Int(first.group)].mayClash(with: groups[Int(second.group)]) else { return nil }
    var found: (MeetingSpan, MeetingSpan)?
    forEach(takenBy: catalogue.enrollments[Int(first.number)], in: first.group, of: catalogue) { offering in
      if found != nil || entries[Int(offering)].spans.isEmpty { return }
      forEach(takenBy: catalogue.enrollments[Int(second.number)], in: second.group, of: catalogue) { other in
        if found == nil { found = clash(of: entries[Int(offering)], entries[Int(other)]) }
      }
    }
    return found
  }

  private func clash(of first: Entry, _ second: Entry) -> (MeetingSpan, MeetingSpan)? {
    for index in first.spans {
      for other in second.spans where spans[Int(index)].clashes(with: spans[Int(other)]) {
        return (spans[Int(index)], spans[Int(other)])
      }
    }
    return nil
  }
}
