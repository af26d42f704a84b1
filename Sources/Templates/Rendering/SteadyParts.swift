/// What the steady parts of templates print, by the family of the page: one table, filled as pages come by.
struct SteadyParts {
  private struct Part {
    var offset: Int32
    /// Below zero as long as it is not known.
    var length: Int32
  }

  /// The number of parts in all templates.
  private let count: Int
  private var families: [Int] = []
  /// The parts of the first family, then those of the second, and so on.
  private var parts: [Part] = []
  private var text = ByteBuffer(capacity: 1 << 12)
  private var family: Int?
  /// Where the parts of the page's family start; below zero where it has none.
  private var row = -1

  /// More families, and more bytes, are not worth keeping.
  private static let familyLimit = 64
  private static let byteLimit = 4 << 20

  init(count: Int) { self.count = count }

  func deallocate() { text.deallocate() }

  /// Starts on a page.
  @inline(__always)
  mutating func begin(_ family: Int?) {
    if family != self.family { find(family) }
  }

  private mutating func find(_ family: Int?) {
    self.family = family
    row = -1
    guard let family else { return }
    if let known = families.firstIndex(of: family) {
      row = known * count
    } else if families.count < Self.familyLimit {
      row = parts.count
      families.append(family)
      parts.append(contentsOf: repeatElement(Part(offset: 0, length: -1), count: count))
    }
  }

  /// What a part prints, if it is known.
  @inline(__always)
  subscript(number: Int) -> UnsafeBufferPointer<UInt8>? {
    guard row >= 0 else { return nil }
    let part = parts[row + number]
    return part.length < 0 ? nil : UnsafeBufferPointer(start: text.base + Int(part.offset), count: Int(part.length))
  }

  mutating func keep(_ number: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
    guard row >= 0, text.count + bytes.count <= Self.byteLimit else { return }
    parts[row + number] = Part(
      offset: Int32(truncatingIfNeeded: text.count), length: Int32(truncatingIfNeeded: bytes.count))
    text.append(bytes)
  }
}
