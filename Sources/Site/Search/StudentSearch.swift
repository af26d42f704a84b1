import Catalogue
import Files

/// The index by which students are found: by any part of the name, by any two in any order, and by id.
///
/// Each key leads to what a result shows, so that finding somebody takes one path down the tree, and a name that
/// everybody bears costs no more than a rare one.
struct StudentSearch: Sendable {
  /// As much of a name as is shown, in code points.
  static let nameLength = 120

  let tree: SearchTree
  let words: SearchWords
  private let keys: SearchKeys
  /// Name and id of each student, in the order of lists, as JSON with a comma between.
  private let names: SearchFragments
  /// The titles of programmes.
  private let programs: SearchFragments
  /// The programme of each student, in the order of lists; -1 for none.
  private let programNumbers: [Int32]

  init(index: SiteIndex, workers: Workers) {
    let students = index.students
    let view = index.view
    self.init(count: students.count, programs: view.programs.map(\.displayName), workers: workers) { place in
      let student = Int(students[place])
      return (
        index.studentLinks.label(student), index.studentLinks.address(student),
        view.students[student].program?.target ?? -1
      )
    }
  }

  /// - Parameters:
  ///   - programs: the titles of programmes.
  ///   - student: a student by the place in lists; the number of the programme is -1 where there is none.
  /// - Complexity: O(*n* log *n*) in students.
  init(
    count: Int, programs titles: [Text], workers: Workers,
    student: @Sendable (_ place: Int) -> (name: Text, id: Text, program: Int32)
  ) {
    let parts = workers.map(count, chunk: 2048, state: { SearchWriter() }) { writer, range in
      var fragments = SearchFragments()
      for place in range {
        let (name, id, _) = student(place)
        writer.begin()
        writer.string(name.prefix(Self.nameLength))
        writer.raw(",")
        writer.string(id.bytes)
        fragments.append(writer.bytes)
      }
      return fragments
    }
    var names = SearchFragments()
    for part in parts { names.append(contentsOf: part) }
    var (programs, writer) = (SearchFragments(), SearchWriter())
    for title in titles {
      writer.begin()
      writer.string(title.prefix(Self.nameLength))
      programs.append(writer.bytes)
    }
    let programNumbers = (0..<count).map { student($0).program }
    let keys = SearchKeys(count: count, workers: workers, state: { NameParts() }) { parts, place, keys in
      let (name, id, _) = student(place)
      parts.read(name: name.prefix(Self.nameLength), id: id.bytes)
      parts.addKeys(of: place, to: &keys)
    }
    var inLeaf: [Int32] = []
    tree = SearchTree("students", keys) { number, isFirst in
      let place = Int(keys.entries[number].item)
      if isFirst { inLeaf.removeAll(keepingCapacity: true) }
      let program = programNumbers[place]
      var size = names.length(place) + 4
      if program >= 0, !inLeaf.contains(program) {
        inLeaf.append(program)
        size += programs.length(Int(program)) + 1
      }
      return size
    }
    (self.keys, self.names, self.programs, self.programNumbers) = (keys, names, programs, programNumbers)
    words = SearchWords("students/words", Self.firstWords(of: keys), findsInside: false, workers: workers)
  }

  /// Changes when anything does that the index holds.
  ///
  /// Programmes count in the order in which students name them: their numbers depend on how the catalogue came to be,
  /// and one that nobody names is not in the index.
  var fingerprint: String {
    var bytes = Array(names.fingerprint.utf8)
    var ranks: [Int32: Int] = [-1: 0]
    for number in programNumbers {
      let rank = ranks[number, default: ranks.count]
      if ranks.updateValue(rank, forKey: number) == nil { bytes.append(contentsOf: programs[Int(number)]) }
      bytes += [UInt8(truncatingIfNeeded: rank), UInt8(truncatingIfNeeded: rank >> 8)]
    }
    return Fingerprint.of(bytes)
  }

  /// Each different word that a key starts with, in order.
  private static func firstWords(of keys: SearchKeys) -> [[UInt8]] {
    var words: [[UInt8]] = []
    for number in keys.entries.indices {
      let word = keys[number].prefix { $0 != UInt8(ascii: " ") }
      if words.last.map({ !$0.elementsEqual(word) }) ?? true { words.append(Array(word)) }
    }
    return words
  }

  /// Writes a file of the tree.
  func write(_ node: Int, to writer: inout SearchWriter) {
    tree.write(node, to: &writer) { range, writer in
      var inLeaf: [Int32] = []
      for number in range {
        let program = programNumbers[Int(keys.entries[number].item)]
        if program >= 0, !inLeaf.contains(program) { inLeaf.append(program) }
      }
      writer.raw(",\"programs\":[")
      for (place, program) in inLeaf.enumerated() {
        if place > 0 { writer.raw(",") }
        writer.raw(programs[Int(program)])
      }
      writer.raw("],\"records\":[")
      for number in range {
        let place = Int(keys.entries[number].item)
        if number > range.lowerBound { writer.raw(",") }
        writer.raw(names[place])
        writer.raw(",")
        writer.raw("\(inLeaf.firstIndex(of: programNumbers[place]) ?? -1)")
      }
      writer.raw("]")
    }
  }
}

/// The parts of one student's name and id, and the keys that they make.
private struct NameParts {
  private var folded: [UInt8] = []
  private var bytes: [UInt8] = []
  private var words: [Range<Int>] = []
  /// How many of the words are of the name.
  private var nameCount = 0

  mutating func read(name: UnsafeBufferPointer<UInt8>, id: UnsafeBufferPointer<UInt8>) {
    bytes.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    SearchText.appendWords(of: name, folded: &folded, to: &bytes)
    let end = bytes.count
    SearchText.appendWords(of: id, folded: &folded, to: &bytes)
    var start = 0
    nameCount = 0
    for index in bytes.indices where bytes[index] == UInt8(ascii: " ") {
      let word = start..<index
      if start < end {
        words.append(word)
        nameCount += 1
      } else if !words.contains(where: { bytes[$0].elementsEqual(bytes[word]) }) {
        // A number, or a login: what an id says beyond the name.
        words.append(word)
      }
      start = index + 1
    }
  }

  func addKeys(of item: Int, to keys: inout SearchKeys) {
    bytes.withUnsafeBufferPointer { bytes in
      for number in words.indices {
        let word = bytes[words[number]]
        if number >= nameCount || nameCount == 1 {
          keys.add(word, item: item)
        } else {
          // Up to the space behind the first word, which is part of the key, and on to the end of the second.
          let withSpace = bytes[words[number].lowerBound..<(words[number].upperBound + 1)]
          for other in 0..<nameCount where other != number && isPaired(number, other) {
            keys.add(withSpace, bytes[words[other]], item: item)
          }
        }
        addInnerStarts(of: words[number], in: bytes, item: item, to: &keys)
      }
    }
  }

  /// Names of more than three parts are found by each part with the next, the first or the last.
  private func isPaired(_ a: Int, _ b: Int) -> Bool {
    nameCount <= 3 || b == 0 || b == nameCount - 1 || b == a + 1
  }

  /// Where words are written without spaces, a given name may start anywhere.
  private func addInnerStarts(
    of word: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, item: Int, to keys: inout SearchKeys
  ) {
    guard bytes[word.lowerBound...].prefix(word.count).contains(where: { $0 >= 0xE3 }) else { return }
    var index = word.lowerBound
    while index < word.upperBound {
      let start = index
      if bytes[index] < 0x80 {
        index += 1
      } else if SearchText.startsAnywhere(SearchText.decodedScalar(bytes, &index)), start > word.lowerBound {
        keys.add(bytes[start..<word.upperBound], item: item)
      }
    }
  }
}
