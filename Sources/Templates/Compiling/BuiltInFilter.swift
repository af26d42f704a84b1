/// A filter of the language itself.
///
/// Names and behaviour are Jinja's where Jinja has the filter.
enum BuiltInFilter: UInt8, CaseIterable {
  case upper, lower, capitalize, title, trim, replace, truncate, urlencode, wordcount, string
  case length, join, first, last, reverse, sort, unique, map, groupby, sum, min, max, list
  case selectattr, rejectattr
  case abs, round, date, tojson, number, word
  /// These are compiled to other instructions.
  case `default`, escape, t

  /// The filter of a name, which may be one of Jinja's short ones.
  init?(named name: String) {
    guard let filter = Self.named[name] else { return nil }
    self = filter
  }

  var name: String { Self.fullNames[Int(rawValue)] }

  private static let fullNames = allCases.map { "\($0)" }
  private static let shortNames: [(name: String, filter: BuiltInFilter)] = [
    ("count", .length), ("d", .default), ("e", .escape),
  ]
  private static let named = Dictionary(
    uniqueKeysWithValues: zip(fullNames, allCases) + shortNames.map { ($0.name, $0.filter) })

  static let names = fullNames + shortNames.map(\.name)

  /// What an argument must be.
  enum ParameterType {
    case text, integer, boolean, any
    /// A literal text that names a field of the elements, or a path of them: `course.title`.
    case attribute
    /// A literal text with the directives of `strftime`.
    case dateFormat
    /// One of these literal texts.
    case oneOf([String])
    /// A literal text that is the start of keys of texts.
    case wordGroup
  }

  struct Parameter {
    var name: String
    var type: ParameterType
    var isRequired = false
  }

  var parameters: [Parameter] {
    switch self {
    case .upper, .lower, .capitalize, .title, .urlencode, .wordcount, .string, .length, .first, .last,
      .reverse, .list, .abs, .tojson, .escape, .number, .t:
      []
    case .trim: [Parameter(name: "chars", type: .text)]
    case .replace:
      [
        Parameter(name: "old", type: .text, isRequired: true),
        Parameter(name: "new", type: .text, isRequired: true),
        Parameter(name: "count", type: .integer),
      ]
    case .truncate:
      [
        Parameter(name: "length", type: .integer), Parameter(name: "killwords", type: .boolean),
        Parameter(name: "end", type: .text), Parameter(name: "leeway", type: .integer),
      ]
    case .join: [Parameter(name: "d", type: .text), Parameter(name: "attribute", type: .attribute)]
    case .sort:
      [
        Parameter(name: "reverse", type: .boolean), Parameter(name: "case_sensitive", type: .boolean),
        Parameter(name: "attribute", type: .attribute),
      ]
    case .unique, .min, .max:
      [
        Parameter(name: "case_sensitive", type: .boolean), Parameter(name: "attribute", type: .attribute),
      ]
    case .map: [Parameter(name: "attribute", type: .attribute, isRequired: true)]
    case .groupby: [Parameter(name: "attribute", type: .attribute, isRequired: true)]
    case .selectattr, .rejectattr:
      [
        Parameter(name: "attribute", type: .attribute, isRequired: true),
        Parameter(name: "test", type: .oneOf(["eq", "equalto", "ne", "defined", "none"])),
        Parameter(name: "value", type: .any),
      ]
    case .sum: [Parameter(name: "attribute", type: .attribute)]
    case .round:
      [
        Parameter(name: "precision", type: .integer),
        Parameter(name: "method", type: .oneOf(["common", "ceil", "floor"])),
      ]
    case .date: [Parameter(name: "format", type: .dateFormat)]
    case .word: [Parameter(name: "group", type: .wordGroup, isRequired: true)]
    case .default:
      [Parameter(name: "default_value", type: .any), Parameter(name: "boolean", type: .boolean)]
    }
  }

  /// One sentence for the generated reference.
  var summary: String {
    switch self {
    case .upper: "The text in capitals."
    case .lower: "The text in small letters."
    case .capitalize: "The text with a capital first and small letters after it."
    case .title: "The text with a capital at the start of each word and small letters elsewhere."
    case .trim: "The text without white space, or without the given characters, at both ends."
    case .replace: "The text with one part replaced by another, everywhere or the given number of times."
    case .truncate:
      "The text cut at a word to a number of characters, 255 if not given, with `...` at its end."
    case .urlencode: "The text as a part of an address: `a b` becomes `a%20b`."
    case .wordcount: "The number of words in a text."
    case .string: "The value as text."
    case .length: "The number of characters of a text or of elements of a list. Also `count`."
    case .join: "The elements of a list as one text, with a text between them."
    case .first: "The first element of a list."
    case .last: "The last element of a list."
    case .reverse: "The list, or the text, from its end to its start."
    case .sort: "The list in order, capitals and small letters alike; absent values come last."
    case .unique: "The list without the elements that occur before."
    case .map: "The list of the elements' values of one field."
    case .groupby:
      "Groups of the elements that share a value: `for value, elements in list | groupby(\"field\")`."
    case .sum: "The sum of a list of numbers, or of one field of its elements."
    case .min: "The least element of a list."
    case .max: "The greatest element of a list."
    case .list: "The list itself."
    case .selectattr:
      "The elements whose field is true or passes a test: `selectattr(\"status\", \"eq\", \"enrolled\")`."
    case .rejectattr: "The elements that `selectattr` leaves out."
    case .abs: "The number without its sign."
    case .round: "The number rounded to a number of decimals, 0 if not given."
    case .date:
      "The date in a form that the strings file names, such as `long`, or that directives spell out, such as `%-d %B %Y`; 2026-09-01 if not given."
    case .number: "The number as the site's language writes it: `7,5` and `1.200` in German."
    case .word:
      "What the strings file says below a key for the word: `enrollment.status | word('status')`; the word itself where it says nothing."
    case .t:
      "The text with this key in the strings file of the site's language; the values take the places of `{0}`, `{1}` and so on."
    case .tojson: "The value as JSON, for `<script type=\"application/ld+json\">` only."
    case .default: "The value, or another where it is absent, or false where `boolean` is true. Also `d`."
    case .escape: "The value itself: everything is escaped when it is printed. Also `e`."
    }
  }
}

/// A test, which stands after `is`.
enum BuiltInTest: UInt8, CaseIterable {
  case defined, undefined, none, even, odd, divisibleby, string, number, boolean, mapping, sequence

  var name: String { Self.names[Int(rawValue)] }

  private static let names = allCases.map { "\($0)" }

  var takesArgument: Bool { self == .divisibleby }

  /// One sentence for the generated reference.
  var summary: String {
    switch self {
    case .defined: "Whether the value is present."
    case .undefined, .none: "Whether the value is absent."
    case .even: "Whether a whole number is even."
    case .odd: "Whether a whole number is odd."
    case .divisibleby: "Whether a whole number can be divided by another: `n is divisibleby 3`."
    case .string: "Whether a value of which no type is known is a text."
    case .number: "Whether a value of which no type is known is a number."
    case .boolean: "Whether a value of which no type is known is true or false."
    case .mapping: "Whether a value of which no type is known is a mapping."
    case .sequence: "Whether a value of which no type is known is a list."
    }
  }
}
