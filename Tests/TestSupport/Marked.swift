import Diagnostics

/// A text whose marks, `«` and `»`, have been taken out, and the byte ranges that they enclosed.
package struct Marked: Sendable {
  package var text: String
  package var ranges: [Range<Int>]

  package init(_ marked: String) {
    let marked = MarkedText(marked)
    text = marked.text
    ranges = marked.ranges
  }
}
