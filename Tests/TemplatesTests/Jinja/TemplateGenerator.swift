/// Writes templates at random that are sound, and that Jinja understands in the same way.
struct TemplateGenerator {
  private enum Kind: CaseIterable { case text, integer, boolean, texts, integers }

  private var random: SeededGenerator
  private var variables: [(name: String, kind: Kind)] = []
  private var loopDepth = 0
  private var nameCount = 0

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func template() -> String { body(depth: 3) }

  // MARK: Statements

  private mutating func body(depth: Int) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...4, using: &random) { text += statement(depth: depth) }
    return text
  }

  private mutating func open() -> String { random.pick(["{%", "{%", "{%", "{%-"]) }
  private mutating func close() -> String { random.pick(["%}", "%}", "%}", "-%}"]) }

  private mutating func tag(_ text: String) -> String { "\(open()) \(text) \(close())" }

  private mutating func statement(depth: Int) -> String {
    let choice = Int.random(in: 0..<(depth > 0 ? 10 : 5), using: &random)
    switch choice {
    case 0, 1:
      return random.pick(["a ", "<p>", "</p>\n", "  \n ", " & ", "x", "{# note #}", "{#- note -#}", "é "])
    case 2, 3: return output(depth: depth)
    case 4: return assignment(depth: depth)
    case 5, 6, 7: return branches(depth: depth)
    case 8: return loop(depth: depth)
    default:
      let known = variables
      defer { variables = known }
      let (name, kind) = fresh()
      let head = tag("with \(name) = \(expression(kind, depth))")
      variables.append((name, kind))
      return head + body(depth: depth - 1) + tag("endwith")
    }
  }

  private mutating func fresh() -> (String, Kind) {
    nameCount += 1
    return ("v\(nameCount)", random.pick(Kind.allCases))
  }

  private mutating func output(depth: Int) -> String {
    let value = expression(random.pick([.text, .integer]), depth)
    return random.pick([
      "{{ \(value) }}", "{{- \(value) }}", "{{ \(value) -}}", "<i title=\"{{ \(value) }}\">",
    ])
  }

  private mutating func assignment(depth: Int) -> String {
    // What is set again keeps its type, so that it does not matter whether a branch was taken.
    if random.chance(50), let (name, kind) = variables.randomElement(using: &random) {
      return tag("set \(name) = \(expression(kind, depth))")
    }
    let (name, kind) = fresh()
    let text = tag("set \(name) = \(expression(kind, depth))")
    variables.append((name, kind))
    return text
  }

  private mutating func branches(depth: Int) -> String {
    let known = variables
    var text = tag("if \(expression(random.pick(Kind.allCases), depth))") + body(depth: depth - 1)
    variables = known
    if random.chance(30) {
      text += tag("elif \(expression(.boolean, depth))") + body(depth: depth - 1)
      variables = known
    }
    if random.chance(50) { text += tag("else") + body(depth: depth - 1) }
    variables = known
    return text + tag("endif")
  }

  private mutating func loop(depth: Int) -> String {
    let known = variables
    defer { variables = known }
    let isText = random.chance(50)
    let (name, _) = fresh()
    let list = expression(isText ? .texts : .integers, depth)
    variables.append((name, isText ? .text : .integer))
    // The condition cannot see the loop that it filters.
    let outerDepth = loopDepth
    loopDepth = 0
    let condition = random.chance(30) ? " if \(expression(.boolean, depth))" : ""
    loopDepth = outerDepth + 1
    var text = tag("for \(name) in \(list)\(condition)") + body(depth: depth - 1)
    loopDepth = outerDepth
    variables = known
    if random.chance(30) { text += tag("else") + body(depth: depth - 1) }
    return text + tag("endfor")
  }

  // MARK: Expressions

  private mutating func expression(_ kind: Kind, _ depth: Int) -> String {
    if random.chance(25), let variable = variables.filter({ $0.kind == kind }).randomElement(using: &random) {
      return variable.name
    }
    if depth > 0, random.chance(15) {
      let (then, otherwise) = (expression(kind, depth - 1), expression(kind, depth - 1))
      return random.pick([
        "(\(then) if \(expression(.boolean, depth - 1)) else \(otherwise))", "(\(then) or \(otherwise))",
        "(\(then) and \(otherwise))", "\(then)|default(\(otherwise))|default(\(then))",
      ]).parenthesised
    }
    switch kind {
    case .text: return text(depth)
    case .integer: return integer(depth)
    case .boolean: return boolean(depth)
    case .texts: return texts(depth)
    case .integers: return integers(depth)
    }
  }

  private mutating func text(_ depth: Int) -> String {
    let simple = [
      "title", "markup", "blank", "words", "student.name", "site.title", "'<é>'", "\"x\\n'\"", "course.code",
    ]
    guard depth > 0, random.chance(60) else { return random.pick(simple) }
    let inner = expression(.text, depth - 1)
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return "(\(inner) ~ \(expression(random.pick([.text, .integer]), depth - 1)))"
    case 1: return "\(expression(.texts, depth - 1))|join(\(random.pick(simple)))".parenthesised
    case 2:
      return
        "\(inner)|replace(\(random.pick(["'a'", "' '", "'e'", "''"])), \(random.pick(["'&'", "''", "'--'"])))"
        .parenthesised
    case 3:
      return "\(inner)|truncate(\(Int.random(in: 4...30, using: &random)), \(random.pick(["true", "false"])))"
        .parenthesised
    case 4: return "\(expression(.integers, depth - 1))|join('-')".parenthesised
    default:
      let filter = random.pick([
        "upper", "lower", "title", "capitalize", "trim", "reverse", "urlencode", "string",
      ])
      return "\(inner)|\(filter)".parenthesised
    }
  }

  private mutating func integer(_ depth: Int) -> String {
    let simple =
      ["count", "zero", "3", "-2", "course.level"]
      + (loopDepth > 0 ? ["loop.index", "loop.length", "loop.revindex0"] : [])
    guard depth > 0, random.chance(60) else { return random.pick(simple) }
    let inner = expression(.integer, depth - 1)
    switch Int.random(in: 0..<7, using: &random) {
    case 0: return "(\(inner) + \(expression(.integer, depth - 1)))"
    case 1: return "(\(inner) - \(expression(.integer, depth - 1)))"
    case 2: return "(\(inner) * \(random.pick(simple)))"
    case 3: return "(\(inner) \(random.pick(["//", "%"])) \(random.pick(["3", "-4", "7"])))"
    case 4: return "\(expression(random.pick([.text, .texts, .integers]), depth - 1))|length".parenthesised
    case 5: return "\(expression(.integers, depth - 1))|sum".parenthesised
    default: return "\(inner)|abs".parenthesised
    }
  }

  private mutating func boolean(_ depth: Int) -> String {
    guard depth > 0, random.chance(75) else {
      return random.pick(
        ["open", "full", "true", "false"] + (loopDepth > 0 ? ["loop.first", "loop.last"] : []))
    }
    let comparison = random.pick(["==", "!=", "<", "<=", ">", ">="])
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return "(not \(expression(random.pick(Kind.allCases), depth - 1)))"
    case 1: return "(\(boolean(depth - 1)) and \(boolean(depth - 1)))"
    case 2: return "(\(boolean(depth - 1)) or \(boolean(depth - 1)))"
    case 3: return "(\(expression(.integer, depth - 1)) \(comparison) \(expression(.integer, depth - 1)))"
    case 4: return "(\(expression(.text, depth - 1)) \(comparison) \(expression(.text, depth - 1)))"
    case 5:
      return
        "(\(expression(.text, depth - 1)) \(random.pick(["in", "not in"])) \(expression(.texts, depth - 1)))"
    case 6: return "(\(expression(.text, depth - 1)) in \(expression(.text, depth - 1)))"
    default:
      return
        "(\(expression(.integer, depth - 1)) is \(random.pick(["even", "odd", "divisibleby 3", "not even"])))"
    }
  }

  private mutating func texts(_ depth: Int) -> String {
    guard depth > 0, random.chance(50) else { return random.pick(["tags", "empty", "['b', 'a', 'B']"]) }
    let inner = expression(.texts, depth - 1)
    return random.pick([
      "\(inner)|sort", "\(inner)|reverse|list", "\(inner)|unique|list", "\(inner)|sort(reverse=true)",
      "[\(expression(.text, depth - 1)), \(expression(.text, depth - 1))]",
      "courses|map(attribute='title')|list",
    ]).parenthesised
  }

  private mutating func integers(_ depth: Int) -> String {
    guard depth > 0, random.chance(50) else { return random.pick(["numbers", "[1, 2]", "[5]"]) }
    let inner = expression(.integers, depth - 1)
    return random.pick([
      "\(inner)|sort", "\(inner)|reverse|list", "\(inner)|unique|list", "courses|map(attribute='level')|list",
      "[\(expression(.integer, depth - 1)), \(expression(.integer, depth - 1))]",
    ]).parenthesised
  }
}

extension String {
  fileprivate var parenthesised: String { "(\(self))" }
}
