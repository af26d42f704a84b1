/// A catalogue in which every field of every kind is used, with students of every visibility.
enum RichCatalogue {
  static let files: [String: String] =
    content([
      "index.md":
        "---\ntitle: Home\nupdated: 2026-02-03\nextra: {motto: Sapere aude, fee: 3}\n---\nWelcome to [A](course:a).",
      "courses/a.md": """
      ---
      title: Algebra
      code: MA-1
      summary: Groups & rings
      credits: {min: 3, max: 6}
      department: maths
      level: "1"
      language: fr
      instructors: [emmy]
      tags: [pure, core]
      updated: 2026-01-02
      aliases: [old-a]
      cross_listed: [b]
      offerings:
        - term: fall
          section: "001"
          capacity: 2
          location: Hall
          mode: hybrid
          starts: 2026-09-08
          ends: 2026-12-01
          instructors: [emil]
          meetings:
            - {days: [mon, wed], starts: 9:00, ends: 10:30, location: Room 1, from: 2026-09-14, until: 2026-11-30, every: 2}
            - {days: [fri]}
        - {term: fall, section: "002", mode: online}
        - {term: spring, mode: in-person}
      extra: {fee: 12.5, lead: emmy, tutors: [pia, ivo, hid], rooms: [[R1, R2], [R3]], since: 1999-01-01, lab: true, guide: handbook/rules, next: b, unit: maths, at: fall, degree: bsc, empty: ~}
      ---
      # Outline

      See [the plan](plan.txt), [B](b.md#x) and [Ivo](../students/ivo.md).
      """,
      "courses/plan.txt": "the plan",
      "courses/b.md": """
      title: Bases
      credits: 6
      prerequisites: [a, {any: [c, {all: [a, d]}]}]
      corequisites: [c]
      """,
      "courses/c.md": "title: Curves\noffering: ~\ndraft: true".replacing("offering: ~\n", with: ""),
      "courses/d.md": "title: Dynamics\nupdated: 2026-01-03\nofferings: [{term: spring, meetings: [\(crowd)]}]",
      "students/pia.md": """
      ---
      name: Pia Public
      sort_name: Public, Pia
      email: pia@example.edu
      program: bsc
      year: 2
      advisor: emmy
      admitted: 2025-09-01
      visibility: public
      tags: [rowing]
      updated: 2026-05-06
      aliases: [pia-old]
      extra: {locker: 12, nested: {a: [1, {b: c}]}, none: ~}
      ---
      Pia's text.
      """,
      "students/ivo.md": "name: Ivo Internal\nprogram: bsc\nvisibility: internal",
      "students/hid.md": "name: Hid Hidden\nprogram: bsc\nvisibility: hidden",
      "students/dan.md": "name: Dan Draft\nvisibility: public\ndraft: true",
      "terms/fall.md": """
      ---
      title: Fall 2026
      starts: 2026-09-01
      ends: 2026-12-20
      holidays: [2026-10-01, 2026-11-11, 2026-11-12]
      updated: 2026-01-01
      extra: {weeks: 15}
      ---
      Term text.
      """,
      "terms/spring.md": "title: Spring 2027\nstarts: 2027-01-10",
      "terms/undated.md": "title: Some day",
      "departments/maths.md": "---\ntitle: Mathematics\nextra: {floor: 3}\nupdated: 2026-01-01\n---\nDepartment text.",
      "instructors/emmy.md":
        "---\nname: Emmy Noether\nemail: emmy@example.edu\ndepartment: maths\nextra: {desk: 1}\n---\nText.",
      "instructors/emil.md": "name: Emil Artin",
      "programs/bsc.md": """
      title: Bachelor of Mathematics
      award: BSc
      department: maths
      credits: 180
      requirements:
        - {title: Core, from: [a, b]}
        - {title: Choice, choose: 1, from: [d, c]}
      """,
      "pages/about.md": "title: About\norder: 2",
      "pages/handbook/rules.md":
        "---\ntitle: Rules\norder: 1\nextra: {version: 7}\nupdated: 2026-03-01\n---\n[Up](../about.md)",
      "enrollments/fall.md": """
      ---
      term: fall
      enrollments:
        - {student: pia, course: a, section: ["001", "002"], credits: 4, enrolled_on: 2026-08-01}
        - {student: ivo, course: a, section: "001", status: waitlisted}
        - {student: hid, course: a, section: "001"}
        - {student: dan, course: a, section: "001"}
        - {student: pia, course: b, status: completed, grade: A, ended_on: 2026-12-20, override: [{rule: prerequisite-unmet, reason: Exam, by: emmy, on: 2026-08-02}, {rule: schedule-conflict, reason: Agreed}]}
        - {student: pia, course: d, status: withdrawn}
        - {student: pia, course: c}
      ---
      A note with a [link](course:b).
      """,
      "enrollments/open.md": "---\nstudent: pia\ncourse: d\n---\nA text about Pia in [D](course:d).",
      "enrollments/own.md": "---\ncourse: a\nterm: spring\nenrollments: [pia]\n---\nA text about a roster.",
      "enrollments/dropped.md": "student: ivo\ncourse: d\nterm: spring\nstatus: dropped",
    ]) + ["catalogue.yml": settings]

  /// More meetings at one time than a grid has room for.
  private static let crowd = (0..<4).map { "{days: [tue], starts: 9:\($0)0, ends: 10:\($0)0}" }.joined(separator: ", ")

  static let settings = """
    title: Rich College
    base_url: https://rich.example.edu/catalogue/
    current_term: fall
    grades: {scale: [A, F], passing: [A]}
    nav: [courses/, pages/about.md, index.md, https://example.org/, students/ivo.md]
    """

  /// Declarations of every type for courses and pages; students and terms stay as they are.
  static let declarations = """

    extra:
      course:
        fee: number
        lead: reference(instructor)
        tutors: list(reference(student))
        rooms: list(list(text))
        since: date
        lab: boolean
        guide: reference(page)
        next: reference(course)
        unit: reference(department)
        at: reference(term)
        degree: reference(program)
        empty: text
        missing: list(number)
        boss: reference(student)
      page: {version: number, motto: text, fee: number}
    """

  /// The catalogue with settings that end in some lines.
  static func with(_ settings: String) -> [String: String] {
    files + ["catalogue.yml": self.settings + settings]
  }
}
