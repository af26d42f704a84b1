/// The parts of a link's destination, as RFC 3986 divides a reference.
///
/// Everything is bytes until it is looked up: a destination may decode to something that is not UTF-8.
struct Destination {
  /// In lower case, without its `:`.
  var scheme: String?
  /// Whether it starts with `//`.
  var hasAuthority = false
  /// Percent-decoded.
  var path: [UInt8] = []
  /// From the `?` or `#` that ends the path, as it was written.
  var suffix = ""
  /// Percent-decoded, without its `#`.
  var fragment: String?

  init(_ text: String) {
    let bytes = Array(text.utf8)
    var start = 0
    if let colon = Self.endOfScheme(in: bytes) {
      scheme = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
      start = colon + 1
    }
    let rest = bytes[start...]
    hasAuthority = scheme == nil && rest.starts(with: "//".utf8)
    let end = rest.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
    path = Self.decoded(rest[..<end])
    suffix = String(decoding: rest[end...], as: UTF8.self)
    if let hash = rest[end...].firstIndex(of: UInt8(ascii: "#")) {
      fragment = String(decoding: Self.decoded(rest[(hash + 1)...]), as: UTF8.self)
    }
  }

  /// The place of the `:` after a scheme: a letter, then letters, digits, `+`, `-` and `.` (RFC 3986, 3.1).
  private static func endOfScheme(in bytes: [UInt8]) -> Int? {
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        if index == 0 { return nil }
      case UInt8(ascii: ":"): return index > 0 ? index : nil
      default: return nil
      }
    }
    return nil
  }

  /// Replaces `%` and two hexadecimal digits by the byte that they stand for.
  private static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.endIndex,
        let high = hexadecimal(bytes[index + 1]), let low = hexadecimal(bytes[index + 2])
      {
        decoded.append(high << 4 | low)
        index += 3
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return decoded
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

extension Destination {
  /// What a path, seen from a folder, stands for; both are relative to `content/`.
  ///
  /// - Returns: `nil` when the path leads out of `content/`. A path back in is accepted, as a git host
  ///   follows it.
  static func resolve(_ path: [UInt8], from folder: String) -> [UInt8]? {
    // One level above `content/` is the source folder.
    var parts: [ArraySlice<UInt8>] = [Array(Catalogue.contentFolder.utf8)[...]]
    if !folder.isEmpty { parts += Array(folder.utf8).split(separator: UInt8(ascii: "/")) }
    for part in path.split(separator: UInt8(ascii: "/")) {
      if part.elementsEqual(".".utf8) { continue }
      if part.elementsEqual("..".utf8) {
        if parts.isEmpty { return nil }
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    guard let first = parts.first, first.elementsEqual(Catalogue.contentFolder.utf8) else { return nil }
    return Array(parts.dropFirst().joined(separator: [UInt8(ascii: "/")]))
  }

  /// How a file in `folder` links to a path; both are relative to `content/`.
  static func relative(_ path: String, from folder: String) -> String {
    let target = path.split(separator: "/", omittingEmptySubsequences: false)
    let base = folder.split(separator: "/")
    var shared = 0
    while shared < base.count, shared < target.count - 1, base[shared] == target[shared] { shared += 1 }
    let up = String(repeating: "../", count: base.count - shared)
    let way = up + target[shared...].map { encoded($0) }.joined(separator: "/")
    return way.isEmpty ? "./" : way
  }

  /// Percent-encodes what would end a path, or a destination in Markdown.
  private static func encoded(_ part: Substring) -> String {
    var text = ""
    for scalar in part.unicodeScalars {
      switch scalar {
      case "\u{0}"..."\u{20}", "%", "#", "?", "(", ")", "<", ">", "\\", "\u{7F}":
        let digits = String(scalar.value, radix: 16, uppercase: true)
        text += digits.count < 2 ? "%0\(digits)" : "%\(digits)"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
