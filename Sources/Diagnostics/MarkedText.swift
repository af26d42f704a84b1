/// A text whose marks, `«` and `»`, have been taken out, and the byte ranges that they enclosed.
///
/// Ranges stand in the order in which they close.
package struct MarkedText: Sendable, Hashable {
  package var text: String
  package var ranges: [Range<Int>]

  package init(_ marked: String) {
    var bytes: [UInt8] = []
    var open: [Int] = []
    ranges = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "«": open.append(bytes.count)
      case "»": if let start = open.popLast() { ranges.append(start..<bytes.count) }
      default: bytes.append(contentsOf: scalar.utf8)
      }
    }
    text = String(decoding: bytes, as: UTF8.self)
  }
}
