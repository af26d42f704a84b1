/// What a file may cost: these hold before anything expensive runs.
package enum Bounds {
  /// The longest file that is read, in bytes.
  package static let fileSize = 4 << 20
  /// The number of collections that may be open at once, the root mapping included.
  package static let nesting = 64
  /// The number of values that all aliases of a file together may stand for.
  package static let aliasedValues = 10_000
  /// The number of values (keys, items, collections) of a file that is not of the common shape; an anchor
  /// counts as one more.
  ///
  /// A full YAML parser takes a few microseconds for each, so this is what keeps a hostile file from taking
  /// longer than a second. The small reader has no such bound.
  package static let values = 250_000
}
