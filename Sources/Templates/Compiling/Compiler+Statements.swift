import Diagnostics

extension Compiler {
  func compile(_ nodes: [Node]) {
    for node in nodes { compile(node) }
  }

  private func compile(_ node: Node) {
    guard spend(1, at: node.range) else { return }
    // Tags nest no deeper than this in one file, but files nest too.
    guard depth < 2 * Parser.depthLimit else {
      return report(TemplateSyntax.rule, node.range, TemplateSyntax.tooDeep("templates and tags"))
    }
    depth += 1
    defer { depth -= 1 }
    let mark = nextRegister
    switch node.kind {
    case .text: compileText(node.range)
    case .output(let expression):
      compileOutput(expression)
      nextRegister = mark
    case .branches(let branches): compileBranches(branches) { compile($0) }
    case .loop(let loop):
      compileLoop(loop, node.range)
      nextRegister = mark
    case .assignment(let names, let value): compileAssignment(names, value)
    case .with(let values, let body):
      inInnerScope {
        for (name, value) in values { assign(name, value) }
        compile(body)
      }
      nextRegister = mark
    case .include(let name, let ignoresMissing):
      compileInclude(name, ignoresMissing: ignoresMissing, node.range)
      nextRegister = mark
    case .extends: break
    case .block(let block):
      compileBlock(block, node.range)
      nextRegister = mark
    }
  }

  /// Walks a body whose variables are forgotten after it.
  func inInnerScope(_ body: () -> Void) {
    guard spend(scope.variables.count / 16, at: 0..<0) else { return }
    let outer = scope
    let outerTop = topScope
    if topScope == nil { topScope = outer }
    scope = outer.inner
    body()
    scope = outer
    topScope = outerTop
  }

  // MARK: Output

  private func compileOutput(_ expression: Expression) {
    if case .call(let callee, let arguments) = expression.kind, case .name("super") = callee.kind {
      if !arguments.isEmpty {
        report(TemplateSyntax.rule, expression.range, TemplateSyntax.argumentCount("super", "none"))
      }
      return compileSuper(expression.range)
    }
    // A field of a record is printed without a stop in a register.
    if case .field(let base, let name, let nameRange) = expression.kind,
      let (record, field) = recordField(of: base, name: name, nameRange)
    {
      let type = CheckedType(of: field.schema.type, isOptional: field.schema.isOptional)
      guard let mode = printing(type, expression.range) else { return }
      return emitField(field.number, of: record, mode)
    }
    let value = compile(expression)
    guard let mode = printing(value.type, expression.range) else { return }
    emit(Instruction(operation: .print, mode: mode.rawValue, a: value.register))
  }

  /// Checks that a value can be printed, and here.
  private func printing(_ type: CheckedType, _ range: Range<Int>) -> HTMLContext.Printing? {
    var type = type
    switch type.kind {
    case .unknown, .dynamic, .nothing: break
    case .scalar(let scalars) where scalars.isSubset(of: .printable): break
    default:
      report(TemplateSyntax.rule, range, TemplateSyntax.printed(type.kind.name(schema), type.kind))
      type = .unknown
    }
    switch context.advance(overValueOf: type) {
    case .success(let mode): return mode
    case .failure(let refusal):
      report(TemplateUnsafeContext.rule, range, refusal.message)
      return nil
    }
  }

  // MARK: Variables

  private func compileAssignment(_ names: [Node.Name], _ value: Expression) {
    if names.count == 1, let name = names.first { return assign(name, value) }
    guard case .list(let items) = value.kind, items.count == names.count else {
      return report(TemplateSyntax.rule, value.range, TemplateSyntax.assignedTogether(names.count))
    }
    // All values are computed before any name changes, so that two can be exchanged.
    let values = items.map { item in
      let register = allocate()
      return Operand(register: register, type: compile(item, into: register).type)
    }
    for (name, value) in zip(names, values) { bind(name.text, value) }
  }

  func assign(_ name: Node.Name, _ expression: Expression) {
    let mark = nextRegister
    // A value may mention the variable that it is to replace, so it is computed beside it.
    if scope.own.contains(name.text) || scope.reserved[name.text] != nil {
      bind(name.text, compile(expression))
      nextRegister = mark
    } else {
      let register = allocate()
      let value = compile(expression, into: register)
      nextRegister = register + 1
      scope.own.insert(name.text)
      scope.variables[name.text] = Scope.Variable(register: register, type: value.type)
    }
  }

  private func bind(_ name: String, _ value: Operand) {
    let known = scope.own.contains(name) ? scope.variables[name]?.register : scope.reserved[name]
    let register = known ?? allocate()
    emit(Instruction(operation: .move, a: register, b: value.register))
    scope.own.insert(name)
    scope.variables[name] = Scope.Variable(register: register, type: value.type)
  }

  // MARK: Branches

  /// The variables that branches set and that live on after them.
  private func assignedNames(in nodes: [Node], into names: inout Set<String>) {
    for node in nodes {
      switch node.kind {
      case .assignment(let assigned, _): names.formUnion(assigned.map(\.text))
      case .branches(let branches): for branch in branches { assignedNames(in: branch.body, into: &names) }
      default: break
      }
    }
  }

  func compileBranches(_ branches: [Node.Branch], body: ([Node]) -> Void) {
    var names: Set<String> = []
    for branch in branches { assignedNames(in: branch.body, into: &names) }
    for name in names.sorted() where !scope.own.contains(name) && scope.reserved[name] == nil {
      let register = allocate()
      scope.reserved[name] = register
      let outer = scope.variables[name]
      emit(
        Instruction(operation: .move, a: register, b: outer?.register ?? Instruction.absent))
      if let outer {
        scope.own.insert(name)
        scope.variables[name] = Scope.Variable(register: register, type: outer.type)
      }
    }
    guard spend(branches.count * (scope.variables.count / 16), at: branches.first?.range ?? 0..<0) else {
      return
    }
    context = context.atBoundary
    let start = context
    let before = scope
    var ends: [(scope: Scope, context: HTMLContext, range: Range<Int>)] = []
    var exits: [Int] = []
    for branch in branches {
      let mark = nextRegister
      var skip: Int?
      if let condition = branch.condition {
        let value = compileTruth(condition)
        skip = emit(Instruction(operation: .jumpIfFalse, a: value.register))
        nextRegister = mark
      }
      body(branch.body)
      nextRegister = mark
      ends.append((scope, context.atBoundary, branch.range))
      scope = before
      context = start
      if let skip {
        exits.append(emit(Instruction(operation: .jump)))
        land(skip)
      }
    }
    land(exits)
    let hasElse = branches.contains { $0.condition == nil }
    if !hasElse, let range = branches.first?.range { ends.append((before, start, range)) }
    join(ends, names, before)
  }

  private func join(
    _ ends: [(scope: Scope, context: HTMLContext, range: Range<Int>)], _ names: Set<String>, _ before: Scope
  ) {
    guard let first = ends.first else { return }
    scope = before
    for name in names.sorted() {
      let variables = ends.map { $0.scope.own.contains(name) ? $0.scope.variables[name] : nil }
      guard let register = variables.compactMap(\.?.register).first else { continue }
      var type: CheckedType?
      for variable in variables {
        let branch = variable?.type ?? CheckedType(.nothing, isOptional: true)
        guard let known = type else {
          type = branch
          continue
        }
        if let joined = known.joined(with: branch) {
          type = joined
        } else {
          report(
            TemplateSyntax.rule, first.range,
            TemplateSyntax.mixedVariable(name, known.kind.name(schema), branch.kind.name(schema)))
          type = .unknown
        }
      }
      scope.own.insert(name)
      scope.variables[name] = Scope.Variable(register: register, type: type ?? .unknown)
    }
    context = first.context
    for end in ends.dropFirst() {
      guard let joined = context.joined(with: end.context) else {
        report(
          TemplateUnsafeContext.rule, first.range,
          TemplateUnsafeContext.branches(context.place, end.context.place))
        break
      }
      context = joined
    }
  }

  // MARK: Loops

  private func compileLoop(_ loop: Node.Loop, _ range: Range<Int>) {
    context = context.atBoundary
    let start = context
    var sequence = loopSequence(loop)
    if let condition = loop.condition { sequence = compileFiltered(loop, sequence, condition) }
    let slot = enterLoop(sequence.element)
    let startJump = emit(
      Instruction(
        operation: .loop, mode: loop.names.count > 1 ? 1 : 0, number: UInt16(truncatingIfNeeded: slot),
        b: sequence.register))
    let nextJump = emit(Instruction(operation: .jump))
    let bodyStart = label()
    let outerBindings = nextRegister
    inInnerScope {
      let first = allocate()
      let second = allocate()
      bindLoopNames(loop, sequence, first, second)
      scope.loop = slot
      compile(loop.body)
      land(nextJump)
      emit(
        Instruction(
          operation: .next, mode: loop.names.count > 1 ? 1 : 0, number: UInt16(truncatingIfNeeded: slot),
          a: first, b: second, c: bodyStart))
    }
    nextRegister = outerBindings
    leaveLoop()
    let end = context.atBoundary
    if !start.canRepeat(from: end) {
      report(TemplateUnsafeContext.rule, range, TemplateUnsafeContext.loop(start.place, end.place))
    }
    // Without a turn the place is that of the start, or that of `else`.
    context = start
    if loop.otherwise.isEmpty {
      land(startJump)
    } else {
      let over = emit(Instruction(operation: .jump))
      land(startJump)
      inInnerScope { compile(loop.otherwise) }
      land(over)
    }
    let otherwise = context.atBoundary
    if let joined = end.joined(with: otherwise) {
      context = joined
    } else {
      report(TemplateUnsafeContext.rule, range, TemplateUnsafeContext.branches(end.place, otherwise.place))
      context = start
    }
  }

  private func enterLoop(_ element: CheckedType.Kind) -> Int {
    let slot = loopDepth
    loopDepth += 1
    program.loopCount = max(program.loopCount, loopDepth)
    loopElements.append(element)
    return slot
  }

  private func leaveLoop() {
    loopDepth -= 1
    loopElements.removeLast()
  }

  /// What a loop goes through: its register, the type of an element, and that of its value in `for key,
  /// value`.
  private typealias Sequence = (register: Int32, element: CheckedType.Kind, value: CheckedType.Kind)

  private func loopSequence(_ loop: Node.Loop) -> Sequence {
    var expression = loop.sequence
    var isItems = false
    // A mapping's entries: `mapping.items()` and `mapping|items`, or the mapping itself with two names.
    if case .call(let callee, let arguments) = expression.kind, arguments.isEmpty,
      case .field(let base, name: "items", _) = callee.kind
    {
      (expression, isItems) = (base, true)
    } else if case .filter(let base, let call) = expression.kind, call.name == "items",
      call.arguments.isEmpty
    {
      (expression, isItems) = (base, true)
    }
    let value = compile(expression)
    let isPair = loop.names.count == 2
    func mismatch(_ message: String) -> Sequence {
      report(TemplateSyntax.rule, loop.sequence.range, message)
      return (value.register, .unknown, .unknown)
    }
    if loop.names.count > 2 { return mismatch(TemplateSyntax.loopNames) }
    if isItems, !isPair { return mismatch(TemplateSyntax.itemNames) }
    switch value.type.kind {
    case .unknown: return (value.register, .unknown, .unknown)
    case .dynamic: return (value.register, .dynamic, .dynamic)
    case .mapping: return (value.register, .scalar(.text), .dynamic)
    case .list(.group(let key, let element)) where isPair && !isItems:
      return (value.register, .scalar(key), .list(element))
    case .list(let element) where !isPair: return (value.register, element, .unknown)
    case .list: return mismatch(TemplateSyntax.pairNames)
    default: return mismatch(TemplateSyntax.notIterable(value.type.kind.name(schema)))
    }
  }

  private func bindLoopNames(_ loop: Node.Loop, _ sequence: Sequence, _ first: Int32, _ second: Int32) {
    let kinds = [sequence.element, sequence.value]
    for (index, name) in loop.names.enumerated() {
      // An element of an empty list is of no type, and the body is checked all the same.
      var kind = index < kinds.count ? kinds[index] : .unknown
      if kind == .nothing { kind = .unknown }
      // Only the keys of a mapping, and what a group shares, tell whether they are there.
      let type = CheckedType(kind, isOptional: kind == .dynamic || sequence.value != .unknown)
      scope.own.insert(name.text)
      scope.variables[name.text] = Scope.Variable(register: index == 0 ? first : second, type: type)
    }
  }

  /// Gathers the elements that pass the condition of `for … in … if …`, so that `loop` counts only those.
  private func compileFiltered(_ loop: Node.Loop, _ sequence: Sequence, _ condition: Expression) -> Sequence {
    guard loop.names.count == 1 else {
      report(TemplateSyntax.rule, condition.range, TemplateSyntax.filteredPairs)
      return sequence
    }
    let result = allocate()
    let slot = enterLoop(sequence.element)
    emit(Instruction(operation: .gather))
    let startJump = emit(
      Instruction(operation: .loop, number: UInt16(truncatingIfNeeded: slot), b: sequence.register))
    let nextJump = emit(Instruction(operation: .jump))
    let bodyStart = label()
    let mark = nextRegister
    inInnerScope {
      let element = allocate()
      bindLoopNames(loop, sequence, element, element)
      scope.loop = nil
      let value = compileTruth(condition)
      let skip = emit(Instruction(operation: .jumpIfFalse, a: value.register))
      emit(Instruction(operation: .gatherElement, a: element))
      land(skip)
      land(nextJump)
      emit(
        Instruction(
          operation: .next, number: UInt16(truncatingIfNeeded: slot), a: element, b: element, c: bodyStart))
    }
    nextRegister = mark
    leaveLoop()
    land(startJump)
    emit(Instruction(operation: .gathered, a: result))
    return (result, sequence.element, .unknown)
  }
}
