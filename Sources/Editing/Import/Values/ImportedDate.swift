import Catalogue

/// Which of two numbers of a date is the day.
package enum DateOrder: String, Sendable, CaseIterable {
  case dayFirst = "dmy"
  case monthFirst = "mdy"
}

/// What a cell says about a day.
enum ImportedDate: Hashable {
  case day(CalendarDate)
  /// It can be read as two different days.
  case ambiguous
  case none

  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

  /// Reads a date as spreadsheets and student information systems write it.
  ///
  /// ISO 8601, basic and extended, with or without a time of day; the year first with slashes or dots; days with dots,
  /// which come first wherever dots are used; English names of months; day and month with slashes or hyphens where
  /// only one order is possible, or `order` says which.
  init(_ text: String, order: DateOrder?) {
    // A time of day follows a `T` or a space and starts with a digit.
    var words = text.split(separator: " ").map(String.init)
    if words.count > 1, words[1].first?.isNumber == true, words[1].contains(":") { words.removeSubrange(1...) }
    var day = words.joined(separator: " ")
    if let time = day.firstIndex(of: "T"), time > day.startIndex, day[day.index(after: time)...].first?.isNumber == true
    {
      day = String(day[..<time])
    }
    let parts = day.split { "-/., ".contains($0) }.map(String.init)
    if parts.count == 1, day.utf8.count == 8, let number = Self.number(day) {
      self = Self.made(number / 10_000, number / 100 % 100, number % 100)
      return
    }
    guard parts.count == 3 else {
      self = .none
      return
    }
    if let month = Self.month(parts[1]), let first = Self.number(parts[0]), let last = Self.number(parts[2]) {
      self = parts[0].utf8.count == 4 ? Self.made(first, month, last) : Self.made(last, month, first, parts[2])
    } else if let month = Self.month(parts[0]), let number = Self.number(parts[1]), let year = Self.number(parts[2]) {
      self = Self.made(year, month, number, parts[2])
    } else if let a = Self.number(parts[0]), let b = Self.number(parts[1]), let c = Self.number(parts[2]) {
      if parts[0].utf8.count == 4 {
        self = Self.made(a, b, c)
      } else {
        self = Self.ordered(a, b, c, parts[2], isDotted: day.contains("."), order)
      }
    } else {
      self = .none
    }
  }

  private static func ordered(
    _ a: Int, _ b: Int, _ year: Int, _ yearText: String, isDotted: Bool, _ order: DateOrder?
  ) -> ImportedDate {
    let dayFirst = made(year, b, a, yearText)
    let monthFirst = made(year, a, b, yearText)
    switch order {
    case .dayFirst?: return dayFirst
    case .monthFirst?: return monthFirst
    case nil: break
    }
    if isDotted { return dayFirst }
    if dayFirst == .none || dayFirst == monthFirst { return monthFirst }
    return monthFirst == .none ? dayFirst : .ambiguous
  }

  /// A date whose year has four digits, which is the only way to know the century.
  private static func made(_ year: Int, _ month: Int, _ day: Int, _ yearText: String = "0000") -> ImportedDate {
    guard yearText.utf8.count == 4, year >= 1000 else { return .none }
    return CalendarDate(year: year, month: month, day: day).map(ImportedDate.day) ?? .none
  }

  private static func number(_ text: String) -> Int? {
    guard (1...8).contains(text.utf8.count), text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    return Int(text)
  }

  /// The number of a month by its English name, or the first three letters of it.
  private static func month(_ text: String) -> Int? {
    let name = text.lowercased()
    let full = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
      "december",
    ]
    return (full.firstIndex(of: name) ?? months.firstIndex(of: name) ?? (name == "sept" ? 8 : nil)).map { $0 + 1 }
  }
}
