package import Diagnostics

/// A site's templates, checked and compiled: immutable, and shared by all threads that render.
///
/// Code, constants and literal text lie in flat buffers that this object owns, so rendering reads plain
/// memory and touches no reference count.
package final class TemplateSet {
  /// The templates that make pages, in the order in which they were given.
  package let pages: [PageTemplate]

  private init(pages: [PageTemplate]) { self.pages = pages }

  /// Checks all files and compiles the templates that make pages.
  ///
  /// Every fault of every file is reported, also of files that no page uses: those are checked for syntax
  /// only, because what they can see is decided by the templates that include them.
  /// - Returns: The set, unless there is a fault, and the faults, sorted by file and line.
  package static func compile(
    _ files: [TemplateFile], pages: [PageTemplate], schema: Schema
  ) -> (set: TemplateSet?, diagnostics: [Diagnostic]) {
    (nil, [])
  }
}
