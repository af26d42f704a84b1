import Diagnostics

/// Where the value of an expression is, and what is known of it.
struct Operand {
  var register: Int32
  var type: CheckedType

  static let unknown = Operand(register: Instruction.absent, type: .unknown)
}

extension Compiler {
  /// Compiles an expression.
  ///
  /// Its value is in `target`, if one is given; otherwise it is wherever that costs nothing.
  func compile(_ expression: Expression, into target: Int32) -> Operand {
    let mark = nextRegister
    let value = compile(expression, preferring: target)
    nextRegister = mark
    if value.register != target {
      emit(Instruction(operation: .move, a: target, b: value.register))
    }
    return Operand(register: target, type: value.type)
  }

  func compile(_ expression: Expression) -> Operand { compile(expression, preferring: nil) }

  /// Compiles an expression of which only the truth counts, so that what `and` and `or` join may be of any types.
  func compileTruth(_ expression: Expression) -> Operand {
    switch expression.kind {
    case .and, .or: compileTruth(expression, into: allocate())
    default: compile(expression)
    }
  }

  private func compileTruth(_ expression: Expression, into target: Int32) -> Operand {
    let (jump, left, right): (Instruction.Operation, Expression, Expression)
    switch expression.kind {
    case .and(let first, let second): (jump, left, right) = (.jumpIfFalse, first, second)
    case .or(let first, let second): (jump, left, right) = (.jumpIfTrue, first, second)
    default: return compile(expression, into: target)
    }
    _ = compileTruth(left, into: target)
    let over = emit(Instruction(operation: jump, a: target))
    _ = compileTruth(right, into: target)
    land(over)
    return Operand(register: target, type: .boolean)
  }

  /// Compiles an expression; a value that has to be put somewhere goes to `target`.
  private func compile(_ expression: Expression, preferring target: Int32?) -> Operand {
    guard spend(1, at: expression.range) else { return .unknown }
    func place() -> Int32 { target ?? allocate() }
    switch expression.kind {
    case .invalid: return .unknown
    case .none:
      return Operand(register: Instruction.absent, type: CheckedType(.nothing, isOptional: true))
    case .text(let bytes): return Operand(register: constant(.text(bytes)), type: .text)
    case .integer(let value): return Operand(register: constant(.integer(value)), type: .integer)
    case .number(let value):
      return Operand(register: constant(.number(value)), type: CheckedType(.scalar(.number)))
    case .boolean(let value): return Operand(register: constant(.boolean(value)), type: .boolean)
    case .name(let name): return compileName(name, expression.range, place)
    case .field(let base, let name, let range): return compileField(base, name, range, place)
    case .item(let base, let index): return compileItem(base, index, place)
    case .list(let items): return compileList(items, expression.range, place)
    case .negation(let value): return compileNegation(value, place)
    case .not(let value):
      let register = place()
      emit(Instruction(operation: .not, a: register, b: compileTruth(value).register))
      return Operand(register: register, type: .boolean)
    case .arithmetic(let operation, let left, let right):
      return compileArithmetic(operation, left, right, place)
    case .and(let left, let right): return compileEither(.jumpIfFalse, left, right, expression.range, place)
    case .or(let left, let right): return compileEither(.jumpIfTrue, left, right, expression.range, place)
    case .comparison(let left, let comparisons): return compileComparison(left, comparisons, place)
    case .concatenation(let parts): return compileConcatenation(parts, expression.range, place)
    case .condition(let test, let then, let otherwise):
      return compileCondition(test, then, otherwise, expression.range, place)
    case .filter(let value, let call): return compileFilter(value, call, expression.range, place)
    case .test(let value, let call, let isNegated):
      return compileTest(value, call, isNegated: isNegated, place)
    case .call(let callee, let arguments): return compileCall(callee, arguments, expression.range, place)
    }
  }

  // MARK: Names and fields

  private func compileName(_ name: String, _ range: Range<Int>, _ place: () -> Int32) -> Operand {
    if name == "loop" {
      if let loop = scope.loop {
        return Operand(register: Instruction.absent, type: CheckedType(.loop(loop)))
      }
      report(TemplateUnknownName.rule, range, TemplateUnknownName.loop)
      return .unknown
    }
    if let variable = scope.variables[name] {
      return Operand(register: variable.register, type: variable.type)
    }
    guard let root else { return .unknown }
    let fields = schema.records[root].fields
    guard let number = fields.firstIndex(where: { $0.name == name }) else {
      report(
        TemplateUnknownName.rule, range, TemplateUnknownName.name(name),
        suggestion: suggestion(for: name, among: fields.map(\.name) + scope.variables.keys.sorted()))
      return .unknown
    }
    let type = CheckedType(of: fields[number].type, isOptional: fields[number].isOptional)
    if let register = rootRegisters[number] {
      usedRootFields.insert(number)
      return Operand(register: register, type: type)
    }
    let register = place()
    emit(Instruction(operation: .field, number: UInt16(truncatingIfNeeded: number), a: register, b: 0))
    return Operand(register: register, type: type)
  }

  /// A field of a record, with the register of the record: nothing where the expression is something else.
  ///
  /// Where it answers nothing, it has compiled nothing.
  func recordField(
    of base: Expression, name: String, _ range: Range<Int>
  ) -> (record: Int32, field: (number: Int, schema: FieldSchema))? {
    // Names and their fields cover nearly all that templates print.
    guard let type = plainType(of: base), case .record(let record) = type.kind else { return nil }
    let fields = schema.records[record].fields
    guard let number = fields.firstIndex(where: { $0.name == name }) else { return nil }
    return (compile(base).register, (number, fields[number]))
  }

  /// The type of a name, or of fields of a name, found without compiling anything.
  private func plainType(of expression: Expression) -> CheckedType? {
    switch expression.kind {
    case .name(let name):
      if name == "loop" { return nil }
      if let variable = scope.variables[name] { return variable.type }
      guard let root, let field = schema.records[root].fields.first(where: { $0.name == name }) else {
        return nil
      }
      return CheckedType(of: field.type, isOptional: field.isOptional)
    case .field(let base, let name, _):
      guard let type = plainType(of: base), case .record(let record) = type.kind,
        let field = schema.records[record].fields.first(where: { $0.name == name })
      else { return nil }
      return CheckedType(of: field.type, isOptional: field.isOptional)
    default: return nil
    }
  }

  private func compileField(
    _ base: Expression, _ name: String, _ range: Range<Int>, _ place: () -> Int32
  ) -> Operand {
    let record = compile(base)
    switch record.type.kind {
    case .unknown: return .unknown
    case .record(let number):
      let fields = schema.records[number].fields
      guard let field = fields.firstIndex(where: { $0.name == name }) else {
        report(
          TemplateUnknownName.rule, range, TemplateUnknownName.field(name, of: schema.records[number].name),
          suggestion: suggestion(for: name, among: fields.map(\.name)))
        return .unknown
      }
      let type = CheckedType(
        of: fields[field].type, isOptional: fields[field].isOptional || record.type.isOptional)
      let source = FieldPlace(record: record.register, number: field)
      if let register = known[source] { return Operand(register: register, type: type) }
      let register = place()
      emit(
        Instruction(
          operation: .field, number: UInt16(truncatingIfNeeded: field), a: register, b: record.register))
      if remembersFields { known[source] = register }
      return Operand(register: register, type: type)
    case .mapping, .dynamic:
      let register = place()
      let key = constant(.text(Array(name.utf8)))
      emit(Instruction(operation: .entry, a: register, b: record.register, c: key))
      return Operand(register: register, type: CheckedType(.dynamic, isOptional: true))
    case .loop(let slot): return compileLoopState(slot, name, range, place)
    case .group(let key, let element):
      guard name == "grouper" || name == "list" else {
        report(
          TemplateUnknownName.rule, range, TemplateUnknownName.field(name, of: "group"),
          suggestion: suggestion(for: name, among: ["grouper", "list"]))
        return .unknown
      }
      let register = place()
      // The renderer keeps groups itself: field 0 is what its elements share, field 1 the list of them.
      emit(
        Instruction(operation: .field, number: name == "list" ? 1 : 0, a: register, b: record.register))
      return Operand(
        register: register,
        type: name == "list" ? CheckedType(.list(element)) : CheckedType(.scalar(key), isOptional: true))
    case .nothing, .scalar, .list:
      report(
        TemplateUnknownName.rule, range,
        TemplateUnknownName.fieldOfValue(name, of: record.type.kind.name(schema)))
      return .unknown
    }
  }

  private func compileLoopState(
    _ slot: Int, _ name: String, _ range: Range<Int>, _ place: () -> Int32
  ) -> Operand {
    guard let state = LoopState.allCases.first(where: { $0.name == name }) else {
      report(
        TemplateUnknownName.rule, range, TemplateUnknownName.field(name, of: "loop"),
        suggestion: suggestion(for: name, among: LoopState.allCases.map(\.name) + ["cycle"]))
      return .unknown
    }
    let register = place()
    emit(
      Instruction(
        operation: .loopState, mode: state.rawValue, number: UInt16(truncatingIfNeeded: slot), a: register))
    switch state {
    case .first, .last: return Operand(register: register, type: .boolean)
    case .previtem, .nextitem:
      let kind = slot < loopElements.count ? loopElements[slot] : .unknown
      return Operand(register: register, type: CheckedType(kind, isOptional: true))
    default: return Operand(register: register, type: .integer)
    }
  }

  private func compileItem(_ base: Expression, _ index: Expression, _ place: () -> Int32) -> Operand {
    let list = compile(base)
    let number = compile(index)
    let register = place()
    func element(_ kind: CheckedType.Kind) -> Operand {
      emit(Instruction(operation: .item, a: register, b: list.register, c: number.register))
      return Operand(register: register, type: CheckedType(kind, isOptional: true))
    }
    switch list.type.kind {
    case .unknown: return .unknown
    case .dynamic, .mapping: return element(.dynamic)
    case .list(let kind):
      if number.type.kind.escapesChecks || number.type.kind == .scalar(.integer) { return element(kind) }
      report(TemplateSyntax.rule, index.range, TemplateSyntax.index)
      return .unknown
    default:
      report(
        TemplateSyntax.rule, base.range, TemplateSyntax.notIterable(list.type.kind.name(schema)))
      return .unknown
    }
  }

  // MARK: Calls

  private func compileCall(
    _ callee: Expression, _ arguments: [Expression.Argument], _ range: Range<Int>, _ place: () -> Int32
  ) -> Operand {
    switch callee.kind {
    case .name("super"):
      report(TemplateSyntax.rule, range, TemplateSyntax.superInExpression)
      return .unknown
    case .field(let base, name: "cycle", _):
      let loop = compile(base)
      guard case .loop(let slot) = loop.type.kind else { break }
      return compileCycle(slot, arguments, range, place)
    case .field(let base, name: "items", let nameRange):
      let value = compile(base)
      if value.type.kind.escapesChecks || value.type.kind == .mapping {
        report(TemplateSyntax.rule, nameRange, TemplateSyntax.filteredItems)
        return .unknown
      }
    default: break
    }
    for argument in arguments { _ = compile(argument.value) }
    switch callee.kind {
    case .name(let name): report(TemplateUnknownName.rule, callee.range, TemplateUnknownName.function(name))
    case .field(_, let name, let nameRange):
      report(TemplateUnknownName.rule, nameRange, TemplateUnknownName.function(name))
    default: report(TemplateSyntax.rule, range, TemplateSyntax.notCallable)
    }
    return .unknown
  }

  private func compileCycle(
    _ slot: Int, _ arguments: [Expression.Argument], _ range: Range<Int>, _ place: () -> Int32
  ) -> Operand {
    let register = place()
    guard !arguments.isEmpty, arguments.count <= Self.countLimit, arguments.allSatisfy({ $0.name == nil })
    else {
      report(TemplateSyntax.rule, range, TemplateSyntax.argumentCount("cycle", "one or more unnamed"))
      return .unknown
    }
    let first = allocate(Int32(arguments.count))
    var type: CheckedType?
    for (index, argument) in arguments.enumerated() {
      let value = compile(argument.value, into: first + Int32(index))
      type = join(type, value.type, argument.value.range)
    }
    emit(
      Instruction(
        operation: .cycle, number: UInt16(truncatingIfNeeded: arguments.count), a: register, b: first,
        c: Int32(slot)))
    return Operand(register: register, type: type ?? .unknown)
  }

  /// The type of a value that may be of either type; says so if there is none.
  func join(_ known: CheckedType?, _ type: CheckedType, _ range: Range<Int>) -> CheckedType {
    guard let known else { return type }
    if let joined = known.joined(with: type) { return joined }
    report(
      TemplateSyntax.rule, range,
      TemplateSyntax.mixedValue(known.kind.name(schema), type.kind.name(schema)))
    return .unknown
  }

  // MARK: Choices

  /// Compiles `and` and `or`, which answer one of their operands, as in Python.
  private func compileEither(
    _ jump: Instruction.Operation, _ left: Expression, _ right: Expression, _ range: Range<Int>,
    _ place: () -> Int32
  ) -> Operand {
    let register = place()
    let first = compile(left, into: register)
    let over = emit(Instruction(operation: jump, a: register))
    let second = compile(right, into: register)
    land(over)
    var type = join(first.type, second.type, range)
    // `a or b` is absent only where `b` is.
    if jump == .jumpIfTrue { type.isOptional = second.type.isOptional }
    return Operand(register: register, type: type)
  }

  private func compileCondition(
    _ test: Expression, _ then: Expression, _ otherwise: Expression?, _ range: Range<Int>,
    _ place: () -> Int32
  ) -> Operand {
    let register = place()
    let mark = nextRegister
    let skip = emit(Instruction(operation: .jumpIfFalse, a: compileTruth(test).register))
    nextRegister = mark
    let first = compile(then, into: register)
    let over = emit(Instruction(operation: .jump))
    land(skip)
    let second: CheckedType
    if let otherwise {
      second = compile(otherwise, into: register).type
    } else {
      emit(Instruction(operation: .move, a: register, b: Instruction.absent))
      second = CheckedType(.nothing, isOptional: true)
    }
    land(over)
    return Operand(register: register, type: join(first.type, second, range))
  }
}
