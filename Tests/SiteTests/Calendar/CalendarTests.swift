import Catalogue
import Diagnostics
import Files
import TestSupport
import Testing

@testable import Site

@Suite("Calendars") struct CalendarTests {
  private static let settings = """
    title: College
    base_url: https://college.example.edu/catalogue/
    timezone: Europe/London
    """

  /// A term that the change of clocks and some holidays lie in, and meetings of many kinds.
  private static let files =
    content([
      "terms/fall.md":
        "title: Autumn\nstarts: 2026-09-21\nends: 2026-12-18\nupdated: 2026-02-03\nholidays: [2026-10-26, 2026-10-27, 2026-10-28, 2026-11-30]",
      "terms/open.md": "title: Open",
      "instructors/emmy.md": "name: Noether, Emmy; the \"first\"",
      "courses/a.md": """
      title: Algebra, rings; \\ and <script>
      code: MA-1
      updated: 2026-01-02
      instructors: [emmy]
      offerings:
        - term: fall
          section: "L 1/2"
          location: Hall
          meetings:
            - {days: [mon, wed], starts: 9:00, ends: 10:30}
            - {days: [tue], starts: 0:00, ends: 23:59, every: 2, from: 2026-09-23, until: 2026-12-01, location: "Room, 1; \\\\ 2"}
            - {days: [thu], starts: 17:00, ends: 17:01}
        - {term: fall, section: dates, starts: 2026-10-20, ends: 2026-10-27, meetings: [{days: [mon, tue, sun], starts: 1:30, ends: 2:30}]}
        - {term: fall, section: holiday, meetings: [{days: [mon], starts: 9:00, ends: 10:00, from: 2026-11-30, until: 2026-12-02}]}
        - {term: open, section: endless, meetings: [{days: [mon], starts: 9:00, ends: 10:00}]}
      """,
      "courses/long.md": """
      title: "\(String(repeating: "ß漢🙂é", count: 75))"
      offerings: [{term: fall, meetings: [{days: [fri], starts: 9:00, ends: 10:00}]}]
      """,
      "courses/rtl.md": """
      title: "مقدمة في الجبر \u{202E}x"
      summary: none
      offerings: [{term: fall, meetings: [{days: [sat], starts: 9:00, ends: 10:00}, {days: [mon]}]}]
      """,
      "courses/none.md": "title: None\nofferings: [{term: fall}]",
      "students/pia.md": "name: Pia Public\nvisibility: public",
      "students/ivo.md": "name: Ivo\nvisibility: internal",
      "students/idle.md": "name: Idle\nvisibility: public",
      "students/hid.md": "name: Hid\nvisibility: hidden",
      "enrollments/fall.md": """
      ---
      term: fall
      enrollments:
        - {student: pia, course: a, section: ["L 1/2", dates]}
        - {student: pia, course: long, status: completed}
        - {student: pia, course: rtl, status: withdrawn}
        - {student: ivo, course: rtl, status: waitlisted}
        - {student: ivo, course: long}
        - {student: idle, course: none}
        - {student: hid, course: long}
      ---
      """,
    ]) + ["catalogue.yml": settings]

  private func calendars(_ files: [String: String] = files, audience: Audience = .internal) throws -> [String: String] {
    let site = try TestSite(files, audience: audience)
    try #require(site.catalogue.unresolved.isEmpty && site.catalogue.findings.isEmpty)
    guard let plan = site.build.calendars else { return [:] }
    let events = plan.makeEvents(workers: Workers(jobs: 2))
    var writer = CalendarWriter()
    var found: [String: String] = [:]
    for number in 0..<plan.count {
      plan.withCalendar(number, events, &writer) { path, bytes in
        found[String(cString: path)] = String(decoding: bytes, as: UTF8.self)
      }
    }
    return found
  }

  // MARK: What there is

  @Test(
    "There is one of each course, term and student that has something with dates, and none of others",
    arguments: [
      (
        "", Audience.internal,
        ["courses/a", "courses/long", "courses/rtl", "students/ivo", "students/pia", "terms/fall"]
      ),
      ("", .public, ["courses/a", "courses/long", "courses/rtl", "terms/fall"]),
      (
        "\nprivacy: {public_fields: [name, calendar]}", .public,
        ["courses/a", "courses/long", "courses/rtl", "students/pia", "terms/fall"]
      ),
      ("\noutputs: [api]", .internal, []),
    ])
  func paths(settings: String, audience: Audience, expected: [String]) throws {
    var files = Self.files
    files["catalogue.yml", default: ""] += settings
    #expect(try calendars(files, audience: audience).keys.sorted() == expected.map { "calendar/\($0).ics" })
    let site = try TestSite(
      files + bare(["student.html": "{{ student.calendar_url }}", "course.html": "{{ course.calendar_url }}"]),
      audience: audience)
    let linked = expected.contains("students/pia") ? "../calendar/students/pia.ics" : ""
    #expect(try site.page("students/pia.html") == linked)
    #expect(try site.page("students/idle.html") == "")
    #expect(try site.page("courses/none.html") == "")
  }

  @Test("They are files of the site: a stale one is removed, and a build with nothing to do touches none")
  func publishing() throws {
    try withTemporaryFolder { folder in
      try folder.write(Self.files)
      try build(folder, audience: .internal)
      #expect(folder.exists("public/calendar/students/pia.ics"))
      #expect(try build(folder, audience: .internal).unchanged > 0)
      let counts = try build(folder, audience: .public)
      #expect(counts.removed > 0 && !folder.exists("public/calendar/students/pia.ics"))
      #expect(folder.exists("public/calendar/courses/a.ics"))
      try folder.write(["catalogue.yml": "outputs: []"])
      try build(folder, audience: .internal)
      #expect(!folder.exists("public/calendar"))
    }
  }

  @Test("The same input gives the same bytes on any number of cores, and nothing of withheld students is in one")
  func determinism() throws {
    let one = try calendars()
    #expect(try calendars() == one)
    #expect(one.values.allSatisfy { !$0.contains("Hid") && !$0.contains("Ivo") || $0.contains("NAME:Ivo") })
    let shown = try calendars(audience: .public)
    #expect(shown.values.allSatisfy { !$0.contains("Ivo") && !$0.contains("Pia") })
  }

  // MARK: What they say

  @Test("Lines end in CRLF, have at most 75 bytes, are cut between characters and hold no control characters")
  func lines() throws {
    for (path, text) in try calendars() {
      #expect(text.utf8.suffix(2).elementsEqual("\r\n".utf8))
      for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
        #expect(line.last == UInt8(ascii: "\r") && line.count <= 76, "\(path)")
        #expect(String(validating: line, as: UTF8.self) != nil, "\(path)")
        #expect(line.dropLast().allSatisfy { $0 >= 0x20 }, "\(path)")
      }
    }
  }

  @Test("Ids are made of ids, are in every calendar once, and are the same in all")
  func ids() throws {
    let calendars = try calendars()
    func ids(_ path: String) -> [String] {
      (calendars["calendar/\(path).ics"] ?? "").replacing("\r\n ", with: "").split(separator: "\r\n")
        .filter { $0.hasPrefix("UID:") }.map { String($0.dropFirst(4)) }
    }
    let host = "@college.example.edu"
    let course = ["a/fall/L%201%2F2/1", "a/fall/L%201%2F2/2", "a/fall/L%201%2F2/3", "a/fall/dates/1"].map { $0 + host }
    #expect(ids("courses/a") == course)
    #expect(ids("students/pia") == ["long/fall/1\(host)"] + course)
    let days = ["begins", "no-classes/20261026", "no-classes/20261130", "ends"].map { "fall/\($0)\(host)" }
    #expect(ids("terms/fall") == days + ["long/fall/1\(host)"] + course + ["rtl/fall/1\(host)"])
  }

  @Test("Without a base address, ids are told apart by the title, and nothing leads to a page")
  func withoutAddress() throws {
    let calendar = try #require(
      try calendars(Self.files + ["catalogue.yml": "title: My College\ntimezone: UTC"])["calendar/courses/long.ics"])
    #expect(calendar.contains("UID:long/fall/1@my-college\r\n") && !calendar.contains("URL"))
    #expect(calendar.contains("\r\nDTSTART:20260925T090000Z\r\n") && !calendar.contains("VTIMEZONE"))
  }

  // MARK: Another reader

  /// Prints each event: calendar, id, summary, place, description, start and end of all its dates, which are asked of
  /// the description of the zone and of the zone database.
  private static let reader = """
    import sys, zoneinfo, icalendar
    from dateutil import rrule
    zoneinfo.reset_tzpath([])
    for text in sys.stdin.read().split("\\f"):
        calendar = icalendar.Calendar.from_ical(text.replace("\\n", "\\r\\n").encode())
        zones = {str(z["TZID"]): z.to_tz(lookup_tzid=False) for z in calendar.walk("VTIMEZONE")}
        for event in calendar.walk("VEVENT"):
            assert not event.errors, event.errors
            for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY"): assert name in event, name
            start = event["DTSTART"]
            fields = [calendar["NAME"], event["UID"], event["SUMMARY"], event.get("LOCATION", ""), event.get("DESCRIPTION", "")]
            dates = []
            if "RRULE" in event:
                zone = zones[start.params["TZID"]]
                iana = zoneinfo.ZoneInfo(start.params["TZID"])
                length = event["DTEND"].dt - start.dt
                rule = event["RRULE"].to_ical().decode()
                begin = start.dt.replace(tzinfo=iana)
                out = event.get("EXDATE", [])
                out = {d.dt.replace(tzinfo=None) for e in (out if isinstance(out, list) else [out]) for d in e.dts}
                found = [d.replace(tzinfo=None) for d in rrule.rrulestr(rule, dtstart=begin)]
                assert out <= set(found), (out, found)
                for date in found:
                    if date in out: continue
                    assert date.replace(tzinfo=iana).utcoffset() == zone.utcoffset(date), date
                    dates.append(date.isoformat() + "/" + (date + length).isoformat())
            else:
                dates = [start.dt.isoformat() + "/" + event["DTEND"].dt.isoformat()]
            print("|".join(str(f).replace("\\n", " ") for f in fields) + "|" + " ".join(dates))
    """

  @Test(
    "Another reader finds the dates that the project itself counts with, without holidays and across changes of clocks")
  func dates() throws {
    guard let python = calendarPython() else { return }
    let texts = try calendars().sorted { $0.key < $1.key }.map { $0.value.replacing("\r\n", with: "\n") }
    let output = try python.run(Self.reader, input: texts.joined(separator: "\u{C}"))
    try #require(output.status == 0, "\(output.errorText)")
    var found: [String: [Substring]] = [:]
    for line in output.outputText.split(separator: "\n") {
      let fields = line.split(separator: "|", omittingEmptySubsequences: false)
      found[String(fields[1])] = fields
    }
    let site = try TestSite(Self.files)
    let view = site.view
    var compared = 0
    for course in view.courses {
      for offering in course.offerings {
        let term = try #require(offering.term?.index.map { view.terms[$0] })
        for (place, meeting) in offering.meetings.enumerated() {
          guard let starts = meeting.starts, let ends = meeting.ends,
            let from = meeting.from ?? offering.starts ?? term.starts,
            let until = meeting.until ?? offering.ends ?? term.ends,
            let dates = MeetingDates(days: meeting.days, every: meeting.every, from: from, until: until)
          else { continue }
          var expected: [String] = []
          _ = dates.first { date in
            let day = date.description
            if !term.holidays.contains(date) {
              expected.append("\(day)T\(starts.description):00/\(day)T\(ends.description):00")
            }
            return false
          }
          let section =
            offering.section.isAbsent
            ? "" : "/\(offering.section.string.replacing(" ", with: "%20").replacing("/", with: "%2F"))"
          let key =
            "\(course.id.string)/fall\(section)/\(place + 1)@college.example.edu"
          let event = found[key]
          #expect((event.map { $0[5].split(separator: " ").map(String.init) } ?? []) == expected, "\(key)")
          if event != nil { compared += 1 }
        }
      }
    }
    #expect(compared == 6)
    let lecture = try #require(found["a/fall/L%201%2F2/2@college.example.edu"])
    #expect(lecture[2] == "MA-1 Algebra, rings; \\ and <script> (L 1/2)" && lecture[3] == "Room, 1; \\ 2")
    #expect(lecture[4] == "Noether, Emmy; the \"first\"")
    #expect(lecture[5].hasPrefix("2026-09-29T00:00:00/2026-09-29T23:59:00 2026-10-13"))
    #expect(found["fall/no-classes/20261026@college.example.edu"]?[5] == "2026-10-26/2026-10-29")
    #expect(found["fall/begins@college.example.edu"]?[2] == "Autumn: term begins")
    #expect(found.values.contains { $0[2].contains("مقدمة في الجبر") })
    #expect(found.values.contains { $0[2].hasSuffix(String(repeating: "ß漢🙂é", count: 75)) })
  }

  @Test("A file in content/ that would take the place of a calendar is reported")
  func collisions() throws {
    var files = Self.files
    files["content/pages/p.md"] = "---\ntitle: P\n---\n[x](../calendar/courses/a.ics)"
    files["content/calendar/courses/a.ics"] = "mine"
    let site = try TestSite(files)
    let messages = site.build.collisions(in: site.catalogue).map(\.message)
    #expect(messages == ["this file and a calendar would both be 'calendar/courses/a.ics'"])
  }
}
