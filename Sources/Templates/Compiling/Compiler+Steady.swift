/// Parts of templates that print the same on all pages of a family: what they print is kept, and copied from then on.
///
/// About half of a page is such parts: the head, the navigation, the foot. Whether a part is one is decided here, from
/// nothing but the template and the schema: it prints constants and steady fields, and what it asks before it does so is
/// steady too. The variables around it are not, so that one part serves every place that includes it.
extension Compiler {
  /// The names that are bound inside a part, and what is known of their values.
  private struct Names {
    var kinds: [String: CheckedType.Kind] = [:]
    var hasLoop = false
    var depth = 0
  }

  /// Where the steady part ends that starts at a node; the start where there is none that is worth keeping.
  func steadyEnd(of nodes: [Node], from start: Int) -> Int {
    guard root != nil, !isInSteadyPart, program.steadyCount < Int(UInt16.max) else { return start }
    var end = start
    var isOnlyText = true
    while end < nodes.count, isSteady(nodes[end], Names()) {
      if !isKnownText(nodes[end]) { isOnlyText = false }
      end += 1
    }
    return isOnlyText ? start : end
  }

  /// Whether all that a node prints is known now.
  private func isKnownText(_ node: Node) -> Bool {
    switch node.kind {
    case .text: return true
    case .output(let expression): return knownText(expression) != nil
    default: return false
    }
  }

  func compileSteady(_ nodes: ArraySlice<Node>) {
    let number = UInt16(truncatingIfNeeded: program.steadyCount)
    program.steadyCount += 1
    let start = emit(Instruction(operation: .steadyPart, number: number))
    isInSteadyPart = true
    for node in nodes { compile(node) }
    isInSteadyPart = false
    emit(Instruction(operation: .keepSteadyPart, number: number))
    land(start)
  }

  // MARK: Nodes

  private func areSteady(_ nodes: [Node], _ names: Names) -> Bool { nodes.allSatisfy { isSteady($0, names) } }

  private func isSteady(_ node: Node, _ names: Names) -> Bool {
    guard steadyBudget > 0 else { return false }
    steadyBudget -= 1
    var names = names
    switch node.kind {
    case .text: return true
    case .output(let expression): return isSteady(expression, names)
    case .branches(let branches):
      return branches.allSatisfy { branch in
        branch.condition.map { isSteady($0, names) } ?? true && areSteady(branch.body, names)
      }
    case .loop(let loop):
      guard let sequence = steadyKind(of: loop.sequence, names), areSteady(loop.otherwise, names) else { return false }
      for name in loop.names { names.kinds[name.text] = .unknown }
      if case .list(let element) = sequence, loop.names.count == 1 { names.kinds[loop.names[0].text] = element }
      names.hasLoop = true
      return loop.condition.map { isSteady($0, names) } ?? true && areSteady(loop.body, names)
    case .with(let values, let body):
      for (name, value) in values {
        guard let kind = steadyKind(of: value, names) else { return false }
        names.kinds[name.text] = kind
      }
      return areSteady(body, names)
    case .include(let name, _):
      guard let text = name.text, let number = fileNumbers[text], parsed[number].parent == nil,
        names.depth < Parser.depthLimit
      else { return false }
      names.hasLoop = false
      names.depth += 1
      return areSteady(parsed[number].nodes, names)
    case .assignment, .extends, .block: return false
    }
  }

  // MARK: Expressions

  private func isSteady(_ expression: Expression, _ names: Names) -> Bool { steadyKind(of: expression, names) != nil }

  /// What is known of the value of an expression; nothing where it is not steady.
  private func steadyKind(of expression: Expression, _ names: Names) -> CheckedType.Kind? {
    guard steadyBudget > 0 else { return nil }
    steadyBudget -= 1
    func unknown(_ parts: [Expression]) -> CheckedType.Kind? {
      parts.allSatisfy { isSteady($0, names) } ? .unknown : nil
    }
    switch expression.kind {
    case .text, .integer, .number, .boolean, .none: return .unknown
    case .name(let name):
      if let kind = names.kinds[name] { return kind }
      guard let root, name != "loop", scope.variables[name] == nil else { return nil }
      return steadyField(name, of: root)
    case .field(let base, let name, _):
      if case .name("loop") = base.kind { return names.hasLoop ? .unknown : nil }
      guard case .record(let record)? = steadyKind(of: base, names) else { return nil }
      return steadyField(name, of: record)
    case .list(let parts), .concatenation(let parts): return unknown(parts)
    case .negation(let value), .not(let value): return unknown([value])
    case .item(let first, let second), .arithmetic(_, let first, let second), .and(let first, let second),
      .or(let first, let second):
      return unknown([first, second])
    case .comparison(let first, let others): return unknown([first] + others.map(\.right))
    case .condition(let test, let then, let otherwise): return unknown([test, then] + (otherwise.map { [$0] } ?? []))
    case .filter(let value, let call):
      if let filter = schema.filters.first(where: { $0.name == call.name }), !filter.isSteady { return nil }
      return unknown([value] + call.arguments.map(\.value))
    case .test(let value, let call, _): return unknown([value] + call.arguments.map(\.value))
    case .call, .invalid: return nil
    }
  }

  private func steadyField(_ name: String, of record: Int) -> CheckedType.Kind? {
    guard let field = schema.records[record].fields.first(where: { $0.name == name }), field.isSteady else {
      return nil
    }
    return CheckedType(of: field.type, isOptional: field.isOptional).kind
  }
}

/// Fields that a condition asks for and that what depends on it prints: they are asked for once.
extension Compiler {
  /// Compiles the condition of a branch, and notes the fields whose values are in registers from there on.
  func compileCondition(_ condition: Expression) -> Operand {
    remembersFields = Self.asksPlainly(condition)
    defer { remembersFields = false }
    return compileTruth(condition)
  }

  /// Whether all of a condition is run, whatever the answer.
  private static func asksPlainly(_ condition: Expression) -> Bool {
    switch condition.kind {
    case .name, .text, .integer, .number, .boolean: true
    case .field(let value, _, _), .not(let value): asksPlainly(value)
    case .test(let value, let call, _): asksPlainly(value) && call.arguments.isEmpty
    case .comparison(let first, let others):
      others.count == 1 && asksPlainly(first) && others.allSatisfy { asksPlainly($0.right) }
    default: false
    }
  }
}
