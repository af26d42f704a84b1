/// Bytes that grow at their end: plain memory, so that appending costs a comparison and a copy.
///
/// Whoever makes one must call `deallocate()`, and must not use copies of it afterwards.
struct ByteBuffer {
  private(set) var base: UnsafeMutablePointer<UInt8>
  var count = 0
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = max(capacity, 64)
    base = .allocate(capacity: self.capacity)
  }

  func deallocate() { base.deallocate() }

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

  /// Makes room for `more` bytes.
  @inline(__always)
  mutating func reserve(_ more: Int) {
    if capacity - count < more { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    let larger = max(capacity * 2, count + more)
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    memory.update(from: base, count: count)
    base.deallocate()
    base = memory
    capacity = larger
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    base[count] = byte
    count += 1
  }

  @inline(__always)
  mutating func append(_ start: UnsafePointer<UInt8>, _ length: Int) {
    reserve(length)
    (base + count).update(from: start, count: length)
    count += length
  }

  /// The number of bytes that may be read behind each text that ``append(padded:_:)`` takes.
  static let padding = 32

  /// Appends a text behind which there are ``padding`` bytes more, whatever they are: short ones are copied in two
  /// steps of a fixed size, without a call.
  @inline(__always)
  mutating func append(padded start: UnsafePointer<UInt8>, _ length: Int) {
    reserve(length &+ Self.padding)
    if length <= Self.padding {
      let source = UnsafeRawPointer(start)
      let target = UnsafeMutableRawPointer(base + count)
      target.storeBytes(of: source.loadUnaligned(as: SIMD16<UInt8>.self), as: SIMD16<UInt8>.self)
      target.storeBytes(
        of: source.loadUnaligned(fromByteOffset: 16, as: SIMD16<UInt8>.self), toByteOffset: 16,
        as: SIMD16<UInt8>.self)
    } else {
      (base + count).update(from: start, count: length)
    }
    count &+= length
  }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    if let start = text.baseAddress { append(start, text.count) }
  }

  mutating func append(_ text: StaticString) { append(text.utf8Start, text.utf8CodeUnitCount) }

  mutating func append(scalar: Unicode.Scalar) {
    if scalar.isASCII { return append(UInt8(truncatingIfNeeded: scalar.value)) }
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { append(byte) }
  }

  // MARK: Numbers

  mutating func append(integer value: Int) {
    if value < 0 { append(UInt8(ascii: "-")) }
    append(digits: value.magnitude, atLeast: 1)
  }

  /// Appends a number in decimal, with zeros before it up to a number of digits.
  mutating func append(digits value: UInt, atLeast width: Int) {
    reserve(20 + width)
    var length = 1
    var rest = value
    while rest >= 10 {
      rest /= 10
      length += 1
    }
    length = max(length, width)
    rest = value
    var i = count + length
    while i > count {
      i -= 1
      base[i] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count += length
  }

  /// Appends a whole number with a sign between groups of three digits.
  mutating func append(integer value: Int, group: UnsafeBufferPointer<UInt8>) {
    if value < 0 { append(UInt8(ascii: "-")) }
    append(grouped: value.magnitude, group)
  }

  private mutating func append(grouped value: UInt, _ group: UnsafeBufferPointer<UInt8>) {
    guard value >= 1000 else { return append(digits: value, atLeast: 1) }
    append(grouped: value / 1000, group)
    append(group)
    append(digits: value % 1000, atLeast: 3)
  }

  /// Appends a number that is given in thousandths, with no more decimals than it has.
  mutating func append(
    thousandths value: Int, decimal: UnsafeBufferPointer<UInt8>, group: UnsafeBufferPointer<UInt8>
  ) {
    if value < 0 { append(UInt8(ascii: "-")) }
    append(grouped: value.magnitude / 1000, group)
    guard value % 1000 != 0 else { return }
    append(decimal)
    append(decimals: value.magnitude % 1000)
  }

  /// Appends a number that is given in thousandths, with no more decimals than it has.
  mutating func append(thousandths value: Int) {
    if value < 0 { append(UInt8(ascii: "-")) }
    let magnitude = value.magnitude
    append(digits: magnitude / 1000, atLeast: 1)
    guard magnitude % 1000 > 0 else { return }
    append(UInt8(ascii: "."))
    append(decimals: magnitude % 1000)
  }

  /// Appends thousandths, of which there are some, without zeros at the end.
  private mutating func append(decimals thousandths: UInt) {
    var fraction = thousandths
    var width = 3
    while fraction % 10 == 0 {
      fraction /= 10
      width -= 1
    }
    append(digits: fraction, atLeast: width)
  }

  // MARK: Escaping

  /// Appends text as HTML, with the references that MarkupSafe writes.
  @inline(__always)
  mutating func append(escaped text: UnsafeBufferPointer<UInt8>) {
    guard let start = text.baseAddress else { return }
    append(escaped: start, text.count)
  }

  mutating func append(escaped start: UnsafePointer<UInt8>, _ length: Int) {
    // No byte becomes more than five.
    reserve(length &* 5 &+ 8)
    let raw = UnsafeRawPointer(start)
    let target = UnsafeMutableRawPointer(base)
    var out = count
    var i = 0
    // Eight bytes at a time as long as none of them is special, which nearly all are.
    while i &+ 8 <= length {
      let word = raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)
      if Self.hasSpecial(word) {
        for _ in 0..<8 {
          Self.escape(start[i], target, &out)
          i &+= 1
        }
      } else {
        target.storeBytes(of: word, toByteOffset: out, as: UInt64.self)
        out &+= 8
        i &+= 8
      }
    }
    if i < length {
      // The rest in two halves that overlap with each other, or with what is written already; where none of it is
      // special, writing some of it twice changes nothing.
      if length >= 8 {
        let word = raw.loadUnaligned(fromByteOffset: length &- 8, as: UInt64.self)
        if !Self.hasSpecial(word) {
          out &+= length &- i
          target.storeBytes(of: word, toByteOffset: out &- 8, as: UInt64.self)
          i = length
        }
      } else if length >= 4 {
        let first = raw.loadUnaligned(as: UInt32.self)
        let last = raw.loadUnaligned(fromByteOffset: length &- 4, as: UInt32.self)
        if !Self.hasSpecial(UInt64(first) | UInt64(last) &<< 32) {
          target.storeBytes(of: first, toByteOffset: out, as: UInt32.self)
          out &+= length
          target.storeBytes(of: last, toByteOffset: out &- 4, as: UInt32.self)
          i = length
        }
      }
    }
    while i < length {
      Self.escape(start[i], target, &out)
      i &+= 1
    }
    count = out
  }

  /// Whether one of eight bytes is `"`, `&`, `'`, `<` or `>`.
  @inline(__always)
  private static func hasSpecial(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    // `&` and `'` differ in one bit, as do `<` and `>`, so three searches for a zero byte find all five.
    let a = word ^ (ones &* 0x22)
    let b = (word | ones) ^ (ones &* 0x27)
    let c = (word | (ones &* 2)) ^ (ones &* 0x3E)
    let zeros = ((a &- ones) & ~a) | ((b &- ones) & ~b) | ((c &- ones) & ~c)
    return zeros & high != 0
  }

  @inline(__always)
  private static func escape(_ byte: UInt8, _ target: UnsafeMutableRawPointer, _ out: inout Int) {
    // All five are below 64, so one mask tells them from the rest.
    guard byte < 64, (specials &>> UInt64(byte)) & 1 != 0 else {
      target.storeBytes(of: byte, toByteOffset: out, as: UInt8.self)
      out &+= 1
      return
    }
    switch byte {
    case UInt8(ascii: "&"): write("&amp;", target, &out)
    case UInt8(ascii: "<"): write("&lt;", target, &out)
    case UInt8(ascii: ">"): write("&gt;", target, &out)
    case UInt8(ascii: "\""): write("&#34;", target, &out)
    default: write("&#39;", target, &out)
    }
  }

  private static let specials: UInt64 =
    1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3C | 1 << 0x3E

  @inline(__always)
  private static func write(_ text: StaticString, _ target: UnsafeMutableRawPointer, _ out: inout Int) {
    (target + out).copyMemory(from: text.utf8Start, byteCount: text.utf8CodeUnitCount)
    out &+= text.utf8CodeUnitCount
  }
}
