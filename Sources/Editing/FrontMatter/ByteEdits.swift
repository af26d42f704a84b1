/// Changes of some ranges of a file's bytes, all made at once.
struct ByteEdits {
  /// In the order in which they were asked for, which is the order of those at one place.
  private(set) var edits: [(range: Range<Int>, text: [UInt8])] = []

  mutating func replace(_ range: Range<Int>, with text: some Sequence<UInt8>) {
    edits.append((range, Array(text)))
  }

  /// The bytes with all changes; nothing where two of them touch the same bytes.
  ///
  /// - Parameter mergesRemovals: whether bytes may be taken out twice.
  func applied(to bytes: [UInt8], mergesRemovals: Bool = false) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 64)
    var position = 0
    // What is put in at a place comes before what is taken out there.
    let sorted = edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.element.range.upperBound, $0.offset)
        < ($1.element.range.lowerBound, $1.element.range.upperBound, $1.offset)
    }
    for (_, edit) in sorted {
      guard edit.range.lowerBound >= position || (mergesRemovals && edit.text.isEmpty) else { return nil }
      if edit.range.lowerBound > position { result += bytes[position..<edit.range.lowerBound] }
      result += edit.text
      position = max(position, edit.range.upperBound)
    }
    return result + bytes[position...]
  }
}
