extension OpenAPIRoute {
  // MARK: The documents

  static let documents: [OpenAPIRoute] =
    [
      OpenAPIRoute(
        path: "/openapi.json", id: "getDescription", summary: "This description",
        responses: [Response(200, "An OpenAPI document.", body: "OpenAPI")])
    ] + lists("students", item: "Students", order: "by name")
    + lists("courses", item: "Courses", order: "by code")
    + lists("terms", item: "Terms", order: "newest first")
    + lists("enrollments", item: "Enrollments", order: "by student, then newest term first") + [
      record("students", "student", "Student", "A student's details"),
      OpenAPIRoute(
        path: "/students/{id}/courses.json", id: "getStudentCourses",
        summary: "A student's details and the courses that the student takes, newest term first",
        parameters: [.id(of: "student", name: "id")],
        responses: [Response(200, "The student and the courses.", body: "StudentCourses"), missing]),
      record("courses", "course", "Course", "A course's details"),
      OpenAPIRoute(
        path: "/courses/{id}/students.json", id: "getCourseStudents",
        summary: "A course's details and its roster, newest term first",
        parameters: [.id(of: "course", name: "id")],
        responses: [Response(200, "The course and its roster.", body: "CourseStudents"), missing]),
    ]

  private static let missing = Response(
    404, "There is no such document, or not for this audience. The body is whatever the host sends then.")

  private static func lists(_ name: String, item: String, order: String) -> [OpenAPIRoute] {
    let schema = APIComponents.listName(name)
    return [
      OpenAPIRoute(
        path: "/\(name).json", id: "list\(item)", summary: "All \(name), \(order): the first part",
        responses: [Response(200, "The first part of the list.", body: schema)]),
      OpenAPIRoute(
        path: "/\(name)/page/{page}.json", id: "list\(item)Page", summary: "All \(name), \(order): a later part",
        parameters: [.page], responses: [Response(200, "A part of the list.", body: schema), missing]),
    ]
  }

  private static func record(_ folder: String, _ kind: String, _ schema: String, _ summary: String) -> OpenAPIRoute {
    OpenAPIRoute(
      path: "/\(folder)/{id}.json", id: "get\(schema)", summary: summary,
      parameters: [.id(of: kind, name: "id")],
      responses: [Response(200, "The \(kind).", body: schema), missing])
  }

  // MARK: The editing API

  static let editing: [OpenAPIRoute] = [
    OpenAPIRoute(
      path: "/enrollments", method: .post, id: "enroll", summary: "Enroll a student in one course or several",
      parameters: [.term], request: "EnrollmentRequest", responses: created),
    OpenAPIRoute(
      path: "/enroll", method: .post, id: "enrollShort", summary: "The same as POST /enrollments",
      parameters: [.term], request: "EnrollmentRequest", responses: created),
    OpenAPIRoute(
      path: "/students/{id}/enroll", method: .post, id: "enrollStudent",
      summary: "Enroll the student of the path in one course or several",
      parameters: [student, .term], request: "CoursesRequest",
      responses: created + [noStudent]),
    OpenAPIRoute(
      path: "/students/{id}/enroll", method: .put, id: "replaceCourses",
      summary: "Make these courses the student's only ones of the term", parameters: [student, .term],
      request: "ReplacementRequest",
      responses: [Response(200, "These are now the only ones.", body: "EnrollmentAnswer")] + refusals
        + [noStudent, conflict] + bodyRefusals),
    OpenAPIRoute(
      path: "/students/{id}/courses", id: "getCoursesNow",
      summary: "What /students/{id}/courses.json holds, as the files now have it", parameters: [student, .term],
      responses: [Response(200, "The student and the courses.", body: "StudentCourses")] + refusals + [noStudent]),
    OpenAPIRoute(
      path: "/students/{id}/courses/{course_id}", method: .patch, id: "changeEnrollment",
      summary: "Change status, grade or section of an enrollment; 'withdrawn' ends it today",
      parameters: [student, .id(of: "course", name: "course_id"), .term], request: "ChangeRequest",
      responses: [Response(200, "It is changed.", body: "EnrollmentAnswer")] + refusals + [
        Response(404, "There is no such student, course or enrollment.", body: "Error"), conflict,
      ] + bodyRefusals),
    OpenAPIRoute(
      path: "/students/{id}/courses/{course_id}", method: .delete, id: "deleteEnrollment",
      summary: "Delete an enrollment", parameters: [student, .id(of: "course", name: "course_id"), .term],
      responses: [Response(204, "It is deleted.")] + refusals + [
        Response(404, "There is no such student, course or enrollment.", body: "Error"), conflict,
      ]),
  ]

  private static let student = Parameter.id(of: "student", name: "id")
  private static let noStudent = Response(404, "There is no such student.", body: "Error")
  private static let conflict = Response(
    409, "The student is enrolled already, a rule would be broken, or several terms can be meant.", body: "Error")

  private static let unauthorized = Response(401, "The token is missing or wrong.", body: "Error")
  private static let foreign = Response(
    403, "The request comes from a page of another origin, or was sent to another host.", body: "Error")

  /// The route as a server answers it that asks for the token.
  var guarded: OpenAPIRoute {
    var route = self
    route.responses += [Self.unauthorized, Self.foreign]
    return route
  }

  /// What any request can be refused with.
  private static let refusals = [
    Response(
      400, "A field is missing or ill-typed, or a student, course or term that it names does not exist.",
      body: "Error"),
    unauthorized, foreign,
    Response(405, "The address does not answer this method.", body: "Error"),
    Response(500, "The system refused to read or write; nothing was changed.", body: "Error"),
    Response(503, "Another command is changing the catalogue; nothing was changed.", body: "Error"),
  ]

  /// What a request with a body can be refused with.
  private static let bodyRefusals = [
    Response(413, "The body is too large.", body: "Error"),
    Response(415, "The body is not JSON.", body: "Error"),
  ]

  private static let created =
    [Response(201, "The student is enrolled.", body: "EnrollmentAnswer")] + refusals + [conflict] + bodyRefusals
}
