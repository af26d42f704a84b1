import TestSupport
import Testing

@testable import Catalogue

@Suite("The dates of a meeting")
struct MeetingDatesTests {
  private func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text.utf8)) }

  private func dates(_ days: [String], every: Int32 = 1, _ from: String, _ until: String) throws -> MeetingDates? {
    let days = days.compactMap { Weekdays.names.firstIndex(of: $0) }.map { Weekdays(index: $0) }
    return MeetingDates(days: Weekdays(days), every: every, from: try date(from), until: try date(until))
  }

  @Test(
    "are counted in weeks from Monday, beginning with that of the first",
    arguments: [
      // A Thursday to the Sunday two weeks later.
      (["thu"], 1, ["2026-09-03", "2026-09-10", "2026-09-17"]), (["thu"], 2, ["2026-09-03", "2026-09-17"]),
      (["mon", "fri"], 2, ["2026-09-04", "2026-09-14", "2026-09-18"]), (["wed"], 2, ["2026-09-09"]),
      (["sun", "mon"], 2, ["2026-09-06", "2026-09-14", "2026-09-20"]), (["sat"], 2_147_483_647, ["2026-09-05"]),
    ] as [([String], Int32, [String])])
  func listed(days: [String], every: Int32, expected: [String]) throws {
    let dates = try #require(try dates(days, every: every, "2026-09-03", "2026-09-20"))
    let all = (date: try date("2026-08-01").days, end: try date("2026-10-31").days)
    let found = (all.date...all.end).map { CalendarDate(days: $0) }.filter(dates.contains)
    #expect(found.map(\.description) == expected)
    #expect(dates.first.description == expected.first)
  }

  @Test("are none where no day of the week is left, or none was given")
  func none() throws {
    #expect(try dates(["mon"], "2026-09-01", "2026-09-06") == nil)
    #expect(try dates(["mon"], "2026-09-07", "2026-09-07") != nil)
    #expect(try dates(["mon"], "2026-09-07", "2026-09-06") == nil)
    #expect(try dates([], "2026-09-01", "2026-12-01") == nil)
    #expect(try dates(["mon"], every: 0, "2026-09-01", "2026-12-01") == nil)
  }

  @Test("overlap in weeks that are thousands of years apart, and in none where cycles never meet")
  func far() throws {
    let first = try #require(try dates(["mon"], every: 2, "0001-01-01", "9999-12-31"))
    let second = try #require(try dates(["mon"], every: 2, "0001-01-08", "9999-12-31"))
    #expect(!first.overlaps(second))
    let odd = try #require(try dates(["mon"], every: 65_537, "0001-01-01", "9999-12-31"))
    #expect(odd.overlaps(first))
    let long = try #require(try dates(["mon"], every: .max, "0001-01-08", "9999-12-31"))
    let other = try #require(try dates(["mon"], every: .max - 1, "0001-01-15", "9999-12-31"))
    #expect(long.overlaps(second) && second.overlaps(long))
    #expect(!long.overlaps(other) && !other.overlaps(long))
  }

  @Test("overlap exactly where a day-by-day search finds a common one, thousands of times by chance")
  func differential() {
    var random = SplitMix64(seed: 11)
    func dates() -> MeetingDates? {
      let start = Int32.random(in: -300...300, using: &random)
      let length = Int32.random(in: 0...(Bool.random(using: &random) ? 40 : 700), using: &random)
      // Usually few days, so that many pairs have no date in common.
      let days = UInt8.random(in: 0...127, using: &random) | 1 << UInt8.random(in: 0...6, using: &random)
      return MeetingDates(
        days: Weekdays(rawValue: days), every: Int32.random(in: 1...8, using: &random),
        from: CalendarDate(days: start), until: CalendarDate(days: start + length))
    }
    /// Walks from day to day, and counts the Mondays.
    func walk(_ dates: MeetingDates) -> Set<Int32> {
      var days: Set<Int32> = []
      var week: Int32 = 0
      var day = dates.first.days
      while day <= dates.last.days {
        // 1970-01-05 was a Monday.
        let weekday = ((day - 4) % 7 + 7) % 7
        if weekday == 0, day > dates.first.days { week += 1 }
        if week % dates.every == 0, dates.days.rawValue >> UInt8(weekday) & 1 == 1 { days.insert(day) }
        day += 1
      }
      return days
    }
    var counts = (overlapping: 0, apart: 0)
    for _ in 0..<8000 {
      guard let first = dates(), let second = dates() else { continue }
      let expected = !walk(first).isDisjoint(with: walk(second))
      if expected { counts.overlapping += 1 } else { counts.apart += 1 }
      #expect(first.overlaps(second) == expected, "\(first) and \(second)")
      #expect(second.overlaps(first) == expected, "\(second) and \(first)")
    }
    #expect(counts.overlapping > 1000 && counts.apart > 1000)
  }
}
