package import Catalogue
package import Diagnostics

/// Works out what a request changes, and refuses what would break a rule.
///
/// - Parameters:
///   - request: whose student is looked up first, then its courses, then its term.
///   - catalogue: as it was just read.
/// - Throws: `Refusal`.
/// - Complexity: O(*n*) in enrollments.
package func plan(_ request: EnrollmentRequest, in catalogue: Catalogue) throws -> Edit {
  throw Refusal(status: 501, code: "not-implemented", message: "this comes")
}
