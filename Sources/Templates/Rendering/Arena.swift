/// Memory for the texts that a page makes while it is rendered.
///
/// They stay where they are until the next page.
struct Arena {
  private var chunks: [UnsafeMutableBufferPointer<UInt8>] = []
  private var current = 0
  private var used = 0

  private static let chunkSize = 1 << 16

  /// Forgets all texts and keeps the memory.
  mutating func reset() {
    current = 0
    used = 0
  }

  func deallocate() {
    for chunk in chunks { chunk.deallocate() }
  }

  /// Copies a text.
  mutating func store(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    guard let source = bytes.baseAddress, !bytes.isEmpty else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    let target = room(for: bytes.count)
    target.update(from: source, count: bytes.count)
    return UnsafeBufferPointer(start: target, count: bytes.count)
  }

  private mutating func room(for count: Int) -> UnsafeMutablePointer<UInt8> {
    while current < chunks.count {
      if let base = chunks[current].baseAddress, chunks[current].count - used >= count {
        defer { used += count }
        return base + used
      }
      current += 1
      used = 0
    }
    let size = max(Self.chunkSize, count)
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
    chunks.append(UnsafeMutableBufferPointer(start: memory, count: size))
    used = count
    return memory
  }
}

/// Values that grow at their end, in plain memory.
struct ValueStack {
  private(set) var base: UnsafeMutablePointer<Value>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
  }

  func deallocate() { base.deallocate() }

  mutating func removeAll(downTo count: Int = 0) { self.count = count }

  mutating func append(_ value: Value) {
    if count == capacity {
      let memory = UnsafeMutablePointer<Value>.allocate(capacity: capacity * 2)
      memory.update(from: base, count: count)
      base.deallocate()
      base = memory
      capacity *= 2
    }
    base[count] = value
    count += 1
  }
}
