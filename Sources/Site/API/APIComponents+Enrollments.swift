import Catalogue

/// The schemas of enrollments, wherever they stand, of errors, and of what the editing API is given and answers.
extension APIComponents {
  /// Who takes what.
  static let enrollmentKeys = [
    APIField("student_id", .id("ada-lovelace"), "The student"),
    APIField("course_id", .id("cs-210"), "The course"),
  ]

  /// What tells of a student's course.
  static let studentCourseKeys = [
    APIField("id", .id("cs-210"), "The course's id"),
    APIField("code", .text(example: "CS-210"), "The course's code"),
    APIField("title", .text(example: "Algorithms"), "The course's title"),
    credits,
    url("courses/cs-210"),
  ]

  /// What tells of a course's student.
  static func rosterKeys(_ shape: APIShape) -> [APIField] {
    [APIField("id", .id("ada-lovelace"), "The student's id")]
      + (shape.name ? [APIField("name", .text(example: "Ada Lovelace"), "The student's name")] : [])
      + [url("students/ada-lovelace")]
  }

  /// What an enrollment has wherever it stands.
  ///
  /// - Parameter hasCredits: whether what it is worth stands before, beside the course.
  static func enrollmentFields(_ shape: APIShape, hasCredits: Bool = false) -> [APIField] {
    let says = Summaries(EnrollmentFields.schema)
    func field(_ name: String, _ schema: APISchema, if isShown: Bool = true) -> [APIField] {
      isShown ? [APIField(name, schema, says[name])] : []
    }
    return field("term", .optional(.id("2026-fall")))
      + [APIField("section", section, "The section, or a list where there are several: lecture and tutorial, say")]
      + [
        APIField(
          "status", .choice(shape.statuses.map(\.name), example: shape.grade ? "completed" : "enrolled"),
          "How it stands")
      ]
      + field("grade", .optional(.text(example: "A")), if: shape.grade)
      + (hasCredits ? [] : [credits])
      + field("enrolled_on", .optional(.date(example: "2026-08-20")), if: shape.enrolledOn)
      + field("ended_on", .optional(.date(example: "2026-12-18")), if: shape.endedOn)
      + (shape.override
        ? [APIField("override", .list(.component("Override")), says["overrides"])] : [])
  }

  private static let credits = APIField(
    "credits", .optional(.number(example: 6)), Summaries(EnrollmentFields.schema)["credits"])

  private static let section = APISchema.optional(.anyOf([.text(example: "001"), .list(.text(example: "001"))]))

  static let overrideFields: [APIField] = {
    let says = Summaries(OverrideFields.schema)
    return [
      APIField("rule", .text(example: "prerequisite-unmet"), says["rule"]),
      APIField("reason", .text(example: "Passed an entrance exam"), says["reason"]),
      APIField("by", .optional(.text(example: "grace-hopper")), says["by"]),
      APIField("on", .optional(.date(example: "2026-08-20")), says["on"]),
    ]
  }()

  // MARK: Errors

  /// The one shape of every error.
  mutating func addError() {
    let detail = [
      APIField("field", .text(example: "course_id"), "The value's name"),
      APIField("value", .optional(.text(example: "cs-1O1")), "The value as it was given"),
      APIField("suggestion", .optional(.text(example: "cs-101")), "What was most likely meant"),
    ]
    let error = [
      APIField("status", .wholeNumber(example: 400, least: 400), "The status of the answer"),
      APIField(
        "code", .text(example: "unknown-course"),
        "What is wrong, in a word that never changes: \(Self.errorCodes.joined(separator: ", ")), or the id of the rule "
          + "that the change would break"),
      APIField("message", .text(example: "no course has the id 'cs-1O1'"), "What is wrong, in a sentence"),
      APIField("details", .list(.object(detail)), "The values that are at fault"),
    ]
    add("Error", "Why a request is refused.", .object([APIField("error", .object(error), "The error")]))
  }

  private static let errorCodes = [
    "unknown-student", "unknown-course", "unknown-term", "missing-field", "invalid-value", "not-enrolled",
    "ambiguous-term",
  ]

  // MARK: Editing

  /// What the editing API is given and answers, which knows no audience.
  mutating func addEditing() {
    let everything = APIShape(audience: .internal, settings: Settings())
    if self["Override"] == nil {
      add("Override", "Why a rule does not apply to an enrollment.", .object(Self.overrideFields))
    }
    add(
      "EditedEnrollment", "An enrollment as the files now have it.",
      .object(Self.enrollmentKeys + Self.enrollmentFields(everything)))
    let change = [
      APIField("path", .text(example: "content/enrollments/2026-fall/cs-210.md"), "The file, in the source folder"),
      APIField("diff", .text(example: "@@ -4,1 +4,2 @@\n   - alan-turing\n+  - ada-lovelace\n"), "What changes in it"),
    ]
    add(
      "EnrollmentAnswer", "What was done.",
      .object([
        APIField("enrollments", .list(.component("EditedEnrollment")), "The enrollments that were asked for"),
        APIField("changes", .list(.object(change)), "The files that changed"),
        APIField("dry_run", .boolean, "Whether nothing was written"),
      ]))
    let courses = APIField("course_ids", .list(.id("cs-210")), "The courses")
    let one = APIField("course_id", .id("cs-210"), "The course; or course_ids", isRequired: false)
    let many = APIField("course_ids", .list(.id("cs-210")), "The courses; or course_id", isRequired: false)
    let student = APIField("student_id", .id("ada-lovelace"), "The student")
    add(
      "EnrollmentRequest", "Who is to take what: one of course_id and course_ids is needed.",
      .object([student, one, many] + Self.requestFields))
    add(
      "CoursesRequest", "What a student is to take: one of course_id and course_ids is needed.",
      .object([one, many] + Self.requestFields))
    add(
      "ReplacementRequest", "All that a student is to take in a term.",
      .object([courses] + Self.requestFields))
    add("ChangeRequest", "What becomes of an enrollment; what is left out stays.", .object(Self.requestFields))
  }

  private static let requestFields = [
    APIField("term", .id("2026-fall"), "The term; the current one unless given", isRequired: false),
    APIField("section", section, "The section, or a list of several", isRequired: false),
    APIField(
      "status", .choice(Enrollment.Status.allCases.map(\.name), example: "enrolled"),
      "How it stands; enrolled unless given", isRequired: false),
    APIField("grade", .optional(.text(example: "A")), "The grade", isRequired: false),
    APIField("credits", .optional(.number(example: 6)), "What it is worth to this student", isRequired: false),
    APIField("enrolled_on", .optional(.date(example: "2026-09-14")), "The day of the enrollment", isRequired: false),
    APIField(
      "override", .optional(.list(.object(requestedOverride))), "Rules that do not apply, and why",
      isRequired: false),
  ]

  private static let requestedOverride = [
    APIField("rule", .text(example: "capacity-exceeded"), "A rule of the domain"),
    APIField("reason", .text(example: "The room has a spare chair"), "Why"),
    APIField("by", .optional(.text(example: "The dean")), "Who says so", isRequired: false),
    APIField("on", .optional(.date(example: "2026-09-14")), "Since when", isRequired: false),
  ]
}
