import Catalogue

/// A field of front matter, as the JSON Schema of a kind describes it.
struct ContentField: Sendable {
  /// What a field may hold.
  indirect enum Form: Sendable {
    case text
    /// Text that is one of a few words.
    case choice([String])
    /// The id of a record.
    case reference(RecordKind)
    case number
    case wholeNumber(least: Int)
    case boolean
    case date
    case time
    case list(Form)
    case mapping([ContentField])
    case anyOf([Form])
    /// A course, or a choice of some, nested as deep as one likes.
    case requirement
    /// What `extra` holds.
    case anything
  }

  var name: String
  var form: Form
  var summary: String
  var isRequired = false

  init(_ name: String, _ form: Form, _ summary: String, isRequired: Bool = false) {
    self.name = name
    self.form = form
    self.summary = summary
    self.isRequired = isRequired
  }

  // MARK: Kinds

  /// The fields of a kind's files.
  static func all(of kind: RecordKind, extra: ExtraDeclaration?) -> [ContentField] {
    switch kind {
    case .course: course + common(extra)
    case .student: student + common(extra)
    case .term:
      [
        ContentField("title", .text, "What readers call it", isRequired: true),
        ContentField("starts", .date, "Its first day"),
        ContentField("ends", .date, "Its last day"),
        ContentField("holidays", .list(.date), "Days without classes"),
      ] + common(extra)
    case .department: [ContentField("title", .text, "What readers call it", isRequired: true)] + common(extra)
    case .instructor:
      [
        ContentField("name", .text, "Their name", isRequired: true),
        ContentField("email", .text, "Their e-mail address"),
        ContentField("department", .reference(.department), "Where they belong"),
      ] + common(extra)
    case .program: program + common(extra)
    case .page:
      [
        ContentField("title", .text, "Its title", isRequired: true),
        ContentField("order", .number, "Its place in lists of pages"),
      ] + common(extra)
    case .enrollment:
      enrollment + [
        ContentField(
          "enrollments", .list(.anyOf([.text, .mapping(enrollment)])),
          "A roster: the fields beside it hold for every item, and an id fills what they leave open")
      ]
    }
  }

  private static let course = [
    ContentField("title", .text, "What readers call it", isRequired: true),
    ContentField("code", .text, "Its short name; the id in capitals unless given"),
    ContentField("summary", .text, "One sentence for lists"),
    ContentField(
      "credits",
      .anyOf([
        .number,
        .mapping([
          ContentField("min", .number, "The least", isRequired: true),
          ContentField("max", .number, "The most", isRequired: true),
        ]),
      ]), "What it is worth"),
    ContentField("department", .reference(.department), "Who gives it"),
    ContentField("level", .text, "How advanced it is"),
    ContentField("language", .text, "The language that it is taught in"),
    ContentField("instructors", .list(.reference(.instructor)), "Who teaches it"),
    ContentField("prerequisites", .list(.requirement), "What must be completed before; all of it"),
    ContentField("corequisites", .list(.reference(.course)), "What must be taken before or beside it"),
    ContentField("cross_listed", .list(.reference(.course)), "The same course under other ids"),
    ContentField("tags", .list(.text), "Words to find it by"),
    ContentField("offerings", .list(.mapping(offering)), "When it is given"),
  ]

  private static let offering = [
    ContentField("term", .reference(.term), "When", isRequired: true),
    ContentField("section", .text, "Which of several"),
    ContentField("instructors", .list(.reference(.instructor)), "Who teaches it then"),
    ContentField("capacity", .wholeNumber(least: 0), "How many seats there are"),
    ContentField("location", .text, "Where"),
    ContentField("mode", .choice(Offering.Mode.allCases.map(\.name)), "How"),
    ContentField("starts", .date, "Its first day; the term's unless given"),
    ContentField("ends", .date, "Its last day; the term's unless given"),
    ContentField("meetings", .list(.mapping(meeting)), "When it meets"),
  ]

  private static let meeting = [
    ContentField("days", .list(.choice(Weekdays.names)), "On which days"),
    ContentField("starts", .time, "From when"),
    ContentField("ends", .time, "Until when"),
    ContentField("location", .text, "Where; the offering's unless given"),
    ContentField("from", .date, "The first day"),
    ContentField("until", .date, "The last day"),
    ContentField("every", .wholeNumber(least: 1), "Every how many weeks; 1 unless given"),
  ]

  private static let student = [
    ContentField("name", .text, "Their name", isRequired: true),
    ContentField("sort_name", .text, "Their name as lists sort it"),
    ContentField("email", .text, "Their e-mail address"),
    ContentField("program", .reference(.program), "Their programme of study"),
    ContentField("year", .text, "Their year of study"),
    ContentField("advisor", .text, "Who advises them"),
    ContentField("admitted", .date, "When they were admitted"),
    ContentField("visibility", .choice(Student.Visibility.allCases.map(\.name)), "Who may see them"),
    ContentField("tags", .list(.text), "Words to find them by"),
  ]

  private static let program = [
    ContentField("title", .text, "What readers call it", isRequired: true),
    ContentField("award", .text, "The degree that it leads to"),
    ContentField("department", .reference(.department), "Who gives it"),
    ContentField("credits", .number, "What it is worth in all"),
    ContentField(
      "requirements",
      .list(
        .mapping([
          ContentField("title", .text, "What readers call it", isRequired: true),
          ContentField("choose", .wholeNumber(least: 1), "How many of them; all unless given"),
          ContentField("from", .list(.reference(.course)), "The courses to choose from", isRequired: true),
        ])), "What must be taken"),
  ]

  private static let enrollment = [
    ContentField("student", .reference(.student), "Who"),
    ContentField("course", .reference(.course), "What"),
    ContentField("term", .reference(.term), "When"),
    ContentField("section", .anyOf([.text, .list(.text)]), "The section, or several"),
    ContentField("status", .choice(Enrollment.Status.allCases.map(\.name)), "How it stands; enrolled unless given"),
    ContentField("grade", .text, "The grade"),
    ContentField("credits", .number, "What it is worth; the course's unless given"),
    ContentField("enrolled_on", .date, "When it began"),
    ContentField("ended_on", .date, "When it ended"),
    ContentField(
      "override",
      .list(
        .mapping([
          ContentField("rule", .choice(DomainRules.ids), "The rule that does not apply", isRequired: true),
          ContentField("reason", .text, "Why", isRequired: true),
          ContentField("by", .text, "Who decided"),
          ContentField("on", .date, "When it was decided"),
        ])), "Rules that do not apply to it"),
  ]

  private static func common(_ extra: ExtraDeclaration?) -> [ContentField] {
    let own: Form =
      extra.map { declaration in
        .mapping(declaration.fields.map { ContentField($0.name, Form($0.type), "As the settings declare it") })
      } ?? .anything
    return [
      ContentField("id", .text, "Its id; the file's name without .md unless given"),
      ContentField("updated", .date, "When it was last updated"),
      ContentField("draft", .boolean, "Whether it is left out for now"),
      ContentField("aliases", .list(.text), "Old ids, whose addresses lead here"),
      ContentField("extra", own, "The site's own fields"),
    ]
  }
}

extension ContentField.Form {
  init(_ type: ExtraType) {
    self =
      switch type {
      case .text: .text
      case .number: .number
      case .date: .date
      case .boolean: .boolean
      case .reference(let kind): .reference(kind)
      case .list(let item): .list(Self(item))
      }
  }
}
