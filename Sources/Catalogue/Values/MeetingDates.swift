/// The dates on which something meets: certain days of the week, every so many weeks, from one day to another.
///
/// Weeks start on Monday and are counted from that of the first date, as a recurrence rule of RFC 5545 counts them
/// whose `DTSTART` is that date, with `FREQ=WEEKLY`, `WKST=MO` and `BYDAY`. There is always at least one date.
package struct MeetingDates: Sendable, Hashable, BitwiseCopyable {
  package let days: Weekdays
  /// In weeks; 1 or more.
  package let every: Int32
  /// The first date.
  package let first: CalendarDate
  /// No date is later than this day, which need not be one of the dates.
  package let last: CalendarDate

  /// - Parameters:
  ///   - start: the day from which on it meets; the first date is the first day on or after it that is one of `days`.
  ///   - end: the day up to which it meets, inclusive.
  /// - Returns: `nil` where there is no date at all.
  package init?(days: Weekdays, every: Int32 = 1, from start: CalendarDate, until end: CalendarDate) {
    guard every >= 1 else { return nil }
    let weekday = Self.weekday(Int(start.days))
    guard let wait = (0..<7).first(where: { days.contains(Weekdays(index: (weekday + $0) % 7)) }),
      Int(start.days) + wait <= Int(end.days)
    else { return nil }
    self.days = days
    self.every = every
    first = CalendarDate(days: start.days + Int32(wait))
    last = end
  }

  /// Whether a date is one of these.
  package func contains(_ date: CalendarDate) -> Bool {
    let day = Weekdays(index: Self.weekday(Int(date.days)))
    guard date >= first, date <= last, days.contains(day) else { return false }
    return (Self.week(Int(date.days)) - Self.week(Int(first.days))) % Int(every) == 0
  }

  /// The first date for which `condition` holds.
  ///
  /// - Complexity: O(*n*) in the dates up to that one.
  package func first(where condition: (CalendarDate) -> Bool) -> CalendarDate? {
    var monday = Self.monday(ofWeek: Self.week(Int(first.days)))
    while monday <= Int(last.days) {
      for day in 0..<7 where days.contains(Weekdays(index: day)) {
        guard (Int(first.days)...Int(last.days)).contains(monday + day) else { continue }
        let date = CalendarDate(days: Int32(monday + day))
        if condition(date) { return date }
      }
      monday += 7 * Int(every)
    }
    return nil
  }

  /// Whether some date is one of these and one of those.
  ///
  /// The weeks that both meet in are the solutions of two congruences, so the cost does not depend on how long either
  /// lasts: the Chinese remainder theorem gives the first, and only the weeks at both ends need a closer look.
  package func overlaps(_ other: MeetingDates) -> Bool {
    let common = days.intersection(other.days)
    let start = Int(max(first, other.first).days)
    let end = Int(min(last, other.last).days)
    guard !common.isEmpty, start <= end,
      var week = Self.commonWeek(
        Self.week(Int(first.days)), every: Int(every), Self.week(Int(other.first.days)), every: Int(other.every),
        from: Self.week(start))
    else { return false }
    let lastWeek = Self.week(end)
    let step = Self.leastCommonMultiple(Int(every), Int(other.every))
    // A week that lies within the bounds as a whole settles it, so that at most three weeks are looked at.
    while week <= lastWeek {
      let monday = Self.monday(ofWeek: week)
      for day in common.indices where (start...end).contains(monday + day) { return true }
      week += step
    }
    return false
  }
}

extension MeetingDates {
  /// Monday is 0; 1970-01-01 was a Thursday.
  private static func weekday(_ days: Int) -> Int {
    let rest = (days + 3) % 7
    return rest < 0 ? rest + 7 : rest
  }

  /// Weeks since that of 1970-01-01.
  private static func week(_ days: Int) -> Int { (days + 3 - weekday(days)) / 7 }

  private static func monday(ofWeek week: Int) -> Int { week * 7 - 3 }

  /// The first week, not before `start`, that is in both of two cycles; each is given by a week that is in it.
  ///
  /// Cycles are below 2³¹, so every product here is below 2⁶².
  private static func commonWeek(
    _ first: Int, every cycle: Int, _ second: Int, every otherCycle: Int, from start: Int
  ) -> Int? {
    let (divisor, inverse) = bezout(cycle, otherCycle)
    guard (second - first) % divisor == 0 else { return nil }
    let modulus = otherCycle / divisor
    let steps = remainder(remainder((second - first) / divisor, modulus) * inverse, modulus)
    let common = first + cycle * steps
    let step = leastCommonMultiple(cycle, otherCycle)
    return start + remainder(common - start, step)
  }

  /// The greatest common divisor of two positive numbers, and the inverse of the first modulo the second when both are
  /// divided by it (the extended Euclidean algorithm).
  private static func bezout(_ a: Int, _ b: Int) -> (divisor: Int, inverse: Int) {
    var (remainders, factors) = ((a, b), (1, 0))
    while remainders.1 != 0 {
      let quotient = remainders.0 / remainders.1
      remainders = (remainders.1, remainders.0 - quotient * remainders.1)
      factors = (factors.1, factors.0 - quotient * factors.1)
    }
    return (remainders.0, remainder(factors.0, b / remainders.0))
  }

  private static func leastCommonMultiple(_ a: Int, _ b: Int) -> Int { a / bezout(a, b).divisor * b }

  /// The remainder that is not negative.
  private static func remainder(_ number: Int, _ modulus: Int) -> Int {
    let rest = number % modulus
    return rest < 0 ? rest + modulus : rest
  }
}

extension Weekdays {
  /// One day, Monday being 0.
  package init(index: Int) { self.init(rawValue: 1 << UInt8(truncatingIfNeeded: index)) }
}
