/// One step of a program: a few numbers in flat memory.
///
/// `a`, `b` and `c` are registers unless the operation says otherwise. Registers below zero are constants:
/// -1 is the absent value.
struct Instruction {
  enum Operation: UInt8 {
    /// Prints `c` bytes of literal text from offset `b`.
    case text
    /// Prints `a` in the way of `mode`.
    case print
    /// Prints field `number` of `a` in the way of `mode`.
    case printField
    /// `text` and then `printField`, which make up most of a page.
    case printTextAndField
    /// `text` and then `print`.
    case printTextAndValue
    /// Prints steady part `number` and goes on at `c`, if the part is known.
    case steadyPart
    /// Keeps what has been printed since `steadyPart` as part `number`.
    case keepSteadyPart
    /// a = field `number` of b
    case field
    /// `field` and then `jumpIfFalse`
    case fieldOrJump
    /// a = the entry of mapping b under the name c
    case entry
    /// a = element c of b
    case item
    /// a = b
    case move
    /// Goes on at `c`.
    case jump
    /// Goes on at `c` if `a` counts as false, as true, or is present.
    case jumpIfFalse, jumpIfTrue, jumpIfPresent
    /// Goes on at `c` unless `a` is a number of the plural category `mode`.
    case unlessPlural
    /// a = not b
    case not
    /// a = b compared with c, in the way of `mode`
    case compare
    /// a = b computed with c, in the way of `mode`
    case compute
    /// a = -b
    case negate
    /// a = the texts of `number` values from register b on, one after the other; numbers as the language writes them where
    /// `mode` is 1
    case concatenate
    /// a = the list of `number` values from register b on
    case list
    /// Starts to gather a list.
    case gather
    /// Adds `a` to the list that is being gathered.
    case gatherElement
    /// a = the list that was gathered
    case gathered
    /// Starts loop `number` over `b`, with two names where `mode` is 1; goes on at `c` when that is empty.
    case loop
    /// a = the next element of loop `number`, and b its value where `mode` is 1; goes on at `c` if there is
    /// one
    case next
    /// a = what `mode` asks of loop `number`
    case loopState
    /// a = value number `loop index % number` from register b on, in the loop with the number `c`
    case cycle
    /// a = built-in filter `mode` of b, with arguments from register c on; `number` is a path of fields, or a group of words
    case filter
    /// a = filter `number` of the host of b, with `mode` arguments from register c on
    case hostFilter
    /// a = whether b passes the test `mode`, with the argument c
    case test
    /// Goes on at `c` until `return`.
    case call
    case `return`
    case end
  }

  var operation: Operation
  var mode: UInt8 = 0
  var number: UInt16 = 0
  var a: Int32 = 0
  var b: Int32 = 0
  var c: Int32 = 0

  /// The register that is always absent.
  static let absent: Int32 = -1
}

/// What a template can ask of the loop it is in.
enum LoopState: UInt8, CaseIterable {
  case index, index0, revindex, revindex0, first, last, length, previtem, nextitem

  var name: String { Self.names[Int(rawValue)] }

  private static let names = allCases.map { "\($0)" }

  /// One sentence for the generated reference.
  var summary: String {
    switch self {
    case .index: "The number of the turn, from 1."
    case .index0: "The number of the turn, from 0."
    case .revindex: "How many turns are left, this one counted."
    case .revindex0: "How many turns are left, this one not counted."
    case .first: "Whether this is the first turn."
    case .last: "Whether this is the last turn."
    case .length: "The number of all turns."
    case .previtem: "The element of the turn before; absent in the first."
    case .nextitem: "The element of the next turn; absent in the last."
    }
  }
}

enum ComparisonMode: UInt8 {
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, isIn, isNotIn
}

enum ArithmeticMode: UInt8 {
  case plus, minus, times, dividedBy, modulo
}
