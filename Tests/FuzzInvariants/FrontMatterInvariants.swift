import Diagnostics
import FrontMatter

/// Front matter, as a content file and as a settings file: both readers agree, and every range is one of the file.
func checkFrontMatter(_ bytes: [UInt8]) throws {
  var both = DocumentReader()
  var full = DocumentReader(asksSmallReader: false)
  let file = Reading(&both, of: bytes, isFile: true)
  try file.checkAgreement(with: Reading(&full, of: bytes, isFile: true))
  try file.checkPlaces(in: bytes)
  let mapping = Reading(&both, of: bytes, isFile: false)
  try mapping.checkAgreement(with: Reading(&full, of: bytes, isFile: false))
  try mapping.checkPlaces(in: bytes)
  try mapping.checkLoneScalars(in: bytes)

  // A reader that has read something else in between gives the same answer.
  try require(Reading(&both, of: bytes, isFile: true).isSame(as: file), "a reader's second answer is another one")
}

/// What a reader made of a file.
private struct Reading {
  let outcome: DocumentReader.Outcome
  let document: Document
  let faults: [Fault]
  let isCertain: Bool
  /// The texts of scalars; nothing for collections.
  let texts: [String?]

  init(_ reader: inout DocumentReader, of bytes: [UInt8], isFile: Bool) {
    outcome = isFile ? reader.readFile(bytes.span) : reader.readMapping(bytes.span)
    document = reader.document
    faults = reader.faults
    isCertain = reader.wasCertain
    texts = document.nodes.indices.map { [document] index in
      document[index].kind == .scalar ? document.string(of: index, in: bytes.span) : nil
    }
  }

  /// Whether two readings are the same to those who use them: where decoded texts lie is the reader's own business.
  func isSame(as other: Reading) -> Bool {
    outcome == other.outcome && faults == other.faults && texts == other.texts
      && document.nodes.count == other.document.nodes.count
      && zip(document.nodes, other.document.nodes).allSatisfy { a, b in
        var b = b
        if a.isDecoded, b.isDecoded { (b.textStart, b.textEnd) = (a.textStart, a.textEnd) }
        return a == b
      }
  }

  func checkAgreement(with full: Reading) throws {
    try require(!full.isCertain, "the small reader was asked although it should not be")
    try require(isSame(as: full), "the readers disagree: \(self.summary) and \(full.summary)")
    try require(outcome.isUsable == faults.isEmpty, "usable with faults, or not without: \(summary)")
    try require(!isCertain || outcome.isUsable, "the small reader answered for what is not usable")
  }

  private var summary: String {
    "usable \(outcome.isUsable), faults \(faults.map { "\($0.rule.id) \($0.range) \($0.message)" }), texts \(texts), "
      + "nodes \(document.nodes.map { "\($0.kind) \($0.style) \($0.flags.rawValue) \($0.range) \($0.next)" })"
  }

  /// The tree is one, and everything in it lies in the file.
  func checkPlaces(in bytes: [UInt8]) throws {
    let file = 0...bytes.count
    for fault in faults {
      try require(
        file.contains(fault.range.lowerBound) && file.contains(fault.range.upperBound) && !fault.message.isEmpty,
        "a fault at \(fault.range), outside of the file")
    }
    try require(
      outcome.frontMatter.upperBound <= outcome.body.lowerBound && outcome.body.upperBound <= bytes.count,
      "front matter \(outcome.frontMatter) and body \(outcome.body) do not follow one another")
    try require(!document.nodes.isEmpty && document[0].kind == .mapping, "the root is no mapping")
    try require(Int(document[0].next) == document.nodes.count, "the root does not hold all nodes")
    guard outcome.isUsable else { return }
    // The ends of the collections that are open: the index past their last node, and the byte past their last one.
    var open: [(next: Int, range: Range<Int>, isAliased: Bool)] = []
    for index in document.nodes.indices {
      let node = document[index]
      while let last = open.last, last.next <= index { open.removeLast() }
      try require(
        Int(node.next) > index && Int(node.next) <= open.last?.next ?? document.nodes.count,
        "node \(index) ends outside of its parent")
      try require(
        node.start <= node.end && Int(node.end) <= bytes.count, "node \(index) stands at \(node.range)")
      if let parent = open.last, !node.isAliased {
        try require(!parent.isAliased, "node \(index) stands inside an alias and is none")
        // A value that was left out may stand behind the end of the last one that was not.
        try require(
          node.range.isEmpty
            || parent.range.lowerBound <= node.range.lowerBound && node.range.upperBound <= parent.range.upperBound,
          "node \(index) at \(node.range) leaves its parent at \(parent.range)")
      }
      if node.kind == .scalar {
        let end = node.isDecoded ? document.decoded.count : bytes.count
        try require(node.textStart <= node.textEnd && Int(node.textEnd) <= end, "a text at \(node.textRange)")
        try require(Int(node.next) == index + 1, "scalar \(index) has children")
      } else {
        let children =
          node.kind == .mapping
          ? document.entries(of: index).reduce(0) { count, _ in count + 1 }
          : document.items(of: index).reduce(0) { count, _ in count + 1 }
        try require(children == node.count, "collection \(index) counts \(node.count) and has \(children)")
        open.append((Int(node.next), node.range, node.isAliased))
      }
    }
  }

  /// A scalar that takes up a part of one line says the same where it stands alone, as editing relies on.
  func checkLoneScalars(in bytes: [UInt8]) throws {
    guard outcome.isUsable, document.nodes.count < 200 else { return }
    var reader = DocumentReader()
    for (index, text) in texts.enumerated() {
      let node = document[index]
      guard let text, !node.isAbsent, !node.isAliased, node.style != .literal, node.style != .folded,
        !text.isEmpty || node.style != .plain, Self.isOneLine(bytes[node.range])
      else { continue }
      // A lone dash is a text in flow style only, and what ends with a colon in a key only.
      let means = [("k: ", "", 2), ("k: [", "]", 3), ("", ": v", 1)].contains { before, after, value in
        let alone = Array(before.utf8) + bytes[node.range] + Array(after.utf8)
        return reader.readMapping(alone.span).isUsable && reader.document.nodes.count > value
          && reader.document.string(of: value, in: alone.span) == text
      }
      try require(means, "the scalar at \(node.range) means something else alone")
    }
  }

  private static func isOneLine(_ bytes: ArraySlice<UInt8>) -> Bool {
    !String(decoding: bytes, as: UTF8.self).unicodeScalars.contains {
      "\n\r\u{85}\u{2028}\u{2029}".unicodeScalars.contains($0)
    }
  }
}
