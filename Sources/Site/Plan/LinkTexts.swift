import Catalogue
import Files

/// What links to the records of one kind say: each record's address, label and code, side by side in memory.
///
/// A roster shows records from anywhere in the catalogue, whose texts lie each in its own file. Reading them where they
/// are costs some trips to memory per row, which take longer than everything else that a row needs.
///
/// Unchecked: nothing is written any more when the initializer is done.
struct LinkTexts: @unchecked Sendable {
  /// Unchecked: the pointer leads into the arena that the index holds, of which no byte changes any more.
  private struct Entry: @unchecked Sendable, BitwiseCopyable {
    let start: UnsafePointer<UInt8>?
    let address: UInt32
    let label: UInt32
    let code: UInt32

    init(_ texts: (address: Text, label: Text, code: Text), in memory: ByteArena) {
      let (address, label, code) = texts
      let room = memory.reserve(address.count + label.count + code.count + 1)
      var end = 0
      func add(_ text: Text) {
        UnsafeMutableRawBufferPointer(rebasing: room[end...]).copyMemory(from: UnsafeRawBufferPointer(text.bytes))
        end += text.count
      }
      add(address)
      add(label)
      add(code)
      memory.commit(end)
      func length(_ text: Text) -> UInt32 {
        text.isAbsent ? LinkTexts.absent : UInt32(truncatingIfNeeded: text.count)
      }
      start = room.baseAddress.map { UnsafePointer($0.assumingMemoryBound(to: UInt8.self)) }
      self.address = length(address)
      self.label = length(label)
      self.code = length(code)
    }
  }

  /// The entries in memory of their own, which is read by all workers at once.
  ///
  /// In an array, the count that each reading compares with lies beside the number of its owners: a worker that becomes
  /// one, be it for an instant, takes that line of memory away from all others, and each of their readings waits.
  ///
  /// Unchecked: the entries are written by the initializer and not again until nobody holds the table.
  private final class Table: @unchecked Sendable {
    let entries: UnsafeMutableBufferPointer<Entry>

    init(_ parts: [[Entry]]) {
      entries = .allocate(capacity: parts.reduce(0) { $0 + $1.count })
      var end = 0
      for part in parts { end = entries[end...].initialize(fromContentsOf: part) }
    }

    deinit { entries.deallocate() }
  }

  /// Holds `entries`.
  private let table: Table
  private let entries: UnsafeBufferPointer<Entry>

  private init(_ table: Table) {
    self.table = table
    entries = UnsafeBufferPointer(table.entries)
  }

  /// What stands for the length of a text that is absent.
  private static let absent = UInt32.max

  /// - Parameters:
  ///   - texts: each record's address, absent where it has no page, its label and its code.
  ///   - memory: lives as long as what is made here.
  /// - Complexity: O(*n*) in records and their texts.
  init(
    count: Int, in memory: ByteArena.Store, workers: Workers,
    texts: @Sendable (Int) -> (address: Text, label: Text, code: Text)
  ) {
    let parts = workers.map(count, chunk: 4096, state: { memory.makeArena() }) { arena, range in
      range.map { Entry(texts($0), in: arena) }
    }
    self.init(Table(parts))
  }

  /// The same texts but for those of some records.
  ///
  /// - Parameters:
  ///   - earlier: made in the same memory.
  ///   - changed: the records of which the texts may be others; records that came since count among them.
  init(
    after earlier: LinkTexts, changed: Set<Int32>, in memory: ByteArena.Store,
    texts: (Int) -> (address: Text, label: Text, code: Text)
  ) {
    var entries = Array(earlier.entries)
    let arena = memory.makeArena(blockSize: 4 << 10)
    for number in changed.sorted() {
      let entry = Entry(texts(Int(number)), in: arena)
      if Int(number) < entries.count { entries[Int(number)] = entry } else { entries.append(entry) }
    }
    self.init(Table([entries]))
  }

  @inline(__always)
  private func entry(_ number: Int) -> Entry {
    precondition(number >= 0 && number < entries.count, "a record that the index does not know")
    return entries[number]
  }

  /// The name of a record's page without `.html`, relative to the folder of its kind; absent where there is no page.
  @inline(__always)
  func address(_ number: Int) -> Text {
    let entry = entry(number)
    return text(entry, after: 0, entry.address)
  }

  @inline(__always)
  func label(_ number: Int) -> Text {
    let entry = entry(number)
    return text(entry, after: length(entry.address), entry.label)
  }

  @inline(__always)
  func code(_ number: Int) -> Text {
    let entry = entry(number)
    return text(entry, after: length(entry.address) + length(entry.label), entry.code)
  }

  /// Reads a little of a record's texts, so that they are near when they are wanted.
  @inline(__always)
  func fetch(_ number: Int) -> Int { Int(address(number).bytes.first ?? 0) }

  @inline(__always)
  private func length(_ length: UInt32) -> Int { length == Self.absent ? 0 : Int(length) }

  @inline(__always)
  private func text(_ entry: Entry, after offset: Int, _ count: UInt32) -> Text {
    guard count != Self.absent else { return .absent }
    return Text(UnsafeBufferPointer(start: entry.start.map { $0 + offset }, count: Int(count)))
  }
}
