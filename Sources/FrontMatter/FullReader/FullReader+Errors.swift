internal import Diagnostics
internal import Yams

// What libyaml finds wrong, as faults of the file.
extension FullReader {
  mutating func report(_ error: YamlError, _ outline: Outline) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      reportProblem(problem, at: offset(of: mark), context: context, outline)
    case .duplicatedKeysInMapping(let keys, let context):
      reportDuplicates(outline)
      if faults.isEmpty {
        let first = offset(of: context.mark)
        reportDuplicate(keys.first ?? "", at: characterRange(at: first), first: first..<first)
      }
    default:
      report(.frontMatterSyntax, at: range.lowerBound..<range.lowerBound, FrontMatterSyntax.unreadable)
    }
  }

  private mutating func reportProblem(
    _ problem: String, at offset: Int, context: YamlError.Context?, _ outline: Outline
  ) {
    let start = context.map { self.offset(of: $0.mark) }
    let kind = FrontMatterSyntax.Problem(problem)
    // A quoted text that runs on over several lines has swallowed what should have followed it.
    if kind != .unclosedQuote, let scalar = outline.lastScalar,
      scalar.style == .singleQuoted || scalar.style == .doubleQuoted,
      line(of: Int(scalar.start)) != line(of: Int(scalar.end)),
      line(of: Int(scalar.end)) == line(of: offset)
    {
      let quote = Int(scalar.start)
      return report(
        .frontMatterSyntax, at: restOfLine(from: quote),
        FrontMatterSyntax.quoteRunsOn(toLine: line(of: Int(scalar.end))))
    }
    switch kind {
    case .unclosedQuote, .missingColon:
      report(.frontMatterSyntax, at: restOfLine(from: start ?? offset), kind.text(problem))
    case .unclosedList, .unclosedMapping:
      // What is wrong shows only where the next line starts, but it is the bracket that is never closed.
      let opening = start ?? offset
      let isOnSameLine = line(of: opening) == line(of: offset) && offset < range.upperBound
      report(
        .frontMatterSyntax, at: characterRange(at: isOnSameLine ? offset : opening),
        isOnSameLine ? kind.textInside : kind.text(problem))
    case .name, .tag, .header:
      // libyaml stops behind the indicator, which is what makes the text mean something else.
      report(.frontMatterSyntax, at: characterRange(at: start ?? offset), kind.text(problem))
    case .noToken where offset < range.upperBound && base[offset] == .tab:
      report(.frontMatterSyntax, at: characterRange(at: offset), FrontMatterSyntax.tabIndents)
    default:
      let place = offset < range.upperBound ? offset : start ?? offset
      report(.frontMatterSyntax, at: characterRange(at: place), kind.text(problem))
    }
  }

  /// The text from an offset to the end of its line, or to a comment's.
  private func restOfLine(from start: Int) -> Range<Int> {
    var end = start
    while end < range.upperBound, base[end] != .lineFeed, base[end] != .carriageReturn { end += 1 }
    while end > start, base[end - 1] == .space || base[end - 1] == .tab { end -= 1 }
    return start..<end
  }

  /// The offset of a place that libyaml gives as a line and a column, both from 1.
  ///
  /// Its columns are characters, and its lines end at CR, LF, CRLF, NEL, U+2028 and U+2029.
  private func offset(of mark: Yams.Mark) -> Int {
    var scanner = OutlineScanner(base, range)
    while scanner.i < scanner.end, scanner.line + 1 < mark.line {
      if scanner.lineBreak() > 0 { scanner.skipLineBreak() } else { scanner.skip() }
    }
    while scanner.i < scanner.end, scanner.lineBreak() == 0, scanner.column + 1 < mark.column {
      scanner.skip()
    }
    return scanner.i
  }

  /// Finds the keys that libyaml says are there twice, each at its second place.
  private mutating func reportDuplicates(_ outline: Outline) {
    var texts = 0
    for index in outline.items.indices where outline.items[index].node.kind == .mapping {
      let end = Int(outline.items[index].node.next)
      var seen: [String: Range<Int>] = [:]
      var key = index + 1
      while key < end, faults.count < Self.reportedKeys {
        let node = outline.items[key].node
        if node.kind == .scalar, let text = text(ofKey: node, &texts) {
          if let first = seen[text] {
            reportDuplicate(text, at: node.range, first: first)
          } else {
            seen[text] = node.range
          }
        }
        let value = Int(node.next)
        guard value < end else { break }
        key = Int(outline.items[value].node.next)
      }
    }
  }

  /// The text of a key, of which only the place is known.
  ///
  /// - Parameters:
  ///   - node: A scalar of the outline.
  ///   - parsed: How many keys had to be parsed one by one because of their escapes; more than a thousand
  ///     are not.
  /// - Returns: The text, or nothing when it is not known.
  private func text(ofKey node: Node, _ parsed: inout Int) -> String? {
    var source = node.range
    var isVerbatim = node.style != .literal && node.style != .folded
    if node.style == .singleQuoted || node.style == .doubleQuoted {
      source = (source.lowerBound + 1)..<(source.upperBound - 1)
    }
    for i in source
    where base[i] == .lineFeed || base[i] == .backslash && node.style == .doubleQuoted
      || base[i] == .singleQuote && node.style == .singleQuoted
    {
      isVerbatim = false
    }
    if isVerbatim {
      let bytes = UnsafeBufferPointer(start: base + source.lowerBound, count: source.count)
      return String(decoding: bytes, as: UTF8.self)
    }
    parsed += 1
    guard parsed <= 1000 else { return nil }
    return (try? compose(node.range))?.scalar?.string
  }
}
