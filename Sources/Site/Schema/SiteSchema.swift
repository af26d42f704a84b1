package import Catalogue
import Diagnostics
package import Templates

/// What templates can name: the one description that the checker, the pages and the reference share.
package enum SiteSchema {
  /// The filter that turns the name of a theme's file into its address.
  static let assetFilter = 0

  /// - Parameters:
  ///   - settings: which declare the types of `extra`.
  ///   - assets: the names of the theme's files that pages can link to.
  ///   - phrasebook: the theme's texts in the language of the site.
  package static func schema(
    settings: Settings, assets: [String], phrasebook: Phrasebook = Phrasebook()
  ) -> Schema {
    let declared = declaredKinds(in: settings)
    func extra(_ kind: RecordKind) -> ValueType {
      declared.firstIndex(of: kind).map { .record(RecordNumber.firstExtra + $0) } ?? .mapping
    }
    let records: [RecordSchema] = [
      SiteFields.schema,
      LinkFields.schema,
      PageFields.schema(extra: extra),
      ListPageFields.schema,
      CourseFields.schema(extra: extra),
      TokenFields.schema,
      OfferingFields.schema,
      MeetingFields.schema,
      CourseTermFields.schema,
      RosterPartFields.schema,
      CoursePartFields.schema,
      CourseGraphFields.schema,
      GraphNodeFields.schema,
      GraphEdgeFields.schema,
      ChartFields.schema,
      ChartBarFields.schema,
      ChartTickFields.schema,
      TermFields.schema(extra: extra),
      StudentFields.schema(extra: extra),
      StudentTermFields.schema,
      SlotFields.schema,
      WeekFields.schema,
      WeekDayFields.schema,
      WeekHourFields.schema,
      WeekCellFields.schema,
      WeekBlockFields.schema,
      ProgressFields.schema,
      ProgressCourseFields.schema,
      TermDepartmentFields.schema,
      TermBreakFields.schema,
      EnrollmentFields.schema,
      NoteFields.schema,
      OverrideFields.schema,
      GroupFields.schema,
      RequirementFields.schema,
      GroupTermFields.schema,
      HomeRootFields.schema,
      CourseRootFields.schema,
      CoursesRootFields.schema,
      StudentRootFields.schema,
      StudentsRootFields.schema,
      TermRootFields.schema,
      TermsRootFields.schema,
      GroupRootFields.schema,
      GroupsRootFields.schema,
      PageRootFields.schema,
    ]
    return Schema(
      records: records + declared.map { DeclaredExtra.schema(of: $0, settings.extra[$0]) },
      filters: [asset(assets)], phrasebook: phrasebook)
  }

  /// The template of each page, and the type of what it sees at its top.
  package static var pages: [PageTemplate] {
    PageKind.allCases.map { PageTemplate($0.template, root: $0.rootType.rawValue) }
  }

  /// The kinds whose `extra` settings declare, in the order of their types in the schema.
  static func declaredKinds(in settings: Settings) -> [RecordKind] {
    declaredOrder.filter { settings.extra[$0] != nil }
  }

  /// Departments, programmes and instructors are one type in templates, so their `extra` stays dynamic.
  private static let declaredOrder: [RecordKind] = [.course, .student, .term, .page]

  private static func asset(_ names: [String]) -> FilterSchema {
    FilterSchema(
      "asset", summary: "The address of a file in templates/assets/, which changes when the file does",
      input: .init("name", .text, isLiteral: true) { name in
        if names.contains(name) { return nil }
        return .init(
          message: "the theme has no file 'assets/\(name)'", suggestion: suggestion(for: name, among: names))
      }, result: .url, isSteady: true)
  }
}
