import Catalogue
import Templates

/// A student.
enum StudentFields: Int, CaseIterable {
  case id, name, sortName, email, program, year, advisor, admitted, visibility, tags, url, jsonUrl
  case body, hasBody, updated, terms, enrollments, notes, creditsAttempted, creditsEarned
  case creditsInProgress, extra

  static func schema(extra: (RecordKind) -> ValueType) -> RecordSchema {
    RecordSchema(
      name: "student", summary: "A student.",
      fields: [
        FieldSchema("id", .text, summary: "Their id"),
        FieldSchema("name", .text, summary: "Their name; the id where the audience may not see it"),
        FieldSchema("sort_name", .text, summary: "The name under which lists sort them"),
        FieldSchema("email", .text, isOptional: true, summary: "Their e-mail address"),
        FieldSchema(
          "program", .record(RecordNumber.group.rawValue), isOptional: true,
          summary: "Their programme of study"),
        FieldSchema("year", .text, isOptional: true, summary: "Their year of study"),
        FieldSchema("advisor", .text, isOptional: true, summary: "Who advises them"),
        FieldSchema("admitted", .date, isOptional: true, summary: "When they were admitted"),
        FieldSchema(
          "visibility", .text, isOptional: true,
          summary: "Who may see them: public, internal or hidden; internal builds only"),
        FieldSchema("tags", .list(.text), summary: "Their tags"),
        FieldSchema("url", .url, isOptional: true, summary: "Their page; a draft has none"),
        FieldSchema(
          "json_url", .url, isOptional: true,
          summary: "Their details as JSON; a draft has none, nor has any student where the settings leave out the API"),
        FieldSchema("body", .html, isOptional: true, summary: "Their text"),
        FieldSchema("has_body", .boolean, summary: "Whether they have a text"),
        FieldSchema("updated", .date, isOptional: true, summary: "When the record was last updated"),
        FieldSchema(
          "terms", .list(.record(RecordNumber.studentTerm.rawValue)),
          summary: "Their enrollments by term, newest first"),
        FieldSchema(
          "enrollments", .list(.record(RecordNumber.enrollment.rawValue)),
          summary: "All their enrollments, newest term first"),
        FieldSchema(
          "notes", .list(.record(RecordNumber.note.rawValue)),
          summary: "What stands below the enrollments in files about this student alone"),
        FieldSchema(
          "credits_attempted", .number, isOptional: true,
          summary: "The credits of all courses taken or under way"),
        FieldSchema(
          "credits_earned", .number, isOptional: true,
          summary: "The credits of the courses completed with a passing grade"),
        FieldSchema(
          "credits_in_progress", .number, isOptional: true,
          summary: "The credits of the courses under way"),
        FieldSchema("extra", extra(.student), summary: "The own fields of a student"),
      ])
  }
}

/// What a student took in one term.
enum StudentTermFields: Int, CaseIterable {
  case term, title, isCurrent, enrollments, creditsAttempted, creditsEarned, timetable

  static var schema: RecordSchema {
    RecordSchema(
      name: "student term", summary: "What a student took in one term.",
      fields: [
        FieldSchema("term", .record(RecordNumber.term.rawValue), isOptional: true, summary: "The term"),
        FieldSchema("title", .text, summary: "The title of the term"),
        FieldSchema("is_current", .boolean, summary: "Whether it is the current term"),
        FieldSchema(
          "enrollments", .list(.record(RecordNumber.enrollment.rawValue)),
          summary: "The enrollments in that term"),
        FieldSchema(
          "credits_attempted", .number, isOptional: true,
          summary: "The credits of the courses taken or under way in it"),
        FieldSchema(
          "credits_earned", .number, isOptional: true,
          summary: "The credits of the courses completed in it with a passing grade"),
        FieldSchema(
          "timetable", .list(.record(RecordNumber.slot.rawValue)),
          summary: "When the courses of that term meet, by weekday and time"),
      ])
  }
}

/// A line of a timetable.
enum SlotFields: Int, CaseIterable {
  case day, starts, ends, course, section, location

  static var schema: RecordSchema {
    RecordSchema(
      name: "slot", summary: "A line of a timetable.",
      fields: [
        FieldSchema("day", .text, summary: "The day of the week"),
        FieldSchema("starts", .text, isOptional: true, summary: "When it starts"),
        FieldSchema("ends", .text, isOptional: true, summary: "When it ends"),
        FieldSchema("course", .record(RecordNumber.course.rawValue), summary: "The course"),
        FieldSchema("section", .text, isOptional: true, summary: "The section"),
        FieldSchema("location", .text, isOptional: true, summary: "Where it takes place"),
      ])
  }
}

/// A student's place in a course, in a term.
enum EnrollmentFields: Int, CaseIterable {
  case student, course, term, section, status, grade, credits, enrolledOn, endedOn, overrides
  case isWaitlisted, isCompleted, isWithdrawn

  static var schema: RecordSchema {
    RecordSchema(
      name: "enrollment", summary: "A student's place in a course, in a term.",
      fields: [
        FieldSchema("student", .record(RecordNumber.student.rawValue), summary: "The student"),
        FieldSchema("course", .record(RecordNumber.course.rawValue), summary: "The course"),
        FieldSchema("term", .record(RecordNumber.term.rawValue), isOptional: true, summary: "The term"),
        FieldSchema("section", .text, isOptional: true, summary: "The section; several are joined by commas"),
        FieldSchema("status", .text, summary: "enrolled, waitlisted, completed, withdrawn or dropped"),
        FieldSchema("grade", .text, isOptional: true, summary: "The grade"),
        FieldSchema(
          "credits", .number, isOptional: true,
          summary: "What it is worth; what the course is worth where it says nothing"),
        FieldSchema("enrolled_on", .date, isOptional: true, summary: "When the student enrolled"),
        FieldSchema("ended_on", .date, isOptional: true, summary: "When the enrollment ended"),
        FieldSchema(
          "overrides", .list(.record(RecordNumber.override.rawValue)),
          summary: "The rules that do not apply to it, and why"),
        FieldSchema("is_waitlisted", .boolean, summary: "Whether the student waits for a seat"),
        FieldSchema("is_completed", .boolean, summary: "Whether the course was completed"),
        FieldSchema("is_withdrawn", .boolean, summary: "Whether it was withdrawn or dropped"),
      ])
  }
}

/// The text of an enrollment file.
enum NoteFields: Int, CaseIterable {
  case body

  static var schema: RecordSchema {
    RecordSchema(
      name: "note", summary: "The text of an enrollment file.",
      fields: [
        FieldSchema("body", .html, isOptional: true, summary: "The text; its headings have no ids")
      ])
  }
}

/// Why a rule does not apply to an enrollment.
enum OverrideFields: Int, CaseIterable {
  case rule, reason, by, on

  static var schema: RecordSchema {
    RecordSchema(
      name: "override", summary: "Why a rule does not apply to an enrollment.",
      fields: [
        FieldSchema("rule", .text, summary: "The id of the rule"),
        FieldSchema("reason", .text, summary: "The reason"),
        FieldSchema("by", .text, isOptional: true, summary: "Who decided"),
        FieldSchema("on", .date, isOptional: true, summary: "When it was decided"),
      ])
  }
}
