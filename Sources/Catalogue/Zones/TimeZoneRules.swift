/// What clocks show in a time zone, and when they are changed.
///
/// The rules are part of the program, not of the machine: the same catalogue gives the same bytes everywhere. Before 2015,
/// years are taken to be like those that follow.
package struct TimeZoneRules: Sendable, Hashable {
  /// What is added to universal time, in seconds, and what that time is called.
  package struct Offset: Sendable, Hashable {
    package let seconds: Int
    package let name: String
  }

  /// A change that no yearly rule foretells.
  package struct Change: Sendable, Hashable {
    /// In seconds of universal time since 1970.
    package let instant: Int
    package let before: Offset
    package let after: Offset
  }

  /// A change that comes every year.
  package struct YearlyChange: Sendable, Hashable {
    package let month: Int
    /// Which of the month's weekdays; 5 is the last one.
    package let week: Int
    /// Sunday is 0.
    package let weekday: Int
    /// When clocks are changed, in seconds after that day begins; below zero on the day before, above a day on a later one.
    package let seconds: Int
    package let before: Offset
    package let after: Offset
  }

  package let name: String
  /// The offset before all changes.
  package let first: Offset
  package let changes: [Change]
  /// Two changes a year, or none.
  package let yearly: [YearlyChange]
  /// The first year that the yearly changes hold for.
  package let yearlyFrom: Int

  /// The rules of a zone.
  ///
  /// - Parameter name: as the IANA database has it: `Europe/London`.
  /// - Returns: `nil` where there is no such zone.
  /// - Complexity: O(*n*) in the size of the table.
  package init?(named name: String) {
    let wanted = Array(name.utf8)
    var found: Substring?
    for line in Self.table.split(separator: "\n") {
      guard let bar = line.firstIndex(of: "|") else { continue }
      if line[..<bar].split(separator: " ").contains(where: { $0.utf8.elementsEqual(wanted) }) {
        found = line[line.index(after: bar)...]
        break
      }
    }
    guard let found else { return nil }
    self.init(name: name, rules: found)
  }

  /// Universal time.
  package init() {
    self.init(name: "UTC", rules: "0 UTC")
  }

  /// The names of all zones.
  package static var names: [String] {
    table.split(separator: "\n").flatMap { line in line.prefix { $0 != "|" }.split(separator: " ").map(String.init) }
  }

  private static var table: String { ZoneTable.lines.description }

  /// Reads rules: `0 GMT; 3600 BST 3.5.0.3600 10.5.0.7200; before 2019 0 GMT 1272758400:3600:+01`.
  private init(name: String, rules: Substring) {
    self.name = name
    var standard = Offset(seconds: 0, name: "UTC")
    var first: Offset?
    var changes: [Change] = []
    var yearly: [YearlyChange] = []
    var yearlyFrom = 1970
    for (place, part) in rules.split(separator: ";").enumerated() {
      let words = part.split(separator: " ")
      if place == 0 {
        standard = Offset(seconds: Int(words[0]) ?? 0, name: String(words[1]))
      } else if words[0] == "before" {
        yearlyFrom = Int(words[1]) ?? yearlyFrom
        var last = Offset(seconds: Int(words[2]) ?? 0, name: String(words[3]))
        first = last
        for word in words.dropFirst(4) {
          let fields = word.split(separator: ":")
          let next = Offset(seconds: Int(fields[1]) ?? 0, name: String(fields[2]))
          changes.append(Change(instant: Int(fields[0]) ?? 0, before: last, after: next))
          last = next
        }
      } else {
        let other = Offset(seconds: Int(words[0]) ?? 0, name: String(words[1]))
        yearly = [
          YearlyChange(words[2], before: standard, after: other),
          YearlyChange(words[3], before: other, after: standard),
        ]
      }
    }
    self.changes = changes
    self.yearly = yearly
    self.first = first ?? standard
    self.yearlyFrom = yearlyFrom
  }

  // MARK: Offsets

  /// The offset at an instant, in seconds of universal time since 1970.
  package func offset(at instant: Int) -> Offset {
    let day = floored(instant + (yearly.first?.before.seconds ?? 0), by: 86_400)
    let year = CalendarDate(days: Int32(day)).components.year
    if year >= yearlyFrom, yearly.count == 2 {
      let (begins, ends) = (yearly[0].instant(in: year), yearly[1].instant(in: year))
      let isOther =
        begins < ends ? (begins..<ends).contains(instant) : !(ends..<begins).contains(instant)
      return isOther ? yearly[0].after : yearly[0].before
    }
    return changes.last { $0.instant <= instant }?.after ?? first
  }

  /// The instant at which clocks show a time, in seconds since 1970; of a time that is shown twice, the first; of one that is
  /// skipped, that at which clocks would show it had they not been changed (RFC 5545, section 3.3.5).
  package func instant(ofLocal local: Int) -> Int {
    let before = offset(at: local - 86_400)
    let early = local - before.seconds
    if offset(at: early) == before { return early }
    let after = offset(at: local + 86_400)
    let late = local - after.seconds
    return offset(at: late) == after ? late : early
  }
}

extension TimeZoneRules.YearlyChange {
  /// Reads `3.5.0.3600`: month, week, weekday, seconds.
  fileprivate init(_ text: Substring, before: TimeZoneRules.Offset, after: TimeZoneRules.Offset) {
    let fields = text.split(separator: ".").map { Int($0) ?? 0 }
    self.init(
      month: fields[0], week: fields[1], weekday: fields[2], seconds: fields[3], before: before, after: after)
  }

  /// The day that the rule names, in a year; the change itself may be on another.
  package func day(in year: Int) -> CalendarDate {
    // 1970-01-01 was a Thursday.
    func weekday(_ date: CalendarDate) -> Int { (Int(date.days) % 7 + 11) % 7 }
    let first = CalendarDate(year: year, month: month, day: 1) ?? CalendarDate(days: 0)
    var date = CalendarDate(days: first.days + Int32((self.weekday - weekday(first) + 7) % 7 + 7 * (week - 1)))
    while date.components.month != month { date = CalendarDate(days: date.days - 7) }
    return date
  }

  /// When the change is, in seconds of universal time since 1970.
  package func instant(in year: Int) -> Int { Int(day(in: year).days) * 86_400 + seconds - before.seconds }
}

private func floored(_ number: Int, by divisor: Int) -> Int {
  number >= 0 ? number / divisor : -((-number + divisor - 1) / divisor)
}
