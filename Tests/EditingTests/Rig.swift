import Catalogue
import Diagnostics
import Editing
import Files
import TestSupport

/// A small catalogue on disk that requests are tried on.
struct Rig {
  let folder: Folder
  var settings = Settings()

  static let students = ["ada-lovelace": "Ada Lovelace", "alan-turing": "Alan Turing", "grace-hopper": "Grace Hopper"]

  /// Three students, three courses, two terms, and the files given.
  static func with<Result>(_ files: [String: String] = [:], _ body: (inout Rig) throws -> Result) throws -> Result {
    try withTemporaryFolder { folder in
      for (id, name) in students { try folder.write(["content/students/\(id).md": "---\nname: \(name)\n---\n"]) }
      try folder.write([
        "content/courses/cs-101.md":
          "---\ntitle: Programming\ncredits: 6\nofferings:\n  - {term: 2026-fall, section: 001, capacity: 2}\n"
          + "  - {term: 2026-fall, section: 002, capacity: 1}\n---\n",
        "content/courses/ma-110.md": "---\ntitle: Logic\ncredits: 6\n---\n",
        "content/courses/ph-200.md": "---\ntitle: Optics\ncredits: 30\nprerequisites: [ma-110]\n---\n",
        "content/terms/2026-spring.md": "---\ntitle: Spring 2026\nstarts: 2026-02-01\nends: 2026-05-31\n---\n",
        "content/terms/2026-fall.md": "---\ntitle: Fall 2026\nstarts: 2026-09-01\nends: 2026-12-18\n---\n",
      ])
      try folder.write(files)
      var rig = Rig(folder: folder)
      return try body(&rig)
    }
  }

  /// Carries out a request.
  @discardableResult
  func carryOut(_ request: EnrollmentRequest, isDry: Bool = false) throws -> Edit {
    try edit(
      at: EditingPlace(
        folder: folder.path, settings: settings, workers: Workers(jobs: 1), purpose: "test", isDry: isDry)
    ) { try plan(request, in: $0) }
  }

  /// Why a request is refused; nothing where it is carried out.
  func refusal(of request: EnrollmentRequest) -> Refusal? {
    do {
      try carryOut(request)
      return nil
    } catch { return error as? Refusal }
  }

  func enroll(
    _ student: String, _ courses: String..., term: String? = "2026-fall", with change: (inout Enroll) -> Void = { _ in }
  ) -> EnrollmentRequest {
    var request = Enroll(student: student, courses: courses, term: term)
    change(&request)
    return .enroll(request)
  }

  func set(
    _ student: String, _ course: String, term: String? = nil, _ change: (inout EnrollmentDetails) -> Void
  ) -> EnrollmentRequest {
    var request = SetEnrollment(student: student, course: course, term: term)
    change(&request.details)
    return .set(request)
  }

  func withdraw(
    _ student: String, _ courses: String..., term: String? = nil, on date: CalendarDate? = nil, deletes: Bool = false
  ) throws -> EnrollmentRequest {
    var request = Withdraw(
      student: student, courses: courses, term: term, on: date ?? CalendarDate(days: 20_730),
      isDateGiven: date != nil)
    request.deletes = deletes
    return .withdraw(request)
  }

  /// Every enrollment, as `student course term status`, sorted.
  func graph() throws -> [String] {
    let catalogue = try Catalogue(folder: folder.path, settings: settings, workers: Workers(jobs: 1))
    return catalogue.enrollments.map { enrollment in
      let record = EnrollmentRecord(enrollment, in: catalogue)
      return [record.studentID, record.courseID, record.term ?? "-", record.status.name].joined(separator: " ")
    }.sorted()
  }

  /// What stands in `content/enrollments/`.
  func rosters() throws -> [String: String] { try folder.tree(below: "content/enrollments") }
}
