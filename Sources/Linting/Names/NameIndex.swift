import Catalogue

/// Finds any of many names in a text in one pass, as whole words and in exact case.
///
/// Names are found by the hash of their first two words, so a text costs the same whether ten names are
/// looked for or a hundred thousand. A name of a single word is not looked for: too many of them are words of
/// the language, or parts of other names.
struct NameIndex: Sendable {
  private let names: [Text]
  /// The numbers of names by the hash of their first two words: open addressing, -1 for an empty slot.
  private var slots: [Int32]
  private var hashes: [UInt64]
  /// A bit for each hash that occurs, so that most pairs of words are dismissed by one look.
  private var filter: [UInt64]

  /// - Complexity: O(*n*) in bytes of all names.
  init(_ names: some Sequence<Text>) {
    var kept: [Text] = []
    var hashes: [UInt64] = []
    for name in names {
      var words = Words(of: name.bytes)
      guard let first = words.nextWord(), let second = words.nextWord() else { continue }
      kept.append(name)
      hashes.append(Self.hash(first.hash, second.hash))
    }
    var capacity = 64
    while capacity < kept.count * 2 { capacity *= 2 }
    slots = [Int32](repeating: -1, count: capacity)
    filter = [UInt64](repeating: 0, count: capacity / 8)
    self.names = kept
    self.hashes = hashes
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (capacity - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = Int32(number)
      filter[Self.filterWord(hash, filter.count)] |= 1 << (hash >> 58)
    }
  }

  var isEmpty: Bool { names.isEmpty }

  /// The places of all names in a text, in order; of names that start at the same word, the longest.
  ///
  /// - Complexity: O(*n*) in bytes of the text.
  func places(in text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var places: [Range<Int>] = []
    var words = Words(of: text)
    guard var previous = words.nextWord() else { return [] }
    filter.withUnsafeBufferPointer { filter in
      while let word = words.nextWord() {
        let hash = Self.hash(previous.hash, word.hash)
        if filter[Self.filterWord(hash, filter.count)] & (1 << (hash >> 58)) != 0,
          let end = end(ofNameAt: previous.start, hash: hash, in: text)
        {
          places.append(previous.start..<end)
        }
        previous = word
      }
    }
    return places
  }

  private func end(ofNameAt start: Int, hash: UInt64, in text: UnsafeBufferPointer<UInt8>) -> Int? {
    var longest: Int?
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    // Many students may have one name: it is compared once.
    var last: Text?
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if hashes[number] == hash, names[number] != last {
        last = names[number]
        if let end = Self.end(of: names[number].bytes, at: start, in: text) {
          longest = max(longest ?? 0, end)
        }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return longest
  }

  /// Where a name ends that stands at a place of a text; any white space in it matches any other.
  private static func end(
    of name: UnsafeBufferPointer<UInt8>, at start: Int, in text: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    var index = start
    var next = 0
    while next < name.count {
      guard index < text.count else { return nil }
      if isSpace(name[next]) {
        guard isSpace(text[index]) else { return nil }
        while next < name.count, isSpace(name[next]) { next += 1 }
        while index < text.count, isSpace(text[index]) { index += 1 }
      } else {
        guard text[index] == name[next] else { return nil }
        next += 1
        index += 1
      }
    }
    let isWhole = index == text.count || Words.separator(in: text, at: index) > 0 || endsInSeparator(name)
    return isWhole ? index : nil
  }

  private static func endsInSeparator(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let last = name.indices.last, name[last] < 0x80 else { return false }
    return Words.separator(in: name, at: last) > 0
  }

  @inline(__always)
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }

  @inline(__always)
  private static func hash(_ first: UInt64, _ second: UInt64) -> UInt64 {
    let mixed = (first &* 0x9E37_79B9_7F4A_7C15) ^ second
    let hash = (mixed ^ (mixed >> 29)) &* 0xBF58_476D_1CE4_E5B9
    return hash ^ (hash >> 32)
  }

  /// The filter has eight bits for each slot; `count` is a power of two.
  @inline(__always)
  private static func filterWord(_ hash: UInt64, _ count: Int) -> Int {
    Int(truncatingIfNeeded: hash >> 20) & (count - 1)
  }
}
