package import Files

/// What an intention amounts to, worked out and checked before anything is written.
package struct Edit: Sendable {
  /// The enrollments that it is about: as they will be, or as they were where they are deleted.
  package var enrollments: [EnrollmentRecord] = []
  /// Whether those enrollments are deleted.
  package var deletesEnrollments = false
  /// What becomes of files, by their paths; none where nothing has to change.
  package var changes: [FileChange] = []
  /// What the user should know about it, a line each.
  package var notes: [String] = []

  package init() {}
}
