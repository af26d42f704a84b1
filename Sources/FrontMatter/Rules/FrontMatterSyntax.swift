package import Diagnostics

extension Rule {
  /// Front matter, or a settings file, is not a YAML mapping.
  package static let frontMatterSyntax = Rule(
    id: "front-matter-syntax",
    family: .structure,
    severity: .error,
    summary: "Front matter, or a settings file, is not a YAML mapping.",
    explanation: """
      Front matter and `catalogue.yml` are YAML, and the whole is a mapping: `key: value`, one a line. When \
      it cannot be read, nothing that the file says can be relied on, so only its syntax is reported.

      The usual causes, and what mends them:

      - a value that holds `: ` or ` #`, or starts with one of `[ ] { } & * ! | > % @` or a quote, must be \
        quoted: `title: "Logic: an introduction"`;
      - a quote, a bracket or a brace that is never closed;
      - a `:` without a space after it, or no `:` at all;
      - an entry that is indented differently from its neighbours, or with tabs: YAML wants spaces;
      - the same key twice in one mapping: the later would silently win, so neither does;
      - a missing `---` line after the last field;
      - a control character, which often comes with text that was pasted from elsewhere.

      Keys are plain texts: a list or a mapping cannot be one.
      """,
    examples: [
      Example(
        "A value with a colon must be quoted",
        [
          .init(
            "content/courses/ma-110.md",
            """
            ---
            title: Logic«:» an introduction
            ---
            """)
        ]),
      Example(
        "A bracket that is never closed",
        [
          .init(
            "content/courses/cs-101.md",
            """
            ---
            title: Programming
            tags: «[»evening, beginners
            department: cs
            ---
            """)
        ]),
      Example(
        "The same key twice",
        [
          .init(
            "content/students/ada-lovelace.md",
            """
            ---
            name: Ada Lovelace
            year: 1
            «year»: 2
            ---
            """)
        ]),
      Example(
        "Front matter that is never closed",
        [
          .init(
            "content/students/ada-lovelace.md",
            """
            «---»
            name: Ada Lovelace

            Ada studies analytical engines.
            """)
        ]),
      Example(
        "A list instead of a mapping",
        [
          .init(
            "content/enrollments/2026-fall/cs-101.md",
            """
            ---
            «- ada-lovelace
            - alan-turing»
            ---
            """)
        ]),
      Example(
        "Quoted, closed and written once",
        [
          .init(
            "content/courses/ma-110.md",
            """
            ---
            title: "Logic: an introduction"
            tags: [evening, beginners]
            ---
            """)
        ]),
    ])
}

enum FrontMatterSyntax {
  static let neverClosed = "the front matter that starts here is never closed; a second '---' line is missing"
  static let notAMapping = "front matter is a mapping of 'key: value' lines, and this is something else"
  static let keyIsNoScalar = "a list or a mapping cannot be a key"
  static let unreadable = "this cannot be read as YAML"
  static let tabIndents = "a tab cannot indent; YAML wants spaces"

  static func duplicate(_ key: String, firstLine: Int) -> String {
    "the key '\(key)' is already on line \(firstLine)"
  }

  static func forbidden(_ scalar: UInt32) -> String {
    let hex = String(scalar, radix: 16, uppercase: true)
    return "the control character U+\(String(repeating: "0", count: max(0, 4 - hex.count)))\(hex) "
      + "is not allowed here"
  }

  static func quoteRunsOn(toLine line: Int) -> String {
    "this quoted text goes on to line \(line); a closing quote seems to be missing"
  }

  /// What libyaml says, where it can be said better.
  enum Problem: Equatable {
    case unclosedQuote, unclosedList, unclosedMapping
    case missingColon, colonInValue, colonInFlow
    case notAKey, notAnItem, notAValue, itemInValue, pastTheEnd
    case noToken, name, tag, header, escape, tab
    case undefinedAlias, severalDocuments
    case other

    init(_ problem: String) {
      self =
        switch problem {
        case "found unexpected end of stream", "found unexpected document indicator": .unclosedQuote
        case "did not find expected ',' or ']'": .unclosedList
        case "did not find expected ',' or '}'": .unclosedMapping
        case "could not find expected ':'": .missingColon
        case "mapping values are not allowed in this context": .colonInValue
        case "found unexpected ':'": .colonInFlow
        case "did not find expected key": .notAKey
        case "did not find expected '-' indicator": .notAnItem
        case "did not find expected node content": .notAValue
        case "block sequence entries are not allowed in this context": .itemInValue
        case "did not find expected <document start>": .pastTheEnd
        case "found character that cannot start any token": .noToken
        case "did not find expected alphabetic or numeric character": .name
        case "did not find expected whitespace or line break", "did not find the expected '>'",
          "found undefined tag handle":
          .tag
        case "did not find expected comment or line break": .header
        case "found unknown escape character", "did not find expected hexdecimal number",
          "found invalid Unicode character escape code":
          .escape
        case "found a tab character where an indentation space is expected",
          "found a tab character that violates indentation":
          .tab
        case "found undefined alias": .undefinedAlias
        case "but found another document": .severalDocuments
        default: .other
        }
    }

    /// The message, without a full stop.
    ///
    /// - Parameter problem: libyaml's own words, for what has no better ones.
    /// - Returns: What is wrong, in the words of those who write catalogues.
    func text(_ problem: String) -> String {
      switch self {
      case .unclosedQuote: "this quoted text is never closed"
      case .unclosedList: "this '[' is never closed"
      case .unclosedMapping: "this '{' is never closed"
      case .missingColon: "this line has no ': ' after its key"
      case .colonInValue: "a ':' cannot stand here; quote a value that holds ': ', and check the indentation"
      case .colonInFlow: "a ':' needs a space after it, or quotes around the text that it is part of"
      case .notAKey: "this is no 'key: value' of the mapping that it stands in; check indentation and quotes"
      case .notAnItem: "this is no '- item' of the list that it stands in; check the indentation"
      case .notAValue: "a key or a value is missing before this"
      case .itemInValue: "a '- item' cannot start here; put it on a line of its own"
      case .pastTheEnd: "this is outside of the mapping before it; check the indentation"
      case .noToken: "a value cannot start with this character; quote it"
      case .name: "a text that starts with '*' or '&' must be quoted"
      case .tag: "a text that starts with '!' must be quoted"
      case .header: "a text that starts with '|' or '>' must be quoted"
      case .escape: "this escape is unknown; a backslash is written twice, or in single quotes"
      case .tab: FrontMatterSyntax.tabIndents
      case .undefinedAlias: "no anchor before this has its name; quote a text that starts with '*'"
      case .severalDocuments: "front matter is one YAML document, and a second one starts here"
      case .other: problem
      }
    }

    /// The message for something wrong inside brackets or braces, on their own line.
    var textInside: String {
      self == .unclosedList ? "a ',' or ']' is missing before this" : "a ',' or '}' is missing before this"
    }
  }
}
