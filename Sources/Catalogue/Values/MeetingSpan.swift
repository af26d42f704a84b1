/// A meeting as far as clashes are concerned: on which dates, from when to when.
package struct MeetingSpan: Sendable, BitwiseCopyable {
  package let offering: Int32
  /// Its place among the offering's meetings.
  package let meeting: Int32
  package let term: Int32
  package let days: Weekdays
  package let every: Int32
  /// In minutes since midnight.
  package let starts: Int16
  package let ends: Int16
  /// The days between which it meets, in days since 1970; the least and the largest number where that is open.
  package let from: Int32
  package let until: Int32
  /// On which dates it meets, where both ends are known.
  package let dates: MeetingDates?

  /// - Returns: `nil` for a meeting without days or times, which cannot be compared, and one without a single date.
  package init?(_ meeting: Meeting, at place: Int, of offering: Offering, _ number: Int32, in term: Term?) {
    guard let starts = meeting.starts, let ends = meeting.ends, starts < ends, !meeting.days.isEmpty else { return nil }
    let from = meeting.from ?? offering.starts ?? term?.starts
    let until = meeting.until ?? offering.ends ?? term?.ends
    if let from, let until {
      guard let dates = MeetingDates(days: meeting.days, every: meeting.every, from: from, until: until) else {
        return nil
      }
      self.dates = dates
    } else {
      dates = nil
    }
    self.offering = number
    self.meeting = Int32(place)
    self.term = offering.term?.target ?? -1
    days = meeting.days
    every = meeting.every
    self.starts = starts.minutes
    self.ends = ends.minutes
    self.from = from?.days ?? .min
    self.until = until?.days ?? .max
  }

  /// Whether both take place at the same time on some day.
  ///
  /// Where an end is open, the week decides: two meetings of one term that are held every week.
  package func clashes(with other: MeetingSpan) -> Bool {
    guard starts < other.ends, other.starts < ends, !days.isDisjoint(with: other.days), from <= other.until,
      other.from <= until
    else { return false }
    if let dates, let others = other.dates { return dates.overlaps(others) }
    return term >= 0 && term == other.term && every == 1 && other.every == 1
  }
}
