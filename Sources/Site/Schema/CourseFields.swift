import Catalogue
import Templates

/// A course.
enum CourseFields: Int, CaseIterable {
  case id, code, title, summary, description, credits, creditsMin, creditsMax, department, level
  case language, instructors, prerequisites, corequisites, crossListed, requiredFor, tags, offerings, graph
  case terms, body, hasBody, url, jsonUrl, calendarUrl, updated, isDraft, extra

  static func schema(extra: (RecordKind) -> ValueType) -> RecordSchema {
    RecordSchema(
      name: "course", summary: "A course.",
      fields: [
        FieldSchema("id", .text, summary: "Its id"),
        FieldSchema("code", .text, summary: "Its code; the id in capitals where the file gives none"),
        FieldSchema("title", .text, summary: "Its title"),
        FieldSchema("summary", .text, isOptional: true, summary: "One sentence about it"),
        FieldSchema(
          "description", .text, isOptional: true,
          summary: "The summary, or the start of the text without markup"),
        FieldSchema("credits", .text, isOptional: true, summary: "What it is worth, such as 6 or 3–6"),
        FieldSchema("credits_min", .number, isOptional: true, summary: "The least it is worth"),
        FieldSchema("credits_max", .number, isOptional: true, summary: "The most it is worth"),
        FieldSchema(
          "department", .record(RecordNumber.group.rawValue), isOptional: true,
          summary: "Its department"),
        FieldSchema("level", .text, isOptional: true, summary: "Its level"),
        FieldSchema("language", .text, isOptional: true, summary: "The language it is taught in"),
        FieldSchema(
          "instructors", .list(.record(RecordNumber.group.rawValue)),
          summary: "Who teaches it in general"),
        FieldSchema(
          "prerequisites", .list(.record(RecordNumber.token.rawValue)),
          summary: "What must be completed before, as parts of a sentence"),
        FieldSchema(
          "corequisites", .list(.record(RecordNumber.course.rawValue)),
          summary: "What must be taken before or with it"),
        FieldSchema(
          "cross_listed", .list(.record(RecordNumber.course.rawValue)),
          summary: "The courses that it is the same as"),
        FieldSchema(
          "required_for", .list(.record(RecordNumber.course.rawValue)),
          summary: "The courses that have it as a prerequisite"),
        FieldSchema("tags", .list(.text), summary: "Its tags"),
        FieldSchema("offerings", .list(.record(RecordNumber.offering.rawValue)), summary: "When it is given"),
        FieldSchema(
          "graph", .record(RecordNumber.courseGraph.rawValue), isOptional: true,
          summary: "What it needs and what it opens up, as a drawing; none where that is nothing"),
        FieldSchema(
          "terms", .list(.record(RecordNumber.courseTerm.rawValue)),
          summary: "The terms in which it was given or taken, newest first"),
        FieldSchema("body", .html, isOptional: true, summary: "Its text"),
        FieldSchema("has_body", .boolean, summary: "Whether it has a text"),
        FieldSchema("url", .url, isOptional: true, summary: "Its page; a draft has none"),
        FieldSchema(
          "json_url", .url, isOptional: true,
          summary: "Its details as JSON; a draft has none, nor has any course where the settings leave out the API"),
        FieldSchema(
          "calendar_url", .url, isOptional: true,
          summary: "Its meetings as an iCalendar file, where there are any"),
        FieldSchema("updated", .date, isOptional: true, summary: "When it was last updated"),
        FieldSchema("is_draft", .boolean, summary: "Whether it is a draft"),
        FieldSchema("extra", extra(.course), summary: "The own fields of a course"),
      ])
  }
}

/// A part of the sentence that states prerequisites: a course, or the words between courses.
enum TokenFields: Int, CaseIterable {
  case course, text

  static var schema: RecordSchema {
    RecordSchema(
      name: "token",
      summary: "A part of the sentence that states prerequisites: a course, or the words between courses.",
      fields: [
        FieldSchema(
          "course", .record(RecordNumber.course.rawValue), isOptional: true,
          summary: "A course, where the part is one"),
        FieldSchema(
          "text", .text, isOptional: true,
          summary: "Words, with the spaces around them, where the part is no course"),
      ])
  }
}

/// A course given in a term, perhaps as a section.
enum OfferingFields: Int, CaseIterable {
  case course, term, section, instructors, capacity, seatsTaken, seatsFree, waitlisted, isFull
  case location, mode, starts, ends, meetings

  static var schema: RecordSchema {
    RecordSchema(
      name: "offering", summary: "A course given in a term, perhaps as a section.",
      fields: [
        FieldSchema("course", .record(RecordNumber.course.rawValue), summary: "The course"),
        FieldSchema("term", .record(RecordNumber.term.rawValue), isOptional: true, summary: "The term"),
        FieldSchema("section", .text, isOptional: true, summary: "The name of the section"),
        FieldSchema("instructors", .list(.record(RecordNumber.group.rawValue)), summary: "Who teaches it"),
        FieldSchema("capacity", .integer, isOptional: true, summary: "How many seats it has"),
        FieldSchema("seats_taken", .integer, summary: "How many seats are taken"),
        FieldSchema(
          "seats_free", .integer, isOptional: true,
          summary: "How many seats are free, where the capacity is known"),
        FieldSchema(
          "waitlisted", .integer, isOptional: true,
          summary: "How many wait for a seat; internal builds only"),
        FieldSchema("is_full", .boolean, summary: "Whether no seat is free"),
        FieldSchema("location", .text, isOptional: true, summary: "Where it takes place"),
        FieldSchema(
          "mode", .text, isOptional: true,
          summary: "How it is taught: in-person, online or hybrid"),
        FieldSchema(
          "starts", .date, isOptional: true,
          summary: "Its first day; the one of the term where it has none of its own"),
        FieldSchema(
          "ends", .date, isOptional: true,
          summary: "Its last day; the one of the term where it has none of its own"),
        FieldSchema("meetings", .list(.record(RecordNumber.meeting.rawValue)), summary: "When it meets"),
      ])
  }
}

/// When and where an offering meets.
enum MeetingFields: Int, CaseIterable {
  case days, starts, ends, location, from, until, every

  static var schema: RecordSchema {
    RecordSchema(
      name: "meeting", summary: "When and where an offering meets.",
      fields: [
        FieldSchema("days", .text, summary: "The days of the week, such as Mon, Wed"),
        FieldSchema("starts", .text, isOptional: true, summary: "When it starts, such as 09:00"),
        FieldSchema("ends", .text, isOptional: true, summary: "When it ends"),
        FieldSchema("location", .text, isOptional: true, summary: "Where it takes place"),
        FieldSchema(
          "from", .date, isOptional: true,
          summary: "The first day, where it is not the first one of the offering"),
        FieldSchema(
          "until", .date, isOptional: true,
          summary: "The last day, where it is not the last one of the offering"),
        FieldSchema("every", .integer, summary: "How many weeks lie between two meetings; 1 is every week"),
      ])
  }
}

/// What a course was in one term.
enum CourseTermFields: Int, CaseIterable {
  case course, term, title, isCurrent, offerings, week, roster, rosterCount, rosterParts
  case attending, enrolled, waitlisted, completed, withdrawn, seatsTaken, capacity, notes

  static var schema: RecordSchema {
    RecordSchema(
      name: "course term", summary: "What a course was in one term.",
      fields: [
        FieldSchema("course", .record(RecordNumber.course.rawValue), summary: "The course"),
        FieldSchema("term", .record(RecordNumber.term.rawValue), isOptional: true, summary: "The term"),
        FieldSchema("title", .text, summary: "The title of the term"),
        FieldSchema("is_current", .boolean, summary: "Whether it is the current term"),
        FieldSchema(
          "offerings", .list(.record(RecordNumber.offering.rawValue)),
          summary: "The offerings in that term"),
        FieldSchema(
          "week", .record(RecordNumber.week.rawValue), isOptional: true,
          summary: "When they meet; none where nothing meets"),
        FieldSchema(
          "roster", .list(.record(RecordNumber.enrollment.rawValue)),
          summary: "The enrollments in that term, by student"),
        FieldSchema(
          "roster_count", .integer, isOptional: true,
          summary: "How many enrollments there are; internal builds only"),
        FieldSchema(
          "roster_parts", .list(.record(RecordNumber.rosterPart.rawValue)),
          summary: "The roster by status: enrolled, waitlisted, completed, withdrawn, dropped, as far as there are some"
        ),
        FieldSchema(
          "attending", .integer, isOptional: true,
          summary: "How many are enrolled or have completed it; internal builds only"),
        FieldSchema(
          "enrolled", .integer, isOptional: true, summary: "How many are enrolled; internal builds only"),
        FieldSchema(
          "waitlisted", .integer, isOptional: true, summary: "How many wait for a seat; internal builds only"),
        FieldSchema(
          "completed", .integer, isOptional: true, summary: "How many completed it; internal builds only"),
        FieldSchema(
          "withdrawn", .integer, isOptional: true,
          summary: "How many withdrew or were dropped; internal builds only"),
        FieldSchema(
          "seats_taken", .integer, isOptional: true,
          summary: "How many seats of all offerings are taken, where the capacity of each is known"),
        FieldSchema(
          "capacity", .integer, isOptional: true,
          summary: "How many seats all offerings have, where the capacity of each is known"),
        FieldSchema(
          "notes", .list(.record(RecordNumber.note.rawValue)),
          summary: "What stands below the rosters of the course in that term"),
      ])
  }
}
