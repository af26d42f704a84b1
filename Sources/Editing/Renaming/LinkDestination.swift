import Catalogue
import Markdown

/// A link's destination that leads to a record, taken apart so that it can lead to the same record under another name.
struct LinkDestination {
  private let path: Substring
  /// From the `?` or `#` that ends the path.
  private let suffix: Substring
  /// The length of a kind's name and its colon, where the link names the record by its id.
  private let scheme: Int?

  /// - Parameters:
  ///   - text: as CommonMark decodes it.
  ///   - kind: what the link leads to.
  init(_ text: String, to kind: RecordKind) {
    // By scalars, as addresses are read: a sign and an accent upon it are one character.
    let end = text.unicodeScalars.firstIndex { $0 == "#" || $0 == "?" } ?? text.endIndex
    path = text[..<end]
    suffix = text[end...]
    let prefix = "\(kind.name):"
    scheme = path.lowercased().hasPrefix(prefix) ? prefix.count : nil
  }

  /// Whether it names the record by its id, and not by its file.
  var isByID: Bool { scheme != nil }

  /// The destination under other names; nothing where it stays as it is.
  ///
  /// - Parameters:
  ///   - id: the record's new id.
  ///   - stem: the new name of its file without `.md`, if it has another one.
  func renamed(id: String, stem: String?) -> String? {
    if let scheme { return path.prefix(scheme) + Self.encoded(id) + suffix }
    guard let stem else { return nil }
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[..<path.utf8.index(after: $0)] } ?? ""
    return folder + Self.encoded(stem) + ".md" + suffix
  }

  /// Percent-encodes what may not stand in an address, or would mean something in Markdown.
  ///
  /// RFC 3986, 2.3, has the characters that stand for themselves; `/` parts the folders of a page.
  static func encoded(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return encoded
  }

  // MARK: As it is written

  /// What to write in place of a destination so that it decodes to another one.
  ///
  /// - Parameters:
  ///   - raw: the destination as the file writes it, perhaps with entities and escapes.
  ///   - old: what that decodes to.
  ///   - new: what it shall decode to.
  ///   - words: the old and the new name, of which only the bytes should change.
  ///   - isAngled: whether angle brackets enclose it.
  /// - Returns: `nil` where `raw` is not what was decoded, because its place could not be told.
  static func written(
    _ raw: [UInt8], old: String, new: String, words: (old: String, new: String), isAngled: Bool
  ) -> [UInt8]? {
    if raw.elementsEqual(old.utf8) { return Array(new.utf8) }
    guard decoded(raw, isAngled: isAngled) == old else { return nil }
    let word = Array(words.old.utf8)
    for start in raw.indices where raw[start...].starts(with: word) {
      let changed = raw[..<start] + Array(words.new.utf8) + raw[(start + word.count)...]
      if decoded(Array(changed), isAngled: isAngled) == new { return Array(changed) }
    }
    var escaped: [UInt8] = []
    for byte in new.utf8 {
      if "()<>&\\ \"'".utf8.contains(byte) {
        escaped += "%\(String(byte, radix: 16, uppercase: true))".utf8
      } else {
        escaped.append(byte)
      }
    }
    return decoded(escaped, isAngled: isAngled) == nil ? nil : escaped
  }

  private static func decoded(_ raw: [UInt8], isAngled: Bool) -> String? {
    let body = Array("[x](\(isAngled ? "<" : "")".utf8) + raw + Array(isAngled ? ">)".utf8 : ")".utf8)
    let links = inspectMarkdown(body.span).references
    return links.count == 1 ? links[0].destination : nil
  }
}
