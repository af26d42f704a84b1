import Catalogue
import Templates

/// A student.
enum StudentFields: Int, CaseIterable {
  case id, name, sortName, email, program, year, advisor, advisorUrl, admitted, visibility, tags, url, jsonUrl
  case body, hasBody, updated, terms, enrollments, notes, creditsAttempted, creditsEarned
  case creditsInProgress, calendarUrl, progress, requirementsMet, extra

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
        FieldSchema(
          "advisor_url", .url, isOptional: true, summary: "The page of that instructor, where the catalogue has one"),
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
        FieldSchema(
          "calendar_url", .url, isOptional: true,
          summary: "Their meetings as an iCalendar file, where there are any and the audience may see them"),
        FieldSchema(
          "progress", .list(.record(RecordNumber.progress.rawValue)),
          summary: "How far they are with what their programme requires; for those who may see earned credits only"),
        FieldSchema("requirements_met", .integer, summary: "How many of these requirements are met"),
        FieldSchema("extra", extra(.student), summary: "The own fields of a student"),
      ])
  }
}

/// What a student took in one term.
enum StudentTermFields: Int, CaseIterable {
  case term, title, isCurrent, enrollments, creditsAttempted, creditsEarned, week

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
          "week", .record(RecordNumber.week.rawValue), isOptional: true,
          summary: "The timetable of that term; none where nothing meets"),
      ])
  }
}

/// A requirement of a programme, and how far a student is with it.
enum ProgressFields: Int, CaseIterable {
  case title, choose, needed, met, inProgress, isMet, isUnderWay, metShare, inProgressShare, courses

  static var schema: RecordSchema {
    RecordSchema(
      name: "progress", summary: "A requirement of a programme, and how far a student is with it.",
      fields: [
        FieldSchema("title", .text, summary: "Its title"),
        FieldSchema(
          "choose", .integer, isOptional: true,
          summary: "How many of the courses are needed; all where it says nothing"),
        FieldSchema("needed", .integer, summary: "How many of the courses are needed"),
        FieldSchema("met", .integer, summary: "How many of those are completed and passed"),
        FieldSchema("in_progress", .integer, summary: "How many of the others are under way"),
        FieldSchema("is_met", .boolean, summary: "Whether enough courses are completed and passed"),
        FieldSchema(
          "is_under_way", .boolean, summary: "Whether it will be met once what is under way is completed and passed"),
        FieldSchema("met_share", .number, summary: "What is completed and passed, in per cent of what is needed"),
        FieldSchema("in_progress_share", .number, summary: "What is under way, in per cent of what is needed"),
        FieldSchema(
          "courses", .list(.record(RecordNumber.progressCourse.rawValue)),
          summary: "The courses it asks for, and what the student made of each"),
      ])
  }
}

/// A course that a programme asks for, and what a student made of it.
enum ProgressCourseFields: Int, CaseIterable {
  case course, isCompleted, isInProgress

  static var schema: RecordSchema {
    RecordSchema(
      name: "progress course", summary: "A course that a programme asks for, and what a student made of it.",
      fields: [
        FieldSchema("course", .record(RecordNumber.course.rawValue), summary: "The course"),
        FieldSchema("is_completed", .boolean, summary: "Whether it is completed and passed"),
        FieldSchema("is_in_progress", .boolean, summary: "Whether it is under way, and was not passed before"),
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
