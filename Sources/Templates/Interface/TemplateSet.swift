package import Diagnostics

/// A site's templates, checked and compiled: immutable, and shared by all threads that render.
///
/// Code, constants and literal text lie in flat buffers that this object owns, so rendering reads plain
/// memory and touches no reference count.
///
/// It is safe to share: its memory is written by the initializer and not again until nobody holds it.
package final class TemplateSet: @unchecked Sendable {
  /// The templates that make pages, in the order in which they were given.
  package let pages: [PageTemplate]

  let code: UnsafeMutablePointer<Instruction>
  let literals: UnsafeMutablePointer<UInt8>
  let constants: UnsafeMutablePointer<Value>
  let constantCount: Int
  let paths: UnsafeMutablePointer<UInt16>
  let entries: [Int]
  let registerCount: Int
  let loopCount: Int
  let steadyCount: Int
  /// The names of months and weekdays, in the order of ``Dates/Names``.
  let dateNames: UnsafeMutablePointer<UnsafeBufferPointer<UInt8>>
  let numberSigns: NumberSigns
  let pluralRule: PluralRule
  /// The words of all groups that templates ask for, and where each group's start.
  let words: UnsafeMutablePointer<Word>
  let wordStarts: UnsafeMutablePointer<Int>
  /// The keys of the texts that templates print; of groups of words the start of their keys, up to the dot.
  package let usedPhrases: Set<String>
  /// The literal texts that the host's filters are given where they accept nothing else.
  package let usedLiterals: Set<String>
  /// The texts of constants and names.
  private var texts: Arena

  /// A word of the catalogue, and what the language calls it.
  struct Word {
    let name: UnsafeBufferPointer<UInt8>
    let text: UnsafeBufferPointer<UInt8>
  }

  /// What stands between the digits of a number.
  struct NumberSigns {
    let decimal: UnsafeBufferPointer<UInt8>
    let group: UnsafeBufferPointer<UInt8>
  }

  private init(pages: [PageTemplate], compiler: Compiler) {
    self.pages = pages
    let program = compiler.program
    let phrasebook = compiler.schema.phrasebook
    usedPhrases = compiler.usedPhrases
    usedLiterals = compiler.usedLiterals
    pluralRule = phrasebook.pluralRule
    code = Self.memory(program.code)
    literals = Self.memory(program.literals + [UInt8](repeating: 0, count: ByteBuffer.padding))
    paths = Self.memory(program.paths)
    entries = program.entries
    registerCount = program.registerCount
    loopCount = program.loopCount
    steadyCount = program.steadyCount
    constantCount = program.constants.count
    constants = .allocate(capacity: constantCount)
    dateNames = .allocate(capacity: Dates.Names.count)
    var texts = Arena()
    func kept(_ text: String) -> UnsafeBufferPointer<UInt8> {
      Array(text.utf8).withUnsafeBufferPointer { texts.store($0) }
    }
    for (number, constant) in program.constants.enumerated() {
      let value: Value =
        switch constant {
        case .absent: .absent
        case .boolean(let value): .boolean(value)
        case .integer(let value): .integer(value)
        case .number(let value): .number(thousandths: value)
        case .text(let bytes): .text(bytes.withUnsafeBufferPointer { texts.store($0) })
        }
      (constants + number).initialize(to: value)
    }
    let names = phrasebook.dateNames
    let all = names.months + names.shortMonths + names.weekdays + names.shortWeekdays
    for (number, name) in all.enumerated() { (dateNames + number).initialize(to: kept(name)) }
    numberSigns = NumberSigns(decimal: kept(phrasebook.numberSigns.decimal), group: kept(phrasebook.numberSigns.group))
    var words: [Word] = []
    var starts = [0]
    for group in program.wordGroups {
      for (name, text) in phrasebook.words(below: group) { words.append(Word(name: kept(name), text: kept(text))) }
      starts.append(words.count)
    }
    self.words = Self.memory(words)
    wordStarts = Self.memory(starts)
    self.texts = texts
  }

  private static func memory<Element>(_ elements: [Element]) -> UnsafeMutablePointer<Element> {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
    elements.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { memory.initialize(from: start, count: source.count) }
    }
    return memory
  }

  deinit {
    code.deallocate()
    literals.deallocate()
    constants.deallocate()
    paths.deallocate()
    dateNames.deallocate()
    words.deallocate()
    wordStarts.deallocate()
    texts.deallocate()
  }

  /// Checks all files and compiles the templates that make pages.
  ///
  /// Every fault of every file is reported, also of files that no page uses; in those, the names that they
  /// can see are not checked, because the templates that include them decide on that.
  ///
  /// - Parameters:
  ///   - files: All templates.
  ///   - pages: Those that make pages.
  ///   - schema: What they can name.
  ///   - stepLimit: How many tags and expressions are walked at most. Templates that include each other many
  ///     times over reach it; a large site needs about a hundredth of it.
  /// - Returns: The set, unless there is a fault, and the faults, sorted by file and line.
  /// - Complexity: Proportional to the size of each page's template with all that it includes and extends.
  package static func compile(
    _ files: [TemplateFile], pages: [PageTemplate], schema: Schema, stepLimit: Int = 1_000_000
  ) -> (set: TemplateSet?, diagnostics: [Diagnostic]) {
    let compiler = Compiler(files, schema: schema, stepLimit: stepLimit)
    compiler.compile(pages)
    guard compiler.diagnostics.isEmpty else { return (nil, compiler.diagnostics) }
    return (TemplateSet(pages: pages, compiler: compiler), [])
  }
}
