/// Writes front matter by the dice: first a tree, then one of the many ways to write it.
struct Generator {
  var dice: Dice
  /// How many in a hundred things are written in a way that the small reader steps aside for.
  var unusual = 0

  init(seed: UInt64, unusual: Int = 0) {
    dice = Dice(seed: seed)
    self.unusual = unusual
  }

  private var anchors: [String] = []

  private static let plain = [
    "ada-lovelace", "cs-101", "2026-fall", "Programming in the large", "9:00", "2026-09-01", "NO", "001", "~",
    "null", "yes", "-5", "Søren Åbye", "日本語", "https://example.edu/a?b=c#d", "a:x",
    "it's", "50%", "x#y", "O'Neill \"Bob\"", "x", "a&b", "v1.0.2", "mon",
  ]
  private static let quoted = [
    "", "a: b", "# no comment", "[x]", "*x", "~", "say 'hi'", "  spaces  ", "{a: b}", "日本", "- x", "---",
    "a\\nb",
  ]

  /// A whole front matter, with LF or CRLF, and a line end at its end or not.
  mutating func document() -> String {
    anchors = []
    var text = mapping(indent: 0, depth: 0, count: 1 + dice.roll(7))
    if dice.roll(10) == 0 { text = text.replacing("\n", with: "\r\n") }
    return text
  }

  private mutating func isUnusual() -> Bool { dice.roll(100) < unusual }

  private mutating func mapping(indent: Int, depth: Int, count: Int, isCompact: Bool = false) -> String {
    var text = ""
    let base = 10 + dice.roll(50)
    for n in 0..<count {
      if n > 0 || !isCompact { text += filler(indent) + String(repeating: " ", count: indent) }
      text += key(base + n) + value(indent: indent, depth: depth, inMapping: true)
    }
    return text
  }

  /// Blank lines and comments between entries.
  private mutating func filler(_ indent: Int) -> String {
    switch dice.roll(20) {
    case 0: "\n"
    case 1: "# a comment: with 'marks' & [more]\n"
    case 2: String(repeating: " ", count: dice.roll(8)) + "# é\n"
    case 3: "   \n\n"
    default: isUnusual() ? dice.pick(["\t\n", "#\t\n", "  \t# x\n", "# \u{2028}\n"]) : ""
    }
  }

  private mutating func key(_ number: Int) -> String {
    if isUnusual() {
      let key = dice.pick([
        "é\(number)", "\"a\\tb\(number)\"", "? k\(number)\n", "&k\(number) k\(number)", "!t k\(number)",
      ])
      return key + (key.hasSuffix("\n") ? ":" : " :")
    }
    return dice.pick(["k\(number):", "key-\(number):", "'k \(number)':", "\"k\(number)\":", "k_\(number) :"])
  }

  private mutating func value(indent: Int, depth: Int, inMapping: Bool) -> String {
    let deeper = indent + 1 + dice.roll(4)
    switch dice.roll(depth < 5 ? 12 : 6) {
    case 0: return tail()
    case 1, 2, 3, 4: return " " + scalar(indent: indent, inFlow: false) + tail()
    case 5: return " " + flow(depth: 0) + tail()
    case 6,
      7 where inMapping:
      return tail() + mapping(indent: deeper, depth: depth + 1, count: 1 + dice.roll(3))
    case 8, 9, 10:
      return tail() + sequence(indent: dice.roll(3) == 0 && inMapping ? indent : deeper, depth: depth + 1)
    default: return " " + scalar(indent: indent, inFlow: false) + tail()
    }
  }

  private mutating func sequence(indent: Int, depth: Int) -> String {
    var text = ""
    for _ in 0..<(1 + dice.roll(4)) {
      text += filler(indent) + String(repeating: " ", count: indent) + "-"
      let gap = 1 + (dice.roll(4) == 0 ? dice.roll(3) : 0)
      switch dice.roll(depth < 5 ? 4 : 2) {
      case 0:
        text += String(repeating: " ", count: gap)
        text += mapping(indent: indent + 1 + gap, depth: depth + 1, count: 1 + dice.roll(3), isCompact: true)
      case 1 where depth < 5:
        text += String(repeating: " ", count: gap)
        let inner = sequence(indent: indent + 1 + gap, depth: depth + 2)
        text += String(inner.drop { $0 != "-" })
      default: text += value(indent: indent, depth: depth, inMapping: false)
      }
    }
    return text
  }

  private mutating func tail() -> String {
    switch dice.roll(12) {
    case 0: "  \n"
    case 1: " # why not: [x\n"
    default: isUnusual() ? dice.pick(["\t\n", " #\t\n", "\u{85}\n", "\r"]) : "\n"
    }
  }

  private mutating func scalar(indent: Int, inFlow: Bool) -> String {
    if isUnusual() { return unusualScalar(indent: indent, inFlow: inFlow) }
    switch dice.roll(6) {
    case 0: return "\"" + dice.pick(Self.quoted) + "\""
    case 1: return "'" + dice.pick(Self.quoted).replacing("'", with: "''") + "'"
    case 2: return "\"a \\\"b\\\" \\\\ c\""
    default:
      let text = dice.pick(Self.plain)
      return inFlow && text.contains("?") ? "x" : text
    }
  }

  private mutating func unusualScalar(indent: Int, inFlow: Bool) -> String {
    let deeper = String(repeating: " ", count: indent + 2)
    switch dice.roll(inFlow ? 6 : 10) {
    case 0:
      anchors.append("a\(anchors.count)")
      return "&\(anchors[anchors.count - 1]) x"
    case 1: return anchors.isEmpty ? "*none" : "*" + dice.pick(anchors) + " "
    case 2: return "!t x"
    case 3: return "\"\\u00e9\\x41\\N\""
    case 4: return "\"x\(dice.pick(["\n", "\n\n", "\\\n"]))\(deeper)y\""
    case 5: return dice.pick(["?x", "--x", "a\tb", "\u{FEFF}x", "x\u{2028}y", "\"\u{85}\"", ":x"])
    case 6: return "|\(dice.pick(["", "-", "+"]))\n\(deeper)x: *y\n\n\(deeper)  [z"
    case 7: return ">\(dice.pick(["", "-", "+"]))\n\(deeper)x\n\(deeper)y\n\n\(deeper)z"
    case 8: return "x\n\(deeper)y"
    default: return "\n\(deeper)x"
    }
  }

  private mutating func flow(depth: Int) -> String {
    let isSequence = dice.roll(2) == 0
    let space = dice.pick(["", " "])
    let separator = dice.pick([", ", ", ", ",", " , ", ",\n  ", ", # x\n"])
    var parts: [String] = []
    for n in 0..<dice.roll(4) {
      let item =
        depth < 3 && dice.roll(4) == 0 ? flow(depth: depth + 1) : scalar(indent: 4, inFlow: true)
      if isSequence {
        parts.append(item)
      } else {
        let key = dice.pick(["k\(n)", "'k\(n)'", "\"k\(n)\" "])
        parts.append(
          dice.pick(["\(key): \(item)", "\(key): \(item)", "\(key):\n    \(item)", key, "\(key): "]))
      }
      if isUnusual() { parts[n] = dice.pick(["x: y", "? x", "\"x\":y", parts[n] + "\t", "é: x"]) }
    }
    let trailing = !parts.isEmpty && dice.roll(6) == 0 ? "," : ""
    let inner = space + parts.joined(separator: separator) + trailing + space
    return isSequence ? "[\(inner)]" : "{\(inner)}"
  }

  /// Makes a few small changes, at places and of kinds that matter to YAML.
  mutating func mutate(_ text: String) -> String {
    let pieces = [
      " ", "  ", "\n", "\n  ", ":", ": ", "-", "- ", "#", " #", "'", "\"", "[", "]", "{", "}", ",", "&a",
      "*a", "!", "|", ">", "?", "? ", "%", "@", "`", "\t", "\r", "\r\n", "\\", "~", "é", "\u{85}",
      "\u{2028}", "\u{FEFF}", "\u{0}", "\u{7}", "---", "---\n", "...", "a", "0", "=", "<<", "''", "\\u0041",
      "\u{A0}", "\u{301}", ":x", "x:", "--", "-\n",
    ]
    var scalars = Array(text.unicodeScalars)
    for _ in 0..<(1 + dice.roll(3)) {
      let place = dice.roll(scalars.count + 1)
      switch dice.roll(4) {
      case 0 where place < scalars.count: scalars.remove(at: place)
      case 1 where place < scalars.count:
        scalars.replaceSubrange(place...place, with: Array(dice.pick(pieces).unicodeScalars))
      case 2 where place < scalars.count:
        let end = min(scalars.count, place + 1 + dice.roll(12))
        let other = dice.roll(scalars.count + 1)
        scalars.insert(contentsOf: Array(scalars[place..<end]), at: other)
      default: scalars.insert(contentsOf: Array(dice.pick(pieces).unicodeScalars), at: place)
      }
    }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
  }
}
