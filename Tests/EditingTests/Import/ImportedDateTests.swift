import Catalogue
import Testing

@testable import Editing

@Suite("A day in a spreadsheet")
struct ImportedDateTests {
  @Test(
    "is read where it can be read in one way only",
    arguments: [
      "2026-09-01", "2026-09-01T06:00:00Z", "2026-09-01 06:00:00", "2026-09-01 6:00 UTC", "2026/09/01", "2026/9/1",
      "2026.09.01", "20260901", "1.9.2026", "01.09.2026", "1 Sep 2026", "1 September 2026", "Sep 1, 2026",
      "September 1, 2026", "01-Sep-2026", "Sept 1 2026", "2026-Sep-01",
    ])
  func isRead(text: String) {
    #expect(ImportedDate(text, order: nil) == CalendarDate(year: 2026, month: 9, day: 1).map(ImportedDate.day))
  }

  @Test(
    "is read in the order that the user names",
    arguments: [
      ("03/04/2026", DateOrder.dayFirst, 4, 3), ("03/04/2026", .monthFirst, 3, 4), ("3-4-2026", .dayFirst, 4, 3),
      ("03.04.2026", .monthFirst, 3, 4),
    ])
  func order(text: String, order: DateOrder, month: Int, day: Int) {
    #expect(ImportedDate(text, order: order) == CalendarDate(year: 2026, month: month, day: day).map(ImportedDate.day))
  }

  @Test(
    "is not guessed",
    arguments: [
      ("03/04/2026", ImportedDate.ambiguous), ("3-4-2026", .ambiguous), ("2026-02-30", .none), ("1/2/26", .none),
      ("soon", .none), ("20261301", .none), ("2026", .none), ("1 Foo 2026", .none), ("", .none), ("Today", .none),
      ("99999999999-1-1", .none), ("31/31/2026", .none),
    ])
  func isNotGuessed(text: String, expected: ImportedDate) {
    #expect(ImportedDate(text, order: nil) == expected)
  }

  @Test("is told by its numbers where one of them is no month")
  func unambiguous() {
    #expect(
      ImportedDate("25/12/2026", order: nil) == CalendarDate(year: 2026, month: 12, day: 25).map(ImportedDate.day))
    #expect(
      ImportedDate("12/25/2026", order: nil) == CalendarDate(year: 2026, month: 12, day: 25).map(ImportedDate.day))
    #expect(ImportedDate("5/5/2026", order: nil) == CalendarDate(year: 2026, month: 5, day: 5).map(ImportedDate.day))
    #expect(ImportedDate("25/12/2026", order: .monthFirst) == .none)
  }
}

@Suite("Words of a spreadsheet")
struct ImportedWordsTests {
  @Test(
    "stand for a status",
    arguments: [
      ("active", Enrollment.Status.enrolled), ("Enrolled", .enrolled), ("concluded", .completed),
      ("COMPLETE", .completed),
      ("deleted", .dropped), ("inactive", .dropped), ("tobedeleted", .dropped), ("Wait-listed", .waitlisted),
      ("waitlist", .waitlisted), ("W", .withdrawn), ("Withdrawn", .withdrawn),
    ])
  func status(text: String, status: Enrollment.Status) {
    #expect(Enrollment.Status(imported: text) == status)
    #expect(Enrollment.Status(imported: "\(text)x") == nil)
  }

  @Test("stand for a list")
  func lists() {
    #expect(ImportedText.items("a, b,,c ") == ["a", "b", "c"])
    #expect(ImportedText.items("Lovelace, Ada; Turing, Alan") == ["Lovelace, Ada", "Turing, Alan"])
    #expect(ImportedText.items("a | b") == ["a", "b"])
  }

  @Test(
    "stand for a number",
    arguments: [
      ("6", false, 6000), ("7.5", false, 7500), ("3.0000", false, 3000), ("3.", false, 3000), ("7,5", true, 7500),
      ("7,5", false, nil), ("-1", false, nil), ("six", true, nil), ("1.234,5", true, nil),
    ] as [(String, Bool, Int64?)])
  func numbers(text: String, acceptsComma: Bool, thousandths: Int64?) {
    #expect(ImportedText.decimal(text, acceptsComma: acceptsComma)?.thousandths == thousandths)
  }

  @Test("name columns whatever their case, spaces and signs", arguments: ["E-mail", "e_mail", "E MAIL", "Émail"])
  func columns(name: String) {
    #expect(ImportedField.key(of: name) == "email")
  }

  @Test("map columns to fields, or to none")
  func mappings() {
    #expect(ColumnMapping("Course no.=code") == ColumnMapping(column: "Course no.", field: "code"))
    #expect(ColumnMapping("a=b=code") == ColumnMapping(column: "a=b", field: "code"))
    #expect(ColumnMapping("Notes=") == ColumnMapping(column: "Notes", field: nil))
    #expect(ColumnMapping("Notes=-") == ColumnMapping(column: "Notes", field: nil))
    #expect(ColumnMapping("Notes") == nil)
    #expect(ColumnMapping("=code") == nil)
  }
}
