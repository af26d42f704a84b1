import Catalogue
import Testing

@Suite("A calendar date")
struct CalendarDateTests {
  @Test(
    "is read as ISO 8601 writes it",
    arguments: [
      ("1970-01-01", 0), ("1970-01-02", 1), ("1969-12-31", -1), ("2000-02-29", 11_016),
      ("2000-03-01", 11_017),
      ("2026-09-01", 20_697), ("0001-01-01", -719_162), ("9999-12-31", 2_932_896), ("1900-02-28", -25_509),
      ("2024-02-29", 19_782),
    ])
  func read(text: String, days: Int32) throws {
    let date = try #require(CalendarDate(text.utf8))
    #expect(date.days == days)
    #expect(date.description == text)
  }

  @Test(
    "must exist, and be written in full",
    arguments: [
      "2026-02-29", "1900-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00",
      "2026-1-1",
      "26-01-01", "2026/01/01", "2026-01-01T00:00", "", "0000-01-01", "2026-01-1x", "-026-01-01",
      "２０２６-01-01",
    ])
  func refused(text: String) {
    #expect(CalendarDate(text.utf8) == nil)
  }

  @Test("survives the way to components and back, on every day of four hundred years")
  func roundTrip() throws {
    var previous: CalendarDate?
    var wrong: [Int32] = []
    let first = try #require(CalendarDate(year: 1800, month: 1, day: 1))
    let last = try #require(CalendarDate(year: 2200, month: 12, day: 31))
    for days in first.days...last.days {
      let date = CalendarDate(days: days)
      let (year, month, day) = date.components
      if CalendarDate(year: year, month: month, day: day) != date { wrong.append(days) }
      if let previous {
        let before = previous.components
        // A day is the next of its month, or the first of another.
        let follows = day == before.day + 1 && month == before.month || day == 1 && month != before.month
        if !follows || previous >= date { wrong.append(days) }
      }
      previous = date
    }
    #expect(wrong == [])
  }
}
