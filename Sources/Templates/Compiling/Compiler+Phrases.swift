import Diagnostics

/// Texts of the theme, which are found when templates are compiled: what a page prints of them are literal bytes, and
/// values between them.
extension Compiler {
  private static let phraseFilter = BuiltInFilter.t.name

  /// The key and the call, where an expression is a text of the theme.
  private func phraseCall(_ expression: Expression) -> (key: Expression, call: Expression.Call)? {
    guard case .filter(let key, let call) = expression.kind, call.name == Self.phraseFilter,
      !schema.filters.contains(where: { $0.name == Self.phraseFilter })
    else { return nil }
    return (key, call)
  }

  /// What an expression prints wherever it stands, if it is a text of the theme without values.
  func knownText(_ expression: Expression) -> String? {
    guard let (key, call) = phraseCall(expression), call.arguments.isEmpty, let literal = literalText(key) else {
      return nil
    }
    return schema.phrasebook.phrases[String(decoding: literal, as: UTF8.self)]?.constant
  }

  /// The text that a key names; says so if there is none, or if it takes other values.
  private func phrase(_ key: Expression, _ call: Expression.Call) -> Phrase? {
    guard let literal = literalText(key) else {
      report(TemplateSyntax.rule, key.range, TemplateSyntax.phraseKey)
      return nil
    }
    let name = String(decoding: literal, as: UTF8.self)
    guard let phrase = schema.phrasebook.phrases[name] else {
      report(
        TemplateUnknownName.rule, key.range, TemplateUnknownName.phrase(name),
        suggestion: suggestion(for: name, among: schema.phrasebook.phrases.keys.sorted()))
      return nil
    }
    usedPhrases.insert(name)
    for argument in call.arguments {
      guard let name = argument.name else { continue }
      report(TemplateUnknownName.rule, argument.nameRange, TemplateUnknownName.argument(name, of: Self.phraseFilter))
      return nil
    }
    guard call.arguments.count == phrase.valueCount else {
      report(
        TemplateSyntax.rule, call.range,
        TemplateSyntax.phraseValues(name, takes: phrase.valueCount, given: call.arguments.count))
      return nil
    }
    return phrase
  }

  /// Puts the values of a text into registers.
  private func compileValues(_ call: Expression.Call, of phrase: Phrase, _ key: Expression) -> [Operand] {
    call.arguments.enumerated().map { index, argument in
      let value = compile(argument.value)
      let kind = value.type.kind
      let isNumber = kind.escapesChecks || kind.scalars.map { $0.isSubset(of: .numbers) } ?? false
      if index == 0, phrase.isPlural, !isNumber {
        let name = literalText(key).map { String(decoding: $0, as: UTF8.self) } ?? ""
        report(TemplateSyntax.rule, argument.value.range, TemplateSyntax.phraseNumber(name))
      }
      let isPrintable = kind.scalars.map { $0.isSubset(of: [.text, .url, .integer, .number, .date]) }
      if !(isPrintable ?? (kind.escapesChecks || kind == .nothing)) {
        report(TemplateSyntax.rule, argument.value.range, TemplateSyntax.phraseValue(kind.name(schema)))
      }
      return value
    }
  }

  /// Compiles each form of a text so that the number decides which one is run.
  private func compileForms(_ phrase: Phrase, _ values: [Operand], _ body: ([Phrase.Part]) -> Void) {
    var ends: [Int] = []
    for (category, parts) in phrase.forms {
      guard category != .other else {
        body(parts)
        break
      }
      let over = emit(
        Instruction(
          operation: .unlessPlural, mode: category.rawValue, a: values.first?.register ?? Instruction.absent))
      body(parts)
      ends.append(emit(Instruction(operation: .jump)))
      land(over)
    }
    land(ends)
  }

  // MARK: Printing

  /// Prints a text of the theme; answers false, and has done nothing, where the expression is something else.
  func compilePhraseOutput(_ expression: Expression) -> Bool {
    guard let (key, call) = phraseCall(expression) else { return false }
    guard spend(1, at: expression.range) else { return true }
    guard let phrase = phrase(key, call) else {
      for argument in call.arguments { _ = compile(argument.value) }
      _ = printing(.unknown, expression.range)
      return true
    }
    let values = compileValues(call, of: phrase, key)
    guard let mode = printing(.text, expression.range) else { return true }
    guard mode == .text || mode == .attribute else {
      // Of an address, only the whole can be judged.
      emitPrint(joined(phrase, values, into: allocate()), mode)
      return true
    }
    compileForms(phrase, values) { parts in
      for part in parts {
        switch part {
        case .text(let text): emitText(escaping: text)
        case .value(let number):
          let scalars = values[number].type.kind.scalars
          emitPrint(values[number].register, scalars?.isDisjoint(with: .numbers) == true ? .attribute : .localNumber)
        }
      }
    }
    return true
  }

  /// Prints a number as the language writes it; answers false, and has done nothing, where the expression is something
  /// else.
  func compileNumberOutput(_ expression: Expression) -> Bool {
    guard case .filter(let value, let call) = expression.kind, call.name == BuiltInFilter.number.name,
      call.arguments.isEmpty, !schema.filters.contains(where: { $0.name == call.name }),
      context.state == .text
    else { return false }
    guard spend(1, at: expression.range) else { return true }
    if case .field(let base, let name, let nameRange) = value.kind,
      let (record, field) = recordField(of: base, name: name, nameRange),
      let type = type(
        of: .number, CheckedType(of: field.schema.type, isOptional: field.schema.isOptional), attribute: nil)
    {
      if printing(type, expression.range) != nil { emitField(field.number, of: record, .localNumber) }
      return true
    }
    let operand = compile(value)
    guard let type = type(of: .number, operand.type, attribute: nil) else {
      report(
        TemplateSyntax.rule, value.range,
        TemplateSyntax.input(BuiltInFilter.number.name, operand.type.kind.name(schema)))
      return true
    }
    if printing(type, expression.range) != nil { emitPrint(operand.register, .localNumber) }
    return true
  }

  // MARK: As a value

  /// Compiles a text of the theme that is not printed as it is.
  func compilePhrase(_ key: Expression, _ call: Expression.Call, _ place: () -> Int32) -> Operand {
    guard let phrase = phrase(key, call) else {
      for argument in call.arguments { _ = compile(argument.value) }
      return .unknown
    }
    if let text = phrase.constant { return Operand(register: constant(.text(Array(text.utf8))), type: .text) }
    let register = place()
    return Operand(register: joined(phrase, compileValues(call, of: phrase, key), into: register), type: .text)
  }

  private func joined(_ phrase: Phrase, _ values: [Operand], into register: Int32) -> Int32 {
    compileForms(phrase, values) { parts in
      let mark = nextRegister
      let first = allocate(Int32(parts.count))
      for (index, part) in parts.enumerated() {
        let source: Int32 =
          switch part {
          case .text(let text): constant(.text(Array(text.utf8)))
          case .value(let number): values[number].register
          }
        emit(Instruction(operation: .move, a: first + Int32(index), b: source))
      }
      emit(
        Instruction(
          operation: .concatenate, mode: 1, number: UInt16(truncatingIfNeeded: parts.count), a: register, b: first))
      nextRegister = mark
    }
    return register
  }

  // MARK: Words and forms of dates

  /// The number of a group of words; says so if no text has such a key.
  func wordGroup(_ argument: Expression, _ name: String) -> UInt16? {
    guard let literal = literalText(argument) else {
      reportArgument(argument.range, name, BuiltInFilter.word.name, "a text between quotes")
      return nil
    }
    let group = String(decoding: literal, as: UTF8.self)
    let words = schema.phrasebook.words(below: group)
    guard !words.isEmpty else {
      let groups = Set(
        schema.phrasebook.phrases.keys.compactMap { key in key.lastIndex(of: ".").map { key[..<$0] } })
      report(
        TemplateUnknownName.rule, argument.range, TemplateUnknownName.wordGroup(group),
        suggestion: suggestion(for: group, among: groups.map(String.init).sorted()))
      return nil
    }
    // Of a group, any word may be asked for.
    usedPhrases.insert(group + ".")
    if let known = program.wordGroups.firstIndex(of: group) { return UInt16(truncatingIfNeeded: known) }
    program.wordGroups.append(group)
    return UInt16(truncatingIfNeeded: program.wordGroups.count - 1)
  }

  /// The directives of a form of dates that has a name.
  func namedForm(_ argument: Expression) -> [UInt8]? {
    guard let literal = literalText(argument) else { return nil }
    return schema.phrasebook.dateForms[String(decoding: literal, as: UTF8.self)].map { Array($0.utf8) }
  }
}
