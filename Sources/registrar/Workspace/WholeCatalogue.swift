import Catalogue
import Diagnostics
import Editing
import Files
import Site

/// A catalogue of which nothing is withheld, for whoever has its sources anyway: hidden students, drafts and every
/// enrollment are there.
///
/// Neither templates nor rules are looked at, and what is faulty is passed over.
struct WholeCatalogue {
  let catalogue: Catalogue
  let view: AudienceView
  let content: APIContent

  /// - Throws: `UsageError` when the source folder is none or a setting cannot be used; `FileError` when the system
  ///   refuses.
  init(_ global: GlobalOptions) throws {
    try Workspace.requireContent(in: global.source)
    let configuration = try Configuration(source: global.source, flags: global.values)
    configuration.tell(global.console)
    try self.init(configuration)
  }

  /// - Throws: `FileError` when the system refuses; `Refusal` for content of another format.
  init(_ configuration: Configuration) throws {
    catalogue = try Workspace.readContent(configuration)
    try requireCurrentFormat(catalogue)
    view = AudienceView(catalogue, audience: .internal, redacts: false)
    content = APIContent(index: SiteIndex(view: view))
  }

  // MARK: For people

  /// Enrollments in a table, a group for each term.
  ///
  /// - Parameters:
  ///   - names: the titles of the columns that `name` fills.
  ///   - name: what stands at the start of an enrollment's row.
  func table(
    _ enrollments: [Enrollment], names: [String], _ name: (Enrollment) -> [String]
  ) -> TextTable {
    let others = [
      TextTable.Column(title: "section"), TextTable.Column(title: "status"), TextTable.Column(title: "grade"),
      TextTable.Column(title: "credits", isNumeric: true),
    ]
    var table = TextTable(columns: names.map { TextTable.Column(title: $0) } + others, groups: [])
    var last: Int32?
    for enrollment in enrollments {
      if enrollment.term != last {
        table.groups.append(TextTable.Group(title: title(ofTerm: enrollment.term), rows: []))
      }
      last = enrollment.term
      table.groups[table.groups.count - 1].rows.append(
        name(enrollment) + [
          enrollment.sections.map(\.string).joined(separator: ", "), enrollment.status.name, enrollment.grade.string,
          view.credits(of: enrollment)?.description ?? "",
        ])
    }
    return table
  }

  private func title(ofTerm number: Int32) -> String {
    guard number >= 0 else { return "No term" }
    let term = view.terms[Int(number)]
    return term.displayName == term.id ? term.id.string : "\(term.displayName.string) (\(term.id.string))"
  }

  /// How many enrollments there are of each status: `3 enrolled, 1 waitlisted`.
  static func statuses(of enrollments: [Enrollment]) -> String {
    Enrollment.Status.allCases.compactMap { status in
      let count = enrollments.count { $0.status == status }
      return count == 0 ? nil : "\(count) \(status.name)"
    }.joined(separator: ", ")
  }
}
