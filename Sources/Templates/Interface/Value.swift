/// A record that the host holds.
public struct RecordRef: Hashable {
  /// The number of the record's type in the schema; `UInt16.max` is the renderer's own.
  public var type: UInt16
  /// Which record of its type: the host's business.
  public var index: Int32
  /// Whatever else the host needs to answer for the record.
  ///
  /// Two records with the same type and index are equal, whatever stands here.
  public var extra: Int32

  @inlinable
  package init(type: UInt16, index: Int32, extra: Int32 = 0) {
    self.type = type
    self.index = index
    self.extra = extra
  }

  /// Whether both are the same.
  @inlinable
  public static func == (a: RecordRef, b: RecordRef) -> Bool { a.type == b.type && a.index == b.index }

  /// Takes what makes two of them the same.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(type)
    hasher.combine(index)
  }
}

/// A list that the host holds.
public struct ListRef {
  /// Which of the host's lists: the host's business, except that `UInt16.max` is the renderer's own.
  public var kind: UInt16
  @usableFromInline
  package var start: Int32
  @usableFromInline
  package var count: Int32
  /// Whatever else the host needs to answer for the list.
  public var extra: Int32

  @inlinable
  package init(kind: UInt16, start: Int32 = 0, count: Int32, extra: Int32 = 0) {
    self.kind = kind
    self.start = start
    self.count = count
    self.extra = extra
  }
}

/// A value while a page is rendered: trivial to copy, nothing is counted or allocated.
///
/// Pointers must stay valid until the page that they are printed on is rendered.
public enum Value {
  /// Not there: prints nothing and counts as false.
  case absent
  case boolean(Bool)
  case integer(Int)
  /// 6,000 thousandths print `6`, 7,500 print `7.5`.
  case number(thousandths: Int)
  case text(UnsafeBufferPointer<UInt8>)
  case url(UnsafeBufferPointer<UInt8>)
  /// HTML that ``TemplateData/writeHTML(of:in:into:)`` writes when the page gets there. Empty HTML should be
  /// `absent`, so that conditions can tell.
  case html(RecordRef, field: Int32)
  /// Days since 1 January 1970.
  case date(Int32)
  case record(RecordRef)
  case list(ListRef)
  /// Names and values that no schema declares.
  case mapping(RecordRef)
}
