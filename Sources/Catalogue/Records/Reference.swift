/// The id of another record, as a file writes it, and the record that it turned out to mean.
package struct Reference: Sendable, BitwiseCopyable {
  package let kind: RecordKind
  package let text: Text
  /// The bytes of the file that hold it.
  package let place: Place
  /// The number of the record among its kind, or `unresolved`.
  package internal(set) var target: Int32

  package static let unresolved: Int32 = -1

  init(kind: RecordKind, text: Text, place: Place, target: Int32 = Reference.unresolved) {
    self.kind = kind
    self.text = text
    self.place = place
    self.target = target
  }

  /// The number of the record among its kind, if there is one.
  package var index: Int? { target >= 0 ? Int(target) : nil }
}

/// Some bytes of one file.
package struct Place: Sendable, Hashable, BitwiseCopyable {
  package let start: UInt32
  package let end: UInt32

  package init(_ range: Range<Int>) {
    // Files are bounded to 4 MiB.
    start = UInt32(truncatingIfNeeded: range.lowerBound)
    end = UInt32(truncatingIfNeeded: range.upperBound)
  }

  package static let fileStart = Place(0..<0)

  package var range: Range<Int> { Int(start)..<Int(end) }
}

/// A word with its place, such as a tag or an old id.
package struct Word: Sendable, BitwiseCopyable {
  package let text: Text
  package let place: Place
}

/// One value of a record's `extra`, in a flat tree as front matter has it.
package struct ExtraNode: Sendable, BitwiseCopyable {
  package enum Shape: UInt8, Sendable, BitwiseCopyable {
    case absent
    case scalar
    case sequence
    case mapping
  }

  package let shape: Shape
  /// A scalar's text.
  package let text: Text
  package let place: Place
  /// The number, in the same run, of the node after this one and all it contains.
  package let next: Int32
  /// The record that a value of a declared reference type means.
  package internal(set) var target: Int32
}
