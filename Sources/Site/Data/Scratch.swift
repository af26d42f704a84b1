import Catalogue

/// Memory for texts that live as long as the page that is being rendered, used again for the next one.
struct ScratchBytes: ~Copyable {
  private static let blockSize = 64 << 10

  private var blocks: [UnsafeMutableBufferPointer<UInt8>] = []
  private var current = 0
  private var used = 0

  init() {}

  deinit {
    for block in blocks { block.deallocate() }
  }

  /// Forgets all texts.
  ///
  /// Pointers to them must not be used any more.
  mutating func reset() {
    current = 0
    used = 0
  }

  /// Room for a text of up to `count` bytes, of which `take` says how many it has.
  @inline(__always)
  mutating func room(_ count: Int) -> UnsafeMutablePointer<UInt8> {
    if current < blocks.count, blocks[current].count - used >= count {
      return blocks[current].baseAddress.unsafelyUnwrapped + used  // Blocks are never empty.
    }
    return nextBlock(count)
  }

  @inline(__always)
  mutating func take(_ start: UnsafeMutablePointer<UInt8>, _ count: Int) -> UnsafeBufferPointer<UInt8> {
    used += count
    return UnsafeBufferPointer(start: start, count: count)
  }

  private mutating func nextBlock(_ count: Int) -> UnsafeMutablePointer<UInt8> {
    if current < blocks.count { current += 1 }
    while current < blocks.count, blocks[current].count < count { current += 1 }
    if current == blocks.count { blocks.append(.allocate(capacity: max(count, Self.blockSize))) }
    used = 0
    return blocks[current].baseAddress.unsafelyUnwrapped  // Blocks are never empty.
  }

  /// A copy of some bytes.
  mutating func copy(_ bytes: some Collection<UInt8>) -> UnsafeBufferPointer<UInt8> {
    let start = room(max(bytes.count, 1))
    var end = 0
    for byte in bytes {
      start[end] = byte
      end += 1
    }
    return take(start, end)
  }

  /// Several texts in a row.
  @inline(__always)
  mutating func joined(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>, _ c: UnsafeBufferPointer<UInt8>,
    _ d: UnsafeBufferPointer<UInt8> = UnsafeBufferPointer(start: nil, count: 0)
  ) -> UnsafeBufferPointer<UInt8> {
    let start = room(max(a.count + b.count + c.count + d.count, 1))
    var end = start
    Self.add(a, to: &end)
    Self.add(b, to: &end)
    Self.add(c, to: &end)
    Self.add(d, to: &end)
    return take(start, end - start)
  }

  /// Copies a text; parts of addresses are short, and those are copied without a call.
  @inline(__always)
  private static func add(_ part: UnsafeBufferPointer<UInt8>, to end: inout UnsafeMutablePointer<UInt8>) {
    guard let base = part.baseAddress else { return }
    let count = part.count
    let source = UnsafeRawPointer(base)
    let target = UnsafeMutableRawPointer(end)
    // Two words that may overlap are all of what is between one word and two long.
    if count >= 8, count <= 16 {
      let last = source.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
      target.storeBytes(of: source.loadUnaligned(as: UInt64.self), as: UInt64.self)
      target.storeBytes(of: last, toByteOffset: count &- 8, as: UInt64.self)
    } else if count >= 4, count < 8 {
      let last = source.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)
      target.storeBytes(of: source.loadUnaligned(as: UInt32.self), as: UInt32.self)
      target.storeBytes(of: last, toByteOffset: count &- 4, as: UInt32.self)
    } else {
      end.update(from: base, count: count)
    }
    end += count
  }
}

extension StaticString {
  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount) }
}
