import Diagnostics

extension Compiler {
  func compile(_ nodes: [Node]) {
    var index = 0
    while index < nodes.count {
      let end = steadyEnd(of: nodes, from: index)
      if end > index {
        compileSteady(nodes[index..<end])
        index = end
      } else {
        compile(nodes[index])
        index += 1
      }
    }
  }

  func compile(_ node: Node) {
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
    if compilePhraseOutput(expression) || compileNumberOutput(expression) { return }
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
    emitPrint(value.register, mode)
  }

  /// Checks that a value can be printed, and here.
  func printing(_ type: CheckedType, _ range: Range<Int>) -> HTMLContext.Printing? {
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
      if case .invalid = value.kind {
      } else {
        report(TemplateSyntax.rule, value.range, TemplateSyntax.assignedTogether(names.count))
      }
      return names.forEach { bind($0.text, .unknown) }
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
    // What is known may have been about the value that was there.
    self.known = [:]
    rebindings += 1
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
    // Each branch has variables of its own, which are joined one by one.
    let steps = branches.count * (1 + (scope.variables.count + names.count) / 16)
    guard spend(steps, at: branches.first?.range ?? 0..<0) else { return }
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
    context = context.atBoundary
    let start = context
    let before = scope
    var ends: [(scope: Scope, context: HTMLContext, range: Range<Int>)] = []
    var exits: [Int] = []
    let knownBefore = known
    let rebindingsBefore = rebindings
    let firstRegister = nextRegister
    for branch in branches {
      var skip: Int?
      var mark = nextRegister
      if let condition = branch.condition {
        let value = compileCondition(condition)
        skip = emitJumpIfFalse(value.register)
        // Fields that were asked for stay known in this branch and in those after it.
        if known.count > knownBefore.count { mark = nextRegister }
        nextRegister = mark
      }
      let knownHere = known
      body(branch.body)
      nextRegister = mark
      known = rebindings == rebindingsBefore ? knownHere : [:]
      ends.append((scope, context.atBoundary, branch.range))
      scope = before
      context = start
      if let skip {
        exits.append(emit(Instruction(operation: .jump)))
        land(skip)
      }
    }
    land(exits)
    nextRegister = firstRegister
    known = rebindings == rebindingsBefore ? knownBefore : [:]
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
}
