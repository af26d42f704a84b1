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
    output.append(contentsOf: render(template: template, root: root, data: data))
  }

  /// Renders a page into memory of the renderer's own, which saves a copy.
  ///
  /// - Parameters:
  ///   - template: Its place in ``TemplateSet/pages``.
  ///   - root: The record whose fields are the names that the template knows.
  ///   - data: Where values come from.
  /// - Returns: The page, which is there until the next one is rendered.
  package func render(
    template: Int, root: RecordRef, data: any TemplateData
  ) -> UnsafeBufferPointer<UInt8> {
    machine.run(from: set.entries[template], root: root, data: data)
    return machine.output.bytes
  }
}
