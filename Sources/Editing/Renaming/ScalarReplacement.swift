import FrontMatter

extension ByteEdits {
  /// Gives a scalar of front matter another text, in the quotes that it has.
  ///
  /// It does not know whether anchors carry the change elsewhere: whoever uses it compares what comes of it.
  mutating func replace(_ node: Node, with text: String, in bytes: [UInt8]) {
    let isPlain = yamlScalar(text) == text
    switch node.style {
    case .plain where isPlain && !node.isDecoded && !node.isAliased:
      replace(node.textRange, with: text.utf8)
    case .singleQuoted where isPlain, .doubleQuoted where isPlain:
      replace(node.range.lowerBound + 1..<node.range.upperBound - 1, with: text.utf8)
    default:
      var end = node.range.upperBound
      while end > node.range.lowerBound, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") {
        end -= 1
      }
      replace(node.range.lowerBound..<end, with: yamlScalar(text).utf8)
    }
  }
}

extension Document {
  /// Whether a file's front matter says the same as before, but for some values.
  ///
  /// - Parameters:
  ///   - new: the front matter afterwards, and its file.
  ///   - bytes: the file before.
  ///   - values: the new texts, by the number of the value.
  func says(_ new: (document: Document, bytes: [UInt8]), after bytes: [UInt8], but values: [Int: String]) -> Bool {
    guard nodes.count == new.document.nodes.count else { return false }
    return nodes.indices.allSatisfy { index in
      let (a, b) = (nodes[index], new.document.nodes[index])
      guard a.kind == b.kind, a.next == b.next, a.isAbsent == b.isAbsent else { return false }
      guard a.kind == .scalar else { return true }
      let text = new.document.string(of: index, in: new.bytes.span)
      return text == values[index] ?? string(of: index, in: bytes.span)
    }
  }
}
