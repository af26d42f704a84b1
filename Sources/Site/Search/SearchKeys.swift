import Catalogue
import Files

/// Keys, each with the number of what it leads to, in the order of their bytes.
struct SearchKeys: Sendable {
  struct Entry: Sendable, BitwiseCopyable {
    /// The first eight bytes, which decide nearly every comparison.
    fileprivate let prefix: UInt64
    fileprivate var start: UInt32
    fileprivate let length: UInt32
    let item: Int32
  }

  private var bytes: [UInt8] = []
  private(set) var entries: [Entry] = []

  /// - Parameters:
  ///   - count: how many things there are that keys are made from.
  ///   - state: buffers for one worker.
  ///   - body: adds the keys of some of them.
  /// - Complexity: O(*n* log *n*) in keys.
  init<State>(
    count: Int, workers: Workers, state: @Sendable () -> State,
    _ body: @Sendable (inout State, Int, inout SearchKeys) -> Void
  ) {
    let parts = workers.map(count, chunk: 2048, state: state) { state, range in
      var part = SearchKeys()
      for number in range { body(&state, number, &part) }
      return part
    }
    bytes.reserveCapacity(parts.reduce(0) { $0 + $1.bytes.count })
    // Keys with the same first byte come together, so that workers can sort them on their own.
    var places = [Int](repeating: 0, count: 257)
    for part in parts { for entry in part.entries { places[Int(entry.prefix >> 56) + 1] += 1 } }
    for byte in 0..<256 { places[byte + 1] += places[byte] }
    let starts = places
    entries = [Entry](repeating: Entry(prefix: 0, start: 0, length: 0, item: 0), count: places[256])
    for part in parts {
      let offset = UInt32(truncatingIfNeeded: bytes.count)
      bytes += part.bytes
      for var entry in part.entries {
        entry.start += offset
        entries[places[Int(entry.prefix >> 56)]] = entry
        places[Int(entry.prefix >> 56)] += 1
      }
    }
    let (unsorted, bytes) = (entries, bytes)
    let sorted = workers.map(256, chunk: 1) { range in
      let slice = unsorted[starts[range.lowerBound]..<starts[range.upperBound]]
      return slice.count < 2 ? Array(slice) : bytes.withUnsafeBufferPointer { Self.sorted(slice, in: $0) }
    }
    entries = Array(sorted.joined())
  }

  private init() {}

  private static func sorted(_ entries: ArraySlice<Entry>, in bytes: UnsafeBufferPointer<UInt8>) -> [Entry] {
    entries.sorted { a, b in
      if a.prefix != b.prefix { return a.prefix < b.prefix }
      let (first, second) = (text(a, in: bytes), text(b, in: bytes))
      return first != second ? first < second : a.item < b.item
    }
  }

  private static func text(_ entry: Entry, in bytes: UnsafeBufferPointer<UInt8>) -> Text {
    Text(UnsafeBufferPointer(rebasing: bytes[Int(entry.start)..<Int(entry.start + entry.length)]))
  }

  /// Adds a key that is made of parts, one after another.
  mutating func add(_ parts: Slice<UnsafeBufferPointer<UInt8>>..., item: Int) {
    let start = bytes.count
    for part in parts { bytes.append(contentsOf: part) }
    var prefix: UInt64 = 0
    for offset in 0..<8 {
      prefix = prefix << 8 | (start + offset < bytes.count ? UInt64(bytes[start + offset]) : 0)
    }
    entries.append(
      Entry(
        prefix: prefix, start: UInt32(truncatingIfNeeded: start),
        length: UInt32(truncatingIfNeeded: bytes.count - start), item: Int32(truncatingIfNeeded: item)))
  }

  /// A key's bytes.
  subscript(number: Int) -> ArraySlice<UInt8> {
    let entry = entries[number]
    return bytes[Int(entry.start)..<Int(entry.start + entry.length)]
  }
}
