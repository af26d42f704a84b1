import Catalogue
import TestSupport
import Testing

@testable import Site

/// Another reader of iCalendar, and another copy of the time zone database.
func calendarPython() -> PythonPackages? {
  PythonPackages.require(["icalendar==7.3.2", "python-dateutil==4.0.0", "tzdata==2026.6"])
}

@Suite("The rules of time zones") struct TimeZoneTests {
  /// Prints every change of every zone whose name is asked for: name, instant, offset before and after.
  private static let changes = """
    import datetime, sys, zoneinfo
    zoneinfo.reset_tzpath([])
    utc = datetime.timezone.utc
    def offset(zone, t):
        return int(datetime.datetime.fromtimestamp(t, zone).utcoffset().total_seconds())
    first = int(datetime.datetime(2015, 1, 1, tzinfo=utc).timestamp())
    last = int(datetime.datetime(2039, 12, 31, tzinfo=utc).timestamp())
    missing = zoneinfo.available_timezones() - set(sys.stdin.read().split())
    print("missing", *sorted(missing - {"Factory", "localtime"}))
    for name in sorted(zoneinfo.available_timezones() - missing):
        zone = zoneinfo.ZoneInfo(name)
        before = offset(zone, first)
        print(name, first, before, before)
        for day in range(first, last, 86400 * 4):
            after = offset(zone, day + 86400 * 4)
            if after == before: continue
            low, high = day, day + 86400 * 4
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if offset(zone, middle) == before else (low, middle)
            print(name, high, before, after)
            before = after
    """

  @Test("are those of another copy of the database, for every zone and every change up to 2040")
  func agreement() throws {
    guard let python = calendarPython() else { return }
    let output = try python.run(Self.changes, input: TimeZoneRules.names.joined(separator: "\n"))
    try #require(output.status == 0, "\(output.errorText)")
    let lines = output.outputText.split(separator: "\n")
    #expect(lines.first == "missing")
    var rules: [Substring: TimeZoneRules] = [:]
    for line in lines.dropFirst() {
      let words = line.split(separator: " ")
      let zone = try #require(rules[words[0]] ?? TimeZoneRules(named: String(words[0])), "\(words[0])")
      rules[words[0]] = zone
      let instant = try #require(Int(words[1]))
      #expect(zone.offset(at: instant - 1).seconds == Int(words[2]), "\(line)")
      #expect(zone.offset(at: instant).seconds == Int(words[3]), "\(line)")
    }
    #expect(rules.count == TimeZoneRules.names.count && rules.count > 500)
  }

  /// Compares what descriptions say with the database, on two days of each month.
  private static let descriptions = """
    import datetime, sys, zoneinfo, icalendar
    zoneinfo.reset_tzpath([])
    for text in sys.stdin.read().split("\\f"):
        component = icalendar.Timezone.from_ical(text.strip().replace("\\n", "\\r\\n"))
        name = str(component["TZID"])
        described = component.to_tz(lookup_tzid=False)
        known = zoneinfo.ZoneInfo(name)
        wrong = []
        for year in range(2015, 2038):
            for month in range(1, 13):
                for day in (1, 15):
                    local = datetime.datetime(year, month, day, 12)
                    if local.replace(tzinfo=known).utcoffset() != described.utcoffset(local):
                        wrong.append(local.date().isoformat())
        print(name, *wrong[:3])
    """

  @Test("are described so that another reader understands the same")
  func descriptions() throws {
    guard let python = calendarPython() else { return }
    // One zone of each set of rules.
    var seen: Set<[UInt8]> = []
    var texts: [String] = []
    for name in TimeZoneRules.names {
      let rules = try #require(TimeZoneRules(named: name))
      let zone = CalendarZone(rules)
      let text = String(decoding: zone.description, as: UTF8.self)
      if zone.isUniversal || !seen.insert(Array(text.replacing("TZID:\(name)", with: "").utf8)).inserted { continue }
      texts.append(text.replacing("\r\n", with: "\n"))
    }
    let output = try python.run(Self.descriptions, input: texts.joined(separator: "\u{C}"))
    try #require(output.status == 0, "\(output.errorText)")
    let lines = output.outputText.split(separator: "\n")
    #expect(lines.count == texts.count && lines.count > 100)
    #expect(lines.filter { $0.contains(" ") } == [])
  }

  @Test("turn the time that clocks show into an instant, where it is shown twice or not at all, too")
  func instants() throws {
    let london = try #require(TimeZoneRules(named: "Europe/London"))
    func local(_ day: String, _ hour: Int, _ minute: Int = 0) throws -> Int {
      Int(try #require(CalendarDate(Array(day.utf8))).days) * 86_400 + hour * 3600 + minute * 60
    }
    #expect(london.instant(ofLocal: try local("2026-07-01", 9)) == (try local("2026-07-01", 8)))
    #expect(london.instant(ofLocal: try local("2026-12-01", 9)) == (try local("2026-12-01", 9)))
    // Clocks go forward at 01:00 on 29 March 2026, and back at 02:00 on 25 October.
    #expect(london.instant(ofLocal: try local("2026-03-29", 0, 59)) == (try local("2026-03-29", 0, 59)))
    #expect(london.instant(ofLocal: try local("2026-03-29", 1, 30)) == (try local("2026-03-29", 1, 30)))
    #expect(london.instant(ofLocal: try local("2026-03-29", 2)) == (try local("2026-03-29", 1)))
    #expect(london.instant(ofLocal: try local("2026-10-25", 1, 30)) == (try local("2026-10-25", 0, 30)))
    #expect(london.instant(ofLocal: try local("2026-10-25", 2)) == (try local("2026-10-25", 2)))
  }

  @Test(
    "are found by the names of the database only",
    arguments: ["", "Europe/Lodnon", "europe/london", "Europe", "London", "|", "Europe/London|0"])
  func unknown(name: String) {
    #expect(TimeZoneRules(named: name) == nil)
  }
}
