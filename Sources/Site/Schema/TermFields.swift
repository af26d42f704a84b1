import Catalogue
import Templates

/// A term.
enum TermFields: Int, CaseIterable {
  case id, title, url, starts, ends, holidays, breaks, isCurrent, offerings, courses, listing, departments
  case week, calendarUrl, body, hasBody, updated, enrollmentCount, extra

  static func schema(extra: (RecordKind) -> ValueType) -> RecordSchema {
    RecordSchema(
      name: "term", summary: "A term.",
      fields: [
        FieldSchema("id", .text, summary: "Its id; of a label, the word that stands for it in addresses"),
        FieldSchema("title", .text, summary: "Its title"),
        FieldSchema("url", .url, isOptional: true, summary: "Its page"),
        FieldSchema("starts", .date, isOptional: true, summary: "Its first day"),
        FieldSchema("ends", .date, isOptional: true, summary: "Its last day"),
        FieldSchema("holidays", .list(.date), summary: "The days on which nothing meets"),
        FieldSchema(
          "breaks", .list(.record(RecordNumber.termBreak.rawValue)),
          summary: "The same days, put together where they follow one another"),
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
        FieldSchema(
          "departments", .list(.record(RecordNumber.termDepartment.rawValue)),
          summary: "The same by department; courses without one come last"),
        FieldSchema(
          "week", .record(RecordNumber.week.rawValue), isOptional: true,
          summary: "When the courses given in it meet; none where nothing meets"),
        FieldSchema(
          "calendar_url", .url, isOptional: true,
          summary: "Its dates and meetings as an iCalendar file, where there are any"),
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

/// Days of a term on which nothing meets, one after another.
enum TermBreakFields: Int, CaseIterable {
  case starts, ends

  static var schema: RecordSchema {
    RecordSchema(
      name: "term break", summary: "Days of a term on which nothing meets, one after another.",
      fields: [
        FieldSchema("starts", .date, summary: "The first of the days"),
        FieldSchema("ends", .date, isOptional: true, summary: "The last of them, where there are several"),
      ])
  }
}

/// What a department gives in a term.
enum TermDepartmentFields: Int, CaseIterable {
  case department, title, listing

  static var schema: RecordSchema {
    RecordSchema(
      name: "term department", summary: "What a department gives in a term.",
      fields: [
        FieldSchema(
          "department", .record(RecordNumber.group.rawValue), isOptional: true,
          summary: "The department; none for the courses that have none"),
        FieldSchema("title", .text, isOptional: true, summary: "The title of the department"),
        FieldSchema(
          "listing", .list(.record(RecordNumber.courseTerm.rawValue)),
          summary: "The courses, each with its offerings in the term"),
      ])
  }
}
