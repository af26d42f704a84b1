import Foundation
import TestSupport

/// The HTML pages of a built site, and where they lead.
struct SitePages {
  struct Link: Hashable, CustomStringConvertible {
    var page: String
    var address: String
    /// The name of the element that holds it.
    var element: String

    var description: String { "\(page): <\(element)> \(address)" }
  }

  let folder: Folder
  /// Every file of the site, relative to its folder.
  let files: Set<String>
  private(set) var links: [Link] = []
  private(set) var identifiers: [String: Set<String>] = [:]
  /// Pages that do nothing but lead elsewhere.
  private(set) var redirects: Set<String> = []

  var pages: [String] { files.filter { $0.hasSuffix(".html") }.sorted() }

  init(_ folder: Folder) throws {
    self.folder = folder
    files = Set(folder.files())
    for page in pages {
      for tag in HTMLTag.all(in: try folder.bytes(of: page)) {
        if let id = tag.attributes["id"] { identifiers[page, default: []].insert(id) }
        if tag.name == "meta", tag.attributes["http-equiv"] == "refresh" { redirects.insert(page) }
        for attribute in ["href", "src"] {
          if let address = tag.attributes[attribute] {
            links.append(Link(page: page, address: address, element: tag.name))
          }
        }
      }
    }
  }

  static func isAbsolute(_ address: String) -> Bool {
    address.hasPrefix("//") || (address.prefix { $0 != "/" && $0 != "#" && $0 != "?" }).contains(":")
  }

  /// Where a link leads, relative to the site, and the fragment; an address below the base leads into the
  /// site.
  func target(of link: Link, base: String?) -> (file: String, fragment: String?)? {
    var address = link.address[...]
    var folder = link.page.split(separator: "/").dropLast().map(String.init)
    let root = base.map { "/" + $0.split(separator: "/").dropFirst(2).map { "\($0)/" }.joined() }
    if let base, address.hasPrefix(base) {
      address = address.dropFirst(base.count)
      folder = []
    } else if let root, address.hasPrefix(root) {
      address = address.dropFirst(root.count)
      folder = []
    } else if Self.isAbsolute(link.address) {
      return nil
    }
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts[0]
    if path.isEmpty, !address.isEmpty { return (link.page, parts.last.map(decoded)) }
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      switch part {
      case ".", "": continue
      case "..":
        if folder.popLast() == nil { return ("(above the site)", nil) }
      default: folder.append(decoded(part))
      }
    }
    let file = folder.joined(separator: "/")
    let isFolder = path.hasSuffix("/") || path.isEmpty
    return (
      isFolder ? (file.isEmpty ? "index.html" : "\(file)/index.html") : file, parts.count > 1 ? decoded(parts[1]) : nil
    )
  }

  private func decoded(_ part: Substring) -> String { String(part).removingPercentEncoding ?? String(part) }

  /// Every link into the site that leads nowhere.
  func broken(base: String?) -> [Link] {
    links.filter { link in
      guard let target = target(of: link, base: base) else { return false }
      guard files.contains(target.file) else { return true }
      guard let fragment = target.fragment, !fragment.isEmpty else { return false }
      return identifiers[target.file]?.contains(fragment) != true
    }
  }

  /// Every file that no page leads to, starting from the home page.
  func unreachable(base: String?) -> [String] {
    var next: [String: Set<String>] = [:]
    for link in links {
      if let target = target(of: link, base: base) { next[link.page, default: []].insert(target.file) }
    }
    var reached: Set<String> = ["index.html"]
    var pending = ["index.html"]
    while let page = pending.popLast() {
      for file in next[page, default: []] where reached.insert(file).inserted { pending.append(file) }
    }
    return files.subtracting(reached).sorted()
  }
}

/// A start tag and its attributes, with character references resolved.
struct HTMLTag {
  var name: String
  var attributes: [String: String] = [:]

  static func all(in html: [UInt8]) -> [HTMLTag] {
    var tags: [HTMLTag] = []
    var reader = Reader(bytes: html)
    while let tag = reader.next() { tags.append(tag) }
    return tags
  }

  private struct Reader {
    let bytes: [UInt8]
    var position = 0

    mutating func next() -> HTMLTag? {
      while position < bytes.count {
        guard bytes[position] == UInt8(ascii: "<") else {
          position += 1
          continue
        }
        position += 1
        guard position < bytes.count, isLetter(bytes[position]) else { continue }
        let tag = tag()
        if ["script", "style"].contains(tag.name) { skip(to: "</\(tag.name)") }
        return tag
      }
      return nil
    }

    private mutating func tag() -> HTMLTag {
      var tag = HTMLTag(name: word().lowercased())
      while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
        guard isLetter(bytes[position]) else {
          position += 1
          continue
        }
        let name = word().lowercased()
        var value = ""
        if position + 1 < bytes.count, bytes[position] == UInt8(ascii: "=") {
          let quote = bytes[position + 1]
          let start = position + 2
          let end = bytes[start...].firstIndex(of: quote) ?? bytes.count
          value = unescaped(String(decoding: bytes[start..<end], as: UTF8.self))
          position = end + 1
        }
        tag.attributes[name] = value
      }
      return tag
    }

    private mutating func word() -> String {
      let start = position
      while position < bytes.count,
        isLetter(bytes[position]) || bytes[position] == UInt8(ascii: "-")
          || (bytes[position] >= 0x30 && bytes[position] <= 0x39)
      {
        position += 1
      }
      return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func skip(to end: String) {
      let end = Array(end.utf8)
      while position < bytes.count, !bytes[position...].starts(with: end) { position += 1 }
    }

    private func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

    private func unescaped(_ text: String) -> String {
      guard text.contains("&") else { return text }
      return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
        .replacing("&#34;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }
  }
}
