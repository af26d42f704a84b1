import Catalogue
import Testing

@Suite("A decimal number")
struct DecimalTests {
  @Test(
    "is exact, and written as short as can be",
    arguments: [
      ("6", 6000, "6"), ("7.5", 7500, "7.5"), ("0.125", 125, "0.125"), ("-1", -1000, "-1"), ("+2", 2000, "2"),
      ("06", 6000, "6"), ("1.50", 1500, "1.5"), ("0", 0, "0"), ("-0.5", -500, "-0.5"), ("0.05", 50, "0.05"),
      ("999999999999", 999_999_999_999_000, "999999999999"),
    ])
  func read(text: String, thousandths: Int64, written: String) throws {
    let number = try #require(Decimal(text.utf8))
    #expect(number.thousandths == thousandths)
    #expect(number.description == written)
  }

  @Test(
    "has digits on both sides of its point, at most three after it, and no other sign",
    arguments: [
      "", ".5", "6.", "1.2345", "1e3", "1,5", "--1", "1-", "six", " 6", "1.2.3", "0x10", "1000000000000", "-",
      "٣",
    ])
  func refused(text: String) {
    #expect(Decimal(text.utf8) == nil)
  }

  @Test("adds and compares")
  func arithmetic() throws {
    let third = try #require(Decimal("0.333".utf8))
    var sum = Decimal.zero
    for _ in 0..<3 { sum += third }
    #expect(sum == Decimal(thousandths: 999))
    #expect(Decimal.zero < third)
    #expect(third + third == Decimal(thousandths: 666))
  }
}

@Suite("A time of day")
struct ClockTimeTests {
  @Test(
    "is read with one digit or two for the hour",
    arguments: [
      ("9:00", 540, "09:00"), ("09:00", 540, "09:00"), ("0:00", 0, "00:00"), ("23:59", 1439, "23:59"),
    ])
  func read(text: String, minutes: Int16, written: String) throws {
    let time = try #require(ClockTime(text.utf8))
    #expect(time.minutes == minutes)
    #expect(time.description == written)
  }

  @Test(
    "is one on the clock, and written in full",
    arguments: [
      "24:00", "9:60", "9", "9:0", ":00", "9:000", "009:00", "9.00", "9:00am", "", "9:00:00", "-1:00",
    ])
  func refused(text: String) {
    #expect(ClockTime(text.utf8) == nil)
  }

  @Test("is before a later one")
  func order() throws {
    let nine = try #require(ClockTime("9:00".utf8))
    let ten = try #require(ClockTime("10:00".utf8))
    #expect(nine < ten)
  }
}

@Suite("Days of the week")
struct WeekdaysTests {
  @Test("stand in the order of the week, whatever order they were put in")
  func order() {
    var days: Weekdays = []
    for index in [6, 0, 2] { days.insert(Weekdays(rawValue: 1 << UInt8(index))) }
    #expect(days.indices == [0, 2, 6])
    #expect(days.indices.map { Weekdays.names[$0] } == ["mon", "wed", "sun"])
  }
}
