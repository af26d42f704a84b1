import Templates

/// A department, a programme of study or an instructor.
enum GroupFields: Int, CaseIterable {
  case kind, id, title, url, isRecord, email, award, credits, department, requirements, body
  case hasBody, updated, courses, students, offerings, listing, weeks, programs, instructors
  case levels, teaching, enrollmentsByTerm, extra

  static var schema: RecordSchema {
    RecordSchema(
      name: "group", summary: "A department, a programme of study or an instructor.",
      fields: [
        FieldSchema("kind", .text, summary: "department, program or instructor"),
        FieldSchema("id", .text, summary: "The id; of a label, the word that stands for it in addresses"),
        FieldSchema("title", .text, summary: "The title, or the name of an instructor"),
        FieldSchema("url", .url, isOptional: true, summary: "The page"),
        FieldSchema(
          "is_record", .boolean,
          summary: "Whether a file describes it; otherwise it is a label that others bear"),
        FieldSchema("email", .text, isOptional: true, summary: "The e-mail address of an instructor"),
        FieldSchema("award", .text, isOptional: true, summary: "The award of a programme"),
        FieldSchema("credits", .number, isOptional: true, summary: "The credits of a programme"),
        FieldSchema(
          "department", .record(RecordNumber.group.rawValue), isOptional: true,
          summary: "The department of an instructor or a programme"),
        FieldSchema(
          "requirements", .list(.record(RecordNumber.requirement.rawValue)),
          summary: "What a programme requires"),
        FieldSchema("body", .html, isOptional: true, summary: "The text"),
        FieldSchema("has_body", .boolean, summary: "Whether there is a text"),
        FieldSchema("updated", .date, isOptional: true, summary: "When the record was last updated"),
        FieldSchema(
          "courses", .list(.record(RecordNumber.course.rawValue)),
          summary: "The courses of a department or programme, or those an instructor teaches"),
        FieldSchema(
          "students", .list(.record(RecordNumber.student.rawValue)),
          summary: "The students of a programme"),
        FieldSchema(
          "offerings", .list(.record(RecordNumber.offering.rawValue)),
          summary: "What an instructor teaches"),
        FieldSchema(
          "listing", .list(.record(RecordNumber.courseTerm.rawValue)),
          summary: "The courses that an instructor teaches, each with the offerings"),
        FieldSchema(
          "weeks", .list(.record(RecordNumber.week.rawValue)),
          summary: "The weeks of an instructor, by term, newest first"),
        FieldSchema(
          "programs", .list(.record(RecordNumber.group.rawValue)),
          summary: "The programmes of a department"),
        FieldSchema(
          "instructors", .list(.record(RecordNumber.group.rawValue)),
          summary: "The instructors of a department"),
        FieldSchema(
          "levels", .list(.record(RecordNumber.coursePart.rawValue)),
          summary: "The courses of a department by level"),
        FieldSchema(
          "teaching", .list(.record(RecordNumber.groupTerm.rawValue)),
          summary: "What an instructor teaches, by term, newest first"),
        FieldSchema(
          "enrollments_by_term", .record(RecordNumber.chart.rawValue), isOptional: true,
          summary: "How many enrollments a department has in each of the last terms; internal builds only"),
        FieldSchema("extra", .mapping, summary: "The own fields of the group"),
      ])
  }
}

/// Courses of which a programme asks for some.
enum RequirementFields: Int, CaseIterable {
  case title, choose, courses

  static var schema: RecordSchema {
    RecordSchema(
      name: "requirement", summary: "Courses of which a programme asks for some.",
      fields: [
        FieldSchema("title", .text, summary: "Its title"),
        FieldSchema(
          "choose", .integer, isOptional: true,
          summary: "How many of the courses are needed; all where it says nothing"),
        FieldSchema("courses", .list(.record(RecordNumber.course.rawValue)), summary: "The courses"),
      ])
  }
}
