import Catalogue
import Testing

@Suite struct WholeViewTests {
  private static let files = [
    "courses/a.md": "---\ntitle: A\nprerequisites: [b]\n---\n",
    "courses/b.md": "---\ntitle: B\ncredits: 3\ndraft: true\n---\n",
    "students/hid.md": "---\nname: Hid\nemail: h@x\nprogram: Secret studies\nvisibility: hidden\n---\n",
    "students/dan.md": "---\nname: Dan\nyear: 2\ndraft: true\n---\n",
    "students/pia.md": "---\nname: Pia\nvisibility: public\n---\n",
    "enrollments/e.md":
      "---\ncourse: b\nterm: Fall\nenrollments: [hid, dan, {student: pia, status: dropped, grade: F}]\n---\n",
  ]

  private func views(_ audience: Audience) throws -> (whole: AudienceView, redacted: AudienceView, viewed: Viewed) {
    let viewed = try Viewed(Self.files, audience: audience)
    return (AudienceView(viewed.catalogue, audience: audience, redacts: false), viewed.view, viewed)
  }

  @Test("A view that redacts nothing holds hidden students, drafts and every enrollment", arguments: Audience.allCases)
  func holdsAll(audience: Audience) throws {
    let (whole, _, viewed) = try views(audience)
    let hidden = try #require(viewed.number(.student, "hid"))
    #expect(whole.students[hidden].email == "h@x")
    #expect(whole.students[hidden].program?.index.map { whole.programs[$0].id.string } == "Secret studies")
    let draft = try #require(viewed.number(.student, "dan"))
    #expect(whole.students[draft].year == "2")
    let course = try #require(viewed.number(.course, "b"))
    #expect(whole.courses[course].credits != nil)
    #expect(whole.enrollments.count == 3 && whole.enrollments.contains { $0.grade == "F" })
    #expect(whole.graph.byCourse[course].count == 3)
    #expect(whole.withheldStudentCount == 0 && !whole.redacts && whole.audience == .internal)
  }

  @Test("Only what the site shows has a page, in a view that redacts nothing as well")
  func pages() throws {
    let (whole, redacted, viewed) = try views(.internal)
    for view in [whole, redacted] {
      for (kind, id, hasPage) in [
        (RecordKind.student, "hid", false), (.student, "dan", false), (.student, "pia", true), (.course, "a", true),
        (.course, "b", false),
      ] {
        let number = try #require(viewed.number(kind, id))
        #expect(view.hasPage(kind, number) == hasPage, "\(id)")
      }
    }
    #expect(try views(.public).redacted.hasPage(.student, #require(viewed.number(.student, "pia"))))
  }

  @Test("Every seat counts where nothing is redacted, those of hidden students too")
  func seats() throws {
    let files = [
      "courses/a.md": "---\ntitle: A\nofferings: [{term: Fall, capacity: 3}]\n---\n",
      "students/hid.md": "---\nname: Hid\nvisibility: hidden\n---\n", "students/ivo.md": "---\nname: Ivo\n---\n",
      "enrollments/e.md": "---\ncourse: a\nterm: Fall\nenrollments: [hid, ivo]\n---\n",
    ]
    let viewed = try Viewed(files, audience: .internal)
    #expect(viewed.view.seats.map(\.taken) == [1])
    #expect(AudienceView(viewed.catalogue, audience: .internal, redacts: false).seats.map(\.taken) == [2])
  }
}
