import Diagnostics

/// Checks templates and compiles them, in one walk: what is checked is what is run.
///
/// A template that others extend or include is walked anew for each of them, because what it can see and
/// where in the HTML it stands are decided there. A fault is reported once all the same.
final class Compiler {
  let schema: Schema
  let files: [TemplateFile]
  let parsed: [ParsedTemplate]
  let fileNumbers: [String: Int]
  var program = Program()
  private(set) var diagnostics: [Diagnostic] = []

  // What has been seen already.
  private var reported: Set<Place> = []
  private var constantNumbers: [Program.Constant: Int32] = [.absent: 0]
  private var literalOffsets: [Place: (offset: Int32, count: Int32)] = [:]
  private var pathNumbers: [[UInt16]: UInt16] = [[]: 0]
  /// The files that some page has reached.
  private var reached: Set<Int> = []

  // Where the walk is.
  var file = 0
  /// The type of the root record; nothing while a file is checked that no page uses, where any name may
  /// exist.
  var root: Int?
  var context = HTMLContext()
  var scope = Scope()
  /// The scope of the template's top while the walk is further inside.
  var topScope: Scope?
  var nextRegister: Int32 = 1
  var loopDepth = 0
  /// How many tags are open around the walk, in all templates.
  var depth = 0
  /// The types of the elements of the loops at hand.
  var loopElements: [CheckedType.Kind] = []
  /// Registers of the root's fields that hold records: loaded once, before anything else.
  var rootRegisters: [Int: Int32] = [:]
  var usedRootFields: Set<Int> = []
  /// The templates whose bodies are being walked, outermost first.
  var openFiles: [Int] = []
  /// The blocks of the template at hand and of all that it extends, the most derived definition first.
  var blocks: [String: [BlockDefinition]] = [:]
  /// The blocks being walked, and which of their definitions.
  var openBlocks: [OpenBlock] = []
  /// Bodies of included templates that are compiled already and can be called.
  var includes: [IncludeKey: Included] = [:]
  /// How much may still be compiled, in steps: templates that include each other many times over could grow
  /// without bound.
  private var budget: Int
  /// What may still be spent on finding steady parts.
  var steadyBudget = 100_000
  /// Whether the walk is inside a steady part.
  var isInSteadyPart = false
  /// Registers that hold a field of a record, where the code has loaded it before in every case.
  var known: [FieldPlace: Int32] = [:]
  /// How often a variable has been set to something else, after which nothing is known.
  var rebindings = 0
  /// Whether fields that are loaded become known.
  var remembersFields = false
  /// The keys of the texts that have been asked for.
  var usedPhrases: Set<String> = []
  /// The texts that the host's filters are given as literals.
  var usedLiterals: Set<String> = []
  /// The last place at which a jump goes on.
  private var lastLabel = 0

  struct BlockDefinition {
    var file: Int
    var block: Node.Block
  }

  struct OpenBlock {
    var name: String
    /// Which definition is being walked: 0 is the most derived one.
    var level = 0
    /// The last definition that was reached through `super()`.
    var deepest = 0
  }

  /// A field of the record that is in a register.
  struct FieldPlace: Hashable {
    var record: Int32
    var number: Int
  }

  private struct Place: Hashable {
    var file: Int
    var range: Range<Int>
    var rule: String
  }

  private var reportCounts: [Int: Int] = [:]

  init(_ files: [TemplateFile], schema: Schema, stepLimit: Int) {
    budget = stepLimit
    self.schema = schema
    self.files = files
    var parsed: [ParsedTemplate] = []
    var faults: [[Diagnostic]] = []
    for file in files {
      let (template, diagnostics) = Parser.parse(file.source)
      parsed.append(template)
      faults.append(diagnostics)
    }
    self.parsed = parsed
    fileNumbers = Dictionary(
      files.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    for (number, faults) in faults.enumerated() {
      diagnostics += faults
      reportCounts[number] = faults.count
    }
  }

  // MARK: Faults

  func report(_ rule: Rule, _ range: Range<Int>, _ message: String, suggestion: String? = nil) {
    // Where a template starts in HTML is not known when nothing includes it.
    if root == nil, rule == TemplateUnsafeContext.rule { return }
    guard reported.insert(Place(file: file, range: range, rule: rule.id)).inserted else { return }
    guard reportCounts[file, default: 0] < Parser.reportLimit else { return }
    reportCounts[file, default: 0] += 1
    diagnostics.append(
      files[file].source.diagnostic(
        rule, at: range, message, suggestion: suggestion.map { Suggestion($0) }))
  }

  // MARK: Pages

  func compile(_ pages: [PageTemplate]) {
    for page in pages {
      guard let number = fileNumbers[page.name] else {
        diagnostics.append(
          Diagnostic(
            rule: TemplateMissing.rule, path: "templates/\(page.name)",
            message: TemplateMissing.page(page.name),
            suggestion: suggestion(for: page.name, among: files.map(\.name)).map { Suggestion($0) }))
        program.entries.append(0)
        continue
      }
      compilePage(number, root: page.root)
    }
    for number in files.indices where !reached.contains(number) {
      // Included by nothing so far: faults that do not depend on who includes it are found all the same.
      compilePage(number, root: nil)
    }
    diagnostics.sort()
  }

  private func compilePage(_ number: Int, root: Int?) {
    self.root = root
    file = number
    context = HTMLContext()
    scope = Scope()
    topScope = nil
    loopDepth = 0
    loopElements = []
    includes = [:]
    known = [:]
    rootRegisters = [:]
    usedRootFields = []
    nextRegister = 1
    if let root {
      for (field, schema) in schema.records[root].fields.enumerated() {
        if case .record = schema.type { rootRegisters[field] = allocate() }
      }
    }
    let start = label()
    compileTemplate(number)
    emit(Instruction(operation: .end))
    if context.state != .text {
      file = number
      let end = files[number].source.bytes.count
      report(TemplateUnsafeContext.rule, end..<end, TemplateUnsafeContext.pageEnd(context.place))
    }
    guard root != nil else { return }
    program.entries.append(program.code.count)
    for field in usedRootFields.sorted() {
      guard let register = rootRegisters[field] else { continue }
      emit(Instruction(operation: .field, number: UInt16(truncatingIfNeeded: field), a: register, b: 0))
    }
    emit(Instruction(operation: .jump, c: start))
  }

  /// Notes that a page has reached a template.
  func enter(_ number: Int) { reached.insert(number) }

  /// Takes steps out of the budget; the first time that there are too few, says so.
  func spend(_ steps: Int, at range: Range<Int>) -> Bool {
    guard budget > 0 else { return false }
    budget -= steps
    if budget <= 0 { report(TemplateSyntax.rule, range, TemplateSyntax.tooLarge) }
    return budget > 0
  }

  // MARK: Code

  @discardableResult
  func emit(_ instruction: Instruction) -> Int {
    program.code.append(instruction)
    return program.code.count - 1
  }

  /// A place at which jumps go on: the next instruction.
  func label() -> Int32 {
    lastLabel = program.code.count
    return Int32(truncatingIfNeeded: program.code.count)
  }

  /// Lets a jump that was emitted before go on here.
  func land(_ jump: Int) { program.code[jump].c = label() }

  /// Prints a field of a record, in one step with the literal text before it.
  func emitField(_ number: Int, of record: Int32, _ mode: HTMLContext.Printing) {
    if let register = known[FieldPlace(record: record, number: number)] { return emitPrint(register, mode) }
    let step = Instruction(
      operation: .printField, mode: mode.rawValue, number: UInt16(truncatingIfNeeded: number), a: record)
    emit(step, joiningTextAs: .printTextAndField)
  }

  /// Prints a register, in one step with the literal text before it.
  func emitPrint(_ register: Int32, _ mode: HTMLContext.Printing) {
    emit(Instruction(operation: .print, mode: mode.rawValue, a: register), joiningTextAs: .printTextAndValue)
  }

  private func emit(_ instruction: Instruction, joiningTextAs operation: Instruction.Operation) {
    var step = instruction
    if lastLabel < program.code.count, let text = program.code.last, text.operation == .text {
      program.code.removeLast()
      (step.operation, step.b, step.c) = (operation, text.b, text.c)
    }
    emit(step)
  }

  /// Goes on elsewhere if a register counts as false, in one step with loading it.
  ///
  /// - Returns: The jump, which has to land.
  func emitJumpIfFalse(_ register: Int32) -> Int {
    if lastLabel < program.code.count, var last = program.code.last, last.operation == .field, last.a == register {
      program.code.removeLast()
      last.operation = .fieldOrJump
      return emit(last)
    }
    return emit(Instruction(operation: .jumpIfFalse, a: register))
  }

  func land(_ jumps: [Int]) {
    for jump in jumps { land(jump) }
  }

  // MARK: Registers and constants

  func allocate(_ count: Int32 = 1) -> Int32 {
    let register = nextRegister
    nextRegister += count
    program.registerCount = max(program.registerCount, Int(nextRegister))
    return register
  }

  func constant(_ constant: Program.Constant) -> Int32 {
    if let number = constantNumbers[constant] { return -1 - number }
    let number = Int32(truncatingIfNeeded: program.constants.count)
    program.constants.append(constant)
    constantNumbers[constant] = number
    return -1 - number
  }

  /// Where a path of fields stands among all paths; nothing when there are too many.
  func path(_ fields: [UInt16]) -> UInt16? {
    if let place = pathNumbers[fields] { return place }
    guard let place = UInt16(exactly: program.paths.count) else { return nil }
    program.paths.append(UInt16(truncatingIfNeeded: fields.count))
    program.paths += fields
    pathNumbers[fields] = place
    return place
  }

  // MARK: Literal text

  func compileText(_ range: Range<Int>) {
    guard spend(1 + range.count / 64, at: range) else { return }
    let bytes = files[file].source.bytes
    var faults: [HTMLContext.Fault] = []
    bytes.withUnsafeBufferPointer { context.advance(over: range, of: $0, faults: &faults) }
    for fault in faults { report(TemplateUnsafeContext.rule, fault.range, fault.message) }
    let place = Place(file: file, range: range, rule: "")
    let literal: (offset: Int32, count: Int32)
    if let known = literalOffsets[place] {
      literal = known
    } else {
      let offset = program.literals.count
      var i = range.lowerBound
      while i < range.upperBound {
        // Line ends are LF, as in Jinja.
        if bytes[i] == UInt8(ascii: "\r") {
          program.literals.append(UInt8(ascii: "\n"))
          i += i + 1 < range.upperBound && bytes[i + 1] == UInt8(ascii: "\n") ? 2 : 1
        } else {
          program.literals.append(bytes[i])
          i += 1
        }
      }
      literal = (
        Int32(truncatingIfNeeded: offset), Int32(truncatingIfNeeded: program.literals.count - offset)
      )
      literalOffsets[place] = literal
    }
    emitText(literal.offset, literal.count)
  }

  /// Prints some of the literal bytes, in one step with those before them where they follow each other.
  private func emitText(_ offset: Int32, _ count: Int32) {
    guard count > 0 else { return }
    // Texts between which a comment stood are one.
    if lastLabel < program.code.count, let last = program.code.last, last.operation == .text, last.b + last.c == offset
    {
      program.code[program.code.count - 1].c += count
    } else {
      emit(Instruction(operation: .text, b: offset, c: count))
    }
  }

  /// Prints a text that is known now, escaped, in one step with the literal text before it.
  func emitText(escaping text: String) {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "\""): bytes += "&#34;".utf8
      case UInt8(ascii: "'"): bytes += "&#39;".utf8
      default: bytes.append(byte)
      }
    }
    // A short text before it is copied, so that both are one.
    if lastLabel < program.code.count, let last = program.code.last, last.operation == .text, last.c <= 1024,
      Int(last.b + last.c) != program.literals.count
    {
      program.code.removeLast()
      bytes = Array(program.literals[Int(last.b)..<Int(last.b + last.c)]) + bytes
    }
    let offset = Int32(truncatingIfNeeded: program.literals.count)
    program.literals += bytes
    emitText(offset, Int32(truncatingIfNeeded: bytes.count))
  }
}
