package import Catalogue

/// Which members the JSON of one build has: what its audience may not see is not `null` but left out.
///
/// Both the documents and the schemas that describe them are made from it, so that they agree.
package struct APIShape: Sendable, Hashable {
  // Of students
  let name: Bool
  let sortName: Bool
  let email: Bool
  let program: Bool
  let year: Bool
  let advisor: Bool
  let admitted: Bool
  let tags: Bool
  let extra: Bool
  // Of enrollments
  let grade: Bool
  let enrolledOn: Bool
  let endedOn: Bool
  let override: Bool
  let statuses: [Enrollment.Status]
  /// Who may see a student, when the record was changed, its old ids, and how many wait for a seat: for the inside only.
  let isInternal: Bool

  /// - Parameters:
  ///   - audience: who the documents are for.
  ///   - settings: which fields the public may see.
  package init(audience: Audience, settings: Settings) {
    func shows(_ field: Privacy.PublicField) -> Bool {
      audience == .internal || settings.privacy.publicFields.contains(field)
    }
    name = shows(.name)
    sortName = shows(.sortName)
    email = shows(.email)
    program = shows(.program)
    year = shows(.year)
    advisor = shows(.advisor)
    admitted = shows(.admitted)
    tags = shows(.tags)
    extra = shows(.extra)
    grade = shows(.grade)
    enrolledOn = shows(.enrolledOn)
    endedOn = shows(.endedOn)
    override = shows(.override)
    statuses = Enrollment.Status.allCases.filter { status in
      switch status {
      case .enrolled, .completed: true
      case .waitlisted: shows(.waitlisted)
      case .withdrawn, .dropped: shows(.withdrawn)
      }
    }
    isInternal = audience == .internal
  }
}
