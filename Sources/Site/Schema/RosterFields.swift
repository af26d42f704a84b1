import Templates

/// Those of a roster that have the same status.
enum RosterPartFields: Int, CaseIterable {
  case status, count, roster

  static var schema: RecordSchema {
    RecordSchema(
      name: "roster part", summary: "Those of a roster that have the same status.",
      fields: [
        FieldSchema("status", .text, summary: "enrolled, waitlisted, completed, withdrawn or dropped"),
        FieldSchema(
          "count", .integer, isOptional: true, summary: "How many there are; internal builds only"),
        FieldSchema(
          "roster", .list(.record(RecordNumber.enrollment.rawValue)), summary: "The enrollments, by student"),
      ])
  }
}

/// The courses of one level, or those whose codes begin alike.
enum CoursePartFields: Int, CaseIterable {
  case title, isNumber, anchor, url, count, department, courses

  static var schema: RecordSchema {
    RecordSchema(
      name: "course part", summary: "The courses of one level, or those whose codes begin alike.",
      fields: [
        FieldSchema("title", .text, isOptional: true, summary: "The level, or how the codes begin"),
        FieldSchema("is_number", .boolean, summary: "Whether the title is a number"),
        FieldSchema(
          "anchor", .text, isOptional: true, summary: "A word for an address, of those whose codes begin alike"),
        FieldSchema("url", .url, isOptional: true, summary: "Where in the list of courses those begin"),
        FieldSchema("count", .integer, summary: "How many courses there are"),
        FieldSchema(
          "department", .record(RecordNumber.group.rawValue), isOptional: true,
          summary: "The department of all of them, if it is the same"),
        FieldSchema("courses", .list(.record(RecordNumber.course.rawValue)), summary: "The courses"),
      ])
  }
}

/// What an instructor teaches in one term.
enum GroupTermFields: Int, CaseIterable {
  case term, title, isCurrent, week, listing

  static var schema: RecordSchema {
    RecordSchema(
      name: "group term", summary: "What an instructor teaches in one term.",
      fields: [
        FieldSchema("term", .record(RecordNumber.term.rawValue), isOptional: true, summary: "The term"),
        FieldSchema("title", .text, summary: "The title of the term"),
        FieldSchema("is_current", .boolean, summary: "Whether it is the current term"),
        FieldSchema(
          "week", .record(RecordNumber.week.rawValue), isOptional: true,
          summary: "When it meets; none where nothing meets"),
        FieldSchema(
          "listing", .list(.record(RecordNumber.courseTerm.rawValue)),
          summary: "The courses, each with the offerings that the instructor teaches"),
      ])
  }
}
