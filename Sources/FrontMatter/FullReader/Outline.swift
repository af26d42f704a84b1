/// The tree of a YAML document without its texts: kinds, styles and ranges.
///
/// It follows libyaml's grammar over the tokens of `OutlineScanner`, and stops at the first token that does
/// not fit. Nesting, aliases and the number of values are bounded here.
struct Outline {
  struct Item: BitwiseCopyable {
    /// Of a scalar, `textStart` and `textEnd` are not set.
    var node: Node
    /// What an alias stands for, as an index; -1 for anything else, and for an alias of nothing.
    var target: Int32 = -1
    var isAlias = false
    /// The number of values that this stands for, aliases expanded.
    var values: Int32 = 1
  }

  /// The values in the order of the source, as in `Document`; an alias is a scalar here.
  private(set) var items: [Item] = []
  /// Where the source stops being YAML, as far as can be told without reading texts.
  private(set) var problem: Int?
  private(set) var excess: (range: Range<Int>, message: String)?
  /// The first keys that are lists or mappings.
  private(set) var complexKeys: [Range<Int>] = []
  /// The last scalar before the problem.
  private(set) var lastScalar: OutlineToken?

  private let base: UnsafePointer<UInt8>
  private let tokens: [OutlineToken]
  private var position = 0
  private var anchors: [String: Int] = [:]
  private var anchorCount = 0
  private var aliasedValues = 0

  /// - Parameters:
  ///   - base: The first byte of the file.
  ///   - range: The YAML in it: well-formed UTF-8 without control characters.
  /// - Complexity: O(*n*).
  init(_ base: UnsafePointer<UInt8>, _ range: Range<Int>) {
    var scanner = OutlineScanner(base, range)
    scanner.scan()
    self.base = base
    tokens = scanner.tokens
    problem = scanner.problem
    excess = scanner.excess
    if excess == nil { parseDocument() }
  }

  /// Whether parsing is over, for whatever reason.
  private var isOver: Bool { excess != nil || position >= tokens.count }

  private var token: OutlineToken {
    position < tokens.count
      ? tokens[position] : OutlineToken(kind: .streamEnd, start: lastEnd, end: lastEnd)
  }

  private var lastEnd: Int32 { tokens.last?.end ?? 0 }

  private func isNext(_ kinds: OutlineToken.Kind...) -> Bool { kinds.contains(token.kind) }

  /// Stops: the token at hand does not fit.
  private mutating func fail() {
    if position < tokens.count, problem.map({ $0 >= Int(token.start) }) ?? true { problem = Int(token.start) }
    lastScalar = tokens[..<min(position, tokens.count)].last { $0.kind == .scalar }
    position = tokens.count
  }
}

// MARK: Documents and nodes

extension Outline {
  private mutating func parseDocument() {
    while isNext(.directive) { position += 1 }
    if isNext(.documentStart) { position += 1 }
    guard !isNext(.streamEnd, .documentEnd, .documentStart) else { return }
    parseNode(inBlock: true, canBeIndentless: false, depth: 1)
    while isNext(.documentEnd) { position += 1 }
    if !isNext(.streamEnd) { fail() }
  }

  /// Reads one node and all that it contains.
  ///
  /// - Parameters:
  ///   - inBlock: Whether a block collection may stand here.
  ///   - canBeIndentless: Whether a block sequence may stand here whose dashes are below their key.
  ///   - depth: How many collections are open if this is one.
  private mutating func parseNode(inBlock: Bool, canBeIndentless: Bool, depth: Int) {
    if isNext(.alias) { return parseAlias() }
    var anchor: String?
    var isTagged = false
    var propertyEnd: Int?
    while (isNext(.anchor) && anchor == nil) || (isNext(.tag) && !isTagged) {
      if isNext(.anchor) {
        anchor = name(of: token)
        anchorCount += 1
      } else {
        isTagged = true
      }
      propertyEnd = Int(token.end)
      position += 1
    }
    let index = items.count
    let isCollection: Bool
    switch token.kind {
    case .scalar:
      append(.scalar, token.style, from: Int(token.start), to: Int(token.end))
      position += 1
      isCollection = false
    case .flowSequenceStart, .flowMappingStart: isCollection = true
    case .blockSequenceStart, .blockMappingStart: isCollection = inBlock
    case .blockEntry: isCollection = canBeIndentless
    default: isCollection = false
    }
    if isCollection {
      parseCollection(depth: depth)
    } else if items.count == index {
      guard let propertyEnd else { return fail() }
      appendAbsent(at: propertyEnd)
    }
    if let anchor, items.count > index { anchors[anchor] = index }
  }

  private mutating func parseCollection(depth: Int) {
    guard depth <= Bounds.nesting else {
      excess = (Int(token.start)..<max(Int(token.end), Int(token.start) + 1), LimitExceeded.nesting)
      return
    }
    let index = items.count
    let start = Int(token.start)
    var count = 0
    switch token.kind {
    case .flowSequenceStart:
      append(.sequence, .flow, from: start, to: start)
      parseFlowSequence(&count, depth: depth)
    case .flowMappingStart:
      append(.mapping, .flow, from: start, to: start)
      parseFlowMapping(&count, depth: depth)
    case .blockSequenceStart:
      append(.sequence, .block, from: start, to: start)
      position += 1
      parseBlockSequence(&count, isIndentless: false, depth: depth)
    case .blockMappingStart:
      append(.mapping, .block, from: start, to: start)
      position += 1
      parseBlockMapping(&count, depth: depth)
    default:
      append(.sequence, .block, from: start, to: start)
      parseBlockSequence(&count, isIndentless: true, depth: depth)
    }
    close(index, count: count)
  }

  private mutating func append(_ kind: Node.Kind, _ style: Node.Style, from start: Int, to end: Int) {
    guard items.count + anchorCount < Bounds.values else {
      if excess == nil { excess = (start..<max(end, start + 1), LimitExceeded.values) }
      return
    }
    items.append(
      Item(
        node: Node(
          kind: kind, style: style, start: start, end: end, textStart: 0, textEnd: 0, next: items.count + 1)))
  }

  private mutating func appendAbsent(at offset: Int) { append(.scalar, .plain, from: offset, to: offset) }

  /// Sets what only the end of a collection tells.
  private mutating func close(_ index: Int, count: Int) {
    guard excess == nil, index < items.count else { return }
    var values: Int32 = 1
    // A flow collection knows its end already: its closing mark.
    var end = items[index].node.end
    var child = index + 1
    while child < items.count {
      // No more than `Bounds.values` and `Bounds.aliasedValues` together.
      values += items[child].values
      end = max(end, items[child].node.end)
      child = Int(items[child].node.next)
    }
    items[index].values = values
    items[index].node.end = end
    items[index].node.textEnd = UInt32(truncatingIfNeeded: count)
    items[index].node.next = UInt32(truncatingIfNeeded: items.count)
  }

  private func name(of token: OutlineToken) -> String {
    let bytes = UnsafeBufferPointer(
      start: base + Int(token.start) + 1, count: Int(token.end - token.start) - 1)
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func parseAlias() {
    let index = items.count
    let range = Int(token.start)..<Int(token.end)
    append(.scalar, .plain, from: range.lowerBound, to: range.upperBound)
    guard excess == nil else { return }
    items[index].isAlias = true
    if let target = anchors[name(of: token)] {
      items[index].target = Int32(truncatingIfNeeded: target)
      items[index].values = items[target].values
      aliasedValues += Int(items[target].values)
      if aliasedValues > Bounds.aliasedValues { excess = (range, LimitExceeded.aliases) }
    }
    position += 1
  }

  private mutating func parseKey(inBlock: Bool, depth: Int) {
    let index = items.count
    parseNode(inBlock: inBlock, canBeIndentless: inBlock, depth: depth)
    guard index < items.count, excess == nil else { return }
    if items[index].isAlias {
      excess = (items[index].node.range, LimitExceeded.aliasAsKey)
    } else if items[index].node.kind != .scalar, complexKeys.count < FullReader.reportedKeys {
      complexKeys.append(items[index].node.range)
    }
  }
}

// MARK: Block collections

extension Outline {
  private mutating func parseBlockSequence(_ count: inout Int, isIndentless: Bool, depth: Int) {
    while isNext(.blockEntry), !isOver {
      let end = Int(token.end)
      position += 1
      count += 1
      if isNext(.blockEntry, .blockEnd) || (isIndentless && isNext(.key, .value)) {
        appendAbsent(at: end)
      } else {
        parseNode(inBlock: true, canBeIndentless: false, depth: depth + 1)
      }
    }
    if isOver || isIndentless { return }
    if isNext(.blockEnd) { position += 1 } else { fail() }
  }

  private mutating func parseBlockMapping(_ count: inout Int, depth: Int) {
    while isNext(.key), !isOver {
      let keyIndicatorEnd = Int(token.end)
      position += 1
      count += 1
      let key = items.count
      if isNext(.key, .value, .blockEnd) {
        appendAbsent(at: keyIndicatorEnd)
      } else {
        parseKey(inBlock: true, depth: depth + 1)
      }
      guard excess == nil, key < items.count else { return }
      guard isNext(.value) else {
        appendAbsent(at: Int(items[key].node.end))
        continue
      }
      let colonEnd = Int(token.end)
      position += 1
      if isNext(.key, .value, .blockEnd) {
        appendAbsent(at: colonEnd)
      } else {
        parseNode(inBlock: true, canBeIndentless: true, depth: depth + 1)
      }
    }
    if isOver { return }
    if isNext(.blockEnd) { position += 1 } else { fail() }
  }
}

// MARK: Flow collections

extension Outline {
  /// Passes the comma between two entries; `false` at the end of the collection.
  private mutating func startsFlowEntry(_ count: Int, closing: OutlineToken.Kind) -> Bool {
    if isNext(closing) || isOver { return false }
    guard count > 0 else { return true }
    guard isNext(.flowEntry) else {
      fail()
      return false
    }
    position += 1
    return !isNext(closing)
  }

  private mutating func endFlow(_ index: Int, closing: OutlineToken.Kind) {
    guard !isOver, isNext(closing), excess == nil else { return }
    items[index].node.end = UInt32(truncatingIfNeeded: Int(token.end))
    position += 1
  }

  private mutating func parseFlowSequence(_ count: inout Int, depth: Int) {
    let index = items.count - 1
    position += 1
    while startsFlowEntry(count, closing: .flowSequenceEnd) {
      count += 1
      if isNext(.key) {
        parseFlowPair(depth: depth + 1)
      } else {
        parseNode(inBlock: false, canBeIndentless: false, depth: depth + 1)
      }
    }
    endFlow(index, closing: .flowSequenceEnd)
  }

  /// Reads `key: value` as an item, which is a mapping of one entry.
  private mutating func parseFlowPair(depth: Int) {
    guard depth <= Bounds.nesting else {
      excess = (Int(token.start)..<(Int(token.start) + 1), LimitExceeded.nesting)
      return
    }
    let index = items.count
    append(.mapping, .flow, from: Int(token.start), to: Int(token.start))
    let keyIndicatorEnd = Int(token.end)
    position += 1
    let key = items.count
    if isNext(.flowSequenceEnd) {
      appendAbsent(at: keyIndicatorEnd)
    } else if isNext(.value, .flowEntry) {
      // So does libyaml: it takes the indicator for the key.
      position += 1
      appendAbsent(at: keyIndicatorEnd)
    } else {
      parseKey(inBlock: false, depth: depth + 1)
    }
    guard excess == nil, key < items.count else { return }
    parseFlowValue(after: key, closing: .flowSequenceEnd, depth: depth + 1)
    close(index, count: 1)
  }

  private mutating func parseFlowMapping(_ count: inout Int, depth: Int) {
    let index = items.count - 1
    position += 1
    while startsFlowEntry(count, closing: .flowMappingEnd) {
      count += 1
      let key = items.count
      if isNext(.key) {
        let keyIndicatorEnd = Int(token.end)
        position += 1
        if isNext(.value, .flowEntry, .flowMappingEnd) {
          appendAbsent(at: keyIndicatorEnd)
        } else {
          parseKey(inBlock: false, depth: depth + 1)
        }
        guard excess == nil, key < items.count else { return }
        parseFlowValue(after: key, closing: .flowMappingEnd, depth: depth + 1)
      } else {
        parseKey(inBlock: false, depth: depth + 1)
        guard excess == nil, key < items.count else { return }
        appendAbsent(at: Int(items[key].node.end))
      }
    }
    endFlow(index, closing: .flowMappingEnd)
  }

  private mutating func parseFlowValue(after key: Int, closing: OutlineToken.Kind, depth: Int) {
    guard isNext(.value) else { return appendAbsent(at: Int(items[key].node.end)) }
    let colonEnd = Int(token.end)
    position += 1
    if isNext(.flowEntry) || isNext(closing) {
      appendAbsent(at: colonEnd)
    } else {
      parseNode(inBlock: false, canBeIndentless: false, depth: depth)
    }
  }
}
