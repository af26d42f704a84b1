import Diagnostics
import FrontMatter
import Templates

/// The texts that one file holds: `strings/de.yml`.
struct StringsFile: Sendable {
  /// What stands under a key.
  enum Value: Sendable {
    case text(String)
    case forms([(category: PluralCategory, text: String)])
    case list([String])
  }

  struct Entry: Sendable {
    let value: Value
    /// Where the key and the value stand.
    let key: Range<Int>
    let range: Range<Int>
  }

  let source: SourceText
  /// By their keys from the top of the file, with dots between.
  private(set) var entries: [String: Entry] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameter path: relative to the source folder.
  init(path: String, bytes: [UInt8]) {
    source = SourceText(path: path, bytes: bytes)
    var reader = DocumentReader()
    bytes.withUnsafeBufferPointer { buffer in
      let bytes = Span(_unsafeElements: buffer)
      let outcome = reader.readMapping(bytes)
      for fault in reader.faults { report(fault.rule, fault.range, fault.message) }
      if outcome.isUsable { read(reader.document, Document.root, "", bytes) }
    }
  }

  private mutating func report(_ rule: Rule, _ range: Range<Int>, _ message: String) {
    diagnostics.append(source.diagnostic(rule, at: range, message))
  }

  private mutating func read(_ document: Document, _ mapping: Int, _ prefix: String, _ bytes: Span<UInt8>) {
    for (key, value) in document.entries(of: mapping) {
      let name = prefix + document.string(of: key, in: bytes)
      let place = document[key].range
      let range = document[value].range
      if document[value].isAbsent {
        report(TemplateSyntax.rule, place, "the text '\(name)' is missing; an empty one is written ''")
        continue
      }
      switch document[value].kind {
      case .scalar: add(name, .text(document.string(of: value, in: bytes)), place, range)
      case .sequence:
        var items: [String] = []
        for item in document.items(of: value) {
          guard document[item].kind == .scalar else {
            report(TemplateSyntax.rule, document[item].range, "the items of '\(name)' must be texts")
            continue
          }
          items.append(document.string(of: item, in: bytes))
        }
        add(name, .list(items), place, range)
      case .mapping:
        let keys = document.entries(of: value).map { document.string(of: $0.key, in: bytes) }
        if keys.contains(where: { Self.categories[$0] != nil }) {
          readForms(document, value, name, place, bytes)
        } else {
          read(document, value, name + ".", bytes)
        }
      }
    }
  }

  private static let categories = Dictionary(uniqueKeysWithValues: PluralCategory.allCases.map { ($0.name, $0) })

  private mutating func readForms(
    _ document: Document, _ mapping: Int, _ name: String, _ place: Range<Int>, _ bytes: Span<UInt8>
  ) {
    var forms: [(category: PluralCategory, text: String)] = []
    for (key, value) in document.entries(of: mapping) {
      let word = document.string(of: key, in: bytes)
      guard let category = Self.categories[word] else {
        let names = PluralCategory.allCases.map(\.name).joined(separator: ", ")
        report(
          TemplateSyntax.rule, document[key].range, "'\(word)' is no form of the text '\(name)'; forms are \(names)")
        continue
      }
      guard document[value].kind == .scalar, !document[value].isAbsent else {
        report(TemplateSyntax.rule, document[key].range, "the form '\(word)' of '\(name)' must be a text")
        continue
      }
      forms.append((category, document.string(of: value, in: bytes)))
    }
    guard forms.contains(where: { $0.category == .other }) else {
      return report(TemplateSyntax.rule, place, "the text '\(name)' has no form 'other'")
    }
    add(name, .forms(forms), place, document[mapping].range)
  }

  private mutating func add(_ name: String, _ value: Value, _ key: Range<Int>, _ range: Range<Int>) {
    guard entries[name] == nil else {
      return report(TemplateSyntax.rule, key, "the text '\(name)' stands here a second time")
    }
    entries[name] = Entry(value: value, key: key, range: range)
  }
}
