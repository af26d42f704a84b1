import Catalogue
import Templates

/// A term.
enum TermFields: Int, CaseIterable {
  case id, title, url, starts, ends, holidays, isCurrent, offerings, courses, listing, body, hasBody
  case updated, enrollmentCount, extra

  static func schema(extra: (RecordKind) -> ValueType) -> RecordSchema {
    RecordSchema(
      name: "term", summary: "A term.",
      fields: [
        FieldSchema("id", .text, summary: "Its id"),
        FieldSchema("title", .text, summary: "Its title"),
        FieldSchema("url", .url, isOptional: true, summary: "Its page"),
        FieldSchema("starts", .date, isOptional: true, summary: "Its first day"),
        FieldSchema("ends", .date, isOptional: true, summary: "Its last day"),
        FieldSchema("holidays", .list(.date), summary: "The days on which nothing meets"),
        FieldSchema("is_current", .boolean, summary: "Whether it is the current term"),
        FieldSchema(
          "offerings", .list(.record(RecordNumber.offering.rawValue)),
          summary: "What is given in it, by course"),
        FieldSchema(
          "courses", .list(.record(RecordNumber.course.rawValue)),
          summary: "The courses that are given in it"),
        FieldSchema(
          "listing", .list(.record(RecordNumber.courseTerm.rawValue)),
          summary: "The courses that are given in it, each with its offerings in the term"),
        FieldSchema("body", .html, isOptional: true, summary: "Its text"),
        FieldSchema("has_body", .boolean, summary: "Whether it has a text"),
        FieldSchema("updated", .date, isOptional: true, summary: "When it was last updated"),
        FieldSchema(
          "enrollment_count", .integer, isOptional: true,
          summary: "How many enrollments there are in it; internal builds only"),
        FieldSchema("extra", extra(.term), summary: "The own fields of a term"),
      ])
  }
}
