internal import Diagnostics
internal import Yams

/// Reads any YAML, through libyaml, and reports every fault of its syntax.
///
/// The bounds are checked on an outline of the source before libyaml runs. libyaml then says whether the
/// source is YAML and what its texts are; the outline says where they stand, which libyaml does not.
struct FullReader {
  let base: UnsafePointer<UInt8>
  /// The YAML; well-formed UTF-8.
  let range: Range<Int>

  /// More faulty keys than this are not reported: one mistake made all of them.
  static let reportedKeys = 20

  private(set) var document = Document()
  private(set) var faults: [Fault] = []

  init(base: UnsafePointer<UInt8>, range: Range<Int>) {
    self.base = base
    self.range = range
  }

  /// Reads the mapping.
  ///
  /// - Returns: Whether `document` holds it; when not, `faults` says why.
  mutating func read() -> Bool {
    if let fault = firstForbiddenCharacter() {
      faults.append(fault)
      return false
    }
    let outline = Outline(base, range)
    if let excess = outline.excess {
      report(.limitExceeded, at: excess.range, excess.message)
      return false
    }
    // Yams would hash such keys with all that they contain, again and again.
    for key in outline.complexKeys { report(.frontMatterSyntax, at: key, FrontMatterSyntax.keyIsNoScalar) }
    guard faults.isEmpty else { return false }
    // libyaml stops where the outline does; should it not, it must not get at what was not bounded.
    let end = outline.problem.map(endOfLine) ?? range.upperBound
    do {
      let root = try compose(range.lowerBound..<end)
      guard outline.problem == nil else {
        let place = characterRange(at: outline.problem ?? end)
        report(.frontMatterSyntax, at: place, FrontMatterSyntax.unreadable)
        return false
      }
      build(from: root, outline)
    } catch let error as YamlError {
      report(error, outline)
    } catch {
      report(.frontMatterSyntax, at: range.lowerBound..<range.lowerBound, FrontMatterSyntax.unreadable)
    }
    return faults.isEmpty
  }

  func compose(_ range: Range<Int>) throws -> Yams.Node? {
    let text = String(
      decoding: UnsafeBufferPointer(start: base + range.lowerBound, count: range.count), as: UTF8.self)
    // Types come from the fields, so no text is ever guessed to be a number or a date.
    return try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
  }

  /// Finds a character that YAML does not allow, which libyaml would report without its place.
  private func firstForbiddenCharacter() -> Fault? {
    var i = range.lowerBound
    while i < range.upperBound {
      let byte = base[i]
      var isForbidden = false
      var length = 1
      if byte < 0x80 {
        let isBlank = byte == .tab || byte == .lineFeed || byte == .carriageReturn
        isForbidden = (byte < 0x20 && !isBlank) || byte == 0x7F
      } else if byte == 0xC2 {
        length = 2
        isForbidden = base[i + 1] < 0xA0 && base[i + 1] != 0x85
      } else if byte == 0xEF {
        length = 3
        isForbidden = base[i + 1] == 0xBF && base[i + 2] >= 0xBE
      }
      if isForbidden {
        let scalar =
          length == 1
          ? UInt32(byte)
          : length == 2 ? UInt32(base[i + 1]) : 0xFFC0 | UInt32(base[i + 2] & 0x3F)
        return Fault(
          rule: .frontMatterSyntax, range: i..<(i + length), message: FrontMatterSyntax.forbidden(scalar))
      }
      i += length
    }
    return nil
  }

  mutating func report(_ rule: Rule, at range: Range<Int>, _ message: String) {
    faults.append(Fault(rule: rule, range: range, message: message))
  }

  private func endOfLine(_ offset: Int) -> Int {
    var i = offset
    while i < range.upperBound, base[i] != .lineFeed { i += 1 }
    return min(i + 1, range.upperBound)
  }

  /// The one character at an offset, or nothing at a line's end.
  func characterRange(at offset: Int) -> Range<Int> {
    guard offset < range.upperBound, base[offset] != .lineFeed, base[offset] != .carriageReturn else {
      return offset..<offset
    }
    var end = offset + 1
    while end < range.upperBound, base[end] & 0xC0 == 0x80 { end += 1 }
    return offset..<end
  }
}

// MARK: Building the tree

extension FullReader {
  private mutating func build(from root: Yams.Node?, _ outline: Outline) {
    guard let root, !outline.items.isEmpty else { return appendEmptyRoot() }
    guard case .mapping = root, outline.items[0].node.kind == .mapping else {
      // `---` and nothing after it is a document too: an empty one.
      if case .scalar(let scalar) = root, scalar.string.isEmpty, outline.items[0].node.range.isEmpty {
        return appendEmptyRoot()
      }
      return report(.frontMatterSyntax, at: outline.items[0].node.range, FrontMatterSyntax.notAMapping)
    }
    document.nodes.reserveCapacity(outline.items.count)
    // Where each item of the outline lies in the document, which its aliases copy.
    var places: [Int32] = []
    places.reserveCapacity(outline.items.count)
    guard append(root, outline, 0, &places) else {
      return report(.frontMatterSyntax, at: outline.items[0].node.range, FrontMatterSyntax.unreadable)
    }
    checkKeys()
  }

  private mutating func appendEmptyRoot() {
    let start = range.lowerBound
    document.nodes.append(
      Node(kind: .mapping, style: .block, start: start, end: start, textStart: 0, textEnd: 0, next: 1))
  }

  /// Appends a node and all that it contains.
  ///
  /// - Returns: `false` when libyaml and the outline disagree about what stands here.
  private mutating func append(
    _ node: Yams.Node, _ outline: Outline, _ index: Int, _ places: inout [Int32]
  ) -> Bool {
    guard index < outline.items.count else { return false }
    let item = outline.items[index]
    places.append(Int32(truncatingIfNeeded: document.nodes.count))
    if item.isAlias {
      guard item.target >= 0 else { return false }
      copy(Int(places[Int(item.target)]), to: item.node)
      return true
    }
    switch node {
    case .scalar(let scalar):
      guard item.node.kind == .scalar else { return false }
      append(scalar.string, as: item.node)
      return true
    case .sequence(let sequence):
      guard item.node.kind == .sequence, item.node.count == sequence.count else { return false }
      return appendCollection(item.node) { reader in
        var child = index + 1
        for node in sequence {
          guard reader.append(node, outline, child, &places) else { return false }
          child = Int(outline.items[child].node.next)
        }
        return true
      }
    case .mapping(let mapping):
      guard item.node.kind == .mapping, item.node.count == mapping.count else { return false }
      return appendCollection(item.node) { reader in
        var child = index + 1
        for (key, value) in mapping {
          guard reader.append(key, outline, child, &places) else { return false }
          child = Int(outline.items[child].node.next)
          guard reader.append(value, outline, child, &places) else { return false }
          child = Int(outline.items[child].node.next)
        }
        return true
      }
    case .alias: return false
    }
  }

  private mutating func appendCollection(
    _ node: Node, _ appendChildren: (inout FullReader) -> Bool
  ) -> Bool {
    let index = document.nodes.count
    document.nodes.append(node)
    guard appendChildren(&self) else { return false }
    document.nodes[index].next = UInt32(truncatingIfNeeded: document.nodes.count)
    return true
  }

  /// Appends a scalar, whose text is a range of the source where it stands there word for word.
  private mutating func append(_ text: String, as node: Node) {
    var node = node
    node.next = UInt32(truncatingIfNeeded: document.nodes.count + 1)
    var source = node.range
    if node.style == .singleQuoted || node.style == .doubleQuoted {
      source = (source.lowerBound + 1)..<(source.upperBound - 1)
    }
    if node.style == .plain, text.isEmpty || text == "~" { node.flags.insert(.absent) }
    var text = text
    let isVerbatim = text.withUTF8 { utf8 in
      utf8.elementsEqual(UnsafeBufferPointer(start: base + source.lowerBound, count: source.count))
    }
    if isVerbatim {
      node.textStart = UInt32(truncatingIfNeeded: source.lowerBound)
      node.textEnd = UInt32(truncatingIfNeeded: source.upperBound)
    } else {
      node.flags.insert(.decoded)
      node.textStart = UInt32(truncatingIfNeeded: document.decoded.count)
      document.decoded.append(contentsOf: text.utf8)
      node.textEnd = UInt32(truncatingIfNeeded: document.decoded.count)
    }
    document.nodes.append(node)
  }

  /// Appends what an alias stands for; all of it stands where the alias stands.
  private mutating func copy(_ source: Int, to alias: Node) {
    let target = document.nodes.count
    for index in source..<Int(document.nodes[source].next) {
      var node = document.nodes[index]
      node.flags.insert(.aliased)
      node.start = alias.start
      node.end = alias.end
      node.next = UInt32(truncatingIfNeeded: Int(node.next) - source + target)
      document.nodes.append(node)
    }
  }

  /// Keys must be distinct as texts, whatever their tags.
  private mutating func checkKeys() {
    for index in document.nodes.indices
    where document.nodes[index].kind == .mapping && !document.nodes[index].isAliased {
      var seen: [String: Range<Int>] = [:]
      for entry in document.entries(of: index) {
        let key = document.nodes[entry.key]
        let text = text(of: key)
        if let first = seen[text] {
          if faults.count < Self.reportedKeys { reportDuplicate(text, at: key.range, first: first) }
        } else {
          seen[text] = key.range
        }
      }
    }
  }

  private func text(of node: Node) -> String {
    if node.isDecoded { return String(decoding: document.decoded[node.textRange], as: UTF8.self) }
    return String(
      decoding: UnsafeBufferPointer(start: base + node.textRange.lowerBound, count: node.textRange.count),
      as: UTF8.self)
  }

  mutating func reportDuplicate(_ key: String, at range: Range<Int>, first: Range<Int>) {
    let message = FrontMatterSyntax.duplicate(key, firstLine: line(of: first.lowerBound))
    report(.frontMatterSyntax, at: range, message)
  }

  /// The number of a line in the file, from 1, where an offset lies.
  func line(of offset: Int) -> Int {
    var line = 1
    for i in 0..<offset where base[i] == .lineFeed { line += 1 }
    return line
  }
}
