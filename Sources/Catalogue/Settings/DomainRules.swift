/// The rules whose severity settings decide and which an enrollment may override.
package enum DomainRules {
  /// The rules about enrollments and offerings, which an `override` can silence.
  package static let ids = [
    "capacity-exceeded", "schedule-conflict", "prerequisite-unmet", "corequisite-unmet", "repeated-course",
    "credit-overload", "course-not-offered", "date-outside-term", "grade-not-in-scale", "status-inconsistent",
    "instructor-double-booked", "room-double-booked", "cross-listing-asymmetric",
  ]

  /// Other rules that only warn.
  package static let otherWarnings = ["unused-file", "withheld-name-in-text", "draft-referenced"]

  /// Every rule that the setting `lint` may name.
  package static let adjustable = ids + otherWarnings
}
