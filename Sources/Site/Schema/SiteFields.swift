import Catalogue
import Templates

/// The site as a whole.
enum SiteFields: Int, CaseIterable {
  case title, language, direction, isInternal, isPublic, homeUrl, coursesUrl, studentsUrl, termsUrl
  case departmentsUrl, programsUrl, instructorsUrl, nav, currentTerm, departments, programs
  case instructors, terms, pages, courseCount, studentCount, termCount, enrollmentCount
  case feedUrl, enrollmentsByTerm, enrollmentsByDepartment
  case searchUrl, courseTerms, courseLevels, courseCredits, courseDays, hasSeats

  static var schema: RecordSchema {
    RecordSchema(
      name: "site", summary: "The site as a whole.",
      fields: [
        FieldSchema("title", .text, summary: "The title that the settings give the site"),
        FieldSchema("language", .text, summary: "The language tag of the site, such as en"),
        FieldSchema("direction", .text, summary: "The direction in which the language is written: ltr or rtl"),
        FieldSchema("is_internal", .boolean, summary: "Whether the build is for internal eyes only"),
        FieldSchema("is_public", .boolean, summary: "Whether the build is for the public"),
        FieldSchema("home_url", .url, summary: "The home page"),
        FieldSchema("courses_url", .url, summary: "The list of courses"),
        FieldSchema("students_url", .url, summary: "The list of students"),
        FieldSchema("terms_url", .url, isOptional: true, summary: "The list of terms, if there are any"),
        FieldSchema(
          "departments_url", .url, isOptional: true,
          summary: "The list of departments, if there are any"),
        FieldSchema(
          "programs_url", .url, isOptional: true,
          summary: "The list of programmes, if there are any"),
        FieldSchema(
          "instructors_url", .url, isOptional: true,
          summary: "The list of instructors, if there are any"),
        FieldSchema(
          "nav", .list(.record(RecordNumber.link.rawValue)),
          summary: "The links that the settings put into the navigation"),
        FieldSchema(
          "current_term", .record(RecordNumber.term.rawValue), isOptional: true,
          summary: "The term that the settings call current"),
        FieldSchema("departments", .list(.record(RecordNumber.group.rawValue)), summary: "All departments"),
        FieldSchema("programs", .list(.record(RecordNumber.group.rawValue)), summary: "All programmes"),
        FieldSchema("instructors", .list(.record(RecordNumber.group.rawValue)), summary: "All instructors"),
        FieldSchema("terms", .list(.record(RecordNumber.term.rawValue)), summary: "All terms, newest first"),
        FieldSchema(
          "pages", .list(.record(RecordNumber.link.rawValue)),
          summary: "All free pages, in their order"),
        FieldSchema("course_count", .integer, summary: "How many courses have a page"),
        FieldSchema("student_count", .integer, summary: "How many students have a page"),
        FieldSchema("term_count", .integer, summary: "How many terms have a page"),
        FieldSchema(
          "enrollment_count", .integer, isOptional: true,
          summary: "How many enrollments there are; internal builds only"),
        FieldSchema(
          "feed_url", .text, isOptional: true,
          summary: "The absolute address of the feed of changed courses, where there is one"),
        FieldSchema(
          "enrollments_by_term", .record(RecordNumber.chart.rawValue), isOptional: true,
          summary: "How many enrollments there are in each of the last terms; internal builds only"),
        FieldSchema(
          "enrollments_by_department", .record(RecordNumber.chart.rawValue), isOptional: true,
          summary:
            "How many enrollments there are in the current term, or in all if none is current, by department; internal builds only"
        ),
        FieldSchema(
          "search_url", .url, isOptional: true,
          summary: "The folder of the search index, where the settings ask for one"),
        FieldSchema(
          "course_terms", .list(.record(RecordNumber.term.rawValue)),
          summary: "The terms that searches can be narrowed down to, newest first"),
        FieldSchema(
          "course_levels", .list(.text), summary: "The levels that searches for courses can be narrowed down to"),
        FieldSchema(
          "course_credits", .list(.number), summary: "The credits that searches for courses can be narrowed down to"),
        FieldSchema(
          "course_days", .list(.text),
          summary: "The days that searches for courses can be narrowed down to: mon, tue, wed, thu, fri, sat or sun"),
        FieldSchema("has_seats", .boolean, summary: "Whether searches for courses can be narrowed down to free seats"),
      ].map(\.steady))
  }
}

/// A link of the navigation.
enum LinkFields: Int, CaseIterable {
  case title, url, isCurrent

  static var schema: RecordSchema {
    RecordSchema(
      name: "link", summary: "A link of the navigation.",
      fields: [
        FieldSchema("title", .text, summary: "What the link says"),
        FieldSchema("url", .url, summary: "Where it leads"),
        FieldSchema("is_current", .boolean, summary: "Whether it leads to the page that is being rendered"),
      ].map(\.steady))
  }
}

/// The page that is being rendered; in `page.html`, a free page with its text.
enum PageFields: Int, CaseIterable {
  case title, kind, description, canonicalUrl, isIndexed, body, hasBody, updated, number, count
  case total, previousUrl, nextUrl, pages, groupKind, target, extra

  static func schema(extra: (RecordKind) -> ValueType) -> RecordSchema {
    RecordSchema(
      name: "page", summary: "The page that is being rendered; in `page.html`, a free page with its text.",
      fields: [
        FieldSchema("title", .text, summary: "The title of the page"),
        FieldSchema(
          "kind", .text, isSteady: true,
          summary:
            "What the page shows: home, course, courses, student, students, term, terms, group, groups, page, not-found or redirect"
        ),
        FieldSchema(
          "description", .text, isOptional: true,
          summary: "A short description for search engines"),
        FieldSchema(
          "canonical_url", .text, isOptional: true,
          summary: "The absolute address of the page, where the settings give a base_url"),
        FieldSchema("is_indexed", .boolean, isSteady: true, summary: "Whether search engines may list the page"),
        FieldSchema("body", .html, isOptional: true, summary: "The text of the page"),
        FieldSchema("has_body", .boolean, summary: "Whether the page has a text"),
        FieldSchema("updated", .date, isOptional: true, summary: "When the page was last updated"),
        FieldSchema("number", .integer, summary: "Which part of a paged list this is, from 1"),
        FieldSchema("count", .integer, summary: "How many parts the list has"),
        FieldSchema("total", .integer, summary: "How many items the whole list has"),
        FieldSchema("previous_url", .url, isOptional: true, summary: "The part of the list before this one"),
        FieldSchema("next_url", .url, isOptional: true, summary: "The part of the list after this one"),
        FieldSchema(
          "pages", .list(.record(RecordNumber.listPage.rawValue)),
          summary:
            "The parts of the list that are worth a link here: the first, the last, this one and some around it"),
        FieldSchema(
          "group_kind", .text, isOptional: true, isSteady: true,
          summary: "What kind of group the page shows: department, program or instructor"),
        FieldSchema("target", .url, isOptional: true, summary: "Where a redirect leads"),
        FieldSchema("extra", extra(.page), summary: "The own fields of a free page"),
      ])
  }
}

/// One part of a list that is too long for a page.
enum ListPageFields: Int, CaseIterable {
  case number, url, isCurrent, first, last

  static var schema: RecordSchema {
    RecordSchema(
      name: "list page", summary: "One part of a list that is too long for a page.",
      fields: [
        FieldSchema("number", .integer, summary: "Which part it is, from 1"),
        FieldSchema("url", .url, summary: "Its address"),
        FieldSchema("is_current", .boolean, summary: "Whether it is the page that is being rendered"),
        FieldSchema("first", .text, isOptional: true, summary: "The label of its first item"),
        FieldSchema("last", .text, isOptional: true, summary: "The label of its last item"),
      ])
  }
}
