/// A page as it is served: with the script that keeps it up to date, and with permission for that script to work.
struct ServedPage {
  /// What the script's element says of the page, by attribute.
  let attributes: [(name: String, value: String)]
  /// Whether it gains forms.
  var edits = false

  /// Adds the script to a page.
  func bytes(of page: [UInt8]) -> [UInt8] {
    var page = page
    allowScript(in: &page)
    var element = "<script src=\"\(LiveAddress.script)\" defer"
    for (name, value) in attributes { element += " data-\(name)=\"\(Self.escaped(value))\"" }
    element += "></script>\n"
    if edits { element += "<script src=\"\(LiveAddress.forms)\" defer></script>\n" }
    let end = Self.last(Array("</body".utf8), in: page) ?? page.count
    page.insert(contentsOf: element.utf8, at: end)
    return page
  }

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
  }

  // MARK: Content security policy

  /// Lets the page's own policy, if it has one in its head, admit the script, its style and its requests.
  private func allowScript(in page: inout [UInt8]) {
    guard let head = Self.first(Array("<head".utf8), in: page, from: 0),
      let end = Self.first(Array("</head".utf8), in: page, from: head)
    else { return }
    var start = head
    while let meta = Self.first(Array("<meta".utf8), in: page, from: start), meta < end {
      let close = page[meta...].firstIndex(of: UInt8(ascii: ">")) ?? page.count
      start = close
      guard Self.first(Array("content-security-policy".utf8), in: page, from: meta).map({ $0 < close }) == true,
        let content = Self.first(Array(" content=".utf8), in: page, from: meta), content < close
      else { continue }
      let quote = page[content + 9]
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
        let last = page[(content + 10)...].firstIndex(of: quote)
      else { continue }
      let policy = String(decoding: page[(content + 10)..<last], as: UTF8.self)
      page.replaceSubrange((content + 10)..<last, with: Self.admitting(policy).utf8)
      return
    }
  }

  /// A policy that also admits what comes from the site itself.
  static func admitting(_ policy: String) -> String {
    var directives = policy.split(separator: ";").map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
      .filter { !$0.isEmpty }
    let standard = directives.first { $0[0].lowercased() == "default-src" }?.dropFirst() ?? []
    for name in ["script-src", "style-src", "connect-src"] {
      let place = directives.firstIndex { $0[0].lowercased() == name }
      guard place != nil || !standard.isEmpty else { continue }
      var sources = place.map { Array(directives[$0].dropFirst()) } ?? Array(standard)
      sources.removeAll { $0 == "'none'" || $0 == "&#39;none&#39;" }
      if !sources.contains("'self'") { sources.insert("'self'", at: 0) }
      if let place { directives[place] = [directives[place][0]] + sources } else { directives.append([name] + sources) }
    }
    return directives.map { $0.joined(separator: " ") }.joined(separator: "; ")
  }

  // MARK: Looking

  /// Where small letters stand first, be they capital in the page.
  private static func first(_ word: [UInt8], in page: [UInt8], from start: Int) -> Int? {
    guard page.count >= word.count else { return nil }
    return (start...max(start, page.count - word.count)).first { isSame(word, page, at: $0) }
  }

  private static func last(_ word: [UInt8], in page: [UInt8]) -> Int? {
    guard page.count >= word.count else { return nil }
    return (0...(page.count - word.count)).last { isSame(word, page, at: $0) }
  }

  @inline(__always)
  private static func isSame(_ word: [UInt8], _ page: [UInt8], at place: Int) -> Bool {
    guard place + word.count <= page.count else { return false }
    for offset in word.indices {
      let byte = page[place + offset]
      let small = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
      if small != word[offset] { return false }
    }
    return true
  }
}

/// Where the server's own files stand, which are no part of the site.
enum LiveAddress {
  static let folder = ".registrar"
  static let script = "/.registrar/preview.js"
  static let forms = "/.registrar/edit.js"
  static let style = "/.registrar/preview.css"
  static let events = "/.registrar/events"
  // What forms ask for; only those who may edit get an answer.
  static let enrollments = "/.registrar/enrollments"
  static let find = "/.registrar/find"
}
