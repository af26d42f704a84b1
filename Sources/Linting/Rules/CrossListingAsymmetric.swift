import Catalogue
package import Diagnostics

extension Rule {
  /// A course is cross-listed with another that does not list it in turn.
  package static let crossListingAsymmetric = Rule(
    id: "cross-listing-asymmetric", family: .domain, severity: .warning,
    summary: "A course is cross-listed with another that does not list it in turn.",
    explanation: """
      Two courses that are cross-listed are one course under two codes, so each should name the other in \
      `cross_listed`: otherwise the page of one leads to the other, but not back.

      The report is at the reference that is not returned. To mend it, add the course to the other's \
      `cross_listed`, or delete the reference. Nothing is said while the other course is a draft, where one of its \
      cross-listings dangles, or where its file has a fault: the missing reference may be the one that is meant.
      """,
    examples: [
      Example(
        "Logic names the philosophers' course, which does not name it",
        [
          .init("content/courses/ma-110.md", "---\ntitle: Logic\ncross_listed: [«pl-110»]\n---\n"),
          .init("content/courses/pl-110.md", "---\ntitle: Logic\n---\n"),
        ]),
      Example(
        "Each names the other",
        [
          .init("content/courses/ma-110.md", "---\ntitle: Logic\ncross_listed: [pl-110]\n---\n"),
          .init("content/courses/pl-110.md", "---\ntitle: Logic\ncross_listed: [ma-110]\n---\n"),
        ]),
    ])
}

/// Reports each cross-listing that the other course does not return.
///
/// - Complexity: O(*n*) in courses and cross-listings.
@Sendable func asymmetricCrossListings(in survey: DomainSurvey) -> [DomainFault] {
  let catalogue = survey.catalogue
  guard catalogue.courses.contains(where: { !$0.crossListed.isEmpty }) else { return [] }
  struct Pair: Hashable {
    let course: Int32
    let other: Int32
  }
  var listed: Set<Pair> = []
  let faulty = Set(catalogue.findings.lazy.map(\.file))
  var isUncertain = catalogue.courses.map { $0.header.isDraft || faulty.contains($0.header.file) }
  for (number, course) in catalogue.courses.enumerated() {
    for reference in course.crossListed {
      listed.insert(Pair(course: Int32(number), other: reference.target))
      if reference.target < 0 { isUncertain[number] = true }
    }
  }
  var faults: [DomainFault] = []
  for (number, course) in catalogue.courses.enumerated() {
    for reference in course.crossListed where reference.target >= 0 {
      // Noted as returned from here on, so that a course that is named twice is one report.
      guard !isUncertain[Int(reference.target)],
        listed.insert(Pair(course: reference.target, other: Int32(number))).inserted
      else { continue }
      faults.append(
        DomainFault(
          .crossListingAsymmetric, inFile: course.header.file, at: reference.place,
          "course '\(course.id.string)' is cross-listed with '\(reference.text.string)', which does not list it",
          about: [course.id.string, reference.text.string]))
    }
  }
  return faults
}
