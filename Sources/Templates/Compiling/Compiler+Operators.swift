import Diagnostics

extension Compiler {
  /// As many values as one instruction can count.
  static let countLimit = Int(UInt16.max)

  // MARK: Lists and texts

  func compileList(_ items: [Expression], _ range: Range<Int>, _ place: () -> Int32) -> Operand {
    guard items.count <= Self.countLimit else {
      report(TemplateSyntax.rule, range, TemplateSyntax.tooLong)
      return .unknown
    }
    let register = place()
    let first = allocate(Int32(items.count))
    var type: CheckedType?
    for (index, item) in items.enumerated() {
      let value = compile(item, into: first + Int32(index))
      type = join(type, value.type, item.range)
    }
    emit(
      Instruction(
        operation: .list, number: UInt16(truncatingIfNeeded: items.count), a: register, b: first))
    return Operand(register: register, type: CheckedType(.list(type?.kind ?? .nothing)))
  }

  func compileConcatenation(
    _ parts: [Expression], _ range: Range<Int>, _ place: () -> Int32
  ) -> Operand {
    guard parts.count <= Self.countLimit else {
      report(TemplateSyntax.rule, range, TemplateSyntax.tooLong)
      return .unknown
    }
    let register = place()
    let first = allocate(Int32(parts.count))
    for (index, part) in parts.enumerated() {
      let value = compile(part, into: first + Int32(index))
      let isText = value.type.kind.scalars.map { $0.isSubset(of: [.text, .url, .integer, .number, .date]) }
      if !(isText ?? (value.type.kind.escapesChecks || value.type.kind == .nothing)) {
        report(TemplateSyntax.rule, part.range, TemplateSyntax.notText(value.type.kind.name(schema)))
      }
    }
    emit(
      Instruction(
        operation: .concatenate, number: UInt16(truncatingIfNeeded: parts.count), a: register, b: first))
    return Operand(register: register, type: .text)
  }

  // MARK: Numbers

  private func checkNumber(_ value: Operand, _ operation: String, _ range: Range<Int>) -> Bool {
    switch value.type.kind {
    case .unknown, .dynamic: return true
    case .scalar(let scalars) where scalars.isSubset(of: .numbers): return true
    case .scalar(let scalars) where operation == "+" && scalars.isSubset(of: .texts):
      report(TemplateSyntax.rule, range, TemplateSyntax.notAdded)
    default:
      report(TemplateSyntax.rule, range, TemplateSyntax.notNumber(operation, value.type.kind.name(schema)))
    }
    return false
  }

  func compileNegation(_ expression: Expression, _ place: () -> Int32) -> Operand {
    let register = place()
    let value = compile(expression)
    guard checkNumber(value, "-", expression.range) else { return .unknown }
    emit(Instruction(operation: .negate, a: register, b: value.register))
    return Operand(register: register, type: value.type)
  }

  func compileArithmetic(
    _ operation: Expression.Arithmetic, _ left: Expression, _ right: Expression, _ place: () -> Int32
  ) -> Operand {
    let register = place()
    let first = compile(left)
    let second = compile(right)
    let isLeftNumber = checkNumber(first, operation.rawValue, left.range)
    guard checkNumber(second, operation.rawValue, right.range), isLeftNumber else { return .unknown }
    let mode: ArithmeticMode =
      switch operation {
      case .plus: .plus
      case .minus: .minus
      case .times: .times
      case .dividedBy: .dividedBy
      case .modulo: .modulo
      }
    emit(
      Instruction(
        operation: .compute, mode: mode.rawValue, a: register, b: first.register, c: second.register))
    // A result that is too large, or a division by zero, is absent.
    let type = first.type.joined(with: second.type) ?? .unknown
    return Operand(register: register, type: CheckedType(type.kind, isOptional: true))
  }

  // MARK: Comparisons

  func compileComparison(
    _ left: Expression, _ comparisons: [Expression.Comparison], _ place: () -> Int32
  ) -> Operand {
    let register = place()
    var first = compile(left)
    var firstRange = left.range
    var exits: [Int] = []
    for (index, comparison) in comparisons.enumerated() {
      if index > 0 { exits.append(emit(Instruction(operation: .jumpIfFalse, a: register))) }
      let second = compile(comparison.right)
      check(comparison.operator, first, second, firstRange.lowerBound..<comparison.right.range.upperBound)
      let mode: ComparisonMode =
        switch comparison.operator {
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        case .isIn: .isIn
        case .isNotIn: .isNotIn
        }
      emit(
        Instruction(
          operation: .compare, mode: mode.rawValue, a: register, b: first.register, c: second.register))
      first = second
      firstRange = comparison.right.range
    }
    land(exits)
    return Operand(register: register, type: .boolean)
  }

  /// Whether values of two types can be equal.
  func canBeEqual(_ a: CheckedType.Kind, _ b: CheckedType.Kind) -> Bool {
    switch (a, b) {
    case (.unknown, _), (_, .unknown), (.dynamic, _), (_, .dynamic), (.nothing, _), (_, .nothing): true
    case (.scalar(let a), .scalar(let b)): !a.comparisonGroups.isDisjoint(with: b.comparisonGroups)
    case (.record(let a), .record(let b)): a == b
    default: false
    }
  }

  func hasOrder(_ kind: CheckedType.Kind) -> Bool {
    guard case .scalar(let scalars) = kind else { return kind.escapesChecks }
    return scalars.isSubset(of: [.text, .url, .integer, .number, .date])
      && scalars.comparisonGroups.count == 1
  }

  private func check(
    _ operation: Expression.Comparison.Operator, _ first: Operand, _ second: Operand, _ range: Range<Int>
  ) {
    let (a, b) = (first.type.kind, second.type.kind)
    let names = (a.name(schema), b.name(schema))
    switch operation {
    case .equal, .notEqual:
      if !canBeEqual(a, b) {
        report(TemplateSyntax.rule, range, TemplateSyntax.notComparable(names.0, names.1))
      }
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      if !hasOrder(a) || !hasOrder(b) || !canBeEqual(a, b) {
        report(TemplateSyntax.rule, range, TemplateSyntax.notComparable(names.0, names.1))
      }
    case .isIn, .isNotIn:
      let isSearchable =
        switch b {
        case .unknown, .dynamic: true
        case .list(let element): canBeEqual(a, element)
        case .mapping: canBeEqual(a, .scalar(.text))
        case .scalar(let scalars): scalars.isSubset(of: .texts) && canBeEqual(a, .scalar(.text))
        default: false
        }
      if !isSearchable {
        report(TemplateSyntax.rule, range, TemplateSyntax.notSearchable(names.0, names.1))
      }
    }
  }

  // MARK: Tests

  func compileTest(
    _ expression: Expression, _ call: Expression.Call, isNegated: Bool, _ place: () -> Int32
  ) -> Operand {
    let register = place()
    let value = compile(expression)
    let arguments = call.arguments.map { compile($0.value) }
    guard let test = BuiltInTest.allCases.first(where: { $0.name == call.name }) else {
      report(
        TemplateUnknownName.rule, call.range, TemplateUnknownName.test(call.name),
        suggestion: suggestion(for: call.name, among: BuiltInTest.allCases.map(\.name)))
      return Operand(register: register, type: .boolean)
    }
    if arguments.count != (test.takesArgument ? 1 : 0) {
      report(
        TemplateSyntax.rule, call.range,
        TemplateSyntax.argumentCount(test.name, test.takesArgument ? "1" : "no"))
    }
    if test == .even || test == .odd || test == .divisibleby {
      let operands = [(value, expression.range)] + zip(arguments, call.arguments).map { ($0, $1.value.range) }
      for (operand, range) in operands
      where !operand.type.kind.escapesChecks && operand.type.kind != .scalar(.integer) {
        report(
          TemplateSyntax.rule, range, TemplateSyntax.input(test.name, operand.type.kind.name(schema)))
      }
    }
    emit(
      Instruction(
        operation: .test, mode: test.rawValue, a: register, b: value.register,
        c: arguments.first?.register ?? Instruction.absent))
    if isNegated { emit(Instruction(operation: .not, a: register, b: register)) }
    return Operand(register: register, type: .boolean)
  }
}

extension CheckedType.Scalars {
  /// The kinds of values among which comparing makes sense.
  var comparisonGroups: Set<UInt8> {
    var groups: Set<UInt8> = []
    if !isDisjoint(with: .texts) { groups.insert(0) }
    if !isDisjoint(with: .numbers) { groups.insert(1) }
    if contains(.date) { groups.insert(2) }
    if contains(.boolean) { groups.insert(3) }
    return groups
  }
}
