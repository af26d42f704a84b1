/// Gives the headings of one body their ids.
struct Anchors {
  /// Each id given so far, with the number that was last tried behind it.
  private var taken: [String: Int] = [:]

  /// Gives a heading its id in the style of git hosts.
  ///
  /// Letters become lower case, spaces become `-`, and punctuation other than `-` and `_` is dropped. A number
  /// makes it unique, also among headings that are literally called "Prerequisites 1".
  /// - Parameter text: the heading as a reader sees it, in UTF-8.
  /// - Returns: the id, such as `prerequisites-1` for the second "Prerequisites".
  mutating func id(for text: [UInt8]) -> String {
    let plain = Self.slug(text)
    guard var number = taken[plain] else {
      taken[plain] = 0
      return plain
    }
    var id: String
    repeat {
      number += 1
      id = "\(plain)-\(number)"
    } while taken[id] != nil
    taken[plain] = number
    taken[id] = 0
    return id
  }

  /// What a heading without a letter or digit is called.
  private static let fallback = "section"

  static func slug(_ text: [UInt8]) -> String {
    var slug: [UInt8] = []
    slug.reserveCapacity(text.count)
    let end = (text.lastIndex { !$0.isSpace } ?? -1) + 1
    let start = min(end, text.firstIndex { !$0.isSpace } ?? end)
    if text.allSatisfy({ $0 < 0x80 }) {
      for byte in text[start..<end] {
        if byte.isSpace {
          slug.append("-")
        } else if byte.isLetter || byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") {
          slug.append(byte.lowercased)
        }
      }
    } else {
      for scalar in String(decoding: text[start..<end], as: UTF8.self).unicodeScalars {
        if scalar.isASCII, UInt8(scalar.value).isSpace {
          slug.append("-")
        } else if scalar == "-" || scalar.isWordCharacter {
          slug.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
        }
      }
    }
    return slug.isEmpty ? fallback : String(decoding: slug, as: UTF8.self)
  }
}

extension Unicode.Scalar {
  /// Letters, marks, decimal digits and connectors, after Unicode Technical Standard 18, annex C, `\w`.
  fileprivate var isWordCharacter: Bool {
    if properties.isAlphabetic { return true }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation: return true
    default: return false
    }
  }
}
