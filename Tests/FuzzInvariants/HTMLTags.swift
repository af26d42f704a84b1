/// The tags of a page, read strictly: every attribute in double quotes, every element closed in its order.
///
/// That is how Registrar writes HTML, so whatever else there is came out of somebody's text.
struct HTMLTags {
  struct Tag {
    var name: String
    var attributes: [(name: String, value: String)]
  }

  private(set) var tags: [Tag] = []
  private let bytes: [UInt8]
  private var index = 0
  private var open: [String] = []

  private static let void: Set<String> = ["br", "hr", "img", "input", "link", "meta"]

  /// - Throws: ``Violation`` where the page is anything else.
  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = start + 1
      if starts(with: "!--") {
        while index < bytes.count, !starts(with: "-->") { index += 1 }
      } else if starts(with: "!doctype html>") || starts(with: "!DOCTYPE html>") {
        continue
      } else {
        try readTag()
      }
    }
    if let last = open.last { throw Violation("<\(last)> is never closed") }
  }

  private func starts(with text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes[index...].starts(with: $0) }
  }

  private mutating func readTag() throws {
    let isEnd = take("/")
    let name = word()
    try require(!name.isEmpty, "a bare '<' at \(index)")
    var tag = Tag(name: name, attributes: [])
    while take(" ") || take("\n") {
      if starts(with: "/>") || starts(with: ">") { break }
      let attribute = word()
      try require(!attribute.isEmpty, "no attribute's name at \(index), in <\(name)>")
      var value = ""
      if take("=") {
        try require(take("\""), "a value without quotes at \(index), in <\(name)>")
        let end = bytes[index...].firstIndex(of: UInt8(ascii: "\"")) ?? bytes.count
        value = String(decoding: bytes[index..<end], as: UTF8.self)
        try require(!value.utf8.contains(UInt8(ascii: "<")), "a '<' in the value of \(attribute), in <\(name)>")
        index = end
        try require(take("\""), "a value that never ends, in <\(name)>")
      }
      try require(!tag.attributes.contains { $0.name == attribute }, "\(attribute) stands twice in <\(name)>")
      tag.attributes.append((attribute, value))
    }
    let closesItself = take("/")
    try require(take(">"), "something other than '>' at \(index), in <\(name)>")
    if isEnd {
      try require(tag.attributes.isEmpty, "</\(name)> has attributes")
      try require(open.popLast() == name, "</\(name)> closes what is not open")
      return
    }
    tags.append(tag)
    if closesItself || Self.void.contains(name) { return }
    open.append(name)
    // What a script holds is no markup.
    if name == "script" || name == "style" {
      while index < bytes.count, !starts(with: "</script>"), !starts(with: "</style>") { index += 1 }
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  /// Letters, digits and what else names hold.
  private mutating func word() -> String {
    let start = index
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "_"):
        index += 1
      default: return String(decoding: bytes[start..<index], as: UTF8.self)
      }
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }
}
