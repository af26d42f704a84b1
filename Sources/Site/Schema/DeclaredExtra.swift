import Catalogue
import Templates

/// The types that settings give to a site's own fields, as templates see them.
enum DeclaredExtra {
  static func schema(of kind: RecordKind, _ declaration: ExtraDeclaration?) -> RecordSchema {
    RecordSchema(
      name: "\(kind.name) extra", summary: "The own fields of \(kind.nameWithArticle), as the settings declare them.",
      fields: (declaration?.fields ?? []).map { field in
        FieldSchema(
          field.name, type(of: field.type), isOptional: true, summary: "As the settings declare it: \(field.type.name)")
      })
  }

  private static func type(of type: ExtraType) -> ValueType {
    switch type {
    case .text: .text
    case .number: .number
    case .date: .date
    case .boolean: .boolean
    case .list(let item): .list(self.type(of: item))
    case .reference(let kind):
      switch kind {
      case .course: .record(RecordNumber.course.rawValue)
      case .student: .record(RecordNumber.student.rawValue)
      case .term: .record(RecordNumber.term.rawValue)
      case .page: .record(RecordNumber.link.rawValue)
      case .department, .instructor, .program, .enrollment: .record(RecordNumber.group.rawValue)
      }
    }
  }
}
