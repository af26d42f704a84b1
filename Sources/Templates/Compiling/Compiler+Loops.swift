import Diagnostics

extension Compiler {
  func compileLoop(_ loop: Node.Loop, _ range: Range<Int>) {
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
