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
    for hunk in hunks(of: script) { append(hunk, of: script, to: &text, paint) }
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
    for step in new[start..<new.count - end].difference(from: old[start..<old.count - end]) {
      switch step {
      case .remove(let offset, _, _): removed.insert(start + offset)
      case .insert(let offset, _, _): added.insert(start + offset)
      }
    }
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

  private func append(_ hunk: Range<Int>, of script: [Line], to text: inout String, _ paint: (Role, String) -> String) {
    var (oldStart, newStart) = (0, 0)
    for line in script[..<hunk.lowerBound] {
      switch line {
      case .kept:
        oldStart += 1
        newStart += 1
      case .removed: oldStart += 1
      case .added: newStart += 1
      }
    }
    let oldCount = script[hunk].count { if case .added = $0 { false } else { true } }
    let newCount = script[hunk].count { if case .removed = $0 { false } else { true } }
    text += paint(.place, "@@ -\(Self.range(oldStart, oldCount)) +\(Self.range(newStart, newCount)) @@") + "\n"
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
