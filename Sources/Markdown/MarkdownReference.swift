/// A link or an image, as the text that renders a body meets it.
package struct MarkdownLink: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case link
    case image
  }

  package var kind: Kind
  /// The address as CommonMark decodes it: entities and backslash escapes are resolved.
  package var destination: String
  /// Whether the address itself is the text, as in `<https://example.edu>`.
  package var isAutolink: Bool

  package init(kind: Kind, destination: String, isAutolink: Bool = false) {
    self.kind = kind
    self.destination = destination
    self.isAutolink = isAutolink
  }
}

/// What shall become of a link or an image.
package enum LinkResolution: Sendable, Hashable {
  /// It stays as it is written.
  case keep
  /// It points to another address, which is percent-encoded already.
  case replace(String)
  /// It vanishes with everything inside it, its title too, and this plain text stands in its place.
  case redact(text: String)
  /// Its text stays (of an image, the alternative text), without the address.
  case unlink
}

/// A link or an image and the place where its destination is written.
package struct MarkdownReference: Sendable, Hashable {
  package var kind: MarkdownLink.Kind
  /// The address as CommonMark decodes it: entities and backslash escapes are resolved.
  package var destination: String
  /// The bytes of the destination in the body, without the angle brackets that may enclose it.
  ///
  /// Of a reference link it is the destination of the definition. Where the place cannot be told, it is the first
  /// line of the block that holds the link.
  package var range: Range<Int>
  /// Whether the address itself is the text, as in `<https://example.edu>`.
  package var isAutolink: Bool

  package init(kind: MarkdownLink.Kind, destination: String, range: Range<Int>, isAutolink: Bool = false) {
    self.kind = kind
    self.destination = destination
    self.range = range
    self.isAutolink = isAutolink
  }
}

/// A heading and the anchor that links can name.
package struct Heading: Sendable, Hashable {
  /// Unique in its body; it holds no white space, quote, angle bracket or ampersand.
  package var id: String
  /// The level that is rendered, from 1 to 6.
  package var level: Int
  /// The text as a reader sees it, without markup.
  package var text: String

  package init(id: String, level: Int, text: String) {
    self.id = id
    self.level = level
    self.text = text
  }
}

/// How bodies are rendered.
package struct MarkdownOptions: Sendable, Hashable {
  /// Whether raw HTML is passed on.
  ///
  /// Unsafe addresses of links and images are disarmed in either case.
  package var allowsRawHTML: Bool

  /// Whether headings get ids.
  ///
  /// A page that shows several bodies can give ids to the headings of one of them only.
  package var anchorsHeadings: Bool

  package init(allowsRawHTML: Bool = false, anchorsHeadings: Bool = true) {
    self.allowsRawHTML = allowsRawHTML
    self.anchorsHeadings = anchorsHeadings
  }
}

/// What a body refers to and what can be referred to in it, each in the order of the text.
package struct MarkdownInspection: Sendable, Hashable {
  package var references: [MarkdownReference]
  package var headings: [Heading]

  package init(references: [MarkdownReference] = [], headings: [Heading] = []) {
    self.references = references
    self.headings = headings
  }
}
