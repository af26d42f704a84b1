package import Diagnostics

/// A template that cannot be read, or that asks for what its values cannot do.
package enum TemplateSyntax {
  package static let rule = Rule(
    id: "template-syntax", family: .structure, severity: .error,
    summary: "A template is not well-formed, or uses a value as something that it is not",
    explanation: """
      Templates are read and checked before anything is rendered, so that a page is either right or not \
      made at all. This rule reports

      - tags, comments, strings and parentheses that are not closed, and words that are not understood;
      - tags, operators and filters that Jinja has and this language has not;
      - values that are used as what they are not: a list, a record or a truth value that is printed, a \
      number compared with a text, a loop over something that is no list, a filter with the wrong \
      arguments;
      - nesting deeper than 100, and templates that include or extend themselves;
      - texts in `templates/strings/` that are not what their key is for: a value that the English text does not \
      have, or has and they have not, a list in the place of a text, forms without `other`.

      Print a field of a record instead of the record, go through a list with `for`, and turn a truth value \
      into words with `{{ "yes" if value else "no" }}`.
      """,
    examples: [
      Rule.Example(
        "A tag that is never closed",
        [
          Rule.Example.File(
            "templates/student.html", "<h1>{{ student.name }}</h1>\n«{% if» student.program %}<p>\n")
        ]),
      Rule.Example(
        "A record that is printed",
        [Rule.Example.File("templates/student.html", "<h1>{{ «student» }}</h1>\n")]),
      Rule.Example(
        "A field of the record that is printed",
        [Rule.Example.File("templates/student.html", "<h1>{{ student.name }}</h1>\n")]),
    ])
}

// What cannot be read.
extension TemplateSyntax {
  static let invalidEncoding = "the template is not valid UTF-8"
  static let unclosedString = "this text has no closing quote"
  static let afterElse = "'else' must come last, and only once"
  static let recursive = "'recursive' loops are not offered"
  static let assignedField = "a field cannot be set; set a variable of your own"
  static let dynamicName = "the name of a template must be a text between quotes"
  static let withoutContext = "an included template always sees the names around it"
  static let secondParent = "a template can extend only one other"
  static let nestedParent = "'extends' cannot stand inside another tag"
  static let slice = "slices are not offered"
  static let tuple = "tuples are not offered; write a list between '[' and ']'"
  static let mappingLiteral = "mappings cannot be written in a template"
  static let unnamedArgument = "an argument without a name cannot follow one with a name"
  static let leadingZero = "a number cannot start with 0"
  static let numberTooLarge = "the number is too large"
  static let tooManyDecimals = "numbers have at most three decimals"
  static let unknownEscape = "this escape stands for no character; write the character itself"

  static func unclosed(_ what: String, _ close: String) -> String { "\(what) without its '\(close)'" }

  static func unexpectedCharacter(_ text: String) -> String { "'\(text)' has no meaning in a tag" }

  static func unexpected(_ found: String, expected: String) -> String {
    "\(found) in the place of \(expected)"
  }

  static func tooDeep(_ what: String) -> String { "\(what) are nested too deep" }

  static func notOffered(tag: String) -> String {
    switch tag {
    case "macro", "call", "import", "from":
      "'\(tag)' is not offered; put the part into a template and include it"
    case "endset": "'set' needs a value: {% set name = value %}"
    case "filter": "'filter' is not offered as a tag; write {{ value | filter }}"
    case "autoescape": "'autoescape' is not offered; everything is escaped"
    default: "'\(tag)' is not offered"
    }
  }

  static func notOffered(operator: String) -> String {
    `operator` == "/"
      ? "'/' is not offered; '//' divides and rounds down" : "'\(`operator`)' is not offered"
  }

  static func stray(_ tag: String) -> String { "'\(tag)' without the tag that it belongs to" }

  static func unknownTag(_ tag: String) -> String { "'\(tag)' is not a tag" }

  static func reserved(_ name: String) -> String { "'\(name)' is a word of the language and cannot be set" }

  static func secondBlock(_ name: String) -> String { "the template already has a block '\(name)'" }
}

// What cannot be done with templates and values.
extension TemplateSyntax {
  static let tooLarge = "the templates are too large, or include each other too many times over"
  static let tooLong = "there are too many values in one expression"
  static let neverPrinted = "a template that extends another prints only what stands in its blocks"
  static let superInExpression = "'super' may stand only by itself: {{ super() }}"
  static let notCallable = "this is not a function"
  static let superOutside = "'super' is known only inside a block"
  static let loopNames = "a loop has one name, or two for the entries of a mapping"
  static let itemNames = "the entries of a mapping need two names: for key, value in …"
  static let pairNames = "two names are for the entries of a mapping and for what 'groupby' makes"
  static let filteredPairs = "'if' in a loop over entries is not offered; put it inside the loop"
  static let filteredItems = "'items' may stand only in a loop: for key, value in mapping.items()"
  static let notAdded = "'+' adds numbers; '~' puts texts together"
  static let index = "an element of a list is named by a whole number"

  static func extendsItself(_ name: String) -> String { "'\(name)' extends itself" }

  static func includesItself(_ name: String) -> String { "'\(name)' includes itself" }

  static func blockInItself(_ name: String) -> String { "the block '\(name)' stands inside itself" }

  static func superMissing(_ name: String) -> String { "the block '\(name)' overrides nothing" }

  static func assignedTogether(_ count: Int) -> String { "\(count) names need a list of \(count) values" }

  static func mixedVariable(_ name: String, _ first: String, _ second: String) -> String {
    "'\(name)' is \(first) after one branch and \(second) after another"
  }

  static func mixedValue(_ first: String, _ second: String) -> String {
    "the value would be \(first) or \(second)"
  }

  static func notIterable(_ type: String) -> String { "\(type) is not a list" }

  static func notComparable(_ left: String, _ right: String) -> String {
    "\(left) cannot be compared with \(right)"
  }

  static func notSearchable(_ left: String, _ right: String) -> String {
    "\(left) cannot be looked for in \(right)"
  }

  static func notNumber(_ operator: String, _ type: String) -> String {
    "'\(`operator`)' needs numbers, and this is \(type)"
  }

  static func notText(_ type: String) -> String { "'~' puts texts together, and this is \(type)" }

  static func input(_ filter: String, _ type: String) -> String { "'\(filter)' cannot be used on \(type)" }

  static func argument(_ name: String, of filter: String, needs: String) -> String {
    "the argument '\(name)' of '\(filter)' must be \(needs)"
  }

  static func argumentCount(_ filter: String, _ count: String) -> String {
    "'\(filter)' takes \(count) arguments"
  }

  static func argumentMissing(_ name: String, of filter: String) -> String {
    "'\(filter)' needs the argument '\(name)'"
  }

  static func argumentTwice(_ name: String) -> String { "the argument '\(name)' is given twice" }

  static let phraseKey = "'t' is for the key of a text, between quotes"

  static func phraseValues(_ key: String, takes count: Int, given: Int) -> String {
    let takes =
      switch count {
      case 0: "no values"
      case 1: "1 value, {0}"
      default: "\(count) values, {0} to {\(count - 1)}"
      }
    return "the text '\(key)' takes \(takes), and is given \(given)"
  }

  static func phraseValue(_ type: String) -> String {
    "the value of a text must be a text, a number or a date, and this is \(type)"
  }

  static func phraseNumber(_ key: String) -> String {
    "the forms of the text '\(key)' depend on a number, and this is none"
  }

  static func directive(_ directive: String) -> String { "'\(directive)' is no directive of a date" }

  static func printed(_ type: String, _ kind: CheckedType.Kind) -> String {
    switch kind {
    case .list: "\(type) cannot be printed; go through it with 'for', or 'join' it"
    case .record: "\(type) cannot be printed; print one of its fields"
    case .scalar: "\(type) cannot be printed; write {{ \"yes\" if value else \"no\" }}"
    default: "\(type) cannot be printed"
    }
  }
}
