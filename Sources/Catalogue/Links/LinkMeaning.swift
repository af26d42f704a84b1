/// What the destination of a link or an image in a text means.
package enum LinkMeaning: Sendable, Hashable {
  /// An address of its own, outside the site: `https:`, `mailto:`, `//host` and the like.
  case external
  /// A heading of the same text, without its `#`; empty for the top of the page.
  case fragment(String)
  /// The page of a record, and perhaps a heading in it.
  case record(RecordKind, number: Int, fragment: String?)
  /// The page that lists the records of a kind.
  case index(RecordKind, fragment: String?)
  case home(fragment: String?)
  /// A file that is not Markdown: its number among the catalogue's attachments.
  case attachment(number: Int)
  case broken(LinkFault)
}

/// Why a link leads nowhere.
package enum LinkFault: Sendable, Hashable {
  /// There is no destination at all.
  case empty
  /// It starts with `/`, so that it would depend on where the site stands.
  case absolute
  /// It leads out of `content/`.
  case outside
  /// No file has this path, which is relative to `content/`.
  case missingFile(String)
  /// A folder, relative to `content/`, for which the site has no page.
  case folder(String)
  /// An enrollment file: its enrollments are shown by courses and students.
  case roster(String)
  /// A file that is there and cannot be read as one.
  case unreadable(String)
  case unknownRecord(RecordKind, id: String)
  /// A scheme that is nearly one of the catalogue's own.
  case unknownScheme(String, meant: RecordKind)
}
