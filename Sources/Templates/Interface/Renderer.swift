/// Renders pages, one after the other: one renderer for each thread, allocating nothing once it is warm.
package final class Renderer {
  private let set: TemplateSet
  private var machine: Machine

  package init(_ set: TemplateSet) {
    self.set = set
    machine = Machine(set)
  }

  deinit { machine.deallocate() }

  /// Appends a page to `output`.
  ///
  /// - Parameters:
  ///   - template: Its place in ``TemplateSet/pages``.
  ///   - root: The record whose fields are the names that the template knows.
  ///   - data: Where values come from.
  ///   - output: Receives the page.
  package func render(
    template: Int, root: RecordRef, data: any TemplateData, into output: inout [UInt8]
  ) {
    withPage(template: template, root: root, data: data) { output.append(contentsOf: $0) }
  }

  /// Renders a page into memory of the renderer's own, which saves a copy where the page is only looked at.
  ///
  /// - Parameters:
  ///   - template: Its place in ``TemplateSet/pages``.
  ///   - root: The record whose fields are the names that the template knows.
  ///   - data: Where values come from.
  ///   - family: A number that the page has in common with others of the same template on which all steady fields
  ///     print the same: see ``FieldSchema/isSteady``. What only depends on those is rendered for the first of them.
  ///     Hosts should have no more than a few dozen families.
  ///   - body: Receives the page, whose bytes are there only until it returns.
  /// - Returns: What `body` returns.
  package func withPage<Result>(
    template: Int, root: RecordRef, data: any TemplateData, family: Int? = nil,
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    machine.run(from: set.entries[template], root: root, data: data, family: family)
    return try body(machine.output.bytes)
  }
}
