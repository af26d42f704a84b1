import Templates

/// What `home.html` sees.
enum HomeRootFields: Int, CaseIterable {
  case site, page, home

  static var schema: RecordSchema {
    RecordSchema(
      name: "home template", summary: "What `home.html` sees.",
      fields: [
        FieldSchema("site", .record(RecordNumber.site.rawValue), isSteady: true, summary: "The site"),
        FieldSchema(
          "page", .record(RecordNumber.page.rawValue), isSteady: true, summary: "The page that is being rendered"),
        FieldSchema("home", .record(RecordNumber.page.rawValue), summary: "The home page with its text"),
      ])
  }
}

/// What `course.html` sees.
enum CourseRootFields: Int, CaseIterable {
  case site, page, course

  static var schema: RecordSchema {
    RecordSchema(
      name: "course template", summary: "What `course.html` sees.",
      fields: [
        FieldSchema("site", .record(RecordNumber.site.rawValue), isSteady: true, summary: "The site"),
        FieldSchema(
          "page", .record(RecordNumber.page.rawValue), isSteady: true, summary: "The page that is being rendered"),
        FieldSchema("course", .record(RecordNumber.course.rawValue), summary: "The course"),
      ])
  }
}

/// What `courses.html` sees.
enum CoursesRootFields: Int, CaseIterable {
  case site, page, courses, parts, subjects

  static var schema: RecordSchema {
    RecordSchema(
      name: "courses template", summary: "What `courses.html` sees.",
      fields: [
        FieldSchema("site", .record(RecordNumber.site.rawValue), isSteady: true, summary: "The site"),
        FieldSchema(
          "page", .record(RecordNumber.page.rawValue), isSteady: true, summary: "The page that is being rendered"),
        FieldSchema(
          "courses", .list(.record(RecordNumber.course.rawValue)),
          summary: "The courses of this part of the list"),
        FieldSchema(
          "parts", .list(.record(RecordNumber.coursePart.rawValue)),
          summary: "The same by how their codes begin"),
        FieldSchema(
          "subjects", .list(.record(RecordNumber.coursePart.rawValue)),
          summary: "How codes begin in all parts of the list, and where those courses are"),
      ])
  }
}

/// What `student.html` sees.
enum StudentRootFields: Int, CaseIterable {
  case site, page, student

  static var schema: RecordSchema {
    RecordSchema(
      name: "student template", summary: "What `student.html` sees.",
      fields: [
        FieldSchema("site", .record(RecordNumber.site.rawValue), isSteady: true, summary: "The site"),
        FieldSchema(
          "page", .record(RecordNumber.page.rawValue), isSteady: true, summary: "The page that is being rendered"),
        FieldSchema("student", .record(RecordNumber.student.rawValue), summary: "The student"),
      ])
  }
}

/// What `students.html` sees.
enum StudentsRootFields: Int, CaseIterable {
  case site, page, students

  static var schema: RecordSchema {
    RecordSchema(
      name: "students template", summary: "What `students.html` sees.",
      fields: [
        FieldSchema("site", .record(RecordNumber.site.rawValue), isSteady: true, summary: "The site"),
        FieldSchema(
          "page", .record(RecordNumber.page.rawValue), isSteady: true, summary: "The page that is being rendered"),
        FieldSchema(
          "students", .list(.record(RecordNumber.student.rawValue)),
          summary: "The students of this part of the list"),
      ])
  }
}

/// What `term.html` sees.
enum TermRootFields: Int, CaseIterable {
  case site, page, term

  static var schema: RecordSchema {
    RecordSchema(
      name: "term template", summary: "What `term.html` sees.",
      fields: [
        FieldSchema("site", .record(RecordNumber.site.rawValue), isSteady: true, summary: "The site"),
        FieldSchema(
          "page", .record(RecordNumber.page.rawValue), isSteady: true, summary: "The page that is being rendered"),
        FieldSchema("term", .record(RecordNumber.term.rawValue), summary: "The term"),
      ])
  }
}

/// What `terms.html` sees.
enum TermsRootFields: Int, CaseIterable {
  case site, page, terms

  static var schema: RecordSchema {
    RecordSchema(
      name: "terms template", summary: "What `terms.html` sees.",
      fields: [
        FieldSchema("site", .record(RecordNumber.site.rawValue), isSteady: true, summary: "The site"),
        FieldSchema(
          "page", .record(RecordNumber.page.rawValue), isSteady: true, summary: "The page that is being rendered"),
        FieldSchema(
          "terms", .list(.record(RecordNumber.term.rawValue)),
          summary: "The terms of this part of the list"),
      ])
  }
}

/// What `group.html` sees.
enum GroupRootFields: Int, CaseIterable {
  case site, page, group

  static var schema: RecordSchema {
    RecordSchema(
      name: "group template", summary: "What `group.html` sees.",
      fields: [
        FieldSchema("site", .record(RecordNumber.site.rawValue), isSteady: true, summary: "The site"),
        FieldSchema(
          "page", .record(RecordNumber.page.rawValue), isSteady: true, summary: "The page that is being rendered"),
        FieldSchema(
          "group", .record(RecordNumber.group.rawValue),
          summary: "The department, programme or instructor"),
      ])
  }
}

/// What `groups.html` sees.
enum GroupsRootFields: Int, CaseIterable {
  case site, page, groups

  static var schema: RecordSchema {
    RecordSchema(
      name: "groups template", summary: "What `groups.html` sees.",
      fields: [
        FieldSchema("site", .record(RecordNumber.site.rawValue), isSteady: true, summary: "The site"),
        FieldSchema(
          "page", .record(RecordNumber.page.rawValue), isSteady: true, summary: "The page that is being rendered"),
        FieldSchema(
          "groups", .list(.record(RecordNumber.group.rawValue)),
          summary: "The groups of this part of the list"),
      ])
  }
}

/// What `page.html`, `404.html` and `redirect.html` see.
enum PageRootFields: Int, CaseIterable {
  case site, page

  static var schema: RecordSchema {
    RecordSchema(
      name: "page template", summary: "What `page.html`, `404.html` and `redirect.html` see.",
      fields: [
        FieldSchema("site", .record(RecordNumber.site.rawValue), isSteady: true, summary: "The site"),
        FieldSchema(
          "page", .record(RecordNumber.page.rawValue), isSteady: true, summary: "The page that is being rendered"),
      ])
  }
}
