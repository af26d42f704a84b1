import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Memory that many small texts share: bytes are added, never moved and never changed, until all go at once.
///
/// A catalogue of 100,000 students holds some millions of texts. Kept here they cost no allocation and no
/// reference count each.
///
/// Unchecked: one worker makes it grow; it is shared only once that worker is done, and then only read.
package final class ByteArena: @unchecked Sendable {
  /// Bytes asked from the system at a time; a longer text gets a block of its own.
  private let blockSize: Int

  private var blocks: [UnsafeMutableRawBufferPointer] = []
  /// The last of the blocks.
  private var current = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  private var used = 0

  /// - Parameter blockSize: how many bytes are asked from the system at a time.
  package init(blockSize: Int = 1 << 20) { self.blockSize = blockSize }

  /// Arenas that live and die together.
  package final class Store: Sendable {
    private let arenas = Mutex<[ByteArena]>([])

    package init() {}

    /// An arena for one worker.
    package func makeArena(blockSize: Int = 1 << 20) -> ByteArena {
      let arena = ByteArena(blockSize: blockSize)
      arenas.withLock { $0.append(arena) }
      return arena
    }
  }

  deinit {
    for block in blocks { block.deallocate() }
  }

  /// Room for `count` bytes at the end of the current block, which `commit` makes permanent.
  @inline(__always)
  package func reserve(_ count: Int) -> UnsafeMutableRawBufferPointer {
    if current.count - used >= count, current.baseAddress != nil {
      return UnsafeMutableRawBufferPointer(rebasing: current[used...])
    }
    return addBlock(count)
  }

  /// Keeps the first `count` bytes of what was reserved last.
  @inline(__always)
  package func commit(_ count: Int) { used += count }

  /// A lasting copy of some bytes.
  package func copy(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    guard bytes.count > 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    let room = reserve(bytes.count)
    room.copyMemory(from: bytes)
    commit(bytes.count)
    return UnsafeRawBufferPointer(rebasing: room[..<bytes.count])
  }

  /// Lasting room for values of a trivial type.
  package func allocate<Value: BitwiseCopyable>(
    _ type: Value.Type, count: Int
  ) -> UnsafeMutableBufferPointer<Value> {
    guard count > 0 else { return UnsafeMutableBufferPointer(start: nil, count: 0) }
    let alignment = MemoryLayout<Value>.alignment
    let size = count * MemoryLayout<Value>.stride
    let room = reserve(size + alignment)
    let address = Int(bitPattern: room.baseAddress)
    let skip = (alignment - address % alignment) % alignment
    commit(skip + size)
    return UnsafeMutableRawBufferPointer(rebasing: room[skip..<(skip + size)]).bindMemory(to: Value.self)
  }

  private func addBlock(_ count: Int) -> UnsafeMutableRawBufferPointer {
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: max(count, blockSize), alignment: 16)
    blocks.append(block)
    current = block
    used = 0
    return block
  }
}
