/// What the compiler makes of all templates: flat arrays, which ``TemplateSet`` moves into memory of its own.
struct Program {
  /// A value that is known before anything is rendered.
  enum Constant: Hashable {
    case absent
    case boolean(Bool)
    case integer(Int)
    case number(Int)
    case text([UInt8])
  }

  var code: [Instruction] = []
  var literals: [UInt8] = []
  /// Constant number n is in register -1 - n.
  ///
  /// The first is the absent value.
  var constants: [Constant] = [.absent]
  /// Paths of fields for filters that look into the elements of a list, each after its length.
  ///
  /// The first is the empty path.
  var paths: [UInt16] = [0]
  /// Where the code of each page template starts.
  var entries: [Int] = []
  var registerCount = 1
  var loopCount = 0
  /// How many parts of pages are steady.
  var steadyCount = 0
  /// The groups of words that templates ask for: a group's number is its place.
  var wordGroups: [String] = []
}
