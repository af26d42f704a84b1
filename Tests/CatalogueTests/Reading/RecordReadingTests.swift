import Catalogue
import Diagnostics
import TestSupport
import Testing

@Suite("Reading records")
struct RecordReadingTests {
  @Test("takes every field of a course, each by its own type")
  func course() throws {
    let catalogue = try read([
      "content/courses/evening/cs-101.md": """
      ---
      title: "Programming: an introduction"
      code: CS 101
      summary: How to tell machines what to do
      credits: {min: 3, max: 7.5}
      department: Computing
      level: 001
      language: NO
      instructors: [Grace Hopper, Ada Byron]
      prerequisites:
        - ma-110
        - any: [ma-110, {all: [ph-100, ma-110]}]
      corequisites: [ph-100]
      cross_listed: [ma-110]
      tags: [evening, true]
      offerings:
        - term: 2026-fall
          section: 007
          instructors: [Ada Byron]
          capacity: 30
          location: Hall 2
          mode: in-person
          starts: 2026-09-01
          ends: 2026-12-18
          meetings:
            - {days: [fri, mon], starts: 9:00, ends: "10:30", location: Lab, from: 2026-09-07, until: 2026-10-07, every: 2}
      updated: 2026-01-31
      aliases: [cs-100]
      extra: {lab_fee: 20, deep: [a, {b: ~}]}
      ---
      # Programming
      """,
      "content/courses/ma-110.md": "---\ntitle: Logic\ncredits: 6\n---\n",
      "content/courses/ph-100.md": "---\ntitle: Mechanics\ndraft: true\n---\n",
    ])
    #expect(catalogue.found == [])
    let course = try #require(catalogue.courses.first { $0.id == "cs-101" })
    #expect(course.title == "Programming: an introduction")
    #expect(course.code == "CS 101")
    #expect(course.summary == "How to tell machines what to do")
    #expect(course.credits?.min.description == "3")
    #expect(course.credits?.max.description == "7.5")
    #expect(course.credits?.isFixed == false)
    #expect(course.department?.text.string == "Computing")
    #expect(course.level == "001")
    #expect(course.language == "NO")
    #expect(course.instructors.map(\.text.string) == ["Grace Hopper", "Ada Byron"])
    #expect(course.prerequisites.map(\.form) == [.course, .any, .course, .all, .course, .course])
    #expect(course.prerequisites.map(\.next) == [1, 6, 3, 6, 5, 6])
    let courseIDs = catalogue.courses.map(\.id.string)
    #expect(
      course.prerequisites.compactMap { $0.course.index.map { courseIDs[$0] } } == [
        "ma-110", "ma-110", "ph-100", "ma-110",
      ])
    #expect(course.corequisites.map(\.text.string) == ["ph-100"])
    #expect(course.crossListed.map(\.text.string) == ["ma-110"])
    #expect(course.tags.map(\.text.string) == ["evening", "true"])
    let offering = try #require(course.offerings.first)
    #expect(offering.term?.text.string == "2026-fall")
    #expect(offering.section == "007")
    #expect(offering.instructors.map(\.text.string) == ["Ada Byron"])
    #expect(offering.capacity == 30)
    #expect(offering.location == "Hall 2")
    #expect(offering.mode == .inPerson)
    #expect(offering.starts?.description == "2026-09-01")
    #expect(offering.ends?.description == "2026-12-18")
    let meeting = try #require(offering.meetings.first)
    #expect(meeting.days.indices == [0, 4])
    #expect(meeting.starts?.description == "09:00")
    #expect(meeting.ends?.description == "10:30")
    #expect(meeting.location == "Lab")
    #expect(meeting.from?.description == "2026-09-07")
    #expect(meeting.until?.description == "2026-10-07")
    #expect(meeting.every == 2)
    #expect(course.header.updated?.description == "2026-01-31")
    #expect(course.header.aliases.map(\.text.string) == ["cs-100"])
    #expect(
      course.header.extra.map(\.shape) == [
        .mapping, .scalar, .scalar, .scalar, .sequence, .scalar, .mapping, .scalar, .absent,
      ])
    #expect(String(decoding: catalogue.body(ofFile: course.header.file), as: UTF8.self) == "# Programming")
    #expect(catalogue.courses.map(\.header.isDraft) == [false, false, true])
    #expect(catalogue.courses[1].credits?.isFixed == true)
    #expect(catalogue.path(ofFile: course.header.file) == "content/courses/evening/cs-101.md")
  }

  @Test("takes every field of a student")
  func student() throws {
    let catalogue = try read([
      "content/students/ada.md": """
      ---
      id: ada-lovelace
      name: "Ada \\"Countess\\" Lovelace"
      sort_name: Lovelace, Ada
      email: ada@example.edu
      program: Mathematics
      year: 02
      advisor: Mary Somerville
      admitted: 2024-02-29
      visibility: public
      tags: [honours]
      ---
      """
    ])
    #expect(catalogue.found == [])
    let student = try #require(catalogue.students.first)
    #expect(student.id == "ada-lovelace")
    #expect(student.name == "Ada \"Countess\" Lovelace")
    #expect(student.sortName == "Lovelace, Ada")
    #expect(student.email == "ada@example.edu")
    #expect(student.program?.index == 0)
    #expect(catalogue.programs.map(\.title.string) == ["Mathematics"])
    #expect(student.year == "02")
    #expect(student.advisor == "Mary Somerville")
    #expect(student.admitted?.description == "2024-02-29")
    #expect(student.visibility == .public)
    #expect(student.tags.map(\.text.string) == ["honours"])
  }

  @Test("takes every field of the smaller kinds")
  func others() throws {
    let catalogue = try read([
      "content/terms/2026-fall.md":
        "---\ntitle: Fall 2026\nstarts: 2026-09-01\nends: 2026-12-18\nholidays: [2026-10-12, 2026-11-26]\n---\n",
      "content/departments/cs.md": "---\ntitle: Computing\n---\n",
      "content/instructors/hopper.md": "---\nname: Grace Hopper\nemail: g@example.edu\ndepartment: cs\n---\n",
      "content/programs/bsc.md": """
      ---
      title: Computing
      award: BSc
      department: cs
      credits: 180
      requirements:
        - title: Core
          choose: 1
          from: [cs-101]
      ---
      """,
      "content/courses/cs-101.md": "---\ntitle: Programming\ninstructors: [hopper]\n---\n",
      "content/pages/about/us.md": "---\ntitle: About us\norder: -1.5\n---\n",
      "content/index.md": "Welcome.\n",
    ])
    #expect(catalogue.found == [])
    #expect(catalogue.unresolved.isEmpty)
    let term = try #require(catalogue.terms.first)
    #expect(term.title == "Fall 2026")
    #expect(term.starts?.description == "2026-09-01")
    #expect(term.ends?.description == "2026-12-18")
    #expect(term.holidays.map(\.description) == ["2026-10-12", "2026-11-26"])
    #expect(catalogue.departments.map(\.title.string) == ["Computing"])
    let instructor = try #require(catalogue.instructors.first)
    #expect(instructor.name == "Grace Hopper")
    #expect(instructor.email == "g@example.edu")
    #expect(instructor.department?.index == 0)
    let program = try #require(catalogue.programs.first)
    #expect(program.title == "Computing")
    #expect(program.award == "BSc")
    #expect(program.department?.index == 0)
    #expect(program.credits?.description == "180")
    let requirement = try #require(program.requirements.first)
    #expect(requirement.title == "Core")
    #expect(requirement.choose == 1)
    #expect(requirement.from.map(\.index) == [0])
    let page = try #require(catalogue.pages.first)
    #expect(page.id == "about/us")
    #expect(page.order?.description == "-1.5")
    let home = try #require(catalogue.home)
    #expect(String(decoding: catalogue.body(ofFile: home.header.file), as: UTF8.self) == "Welcome.\n")
    #expect(catalogue.kindsWithRecords == [.term, .department, .instructor, .program, .course, .page])
    #expect(catalogue.displayName(of: .page, 0) == "About us")
    #expect(catalogue.displayName(of: .instructor, 0) == "Grace Hopper")
  }

  @Test("makes a record of each label where a kind has no folder")
  func labels() throws {
    let catalogue = try read([
      "content/courses/a.md":
        "---\ntitle: A\ndepartment: Arts\ninstructors: [Ng, Ito]\nofferings: [{term: 2026-fall}]\n---\n",
      "content/courses/b.md":
        "---\ntitle: B\ndepartment: Arts\ninstructors: [Ito]\nofferings: [{term: 2027}]\n---\n",
      "content/students/s.md": "---\nname: S\nprogram: Fine arts\n---\n",
      "content/enrollments/s.md": "---\nstudent: s\ncourse: a\nterm: 2025\n---\n",
    ])
    #expect(catalogue.found == [])
    #expect(catalogue.departments.map(\.id.string) == ["Arts"])
    #expect(catalogue.instructors.map(\.name.string) == ["Ng", "Ito"])
    #expect(catalogue.programs.map(\.title.string) == ["Fine arts"])
    #expect(catalogue.terms.map(\.id.string) == ["2026-fall", "2027", "2025"])
    #expect(catalogue.enrollments.map(\.term) == [2])
    #expect(catalogue.headers(of: .term).map(\.file) == [-1, -1, -1])
    #expect(catalogue.header(of: .department, 0).id == "Arts")
  }

  @Test("resolves references in a site's own fields where settings declare them")
  func extra() throws {
    let catalogue = try read([
      "catalogue.yml": """
      extra:
        course: {coordinator: reference(instructor), books: list(text), fee: number, on: date, open: boolean,
                 partners: list(reference(course)), room: text}
      """,
      "content/instructors/hopper.md": "---\nname: Grace Hopper\n---\n",
      "content/courses/b.md": "---\ntitle: B\n---\n",
      "content/courses/a.md": """
      ---
      title: A
      extra:
        coordinator: hopper
        books: [One, Two]
        fee: 20.5
        on: 2026-01-01
        open: true
        partners: [b, c]
        room: 12
      ---
      """,
    ])
    #expect(catalogue.found == [])
    let course = try #require(catalogue.courses.first)
    let declaration = try #require(catalogue.settings.extra[.course])
    let references = course.header.extraReferences(as: declaration)
    #expect(references.map(\.kind) == [.instructor, .course, .course])
    #expect(references.map(\.target) == [0, 1, -1])
    #expect(catalogue.unresolved.map(\.text.string) == ["c"])
  }

  @Test("gives the same catalogue on any number of cores")
  func parallel() throws {
    try withTemporaryFolder { folder in
      for number in 0..<400 {
        try folder.write([
          "content/students/s\(number).md": "---\nname: Student \(number)\nprogram: P\(number % 7)\n---\n"
        ])
        try folder.write([
          "content/enrollments/s\(number).md":
            "---\nstudent: s\(number)\ncourse: c\nterm: T\(number % 5)\n---\n"
        ])
      }
      try folder.write(["content/courses/c.md": "---\ntitle: C\n---\n"])
      let one = try read(folder, jobs: 1)
      let four = try read(folder, jobs: 4)
      #expect(one.students.map(\.name.string) == four.students.map(\.name.string))
      #expect(one.terms.map(\.id.string) == four.terms.map(\.id.string))
      #expect(one.enrollments.map(\.term) == four.enrollments.map(\.term))
      #expect(one.enrollments.map(\.student) == four.enrollments.map(\.student))
      #expect(four.enrollments.count == 400)
    }
  }
}
