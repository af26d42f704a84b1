/// Renders pages, one after the other: one renderer for each thread, allocating nothing once it is warm.
package final class Renderer {
  private let set: TemplateSet

  package init(_ set: TemplateSet) { self.set = set }

  /// Appends a page to `output`.
  /// - Parameters:
  ///   - template: Its place in ``TemplateSet/pages``.
  ///   - root: The record whose fields are the names that the template knows.
  package func render(
    template: Int, root: RecordRef, data: any TemplateData, into output: inout [UInt8]
  ) {
  }
}
