import Diagnostics
import Templates

/// Compares the texts of a file with those that they stand for in English.
struct StringsCheck {
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameter reference: what stands under a key in English.
  init(file: StringsFile, reference: (String) -> StringsFile.Value?) {
    for (key, entry) in file.entries.sorted(by: { $0.key < $1.key }) {
      guard let message = Self.fault(of: entry.value, key: key, reference: reference(key)) else { continue }
      diagnostics.append(file.source.diagnostic(TemplateSyntax.rule, at: entry.range, message))
    }
    diagnostics.sort()
  }

  private static func fault(of value: StringsFile.Value, key: String, reference: StringsFile.Value?) -> String? {
    if let count = StringsKey.lists[key] {
      guard case .list(let items) = value, items.count == count else {
        return "'\(key)' must be a list of \(count) names"
      }
      return nil
    }
    guard let phrase = value.phrase else {
      if case .list = value {
        // Scripts may want one.
        return key.hasPrefix(ScriptStrings.prefix) ? nil : "'\(key)' must be a text, not a list"
      }
      return value.texts.lazy.compactMap { text -> String? in
        do throws(Phrase.Fault) {
          _ = try Phrase.parts(of: text)
          return nil
        } catch { return error.message }
      }.first
    }
    if key.hasPrefix(StringsKey.dateForms) {
      guard let text = phrase.constant else { return "the form of a date has no values and no forms of its own" }
      return Phrasebook.dateFault(text)
    }
    // A text that English has not is nothing to be compared with.
    guard let other = reference?.phrase else { return nil }
    if phrase.isPlural, other.valueCount == 0 {
      return "the English text '\(key)' has no value that could decide on forms"
    }
    if phrase.valueCount > other.valueCount {
      return
        "the English text '\(key)' has \(Self.list(other.valueCount)), so {\(phrase.valueCount - 1)} stands for nothing"
    }
    guard let missing = other.values.subtracting(phrase.values).min() else { return nil }
    return "the value {\(missing)} is missing, which the English text '\(key)' shows"
  }

  private static func list(_ count: Int) -> String {
    switch count {
    case 0: "no values"
    case 1: "the value {0}"
    default: "the values {0} to {\(count - 1)}"
    }
  }
}

extension StringsFile.Value {
  /// The texts themselves.
  var texts: [String] {
    switch self {
    case .text(let text): [text]
    case .forms(let forms): forms.map(\.text)
    case .list(let items): items
    }
  }

  /// The text with the places of its values; nothing where it is a list, or where they are not well written.
  var phrase: Phrase? {
    switch self {
    case .text(let text): (try? Phrase.parts(of: text)).map { Phrase($0) }
    case .forms(let forms):
      try? Phrase(forms: forms.map { ($0.category, try Phrase.parts(of: $0.text)) })
    case .list: nil
    }
  }
}
