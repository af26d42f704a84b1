import Catalogue
import Templates
import Testing

@testable import Site

/// `hasBody` as `has_body`.
private func snakeCase(_ name: String) -> String {
  name.reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
}

private func names<Fields: CaseIterable & RawRepresentable<Int>>(_ fields: Fields.Type) -> [String] {
  #expect(Fields.allCases.map(\.rawValue) == Array(0..<Fields.allCases.count))
  return Fields.allCases.map { snakeCase("\($0)") }
}

@Suite struct FieldNumberTests {
  @Test("A field's number is its place in the schema, for every type")
  func numbers() {
    let fields: [RecordNumber: [String]] = [
      .site: names(SiteFields.self), .link: names(LinkFields.self), .page: names(PageFields.self),
      .listPage: names(ListPageFields.self), .course: names(CourseFields.self), .token: names(TokenFields.self),
      .offering: names(OfferingFields.self), .meeting: names(MeetingFields.self),
      .rosterPart: names(RosterPartFields.self), .coursePart: names(CoursePartFields.self),
      .courseGraph: names(CourseGraphFields.self), .graphNode: names(GraphNodeFields.self),
      .graphEdge: names(GraphEdgeFields.self), .chart: names(ChartFields.self), .chartBar: names(ChartBarFields.self),
      .chartTick: names(ChartTickFields.self), .groupTerm: names(GroupTermFields.self),
      .courseTerm: names(CourseTermFields.self), .term: names(TermFields.self), .student: names(StudentFields.self),
      .studentTerm: names(StudentTermFields.self), .slot: names(SlotFields.self),
      .week: names(WeekFields.self), .weekDay: names(WeekDayFields.self), .weekHour: names(WeekHourFields.self),
      .weekCell: names(WeekCellFields.self), .weekBlock: names(WeekBlockFields.self),
      .progress: names(ProgressFields.self), .progressCourse: names(ProgressCourseFields.self),
      .termDepartment: names(TermDepartmentFields.self), .termBreak: names(TermBreakFields.self),
      .enrollment: names(EnrollmentFields.self), .override: names(OverrideFields.self),
      .group: names(GroupFields.self), .requirement: names(RequirementFields.self), .note: names(NoteFields.self),
      .homeRoot: names(HomeRootFields.self), .courseRoot: names(CourseRootFields.self),
      .coursesRoot: names(CoursesRootFields.self), .studentRoot: names(StudentRootFields.self),
      .studentsRoot: names(StudentsRootFields.self), .termRoot: names(TermRootFields.self),
      .termsRoot: names(TermsRootFields.self), .groupRoot: names(GroupRootFields.self),
      .groupsRoot: names(GroupsRootFields.self), .pageRoot: names(PageRootFields.self),
    ]
    let schema = SiteSchema.schema(settings: Settings(), assets: [])
    #expect(schema.records.count == RecordNumber.allCases.count)
    for type in RecordNumber.allCases {
      let record = schema.records[type.rawValue]
      #expect(record.fields.map(\.name) == fields[type], "of \(type)")
      #expect(record.name.replacing(" ", with: "") == "\(type)".lowercased().replacing("root", with: "template"))
    }
  }

  @Test("Everything in the schema is described by a sentence without a full stop, or by one with it")
  func summaries() {
    let schema = SiteSchema.schema(settings: Settings(), assets: [])
    for record in schema.records {
      #expect(record.summary.hasSuffix("."))
      for field in record.fields { #expect(!field.summary.isEmpty && !field.summary.hasSuffix("."), "\(field.name)") }
    }
  }

  @Test("Declared own fields are types after all others, in the order of the settings")
  func declared() throws {
    let settings = SettingsFile(bytes: Array(RichCatalogue.declarations.utf8)).settings
    let schema = SiteSchema.schema(settings: settings, assets: [])
    #expect(schema.records.dropFirst(RecordNumber.firstExtra).map(\.name) == ["course extra", "page extra"])
    let fields = schema.records[RecordNumber.firstExtra].fields
    #expect(
      fields.map(\.name) == [
        "fee", "lead", "tutors", "rooms", "since", "lab", "guide", "next", "unit", "at", "degree", "empty", "missing",
        "boss",
      ])
    let group = ValueType.record(RecordNumber.group.rawValue)
    #expect(
      fields.map(\.type) == [
        .number, group, .list(.record(RecordNumber.student.rawValue)), .list(.list(.text)), .date, .boolean,
        .record(RecordNumber.link.rawValue), .record(RecordNumber.course.rawValue), group,
        .record(RecordNumber.term.rawValue), group, .text, .list(.number), .record(RecordNumber.student.rawValue),
      ])
    #expect(fields.filter { !$0.isOptional }.isEmpty)
    func extra(_ type: RecordNumber) -> ValueType? {
      schema.records[type.rawValue].fields.first { $0.name == "extra" }?.type
    }
    #expect(extra(.course) == .record(RecordNumber.firstExtra) && extra(.page) == .record(RecordNumber.firstExtra + 1))
    #expect(extra(.student) == .mapping && extra(.term) == .mapping && extra(.group) == .mapping)
  }

  @Test("Every template has a root that knows the site and the page")
  func roots() {
    let schema = SiteSchema.schema(settings: Settings(), assets: [])
    for kind in PageKind.allCases {
      let root = schema.records[kind.rootType.rawValue]
      #expect(root.fields.prefix(2).map(\.name) == ["site", "page"])
      #expect(kind.template == (kind == .notFound ? "404.html" : "\(kind).html"))
    }
  }
}
