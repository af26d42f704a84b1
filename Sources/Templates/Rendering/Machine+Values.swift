#if canImport(Glibc)
  import func Glibc.memcmp
#elseif canImport(Musl)
  import func Musl.memcmp
#elseif canImport(Darwin)
  import func Darwin.memcmp
#endif

extension Machine {
  /// Whether a value counts as true, as in Python: zero and what is empty or absent do not.
  @inline(__always)
  func isTrue(_ value: Value, _ data: any TemplateData) -> Bool {
    switch value {
    case .absent: false
    case .boolean(let flag): flag
    case .integer(let number): number != 0
    case .number(let thousandths): thousandths != 0
    case .text(let text), .url(let text): text.count > 0
    case .list(let list): list.count > 0
    case .mapping(let mapping): data.entryCount(of: mapping) > 0
    case .html, .date, .record: true
    }
  }

  // MARK: Order

  /// Whether the first value comes before, with, or after the second; nothing where the two have no order.
  func order(_ a: Value, _ b: Value) -> Int? {
    switch (a, b) {
    case (.text(let a), .text(let b)), (.text(let a), .url(let b)), (.url(let a), .text(let b)),
      (.url(let a), .url(let b)):
      return Self.order(a, b)
    case (.integer(let a), .integer(let b)): return a < b ? -1 : a > b ? 1 : 0
    case (.integer, .number), (.number, .integer), (.number, .number):
      guard let a = Arithmetic.thousandths(a), let b = Arithmetic.thousandths(b) else { return nil }
      return a < b ? -1 : a > b ? 1 : 0
    case (.date(let a), .date(let b)): return a < b ? -1 : a > b ? 1 : 0
    default: return nil
    }
  }

  /// The order of two texts: that of their bytes, which is that of their characters.
  static func order(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int {
    if let first = a.baseAddress, let second = b.baseAddress {
      let result = memcmp(first, second, min(a.count, b.count))
      if result != 0 { return result < 0 ? -1 : 1 }
    }
    return a.count < b.count ? -1 : a.count > b.count ? 1 : 0
  }

  func isEqual(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.absent, .absent): true
    case (.boolean(let a), .boolean(let b)): a == b
    case (.record(let a), .record(let b)): a == b
    default: order(a, b) == 0
    }
  }

  func compare(_ a: Value, _ b: Value, _ mode: UInt8, _ data: any TemplateData) -> Bool {
    switch ComparisonMode(rawValue: mode) {
    case .equal: isEqual(a, b)
    case .notEqual: !isEqual(a, b)
    case .less: order(a, b).map { $0 < 0 } ?? false
    case .lessOrEqual: order(a, b).map { $0 <= 0 } ?? false
    case .greater: order(a, b).map { $0 > 0 } ?? false
    case .greaterOrEqual: order(a, b).map { $0 >= 0 } ?? false
    case .isIn: contains(a, in: b, data)
    case .isNotIn: !contains(a, in: b, data)
    case nil: false
    }
  }

  private func contains(_ value: Value, in container: Value, _ data: any TemplateData) -> Bool {
    switch (container, value) {
    case (.list(let list), _):
      for index in 0..<Int(list.count) where isEqual(element(index, of: list, data), value) { return true }
      return false
    case (.text(let text), .text(let part)), (.text(let text), .url(let part)),
      (.url(let text), .text(let part)), (.url(let text), .url(let part)):
      return Texts.firstPlace(of: part, in: text, from: 0) != nil
    case (.mapping(let mapping), .text(let name)):
      for index in 0..<data.entryCount(of: mapping)
      where Self.order(data.entry(at: index, of: mapping).key, name) == 0 { return true }
      return false
    default: return false
    }
  }

  // MARK: Tests

  func test(_ value: Value, _ argument: Value, _ number: UInt8) -> Bool {
    guard let test = BuiltInTest(rawValue: number) else { return false }
    return switch (test, value) {
    case (.undefined, .absent), (.none, .absent): true
    case (.defined, .absent): false
    case (.defined, _): true
    case (.even, .integer(let number)): number % 2 == 0
    case (.odd, .integer(let number)): number % 2 != 0
    case (.divisibleby, .integer(let number)):
      if case .integer(let divisor) = argument {
        Arithmetic.floor(number, divisor)?.remainder == 0
      } else {
        false
      }
    case (.string, .text), (.string, .url): true
    case (.number, .integer), (.number, .number): true
    case (.boolean, .boolean): true
    case (.mapping, .mapping), (.mapping, .record): true
    case (.sequence, .list): true
    default: false
    }
  }

  // MARK: Texts

  /// Writes a value as text, without escaping; what is no simple value writes nothing.
  func write(_ value: Value, to buffer: inout ByteBuffer) {
    switch value {
    case .text(let text), .url(let text): buffer.append(text)
    case .integer(let number): buffer.append(integer: number)
    case .number(let thousandths): buffer.append(thousandths: thousandths)
    case .date(let day): Dates.append(day, to: &buffer)
    default: break
    }
  }

  /// Writes a number as the language does, and anything else as ``write(_:to:)``.
  func writeLocal(_ value: Value, to buffer: inout ByteBuffer) {
    switch value {
    case .integer(let number): buffer.append(integer: number, group: numberSigns.group)
    case .number(let thousandths):
      buffer.append(thousandths: thousandths, decimal: numberSigns.decimal, group: numberSigns.group)
    default: write(value, to: &buffer)
    }
  }

  /// - Parameter isLocal: whether numbers are written as the language does.
  mutating func concatenate(from register: Int, _ count: Int, isLocal: Bool) -> Value {
    scratch.count = 0
    for offset in 0..<count {
      let value = registers[register + offset]
      if isLocal { writeLocal(value, to: &scratch) } else { write(value, to: &scratch) }
    }
    return keepScratch()
  }

  /// Keeps the text that has been put together in `scratch`.
  mutating func keepScratch() -> Value { .text(arena.store(scratch.bytes)) }

  /// A simple value as text.
  mutating func text(of value: Value) -> UnsafeBufferPointer<UInt8> {
    switch value {
    case .text(let text), .url(let text): return text
    default:
      scratch.count = 0
      write(value, to: &scratch)
      return arena.store(scratch.bytes)
    }
  }
}
