/// Where a renderer takes its values from: one object for each thread that renders.
///
/// A renderer asks only for what the checker has found to exist: field numbers are those of the schema, and
/// an index is below its list's count. What no type describes (mappings, dynamic values) can be asked for
/// under any name.
package protocol TemplateData: AnyObject {
  /// The value of a field. It must be of the type that the schema gives, or `absent` where it may be.
  ///
  /// It must be the same each time while one page is rendered: the renderer asks once where it can.
  func value(of field: Int, in record: RecordRef) -> Value

  /// An element of a list; `index` counts from 0.
  func element(_ index: Int, of list: ListRef) -> Value

  /// Appends the HTML of a field whose value is ``Value/html(_:field:)``.
  func writeHTML(of field: Int, in record: RecordRef, into output: inout [UInt8])

  /// The answer of one of the host's own filters.
  ///
  /// - Parameters:
  ///   - filter: Its place in ``Schema/filters``.
  ///   - value: What stands before the `|`; never absent: a filter of an absent value is absent.
  ///   - arguments: One for each parameter of the filter, absent where it was left out.
  /// - Returns: A value of the filter's type; its pointers must stay valid until the page is rendered.
  func apply(filter: Int, to value: Value, arguments: UnsafeBufferPointer<Value>) -> Value

  /// The value that a mapping holds under a name, or `absent`.
  func entry(named key: UnsafeBufferPointer<UInt8>, of mapping: RecordRef) -> Value

  /// How many entries a mapping has.
  func entryCount(of mapping: RecordRef) -> Int

  /// An entry of a mapping by its place, in the order in which a loop shows them.
  func entry(at index: Int, of mapping: RecordRef) -> (key: UnsafeBufferPointer<UInt8>, value: Value)
}

extension TemplateData {
  package func apply(filter: Int, to value: Value, arguments: UnsafeBufferPointer<Value>) -> Value { .absent }
  package func entry(named key: UnsafeBufferPointer<UInt8>, of mapping: RecordRef) -> Value { .absent }
  package func entryCount(of mapping: RecordRef) -> Int { 0 }
  package func entry(
    at index: Int, of mapping: RecordRef
  ) -> (key: UnsafeBufferPointer<UInt8>, value: Value) {
    (UnsafeBufferPointer(start: nil, count: 0), .absent)
  }
}
