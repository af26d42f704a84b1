/// Runs programs: registers, loops and buffers in plain memory, used again for each page.
///
/// A structure, so that access to its fields needs no checks; ``Renderer`` owns its one copy and frees it.
struct Machine {
  let code: UnsafePointer<Instruction>
  let literals: UnsafePointer<UInt8>
  /// Paths of fields, each after its length.
  let paths: UnsafePointer<UInt16>
  let dateNames: Dates.Names
  let numberSigns: TemplateSet.NumberSigns
  private let pluralRule: PluralRule
  /// The words of all groups, and where each group's start.
  let words: UnsafePointer<TemplateSet.Word>
  let wordStarts: UnsafePointer<Int>
  /// Register 0; constants lie below it.
  let registers: UnsafeMutablePointer<Value>
  private let registerMemory: UnsafeMutablePointer<Value>
  let loops: UnsafeMutablePointer<LoopFrame>
  private let returns: UnsafeMutablePointer<Int>
  private var returnCount = 0

  var output = ByteBuffer(capacity: 1 << 15)
  /// Where texts are put together before they are kept.
  var scratch = ByteBuffer(capacity: 1 << 10)
  var arena = Arena()
  /// The elements of lists that the page itself makes.
  var lists = ValueStack(capacity: 256)
  var gathering = ValueStack(capacity: 64)
  /// The last text that a filter without arguments was asked about on this page, and its answer: rows of a table tend to
  /// ask the same again.
  var lastFiltered: (filter: UInt8, number: UInt16, text: UnsafeBufferPointer<UInt8>, answer: Value)?
  /// What steady parts print.
  private var steady: SteadyParts
  /// HTML on its way from the host to the output.
  private var html: [UInt8] = []
  /// The places of a list while it is being ordered.
  var order: [Int32] = []
  /// Where in `gathering` the keys of a list that is being ordered start.
  var keyStart = 0

  struct LoopFrame {
    enum Kind: UInt8 { case list, ownList, mapping }

    var kind: Kind
    var list: ListRef
    var mapping: RecordRef
    var index: Int
    var count: Int
  }

  /// The kind of lists, and the type of records, that the page itself makes.
  static let own = UInt16.max

  init(_ set: TemplateSet) {
    code = UnsafePointer(set.code)
    literals = UnsafePointer(set.literals)
    paths = UnsafePointer(set.paths)
    dateNames = Dates.Names(texts: set.dateNames)
    numberSigns = set.numberSigns
    pluralRule = set.pluralRule
    words = UnsafePointer(set.words)
    wordStarts = UnsafePointer(set.wordStarts)
    let constantCount = set.constantCount
    registerMemory = .allocate(capacity: constantCount + set.registerCount)
    registerMemory.initialize(repeating: .absent, count: constantCount + set.registerCount)
    registers = registerMemory + constantCount
    for number in 0..<constantCount { registers[-1 - number] = set.constants[number] }
    loops = .allocate(capacity: max(1, set.loopCount))
    // Every include adds one, and they are nested no deeper than this.
    returns = .allocate(capacity: Parser.depthLimit + 1)
    steady = SteadyParts(count: set.steadyCount)
  }

  func deallocate() {
    registerMemory.deallocate()
    loops.deallocate()
    returns.deallocate()
    steady.deallocate()
    output.deallocate()
    scratch.deallocate()
    arena.deallocate()
    lists.deallocate()
    gathering.deallocate()
  }

  /// An instruction where it lies, of which only those parts are read that its operation has.
  private struct Step {
    let place: UnsafePointer<Instruction>

    @inline(__always)
    var operation: Instruction.Operation { place.pointee.operation }
    @inline(__always)
    var mode: UInt8 { place.pointee.mode }
    @inline(__always)
    var number: Int { Int(place.pointee.number) }
    @inline(__always)
    var a: Int { Int(place.pointee.a) }
    @inline(__always)
    var b: Int { Int(place.pointee.b) }
    @inline(__always)
    var c: Int { Int(place.pointee.c) }
    @inline(__always)
    var instruction: Instruction { place.pointee }
  }

  /// Renders a page into `output`, in the place of what was there.
  ///
  /// - Parameter family: which pages the page shares its steady parts with, if any.
  mutating func run(from entry: Int, root: RecordRef, data: any TemplateData, family: Int?) {
    output.count = 0
    arena.reset()
    lists.removeAll()
    gathering.removeAll()
    returnCount = 0
    lastFiltered = nil
    steady.begin(family)
    var steadyStart = 0
    registers[0] = .record(root)
    var next = entry
    while true {
      let step = Step(place: code + next)
      next &+= 1
      switch step.operation {
      case .printTextAndField:
        output.append(padded: literals + step.b, step.c)
        if case .record(let record) = registers[step.a] {
          emit(data.value(of: step.number, in: record), step.mode, data)
        }
      case .text: output.append(padded: literals + step.b, step.c)
      case .printTextAndValue:
        output.append(padded: literals + step.b, step.c)
        emit(registers[step.a], step.mode, data)
      case .printField:
        if case .record(let record) = registers[step.a] {
          emit(data.value(of: step.number, in: record), step.mode, data)
        }
      case .print: emit(registers[step.a], step.mode, data)
      case .field:
        registers[step.a] = field(step.number, of: registers[step.b], data)
      case .fieldOrJump:
        let value = field(step.number, of: registers[step.b], data)
        registers[step.a] = value
        if !isTrue(value, data) { next = step.c }
      case .move: registers[step.a] = registers[step.b]
      case .jump: next = step.c
      case .jumpIfFalse: if !isTrue(registers[step.a], data) { next = step.c }
      case .jumpIfTrue: if isTrue(registers[step.a], data) { next = step.c }
      case .jumpIfPresent: if case .absent = registers[step.a] {} else { next = step.c }
      case .unlessPlural: if plural(of: registers[step.a]).rawValue != step.mode { next = step.c }
      case .loop:
        if !startLoop(step.instruction, data) { next = step.c }
      case .next: if nextTurn(step.instruction, data) { next = step.c }
      case .steadyPart:
        if let part = steady[step.number] {
          output.append(part)
          next = step.c
        } else {
          steadyStart = output.count
        }
      case .keepSteadyPart:
        steady.keep(
          step.number, UnsafeBufferPointer(start: output.base + steadyStart, count: output.count - steadyStart))
      case .call:
        returns[returnCount] = next
        returnCount &+= 1
        next = step.c
      case .return:
        returnCount &-= 1
        next = returns[returnCount]
      case .end: return
      default: compute(step.instruction, data)
      }
    }
  }

  /// The operations that pages use less often.
  @inline(never)
  private mutating func compute(_ step: Instruction, _ data: any TemplateData) {
    let b = registers[Int(step.b)]
    let result: Value
    switch step.operation {
    case .entry: result = entry(registers[Int(step.c)], of: b, data)
    case .item: result = item(registers[Int(step.c)], of: b, data)
    case .not: result = .boolean(!isTrue(b, data))
    case .compare: result = .boolean(compare(b, registers[Int(step.c)], step.mode, data))
    case .compute: result = Arithmetic.compute(b, registers[Int(step.c)], step.mode)
    case .negate: result = Arithmetic.negate(b)
    case .concatenate: result = concatenate(from: Int(step.b), Int(step.number), isLocal: step.mode == 1)
    case .list:
      let start = lists.count
      for offset in 0..<Int(step.number) { lists.append(registers[Int(step.b) + offset]) }
      result = ownList(from: start)
    case .gather:
      gathering.removeAll()
      return
    case .gatherElement:
      gathering.append(registers[Int(step.a)])
      return
    case .gathered:
      let start = lists.count
      for index in 0..<gathering.count { lists.append(gathering.base[index]) }
      result = ownList(from: start)
    case .loopState: result = loopState(step, data)
    case .cycle:
      result = registers[Int(step.b) + loops[Int(step.c)].index % max(1, Int(step.number))]
    case .filter: result = filter(step, data)
    case .hostFilter:
      if case .absent = b {
        result = .absent
      } else {
        let arguments = UnsafeBufferPointer(start: registers + Int(step.c), count: Int(step.mode))
        result = data.apply(filter: Int(step.number), to: b, arguments: arguments)
      }
    case .test: result = .boolean(test(b, registers[Int(step.c)], step.mode))
    default: return
    }
    registers[Int(step.a)] = result
  }

  // MARK: Printing

  @inline(__always)
  private mutating func emit(_ value: Value, _ mode: UInt8, _ data: any TemplateData) {
    switch value {
    case .text(let text), .url(let text):
      if mode <= HTMLContext.Printing.attribute.rawValue {
        output.append(escaped: text)
      } else {
        printAddress(text, mode)
      }
    case .absent: break
    default: printOther(value, mode, data)
    }
  }

  /// The plural category of a number; that of all other numbers where it is none.
  @inline(never)
  private func plural(of value: Value) -> PluralCategory {
    Arithmetic.thousandths(value).map(pluralRule.category(ofThousandths:)) ?? .other
  }

  @inline(never)
  private mutating func printAddress(_ text: UnsafeBufferPointer<UInt8>, _ mode: UInt8) {
    if mode == HTMLContext.Printing.json.rawValue {
      output.append(text)
    } else if mode == HTMLContext.Printing.localNumber.rawValue {
      output.append(escaped: text)
    } else if Address.isHarmless(text, isListed: mode == HTMLContext.Printing.listedAddress.rawValue) {
      output.append(escaped: text)
    } else {
      output.append("#")
    }
  }

  @inline(never)
  private mutating func printOther(_ value: Value, _ mode: UInt8, _ data: any TemplateData) {
    switch value {
    case .integer, .number:
      if mode == HTMLContext.Printing.localNumber.rawValue {
        writeLocal(value, to: &output)
      } else if case .integer(let number) = value {
        output.append(integer: number)
      } else if case .number(let thousandths) = value {
        output.append(thousandths: thousandths)
      }
    case .date(let day): Dates.append(day, to: &output)
    case .html(let record, let field):
      // A value of which no type was known may turn out to be HTML where there can be none.
      guard mode == HTMLContext.Printing.text.rawValue else { return }
      html.removeAll(keepingCapacity: true)
      data.writeHTML(of: Int(field), in: record, into: &html)
      html.withUnsafeBufferPointer { output.append($0) }
    default: break
    }
  }

  // MARK: Fields and elements

  @inline(__always)
  func field(_ number: Int, of value: Value, _ data: any TemplateData) -> Value {
    guard case .record(let record) = value else { return .absent }
    if record.type == Self.own { return lists.base[Int(record.index) + number] }
    return data.value(of: number, in: record)
  }

  private func entry(_ key: Value, of value: Value, _ data: any TemplateData) -> Value {
    guard case .mapping(let mapping) = value, case .text(let name) = key else { return .absent }
    return data.entry(named: name, of: mapping)
  }

  private func item(_ index: Value, of value: Value, _ data: any TemplateData) -> Value {
    if case .mapping = value { return entry(index, of: value, data) }
    guard case .list(let list) = value, case .integer(var number) = index else { return .absent }
    if number < 0 { number += Int(list.count) }
    return number >= 0 && number < Int(list.count) ? element(number, of: list, data) : .absent
  }

  @inline(__always)
  func element(_ index: Int, of list: ListRef, _ data: any TemplateData) -> Value {
    list.kind == Self.own ? lists.base[Int(list.start) + index] : data.element(index, of: list)
  }

  /// The list of all values from a place in `lists` on.
  func ownList(from start: Int) -> Value {
    .list(
      ListRef(
        kind: Self.own, start: Int32(truncatingIfNeeded: start),
        count: Int32(truncatingIfNeeded: lists.count - start)))
  }
}
