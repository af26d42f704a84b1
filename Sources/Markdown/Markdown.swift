/// Finds the links, images and headings of a body.
///
/// - Parameter body: CommonMark that ``markdownLimitFault(_:)`` has not objected to.
/// - Returns: what was found, in the order of the text; ranges count from the body's start.
/// - Complexity: that of parsing the body once, or, for rare forms of links, up to six times.
package func inspectMarkdown(_ body: Span<UInt8>) -> MarkdownInspection {
  body.withUnsafeBufferPointer { body in
    let mayHoldReferences = Signs.mayHoldReferences(body)
    guard mayHoldReferences || Signs.mayHoldHeadings(body) else { return MarkdownInspection() }
    return inspect(body, mayHoldReferences: mayHoldReferences)
  }
}

/// Whether a body may hold a link or an image.
///
/// It looks for the few pairs of characters without which there is none, so that most bodies need not be parsed.
/// - Returns: `false` only if ``inspectMarkdown(_:)`` would find no link and no image.
package func mayHoldReferences(_ body: Span<UInt8>) -> Bool {
  body.withUnsafeBufferPointer(Signs.mayHoldReferences)
}

/// Whether a body may hold a heading.
///
/// - Returns: `false` only if ``inspectMarkdown(_:)`` would find no heading.
package func mayHoldHeadings(_ body: Span<UInt8>) -> Bool {
  body.withUnsafeBufferPointer(Signs.mayHoldHeadings)
}

/// Says why a body must not be parsed, if its structure would take libcmark too long.
///
/// - Returns: the range of the fault and a message for a `limit-exceeded` diagnostic.
package func markdownLimitFault(_ body: Span<UInt8>) -> (range: Range<Int>, message: String)? {
  body.withUnsafeBufferPointer { body in
    var scan = LimitScan(of: body)
    return scan.fault()
  }
}

/// Appends a body as HTML to a page.
///
/// - Parameters:
///   - body: CommonMark that ``markdownLimitFault(_:)`` has not objected to.
///   - options: whether raw HTML is passed on.
///   - output: the page so far.
///   - resolve: is asked once about each link and image, unless it stands inside something redacted.
package func renderMarkdown(
  _ body: Span<UInt8>, options: MarkdownOptions = MarkdownOptions(), into output: inout [UInt8],
  resolve: (MarkdownLink) -> LinkResolution
) {
  body.withUnsafeBufferPointer { body in
    if PlainParagraphs.append(body, to: &output) { return }
    guard let document = Document(parsing: body) else { return }
    let shift: Int32 = Signs.mayHoldHeadings(body) && document.hasTopHeading() ? 1 : 0
    // The page moves into the renderer and back, so that it is never copied.
    var renderer = HTMLRenderer(
      start: output.count, options: options, mayHoldRawHTML: Signs.mayHoldRawHTML(body),
      headingShift: shift)
    swap(&output, &renderer.output)
    renderer.render(document.root, resolve: resolve)
    swap(&output, &renderer.output)
  }
}

/// The parts of a body that count as its plain text.
package enum PlainTextParts: Sendable, Hashable {
  /// Paragraphs, wherever they stand: what a summary is made of.
  case prose
  /// Headings and code blocks too: what a search looks through.
  case everything
}

/// Takes the text of a body without its markup.
///
/// - Parameters:
///   - body: CommonMark.
///   - limit: the largest number of Unicode scalars in the result. A longer text is cut after a word and ends with `…`.
///   - parts: which blocks are taken.
///   - resolve: is asked about each link and image, so that what is redacted on the page is redacted here.
/// - Returns: the text, its white space collapsed to single spaces.
package func plainText(
  _ body: Span<UInt8>, limit: Int, of parts: PlainTextParts = .prose,
  resolve: (MarkdownLink) -> LinkResolution = { _ in .keep }
) -> String {
  body.withUnsafeBufferPointer { body in
    guard let document = Document(parsing: body) else { return "" }
    var writer = PlainTextWriter()
    writer.write(document.root, upTo: limit, of: parts, resolve: resolve)
    return writer.result(limit: limit)
  }
}
