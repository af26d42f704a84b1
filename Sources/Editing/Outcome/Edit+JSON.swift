import Catalogue
package import Diagnostics
import Files

extension Edit {
  /// What commands print and the editing API answers: the enrollments, and what changed.
  ///
  /// - Parameter isDry: whether nothing was written.
  package func json(isDry: Bool) -> [UInt8] {
    var json = JSONWriter()
    json.object(.many) { json in
      json.array("enrollments", .many) { json in
        for enrollment in enrollments { enrollment.writeJSON(to: &json) }
      }
      writeChanges(isDry: isDry, to: &json)
    }
    json.endLine()
    return json.bytes
  }

  /// Writes the members that the answer to every edit has.
  package func writeChanges(isDry: Bool, to json: inout JSONWriter) {
    json.array("changes", .many) { json in
      for change in changes {
        json.object { json in
          json.field("path", change.path)
          json.field("diff", UnifiedDiff(change).text())
        }
      }
    }
    json.field("dry_run", isDry)
  }
}

extension EnrollmentRecord {
  /// Writes the enrollment as the JSON API lists it.
  package func writeJSON(to json: inout JSONWriter) {
    json.object { json in
      json.field("student_id", studentID)
      json.field("course_id", courseID)
      json.field("term", term)
      json.key("section")
      switch sections.count {
      case 0: json.null()
      case 1: json.value(sections[0])
      default: json.array { json in for section in sections { json.value(section) } }
      }
      json.field("status", status.name)
      json.field("grade", grade)
      json.key("credits")
      if let credits = credits ?? courseCredits {
        json.value(thousandths: Int(credits.thousandths))
      } else {
        json.null()
      }
      json.field("enrolled_on", enrolledOn?.description)
      json.field("ended_on", endedOn?.description)
      json.array("override") { json in
        for override in overrides {
          json.object { json in
            json.field("rule", override.rule)
            json.field("reason", override.reason)
            json.field("by", override.by)
            json.field("on", override.on?.description)
          }
        }
      }
    }
  }
}
