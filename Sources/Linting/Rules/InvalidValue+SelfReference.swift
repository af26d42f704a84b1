import Catalogue
import Diagnostics

/// Reports courses that name themselves as a corequisite or as a cross-listing.
///
/// A course that names itself as a prerequisite is a cycle.
func selfReferences(in catalogue: Catalogue) -> [Finding] {
  var findings: [Finding] = []
  for (number, course) in catalogue.courses.enumerated() {
    for (field, references) in [("corequisites", course.corequisites), ("cross_listed", course.crossListed)] {
      for reference in references where reference.index == number {
        findings.append(
          Finding(
            file: course.header.file, rule: .invalidValue, place: reference.place,
            message: "'\(field)' of course '\(course.id.string)' names the course itself"))
      }
    }
  }
  return findings
}
