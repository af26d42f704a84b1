import Catalogue
import Diagnostics
import Linting

/// Refuses an edit of enrollments that breaks a rule which was kept before.
///
/// - Parameters:
///   - before: the catalogue as it is.
///   - after: the same with the edit.
///   - exempt: rules of the domain that do not count.
/// - Throws: `Refusal`, which names all that would be wrong.
/// - Complexity: O(*n*) in enrollments.
func refuseNewFaults(before: Catalogue, after: Catalogue, exempt: Set<String>) throws {
}
