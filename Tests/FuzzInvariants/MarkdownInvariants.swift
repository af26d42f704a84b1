import Markdown

/// A body: what is found is what is rendered, every destination is found where it stands, and nothing but known tags
/// comes out.
func checkMarkdown(_ body: [UInt8]) throws {
  if let fault = markdownLimitFault(body.span) {
    try require(fault.range.upperBound <= body.count && !fault.message.isEmpty, "a limit at \(fault.range)")
    return
  }
  let found = inspectMarkdown(body.span)
  var asked: [MarkdownLink] = []
  let page = render(body) { link in
    asked.append(link)
    return .keep
  }
  try checkReferences(found.references, in: body, asked)
  try checkPage(page, headings: found.headings)
  // Files that are not UTF-8 are refused before anything looks at their text; here it is enough that nothing traps.
  if String(validating: body, as: UTF8.self) != nil {
    try require(String(validating: page, as: UTF8.self) != nil, "the page is not UTF-8")
    try checkTexts(body)
    try checkRewriting(found, in: body)
  } else {
    _ = plainText(body.span, limit: 20, of: .everything)
  }

  // What is answered about links holds for all of them.
  for answer: LinkResolution in [.unlink, .redact(text: "<\"someone\">")] {
    let tags = try HTMLTags(render(body) { _ in answer }).tags
    try require(!tags.contains { $0.name == "a" || $0.name == "img" }, "a link stays although it must not: \(answer)")
  }
  let replaced = try HTMLTags(render(body) { _ in .replace("../x.html?a&b") }).tags
  for tag in replaced {
    for attribute in tag.attributes where attribute.name == "href" || attribute.name == "src" {
      try require(
        attribute.value == "../x.html?a&amp;b", "an address stays although it is replaced: \(attribute.value)")
    }
  }
}

private func render(_ body: [UInt8], resolve: (MarkdownLink) -> LinkResolution) -> [UInt8] {
  var page: [UInt8] = []
  renderMarkdown(body.span, into: &page, resolve: resolve)
  return page
}

private func checkReferences(_ references: [MarkdownReference], in body: [UInt8], _ asked: [MarkdownLink]) throws {
  let found = references.map { MarkdownLink(kind: $0.kind, destination: $0.destination) }
  let rendered = asked.map { MarkdownLink(kind: $0.kind, destination: $0.destination) }
  try require(found == rendered, "found \(found), rendered \(rendered)")
  let mayHold = mayHoldReferences(body.span)
  try require(found.isEmpty || mayHold, "a body with references is said to hold none")
  for reference in references {
    let range = reference.range
    try require(
      range.lowerBound >= 0 && range.upperBound <= body.count, "a destination at \(range), outside of the body")
    if !isDestination(reference, in: body) {
      // Then it is the line on which the block starts.
      try require(
        !body[range].contains(UInt8(ascii: "\n")), "\(reference.destination) is neither at \(range) nor is that a line")
    }
  }
}

/// Whether the range of a reference holds what decodes to its destination.
private func isDestination(_ reference: MarkdownReference, in body: [UInt8]) -> Bool {
  let raw = body[reference.range]
  if raw.elementsEqual(reference.destination.utf8) { return true }
  if reference.isAutolink { return "mailto:\(String(decoding: raw, as: UTF8.self))" == reference.destination }
  let isAngled = reference.range.lowerBound > 0 && body[reference.range.lowerBound - 1] == UInt8(ascii: "<")
  let opening = isAngled ? "[x](<" : "[x]("
  let alone = Array(opening.utf8) + raw + Array(isAngled ? ">)".utf8 : ")".utf8)
  let links = inspectMarkdown(alone.span).references
  return links.count == 1 && links[0].destination == reference.destination
    && links[0].range == opening.utf8.count..<(opening.utf8.count + raw.count)
}

/// Writing another address in place of one leads that link elsewhere, and every other where it led before.
private func checkRewriting(_ found: MarkdownInspection, in body: [UInt8]) throws {
  // An address in angle brackets can be part of a label, which ceases to fit when it changes.
  guard !found.references.contains(where: \.isAutolink), found.references.count < 20 else { return }
  for reference in found.references where isDestination(reference, in: body) {
    // What it is made of can be all that keeps the text around it from being something else: a quote in it may end an
    // attribute, and without it what stands before and behind is one tag.
    let isPlain = body[reference.range].allSatisfy { $0 > 0x20 && !"\"'`<>".utf8.contains($0) }
    guard !reference.range.isEmpty, isPlain else { continue }
    let changed = body[..<reference.range.lowerBound] + Array("zq.md".utf8) + body[reference.range.upperBound...]
    let new = inspectMarkdown(Array(changed).span).references
    try require(
      new.count == found.references.count,
      "rewriting \(reference.range) makes \(new.count) references of "
        + "\(found.references.count)")
    for (old, new) in zip(found.references, new) {
      let expected = old.range == reference.range ? "zq.md" : old.destination
      try require(new.destination == expected, "rewriting \(reference.range) turns \(old) into \(new)")
    }
  }
}

private func checkPage(_ page: [UInt8], headings: [Heading]) throws {
  let tags = try HTMLTags(page).tags
  for tag in tags {
    guard let attributes = allowed[tag.name] else { throw Violation("<\(tag.name)> comes out of nowhere") }
    for attribute in tag.attributes {
      try require(attributes.contains(attribute.name), "<\(tag.name)> has the attribute \(attribute.name)")
      if attribute.name == "href" || attribute.name == "src" {
        try require(!isUnsafe(attribute.value), "an unsafe address: \(attribute.value)")
      }
    }
  }
  let shown = tags.filter { $0.name.count == 2 && $0.name.hasPrefix("h") && $0.name != "hr" }
  let ids = shown.compactMap { $0.attributes.first { $0.name == "id" }?.value }
  try require(ids == headings.map(\.id), "headings \(headings.map(\.id)), rendered \(ids)")
  try require(Set(ids).count == ids.count, "two headings have one id: \(ids)")
  try require(shown.map(\.name) == headings.map { "h\($0.level)" }, "the levels of headings differ")
}

/// The tags that Markdown makes, and their attributes.
private let allowed: [String: Set<String>] = [
  "p": [], "blockquote": [], "ul": [], "ol": ["start"], "li": [], "pre": [], "code": ["class"], "em": [], "strong": [],
  "br": [], "hr": [], "a": ["href", "title"], "img": ["src", "alt", "title"], "h1": ["id"], "h2": ["id"],
  "h3": ["id"], "h4": ["id"], "h5": ["id"], "h6": ["id"],
]

/// Whether a browser would run an address, or open a file: without white space and control characters, as it reads it.
private func isUnsafe(_ address: String) -> Bool {
  let plain = String(String.UnicodeScalarView(address.unicodeScalars.filter { $0.value > 0x20 })).lowercased()
  return ["javascript:", "vbscript:", "file:"].contains { plain.hasPrefix($0) }
    || plain.hasPrefix("data:") && !plain.hasPrefix("data:image/")
}

private func checkTexts(_ body: [UInt8]) throws {
  for parts: PlainTextParts in [.prose, .everything] {
    let all = plainText(body.span, limit: 1 << 20, of: parts)
    for limit in [0, 1, 20] {
      let cut = plainText(body.span, limit: limit, of: parts)
      try require(cut.unicodeScalars.count <= limit, "\(cut.unicodeScalars.count) characters in place of \(limit)")
      let isWhole = all.unicodeScalars.count <= limit
      try require(isWhole ? cut == all : limit == 0 || cut.hasSuffix("…"), "'\(cut)' is cut from '\(all)'")
    }
  }
}
