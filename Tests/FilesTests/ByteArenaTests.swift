import Testing

@testable import Files

@Suite struct ByteArenaTests {
  @Test("Copies stay as they are, whatever is added after them")
  func copies() {
    let arena = ByteArena()
    let texts = (0..<500).map { number in
      [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: number * 37 % 5000)
    }
    let copies = texts.map { text in text.withUnsafeBytes { arena.copy($0) } }
    #expect(copies.map(Array.init) == texts)
  }

  @Test("A text larger than a block gets room of its own")
  func largeText() {
    let arena = ByteArena()
    let large = [UInt8](repeating: 1, count: 3 << 20)
    let small = [UInt8](repeating: 2, count: 10)
    let copies = [small, large, small].map { text in text.withUnsafeBytes { arena.copy($0) } }
    #expect(copies.map(\.count) == [10, 3 << 20, 10])
    #expect(copies[1].allSatisfy { $0 == 1 } && copies[2].allSatisfy { $0 == 2 })
  }

  @Test("An empty text takes no room")
  func emptyText() {
    let arena = ByteArena()
    #expect(arena.copy(UnsafeRawBufferPointer(start: nil, count: 0)).isEmpty)
    #expect(arena.allocate(Int.self, count: 0).isEmpty)
  }

  @Test("What is reserved and not kept is given out again")
  func reserving() {
    let arena = ByteArena()
    let first = arena.reserve(100)
    let second = arena.reserve(100)
    #expect(first.baseAddress == second.baseAddress)
    arena.commit(60)
    let third = arena.reserve(100)
    #expect(third.baseAddress == first.baseAddress.map { $0 + 60 })
  }

  @Test("Values lie where their type may lie, after texts of any length")
  func alignment() {
    let arena = ByteArena()
    for length in 0..<20 {
      _ = [UInt8](repeating: 0, count: length).withUnsafeBytes { arena.copy($0) }
      let values = arena.allocate(UInt64.self, count: 3)
      #expect(Int(bitPattern: values.baseAddress) % MemoryLayout<UInt64>.alignment == 0)
      for index in 0..<3 { values[index] = UInt64(index) }
      #expect(Array(values) == [0, 1, 2])
    }
  }

  @Test("Every worker gets an arena of its own from a store")
  func store() {
    let store = ByteArena.Store()
    #expect(store.makeArena() !== store.makeArena())
  }
}
