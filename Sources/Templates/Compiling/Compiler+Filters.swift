import Diagnostics

extension Compiler {
  func compileFilter(
    _ expression: Expression, _ call: Expression.Call, _ range: Range<Int>, _ place: () -> Int32
  ) -> Operand {
    // The host's filters come first, so a host can replace one of the language's.
    if let number = schema.filters.firstIndex(where: { $0.name == call.name }) {
      return compileHostFilter(number, expression, call, place)
    }
    guard let filter = BuiltInFilter(named: call.name) else {
      _ = compile(expression)
      for argument in call.arguments { _ = compile(argument.value) }
      if call.name == "items" {
        report(TemplateSyntax.rule, call.range, TemplateSyntax.filteredItems)
      } else {
        report(
          TemplateUnknownName.rule, call.range, TemplateUnknownName.filter(call.name),
          suggestion: TemplateUnknownName.refusedFilters.contains(call.name)
            ? nil : suggestion(for: call.name, among: BuiltInFilter.names + schema.filters.map(\.name)))
      }
      return .unknown
    }
    if filter == .t { return compilePhrase(expression, call, place) }
    guard let arguments = bind(call, filter.parameters.map { ($0.name, $0.isRequired) }, filter.name) else {
      _ = compile(expression)
      for argument in call.arguments { _ = compile(argument.value) }
      return .unknown
    }
    switch filter {
    case .default: return compileDefault(expression, arguments, range, place)
    case .escape: return compileEscape(expression, call)
    default: return compileBuiltIn(filter, expression, arguments, place)
    }
  }

  // MARK: Arguments

  /// Brings arguments into the order of the parameters; nothing where one is faulty, which is reported.
  private func bind(
    _ call: Expression.Call, _ parameters: [(name: String, isRequired: Bool)], _ filter: String
  ) -> [Expression?]? {
    var arguments = [Expression?](repeating: nil, count: parameters.count)
    var isSound = true
    for (index, argument) in call.arguments.enumerated() {
      var place = index
      if let name = argument.name {
        guard let named = parameters.firstIndex(where: { $0.name == name }) else {
          report(
            TemplateUnknownName.rule, argument.nameRange, TemplateUnknownName.argument(name, of: filter),
            suggestion: suggestion(for: name, among: parameters.map(\.name)))
          isSound = false
          continue
        }
        place = named
      }
      guard place < parameters.count else {
        let most = parameters.isEmpty ? "no" : "at most \(parameters.count)"
        report(
          TemplateSyntax.rule, argument.value.range, TemplateSyntax.argumentCount(filter, most))
        return nil
      }
      if arguments[place] != nil {
        report(
          TemplateSyntax.rule, argument.nameRange, TemplateSyntax.argumentTwice(parameters[place].name))
        isSound = false
      }
      arguments[place] = argument.value
    }
    for (index, parameter) in parameters.enumerated()
    where parameter.isRequired && arguments[index] == nil && isSound {
      report(
        TemplateSyntax.rule, call.range, TemplateSyntax.argumentMissing(parameter.name, of: filter))
      isSound = false
    }
    return isSound ? arguments : nil
  }

  func literalText(_ expression: Expression) -> [UInt8]? {
    if case .text(let bytes) = expression.kind { bytes } else { nil }
  }

  func reportArgument(_ range: Range<Int>, _ name: String, _ filter: String, _ needs: String) {
    report(TemplateSyntax.rule, range, TemplateSyntax.argument(name, of: filter, needs: needs))
  }

  // MARK: The host's filters

  private func compileHostFilter(
    _ number: Int, _ expression: Expression, _ call: Expression.Call, _ place: () -> Int32
  ) -> Operand {
    let filter = schema.filters[number]
    let register = place()
    let input = compile(expression)
    check(input, expression, filter.input, filter.name, isInput: true)
    let result = Operand(
      register: register,
      type: CheckedType(of: filter.result, isOptional: filter.isOptional || input.type.isOptional))
    guard let arguments = bind(call, filter.parameters.map { ($0.name, !$0.isOptional) }, filter.name) else {
      return result
    }
    let first = allocate(Int32(arguments.count))
    for (index, argument) in arguments.enumerated() {
      let target = first + Int32(index)
      if let argument {
        let value = compile(argument, into: target)
        check(value, argument, filter.parameters[index], filter.name, isInput: false)
      } else {
        emit(Instruction(operation: .move, a: target, b: Instruction.absent))
      }
    }
    emit(
      Instruction(
        operation: .hostFilter, mode: UInt8(truncatingIfNeeded: arguments.count),
        number: UInt16(truncatingIfNeeded: number), a: register, b: input.register, c: first))
    return result
  }

  private func check(
    _ value: Operand, _ expression: Expression, _ parameter: FilterSchema.Parameter, _ filter: String,
    isInput: Bool
  ) {
    guard value.type.kind != .unknown else { return }
    let literal = literalText(expression)
    if parameter.isLiteral, let literal { usedLiterals.insert(String(decoding: literal, as: UTF8.self)) }
    if parameter.isLiteral, literal == nil {
      return reportArgument(expression.range, parameter.name, filter, "a text between quotes")
    }
    if !fits(value.type.kind, CheckedType.Kind(parameter.type)) {
      if isInput {
        report(
          TemplateSyntax.rule, expression.range,
          TemplateSyntax.input(filter, value.type.kind.name(schema)))
      } else {
        reportArgument(
          expression.range, parameter.name, filter, CheckedType.Kind(parameter.type).name(schema))
      }
    } else if let literal, let fault = parameter.check?(String(decoding: literal, as: UTF8.self)) {
      report(TemplateUnknownName.rule, expression.range, fault.message, suggestion: fault.suggestion)
    }
  }

  /// Whether a value of a type can be given where another is expected.
  private func fits(_ kind: CheckedType.Kind, _ expected: CheckedType.Kind) -> Bool {
    switch (kind, expected) {
    case (.unknown, _), (_, .unknown), (.dynamic, _), (_, .dynamic), (.nothing, _): return true
    case (.scalar(let given), .scalar(var accepted)):
      if accepted.contains(.text) { accepted.insert(.url) }
      if accepted.contains(.number) { accepted.insert(.integer) }
      return given.isSubset(of: accepted)
    case (.list(let given), .list(let expected)): return fits(given, expected)
    default: return kind == expected
    }
  }

  // MARK: The language's own filters

  private func compileEscape(_ expression: Expression, _ call: Expression.Call) -> Operand {
    let value = compile(expression)
    if let scalars = value.type.kind.scalars, scalars.isSubset(of: .printable) { return value }
    if value.type.kind.escapesChecks { return value }
    report(
      TemplateSyntax.rule, expression.range, TemplateSyntax.input("escape", value.type.kind.name(schema)))
    return .unknown
  }

  private func compileDefault(
    _ expression: Expression, _ arguments: [Expression?], _ range: Range<Int>, _ place: () -> Int32
  ) -> Operand {
    let register = place()
    let value = compile(expression, into: register)
    var jump = Instruction.Operation.jumpIfPresent
    if let flag = arguments[1] {
      if case .boolean(let isBoolean) = flag.kind {
        if isBoolean { jump = .jumpIfTrue }
      } else {
        reportArgument(flag.range, "boolean", "default", "true or false")
      }
    }
    let over = emit(Instruction(operation: jump, a: register))
    let other: Operand
    if let argument = arguments[0] {
      other = compile(argument, into: register)
    } else {
      let empty = constant(.text([]))
      emit(Instruction(operation: .move, a: register, b: empty))
      other = Operand(register: register, type: .text)
    }
    land(over)
    var type = join(value.type, other.type, range)
    type.isOptional = other.type.isOptional
    return Operand(register: register, type: type)
  }

  private func compileBuiltIn(
    _ filter: BuiltInFilter, _ expression: Expression, _ arguments: [Expression?], _ place: () -> Int32
  ) -> Operand {
    let register = place()
    let input = compile(expression)
    let first = allocate(Int32(arguments.count))
    var path: [UInt16] = []
    var wordGroup: UInt16?
    var attribute: CheckedType.Kind?
    var valueType: CheckedType.Kind?
    let element: CheckedType.Kind = if case .list(let element) = input.type.kind { element } else { .unknown }
    for (index, argument) in arguments.enumerated() {
      let target = first + Int32(index)
      guard let argument else {
        emit(Instruction(operation: .move, a: target, b: Instruction.absent))
        continue
      }
      let parameter = filter.parameters[index]
      if case .attribute = parameter.type {
        guard let found = attributePath(argument, parameter.name, filter.name, of: element) else {
          return .unknown
        }
        (path, attribute) = found
        // Elements of which no type is known are asked by name, or by a path of names.
        _ = compile(argument, into: target)
        continue
      }
      if case .wordGroup = parameter.type {
        guard let number = self.wordGroup(argument, parameter.name) else { return .unknown }
        wordGroup = number
        continue
      }
      if case .dateFormat = parameter.type, let form = namedForm(argument) {
        emit(Instruction(operation: .move, a: target, b: constant(.text(form))))
        continue
      }
      let value = compile(argument, into: target)
      check(value, argument, parameter, filter)
      if case .any = parameter.type { valueType = value.type.kind }
    }
    guard let type = type(of: filter, input.type, attribute: attribute) else {
      report(
        TemplateSyntax.rule, expression.range,
        TemplateSyntax.input(filter.name, input.type.kind.name(schema)))
      return .unknown
    }
    if filter == .selectattr || filter == .rejectattr, let attribute, let value = arguments[2],
      let type = valueType, !canBeEqual(attribute, type)
    {
      report(
        TemplateSyntax.rule, value.range,
        TemplateSyntax.notComparable(attribute.name(schema), type.name(schema)))
    }
    guard let pathNumber = wordGroup ?? self.path(path) else {
      report(TemplateSyntax.rule, expression.range, TemplateSyntax.tooLarge)
      return .unknown
    }
    emit(
      Instruction(
        operation: .filter, mode: filter.rawValue, number: pathNumber, a: register, b: input.register,
        c: first))
    return Operand(register: register, type: type)
  }

  private func check(
    _ value: Operand, _ argument: Expression, _ parameter: BuiltInFilter.Parameter, _ filter: BuiltInFilter
  ) {
    let kind = value.type.kind
    func needs(_ accepted: CheckedType.Scalars, _ what: String) {
      if kind.escapesChecks || kind == .nothing { return }
      if let scalars = kind.scalars, scalars.isSubset(of: accepted) { return }
      reportArgument(argument.range, parameter.name, filter.name, what)
    }
    switch parameter.type {
    case .text: needs(.texts, "a text")
    case .integer: needs(.integer, "a whole number")
    case .boolean: needs(.boolean, "true or false")
    case .any:
      if kind.scalars == .html || kind.scalars == .json {
        reportArgument(argument.range, parameter.name, filter.name, "a simple value")
      }
    case .attribute, .wordGroup: break
    case .dateFormat:
      guard let format = literalText(argument) else {
        return reportArgument(argument.range, parameter.name, filter.name, "a text between quotes")
      }
      if !format.isEmpty, !format.contains(UInt8(ascii: "%")) {
        let name = String(decoding: format, as: UTF8.self)
        report(
          TemplateUnknownName.rule, argument.range, TemplateUnknownName.dateForm(name),
          suggestion: suggestion(for: name, among: schema.phrasebook.dateForms.keys.sorted()))
      } else if let directive = DateFormat.fault(in: format) {
        report(
          TemplateUnknownName.rule, argument.range, TemplateSyntax.directive(directive),
          suggestion: nil)
      }
    case .oneOf(let words):
      guard let word = literalText(argument).map({ String(decoding: $0, as: UTF8.self) }),
        words.contains(word)
      else {
        let list = words.map { "'\($0)'" }.joined(separator: ", ")
        return reportArgument(argument.range, parameter.name, filter.name, "one of \(list)")
      }
    }
  }
}
