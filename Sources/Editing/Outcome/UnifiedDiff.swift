package import Files

/// The difference between two states of a file, line by line, with three lines around each change.
///
/// Myers, "An O(ND) difference algorithm and its variations" (1986), as the standard library has it.
package struct UnifiedDiff {
  private static let contextLines = 3

  /// What a part of a diff is, for who shows it in colours.
  package enum Role: Sendable {
    case file
    case place
    case removed
    case added
  }

  private enum Line {
    case kept(Int)
    case removed(Int)
    case added(Int)

    var isKept: Bool {
      if case .kept = self { true } else { false }
    }
  }

  private let change: FileChange
  private let old: [ArraySlice<UInt8>]
  private let new: [ArraySlice<UInt8>]

  package init(_ change: FileChange) {
    self.change = change
    old = Self.lines(of: change.old ?? [])
    new = Self.lines(of: change.new ?? [])
  }

  /// - Parameter paint: gives parts of a line their colours.
  /// - Returns: the diff, which ends with a line feed; nothing where nothing differs.
  package func text(_ paint: (Role, String) -> String = { $1 }) -> String {
    let script = script()
    if script.allSatisfy(\.isKept), change.old != nil, change.new != nil { return "" }
    var text = paint(.file, change.old == nil ? "--- /dev/null" : "--- a/\(change.path)") + "\n"
    text += paint(.file, change.new == nil ? "+++ /dev/null" : "+++ b/\(change.path)") + "\n"
    var position = 0
    var start = (old: 0, new: 0)
    for hunk in hunks(of: script) {
      Self.advance(&start, over: script[position..<hunk.lowerBound])
      append(hunk, of: script, from: start, to: &text, paint)
      Self.advance(&start, over: script[hunk])
      position = hunk.upperBound
    }
    return text
  }

  /// Lines with their line ends.
  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      lines.append(bytes[start..<end])
      start = end
    }
    return lines
  }

  /// Every line of both states, in the order of a diff.
  private func script() -> [Line] {
    // What both start and end with is most of a file, and need not be compared again.
    let start = zip(old, new).prefix { $0 == $1 }.count
    let end = zip(old.dropFirst(start).reversed(), new.dropFirst(start).reversed()).prefix { $0 == $1 }.count
    var removed: Set<Int> = []
    var added: Set<Int> = []
    compare(start..<old.count - end, start..<new.count - end, &removed, &added)
    var script: [Line] = []
    var (oldLine, newLine) = (0, 0)
    while oldLine < old.count || newLine < new.count {
      if removed.contains(oldLine) {
        script.append(.removed(oldLine))
        oldLine += 1
      } else if added.contains(newLine) {
        script.append(.added(newLine))
        newLine += 1
      } else {
        script.append(.kept(oldLine))
        oldLine += 1
        newLine += 1
      }
    }
    return script
  }

  /// The most pairs of lines of which Myers's algorithm, whose time grows with the square of the differences, is asked.
  private static let pairLimit = 4_000_000

  /// Notes the lines that only one of two ranges has.
  ///
  /// Long ranges are first cut at the lines that each has once and that stand in the same order in both: Bram Cohen's
  /// "patience diff".
  private func compare(
    _ olds: Range<Int>, _ news: Range<Int>, _ removed: inout Set<Int>, _ added: inout Set<Int>
  ) {
    guard !olds.isEmpty, !news.isEmpty, olds.count * news.count > Self.pairLimit else {
      for step in new[news].difference(from: old[olds]) {
        switch step {
        case .remove(let offset, _, _): removed.insert(olds.lowerBound + offset)
        case .insert(let offset, _, _): added.insert(news.lowerBound + offset)
        }
      }
      return
    }
    let anchors = anchors(olds, news)
    if anchors.isEmpty {
      removed.formUnion(olds)
      added.formUnion(news)
      return
    }
    var (oldStart, newStart) = (olds.lowerBound, news.lowerBound)
    for anchor in anchors {
      compare(oldStart..<anchor.old, newStart..<anchor.new, &removed, &added)
      (oldStart, newStart) = (anchor.old + 1, anchor.new + 1)
    }
    compare(oldStart..<olds.upperBound, newStart..<news.upperBound, &removed, &added)
  }

  /// Lines that two ranges have once each, as many as stand in the same order in both.
  private func anchors(_ olds: Range<Int>, _ news: Range<Int>) -> [(old: Int, new: Int)] {
    let places = Self.places(of: old, olds)
    let pairs = Self.places(of: new, news).compactMap { line, place -> (old: Int, new: Int)? in
      guard place >= 0, let other = places[line], other >= 0 else { return nil }
      return (other, place)
    }.sorted { $0.new < $1.new }
    // The longest increasing sequence, by patience sorting.
    var tops: [Int] = []
    var before = [Int](repeating: -1, count: pairs.count)
    for (number, pair) in pairs.enumerated() {
      var range = 0..<tops.count
      while !range.isEmpty {
        let middle = (range.lowerBound + range.upperBound) / 2
        range =
          pairs[tops[middle]].old < pair.old ? middle + 1..<range.upperBound : range.lowerBound..<middle
      }
      before[number] = range.lowerBound > 0 ? tops[range.lowerBound - 1] : -1
      if range.lowerBound == tops.count { tops.append(number) } else { tops[range.lowerBound] = number }
    }
    var anchors: [(old: Int, new: Int)] = []
    var number = tops.last ?? -1
    while number >= 0 {
      anchors.append(pairs[number])
      number = before[number]
    }
    return anchors.reversed()
  }

  /// Where each line stands; -1 for what occurs more than once.
  private static func places(of lines: [ArraySlice<UInt8>], _ range: Range<Int>) -> [ArraySlice<UInt8>: Int] {
    Dictionary(range.map { (lines[$0], $0) }, uniquingKeysWith: { _, _ in -1 })
  }

  /// Ranges of the script that belong together: changes with the lines around them.
  private func hunks(of script: [Line]) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for (index, line) in script.enumerated() where !line.isKept {
      let range = max(0, index - Self.contextLines)..<min(script.count, index + Self.contextLines + 1)
      if let last = hunks.last, range.lowerBound <= last.upperBound {
        hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
      } else {
        hunks.append(range)
      }
    }
    return hunks
  }

  /// Counts the lines of both states that a part of the script takes up.
  private static func advance(_ place: inout (old: Int, new: Int), over script: ArraySlice<Line>) {
    for line in script {
      if case .added = line {} else { place.old += 1 }
      if case .removed = line {} else { place.new += 1 }
    }
  }

  private func append(
    _ hunk: Range<Int>, of script: [Line], from start: (old: Int, new: Int), to text: inout String,
    _ paint: (Role, String) -> String
  ) {
    let oldCount = script[hunk].count { if case .added = $0 { false } else { true } }
    let newCount = script[hunk].count { if case .removed = $0 { false } else { true } }
    text += paint(.place, "@@ -\(Self.range(start.old, oldCount)) +\(Self.range(start.new, newCount)) @@") + "\n"
    for line in script[hunk] {
      switch line {
      case .kept(let number): text += Self.shown(" ", old[number])
      case .removed(let number): text += Self.painted(Self.shown("-", old[number]), .removed, paint)
      case .added(let number): text += Self.painted(Self.shown("+", new[number]), .added, paint)
      }
    }
  }

  /// A range of lines as hunks name it: from 1, but the line before where there are none.
  private static func range(_ start: Int, _ count: Int) -> String {
    count == 0 ? "\(start),0" : count == 1 ? "\(start + 1)" : "\(start + 1),\(count)"
  }

  private static func shown(_ sign: String, _ line: ArraySlice<UInt8>) -> String {
    let text = sign + String(decoding: line, as: UTF8.self)
    return line.last == UInt8(ascii: "\n") ? text : "\(text)\n\\ No newline at end of file\n"
  }

  private static func painted(_ line: String, _ role: Role, _ paint: (Role, String) -> String) -> String {
    line.hasSuffix("\n") ? paint(role, String(line.dropLast())) + "\n" : line
  }
}
