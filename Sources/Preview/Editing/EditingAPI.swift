import Catalogue
import Diagnostics
import Editing
import HTTPTypes
import HummingbirdCore

/// Answers the requests of the editing API that are allowed to use it.
struct EditingAPI: Sendable {
  let service: EditingService
  /// Edits come one after the other: the second one sees what the first one wrote.
  private let edits = WorkQueue("edits")
  /// Reading is not kept waiting by edits.
  private let reads = WorkQueue("reads")

  /// The largest body, in bytes.
  static let bodyLimit = 1 << 20

  init(service: EditingService) { self.service = service }

  /// - Throws: `Refusal`; whatever the service throws; and when the connection breaks.
  func answer(
    _ route: EditingRoute, _ target: RequestTarget, _ request: HTTPRequest, _ body: inout LimitedBody, port: Int,
    invite: () async throws -> Void
  ) async throws -> Response {
    guard route.methods.contains(request.method) else {
      return .methodNotAllowed(request.method, allowed: route.methods)
    }
    switch route {
    case .description:
      let cookie = EditAccess.cookieName(port: port)
      return .json(try await reads.run { try service.description(cookie) })
    case .studentCourses(let student):
      let term = try queryTerm(of: target)
      return .json(try await run(on: reads, route) { try service.courses(student, term) })
    case .enrollments, .studentEnroll, .studentCourse:
      let bytes = try await self.bytes(of: &body, request, invite: invite)
      let edit = try Self.edit(route, target, request.method, bytes)
      let answer = try await run(on: edits, route) { try service.edit(edit) }
      switch request.method {
      case .post: return .json(answer, status: 201)
      case .put, .patch: return .json(answer)
      default: return Response(status: .noContent, headers: [.cacheControl: "no-store"])
      }
    }
  }

  /// Does work for a route; what its path names and is not there is 404, while among the values it is 400.
  private func run(
    on queue: WorkQueue, _ route: EditingRoute, _ work: @escaping @Sendable () throws -> [UInt8]
  ) async throws -> [UInt8] {
    do {
      return try await queue.run(work)
    } catch var refusal as Refusal {
      let inPath =
        switch route {
        case .studentEnroll, .studentCourses: ["unknown-student"]
        case .studentCourse: ["unknown-student", "unknown-course", "not-enrolled"]
        case .enrollments, .description: [String]()
        }
      if inPath.contains(refusal.code) { refusal.status = 404 }
      throw refusal
    }
  }

  // MARK: Bodies

  private func bytes(
    of body: inout LimitedBody, _ request: HTTPRequest, invite: () async throws -> Void
  ) async throws -> [UInt8] {
    let fields = request.headerFields
    let length = fields[.contentLength].map { Int($0) ?? .max } ?? 0
    guard length > 0 || fields[.transferEncoding] != nil else { return [] }
    let type = fields[.contentType]?.split(separator: ";", omittingEmptySubsequences: false).first ?? ""
    guard type.lowercased().filter({ $0 != " " && $0 != "\t" }) == "application/json" else {
      throw Refusal(
        status: 415, code: "unsupported-media-type", message: "the body must be of the type application/json",
        details: [Refusal.Detail(field: "Content-Type", value: fields[.contentType])])
    }
    let tooLarge = Refusal(
      status: 413, code: "limit-exceeded", message: "the body must not be larger than 1 MiB",
      details: [Refusal.Detail(field: "body")])
    guard length <= Self.bodyLimit else { throw tooLarge }
    try await invite()
    guard let bytes = try await body.collect(upTo: Self.bodyLimit) else { throw tooLarge }
    return bytes
  }

  // MARK: Requests

  /// What a request wants, in the words of the commands.
  static func edit(
    _ route: EditingRoute, _ target: RequestTarget, _ method: HTTPRequest.Method, _ body: [UInt8]
  ) throws -> EnrollmentRequest {
    if case .studentCourse(let student, let course) = route, method == .patch {
      let values = try RequestValues(
        body: body, target: target,
        names: ["student_id", "course_id", "term", "section", "status", "grade", "credits", "enrolled_on", "override"])
      _ = try values.identifier("student_id", inPath: student)
      _ = try values.identifier("course_id", inPath: course)
      let details = try values.details()
      // Who withdraws does so on a day.
      if details.status == .withdrawn {
        var withdrawal = Withdraw(
          student: student, courses: [course], term: try values.chosenTerm(), on: CalendarDate(days: 0),
          isDateGiven: false)
        withdrawal.overrides = details.overrides
        return .withdraw(withdrawal)
      }
      var change = SetEnrollment(student: student, course: course, term: try values.chosenTerm())
      change.details = details
      return .set(change)
    }
    if case .studentCourse(let student, let course) = route {
      let values = try RequestValues(
        body: body, target: target, names: ["student_id", "course_id", "term", "override"])
      _ = try values.identifier("student_id", inPath: student)
      _ = try values.identifier("course_id", inPath: course)
      // The day is that of a withdrawal, and what is deleted has none.
      var withdrawal = Withdraw(
        student: student, courses: [course], term: try values.chosenTerm(), on: CalendarDate(days: 0),
        isDateGiven: false)
      withdrawal.deletes = true
      withdrawal.overrides = try values.overrides()
      return .withdraw(withdrawal)
    }
    let values = try RequestValues(
      body: body, target: target,
      names: [
        "student_id", "course_id", "course_ids", "term", "section", "status", "grade", "credits", "enrolled_on",
        "override",
      ])
    var student: String?
    if case .studentEnroll(let id) = route { student = id }
    guard let student = try values.identifier("student_id", inPath: student) else {
      throw Refusal.missingField("student_id")
    }
    let isReplacing = method == .put
    var enroll = Enroll(
      student: student, courses: try values.courses(mayBeEmpty: isReplacing), term: try values.chosenTerm())
    enroll.details = try values.details()
    enroll.replacesOthers = isReplacing
    return .enroll(enroll)
  }
}
