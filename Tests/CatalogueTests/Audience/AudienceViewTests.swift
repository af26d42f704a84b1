import TestSupport
import Testing

@testable import Catalogue

@Suite struct AudienceViewTests {
  // MARK: Drafts

  private static let kinds = [
    "courses/d.md": "---\ntitle: LABEL\ncode: CODE-1\nsummary: REST\nextra: {a: REST}\ndraft: true\n---\nREST",
    "students/d.md": "---\nname: LABEL\nemail: REST\nprogram: p\nvisibility: public\ndraft: true\n---\nREST",
    "terms/d.md": "---\ntitle: LABEL\nstarts: 2026-01-01\nextra: {a: REST}\ndraft: true\n---\nREST",
    "departments/d.md": "---\ntitle: LABEL\nextra: {a: REST}\ndraft: true\n---\nREST",
    "instructors/d.md": "---\nname: LABEL\nemail: REST\ndraft: true\n---\nREST",
    "programs/d.md": "---\ntitle: LABEL\naward: REST\ndraft: true\n---\nREST",
    "pages/d.md": "---\ntitle: LABEL\nextra: {a: REST}\ndraft: true\n---\nREST",
  ]

  @Test(
    "A draft has no page, and of it only its name is there, unless drafts are built", arguments: kinds.keys.sorted())
  func drafts(path: String) throws {
    let text = try #require(Self.kinds[path])
    let kind = try #require(RecordKind(folder: path.prefix { $0 != "/" }))
    let files = [path: text.replacing("program: p\n", with: "")]
    let without = try Viewed(files, audience: .internal)
    #expect(!without.view.isPublished(kind, 0) && !without.view.isWithheld(kind, 0))
    #expect(without.view.displayName(of: kind, 0) == "LABEL")
    #expect(!without.reaches("REST"))
    #expect(without.view.draftCount == 1)
    let with = try Viewed(files, audience: .internal, drafts: true)
    #expect(with.view.isPublished(kind, 0) && with.reaches("REST"))
    #expect(with.view.draftCount == 0)
  }

  @Test("A draft keeps its place among terms, and a withheld draft is withheld")
  func draftDetails() throws {
    let viewed = try Viewed([
      "terms/a.md": "---\ntitle: A\nstarts: 2026-09-01\ndraft: true\n---\n",
      "terms/b.md": "---\ntitle: B\nstarts: 2026-01-01\n---\n",
      "students/s.md": "---\nname: SECRET\ndraft: true\n---\n",
    ])
    #expect(viewed.view.order.terms == [1, 0])
    #expect(!viewed.reaches("SECRET") && viewed.view.isWithheld(.student, 0))
    #expect(viewed.view.draftCount == 1)
  }

  // MARK: Labels

  @Test("A label is there where something that is shown bears it, and gone where only withheld records do")
  func labels() throws {
    let viewed = try Viewed(
      [
        "courses/a.md": """
        ---
        title: A
        department: Dept A
        instructors: [Ann]
        offerings: [{term: Offered, instructors: [Bob]}]
        extra: {coordinator: Cleo, unit: Extra unit}
        ---
        """,
        "courses/z.md":
          "---\ntitle: Z\ndraft: true\ndepartment: Dept Z\ninstructors: [Zed]\nofferings: [{term: Drafted}]\n---\n",
        "students/p.md": "---\nname: P\nprogram: Program P\nvisibility: public\n---\n",
        "students/i.md": "---\nname: I\nprogram: Program I\n---\n",
        "enrollments/p.md": "---\nstudent: p\ncourse: a\nterm: Taken\n---\n",
        "enrollments/i.md": "---\nstudent: i\ncourse: a\nterm: Hidden term\n---\n",
        "enrollments/w.md": "---\nstudent: p\ncourse: a\nterm: Withdrawn term\nstatus: withdrawn\n---\n",
      ], settings: "extra: {course: {coordinator: reference(instructor), unit: reference(department)}}\n")
    let view = viewed.view
    func labels(_ kind: RecordKind) -> [String] {
      viewed.catalogue.headers(of: kind).indices.filter { view.isPublished(kind, $0) }
        .map { view.displayName(of: kind, $0).string }.sorted()
    }
    #expect(labels(.term) == ["Offered", "Taken"])
    #expect(labels(.department) == ["Dept A", "Extra unit"])
    #expect(labels(.instructor) == ["Ann", "Bob", "Cleo"])
    #expect(labels(.program) == ["Program P"])
    for word in ["Dept Z", "Zed", "Drafted", "Program I", "Hidden term", "Withdrawn term"] {
      #expect(!viewed.reaches(word))
    }
  }

  @Test("Departments that only programmes and instructors name are labels in use")
  func departmentsOfGroups() throws {
    let viewed = try Viewed([
      "programs/p.md": "---\ntitle: P\ndepartment: One\n---\n",
      "instructors/i.md": "---\nname: I\ndepartment: Two\n---\n",
      "instructors/d.md": "---\nname: D\ndepartment: Three\ndraft: true\n---\n",
    ])
    let names = viewed.view.departments.indices.filter { viewed.view.isPublished(.department, $0) }
    #expect(names.map { viewed.view.departments[$0].title.string }.sorted() == ["One", "Two"])
  }

  // MARK: Relations

  @Test("Relations name what is published only, each thing once, in the order of lists")
  func relations() throws {
    let viewed = try Viewed([
      "courses/b.md":
        "---\ntitle: B\ncode: AA\nprerequisites: [a, {any: [a, c]}]\ninstructors: [i]\ndepartment: d\n---\n",
      "courses/a.md": "---\ntitle: A\ncode: ZZ\ninstructors: [i]\ndepartment: d\n---\n",
      "courses/c.md": """
      ---
      title: C
      code: MM
      prerequisites: [a]
      offerings: [{term: t, instructors: [i, j]}, {term: t, section: X, instructors: [i]}]
      ---
      """,
      "courses/x.md": "---\ntitle: X\ndraft: true\nprerequisites: [a]\ndepartment: d\ninstructors: [i]\n---\n",
      "programs/p.md":
        "---\ntitle: P\nrequirements: [{title: R, from: [c, a]}, {title: S, from: [a, b]}]\n---\n",
      "students/y.md": "---\nname: Y\nprogram: p\nvisibility: public\n---\n",
      "students/x.md": "---\nname: X\nprogram: p\nvisibility: public\n---\n",
      "students/w.md": "---\nname: W\nprogram: p\n---\n",
    ])
    let view = viewed.view
    let relations = view.relations
    func course(_ numbers: some Sequence<Int32>) -> [String] { numbers.map { view.courses[Int($0)].id.string } }
    let a = try #require(viewed.number(.course, "a"))
    let i = try #require(view.instructors.firstIndex { $0.id == "i" })
    let j = try #require(view.instructors.firstIndex { $0.id == "j" })
    #expect(course(relations.requiredFor[a]) == ["b", "c"])
    #expect(course(relations.coursesOfDepartment[0]) == ["b", "a"])
    #expect(course(relations.coursesOfInstructor[i]) == ["b", "c", "a"])
    #expect(course(relations.coursesOfInstructor[j]) == ["c"])
    #expect(relations.offeringsOfInstructor[i].count == 2 && relations.offeringsOfInstructor[j].count == 1)
    #expect(course(relations.coursesOfProgram[0]) == ["c", "a", "b"])
    #expect(relations.studentsOfProgram[0].map { view.students[Int($0)].id.string } == ["x", "y"])
    #expect(relations.offeringsOfTerm[0].count == 2)
    #expect(course(relations.offeringCourses) == ["c", "c"])
    #expect(relations.offeringStarts.count == view.courses.count + 1)
  }

  @Test(
    "Enrollments of a term are counted as the audience sees them",
    arguments: [(.public, 1), (.internal, 3)] as [(Audience, Int32)])
  func enrollmentsPerTerm(audience: Audience, expected: Int32) throws {
    let viewed = try Viewed(
      [
        "courses/a.md": "---\ntitle: A\n---\n", "courses/b.md": "---\ntitle: B\n---\n",
        "terms/t.md": "---\ntitle: T\n---\n",
        "students/p.md": "---\nname: P\nvisibility: public\n---\n", "students/i.md": "---\nname: I\n---\n",
        "students/h.md": "---\nname: H\nvisibility: hidden\n---\n",
        "enrollments/a.md": "---\ncourse: a\nterm: t\nenrollments: [p, i, h]\n---\n",
        "enrollments/b.md": "---\ncourse: b\nterm: t\nstatus: dropped\nenrollments: [p]\n---\n",
      ], audience: audience)
    #expect(viewed.view.relations.enrollmentsPerTerm == [expected])
  }

  @Test(
    "The current term is the one that the settings name, if it exists",
    arguments: [("t", 0), ("u", nil)] as [(String, Int?)])
  func currentTerm(name: String, expected: Int?) throws {
    let viewed = try Viewed(["terms/t.md": "---\ntitle: T\n---\n"], settings: "current_term: \(name)\n")
    #expect(viewed.view.currentTerm == expected)
  }

  // MARK: Texts

  @Test("Bodies are there for what has a page, and empty for the rest")
  func bodies() throws {
    let files = [
      "index.md": "home-text", "courses/a.md": "---\ntitle: A\n---\ncourse-text",
      "terms/a.md": "---\ntitle: A\n---\nterm-text", "departments/a.md": "---\ntitle: A\n---\ndepartment-text",
      "instructors/a.md": "---\nname: A\n---\ninstructor-text", "programs/a.md": "---\ntitle: A\n---\nprogram-text",
      "pages/a.md": "---\ntitle: A\n---\npage-text",
      "students/a.md": "---\nname: A\nvisibility: public\n---\nstudent-text",
    ]
    let view = try Viewed(files).view
    for kind in RecordKind.allCases where kind != .enrollment && kind != .student {
      #expect(Text(view.body(of: kind, 0)).string.contains("\(kind.name)-text"))
    }
    #expect(view.body(of: .student, 0).isEmpty)
    #expect(Text(view.homeBody).string == "home-text")
    // A text lies in the view's memory, so somebody has to hold the view until it has been read.
    let internalView = try Viewed(files, audience: .internal).view
    withExtendedLifetime(internalView) {
      #expect(Text(internalView.body(of: .student, 0)).string.contains("student-text"))
    }
    #expect(try Viewed([:]).view.homeBody.isEmpty)
    #expect(view.displayName(of: .enrollment, 0).isAbsent)
  }

  @Test("Links mean records whether or not they may be shown, and attachments have a path")
  func links() throws {
    let viewed = try Viewed([
      "courses/a.md": "---\ntitle: A\n---\n", "courses/figures/plan b.png": "png",
      "students/i.md": "---\nname: I\n---\n",
    ])
    let view = viewed.view
    let file = view.courses[0].header.file
    #expect(view.meaning(of: "student:i", inFile: file) == .record(.student, number: 0, fragment: nil))
    #expect(view.meaning(of: "../students/i.md#x", inFile: file) == .record(.student, number: 0, fragment: "x"))
    #expect(view.isWithheld(.student, 0) && !view.isWithheld(.course, 0))
    #expect(view.meaning(ofNavigation: "courses/") == .index(.course, fragment: nil))
    #expect(view.hasAttachments)
    guard case .attachment(let number) = view.meaning(of: "figures/plan%20b.png", inFile: file) else {
      Issue.record("it is no attachment")
      return
    }
    #expect(view.attachmentPath(number) == "courses/figures/plan b.png")
    #expect(try !Viewed([:]).view.hasAttachments)
  }
}
