/// One value of a document: a scalar, a sequence or a mapping, as byte ranges and nothing else.
///
/// Nodes lie in one flat array in the order of the source. A collection's children follow it, each with its
/// own children; the children of a mapping alternate between key and value.
public struct Node: Sendable, Hashable, BitwiseCopyable {
  /// What a node is.
  public enum Kind: UInt8, Sendable, BitwiseCopyable {
    case scalar
    case sequence
    case mapping

    // Spelled out to be inlinable: what the compiler writes is a call through a table wherever another module compares.
    /// Whether both are the same.
    @inlinable
    @inline(__always)
    public static func == (a: Kind, b: Kind) -> Bool {
      switch (a, b) {
      case (.scalar, .scalar), (.sequence, .sequence), (.mapping, .mapping): true
      default: false
      }
    }
  }

  /// How a value is written.
  public enum Style: UInt8, Sendable, BitwiseCopyable {
    // Scalars.
    case plain
    case singleQuoted
    case doubleQuoted
    case literal
    case folded
    // Collections.
    case block
    case flow
  }

  /// What else is known of a value.
  public struct Flags: OptionSet, Sendable, Hashable, BitwiseCopyable {
    /// The flags, a bit each.
    public let rawValue: UInt8

    /// Flags from their bits.
    @inlinable
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The text lies in `Document.decoded` and not in the source.
    public static let decoded = Flags(rawValue: 1)
    /// The field was left empty, or holds `~`.
    public static let absent = Flags(rawValue: 2)
    /// The value was written elsewhere, under an anchor; `start` and `end` are the alias's.
    public static let aliased = Flags(rawValue: 4)
  }

  @usableFromInline
  package var kind: Kind
  @usableFromInline
  package var style: Style
  @usableFromInline
  package var flags: Flags
  /// Where the value starts in the file: a quoted scalar at its quote, a block sequence at its first dash.
  ///
  /// An anchor or a tag before the value does not count.
  public var start: UInt32
  /// Where it ends, exclusive; a block collection ends with its last child.
  public var end: UInt32
  /// Where the scalar's text starts; in a collection, 0.
  public var textStart: UInt32
  /// Where the scalar's text ends, exclusive; in a collection, the number of its items or entries.
  public var textEnd: UInt32
  /// The index just past this node and all that it contains.
  public var next: UInt32

  @inlinable
  package init(
    kind: Kind, style: Style, flags: Flags = [], start: Int, end: Int, textStart: Int, textEnd: Int, next: Int
  ) {
    self.kind = kind
    self.style = style
    self.flags = flags
    // Files are bounded to 4 MiB and documents with them, so everything fits.
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
    self.textStart = UInt32(truncatingIfNeeded: textStart)
    self.textEnd = UInt32(truncatingIfNeeded: textEnd)
    self.next = UInt32(truncatingIfNeeded: next)
  }

  /// The bytes of the file that the value takes up, quotes and brackets included.
  @inlinable
  @inline(__always)
  public var range: Range<Int> { Int(start)..<Int(end) }

  /// The bytes of a scalar's text, in the file or, when `isDecoded`, in `Document.decoded`.
  @inlinable
  @inline(__always)
  public var textRange: Range<Int> { Int(textStart)..<Int(textEnd) }

  /// The number of items of a sequence or entries of a mapping; meaningless for a scalar.
  @inlinable
  public var count: Int { Int(textEnd) }

  /// Whether the text differs from what stands in the file (escapes, folded lines).
  @inlinable
  @inline(__always)
  public var isDecoded: Bool { flags.rawValue & 1 != 0 }

  /// Whether the field was left empty or holds exactly `~`, unquoted.
  ///
  /// The word `null` is text like any other, and `""` is an empty text.
  @inlinable
  @inline(__always)
  public var isAbsent: Bool { flags.rawValue & 2 != 0 }

  /// Whether the value stands here through an alias: it cannot be edited in place.
  @inlinable
  public var isAliased: Bool { flags.contains(.aliased) }
}
