#if canImport(Glibc)
  import func Glibc.memcmp
#elseif canImport(Musl)
  import func Musl.memcmp
#elseif canImport(Darwin)
  import func Darwin.memcmp
#endif

/// A text of the catalogue: UTF-8 that lies in the bytes of its file, or beside them where it had escapes.
///
/// It costs no allocation and no reference count. The bytes belong to the `Catalogue`, which outlives every
/// record, view and page made of it.
///
/// Unchecked: the pointer leads into a `ByteArena` of which no byte changes once it is committed.
///
/// Public, as are the few other types that every page reads through, because the compiler inlines nothing of a `package`
/// type into other modules, `@inlinable` or not: each use of a text would be a call or two.
public struct Text: @unchecked Sendable, BitwiseCopyable {
  @usableFromInline let start: UnsafePointer<UInt8>?
  @usableFromInline let length: UInt32
  @usableFromInline let isPresent: Bool

  /// No text at all, which is not the same as an empty one.
  @inlinable
  public static var absent: Text { Text() }

  @inlinable
  init() {
    start = nil
    length = 0
    isPresent = false
  }

  @inlinable
  package init(_ bytes: UnsafeRawBufferPointer) {
    start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
    length = UInt32(truncatingIfNeeded: bytes.count)
    isPresent = true
  }

  @inlinable
  package init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.init(UnsafeRawBufferPointer(bytes))
  }

  /// A text that a constant of the program holds.
  public init(_ constant: StaticString) {
    start = constant.utf8Start
    length = UInt32(constant.utf8CodeUnitCount)
    isPresent = true
  }

  @inlinable
  package var isAbsent: Bool { !isPresent }

  @inlinable
  package var isEmpty: Bool { length == 0 }

  @inlinable
  package var count: Int { Int(length) }

  @inlinable
  package var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: Int(length)) }

  package var string: String { String(decoding: bytes, as: UTF8.self) }

  /// The text, or another where there is none.
  @inlinable
  public func or(_ other: Text) -> Text { isAbsent ? other : self }
}

extension Text: Hashable {
  /// Whether both are the same.
  @inlinable
  @inline(__always)
  public static func == (a: Text, b: Text) -> Bool {
    guard a.length == b.length, a.isPresent == b.isPresent else { return false }
    guard let first = a.start, let second = b.start else { return true }
    return isEqual(first, second, Int(a.length))
  }

  @usableFromInline
  static func isEqual(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    memcmp(a, b, count) == 0
  }

  package static func == (a: Text, b: String) -> Bool { a.bytes.elementsEqual(b.utf8) }

  /// Takes what makes two of them the same.
  public func hash(into hasher: inout Hasher) { hasher.combine(bytes: UnsafeRawBufferPointer(bytes)) }
}

extension Text: Comparable {
  /// The order of their bytes, which is the order of their Unicode scalars.
  public static func < (a: Text, b: Text) -> Bool {
    guard let first = a.start, let second = b.start else { return a.length < b.length }
    let order = memcmp(first, second, Int(min(a.length, b.length)))
    return order != 0 ? order < 0 : a.length < b.length
  }
}

/// Some values of a trivial type that lie side by side in the catalogue's memory.
///
/// Inlinable, because generic code is not specialised across modules otherwise.
///
/// Unchecked: as for `Text`; what refers to other records is completed by the one thread that links the
/// catalogue, before anything else can see it.
public struct Run<Element: BitwiseCopyable>: @unchecked Sendable, BitwiseCopyable {
  @usableFromInline let start: UnsafeMutablePointer<Element>?
  @usableFromInline let length: Int32

  @inlinable
  package init() {
    start = nil
    length = 0
  }

  @inlinable
  package init(_ elements: UnsafeMutableBufferPointer<Element>) {
    start = elements.baseAddress
    length = Int32(truncatingIfNeeded: elements.count)
  }

  /// The same values, for the reader that completes them.
  var mutable: UnsafeMutableBufferPointer<Element> { UnsafeMutableBufferPointer(start: start, count: Int(length)) }
}

extension Run: RandomAccessCollection {
  /// Places are counted from 0.
  public typealias Index = Int
  /// All places.
  public typealias Indices = Range<Int>
  /// Some of the values, at their places.
  public typealias SubSequence = Slice<Run<Element>>

  /// 0.
  @inlinable
  public var startIndex: Int { 0 }
  /// The number of values.
  @inlinable
  public var endIndex: Int { Int(length) }
  /// The number of values.
  @inlinable
  public var count: Int { Int(length) }
  /// Whether there are none.
  @inlinable
  public var isEmpty: Bool { length == 0 }
  /// All places.
  @inlinable
  public var indices: Range<Int> { 0..<Int(length) }
  /// The next place.
  @inlinable
  public func index(after index: Int) -> Int { index + 1 }
  /// The place before.
  @inlinable
  public func index(before index: Int) -> Int { index - 1 }
  /// A place further on.
  @inlinable
  public func index(_ index: Int, offsetBy distance: Int) -> Int { index + distance }
  /// How far it is from one place to another.
  @inlinable
  public func distance(from start: Int, to end: Int) -> Int { end - start }

  /// A value.
  @inlinable
  public subscript(position: Int) -> Element {
    UnsafeBufferPointer(start: start, count: Int(length))[position]
  }

  /// Walks through the values.
  @inlinable
  public func makeIterator() -> UnsafeBufferPointer<Element>.Iterator {
    UnsafeBufferPointer(start: start, count: Int(length)).makeIterator()
  }
}
