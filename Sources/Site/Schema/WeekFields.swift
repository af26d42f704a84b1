import Templates

/// A week of meetings: blocks on a grid, or, where there are too many, how many there are in each hour.
enum WeekFields: Int, CaseIterable {
  case term, title, isCurrent, isOverview, hasClash, count, most, height, days, hours, blocks, slots

  static var schema: RecordSchema {
    RecordSchema(
      name: "week",
      summary: "A week of meetings: blocks on a grid, or, where there are too many, how many there are in each hour.",
      fields: [
        FieldSchema("term", .record(RecordNumber.term.rawValue), isOptional: true, summary: "The term it is of"),
        FieldSchema("title", .text, isOptional: true, summary: "The title of the term"),
        FieldSchema("is_current", .boolean, summary: "Whether it is a week of the current term"),
        FieldSchema(
          "is_overview", .boolean,
          summary: "Whether there are so many meetings at once that only their number in each hour is worth showing"),
        FieldSchema("has_clash", .boolean, summary: "Whether some meetings of a student are at the same time"),
        FieldSchema("count", .integer, summary: "How many meetings there are in a week"),
        FieldSchema("most", .integer, summary: "How many there are in the hour that has most"),
        FieldSchema(
          "height", .number,
          summary: "How high the grid is, in em; widths and what lies across are in per cent of its width"),
        FieldSchema(
          "days", .list(.record(RecordNumber.weekDay.rawValue)),
          summary: "The days of the week that are shown, with the meetings of each"),
        FieldSchema(
          "hours", .list(.record(RecordNumber.weekHour.rawValue)), summary: "The hours that are shown"),
        FieldSchema(
          "blocks", .list(.record(RecordNumber.weekBlock.rawValue)),
          summary: "What the grid shows; none in an overview"),
        FieldSchema(
          "slots", .list(.record(RecordNumber.slot.rawValue)), summary: "All meetings, by weekday and time"),
      ])
  }
}

/// A day of a week.
enum WeekDayFields: Int, CaseIterable {
  case day, x, middle, slots

  static var schema: RecordSchema {
    RecordSchema(
      name: "week day", summary: "A day of a week.",
      fields: [
        FieldSchema(
          "day", .date,
          summary: "Some date on that day of the week, for its name: `{{ column.day | date(\"%A\") }}`"),
        FieldSchema("x", .number, summary: "Where its column begins"),
        FieldSchema("middle", .number, summary: "Where the middle of its column is"),
        FieldSchema(
          "slots", .list(.record(RecordNumber.slot.rawValue)), summary: "The meetings of that day, by time"),
      ])
  }
}

/// An hour of a week.
enum WeekHourFields: Int, CaseIterable {
  case label, x, y, cells

  static var schema: RecordSchema {
    RecordSchema(
      name: "week hour", summary: "An hour of a week.",
      fields: [
        FieldSchema("label", .text, summary: "When it begins, such as 09:00"),
        FieldSchema("x", .number, summary: "Where the middle of its label is"),
        FieldSchema("y", .number, summary: "Where it begins, in em from the top"),
        FieldSchema(
          "cells", .list(.record(RecordNumber.weekCell.rawValue)),
          summary: "How much there is on each day in this hour; none in the last one, which only ends the grid"),
      ])
  }
}

/// An hour of one day.
enum WeekCellFields: Int, CaseIterable {
  case count, level

  static var schema: RecordSchema {
    RecordSchema(
      name: "week cell", summary: "An hour of one day.",
      fields: [
        FieldSchema("count", .integer, summary: "How many meetings there are in it, or in a part of it"),
        FieldSchema("level", .integer, summary: "How many that is beside the fullest hour, from 0, none, to 5"),
      ])
  }
}

/// A block on the grid of a week: a meeting, or those of several sections of a course at the same time.
enum WeekBlockFields: Int, CaseIterable {
  case slot, sections, location, count, isClash, isShort, x, y, width, height

  static var schema: RecordSchema {
    RecordSchema(
      name: "week block",
      summary: "A block on the grid of a week: a meeting, or those of several sections of a course at the same time.",
      fields: [
        FieldSchema("slot", .record(RecordNumber.slot.rawValue), summary: "The meeting, or the first of them"),
        FieldSchema("sections", .text, isOptional: true, summary: "The sections, joined by commas"),
        FieldSchema("location", .text, isOptional: true, summary: "Where it takes place, if that is one place"),
        FieldSchema("count", .integer, summary: "How many meetings it stands for"),
        FieldSchema("is_clash", .boolean, summary: "Whether it is at the same time as another one of a student's"),
        FieldSchema("is_short", .boolean, summary: "Whether it has room for one line only"),
        FieldSchema("x", .number, summary: "Where it begins across the grid, in per cent"),
        FieldSchema("y", .number, summary: "Where it begins, in em from the top"),
        FieldSchema("width", .number, summary: "How wide it is, in per cent"),
        FieldSchema("height", .number, summary: "How high it is, in em"),
      ])
  }
}

/// A meeting on one day of the week.
enum SlotFields: Int, CaseIterable {
  case day, starts, ends, course, section, location, every, from, until, isClash, clashes

  static var schema: RecordSchema {
    RecordSchema(
      name: "slot", summary: "A meeting on one day of the week.",
      fields: [
        FieldSchema(
          "day", .date,
          summary: "Some date on that day of the week, for its name: `{{ slot.day | date(\"%A\") }}`"),
        FieldSchema("starts", .text, isOptional: true, summary: "When it starts"),
        FieldSchema("ends", .text, isOptional: true, summary: "When it ends"),
        FieldSchema("course", .record(RecordNumber.course.rawValue), summary: "The course"),
        FieldSchema("section", .text, isOptional: true, summary: "The section"),
        FieldSchema("location", .text, isOptional: true, summary: "Where it takes place"),
        FieldSchema("every", .integer, summary: "How many weeks lie between two of them; 1 is every week"),
        FieldSchema(
          "from", .date, isOptional: true, summary: "The first day, where it is not the first one of the offering"),
        FieldSchema(
          "until", .date, isOptional: true, summary: "The last day, where it is not the last one of the offering"),
        FieldSchema(
          "is_clash", .boolean, summary: "Whether another course of the same student meets at the same time"),
        FieldSchema(
          "clashes", .list(.record(RecordNumber.course.rawValue)),
          summary: "The courses of the same student that meet at the same time"),
      ])
  }
}
