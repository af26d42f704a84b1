import Templates

/// A course among those that it needs and those that it opens up, two steps each way, as a drawing.
enum CourseGraphFields: Int, CaseIterable {
  case width, height, emWidth, emHeight, hasAlternatives, hasCorequisites, nodes, edges

  static var schema: RecordSchema {
    RecordSchema(
      name: "course graph",
      summary: "A course among those that it needs and those that it opens up, two steps each way, as a drawing.",
      fields: [
        FieldSchema(
          "width", .integer, summary: "How wide it is; all places are in the same unit, a sixteenth of an em"),
        FieldSchema("height", .integer, summary: "How high it is"),
        FieldSchema("em_width", .number, summary: "How wide it is, in em"),
        FieldSchema("em_height", .number, summary: "How high it is, in em"),
        FieldSchema(
          "has_alternatives", .boolean,
          summary: "Whether some course names another as one of several that will do"),
        FieldSchema("has_corequisites", .boolean, summary: "Whether it shows courses that are taken together"),
        FieldSchema("nodes", .list(.record(RecordNumber.graphNode.rawValue)), summary: "Its boxes"),
        FieldSchema("edges", .list(.record(RecordNumber.graphEdge.rawValue)), summary: "The lines between them"),
      ])
  }
}

/// A box of a drawing.
enum GraphNodeFields: Int, CaseIterable {
  case kind, course, code, label, count, level, x, y, width, height, middle, center

  static var schema: RecordSchema {
    RecordSchema(
      name: "graph node", summary: "A box of a drawing.",
      fields: [
        FieldSchema(
          "kind", .text,
          summary:
            "subject, course, any (one of several), all (several together), mixed (choices too deep to draw) or more (courses that are left out)"
        ),
        FieldSchema("course", .record(RecordNumber.course.rawValue), isOptional: true, summary: "The course"),
        FieldSchema("code", .text, isOptional: true, summary: "Its code, shortened to the width of the box"),
        FieldSchema("label", .text, isOptional: true, summary: "Its title, shortened to the width of the box"),
        FieldSchema("count", .integer, isOptional: true, summary: "How many courses are left out"),
        FieldSchema(
          "level", .integer, summary: "How many steps it is away: below 0 what is needed, above it what is opened up"),
        FieldSchema("x", .integer, summary: "Where it begins"),
        FieldSchema("y", .integer, summary: "Where its upper edge is"),
        FieldSchema("width", .integer, summary: "How wide it is"),
        FieldSchema("height", .integer, summary: "How high it is"),
        FieldSchema("middle", .integer, summary: "Where its middle is, across"),
        FieldSchema("center", .integer, summary: "Where its middle is, from the top"),
      ])
  }
}

/// A line of a drawing.
enum GraphEdgeFields: Int, CaseIterable {
  case kind, path

  static var schema: RecordSchema {
    RecordSchema(
      name: "graph edge", summary: "A line of a drawing.",
      fields: [
        FieldSchema("kind", .text, summary: "required, alternative or corequisite"),
        FieldSchema("path", .text, summary: "The data of a path"),
      ])
  }
}

/// Numbers as columns over a scale.
enum ChartFields: Int, CaseIterable {
  case height, base, bars, ticks, total

  static var schema: RecordSchema {
    RecordSchema(
      name: "chart", summary: "Numbers as columns over a scale.",
      fields: [
        FieldSchema(
          "height", .number,
          summary: "How high it is, in em; widths and what lies across are in per cent of its width"),
        FieldSchema("base", .number, summary: "Where the columns stand"),
        FieldSchema("bars", .list(.record(RecordNumber.chartBar.rawValue)), summary: "The columns"),
        FieldSchema("ticks", .list(.record(RecordNumber.chartTick.rawValue)), summary: "The lines of the scale"),
        FieldSchema("total", .integer, summary: "The sum of the numbers"),
      ])
  }
}

/// A column of a chart.
enum ChartBarFields: Int, CaseIterable {
  case title, url, value, share, label, isMinor, isSilent, isAtEdge, x, width, middle, y, height

  static var schema: RecordSchema {
    RecordSchema(
      name: "chart bar", summary: "A column of a chart.",
      fields: [
        FieldSchema("title", .text, summary: "What it counts"),
        FieldSchema("url", .url, isOptional: true, summary: "The page of that"),
        FieldSchema("value", .integer, summary: "The number"),
        FieldSchema("share", .number, summary: "The number in per cent of the largest"),
        FieldSchema("label", .text, summary: "The title, shortened to the room that there is"),
        FieldSchema("is_minor", .boolean, summary: "Whether there is only room for the label on a wide screen"),
        FieldSchema("is_silent", .boolean, summary: "Whether there is no room for the label at all"),
        FieldSchema(
          "is_at_edge", .boolean, summary: "Whether the label leads out of a narrow drawing, if it stands in the middle"
        ),
        FieldSchema("x", .number, summary: "Where it begins"),
        FieldSchema("width", .number, summary: "How wide it is"),
        FieldSchema("middle", .number, summary: "Where its middle is, across"),
        FieldSchema("y", .number, summary: "Where its upper edge is"),
        FieldSchema("height", .number, summary: "How high it is"),
      ])
  }
}

/// A line of a chart's scale.
enum ChartTickFields: Int, CaseIterable {
  case value, y

  static var schema: RecordSchema {
    RecordSchema(
      name: "chart tick", summary: "A line of a chart's scale.",
      fields: [
        FieldSchema("value", .integer, summary: "The number that it stands for"),
        FieldSchema("y", .number, summary: "Where it is"),
      ])
  }
}
