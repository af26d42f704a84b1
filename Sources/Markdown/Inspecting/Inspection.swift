import CCmark

/// A link or an image as it stands in a tree, before its place is known.
private struct Found {
  var kind: MarkdownLink.Kind
  var destination: [UInt8]
  /// The number of the mark in the destination.
  var place: Int?
  var isAutolink: Bool
  /// Where the block starts that holds it, as libcmark says.
  var line: Int
  var column: Int

  func isSame(as other: Found) -> Bool { kind == other.kind && destination == other.destination }
}

/// What one walk through a tree collects.
private struct Findings {
  var references: [Found] = []
  var headings: [Heading] = []

  /// - Parameters:
  ///   - document: the tree.
  ///   - mark: what to strip from addresses and texts, if they come from a probe.
  init(in document: borrowing Document, strippedOf mark: Mark?) {
    let shift = document.hasTopHeading() ? 1 : 0
    var anchors = Anchors()
    var text: [UInt8]?
    var line = 1
    var column = 1
    var walk = Walk(document.root)
    while let event = walk.next() {
      if !event.type.isInline, event.isEntering {
        line = Int(cmark_node_get_start_line(event.node))
        column = Int(cmark_node_get_start_column(event.node))
      }
      switch event.type {
      case CMARK_NODE_LINK where event.isEntering, CMARK_NODE_IMAGE where event.isEntering:
        let url = CString(cmark_node_get_url(event.node))
        let isLink = event.type == CMARK_NODE_LINK
        let (destination, place) = mark?.strip(url.bytes) ?? (Array(url.bytes), nil)
        references.append(
          Found(
            kind: isLink ? .link : .image, destination: destination, place: place,
            isAutolink: isLink && isAutolink(event.node, to: url), line: line, column: column))
      case CMARK_NODE_HEADING where event.isEntering: text = []
      case CMARK_NODE_HEADING:
        let marked = text ?? []
        let plain = mark.map { marked.withUnsafeBufferPointer($0.strip).text } ?? marked
        headings.append(
          Heading(
            id: anchors.id(for: plain), level: min(6, Int(cmark_node_get_heading_level(event.node)) + shift),
            text: String(decoding: plain, as: UTF8.self)))
        text = nil
      case CMARK_NODE_TEXT, CMARK_NODE_CODE:
        text?.append(contentsOf: CString(cmark_node_get_literal(event.node)).bytes)
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: text?.append(" ")
      default: break
      }
    }
  }

  func hasSameReferences(as other: Findings) -> Bool {
    references.count == other.references.count
      && zip(references, other.references).allSatisfy { $0.isSame(as: $1) }
  }
}

/// Parses the body with the marks of a probe, and without them only where the probe may be wrong.
func inspect(_ body: UnsafeBufferPointer<UInt8>, mayHoldReferences: Bool) -> MarkdownInspection {
  if mayHoldReferences, let probe = Probe(of: body), !probe.isRisky,
    let findings = findings(of: probe)
  {
    return MarkdownInspection(
      references: located(findings.references, by: probe, in: body), headings: findings.headings)
  }
  guard let document = Document(parsing: body) else { return MarkdownInspection() }
  let own = Findings(in: document, strippedOf: nil)
  guard !own.references.isEmpty else { return MarkdownInspection(headings: own.headings) }
  for left: Probe.Scope in [[], .colons, .lineStarts, .autolinks, .angled, .all] {
    guard let probe = Probe(of: body, scope: .all.subtracting(left)), let findings = findings(of: probe),
      findings.hasSameReferences(as: own)
    else { continue }
    return MarkdownInspection(
      references: located(findings.references, by: probe, in: body), headings: own.headings)
  }
  return MarkdownInspection(references: located(own.references, by: nil, in: body), headings: own.headings)
}

private func findings(of probe: Probe) -> Findings? {
  probe.text.withUnsafeBufferPointer { text in
    guard let document = Document(parsing: text) else { return nil }
    return Findings(in: document, strippedOf: probe.mark)
  }
}

private func located(
  _ references: [Found], by probe: Probe?, in body: UnsafeBufferPointer<UInt8>
) -> [MarkdownReference] {
  var lines: Lines?
  return references.map { found in
    let range: Range<Int>
    if let probe, let number = found.place, number < probe.places.count {
      range = probe.range(of: probe.places[number], in: body)
    } else {
      let known = lines ?? Lines(of: body)
      lines = known
      range = known.range(line: found.line, column: found.column)
    }
    return MarkdownReference(
      kind: found.kind, destination: String(decoding: found.destination, as: UTF8.self), range: range,
      isAutolink: found.isAutolink)
  }
}
