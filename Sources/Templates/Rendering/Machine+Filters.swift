extension Machine {
  mutating func filter(_ step: Instruction, _ data: any TemplateData) -> Value {
    guard let filter = BuiltInFilter(rawValue: step.mode) else { return .absent }
    let value = registers[Int(step.b)]
    let arguments = registers + Int(step.c)
    switch filter {
    case .length: return .integer(length(of: value, data))
    case .tojson:
      scratch.count = 0
      writeJSON(value, data, depth: 0)
      return keepScratch()
    case .abs: return absolute(value)
    case .round: return rounded(value, arguments)
    case .join, .first, .last, .list, .sort, .unique, .min, .max, .sum, .map, .selectattr, .rejectattr,
      .groupby:
      return listFilter(filter, value, arguments, step.number, data)
    case .reverse:
      if case .list = value { return listFilter(filter, value, arguments, step.number, data) }
      return textFilter(filter, value, arguments)
    case .date:
      guard case .date(let day) = value else { return .absent }
      scratch.count = 0
      if case .text(let format) = arguments[0] {
        Dates.append(day, as: format, names: dateNames, to: &scratch)
      } else {
        Dates.append(day, to: &scratch)
      }
      return keepScratch()
    case .number:
      scratch.count = 0
      writeLocal(value, to: &scratch)
      return keepScratch()
    case .word: return word(value, group: step.number)
    case .upper, .lower, .capitalize, .title: return letters(filter, value, arguments)
    default: return textFilter(filter, value, arguments)
    }
  }

  /// The answer of a filter that depends on nothing but its text, whose bytes stay what they are for as long as the page.
  private mutating func letters(
    _ filter: BuiltInFilter, _ value: Value, _ arguments: UnsafeMutablePointer<Value>
  ) -> Value {
    guard let text = Self.text(value) else { return textFilter(filter, value, arguments) }
    if let last = lastFiltered, last.filter == filter.rawValue, last.text.baseAddress == text.baseAddress,
      last.text.count == text.count
    {
      return last.answer
    }
    let answer = textFilter(filter, value, arguments)
    lastFiltered = (filter.rawValue, 0, text, answer)
    return answer
  }

  /// What the language calls a word; of a word with a `-`, such as a language's tag, otherwise what it calls the part before
  /// that; and the word itself where it says nothing.
  private mutating func word(_ value: Value, group: UInt16) -> Value {
    guard let text = Self.text(value) else { return value }
    if let last = lastFiltered, last.filter == BuiltInFilter.word.rawValue, last.number == group,
      last.text.baseAddress == text.baseAddress, last.text.count == text.count
    {
      return last.answer
    }
    var answer = Value.text(text)
    var name = text
    while !name.isEmpty {
      if let found = (wordStarts[Int(group)]..<wordStarts[Int(group) + 1]).first(where: {
        Self.order(words[$0].name, name) == 0
      }) {
        answer = .text(words[found].text)
        break
      }
      guard let dash = name.lastIndex(of: UInt8(ascii: "-")) else { break }
      name = UnsafeBufferPointer(rebasing: name[..<dash])
    }
    lastFiltered = (BuiltInFilter.word.rawValue, group, text, answer)
    return answer
  }

  // MARK: Texts

  private mutating func textFilter(
    _ filter: BuiltInFilter, _ value: Value, _ arguments: UnsafeMutablePointer<Value>
  ) -> Value {
    switch value {
    case .text, .url, .integer, .number, .date: break
    default: return .absent
    }
    let text = text(of: value)
    scratch.count = 0
    switch filter {
    case .upper: Texts.upper(text, to: &scratch)
    case .lower: Texts.lower(text, 0..<text.count, to: &scratch)
    case .capitalize: Texts.capitalize(text, 0..<text.count, as: .title, to: &scratch)
    case .title: Texts.title(text, to: &scratch)
    case .urlencode: Texts.urlEncode(text, to: &scratch)
    case .reverse: Texts.reverse(text, to: &scratch)
    case .string: return .text(text)
    case .wordcount: return .integer(Texts.wordCount(text))
    case .trim: return .text(Texts.trimmed(text, of: Self.text(arguments[0])))
    case .replace:
      let old = Self.text(arguments[0]) ?? Self.empty
      Texts.replace(
        old, by: Self.text(arguments[1]) ?? Self.empty, in: text, limit: Self.integer(arguments[2]),
        to: &scratch)
    case .truncate:
      Texts.truncate(
        text, length: Self.integer(arguments[0]) ?? 255, cutsWords: Self.flag(arguments[1]),
        end: Self.text(arguments[2]) ?? Self.ellipsis, leeway: Self.integer(arguments[3]) ?? 5, to: &scratch)
    default: return .absent
    }
    return keepScratch()
  }

  private static var empty: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: nil, count: 0) }
  private static let dots: StaticString = "..."

  private static var ellipsis: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: dots.utf8Start, count: dots.utf8CodeUnitCount)
  }

  static func text(_ value: Value) -> UnsafeBufferPointer<UInt8>? {
    switch value {
    case .text(let text), .url(let text): text
    default: nil
    }
  }

  static func integer(_ value: Value) -> Int? {
    if case .integer(let number) = value { number } else { nil }
  }

  static func flag(_ value: Value) -> Bool {
    if case .boolean(let flag) = value { flag } else { false }
  }

  // MARK: Numbers

  private func length(of value: Value, _ data: any TemplateData) -> Int {
    switch value {
    case .text(let text), .url(let text): Texts.length(text)
    case .list(let list): Int(list.count)
    case .mapping(let mapping): data.entryCount(of: mapping)
    default: 0
    }
  }

  private func absolute(_ value: Value) -> Value {
    switch value {
    case .integer(let number): number < 0 ? Arithmetic.negate(value) : value
    case .number(let thousandths): thousandths < 0 ? Arithmetic.negate(value) : value
    default: .absent
    }
  }

  private func rounded(_ value: Value, _ arguments: UnsafeMutablePointer<Value>) -> Value {
    guard let thousandths = Arithmetic.thousandths(value) else { return .absent }
    let rounding: Arithmetic.Rounding =
      switch Self.text(arguments[1])?.first {
      case UInt8(ascii: "f"): .floor
      case .some(let byte) where byte == UInt8(ascii: "c") && Self.text(arguments[1])?.count == 4: .ceil
      default: .common
      }
    let decimals = Self.integer(arguments[0]) ?? 0
    guard let rounded = Arithmetic.round(thousandths, decimals: decimals, rounding) else { return .absent }
    if case .integer = value { return .integer(rounded / 1000) }
    return .number(thousandths: rounded)
  }
}
