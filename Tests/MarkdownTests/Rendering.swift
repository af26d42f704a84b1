import Markdown

/// A body as HTML, with every link and image kept unless `resolve` says otherwise.
func html(
  _ text: String, allowsRawHTML: Bool = false, resolve: (MarkdownLink) -> LinkResolution = { _ in .keep }
) -> String {
  var page: [UInt8] = []
  renderMarkdown(
    Array(text.utf8).span, options: MarkdownOptions(allowsRawHTML: allowsRawHTML), into: &page,
    resolve: resolve)
  return String(decoding: page, as: UTF8.self)
}

func inspection(of text: String) -> MarkdownInspection {
  inspectMarkdown(Array(text.utf8).span)
}

/// The texts that the references of a body point at, in their order.
func places(in text: String) -> [String] {
  let bytes = Array(text.utf8)
  return inspectMarkdown(bytes.span).references.map { String(decoding: bytes[$0.range], as: UTF8.self) }
}

func mayHoldReferences(_ text: String) -> Bool { mayHoldReferences(Array(text.utf8).span) }

func mayHoldHeadings(_ text: String) -> Bool { mayHoldHeadings(Array(text.utf8).span) }

func limitFault(_ text: String) -> (range: Range<Int>, message: String)? {
  markdownLimitFault(Array(text.utf8).span)
}
