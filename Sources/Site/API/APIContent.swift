package import Catalogue
package import Diagnostics

/// What the JSON API says of a catalogue: the one writer of its objects, which the static files, the commands and the
/// editing API share.
///
/// Keys are those of front matter. A scalar that is absent is `null` and a list `[]`, so that every object of a kind has
/// the same members; what the audience may not see is left out altogether. Addresses are relative references (RFC 3986)
/// from the document that they stand in, which lies `depth` folders below the top of the site.
package struct APIContent: Sendable {
  let index: SiteIndex
  let view: AudienceView
  let shape: APIShape

  package init(index: SiteIndex) {
    self.index = index
    view = index.view
    shape = APIShape(audience: index.view.audience, settings: index.view.settings)
  }

  /// The depth of `api/v1/students/<id>/courses.json` and of `api/v1/courses/<id>/students.json`.
  static let memberDepth = 4

  // MARK: What commands and the editing API answer with

  /// What `api/v1/students/<id>/courses.json` holds: the student's details and the courses, newest term first.
  ///
  /// - Parameters:
  ///   - student: the student's number.
  ///   - term: leaves out all other terms.
  package func studentCourses(_ student: Int, term: Int? = nil) -> [UInt8] {
    var json = JSONWriter(layout: .dense)
    writeStudentCourses(student, term: term.map(Int32.init), to: &json)
    return json.bytes
  }

  /// What `api/v1/courses/<id>/students.json` holds: the course and its roster, newest term first.
  ///
  /// - Parameters:
  ///   - course: the course's number.
  ///   - term: leaves out all other terms.
  package func courseStudents(_ course: Int, term: Int? = nil) -> [UInt8] {
    var json = JSONWriter(layout: .dense)
    writeCourseStudents(course, term: term.map(Int32.init), to: &json)
    return json.bytes
  }

  /// Writes an enrollment as an object, as `api/v1/enrollments.json` lists it and `enroll` prints it.
  ///
  /// - Parameter enrollment: its number among the view's.
  package func writeEnrollment(_ enrollment: Int, to json: inout JSONWriter) {
    write(view.enrollments[enrollment], to: &json)
  }

  /// Writes an enrollment of the view's students and courses as an object, whether or not the view holds it.
  package func write(_ enrollment: Enrollment, to json: inout JSONWriter) {
    json.object { json in
      json.field("student_id", view.students[Int(enrollment.student)].id)
      json.field("course_id", view.courses[Int(enrollment.course)].id)
      writeMembers(of: enrollment, to: &json)
    }
  }

  // MARK: Documents

  func writeStudentCourses(_ student: Int, term: Int32? = nil, to json: inout JSONWriter) {
    json.object(.many) { json in
      json.key("student")
      writeStudent(student, depth: Self.memberDepth, to: &json)
      json.array("courses", .many) { json in
        for number in view.graph.byStudent[student] {
          let enrollment = view.enrollments[Int(number)]
          if let term, enrollment.term != term { continue }
          let course = view.courses[Int(enrollment.course)]
          json.object { json in
            json.field("id", course.id)
            writeCode(of: course, to: &json)
            json.field("title", course.displayName)
            json.field("credits", view.credits(of: enrollment))
            writeURL(.course, Int(enrollment.course), depth: Self.memberDepth, to: &json)
            writeMembers(of: enrollment, hasCredits: true, to: &json)
          }
        }
      }
    }
    json.endLine()
  }

  func writeCourseStudents(_ course: Int, term: Int32? = nil, to json: inout JSONWriter) {
    json.object(.many) { json in
      json.key("course")
      writeCourse(course, depth: Self.memberDepth, to: &json)
      json.array("students", .many) { json in
        for number in view.graph.byCourse[course] {
          let enrollment = view.enrollments[Int(number)]
          if let term, enrollment.term != term { continue }
          let student = view.students[Int(enrollment.student)]
          json.object { json in
            json.field("id", student.id)
            if shape.name { json.field("name", student.displayName) }
            writeURL(.student, Int(enrollment.student), depth: Self.memberDepth, to: &json)
            writeMembers(of: enrollment, to: &json)
          }
        }
      }
    }
    json.endLine()
  }

  // MARK: Parts

  /// Writes the members that an enrollment has wherever it stands.
  ///
  /// - Parameter hasCredits: whether what it is worth is written already, beside the course.
  private func writeMembers(of enrollment: Enrollment, hasCredits: Bool = false, to json: inout JSONWriter) {
    json.field("term", enrollment.term < 0 ? .absent : view.terms[Int(enrollment.term)].id)
    json.key("section")
    switch enrollment.sections.count {
    case 0: json.null()
    case 1: json.value(enrollment.sections[0])
    default: json.array { json in for section in enrollment.sections { json.value(section) } }
    }
    json.field("status", enrollment.status.name)
    if shape.grade { json.field("grade", enrollment.grade) }
    if !hasCredits { json.field("credits", view.credits(of: enrollment)) }
    if shape.enrolledOn { json.field("enrolled_on", enrollment.enrolledOn) }
    if shape.endedOn { json.field("ended_on", enrollment.endedOn) }
    guard shape.override else { return }
    json.array("override") { json in
      for override in enrollment.overrides {
        json.object { json in
          json.field("rule", override.rule)
          json.field("reason", override.reason)
          json.field("by", override.by)
          json.field("on", override.on)
        }
      }
    }
  }

  /// Writes the address of a record's page; `null` where it has none.
  func writeURL(_ kind: RecordKind, _ number: Int, depth: Int, to json: inout JSONWriter) {
    json.key("url")
    guard view.hasPage(kind, number) else { return json.null() }
    let root = UnsafeBufferPointer(rebasing: Self.ups.bytes[..<(depth * 3)])
    json.value(
      joining: root, kind.folderWithSlash, index.address(of: kind, number).bytes, StaticString(".html").bytes)
  }

  private static let ups: StaticString = "../../../../"

  /// Writes a course's code; the id in capitals where the file gives none.
  func writeCode(of course: Course, to json: inout JSONWriter) {
    guard course.code.isAbsent else { return json.field("code", course.code) }
    json.field(
      "code",
      String(
        decoding: course.id.bytes.lazy.map { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") ? $0 & 0xDF : $0 },
        as: UTF8.self))
  }
}

extension AudienceView {
  /// What an enrollment is worth: its own credits, or the course's where those are one number.
  package func credits(of enrollment: Enrollment) -> Decimal? {
    if let credits = enrollment.credits { return credits }
    guard let range = courses[Int(enrollment.course)].credits, range.isFixed else { return nil }
    return range.min
  }
}
