import Files

/// The different words of an index, found by readers who mistype them.
///
/// Every word stands in this list several times: as it is, backwards after `<`, and after `-` without one of its first
/// four letters. Take a word and what somebody typed in its place with one fault (a letter too many, too few, another
/// one, or two exchanged). Either the first four letters are the same, and the two stand near each other; or both
/// become the same, from there on, when the right one of the first four letters is left out of each. Of two faults,
/// either one at most is among the first four letters, or the last ones are right, and the words stand near each
/// other backwards. So a few short stretches hold whatever may be meant, however many words there are.
/// `templates/assets/search/typos.js` reads them.
struct SearchWords: Sendable {
  /// Of how many first letters each is left out.
  static let openingLength = 4
  /// The shortest word that is ever meant, in code points.
  private static let shortest = 3
  /// The shortest end of a word that it is found by, and how many of these there are.
  private static let shortestEnd = 4
  private static let endLimit = 12

  let tree: SearchTree
  private let keys: SearchKeys
  private let words: [[UInt8]]

  /// - Parameters:
  ///   - words: different words.
  ///   - findsInside: whether the ends of words are listed as well, after `~`: German finds `informatik` in
  ///     `wirtschaftsinformatik`.
  /// - Complexity: O(*n* log *n*).
  init(_ folder: String, _ words: [[UInt8]], findsInside: Bool, workers: Workers) {
    let words = words.filter(Self.isWord)
    self.words = words
    let keys = SearchKeys(count: words.count, workers: workers, state: {}) { _, number, keys in
      words[number].withUnsafeBufferPointer { word in
        Self.addKeys(of: word, findsInside: findsInside, item: number, to: &keys)
      }
    }
    tree = SearchTree(folder, keys) { number, _ in words[Int(keys.entries[number].item)].count + 1 }
    self.keys = keys
  }

  /// Whether a word is one that somebody may mistype: numbers, and those with digits, are too much alike.
  private static func isWord(_ word: [UInt8]) -> Bool {
    var letters = 0
    for byte in word {
      if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { return false }
      if byte & 0xC0 != 0x80 { letters += 1 }
    }
    return letters >= shortest
  }

  private static func addKeys(
    of word: UnsafeBufferPointer<UInt8>, findsInside: Bool, item: Int, to keys: inout SearchKeys
  ) {
    let marks = UnsafeBufferPointer(start: Self.marks.utf8Start, count: Self.marks.utf8CodeUnitCount)
    let (deleted, reversed, inner) = (marks[0..<1], marks[1..<2], marks[2..<3])
    let whole = word[0..<word.count]
    keys.add(whole, item: item)
    let starts = word.indices.filter { word[$0] & 0xC0 != 0x80 } + [word.count]
    let count = starts.count - 1
    for letter in 0..<min(openingLength, count) {
      // Of two equal letters in a row it is all the same which one is left out.
      if letter > 0, word[starts[letter - 1]..<starts[letter]].elementsEqual(word[starts[letter]..<starts[letter + 1]])
      {
        continue
      }
      keys.add(deleted, word[..<starts[letter]], word[starts[letter + 1]...], item: item)
    }
    var backwards: [UInt8] = []
    for letter in (0..<count).reversed() { backwards += word[starts[letter]..<starts[letter + 1]] }
    backwards.withUnsafeBufferPointer { keys.add(reversed, $0[0..<$0.count], item: item) }
    guard findsInside, count > shortestEnd else { return }
    for letter in 1...min(count - shortestEnd, endLimit) {
      keys.add(inner, word[starts[letter]...], item: item)
    }
  }

  private static let marks: StaticString = "-<~"

  /// Writes a file of the tree.
  func write(_ node: Int, to writer: inout SearchWriter) {
    tree.write(node, to: &writer) { range, writer in
      // No word holds a space or a character that JSON escapes.
      writer.raw(",\"words\":\"")
      for number in range {
        if number > range.lowerBound { writer.raw(" ") }
        writer.raw(words[Int(keys.entries[number].item)])
      }
      writer.raw("\"")
    }
  }
}
