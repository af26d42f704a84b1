import Catalogue
import TestSupport
import Testing

@testable import Site

@Suite("Weeks on pages") struct WeekTests {
  private static let long = String(repeating: "長い名前", count: 75)

  private static let files =
    content([
      "terms/t1.md": "title: One\nstarts: 2026-01-05\nends: 2026-06-01",
      "terms/t2.md": "title: Two\nstarts: 2026-09-01\nends: 2026-12-18",
      "departments/x.md": "title: Xenology", "departments/m.md": "title: Maths",
      "instructors/emmy.md": "name: Emmy",
      "courses/a.md": """
      title: "<script>alert(1)</script>"
      code: A&1
      department: x
      instructors: [emmy]
      offerings:
        - {term: t1, section: "1", location: "<b>Hall</b>", meetings: [{days: [mon, wed], starts: 9:00, ends: 10:30}]}
        - {term: t1, section: "2", meetings: [{days: [mon], starts: 9:00, ends: 10:30, location: Lab}]}
        - {term: t2, section: "1", meetings: [{days: [sat], starts: 23:00, ends: 23:59}]}
      """,
      "courses/b.md": """
      title: \(long)
      department: m
      offerings: [{term: t1, meetings: [{days: [mon], starts: 10:00, ends: 11:00}, {days: [tue]}, {days: [fri], starts: 8:00}]}]
      """,
      "courses/c.md": """
      title: "مقدمة"
      offerings:
        - {term: t1, section: odd, meetings: [{days: [thu], starts: 9:00, ends: 10:00, every: 2, from: 2026-01-05}]}
        - {term: t1, section: even, meetings: [{days: [thu], starts: 9:00, ends: 10:00, every: 2, from: 2026-01-12, until: 2026-05-01}]}
      """,
      "courses/d.md": """
      title: D
      offerings: [{term: t1, meetings: [{days: [thu], starts: 9:30, ends: 9:31, every: 2, from: 2026-01-05}]}]
      """,
      "courses/e.md": "title: E\nofferings: [{term: t1}]",
      "students/ada.md": "name: Ada\nvisibility: public",
      "students/idle.md": "name: Idle\nvisibility: public",
      "enrollments/ada.md": """
      student: ada
      term: t1
      enrollments: [{course: a, section: "1"}, b, {course: c, section: odd}, {course: d, status: completed}, e]
      """,
      "enrollments/even.md": "{student: idle, course: e, term: t1}",
    ]) + ["catalogue.yml": "current_term: t1"]

  private func render(_ template: String, _ page: String, _ text: String, settings: String = "") throws -> String? {
    var files = Self.files + bare([template: text])
    files["catalogue.yml", default: ""] += settings
    let site = try TestSite(files, audience: .internal)
    try #require(site.catalogue.unresolved.isEmpty && site.catalogue.findings.isEmpty)
    return try site.page(page)
  }

  @Test("A student's week marks what is at the same time on some date, and nothing else")
  func clashes() throws {
    let template = """
      {% for part in student.terms %}{% if part.week.has_clash %}!{% endif %}{% for slot in part.week.slots %}\
      {{ slot.day | date("%a") }} {{ slot.course.code }}{% if slot.is_clash %} with{% for other in slot.clashes %} {{ other.code }}\
      {% endfor %}{% endif %};{% endfor %}{% endfor %}
      """
    #expect(
      try render("student.html", "students/ada.html", template)
        == "!Mon A&amp;1 with B;Mon B with A&amp;1;Tue B;Wed A&amp;1;Thu C with D;Thu D with C;Fri B;")
    let even = Self.files.merging(
      content([
        "enrollments/ada.md": """
        student: ada
        term: t1
        enrollments: [{course: c, section: even}, d]
        """
      ])
    ) { $1 }
    let site = try TestSite(even + bare(["student.html": template]), audience: .internal)
    #expect(try site.page("students/ada.html") == "Thu C;Thu D;")
  }

  @Test("A page without meetings has no week, and one without times has days but no grid")
  func none() throws {
    let template = "{% for part in student.terms %}[{% if part.week %}week{% endif %}]{% endfor %}"
    #expect(try render("student.html", "students/idle.html", template) == "[]")
    let untimed = content([
      "terms/t.md": "title: T", "courses/a.md": "title: A\nofferings: [{term: t, meetings: [{days: [tue]}]}]",
    ])
    let text = """
      {% with week = term.week %}{{ week.count }} {{ week.blocks | length }} {{ week.hours | length }} {{ week.days | length }}\
      {% for day in week.days if day.slots %} {{ day.day | date("%A") }}{% endfor %}{% endwith %}
      """
    #expect(
      try TestSite(untimed + bare(["term.html": text]), audience: .internal).page("terms/t.html") == "1 0 0 5 Tuesday")
  }

  @Test("Sections of a course that meet together are one block on the pages of courses and terms, not on a student's")
  func sections() throws {
    let block = """
      {% for block in week.blocks %}{{ block.slot.day | date("%a") }} {{ block.slot.starts }} {{ block.slot.course.code }} \
      {{ block.count }} [{{ block.sections }}] [{{ block.location }}];{% endfor %}
      """
    let course = try render(
      "course.html", "courses/a.html",
      "{% for part in course.terms %}{% with week = part.week %}\(block)|{% endwith %}{% endfor %}")
    #expect(
      course
        == "Sat 23:00 A&amp;1 1 [1] [];|Mon 09:00 A&amp;1 2 [1, 2] [];Wed 09:00 A&amp;1 1 [1] [&lt;b&gt;Hall&lt;/b&gt;];|"
    )
    let instructor = try render(
      "group.html", "instructors/emmy.html",
      "{% for week in group.weeks %}{{ week.title }}{% if week.is_current %}*{% endif %}: \(block)|{% endfor %}")
    #expect(
      instructor
        == "Two: Sat 23:00 A&amp;1 1 [1] [];|One*: Mon 09:00 A&amp;1 2 [1, 2] [];Wed 09:00 A&amp;1 1 [1] [&lt;b&gt;Hall&lt;/b&gt;];|"
    )
    #expect(try render("group.html", "departments/x.html", "{{ group.weeks | length }}") == "0")
  }

  @Test("A term that has more at once than a grid can show is counted by day and hour")
  func overview() throws {
    var files = Self.files
    for number in 0..<30 {
      files["content/courses/z\(number).md"] =
        "---\ntitle: Z\nofferings: [{term: t1, meetings: [{days: [mon], starts: 9:\(10 + number), ends: 11:00}]}]\n---\n"
    }
    let template = """
      {% with week = term.week %}{% if week.is_overview %}{{ week.most }} {{ week.blocks | length }}{% for hour in week.hours if hour.cells %}
      {{ hour.label }}{% for cell in hour.cells %} {{ cell.count }}/{{ cell.level }}{% endfor %}{% endfor %}{% endif %}{% endwith %}
      """
    let site = try TestSite(files + bare(["term.html": template]), audience: .internal)
    #expect(
      try site.page("terms/t1.html") == """
        33 0
        09:00 32/5 0/0 1/1 3/1 0/0
        10:00 33/5 0/0 1/1 0/0 0/0
        """)
  }

  @Test("A term's courses are listed by department, those without one last")
  func departments() throws {
    let template = """
      {% for part in term.departments %}{{ part.title }}{% if part.department %}*{% endif %}:{% for course in part.listing %} \
      {{ course.course.code }} {{ course.offerings | length }}{% endfor %};{% endfor %}
      """
    #expect(
      try render("term.html", "terms/t1.html", template) == "Maths*: B 1;Xenology*: A&amp;1 2;: C 2 D 1 E 1;")
  }

  @Test("Hostile names come out as text in the theme's own week, which has no style and is as wide as the page")
  func theme() throws {
    var files = Self.files
    for language in ["en", "de", "ar"] {
      files["catalogue.yml"] = "current_term: t1\nlanguage: \(language)"
      let site = try TestSite(files, audience: .internal)
      for path in ["students/ada.html", "terms/t1.html", "courses/a.html"] {
        let page = try #require(try site.page(path))
        #expect(!page.contains("<script>alert") && !page.contains("<b>Hall") && !page.contains("style="), "\(path)")
      }
      let page = try #require(try site.page("students/ada.html"))
      #expect(page.contains("<foreignObject x=\"") && page.contains("clash"))
      #expect(page.contains("&lt;b&gt;Hall&lt;/b&gt;") && page.contains(Self.long))
    }
  }
}

@Suite("The layout of a week") struct WeekLayoutTests {
  private func layout(
    _ meetings: [(day: Int, starts: Int, ends: Int)], limits: WeekLayout.Limits = .shared, mirrored: Bool = false
  ) -> WeekLayout {
    let sorted = meetings.sorted { ($0.day, $0.starts, $0.ends) < ($1.day, $1.starts, $1.ends) }
    return WeekLayout(
      sorted.map { .init(day: $0.day, starts: $0.starts, ends: $0.ends, group: -1) }, on: Set(meetings.map(\.day)),
      limits: limits, isMirrored: mirrored)
  }

  @Test("Shows the hours that something is in, and a working week, with days at its end only where they are needed")
  func extent() {
    let plain = layout([(0, 545, 600), (4, 600, 700)])
    #expect(plain.columns.map(\.day) == [0, 1, 2, 3, 4] && plain.hours == 9..<12)
    #expect(layout([(0, 540, 600), (6, 540, 600)]).columns.map(\.day) == [0, 1, 2, 3, 4, 6])
    #expect(layout([(5, 540, 600)]).columns.map(\.day) == [5])
    #expect(layout([(2, 0, 1439)]).hours == 0..<24)
    #expect(layout([]).columns.isEmpty)
  }

  @Test("Meetings at the same time lie beside one another, those before and after have the whole column")
  func lanes() {
    let blocks = layout([(0, 540, 660), (0, 570, 600), (0, 600, 660), (0, 660, 720)]).blocks
    #expect(blocks.map(\.width) == [9300, 9300, 9300, 18600])
    #expect(blocks.map(\.x) == [7000, 16300, 16300, 7000])
    #expect(blocks.map(\.y) == [2000, 3500, 5000, 8000])
    #expect(blocks.map(\.height) == [6000, 1500, 3000, 3000])
    #expect(blocks.map(\.hasOneLine) == [false, true, false, false])
  }

  @Test("A meeting of a minute is high enough for a line, and nothing lies over it")
  func short() {
    let week = layout([(0, 1438, 1439), (0, 1439, 1440), (1, 600, 601), (1, 615, 620)])
    #expect(week.blocks.allSatisfy { $0.height >= 1500 })
    #expect(week.blocks.map(\.width) == [9300, 9300, 9300, 9300])
    #expect(week.blocks.allSatisfy { $0.y + $0.height <= week.height })
  }

  @Test("Blocks never cover one another or leave the grid, whatever there is", arguments: 0..<20)
  func disjoint(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let meetings = (0..<Int.random(in: 1...40, using: &random)).map { _ in
      let starts = Int.random(in: 0..<1439, using: &random)
      return (
        day: Int.random(in: 0..<7, using: &random), starts: starts,
        ends: Int.random(in: starts + 1...min(1439, starts + 200), using: &random)
      )
    }
    for mirrored in [false, true] {
      let week = layout(meetings, limits: .init(lanes: 40, blocks: 40), mirrored: mirrored)
      #expect(!week.isOverview && week.blocks.count == meetings.count)
      for (place, one) in week.blocks.enumerated() {
        #expect(one.x >= 0 && one.x + one.width <= 100_000 && one.y >= 0 && one.y + one.height <= week.height)
        for other in week.blocks[..<place] {
          let apart =
            one.x + one.width <= other.x || other.x + other.width <= one.x || one.y + one.height <= other.y
            || other.y + other.height <= one.y
          #expect(apart)
        }
      }
    }
  }

  @Test("More lanes or blocks than are legible make it an overview")
  func limits() {
    #expect(!layout((0..<3).map { (0, 540 + $0, 600) }).isOverview)
    #expect(layout((0..<4).map { (0, 540 + $0, 600) }).isOverview)
    #expect(!layout((0..<4).map { (0, 540 + $0, 600) }, limits: .personal).isOverview)
    #expect(layout((0..<30).map { (0, 540 + $0, 600) }, limits: .personal).blocks.isEmpty)
    #expect(layout((0..<61).map { ($0 % 5, $0 * 20, $0 * 20 + 5) }).isOverview)
  }

  @Test("In languages that are written from right to left, the week begins at the right")
  func mirrored() {
    let week = layout([(0, 540, 600), (4, 540, 600)], mirrored: true)
    #expect(week.columns.map(\.x) == [74_400, 55_800, 37_200, 18_600, 0] && week.labelX == 96_500)
    #expect(week.blocks.map(\.x) == [74_400, 0])
  }
}

@Suite("Progress on requirements") struct ProgressTests {
  private static let files =
    content([
      "programs/p.md": """
      title: P
      credits: 60
      requirements:
        - {title: Core, from: [a, b]}
        - {title: Some, choose: 2, from: [c, d, e]}
        - {title: Done, choose: 1, from: [a, c]}
        - {title: Many, choose: 9, from: [f]}
      """,
      "students/ada.md": "name: Ada\nprogram: p\nvisibility: public",
      "students/new.md": "name: New\nvisibility: public",
      "enrollments/ada.md": """
      student: ada
      enrollments:
        - {course: a, term: t1, status: completed, grade: F}
        - {course: a, term: t2, status: completed, grade: A}
        - {course: b, term: t1, status: withdrawn}
        - {course: b, term: t2, status: waitlisted}
        - {course: c, term: t1, status: completed, grade: F}
        - {course: d, term: t2}
        - {course: c, term: t2}
      """,
    ]) + Dictionary(uniqueKeysWithValues: "abcdef".map { ("content/courses/\($0).md", "---\ntitle: \($0)\n---\n") })
    + ["catalogue.yml": "grades: {passing: [A]}"]

  private static let template = """
    {{ student.requirements_met }}/{{ student.progress | length }}{% for part in student.progress %}
    {{ part.title }} {{ part.met }}+{{ part.in_progress }} of {{ part.needed }} {{ part.met_share }} {{ part.in_progress_share }} \
    {% if part.is_met %}met{% elif part.is_under_way %}coming{% else %}open{% endif %}:{% for item in part.courses %} \
    {{ item.course.title }}{% if item.is_completed %}+{% elif item.is_in_progress %}~{% endif %}{% endfor %}{% endfor %}
    """

  @Test("What is completed and passed counts, what is under way may come, and the rest is open")
  func counting() throws {
    let site = try TestSite(Self.files + bare(["student.html": Self.template]), audience: .internal)
    #expect(
      try site.page("students/ada.html") == """
        1/4
        Core 1+0 of 2 50 0 open: a+ b
        Some 0+2 of 2 0 100 coming: c~ d~ e
        Done 1+0 of 1 100 0 met: a+ c~
        Many 0+0 of 1 0 0 open: f
        """)
    #expect(try site.page("students/new.html") == "0/0")
  }

  @Test(
    "The public learns of it only where settings let it know who has passed",
    arguments: [("", "0/0"), ("\nprivacy: {public_fields: [name, program, credits]}", "1/4")])
  func audience(settings: String, expected: String) throws {
    var files = Self.files + bare(["student.html": Self.template])
    files["catalogue.yml", default: ""] += settings
    let page = try #require(try TestSite(files, audience: .public).page("students/ada.html"))
    #expect(page.hasPrefix(expected))
    // The theme's own page says nothing of it either.
    let theme = Self.files + ["catalogue.yml": "grades: {passing: [A]}" + settings]
    let own = try #require(try TestSite(theme, audience: .public).page("students/ada.html"))
    #expect(own.contains("class=\"progress\"") == (expected != "0/0"))
  }
}
