import Catalogue
import Diagnostics
import Templates

/// The schemas of what `APIContent` writes, member by member in the same order.
///
/// What a member means is said in the words of the templates' reference, where that has it.
extension APIComponents {
  /// - Parameters:
  ///   - shape: the members that the build has.
  ///   - settings: the types of `extra`.
  init(shape: APIShape, settings: Settings) {
    let courseFields = Self.courseFields(settings)
    add("Student", "A student.", .object(Self.studentFields(shape, settings)))
    add("CourseSummary", "What lists show of a course.", .object(courseFields.summary))
    add("Course", "A course.", .object(courseFields.all))
    add(
      "Requirement",
      "A course that is needed, by its id, or a choice: any one of some requirements, or all of them.",
      .anyOf([
        .id("ma-110"),
        .object([APIField("any", .list(.component("Requirement")), "Requirements of which one is enough")]),
        .object([APIField("all", .list(.component("Requirement")), "Requirements that are all needed")]),
      ]))
    add("Offering", "A course given in a term, perhaps as a section.", .object(Self.offeringFields))
    add("Seats", "The seats of an offering.", .object(Self.seatFields(shape)))
    add("Meeting", "When and where an offering meets.", .object(Self.meetingFields))
    add("Term", "A term.", .object(Self.termFields(settings)))
    add(
      "Enrollment", "A student's place in a course, in a term.",
      .object(Self.enrollmentKeys + Self.enrollmentFields(shape)))
    add(
      "StudentCourse", "A course that a student takes, and how that stands.",
      .object(Self.studentCourseKeys + Self.enrollmentFields(shape, hasCredits: true)))
    add(
      "RosterEntry", "A student on a course's roster, and how that stands.",
      .object(Self.rosterKeys(shape) + Self.enrollmentFields(shape)))
    if shape.override {
      add("Override", "Why a rule does not apply to an enrollment.", .object(Self.overrideFields))
    }
    add(
      "StudentCourses", "A student's details and courses.",
      .object([
        APIField("student", .component("Student"), "The student"),
        APIField("courses", .list(.component("StudentCourse")), "The courses, newest term first, then by code"),
      ]))
    add(
      "CourseStudents", "A course and its roster.",
      .object([
        APIField("course", .component("Course"), "The course"),
        APIField("students", .list(.component("RosterEntry")), "The students, newest term first, then by name"),
      ]))
    for (name, item) in [
      ("students", "Student"), ("courses", "CourseSummary"), ("terms", "Term"), ("enrollments", "Enrollment"),
    ] {
      add(
        Self.listName(name), "A part of the list of all \(name) that this audience may see.",
        .object(Self.listFields(name, of: item)))
    }
  }

  /// The schema of a part of a list: `StudentList` for `students`.
  static func listName(_ name: String) -> String { name.prefix(1).uppercased() + name.dropFirst().dropLast() + "List" }

  private static func listFields(_ name: String, of item: String) -> [APIField] {
    [
      APIField(name, .list(.component(item)), "The items of this part"),
      APIField("count", .wholeNumber(example: 450), "How many items all parts have together"),
      APIField("page", .wholeNumber(example: 1, least: 1), "The number of this part"),
      APIField("pages", .wholeNumber(example: 3, least: 1), "How many parts there are"),
      APIField("next", .optional(.address(example: "\(name)/page/2.json")), "The address of the next part"),
      APIField("prev", .optional(.address(example: nil)), "The address of the previous part"),
    ]
  }

  // MARK: Students

  private static func studentFields(_ shape: APIShape, _ settings: Settings) -> [APIField] {
    let says = Summaries(StudentFields.schema { _ in .mapping })
    func field(_ name: String, _ schema: APISchema, if isShown: Bool) -> [APIField] {
      isShown ? [APIField(name, schema, says[name])] : []
    }
    return field("id", .id("ada-lovelace"), if: true)
      + field("name", .text(example: "Ada Lovelace"), if: shape.name)
      + (shape.sortName
        ? [APIField("sort_name", .optional(.text(example: "Lovelace, Ada")), "Their name as lists sort it")] : [])
      + field("email", .optional(.text(example: "ada@example.edu")), if: shape.email)
      + field("program", .optional(.id("bsc-computing")), if: shape.program)
      + field("year", .optional(.text(example: "2")), if: shape.year)
      + field("advisor", .optional(.text(example: "grace-hopper")), if: shape.advisor)
      + field("admitted", .optional(.date(example: "2025-09-01")), if: shape.admitted)
      + field("tags", .list(.text(example: "rowing")), if: shape.tags)
      + (shape.isInternal
        ? [
          APIField(
            "visibility", .choice(Student.Visibility.allCases.map(\.name), example: "internal"),
            "Who may see them"),
          updated,
          aliases,
        ] : []) + [draft] + (shape.extra ? [extra(.student, settings)] : [])
      + [url("students/ada-lovelace")]
  }

  // MARK: Courses

  private static func courseFields(_ settings: Settings) -> (summary: [APIField], all: [APIField]) {
    let says = Summaries(CourseFields.schema { _ in .mapping })
    func field(_ name: String, _ schema: APISchema) -> APIField { APIField(name, schema, says[name]) }
    let basics = [
      field("id", .id("cs-210")),
      field("code", .text(example: "CS-210")),
      field("title", .text(example: "Algorithms")),
      field("summary", .optional(.text(example: "From sorting to graphs."))),
      APIField(
        "credits",
        .optional(
          .anyOf([
            .number(example: 6),
            .object([
              APIField("min", .number(example: 3), "The least"), APIField("max", .number(example: 6), "The most"),
            ]),
          ])), "What it is worth: a number, or from one to another; null where that is unknown"),
      field("department", .optional(.id("computing"))),
      field("level", .optional(.text(example: "1"))),
      field("language", .optional(.text(example: "en"))),
      field("tags", .list(.text(example: "programming"))),
    ]
    let address = url("courses/cs-210")
    let details = [
      field("instructors", .list(.id("grace-hopper"))),
      APIField(
        "prerequisites", .list(.component("Requirement")), "What must be completed before: all that the list holds"),
      field("corequisites", .list(.id("ma-110"))),
      field("cross_listed", .list(.id("ma-215"))),
      field("required_for", .list(.id("cs-315"))),
      field("offerings", .list(.component("Offering"))),
      updated, draft, aliases, extra(.course, settings), address,
    ]
    return (basics + [address], basics + details)
  }

  private static let offeringFields: [APIField] = {
    let says = Summaries(OfferingFields.schema)
    func field(_ name: String, _ schema: APISchema) -> APIField { APIField(name, schema, says[name]) }
    return [
      field("term", .optional(.id("2026-fall"))),
      field("section", .optional(.text(example: "001"))),
      APIField("instructors", .list(.id("grace-hopper")), "Who teaches it; those of the course unless it has its own"),
      APIField("seats", .component("Seats"), "Its seats"),
      field("location", .optional(.text(example: "Room 12"))),
      field("mode", .optional(.choice(Offering.Mode.allCases.map(\.name), example: "in-person"))),
      field("starts", .optional(.date(example: "2026-09-07"))),
      field("ends", .optional(.date(example: "2026-12-18"))),
      field("meetings", .list(.component("Meeting"))),
    ]
  }()

  private static func seatFields(_ shape: APIShape) -> [APIField] {
    let says = Summaries(OfferingFields.schema)
    return [
      APIField("capacity", .optional(.wholeNumber(example: 20)), says["capacity"]),
      APIField("taken", .wholeNumber(example: 3), says["seats_taken"]),
      APIField("free", .optional(.wholeNumber(example: 17)), says["seats_free"]),
    ] + (shape.isInternal ? [APIField("waitlisted", .wholeNumber(example: 0), "How many wait for a seat")] : [])
  }

  private static let meetingFields: [APIField] = {
    let says = Summaries(MeetingFields.schema)
    func field(_ name: String, _ schema: APISchema) -> APIField { APIField(name, schema, says[name]) }
    return [
      APIField("days", .list(.choice(Weekdays.names, example: "mon")), "The days of the week"),
      field("starts", .optional(.time(example: "09:00"))),
      field("ends", .optional(.time(example: "10:30"))),
      APIField("location", .optional(.text(example: "Room 12")), "Where; the offering's unless it has its own"),
      field("from", .optional(.date(example: "2026-09-14"))),
      field("until", .optional(.date(example: "2026-11-30"))),
      field("every", .wholeNumber(example: 1, least: 1)),
    ]
  }()

  // MARK: Terms

  private static func termFields(_ settings: Settings) -> [APIField] {
    let says = Summaries(TermFields.schema { _ in .mapping })
    func field(_ name: String, _ schema: APISchema) -> APIField { APIField(name, schema, says[name]) }
    return [
      field("id", .id("2026-fall")),
      field("title", .text(example: "Fall 2026")),
      field("starts", .optional(.date(example: "2026-09-07"))),
      field("ends", .optional(.date(example: "2026-12-18"))),
      field("holidays", .list(.date(example: "2026-10-12"))),
      field("is_current", .boolean),
      updated, draft, aliases, extra(.term, settings), url("terms/2026-fall"),
    ]
  }

  // MARK: What all records have

  private static let updated = APIField(
    "updated", .optional(.date(example: "2026-06-01")), "When the record was last updated")
  private static let draft = APIField("draft", .boolean, "Whether it is a draft")
  private static let aliases = APIField("aliases", .list(.id("old-id")), "Old ids, whose addresses lead here")

  static func url(_ path: String) -> APIField {
    APIField("url", .optional(.page("\(path).html")), "The address of its page; a draft has none")
  }

  private static func extra(_ kind: RecordKind, _ settings: Settings) -> APIField {
    guard let declaration = settings.extra[kind] else {
      return APIField("extra", .anything, "The site's own fields, scalars as texts")
    }
    return APIField(
      "extra",
      .object(
        declaration.fields.map { field in
          APIField(field.name, APISchema(field.type), "As the settings declare it: \(field.type.name)")
        }), "The site's own fields")
  }
}

extension APISchema {
  /// What a field of `extra` holds; one that is absent is `null`, or an empty list.
  fileprivate init(_ type: ExtraType) {
    self =
      switch type {
      case .text: .optional(.text(example: "text"))
      case .number: .optional(.number(example: 1))
      case .date: .optional(.date(example: "2026-09-07"))
      case .boolean: .optional(.boolean)
      case .reference: .optional(.id("an-id"))
      case .list(let item): .list(APISchema(item))
      }
  }
}

/// What the templates' reference says of the fields of a type.
struct Summaries {
  private let fields: [FieldSchema]

  init(_ type: RecordSchema) { fields = type.fields }

  subscript(name: String) -> String { fields.first { $0.name == name }?.summary ?? "" }
}
