import Catalogue

/// The time zone of a site's calendars.
struct CalendarZone: Sendable {
  let rules: TimeZoneRules
  /// The description that stands in every calendar; empty for universal time, which needs none.
  let description: [UInt8]

  init(_ rules: TimeZoneRules) {
    self.rules = rules
    var writer = CalendarWriter()
    if !Self.isUniversal(rules) { Self.write(rules, to: &writer) }
    description = writer.bytes
  }

  private static func isUniversal(_ rules: TimeZoneRules) -> Bool {
    rules.first.seconds == 0 && rules.changes.isEmpty && rules.yearly.isEmpty && rules.first.name == "UTC"
  }

  var isUniversal: Bool { description.isEmpty }

  /// A property whose value is a time of the zone, or several.
  ///
  /// - Parameter locals: in seconds since 1970, as clocks would count them.
  func property(_ name: String, _ locals: [Int]) -> String {
    if isUniversal { return "\(name):" + locals.map { calendarTime($0) + "Z" }.joined(separator: ",") }
    return "\(name);TZID=\(rules.name):" + locals.map(calendarTime).joined(separator: ",")
  }

  /// The instant of a time of the zone, in universal time.
  func universal(_ local: Int) -> String { calendarTime(rules.instant(ofLocal: local)) + "Z" }

  // MARK: The description

  private static func write(_ rules: TimeZoneRules, to writer: inout CalendarWriter) {
    writer.line("BEGIN:VTIMEZONE")
    writer.line("TZID:\(rules.name)")
    if rules.yearly.isEmpty || rules.yearlyFrom > firstYear {
      writeObservance(from: rules.first, to: rules.first, at: ["DTSTART:\(firstYear)0101T000000"], writer: &writer)
    }
    var written: Set<Int> = []
    for (place, change) in rules.changes.enumerated() where written.insert(place).inserted {
      // Changes of one kind share a description.
      let alike = rules.changes.indices.filter {
        rules.changes[$0].before == change.before && rules.changes[$0].after == change.after
      }
      written.formUnion(alike)
      let times = alike.map { calendarTime(rules.changes[$0].instant + change.before.seconds) }
      var lines = ["DTSTART:\(times[0])"]
      if times.count > 1 { lines.append("RDATE:\(times.dropFirst().joined(separator: ","))") }
      writeObservance(from: change.before, to: change.after, at: lines, writer: &writer)
    }
    for change in rules.yearly {
      let first = change.instant(in: max(firstYear, rules.yearlyFrom)) + change.before.seconds
      writeObservance(
        from: change.before, to: change.after,
        at: ["DTSTART:\(calendarTime(first))", "RRULE:\(recurrence(of: change))"], writer: &writer)
    }
    writer.line("END:VTIMEZONE")
  }

  private static let firstYear = 1970

  private static func writeObservance(
    from before: TimeZoneRules.Offset, to after: TimeZoneRules.Offset, at times: [String],
    writer: inout CalendarWriter
  ) {
    let kind = after.seconds > before.seconds ? "DAYLIGHT" : "STANDARD"
    writer.line("BEGIN:\(kind)")
    for line in times { writer.line(line) }
    writer.line("TZOFFSETFROM:\(offset(before.seconds))")
    writer.line("TZOFFSETTO:\(offset(after.seconds))")
    writer.line("TZNAME", text: after.name)
    writer.line("END:\(kind)")
  }

  private static func offset(_ seconds: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let size = abs(seconds)
    let rest = size % 60 == 0 ? "" : two(size % 60)
    return (seconds < 0 ? "-" : "+") + two(size / 3600) + two(size / 60 % 60) + rest
  }

  /// The recurrence rule of a yearly change.
  ///
  /// Where clocks are changed on another day than the one that the rule names, that day is one weekday among seven dates.
  private static func recurrence(of change: TimeZoneRules.YearlyChange) -> String {
    let names = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"]
    let shift = change.seconds >= 0 ? change.seconds / 86_400 : -((-change.seconds + 86_399) / 86_400)
    let weekday = names[((change.weekday + shift) % 7 + 7) % 7]
    if shift == 0 {
      return "FREQ=YEARLY;BYMONTH=\(change.month);BYDAY=\(change.week == 5 ? -1 : change.week)\(weekday)"
    }
    let length = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    let last = length[change.month - 1]
    let first = (change.week == 5 ? last - 6 : 7 * change.week - 6) + shift
    if first >= 1, first + 6 <= last {
      let days = (first...first + 6).map(String.init).joined(separator: ",")
      return "FREQ=YEARLY;BYMONTH=\(change.month);BYDAY=\(weekday);BYMONTHDAY=\(days)"
    }
    // Partly in another month: counted from the end of the year, where leap days do not matter.
    let toEnd = length[change.month...].reduce(0, +) + last
    let days = (first...first + 6).map { String($0 - toEnd - 1) }.joined(separator: ",")
    return "FREQ=YEARLY;BYDAY=\(weekday);BYYEARDAY=\(days)"
  }
}
