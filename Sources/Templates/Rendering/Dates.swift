/// Calendar days, which are counted from 1 January 1970, as text.
enum Dates {
  struct Parts {
    var year: Int
    var month: Int
    var day: Int
    /// From 1.
    var dayOfYear: Int
    /// Monday is 0.
    var weekday: Int
  }

  /// The names of months and weekdays, in the memory of a ``TemplateSet``: months, short months, weekdays,
  /// short weekdays.
  struct Names {
    let texts: UnsafePointer<UnsafeBufferPointer<UInt8>>

    static let count = 12 + 12 + 7 + 7

    func month(_ month: Int, isShort: Bool) -> UnsafeBufferPointer<UInt8> {
      texts[(isShort ? 12 : 0) + month - 1]
    }

    func weekday(_ weekday: Int, isShort: Bool) -> UnsafeBufferPointer<UInt8> {
      texts[(isShort ? 31 : 24) + weekday]
    }
  }

  static func parts(of day: Int32) -> Parts {
    // Eras of 400 years, counted from 1 March, so that the leap day ends its year.
    let days = Int(day) + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfMarchYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfMarchYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let dayOfYear =
      month <= 2 ? dayOfMarchYear - 305 : dayOfMarchYear + (isLeap ? 61 : 60)
    return Parts(
      year: year, month: month, day: dayOfMarchYear - (153 * marchMonth + 2) / 5 + 1,
      dayOfYear: dayOfYear,
      weekday: ((Int(day) + 3) % 7 + 7) % 7)
  }

  /// Appends a day as 2026-09-01.
  static func append(_ day: Int32, to output: inout ByteBuffer) {
    let parts = parts(of: day)
    appendYear(parts.year, to: &output)
    output.append(UInt8(ascii: "-"))
    output.append(digits: UInt(parts.month), atLeast: 2)
    output.append(UInt8(ascii: "-"))
    output.append(digits: UInt(parts.day), atLeast: 2)
  }

  private static func appendYear(_ year: Int, to output: inout ByteBuffer) {
    if year < 0 { output.append(UInt8(ascii: "-")) }
    output.append(digits: year.magnitude, atLeast: 4)
  }

  /// Appends a day in a form that ``DateFormat`` has accepted.
  static func append(
    _ day: Int32, as format: UnsafeBufferPointer<UInt8>, names: Names, to output: inout ByteBuffer
  ) {
    let parts = parts(of: day)
    var i = 0
    while i < format.count {
      guard format[i] == UInt8(ascii: "%"), i + 1 < format.count else {
        output.append(format[i])
        i += 1
        continue
      }
      i += 1
      let isShort = format[i] == UInt8(ascii: "-")
      if isShort { i += 1 }
      guard i < format.count else { return }
      append(format[i], isShort: isShort, parts, names, to: &output)
      i += 1
    }
  }

  private static func append(
    _ directive: UInt8, isShort: Bool, _ parts: Parts, _ names: Names, to output: inout ByteBuffer
  ) {
    func number(_ value: Int, _ width: Int) {
      output.append(digits: UInt(value.magnitude), atLeast: isShort ? 1 : width)
    }
    switch directive {
    case UInt8(ascii: "Y"): output.append(integer: parts.year)
    case UInt8(ascii: "y"): number((parts.year % 100 + 100) % 100, 2)
    case UInt8(ascii: "m"): number(parts.month, 2)
    case UInt8(ascii: "B"): output.append(names.month(parts.month, isShort: false))
    case UInt8(ascii: "b"): output.append(names.month(parts.month, isShort: true))
    case UInt8(ascii: "d"): number(parts.day, 2)
    case UInt8(ascii: "j"): number(parts.dayOfYear, 3)
    case UInt8(ascii: "A"): output.append(names.weekday(parts.weekday, isShort: false))
    case UInt8(ascii: "a"): output.append(names.weekday(parts.weekday, isShort: true))
    case UInt8(ascii: "u"): number(parts.weekday + 1, 1)
    case UInt8(ascii: "w"): number((parts.weekday + 1) % 7, 1)
    case UInt8(ascii: "G"): output.append(integer: week(of: parts).year)
    case UInt8(ascii: "V"): number(week(of: parts).week, 2)
    default: output.append(directive)
    }
  }

  /// The week of a day by ISO 8601: weeks start on Monday, and the first has 4 January in it.
  private static func week(of parts: Parts) -> (year: Int, week: Int) {
    func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
    let week = (parts.dayOfYear - 1 - parts.weekday + 10) / 7
    // The weekday of 1 January decides how many weeks a year has.
    let firstWeekday = ((parts.weekday - parts.dayOfYear + 1) % 7 + 7) % 7
    if week == 0 {
      let days = isLeap(parts.year - 1) ? 366 : 365
      let first = ((firstWeekday - days) % 7 + 7) % 7
      return (parts.year - 1, first == 3 || first == 2 && days == 366 ? 53 : 52)
    }
    let isLong = firstWeekday == 3 || firstWeekday == 2 && isLeap(parts.year)
    return week == 53 && !isLong ? (parts.year + 1, 1) : (parts.year, week)
  }
}
