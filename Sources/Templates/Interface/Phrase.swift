/// A text of a theme in one language, with places for values.
package struct Phrase: Sendable, Hashable {
  package enum Part: Sendable, Hashable {
    case text(String)
    /// The value with this number, from 0.
    case value(Int)
  }

  /// The parts of the text, and what kind of number they are for; ``PluralCategory/other`` comes last, and is always
  /// there.
  package let forms: [(category: PluralCategory, parts: [Part])]
  /// How many values templates give.
  package var valueCount: Int

  /// A text of one form.
  package init(_ parts: [Part]) { self.init(forms: [(.other, parts)]) }

  /// A text whose form depends on its first value.
  ///
  /// - Precondition: one of the forms is ``PluralCategory/other``.
  package init(forms: [(category: PluralCategory, parts: [Part])]) {
    precondition(forms.contains { $0.category == .other })
    self.forms = forms.sorted { $0.category.rawValue < $1.category.rawValue }
    let values = forms.flatMap(\.parts).compactMap { if case .value(let number) = $0 { number + 1 } else { nil } }
    valueCount = max(values.max() ?? 0, forms.count > 1 ? 1 : 0)
  }

  /// Whether the first value decides on the form.
  package var isPlural: Bool { forms.count > 1 }

  /// The numbers of the values that the form for all other numbers shows.
  package var values: Set<Int> {
    Set((forms.last?.parts ?? []).compactMap { if case .value(let number) = $0 { number } else { nil } })
  }

  /// The whole text, where there is nothing to fill in.
  package var constant: String? {
    guard !isPlural, let parts = forms.first?.parts else { return nil }
    var text = ""
    for part in parts {
      guard case .text(let piece) = part else { return nil }
      text += piece
    }
    return text
  }

  package static func == (a: Phrase, b: Phrase) -> Bool {
    a.valueCount == b.valueCount
      && a.forms.elementsEqual(b.forms) { $0.category == $1.category && $0.parts == $1.parts }
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(valueCount)
    for form in forms { hasher.combine(form.parts) }
  }
}

// MARK: Reading

extension Phrase {
  /// What is wrong with a text.
  package struct Fault: Error, Hashable {
    package let message: String
  }

  /// More places than this are no text that somebody wrote.
  private static let placeLimit = 100

  /// The parts of a text as it is written: `{0}` stands for the first value, and `{{` for a brace.
  package static func parts(of text: String) throws(Fault) -> [Part] {
    var parts: [Part] = []
    var piece: [UInt8] = []
    let bytes = Array(text.utf8)
    var index = 0
    func next() -> UInt8? { index + 1 < bytes.count ? bytes[index + 1] : nil }
    while index < bytes.count {
      let byte = bytes[index]
      guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") else {
        piece.append(byte)
        index += 1
        continue
      }
      if next() == byte {
        piece.append(byte)
        index += 2
      } else if byte == UInt8(ascii: "{"), let digit = next(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit),
        index + 2 < bytes.count, bytes[index + 2] == UInt8(ascii: "}")
      {
        if !piece.isEmpty { parts.append(.text(String(decoding: piece, as: UTF8.self))) }
        piece = []
        parts.append(.value(Int(digit - UInt8(ascii: "0"))))
        index += 3
      } else {
        throw Fault(message: "values stand as {0} to {9}; a brace of the text itself is written twice")
      }
      guard parts.count <= 2 * placeLimit else { throw Fault(message: "a text has at most \(placeLimit) values") }
    }
    if !piece.isEmpty { parts.append(.text(String(decoding: piece, as: UTF8.self))) }
    return parts
  }
}
